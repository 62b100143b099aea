"""The counting cores of the standards, as truths in SQL: times in a row, times given, earlier award and years."""

from collections.abc import Mapping
from typing import Any

from awards.eligibility.terms import EXCELLENT, RATINGS, rank
from awards.facts.screening.plan import Plan, Test
from awards.facts.screening.runs import Runs, Wanted, judged, reaches, walked
from awards.facts.screening.sql import (
    FALSE,
    TRUE,
    Sql,
    at_least,
    every,
    joined,
    listed,
    of_score,
    some,
    sql,
)

Given = Mapping[str, Any]
NULL, ZERO = "CAST(NULL AS integer)", Sql("0")
YEAR, YEARS = "excellent", "initiatives"


def times_in_a_row(plan: Plan, given: Given) -> Test:
    """`times` awards of one code for years in a row; `ending` says in which year the row must end."""
    year, needed = plan.sources.asked.year, given["times"]
    rows = plan.add(plan.sources.given([given["award"]], as_basis=True))
    known = [Sql(f"SELECT id, year, score, 0 AS gap FROM {rows}")]
    gaps = plan.sources.gaps()
    known += [sql("SELECT id, year, 0, 1 FROM (?) gaps", gaps)] if gaps else []
    line = plan.add(
        sql(
            """SELECT id, year, good, 0 AS counts_after, CASE WHEN gap = 1 AND good <> 2 THEN 1 ELSE 0 END AS skip
            FROM (SELECT id, year, MAX(score) AS good, MAX(gap) AS gap FROM (?) known GROUP BY id, year) years""",
            joined(" UNION ALL ", known),
        )
    )
    is_fixed = given.get("ending") == "award_year_or_year_before"
    runs = Runs(line=line, year=year, is_open=False, before="always" if is_fixed else None)
    met, near = (Wanted(reaches(n, [], "sure"), reaches(n, [], "maybe")) for n in (needed, max(needed - 1, 0)))
    return _best(plan, runs, met, near)


def times_given(plan: Plan, given: Given) -> Test:
    """`times` awards of one code, counted by occasions and not by calendar years."""
    rows = plan.add(plan.sources.given([given["award"]], as_basis=True))
    name = plan.join(
        Sql(
            f"SELECT id, COUNT(DISTINCT CASE WHEN score = 2 THEN year END) AS sure, COUNT(DISTINCT year) AS maybe "
            f"FROM {rows} GROUP BY id"
        )
    )
    sums = {"sure": f"COALESCE({name}.sure, 0)", "possible": f"COALESCE({name}.maybe, 0)"}
    return Test(at_least(given["times"], **sums), at_least(given["times"] - 1, **sums))


def years_since(plan: Plan, given: Given) -> Test:
    """So many years since an earlier award; longer since the last award of the same kind."""
    asked = plan.sources.asked
    first = plan.join(_of_years(plan, given["prior"], "MIN"))
    year, sure, needed = Sql(f"{first}.year"), Sql(f"{first}.sure"), Sql("%s", (given["years"],))
    if "again_years" in given:
        again = plan.join(_of_years(plan, [asked.award], "MAX"))
        year = Sql(f"COALESCE({again}.year, {first}.year)")
        sure = Sql(f"CASE WHEN {again}.year IS NULL THEN {first}.sure ELSE {again}.sure END")
        needed = sql(f"CASE WHEN {again}.year IS NULL THEN ? ELSE ? END", given["years"], given["again_years"])
    passed, surely = (sql("COALESCE(? - ?, -1)", asked.year, each) for each in (year, sure))
    # Long enough only by an award of which nobody can say whether it counts: that stays open.
    truth = sql("CASE WHEN ? < ? THEN FALSE WHEN ? >= ? THEN TRUE END", passed, needed, surely, needed)
    return Test(truth, sql("(? + 1 >= ?)", passed, needed))


def standing(plan: Plan, given: Given) -> Test:
    """An earlier award, then an unbroken run of good years, and within it further awards."""
    options = tuple(given.get("within", ()))
    counted = _counted(options)
    anywhere, prior = given.get("ending") == "any", bool(given.get("prior"))
    line = plan.add(_line(plan, given, counted))
    runs = Runs(
        line=line, year=plan.sources.asked.year, is_open=True, before=None if anywhere else "while_open",
        counted=tuple(counted.values()), with_prior=prior,
    )  # fmt: skip
    met, near = (
        Wanted(*(_enough(given, options, counted, less, which) for which in ("sure", "maybe"))) for less in (0, 1)
    )
    return _best(plan, runs, met, near)


def _of_years(plan: Plan, codes: list[str], which: str) -> Sql:
    rows = plan.add(plan.sources.given(codes, as_basis=False))
    sure = f"{which}(CASE WHEN score = 2 THEN year END) AS sure"
    return Sql(f"SELECT id, {which}(year) AS year, {sure} FROM {rows} GROUP BY id")


def _best(plan: Plan, runs: Runs, met: Wanted, near: Wanted) -> Test:
    """The best of a subject's runs; what rests on a doubtful earlier award stays doubtful."""
    best = plan.join(judged(runs, plan.add(walked(runs)), met, near))
    return Test(of_score(f"{best}.met"), of_score(f"{best}.near"))


def _counted(options: tuple[Given, ...]) -> dict[str, str]:
    """What is counted within a run, each with the name of its columns."""
    codes = sorted({code for option in options for code in option.get("awards", {})})
    extra = [name for name in (YEAR, YEARS) if any(_key(name) in option for option in options)]
    return {name: f"n{place}" for place, name in enumerate([*codes, *extra])}


def _key(name: str) -> str:
    return "excellent_years" if name == YEAR else name


def _enough(given: Given, options: tuple[Given, ...], counted: Mapping[str, str], less: int, which: str) -> Sql:
    """Years enough, and one of the options filled."""
    ways = [every(_option(option, counted, less, which)) for option in options]
    return reaches(max(given["years"] - less, 0), [some(ways)] if options else [], which)


def _option(option: Given, counted: Mapping[str, str], less: int, which: str) -> list[Sql]:
    """One way to fill the run: all of its counts; what a unit would have to declare is never sure."""
    wanted = [(counted[code], needed) for code, needed in option.get("awards", {}).items()]
    wanted += [(counted[YEARS], option["initiatives"])] if "initiatives" in option else []
    parts = [sql(f"{name}_{which} >= ?", max(needed - less, 0)) for name, needed in wanted]
    if "excellent_years" in option:
        # Among what may be is counted how many years are surely not excellent.
        have = f"{counted[YEAR]}_sure" if which == "sure" else f"n_maybe - {counted[YEAR]}_maybe"
        parts.append(sql(f"{have} >= ?", max(option["excellent_years"] - less, 0)))
    return [*parts, FALSE] if "if" in option and which == "sure" else parts or [TRUE]


def _line(plan: Plan, given: Given, counted: Mapping[str, str]) -> Sql:
    """What is known of each year: whether it is good, what was given in it, and from when the run may begin."""
    sources, good, year = plan.sources, given["good"], plan.sources.asked.year
    sums = "".join(f", SUM({name}_sure) AS {name}_sure, SUM({name}_maybe) AS {name}_maybe" for name in counted.values())
    prior = (
        "MIN(prior_sure) OVER (PARTITION BY id) AS prior_sure, MIN(prior_maybe) OVER (PARTITION BY id) AS prior_maybe"
    )
    last = "COALESCE(restart.last, 0)" if sources.restarts else "0"
    join = f" LEFT JOIN restart ON restart.{sources.column} = y.id" if sources.restarts else ""
    years = sql(
        f"""SELECT id, year, MAX(place) AS place, MAX(held) AS held, MAX(gap) AS gap, MAX(is_end) AS is_end,
        MIN(prior_sure) AS prior_sure, MIN(prior_maybe) AS prior_maybe{sums} FROM (?) known GROUP BY id, year""",
        joined(" UNION ALL ", _known(plan, given, counted)),
    )
    judged_years = sql(
        f"""SELECT y.*, {last} AS counts_after, CASE WHEN y.year <= {last} THEN 0 WHEN y.place >= ? OR y.held = 2 THEN 2
        WHEN y.place IS NULL OR y.held = 1 THEN 1 ELSE 0 END AS good FROM (?) y{join}""",
        rank(good["rating"], RATINGS),
        years,
    )
    names = "".join(f", {name}_sure, {name}_maybe" for name in counted.values())
    return sql(
        f"""SELECT id, year, good, is_end, counts_after, {prior}{names},
        CASE WHEN gap = 1 AND good <> 2 THEN 1 ELSE 0 END AS skip,
        MAX(CASE WHEN year = ? THEN good END) OVER (PARTITION BY id) AS settled FROM (?) j""",
        year,
        judged_years,
    )


def _known(plan: Plan, given: Given, counted: Mapping[str, str]) -> list[Sql]:
    """Grades, awards, initiatives and confirmed gaps, each as rows of the same columns."""
    sources, titles = plan.sources, tuple(given["good"].get("awards", ()))
    codes = sorted({*titles, *(name for name in counted if name not in (YEAR, YEARS))})
    anywhere = given.get("ending") == "any"
    rows = [_row("subject", counted, year=str(sources.asked.year))]
    if not anywhere:
        rows.append(_row("subject", counted, year=str(sources.asked.year - 1)))
    if not sources.is_household:
        best = [sql(f"CASE WHEN place {sign} ? THEN 1 ELSE 0 END", rank(EXCELLENT, RATINGS)) for sign in (">=", "<")]
        rows.append(_row(plan.add(sources.grades()), counted, {YEAR: best}, place="place"))
    if codes:
        held = sql("CASE WHEN code IN ? THEN score ELSE 0 END", listed(titles))
        given_here = {
            code: [sql(f"CASE WHEN code = ? AND score >= {score} THEN 1 ELSE 0 END", code) for score in (2, 1)]
            for code in codes
        }
        rows.append(_row(plan.add(sources.given(codes, as_basis=True)), counted, given_here, held=held))
    if YEARS in counted:
        rows.append(_row(plan.add(sources.initiatives()), counted, {YEARS: [Sql("1")] * 2}, is_end=0))
    if anywhere:
        rows.append(_row(plan.add(sources.years()), counted))
    if given.get("prior"):
        rows.append(_prior(plan, given, counted))
    gaps = sources.gaps()
    return [*rows, _row(plan.add(gaps), counted, gap=1, is_end=0)] if gaps else rows


def _prior(plan: Plan, given: Given, counted: Mapping[str, str]) -> Sql:
    """The earliest of the awards the standard builds on, laid beside the award year."""
    rows = plan.add(plan.sources.given(given["prior"], as_basis=False))
    till = "till" if given.get("after_prior") else "0"
    firsts = plan.add(
        Sql(
            f"SELECT id, MIN({till}) AS any_till, MIN(CASE WHEN score = 2 THEN {till} END) AS till "
            f"FROM {rows} GROUP BY id"
        )
    )
    year = str(plan.sources.asked.year)
    return _row(firsts, counted, year=year, prior=("till", "any_till"))


def _row(rows: str, counted: Mapping[str, str], here: Mapping | None = None, *, year="year", place=NULL, held=ZERO,
         gap=0, is_end=1, prior=(NULL, NULL)) -> Sql:  # fmt: skip
    """The rows of one kind: what they do not tell is 0 or NULL."""
    columns = [
        sql(f", ? AS {name}_{word}", value)
        for what, name in counted.items()
        for word, value in zip(("sure", "maybe"), (here or {}).get(what, (ZERO, ZERO)), strict=True)
    ]
    return sql(
        f"""SELECT id, {year} AS year, {place} AS place, ? AS held, {gap} AS gap, {is_end} AS is_end,
        {prior[0]} AS prior_sure, {prior[1]} AS prior_maybe? FROM {rows}""",
        held,
        joined("", columns),
    )
