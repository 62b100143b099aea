"""Appraisal: the Board takes a dossier, judges each nominee, asks for what lacks, concludes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.actions.journal import write_down
from awards.actions.quotas import require_quotas
from awards.actions.register import settle_dossiers
from awards.actions.wishes import alone
from awards.choices import UNSETTLED, AppraisalVerdict, NomineeState, ReturnState, Section, Standing
from awards.facts import frozen, judge_nominees
from awards.models import Appraisal, Dossier, DossierStep, Nominee, ReturnItem
from awards.notices.dossiers import DossierConcluded, DossierRejected, DossierReturned
from awards.policies.dossiers import DossierPolicy, NomineePolicy
from awards.policies.routes import Routes
from awards.workflow import NOMINEE_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from units.models import Post

MOVE_OF = {AppraisalVerdict.FOR: "approve", AppraisalVerdict.AGAINST: "decline"}
STATE_OF = {AppraisalVerdict.FOR: NomineeState.FOR, AppraisalVerdict.AGAINST: NomineeState.AGAINST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One thing to mend, as the reviewer writes it down."""

    section: Section
    lacking: str
    ground: str
    due_on: date
    nominee: Nominee | None = None


@transaction.atomic
def take_dossier(*, dossier: Dossier, actor: Post, key: UUID | None = None) -> DossierStep:
    """The reviewer takes a dossier out of the queue."""
    dossier = lock(dossier)
    if done := repeated(dossier.steps, key):
        return done
    policy = DossierPolicy(actor, dossier)
    return take_move(dossier, policy.moves["take"], policy=policy, steps=dossier.steps, key=key, taken_by=actor)


@transaction.atomic
def take_over_dossier(*, dossier: Dossier, actor: Post, key: UUID | None = None) -> Dossier:
    """Another reviewer goes on in place of the one who holds the dossier."""
    dossier = lock(dossier)
    if repeated(dossier.steps, key):
        return dossier
    DossierPolicy(actor, dossier).can_take_over().require()
    dossier.taken_by = actor
    dossier.save(update_fields=["taken_by"])
    write_down(dossier, "take_over", actor=actor, key=key)
    return dossier


@transaction.atomic
def give_verdict(
    *, nominee: Nominee, verdict: str, actor: Post, on: date, note: str = "", key: UUID | None = None
) -> Appraisal | None:
    """The reviewer's conclusion on one nominee, kept with what the rules say on the day.

    Until the dossier is concluded it may be given anew. None when it says again what stands already.
    """
    dossier, nominee = lock(nominee.dossier), lock(nominee)
    if repeated(nominee.steps, key):
        return nominee.appraisals.last()
    nominee.dossier = dossier
    policy = NomineePolicy(actor, nominee)
    if nominee.state == STATE_OF[verdict]:
        DossierPolicy(actor, dossier).can_ask().require()
        last = nominee.appraisals.last()
        if last and last.note == note.strip():
            return None
        with alone():
            take_move(nominee, NOMINEE_MOVES["reconsider"], policy=policy, steps=nominee.steps)
    with alone():
        take_move(nominee, NOMINEE_MOVES[MOVE_OF[verdict]], policy=policy, steps=nominee.steps, note=note, key=key)
    if verdict == AppraisalVerdict.FOR:
        require_quotas(dossier, {nominee.award_type_id}, on)
    findings = frozen(judge_nominees([nominee], on)[nominee.pk], on)
    return Appraisal.objects.create(nominee=nominee, by=actor, verdict=verdict, note=note.strip(), findings=findings)


@transaction.atomic
def approve_eligible(*, dossier: Dossier, actor: Post, on: date, key: UUID | None = None) -> list[Nominee]:
    """In favour of everybody without a verdict whom the rules of the day call eligible; a journal line for each."""
    dossier = lock(dossier)
    if repeated(dossier.steps, key):
        return []
    DossierPolicy(actor, dossier).can_ask().require()
    waiting = list(dossier.nominees.filter(state=NomineeState.PROPOSED).select_for_update(of=("self",)))
    judgements = judge_nominees(waiting, on)
    fit = [nominee for nominee in waiting if judgements[nominee.pk].verdict == Standing.ELIGIBLE]
    for nominee in fit:
        nominee.dossier = dossier
        take_move(nominee, NOMINEE_MOVES["approve"], policy=NomineePolicy(actor, nominee), steps=nominee.steps)
        findings = frozen(judgements[nominee.pk], on)
        Appraisal.objects.create(nominee=nominee, by=actor, verdict=AppraisalVerdict.FOR, findings=findings)
    require_quotas(dossier, {nominee.award_type_id for nominee in fit}, on)
    write_down(dossier, "approve_eligible", actor=actor, key=key)
    return fit


@transaction.atomic
def return_dossier(
    *, dossier: Dossier, demands: Iterable[Demand], actor: Post, on: date, key: UUID | None = None
) -> DossierStep:
    """Give the dossier back with what lacks, item by item; nominees named there are to be judged anew."""
    dossier, demands = lock(dossier), list(demands)
    if done := repeated(dossier.steps, key):
        return done
    policy = DossierPolicy(actor, dossier)
    policy.can("return").require()
    _require_sound(dossier, demands, on)
    for demand in demands:
        values = {name: getattr(demand, name) for name in ("section", "lacking", "ground", "due_on", "nominee")}
        ReturnItem.objects.create(dossier=dossier, **values)
    named = {demand.nominee.pk for demand in demands if demand.nominee}
    for nominee in dossier.nominees.filter(pk__in=named, state__in=NOMINEE_MOVES["reconsider"].sources):
        nominee.dossier = dossier
        with alone():
            take_move(nominee, NOMINEE_MOVES["reconsider"], policy=NomineePolicy(actor, nominee), steps=nominee.steps)
    step = take_move(dossier, policy.moves["return"], policy=policy, steps=dossier.steps, key=key)
    DossierReturned(step, on=on).post()
    return step


@transaction.atomic
def conclude_dossier(*, dossier: Dossier, actor: Post, on: date, key: UUID | None = None) -> DossierStep:
    """End the appraisal: every nominee has a verdict, every mended item was looked at, the unit is told.

    Where nobody is favoured nothing is left to vote on or to decide: the dossier is settled at once.
    """
    dossier = lock(dossier)
    if done := repeated(dossier.steps, key):
        return done
    policy = DossierPolicy(actor, dossier)
    policy.can("conclude").require()
    _require_judged(dossier)
    step = take_move(dossier, policy.moves["conclude"], policy=policy, steps=dossier.steps, key=key)
    routes = Routes(on)
    for nominee in dossier.nominees.filter(state=NomineeState.FOR).select_related("award_type"):
        if routes.needs_council(nominee.award_type):
            continue
        nominee.dossier, why = dossier, routes.said(nominee.award_type)
        exempt = NOMINEE_MOVES["exempt"]
        take_move(nominee, exempt, policy=NomineePolicy(actor, nominee), steps=nominee.steps, note=why)
    DossierConcluded(step, on=on).post()
    settle_dossiers(nominees=dossier.nominees.all(), actor=actor)
    return step


@transaction.atomic
def reject_dossier(*, dossier: Dossier, note: str, actor: Post, on: date, key: UUID | None = None) -> DossierStep:
    """Close the dossier as not fit; its nominees are declined for the same reason."""
    dossier = lock(dossier)
    if done := repeated(dossier.steps, key):
        return done
    policy = DossierPolicy(actor, dossier)
    policy.can("reject").require()
    if not note.strip():
        raise ValidationError({"note": "Hãy ghi lý do hồ sơ không đủ điều kiện."})
    decline = NOMINEE_MOVES["decline"]
    for nominee in dossier.nominees.filter(state__in=decline.sources):
        nominee.dossier = dossier
        take_move(nominee, decline, policy=NomineePolicy(actor, nominee), steps=nominee.steps, note=note)
    step = take_move(dossier, policy.moves["reject"], policy=policy, steps=dossier.steps, note=note, key=key)
    DossierRejected(step, on=on).post()
    return step


def _require_sound(dossier: Dossier, demands: list[Demand], on: date) -> None:
    if not demands and not dossier.return_items.filter(state=ReturnState.OPEN).exists():
        raise ValidationError("Hãy ghi ít nhất một mục phải bổ sung.")
    if any(demand.due_on < on for demand in demands):
        raise ValidationError("Hạn bổ sung phải từ hôm nay trở đi.")
    if any(demand.nominee and demand.nominee.dossier_id != dossier.pk for demand in demands):
        raise ValidationError("Đối tượng được nêu không thuộc hồ sơ này.")
    if any(not demand.lacking.strip() or not demand.ground.strip() for demand in demands):
        raise ValidationError("Mỗi mục phải ghi thiếu gì và vì sao.")


def _require_judged(dossier: Dossier) -> None:
    waiting = list(dossier.nominees.filter(state=NomineeState.PROPOSED).values_list("name", flat=True))
    if waiting:
        raise ValidationError(f"Còn {len(waiting)} đối tượng chưa có kết luận: {', '.join(waiting[:5])}.")
    items = [str(item) for item in dossier.return_items.filter(state__in=UNSETTLED)]
    if items:
        raise ValidationError([f"Chưa xem mục bổ sung: {lacking}" for lacking in items])
