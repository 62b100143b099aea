"""Counts for pages and sheets; each one grouped query, however many rows there are."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from awards.choices import DossierState
from awards.models import Award, Dossier


@dataclass(frozen=True, slots=True)
class Table:
    """A table of counts: one row per label, one number per column, and the sums below."""

    title: str
    row_heading: str
    columns: list[str]
    rows: list[tuple[str, list[int]]]

    @property
    def named_rows(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """The rows with the name of its column beside each number, for narrow screens."""
        return [(label, list(zip(self.columns, numbers, strict=True))) for label, numbers in self.rows]

    @property
    def named_sums(self) -> list[tuple[str, int]]:
        return list(zip(self.columns, self.sums, strict=True))

    @property
    def sums(self) -> list[int]:
        return [sum(numbers) for numbers in zip(*(numbers for _, numbers in self.rows), strict=True)]


def _table(title: str, row_heading: str, columns: list[str], counts: dict[str, dict[str, int]]) -> Table:
    rows = [(label, [counts[label].get(column, 0) for column in columns]) for label in counts]
    return Table(title, row_heading, columns, rows)


def award_years(actor) -> list[int]:
    """Years that have awards the actor may see, newest first."""
    return list(Award.objects.visible_to(actor).order_by("-year").values_list("year", flat=True).distinct())


def awards_by_unit(actor, year: int | None) -> Table:
    """Standing awards of a year: units down, titles across, both in their usual order."""
    awards = Award.objects.visible_to(actor).standing().filter(year=year)
    found = awards.values_list("holder_unit__name", "award_type__name", "award_type__precedence").annotate(
        n=Count("pk")
    )
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    columns: dict[str, int] = {}
    for unit, award, precedence, number in found.order_by("holder_unit__path", "award_type__precedence"):
        counts[unit][award] = counts[unit].get(award, 0) + number
        columns[award] = precedence
    return _table(f"Khen thưởng theo đơn vị, năm {year or '…'}", "Đơn vị", sorted(columns, key=columns.get), counts)


def dossiers_by_state(actor, year: int | None) -> Table:
    """Dossiers of the rounds of a year: rounds down, states across."""
    dossiers = Dossier.objects.visible_to(actor).filter(round__year=year)
    found = (
        dossiers.values_list("round__name", "state").annotate(n=Count("pk")).order_by("round__closes_on", "round__name")
    )
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for name, state, number in found:
        label = DossierState(state).label
        counts[name][label] = counts[name].get(label, 0) + number
    columns = [state.label for state in DossierState if any(state.label in row for row in counts.values())]
    return _table(f"Hồ sơ theo trạng thái, năm {year or '…'}", "Đợt xét", columns, counts)


def dossier_years(actor) -> list[int]:
    """Years of the rounds in which the actor sees dossiers, newest first."""
    years = Dossier.objects.visible_to(actor).order_by("-round__year").values_list("round__year", flat=True)
    return list(years.distinct())
