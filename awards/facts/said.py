"""What people have said of subjects and nominees: confirmed years, statements, facts, other conclusions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, Q
from django.utils import timezone

from awards.choices import SessionState
from awards.eligibility import record as plain
from awards.eligibility.statements import NO_DISCIPLINE, NO_HOLD
from awards.models import ConfirmedGap, CouncilSession, Declaration, DossierStep, Nominee, NomineeFacts, Overrule
from units.choices import PositionClass, Sex, UnitKind

SEXES = {Sex.MALE: "nam", Sex.FEMALE: "nu"}
LEADERS = frozenset({PositionClass.PROVINCE_LEADER, PositionClass.DEPARTMENT_LEADER, PositionClass.OTHER_LEADER})
CLASSES_OF_UNITS = {UnitKind.ENTERPRISE: "doanh_nghiep", UnitKind.FORCES: "llvt"}
HANDED_OVER = "submit"


@dataclass(frozen=True, slots=True)
class Clean:
    """Discipline and holds as a record has them; None = nobody has said."""

    discipline: tuple | None
    holds: tuple | None


UNDER_DISCIPLINE = plain.Discipline(form=None, starts=None, ends=None)
BEING_CLEARED = plain.Hold(reason=None, starts=None, ends=None)


def _none_or(found, is_clean: bool | None) -> tuple | None:
    """Known to be none, known to be there, or nobody has said."""
    if is_clean is None:
        return None
    return () if is_clean else (found,)


class Said:
    """Rows people have written about these nominees and subjects, each kind in one query."""

    def __init__(self, nominees: set, dossiers: set, subjects: set):
        columns = ("pk", "sex", "position_class")
        self._nominees = {row[0]: row[1:] for row in Nominee.objects.filter(pk__in=nominees).values_list(*columns)}
        self._declared = _declared(nominees)
        self.facts = {row.nominee_id: row for row in NomineeFacts.objects.filter(nominee__in=nominees)}
        self._received = _received(dossiers)
        self._gaps = gaps_of(subjects)

    def gaps(self, whose: UUID | None) -> frozenset[int]:
        return frozenset(self._gaps.get(whose, ()))

    def declared(self, nominee: UUID | None) -> Mapping[str, bool]:
        return self._declared.get(nominee, {})

    def received(self, dossier: UUID | None) -> date | None:
        """The day the dossier was handed in for the first time."""
        return self._received.get(dossier)

    def household(self, nominee: UUID | None) -> "Clean":
        """Discipline and holds of a household, as far as those who put it forward have said."""
        declared = self.declared(nominee)
        handled, pending = declared.get(NO_DISCIPLINE), declared.get(NO_HOLD)
        return Clean(_none_or(UNDER_DISCIPLINE, handled), _none_or(BEING_CLEARED, pending))

    def sex(self, nominee: UUID | None) -> str | None:
        return SEXES.get(self._nominees.get(nominee, ("", ""))[0])

    def subject_class(self, nominee: UUID | None, unit_kind: str) -> str | None:
        """As declared; else what the kind of the unit or the position already says."""
        facts = self.facts.get(nominee)
        if facts and facts.subject_class:
            return facts.subject_class
        position = self._nominees.get(nominee, ("", ""))[1]
        return CLASSES_OF_UNITS.get(unit_kind) or ("cong_chuc" if position in LEADERS else None)


def bloc_of(facts: NomineeFacts | None, year: int) -> plain.BlocRank | None:
    """The place in a bloc, when any of it was declared."""
    if facts is None or (facts.bloc_rank is None and not facts.bloc_organiser and facts.targets_exceeded is None):
        return None
    return plain.BlocRank(
        year=year,
        rank=facts.bloc_rank,
        organised_by=facts.bloc_organiser or None,
        targets_exceeded=facts.targets_exceeded,
    )


def movement_of(facts: NomineeFacts | None) -> plain.MovementResult | None:
    """The outcome of a movement, when any of it was declared."""
    if facts is None or not (facts.movement or facts.movement_launcher or facts.movement_outstanding is not None):
        return None
    return plain.MovementResult(
        code=facts.movement or None,
        launched_by=facts.movement_launcher or None,
        years=facts.movement_years,
        outstanding=facts.movement_outstanding,
        stage=facts.movement_stage or None,
    )


def gaps_of(subjects: Iterable[UUID]) -> dict[UUID, set[int]]:
    """The confirmed years of people, units and households, by subject: one query."""
    subjects = set(subjects)
    whose = Q(person__in=subjects) | Q(unit__in=subjects) | Q(household__in=subjects)
    rows = ConfirmedGap.objects.filter(whose, withdrawn_at=None)
    found = defaultdict(set)
    for person, unit, household, year in rows.values_list("person", "unit", "household", "year"):
        found[person or unit or household].add(year)
    return found


def overrules_of(nominees: Iterable[UUID]) -> dict[UUID, list[Overrule]]:
    """Other conclusions on nominees, standing and withdrawn, oldest first: one query."""
    rows = Overrule.objects.filter(nominee__in=set(nominees)).select_related(
        "nominee", "by__user", "withdrawn_by__user", "file"
    )
    found = defaultdict(list)
    for row in rows.order_by("at", "pk"):
        found[row.nominee_id].append(row)
    return found


def overrules_before(session: CouncilSession) -> list[Overrule]:
    """Other conclusions on those the council has voted on or, while it may, is to vote on: one query."""
    tallied = session.tallies.order_by().values("nominee")
    waiting = Nominee.objects.awaiting_vote().filter(dossier__round=session.round_id).order_by().values("pk")
    whose = Q(nominee__in=tallied)
    if session.state != SessionState.CLOSED:
        whose |= Q(nominee__in=waiting)
    rows = Overrule.objects.filter(whose).select_related(
        "nominee__award_type", "by__user", "withdrawn_by__user", "file"
    )
    return list(rows.order_by("nominee__dossier__code", "nominee__position", "at"))


def _declared(nominees: set) -> dict[UUID, dict[str, bool]]:
    rows = Declaration.objects.filter(nominee__in=nominees).values_list("nominee", "statement", "is_true")
    found = defaultdict(dict)
    for nominee, statement, is_true in rows:
        found[nominee][statement] = is_true
    return found


def _received(dossiers: set) -> dict[UUID, date]:
    steps = DossierStep.objects.filter(dossier__in=dossiers, move=HANDED_OVER).order_by()
    first = steps.values("dossier").annotate(first=Min("at")).values_list("dossier", "first")
    return {dossier: timezone.localtime(at).date() for dossier, at in first}
