"""The register: awards enter it by an applied decision, and dossiers in which nobody waits any more are settled."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from awards.choices import NOMINEE_OPEN, DossierState, NomineeState
from awards.models import Award, AwardStep, Decision, DecisionLine, Dossier, Nominee
from awards.notices.dossiers import DossierSettled
from awards.policies.authorities import authority_of
from awards.policies.prizes import Prizes
from awards.workflow import DOSSIER_MOVES
from thiduakt.base.clock import today
from units.models import Post

NOBODY_HONOURED = "Không có đối tượng nào được khen thưởng."


@transaction.atomic
def enter_awards(*, decision: Decision, lines: Iterable[DecisionLine], actor: Post) -> list[Award]:
    """One award per line, as the nominee stood on the dossier, with the prize of the decision's day.

    Raises ValidationError when the data has no base salary for that day.
    """
    on: date = decision.issued_on
    prizes, authority = Prizes(on), authority_of(decision.issuer, decision.award_type, on)
    awards = [_award(decision, line, prizes, authority.code if authority else "") for line in lines]
    for award in awards:
        award.set_keys()
    Award.objects.bulk_create(awards, batch_size=500)
    AwardStep.objects.bulk_create(
        [AwardStep(award=award, move="enter", target=award.state, actor=actor) for award in awards], batch_size=500
    )
    return awards


def _award(decision: Decision, line: DecisionLine, prizes: Prizes, authority: str) -> Award:
    nominee = line.nominee
    return Award(
        person_id=nominee.person_id,
        unit_id=nominee.unit_id,
        household_id=nominee.household_id,
        holder_unit_id=nominee.unit_id or nominee.dossier.unit_id,
        award_type_id=nominee.award_type_id,
        year=nominee.year,
        kind=nominee.kind,
        name=nominee.name,
        position_title=nominee.position_title,
        unit_name=nominee.unit_name,
        decision=decision,
        nominee=nominee,
        decision_number=decision.full_number,
        decided_on=decision.issued_on,
        decided_by=decision.authority_line,
        authority=authority,
        signer=decision.signer_name,
        movement_id=decision.round.movement_id,
        prize=prizes.of(nominee),
        register_number=line.position,
    )


def hold_dossiers(nominees: QuerySet[Nominee]) -> None:
    """Lock their dossiers, before the nominees themselves: every act locks in this order, so none waits in a ring."""
    rows = Dossier.objects.select_for_update(of=("self",)).filter(pk__in=nominees.values("dossier"))
    list(rows.order_by("pk").values_list("pk"))


@transaction.atomic
def settle_dossiers(*, nominees: Iterable[Nominee], actor: Post) -> list[Dossier]:
    """Close the dossiers of these nominees in which nobody waits any more; where nobody is honoured tell the unit."""
    touched = {nominee.dossier_id for nominee in nominees}
    if not touched:
        return []
    move = DOSSIER_MOVES["decide"]
    waiting = Nominee.objects.filter(state__in=NOMINEE_OPEN).values("dossier")
    settled = list(
        Dossier.objects.select_related("unit")
        .select_for_update(of=("self",))
        .filter(pk__in=touched, state__in=move.sources)
        .exclude(pk__in=waiting)
        .order_by("pk")
    )
    decided = Nominee.objects.filter(dossier__in=settled, state=NomineeState.DECIDED)
    honoured = set(decided.values_list("dossier_id", flat=True))
    Dossier.objects.filter(pk__in=[dossier.pk for dossier in settled]).update(state=DossierState.DECIDED)
    for dossier in settled:
        step = dossier.steps.create(
            move=move.name,
            source=dossier.state,
            target=move.target,
            actor=actor,
            note="" if dossier.pk in honoured else NOBODY_HONOURED,
        )
        if step.note:
            DossierSettled(step, on=today()).post()
    return settled
