"""What the list of blocs can be narrowed by; every filter stands in the address."""

from datetime import date


class BlocFilter:
    """Reads `year` (this one, or the last that has any, when none is given) and `kind`; unknown values narrow nothing.

    `divisions` are those the reader may see; two queries for the choices.
    """

    def __init__(self, query, divisions, *, on: date):
        self.years = list(divisions.order_by("-year").values_list("year", flat=True).distinct())
        self.year = self._year(query.get("year", ""), on)
        kinds = divisions.filter(year=self.year).order_by("kind").values_list("kind", flat=True)
        self.kinds = list(kinds.distinct())
        self.kind = query.get("kind") if query.get("kind") in self.kinds else ""

    def _year(self, asked: str, on: date) -> int:
        past = [year for year in self.years if year <= on.year]
        usual = past[0] if past else on.year
        return int(asked) if asked.isdecimal() and int(asked) in self.years else usual

    def apply(self, rows):
        """Divisions, or blocs, of the year and kind."""
        rows = rows.filter(year=self.year)
        return rows.filter(kind=self.kind) if self.kind else rows
