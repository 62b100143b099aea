"""Months of the award year for a whole list: spans of days, those that touch put together, then month by month.

Says what `awards.facts.service` says of one person, so that nobody in the list has to be looked at for himself.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q

from awards.facts.screening.plan import Plan
from awards.facts.screening.sql import Sql, date_of, days_between, floored, greatest, joined, least, sql
from awards.facts.service import A_YEAR, LONG, MATERNITY, SHORT
from units.choices import EmploymentKind
from units.models import Employment

# In the order in which overlapping leave is counted.
LEAVES = (MATERNITY, SHORT, LONG)
PLAIN = 0


def months(plan: Plan) -> str:
    """id, worked, counted, waiting: months in service without leave, of leave that counts, and that may count; then the
    months of each kind of leave."""
    year = plan.sources.asked.year
    long = sql("? >= ?", days_between(Sql("starts_on"), Sql("ends_on")), A_YEAR.days)
    leave = sql(
        "CASE WHEN kind = ? THEN 1 WHEN kind = ? THEN CASE WHEN ends_on IS NULL OR ? THEN 3 ELSE 2 END ELSE 0 END",
        EmploymentKind.MATERNITY.value, EmploymentKind.STUDY.value, long,
    )  # fmt: skip
    rows = plan.sources.among(Employment.objects.order_by(), "kind", "starts_on", "ends_on")
    spans = plan.add(sql("SELECT id, ? AS leave, ? FROM (?) e", leave, _clipped(year), rows))
    layers = [Sql(f"SELECT id, {PLAIN} AS layer, begun, done FROM {spans}")]
    layers += [
        Sql(f"SELECT id, {n}, begun, done FROM {spans} WHERE leave BETWEEN 1 AND {n}") for n, _ in enumerate(LEAVES, 1)
    ]
    covered = plan.add(_covered(year, joined(" UNION ALL ", layers)))
    all_kinds = range(len(LEAVES) + 1)
    sums = ", ".join(f"SUM(CASE WHEN layer = {n} THEN months ELSE 0 END) AS m{n}" for n in all_kinds)
    return plan.join(_told(plan, Sql(f"SELECT id, {sums} FROM {covered} GROUP BY id")))


def months_left(plan: Plan) -> str:
    """id, months: whole months of the year at units that go on without the person."""
    year = plan.sources.asked.year
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = Employment.objects.order_by().filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)
    rows = rows.filter(kind=EmploymentKind.MAIN).annotate(ended=F("unit__ended_on"))
    found = plan.sources.among(rows, "starts_on", "ends_on", "unit_id", "ended")
    latest = "FIRST_VALUE(unit_id) OVER (PARTITION BY id ORDER BY starts_on DESC)"
    with_latest = sql(f"SELECT e.*, {latest} AS latest FROM (?) e", found)
    left = sql(
        f"SELECT id, {PLAIN} AS layer, ? FROM (?) l WHERE unit_id <> latest AND ended IS NULL",
        _clipped(year), with_latest,
    )  # fmt: skip
    covered = plan.add(_covered(year, left))
    return plan.join(sql(f"SELECT id, ? AS months FROM {covered} GROUP BY id", _whole("SUM(months)")))


def _told(plan: Plan, sums: Sql) -> Sql:
    """Leave taken off whole months; what of it counts is said by the rules in force."""
    leave = plan.sources.counting.leave
    each = {kind: _rounded(Sql(f"m{n} - {f'm{n - 1}' if n > 1 else '0'}")) for n, kind in enumerate(LEAVES, 1)}
    counted = [kind for kind in LEAVES if leave is None or (kind in leave and not leave[kind])]
    waiting = [kind for kind in LEAVES if leave and leave.get(kind)]
    worked = greatest(sql("? - (?)", _whole("m0"), _sum(each.values())), Sql("0"))
    taken = joined(", ", [sql(f"? AS {kind}", each[kind]) for kind in LEAVES])
    return sql(
        "SELECT id, ? AS worked, ? AS counted, ? AS waiting, ? FROM (?) sums",
        worked, _sum(each[kind] for kind in counted), _sum(each[kind] for kind in waiting), taken, sums,
    )  # fmt: skip


def _sum(parts: Iterable[Sql]) -> Sql:
    return joined(" + ", [*parts, Sql("0")])


def _whole(months: str) -> Sql:
    """What days add up to is a whole month even where the fractions fall short by a hair."""
    return floored(Sql(f"{months} + 0.000000001"))


def _rounded(months: Sql) -> Sql:
    return sql("ROUND(CAST(? AS numeric), 2)", months)


def _clipped(year: int) -> Sql:
    """begun, done: days of the year, 0 the first of January; done before begun where the span lies outside."""
    first = date_of(date(year, 1, 1))
    count = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    start, end = (days_between(first, Sql(name)) for name in ("starts_on", "ends_on"))
    begun = least(greatest(start, Sql("0")), Sql(str(count)))
    done = greatest(least(end, Sql(str(count - 1))), Sql("-1"))
    return sql("? AS begun, CASE WHEN ends_on IS NULL THEN ? ELSE ? END AS done", begun, count - 1, done)


def _covered(year: int, spans: Sql) -> Sql:
    """id, layer, months: of every island of days how many months of the year it covers, each month by its length."""
    window = "PARTITION BY id, layer ORDER BY begun, done ROWS"
    before = f"MAX(done) OVER ({window} BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    opened = sql(f"SELECT s.*, CASE WHEN begun > COALESCE({before}, -1) THEN 1 ELSE 0 END AS opens FROM (?) s", spans)
    counted = sql(
        f"SELECT o.*, SUM(opens) OVER ({window} BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS island FROM (?) o",
        opened,
    )
    islands = sql(
        "SELECT id, layer, MIN(begun) AS begun, MAX(done) AS done FROM (?) c GROUP BY id, layer, island", counted
    )
    return sql(
        "SELECT id, layer, ? AS months FROM (?) i", joined(" + ", [_share(year, m) for m in range(1, 13)]), islands
    )


def _share(year: int, month: int) -> Sql:
    """How much of the month an island covers, 0 to 1."""
    start, length = (date(year, month, 1) - date(year, 1, 1)).days, monthrange(year, month)[1]
    till, since = least(Sql("done"), Sql(str(start + length - 1))), greatest(Sql("begun"), Sql(str(start)))
    return sql(f"? / {length}.0", greatest(sql("? - ? + 1", till, since), Sql("0")))
