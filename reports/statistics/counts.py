"""What is counted: awards and ratings by unit, dossiers by state."""

from collections import defaultdict

from django.db.models import Count

from awards.choices import DossierState
from awards.models import Award, Dossier
from reports.statistics.reach import Reach
from reports.statistics.tables import Row, Table
from units.choices import Grade
from units.models import Rating


def years_of(reach: Reach) -> list[int]:
    """Years that have awards, ratings of units or dossiers the reader counts, newest first; one query."""
    awards = reach.seen(Award.objects.all(), "holder_unit").order_by().values_list("year", flat=True)
    dossiers = _dossiers(reach).order_by().values_list("round__year", flat=True)
    return sorted(awards.union(dossiers, _ratings(reach).order_by().values_list("year", flat=True)), reverse=True)


def unit_tables(reach: Reach) -> list[Table]:
    """Awards and ratings of the year by unit; three queries, one or two more for those that came before."""
    awards, titles = _award_counts(reach)
    ratings, grades = _rating_counts(reach)
    for unit in {*awards, *ratings}:
        reach.counted_at(unit)
    year = reach.year or "…"
    return [
        Table(f"Khen thưởng theo đơn vị, năm {year}", "Đơn vị", titles, reach.rows(awards, titles)),
        Table(f"Xếp loại tập thể theo đơn vị, năm {year}", "Đơn vị", grades, reach.rows(ratings, grades)),
    ]


def dossiers_by_state(reach: Reach) -> Table:
    """Dossiers of the rounds of a year: rounds down, states across."""
    dossiers = _dossiers(reach).filter(round__year=reach.year)
    found = dossiers.values_list("round__name", "state").annotate(n=Count("pk"))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for name, state, number in found.order_by("round__closes_on", "round__name"):
        label = DossierState(state).label
        counts[name][label] = counts[name].get(label, 0) + number
    columns = [state.label for state in DossierState if any(state.label in row for row in counts.values())]
    rows = [Row(label, [numbers.get(column, 0) for column in columns]) for label, numbers in counts.items()]
    return Table(f"Hồ sơ theo trạng thái, năm {reach.year or '…'}", "Đợt xét", columns, rows)


def _award_counts(reach: Reach) -> tuple[dict, list[str]]:
    """Standing awards: by unit the numbers by title, and the titles in their usual order."""
    awards = reach.seen(Award.objects.all(), "holder_unit").standing().filter(year=reach.year)
    found = awards.values_list("holder_unit", "award_type__name", "award_type__precedence").annotate(n=Count("pk"))
    counts: dict = defaultdict(dict)
    titles: dict[str, int] = {}
    for unit, title, precedence, number in found.order_by("award_type__precedence", "award_type__name"):
        counts[unit][title] = counts[unit].get(title, 0) + number
        titles.setdefault(title, precedence)
    return counts, list(titles)


def _rating_counts(reach: Reach) -> tuple[dict, list[str]]:
    """Ratings of units: by unit the numbers by grade, and the grades from the best."""
    counts: dict = defaultdict(dict)
    found = _ratings(reach).filter(year=reach.year).order_by("unit", "grade")
    for unit, grade, number in found.values_list("unit", "grade").annotate(n=Count("pk")):
        counts[unit][Grade(grade).label] = number
    given = {label for numbers in counts.values() for label in numbers}
    return counts, [grade.label for grade in reversed(Grade) if grade.label in given]


def _ratings(reach: Reach):
    return Rating.objects.filter(reach.rated)


def _dossiers(reach: Reach):
    """Dossiers the reader may see, those of former units among them. What was given up before it was ever handed in
    is none: drafts of merged units are joined that way."""
    seen = reach.seen(Dossier.objects.all(), "unit")
    return seen.exclude(state=DossierState.WITHDRAWN, version=0)
