"""Unbroken runs of years for a whole list at once, by sorting alone: no row set is ever joined to another.

`line` has a row for each subject and year of which something is known: `good` 2 (yes), 1 (maybe), 0 (no), `skip` for a
confirmed gap that is not surely good, `is_end` where a run may end. Years next to each other form an island; the years
since the last bad one form a stretch, within which everything unknown may still turn out well.
"""

from dataclasses import dataclass

from awards.eligibility.case import LONGEST_RUN
from awards.facts.screening.sql import Sql, every, greatest, joined, sql

SURE, MAYBE = 2, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """What is looked for: in which row set, ending where, and what is counted within.

    `before`: whether the run may also end in the year before the award year (“always”, or “while_open”: while the award
    year may still be good); None: it may end in any year up to the award year. `is_open`: unknown years may be good.
    """

    line: str
    year: int
    is_open: bool
    before: str | None
    counted: tuple[str, ...] = ()
    with_prior: bool = False

    @property
    def is_fixed(self) -> bool:
        return self.before is not None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions on one run, over its columns: when it surely suffices, and when it may."""

    sure: Sql
    maybe: Sql


def walked(runs: Runs) -> Sql:
    """Every year of every variant: the year the run ends in, and how sure the earlier award is on which it rests."""
    ends = [(runs.year, "TRUE")]
    if runs.is_fixed:
        ends.append((runs.year - 1, "TRUE" if runs.before == "always" else "l.settled = 1"))
    parts = [_variant(runs, end, said, score) for end, said in ends for score in ([2, 1] if runs.with_prior else [2])]
    window = "(PARTITION BY id, ends, score ORDER BY year)"
    return sql(
        f"""SELECT v.*,
  year - SUM(CASE WHEN good = 2 OR skip = 1 THEN 1 ELSE 0 END) OVER {window} AS sure_island,
  year - SUM(CASE WHEN good >= 1 OR skip = 1 THEN 1 ELSE 0 END) OVER {window} AS maybe_island,
  SUM(CASE WHEN good = 0 AND skip = 0 THEN 1 ELSE 0 END) OVER {window} AS stretch
FROM (?) v""",
        joined(" UNION ALL ", parts),
    )


def judged(runs: Runs, walk: str, met: Wanted, near: Wanted) -> Sql:
    """id, met and near: the best score of any run of the subject (2 surely, 1 maybe, 0 not)."""
    sure, maybe = _sure(runs, walk), _maybe(runs, walk)
    rows = [
        sql("SELECT id, CASE WHEN ? THEN score ELSE 0 END AS met, CASE WHEN ? THEN score ELSE 0 END AS near FROM (?) s",
            met.sure, near.sure, sure),
        sql("SELECT id, CASE WHEN ? THEN 1 ELSE 0 END, CASE WHEN ? THEN 1 ELSE 0 END FROM (?) m",
            met.maybe, near.maybe, maybe),
    ]  # fmt: skip
    return sql("SELECT id, MAX(met) AS met, MAX(near) AS near FROM (?) best GROUP BY id", joined(" UNION ALL ", rows))


def reaches(needed: int, counts: list[Sql], which: str) -> Sql:
    """A run of so many years in which the counts are reached."""
    return every([sql(f"n_{which} >= ?", needed), *counts])


def _variant(runs: Runs, end: int, when: str, score: int) -> Sql:
    prior = {SURE: "l.prior_sure", MAYBE: "l.prior_maybe"}[score] if runs.with_prior else "0"
    text = f"SELECT l.*, ? AS ends, {score} AS score, {prior} AS after FROM {runs.line} l WHERE l.year <= ? AND {when}"
    return sql(f"{text} AND l.year > {prior}" if runs.with_prior else text, Sql(str(int(end))), end)


def _sure(runs: Runs, walk: str) -> Sql:
    """Islands of years that are surely good, and what was surely given in them."""
    sums = "".join(f", SUM(CASE WHEN good = 2 THEN {name}_sure ELSE 0 END) AS {name}_sure" for name in runs.counted)
    having = "HAVING MAX(year) = ends" if runs.is_fixed else ""
    return Sql(
        f"SELECT id, ends, score, SUM(CASE WHEN good = 2 THEN 1 ELSE 0 END) AS n_sure{sums} "
        f"FROM {walk} WHERE good = 2 OR skip = 1 GROUP BY id, ends, score, sure_island {having}"
    )


def _maybe(runs: Runs, walk: str) -> Sql:
    """What a run comes to if all that is unknown turns out well."""
    return _stretches(runs, walk) if runs.is_open else _maybe_islands(runs, walk)


def _maybe_islands(runs: Runs, walk: str) -> Sql:
    having = "HAVING MAX(year) = ends" if runs.is_fixed else ""
    return Sql(
        "SELECT id, ends, score, SUM(CASE WHEN skip = 0 THEN 1 ELSE 0 END) AS n_maybe "
        f"FROM {walk} WHERE good >= 1 OR skip = 1 GROUP BY id, ends, score, maybe_island {having}"
    )


def _stretches(runs: Runs, walk: str) -> Sql:
    """From the last bad year (or the earlier award, or the end of discipline) to the end of the run."""
    same = "(PARTITION BY id, ends, score, stretch)"
    last = "ends" if runs.is_fixed else f"MAX(CASE WHEN is_end = 1 THEN year END) OVER {same}"
    bounded = Sql(
        f"""SELECT w.*, {last} AS last, MAX(CASE WHEN good = 0 AND skip = 0 THEN year ELSE 0 END) OVER {same} AS broken,
        MAX(stretch) OVER (PARTITION BY id, ends, score) AS stretches FROM {walk} w"""
    )
    floor = greatest(Sql("after"), Sql("broken"), Sql("counts_after"), Sql(f"last - {LONGEST_RUN}"))
    inside = "year > floor AND year <= last AND skip = 0"
    sums = "".join(f", SUM(CASE WHEN {inside} THEN {name}_maybe ELSE 0 END) AS {name}_maybe" for name in runs.counted)
    skipped = "SUM(CASE WHEN year > floor AND year <= last AND skip = 1 THEN 1 ELSE 0 END)"
    which = "stretch = stretches" if runs.is_fixed else "last IS NOT NULL"
    return sql(
        f"""SELECT id, ends, score, CASE WHEN last > floor THEN last - floor - {skipped} ELSE 0 END AS n_maybe{sums}
        FROM (SELECT b.*, ? AS floor FROM (?) b WHERE {which}) f GROUP BY id, ends, score, last, floor""",
        floor,
        bounded,
    )
