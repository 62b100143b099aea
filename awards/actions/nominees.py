"""Putting people, collectives and households forward, and what is said of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from awards.actions.dossiers import require_alive, require_open
from awards.actions.journal import write_down
from awards.actions.quotas import require_quotas
from awards.actions.wishes import Wish, alone, jobs_of, mistakes_of
from awards.choices import CommendationKind, DossierState, Section
from awards.models import AwardType, Dossier, Nominee
from awards.policies.dossiers import DossierPolicy, NomineePolicy
from awards.workflow import NOMINEE_MOVES
from campaigns.choices import RoundKind
from thiduakt.base.acts import lock, repeated, take_move
from units.models import Employment, Post

KINDS = {
    RoundKind.ANNUAL: CommendationKind.MERIT,
    RoundKind.THEMATIC: CommendationKind.THEMATIC,
    RoundKind.SUDDEN: CommendationKind.SUDDEN,
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the next nominees of a dossier stand."""

    dossier: Dossier
    start: int


@transaction.atomic
def nominate(
    *, dossier: Dossier, wishes: Iterable[Wish], actor: Post, on: date, key: UUID | None = None
) -> list[Nominee]:
    """Put all the wishes forward, or none. Name, position and unit are kept as they are on the day.

    Raises ValidationError with one sentence per wish that cannot be, when a draft's round takes no more, or when a
    quota that blocks would be passed.
    """
    dossier, wishes = lock(dossier), list(wishes)
    if repeated(dossier.steps, key):
        return []
    DossierPolicy(actor, dossier).can_edit(Section.SUBJECTS).require()
    require_alive(dossier.unit, on)
    if dossier.state == DossierState.DRAFT:
        require_open(dossier.round, on)
    if not wishes:
        raise ValidationError("Hãy chọn ít nhất một người, một tập thể hoặc một hộ gia đình.")
    jobs = jobs_of(wishes, dossier, on)
    wrong = mistakes_of(wishes, dossier, jobs, on)
    if wrong:
        raise ValidationError([message for messages in wrong.values() for message in messages])
    place = _Place(dossier, dossier.nominees.aggregate(last=Max("position"))["last"] or 0)
    rows = [_nominee(place, n, wish, jobs) for n, wish in enumerate(wishes, start=1)]
    with alone():
        made = Nominee.objects.bulk_create(rows, batch_size=200)
    require_quotas(dossier, {wish.award_type.code for wish in wishes}, on)
    write_down(dossier, "nominate", actor=actor, note="; ".join(n.name for n in made)[:2000], key=key)
    return made


@transaction.atomic
def choose_award(*, nominee: Nominee, award_type: AwardType, actor: Post, on: date, key: UUID | None = None) -> Nominee:
    """Ask for another award for the same subject."""
    dossier, nominee = _held(nominee)
    if repeated(dossier.steps, key):
        return nominee
    DossierPolicy(actor, dossier).can_edit(Section.STANDARDS, nominee=nominee).require()
    if award_type.pk == nominee.award_type.pk:
        return nominee
    wish = Wish(award_type, **{nominee.group: getattr(nominee, nominee.group)})
    wrong = mistakes_of([wish], dossier, jobs_of([wish], dossier, on), on)
    if wrong:
        raise ValidationError(wrong[0])
    nominee.award_type, nominee.path = award_type, ""
    with alone():
        nominee.save(update_fields=["award_type", "path"])
    require_quotas(dossier, {award_type.code}, on)
    write_down(dossier, "choose_award", actor=actor, note=f"{nominee.name}: {award_type.name}", key=key)
    return nominee


@transaction.atomic
def write_achievement(*, nominee: Nominee, text: str, actor: Post, key: UUID | None = None) -> Nominee:
    """Keep the report of achievements of one nominee."""
    dossier, nominee = _held(nominee)
    if repeated(dossier.steps, key):
        return nominee
    DossierPolicy(actor, dossier).can_edit(Section.REPORTS, nominee=nominee).require()
    nominee.achievement = text.strip()
    nominee.save(update_fields=["achievement"])
    write_down(dossier, "write_achievement", actor=actor, note=nominee.name, key=key)
    return nominee


@transaction.atomic
def remove_nominee(*, nominee: Nominee, actor: Post, key: UUID | None = None) -> None:
    """Take a nominee out: in a draft as if never there, afterwards withdrawn and still on record."""
    dossier, nominee = _held(nominee)
    if repeated(dossier.steps, key):
        return
    DossierPolicy(actor, dossier).can_edit(Section.SUBJECTS, nominee=nominee).require()
    write_down(dossier, "remove_nominee", actor=actor, note=nominee.name, key=key)
    if dossier.state == DossierState.DRAFT:
        nominee.delete()
        return
    nominee.dossier = dossier
    take_move(nominee, NOMINEE_MOVES["withdraw"], policy=NomineePolicy(actor, nominee), steps=nominee.steps)


def _held(nominee: Nominee) -> tuple[Dossier, Nominee]:
    """Dossier first, then the nominee: every act locks in this order."""
    dossier = lock(nominee.dossier)
    return dossier, lock(nominee)


def _nominee(place: _Place, n: int, wish: Wish, jobs: dict) -> Nominee:
    dossier = place.dossier
    job: Employment | None = jobs.get(wish.person.pk) if wish.person else None
    return Nominee(
        dossier=dossier,
        position=place.start + n,
        person=wish.person,
        unit=wish.unit,
        household=wish.household,
        award_type=wish.award_type,
        kind=KINDS[dossier.round.kind],
        year=dossier.round.year,
        name=wish.subject_name,
        position_title=job.position if job else "",
        unit_name=job.unit.name if job else _place_of(wish),
        position_class=job.position_class if job else "",
        sex=wish.person.sex if wish.person else "",
        achievement=wish.achievement.strip(),
    )


def _place_of(wish: Wish) -> str:
    """The unit above a collective, the address of a household, as far as the column holds."""
    if wish.household:
        return wish.household.paper_address[: Nominee._meta.get_field("unit_name").max_length]
    return wish.unit.parent.name if wish.unit and wish.unit.parent_id else ""
