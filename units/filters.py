"""What lists of units can be narrowed by; every filter stands in the address."""

from datetime import date

from django.utils.text import capfirst

from units.choices import UnitKind


class UnitFilter:
    """Reads `q`, `kind` and `ended` from a query string; unknown values narrow nothing."""

    def __init__(self, query, *, on: date):
        self.query = query
        self.on = on
        self.words = query.get("q", "").strip()[:100]
        self.kind = query.get("kind") if query.get("kind") in UnitKind else ""
        self.with_ended = query.get("ended") == "1"

    def apply(self, units):
        """The units that match."""
        units = units.search(self.words)
        units = units if self.with_ended else units.alive(self.on)
        return units.filter(kind=self.kind) if self.kind else units

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Choices of kind for the form."""
        return [(value, capfirst(label)) for value, label in UnitKind.choices]

    @property
    def chips(self) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        labels = {
            "q": f"Tên có: {self.words}" if self.words else "",
            "kind": f"Loại: {UnitKind(self.kind).label}" if self.kind else "",
            "ended": "Cả đơn vị đã kết thúc" if self.with_ended else "",
        }
        return [{"label": label, "url": self._without(key)} for key, label in labels.items() if label]

    def _without(self, key: str) -> str:
        query = self.query.copy()
        for gone in (key, "after"):
            query.pop(gone, None)
        return f"?{query.urlencode()}"
