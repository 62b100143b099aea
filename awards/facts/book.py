"""The golden book (sổ vàng): who was honoured in a year, by the rank of the award, then by name."""

from dataclasses import dataclass

from django.db.models import Sum

from awards.models import Award, AwardCount, AwardType
from thiduakt.base.paging import Page, page_of

STANDING = ("valid", "restored")
# Up to so many lines the year stands on one page; beyond, each award has pages of its own.
WHOLE = 300
ORDER = ("sort_key", "id")


@dataclass(frozen=True, slots=True)
class Chapter:
    """An award of the year, and how many lines it has."""

    award_type: AwardType
    total: int


class Book:
    """The lines of one year that the reader may see, under a unit and those below it if one is given."""

    def __init__(self, actor, year: int, unit=None):
        self.actor, self.year, self.unit = actor, year, unit
        self.chapters = self._chapters()
        self.total = sum(chapter.total for chapter in self.chapters)

    @property
    def is_short(self) -> bool:
        return self.total <= WHOLE

    def _chapters(self) -> list[Chapter]:
        counts = AwardCount.objects.visible_to(self.actor)
        if self.unit:
            counts = AwardCount.objects.by_unit(self.actor).of_unit(self.unit)
        rows = dict(
            counts.filter(year=self.year, state__in=STANDING)
            .order_by().values_list("award_type").annotate(total=Sum("awards"))
        )  # fmt: skip
        types = AwardType.objects.filter(code__in=[code for code, total in rows.items() if total > 0])
        return [Chapter(each, rows[each.code]) for each in types.order_by("precedence", "code")]

    def chapter(self, code: str) -> Chapter | None:
        """The award asked for, else the highest of the year."""
        return next((each for each in self.chapters if each.award_type.code == code), next(iter(self.chapters), None))

    def lines(self):
        """All lines in the order of the book."""
        return self._lines().order_by("award_type__precedence", "award_type_id", *ORDER)

    def page(self, chapter: Chapter, after: str) -> Page:
        """Some lines of one award, in the order of the book."""
        return page_of(self._lines().filter(award_type=chapter.award_type), order=ORDER, after=after)

    def _lines(self):
        rows = Award.objects.visible_to(self.actor).standing().filter(year=self.year)
        if self.unit:
            rows = rows.filter(holder_unit__path__startswith=self.unit.path)
        return rows.select_related("award_type")


def years_of(actor) -> list[int]:
    """Years in which the reader sees awards that count, the latest first."""
    rows = AwardCount.objects.visible_to(actor).filter(state__in=STANDING).by("year")
    return sorted((row["year"] for row in rows if row["total"] > 0), reverse=True)
