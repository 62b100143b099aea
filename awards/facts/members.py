"""A collective's members in a year: those whose main work was in it at the year's end, or today if sooner."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date

from django.db.models import Q

from awards.choices import NOMINEE_OPEN
from awards.eligibility.record import Members
from awards.eligibility.terms import DISCIPLINES, rank
from awards.facts.asking import Asked
from awards.models import Award, Nominee
from units.models import Discipline, Employment, Rating, Unit

LOWEST, HEAVY = "khong_hoan_thanh", "canh_cao"
LABOUR, FIGHTER = "LDTT", "CSTDCS"


def members_of(asked: Iterable[Asked], on: date) -> dict[Hashable, dict[int, Members]]:
    """Counts for each collective asked about; the same number of queries for one and for fifty."""
    asked = list(asked)
    if not asked:
        return {}
    people = _people_of(asked, on)
    everybody = {person for group in people.values() for person in group}
    years = {each.year for each in asked}
    grades = _grades(everybody, years)
    titles = _titles(everybody, years, asked, on)
    punished = _punished(everybody, years, on)
    return {
        each.key: {each.year: _count(people[each.key], each.year, grades, titles, punished)}
        for each in asked
        if people[each.key]
    }


def _count(people: set, year: int, grades: dict, titles: dict, punished: set) -> Members:
    known = [grades.get((person, year)) for person in people]
    held = [titles.get((person, year), frozenset()) for person in people]
    return Members(
        count=len(people),
        not_completed=None if None in known else known.count(LOWEST),
        # Who holds the higher title of the year has met the standard of the lower one.
        ldtt=sum(bool(codes & {LABOUR, FIGHTER}) for codes in held),
        cstdcs=sum(FIGHTER in codes for codes in held),
        canh_cao_or_more=sum((person, year) in punished for person in people),
    )


def _people_of(asked: list[Asked], on: date) -> dict[Hashable, set]:
    """Main employments inside each unit and below it on the day that counts for its year."""
    paths = dict(Unit.objects.filter(pk__in={each.unit for each in asked}).values_list("pk", "path"))
    inside = Q(pk=None)
    for path in paths.values():
        inside |= Q(unit__path__startswith=path)
    rows = list(Employment.objects.main().filter(inside).values_list("person", "unit__path", "starts_on", "ends_on"))
    found = {}
    for each in asked:
        day = min(date(each.year, 12, 31), on)
        here = [row for row in rows if row[1].startswith(paths[each.unit])]
        found[each.key] = {who for who, _, start, end in here if start <= day and (end is None or end >= day)}
    return found


def _grades(people: set, years: set[int]) -> dict:
    rows = Rating.objects.filter(person__in=people, year__in=years).values_list("person", "year", "grade")
    return {(person, year): grade for person, year, grade in rows}


def _titles(people: set, years: set[int], asked: list[Asked], on: date) -> dict:
    """Titles decided by the day, and those proposed in the same dossiers."""
    codes = [LABOUR, FIGHTER]
    given = Award.objects.standing().filter(person__in=people, year__in=years, decided_on__lte=on)
    dossiers = {each.dossier for each in asked if each.dossier}
    proposed = Nominee.objects.filter(dossier__in=dossiers, person__in=people, state__in=NOMINEE_OPEN)
    found = defaultdict(set)
    for rows in (given, proposed):
        for person, year, code in rows.filter(award_type__in=codes).values_list("person", "year", "award_type"):
            found[person, year].add(code)
    return found


def _punished(people: set, years: set[int], on: date) -> set:
    rows = Discipline.objects.filter(person__in=people, starts_on__lte=on)
    heavy = [row for row in rows if rank(row.form, DISCIPLINES) >= rank(HEAVY, DISCIPLINES)]
    return {(row.person_id, year) for row in heavy for year in years if _touches(row, year)}


def _touches(row: Discipline, year: int) -> bool:
    return row.starts_on <= date(year, 12, 31) and (row.ends_on or date.max) >= date(year, 1, 1)
