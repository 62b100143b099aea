"""Conditions on what stands in the books for one year or one day, as truths in SQL: grades, initiatives, discipline."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from awards.eligibility.case import MERIT
from awards.eligibility.terms import DISCIPLINES, RATINGS, SCOPES, rank
from awards.facts.screening.plan import OPEN, Plan, Test
from awards.facts.screening.service import LEAVES, months, months_left
from awards.facts.screening.sql import TRUE, Sql, at_least, every, sql
from units.choices import EmploymentKind
from units.models import Discipline, Employment, Hold

Given = Mapping[str, Any]


def rating(plan: Plan, given: Given) -> Test:
    """The award year's grade is at least `at_least`."""
    if plan.sources.is_household:
        return OPEN
    found = plan.join(plan.sources.grades(year=plan.sources.asked.year))
    return _once_more(sql(f"({found}.place >= ?)", rank(given["at_least"], RATINGS)))


def initiative(plan: Plan, given: Given) -> Test:
    """So many initiatives of at least this reach, recognised by whom the standard names."""
    if plan.sources.column != "person_id":
        return OPEN
    asked, sources = plan.sources.asked, plan.sources
    made = plan.add(sources.initiatives())
    givers = tuple(given.get("recognised_by", ()))
    wide = sql("m.scope NOT IN ?", _places(SCOPES, given["scope"]))
    sure = every([wide, sql("m.giver IN ?", _listed(givers))] if givers else [wide])
    maybe = every([wide, sql("(m.giver = '' OR m.giver IN ?)", _listed(givers))] if givers else [wide])
    in_time = sql("m.year = ?", asked.year) if given.get("same_year") else sql("m.year <= ?", asked.year)
    after = Sql("")
    if sources.restarts and not given.get("same_year"):
        after = Sql(" LEFT JOIN restart ON restart.person_id = m.id")
        in_time = every([in_time, Sql("(restart.last IS NULL OR m.year > restart.last)")])
    counted = sql(
        f"""SELECT m.id, SUM(CASE WHEN ? THEN 1 ELSE 0 END) AS sure, SUM(CASE WHEN ? THEN 1 ELSE 0 END) AS maybe
        FROM {made} m? WHERE ? GROUP BY m.id""",
        sure, maybe, after, in_time,
    )  # fmt: skip
    name = plan.join(counted)
    sums = {"sure": f"COALESCE({name}.sure, 0)", "possible": f"COALESCE({name}.maybe, 0)"}
    needed = given.get("count", 1)
    return Test(at_least(needed, **sums), at_least(max(needed - 1, 0), **sums))


def service(plan: Plan, given: Given) -> Test:
    """Months of service in the award year, with the leave that counts; open where leave may count once confirmed."""
    if plan.sources.column != "person_id":
        return OPEN
    name, needed = months(plan), given["months"]
    have = f"ROUND(CAST({name}.worked + {name}.counted AS numeric), 2)"
    return _once_more(
        sql(f"CASE WHEN {have} >= ? THEN TRUE WHEN {have} + {name}.waiting < ? THEN FALSE END", needed, needed)
    )


def counts_as_service(plan: Plan, given: Given) -> Test:
    """Leave that counts once the unit has confirmed something: open for those who took such leave."""
    kinds = [kind for kind in LEAVES if kind in given["leave"]]
    if plan.sources.column != "person_id" or not given.get("if_declared") or not kinds:
        return Test.plain(TRUE)
    name = months(plan)
    taken = " + ".join(f"{name}.{kind}" for kind in kinds)
    return Test.plain(Sql(f"CASE WHEN COALESCE({taken}, 0) <= 0 THEN TRUE END"))


def declared_when(plan: Plan, given: Given) -> Test | None:
    """Statements asked for only in a circumstance: open for those in it; None where the rows do not tell of it."""
    asked = plan.sources.asked
    first, last = date(asked.year, 1, 1), date(asked.year, 12, 31)
    rows = Employment.objects.filter(starts_on__lte=last).filter(Q(ends_on=None) | Q(ends_on__gte=first))
    if plan.sources.column != "person_id":
        return None
    if given["when"] == "seconded":
        found = plan.add(plan.sources.among(rows.filter(kind=EmploymentKind.SECONDED)))
        who = plan.join(sql(f"SELECT DISTINCT id FROM {found}"))
    elif given["when"] == "months_at_old_unit":
        name = months_left(plan)
        wanted = max(given.get("at_least", 1), 1)
        return Test.plain(sql(f"CASE WHEN COALESCE({name}.months, 0) < ? THEN TRUE END", wanted))
    else:
        return None
    return Test.plain(Sql(f"CASE WHEN {who}.id IS NULL THEN TRUE END"))


def not_alongside(plan: Plan, given: Given) -> Test:
    """Another award has not been given for the same year."""
    rows = plan.add(plan.sources.given_for_the_year([given["award"]]))
    return _absent(plan, sql(f"SELECT DISTINCT id FROM {rows}"))


def existence(plan: Plan, given: Given) -> Test:
    """The collective, or the oldest of those it carries on, has existed for so many years."""
    if not plan.sources.is_unit:
        return OPEN
    name = plan.join(plan.sources.founding())
    return Test.plain(sql(f"(? - {name}.since >= ?)", plan.sources.asked.year, given["years"]))


def not_dissolved(plan: Plan, given: Given) -> Test:
    """The collective has not ended by the day."""
    if not plan.sources.is_unit:
        return OPEN
    ended = plan.add(plan.sources.ended())
    return _absent(plan, sql(f"SELECT DISTINCT id FROM {ended}"))


def clean_year(plan: Plan, given: Given) -> Test:
    """No discipline of this weight in force at any time of the award year."""
    asked = plan.sources.asked
    lighter = [form for form in DISCIPLINES if rank(form, DISCIPLINES) < rank(given["form"], DISCIPLINES)]
    rows = Discipline.objects.filter(starts_on__lte=min(asked.on, date(asked.year, 12, 31))).exclude(form__in=lighter)
    return _none_of(plan, rows.filter(Q(ends_on=None) | Q(ends_on__gte=date(asked.year, 1, 1))))


def discipline_over(plan: Plan, given: Given) -> Test:
    """No discipline that has begun is still in force."""
    on = plan.sources.asked.on
    rows = Discipline.objects.filter(starts_on__lte=on)
    return _none_of(plan, rows.filter(Q(ends_on=None) | Q(ends_on__gte=on)))


def no_hold(plan: Plan, given: Given) -> Test:
    """Nothing is being cleared on the day."""
    on = plan.sources.asked.on
    return _none_of(plan, Hold.objects.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gte=on)))


def not_twice(plan: Plan, given: Given) -> Test:
    """The same yearly award has not been given for the same year."""
    asked, sources = plan.sources.asked, plan.sources
    kind = sources.law.award_type(asked.award, asked.on)
    if kind is None or kind.periodicity != "annual":
        return Test.plain(TRUE)
    rows = plan.add(sources.given_for_the_year([asked.award], kind=asked.kind or MERIT))
    return _absent(plan, sql(f"SELECT DISTINCT id FROM {rows}"))


def one_state_award_a_year(plan: Plan, given: Given) -> Test:
    """No other award of that level for the award year, apart from the kinds excepted."""
    asked, sources = plan.sources.asked, plan.sources
    free = tuple(given.get("except_kinds", ()))
    kind = sources.law.award_type(asked.award, asked.on)
    if kind is None or kind.level != given["level"] or asked.kind in free:
        return Test.plain(TRUE)
    rows = plan.add(sources.given_for_the_year(sources.at_level(given["level"]), free=free))
    return _absent(plan, sql(f"SELECT DISTINCT id FROM {rows}"))


def held(plan: Plan, award: str) -> Sql:
    """Whether the award was given for the award year."""
    rows = plan.add(plan.sources.given([award], as_basis=True))
    name = plan.join(
        sql(f"SELECT id, MAX(score) AS score FROM {rows} WHERE year = ? GROUP BY id", plan.sources.asked.year)
    )
    return Sql(f"COALESCE({name}.score = 2, FALSE)")


def _once_more(truth: Sql) -> Test:
    """What is asked of the one year may be met in the next."""
    return Test(truth, TRUE)


def _none_of(plan: Plan, rows) -> Test:
    """Nothing of the kind stands in the books; of households they say nothing."""
    if plan.sources.is_household:
        return OPEN
    found = plan.add(plan.sources.among(rows))
    return _absent(plan, sql(f"SELECT DISTINCT id FROM {found}"))


def _absent(plan: Plan, rows: Sql) -> Test:
    return Test.plain(Sql(f"({plan.join(rows)}.id IS NULL)"))


def _places(scale: Mapping[str, str], lowest: str) -> Sql:
    """Words of the scale below the lowest that is enough."""
    return _listed([word for word in scale if rank(word, scale) < rank(lowest, scale)])


def _listed(words) -> Sql:
    words = tuple(words)
    return Sql(f"({', '.join(['%s'] * len(words))})", words) if words else Sql("('')")
