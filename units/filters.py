"""What lists of units can be narrowed by; every filter stands in the address."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.functions import Length
from django.utils.text import capfirst

from units.choices import UnitKind, UnitLevel, UnitLine
from units.facts.tree import in_order
from units.models import Unit
from units.querysets import LINK

CLOSED = {"kind": UnitKind, "level": UnitLevel, "line": UnitLine}
DEEPEST_OFFERED = 2 * LINK  # the province and what stands right below it


class UnitFilter:
    """Reads `q`, `kind`, `level`, `line`, `under` and `ended` from a query string; unknown values narrow nothing."""

    def __init__(self, query, *, on: date):
        self.query = query
        self.on = on
        self.words = query.get("q", "").strip()[:100]
        self.chosen = {name: query.get(name) for name, choices in CLOSED.items() if query.get(name) in choices}
        self.under = unit_of(query.get("under", ""))
        self.with_ended = query.get("ended") == "1"

    def apply(self, units):
        """The units that match."""
        units = units.search(self.words)
        units = units if self.with_ended else units.alive(self.on)
        units = units.within(self.under).exclude(pk=self.under.pk) if self.under else units
        return units.filter(**self.chosen)

    @property
    def kind(self) -> str:
        return self.chosen.get("kind", "")

    @property
    def selects(self) -> list[dict]:
        """The closed choices for the form: name, label, what is chosen, options."""
        labels = {"kind": ("Loại", "Mọi loại"), "level": ("Cấp", "Mọi cấp"), "line": ("Quan hệ", "Mọi quan hệ")}
        return [
            {
                "name": name,
                "label": labels[name][0],
                "chosen": self.chosen.get(name, ""),
                "options": [("", labels[name][1]), *((value, capfirst(text)) for value, text in choices.choices)],
            }
            for name, choices in CLOSED.items()
        ]

    def tops(self) -> list[Unit]:
        """Units to look under: the topmost two levels, and the one chosen wherever it stands; one query."""
        short = Unit.objects.alive(self.on).annotate(depth=Length("path")).filter(depth__lte=DEEPEST_OFFERED)
        offered = in_order(short.filter(Exists(Unit.objects.filter(parent=OuterRef("pk")))))
        return offered if self.under is None or self.under in offered else [*offered, self.under]

    @property
    def chips(self) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        labels = {"q": f"Tên có: {self.words}" if self.words else ""}
        titles = {"kind": "Loại", "level": "Cấp", "line": "Quan hệ"}
        labels |= {name: f"{titles[name]}: {CLOSED[name](value).label}" for name, value in self.chosen.items()}
        labels["under"] = f"Dưới: {self.under.label}" if self.under else ""
        labels["ended"] = "Cả đơn vị đã kết thúc" if self.with_ended else ""
        return [{"label": label, "url": self._without(key)} for key, label in labels.items() if label]

    def _without(self, key: str) -> str:
        query = self.query.copy()
        for gone in (key, "after"):
            query.pop(gone, None)
        return f"?{query.urlencode()}"


def unit_of(key: str) -> Unit | None:
    """The unit with this key; a broken or unknown one is none."""
    try:
        return Unit.objects.filter(pk=UUID(key)).first()
    except ValueError:
        return None
