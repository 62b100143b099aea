"""Gather records set by set: the same number of queries for one nominee and for two thousand."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from awards.choices import NOMINEE_OPEN
from awards.eligibility import record as plain
from awards.facts.asking import Asked
from awards.facts.members import members_of
from awards.facts.said import Said, bloc_of, movement_of
from awards.facts.service import circumstances, leave_months, service_months
from awards.models import Award, Nominee
from units.choices import EmploymentKind, Grade, Role
from units.facts.lineage import carried_by
from units.models import Discipline, Employment, Hold, InitiativeAuthor, Post, Rating, Unit

GRADES = list(Grade.values)  # from the lowest to the highest
# The columns that a record is made of; the subject first.
SUBJECT = ("person_id", "unit_id")
AWARD = (
    *SUBJECT, "household_id", "award_type_id", "year", "decided_on", "kind", "decision_number", "authority", "name",
    "period_to", "pk",
)  # fmt: skip
RATING = (*SUBJECT, "year", "grade")
DISCIPLINE = (*SUBJECT, "form", "starts_on", "ends_on")
HOLD = (*SUBJECT, "reason", "starts_on", "ends_on", "document")
WORK = {"unit_kind": F("unit__kind"), "unit_ended_on": F("unit__ended_on")}
INITIATIVE = {name: F(f"initiative__{name}") for name in ("year", "scope", "recognised_by", "document")}


def gather(asked: Iterable[Asked], on: date) -> dict[Hashable, plain.Record]:
    """A record for each question, by its key. What the tables do not hold stays unknown."""
    asked = list(asked)
    people = {each.person for each in asked if each.person}
    units = {each.unit for each in asked if each.unit}
    known = Known(people, units, {each.household for each in asked if each.household}, on)
    said = Said(
        {each.nominee for each in asked if each.nominee},
        {each.dossier for each in asked if each.dossier},
        {each.whose for each in asked if each.whose},
    )
    proposals = _proposals(asked)
    members = members_of([each for each in asked if each.unit], on)
    return {each.key: _record(each, known, said, proposals, members, on) for each in asked}


class Known:
    """Rows about the subjects, by the subject's id; each kind is one query."""

    def __init__(self, people: set, units: set, households: set, on: date):
        self.carried = carried_by(units)
        whose = Q(person__in=people) | Q(unit__in=units)
        with_former = whose | Q(unit__in=set().union(*self.carried.values()))
        awards = Award.objects.standing().filter(with_former | Q(household__in=households))
        self._awards = _by_subject(awards.values_list(*AWARD, named=True))
        self._ratings = _by_subject(Rating.objects.filter(with_former).values_list(*RATING, named=True))
        self.discipline = _by_subject(Discipline.objects.filter(whose).values_list(*DISCIPLINE, named=True))
        self.holds = _by_subject(Hold.objects.filter(whose, starts_on__lte=on).values_list(*HOLD, named=True))
        authors = InitiativeAuthor.objects.filter(person__in=people).order_by()
        self.initiatives = _by_subject(authors.annotate(**INITIATIVE).values_list("person_id", *INITIATIVE, named=True))
        work = Employment.objects.filter(person__in=people).order_by().annotate(**WORK)
        columns = ("person_id", "unit_id", "kind", "starts_on", "ends_on", *WORK)
        self.employments = _by_subject(work.values_list(*columns, named=True))
        self._heads = _units_headed(people, on)
        self.units = Unit.objects.in_bulk(units | set().union(*self.carried.values()))

    def awards_of(self, whose: UUID) -> list:
        """The awards of the subject, and of the units it has been confirmed to carry on."""
        rows = [row for each in (whose, *self.carried.get(whose, ())) for row in self._awards[each]]
        return sorted(rows, key=lambda row: (row.year, row.decided_on, row.pk))

    def ratings_of(self, whose: UUID) -> dict[int, str]:
        """The grade of each year; where the subject has none, the lowest of the units it carries on."""
        grades: dict[int, str] = {}
        for former in self.carried.get(whose, ()):
            for row in self._ratings[former]:
                grades[row.year] = min(grades.get(row.year, row.grade), row.grade, key=GRADES.index)
        return grades | {row.year: row.grade for row in self._ratings[whose]}

    def unit_ratings(self, person: UUID | None) -> dict[int, str] | None:
        """Ratings of the unit a person heads; None for everybody else."""
        return self._heads.get(person) if person else None

    def kind_of_unit(self, each: Asked) -> str:
        """What kind of unit the subject is, or works in by its latest main row."""
        if each.unit:
            return self.units[each.unit].kind
        rows = [row for row in self.employments[each.person] if row.kind == EmploymentKind.MAIN] if each.person else []
        return max(rows, key=lambda row: row.starts_on).unit_kind if rows else ""

    def exists_since(self, unit: Unit | None) -> int | None:
        """The year in which the unit, or the oldest of those it carries on, was founded."""
        if unit is None:
            return None
        return min(self.units[each].founded_on.year for each in (unit.pk, *self.carried[unit.pk]))


def _units_headed(people: set, on: date) -> dict[UUID, dict[int, str]]:
    """By person who heads a unit on the day: the unit's ratings by year."""
    posts = Post.objects.filter(user__person__in=people, role=Role.UNIT_HEAD, starts_on__lte=on)
    posts = posts.filter(Q(ends_on=None) | Q(ends_on__gte=on))
    heads = dict(posts.order_by("pk").values_list("user__person", "unit"))
    grades = defaultdict(dict)
    for unit, year, grade in Rating.objects.filter(unit__in=set(heads.values())).values_list("unit", "year", "grade"):
        grades[unit][year] = grade
    return {person: grades[unit] for person, unit in heads.items() if unit in grades}


def _by_subject(rows) -> dict:
    """Plain rows by the subject's id: whole model instances would take most of the time of a long list."""
    found = defaultdict(list)
    for row in rows:
        found[row.person_id or row.unit_id or row.household_id].append(row)
    return found


def _record(each: Asked, known: Known, said: Said, proposals: dict, members: dict, on: date) -> plain.Record:
    whose, facts, jobs = each.whose, said.facts.get(each.nominee), known.employments[each.whose]
    # Of a household no table holds discipline, holds or ratings: known only as far as people say it.
    is_known, clean = each.subject != "ho_gia_dinh", said.household(each.nominee)
    unit = known.units.get(each.unit)
    awards = [_past_award(row, whose) for row in known.awards_of(whose)]
    return plain.Record(
        id=str(each.key),
        award=each.award,
        subject=each.subject,
        award_year=each.year,
        on=on,
        kind=each.kind,
        path=each.path,
        awards=(*awards, *_proposed(each, proposals, awards)) if whose else None,
        ratings=known.ratings_of(whose) if is_known else None,
        initiatives=tuple(_initiative(row) for row in known.initiatives[whose]) if each.person else None,
        discipline=tuple(_discipline(row) for row in known.discipline[whose]) if is_known else clean.discipline,
        holds=tuple(_hold(row) for row in known.holds[whose]) if is_known else clean.holds,
        service_months=service_months(jobs, each.year),
        leave_months=leave_months(jobs, each.year),
        circumstances=circumstances(jobs, each.year),
        confirmed_gaps=said.gaps(whose),
        declared=said.declared(each.nominee),
        received_on=said.received(each.dossier),
        subject_class=said.subject_class(each.nominee, known.kind_of_unit(each)),
        sex=said.sex(each.nominee),
        posthumous=facts.is_posthumous if facts else None,
        unit_ratings=known.unit_ratings(each.person),
        bloc=bloc_of(facts, each.year),
        movement=movement_of(facts),
        members=members.get(each.key),
        exists_since=known.exists_since(unit),
        dissolved_on=unit.ended_on if unit else None,
        dissolution_known=unit is not None,
    )


def _proposals(asked: list[Asked]) -> dict:
    """What else each subject is proposed for in the same dossier: (dossier, subject) → [(award, year)]."""
    dossiers = {each.dossier for each in asked if each.dossier}
    rows = Nominee.objects.filter(dossier__in=dossiers, state__in=NOMINEE_OPEN)
    found = defaultdict(list)
    columns = ("dossier", "person", "unit", "household", "award_type", "year")
    for dossier, person, unit, household, award, year in rows.values_list(*columns):
        found[dossier, person or unit or household].append((award, year))
    return found


def _proposed(each: Asked, proposals: dict, awards: list[plain.PastAward]) -> list[plain.PastAward]:
    """Proposals of the same dossier as awards to come, unless the register already holds them."""
    held = {(award.code, award.year) for award in awards} | {(each.award, each.year)}
    rows = set(proposals.get((each.dossier, each.whose), ())) - held
    return [plain.PastAward(code=code, year=year, kind=each.kind, proposed=True) for code, year in sorted(rows)]


def _past_award(row, whose: UUID) -> plain.PastAward:
    former = f" ({row.name})" if whose not in (row.person_id, row.unit_id, row.household_id) else ""
    return plain.PastAward(
        code=row.award_type_id,
        year=row.year,
        decided_on=row.decided_on,
        kind=row.kind,
        decision=f"QĐ {row.decision_number}{former}" if row.decision_number else former.strip(),
        decided_by=row.authority or None,
        period_to=row.period_to,
    )


def _initiative(row) -> plain.Initiative:
    by = row.recognised_by or None
    return plain.Initiative(year=row.year, scope=row.scope, recognised_by=by, document=row.document)


def _discipline(row) -> plain.Discipline:
    return plain.Discipline(form=row.form, starts=row.starts_on, ends=row.ends_on)


def _hold(row) -> plain.Hold:
    return plain.Hold(reason=row.reason, starts=row.starts_on, ends=row.ends_on, source=row.document)
