"""What decisions and the register can be narrowed by; every filter stands in the address."""

from uuid import UUID

from django.db.models import Q
from django.utils.text import capfirst

from awards.choices import AwardSource, AwardState, CommendationKind, DecisionState
from awards.models import AwardType
from units.facts.lineage import carried_by
from units.models import Unit


class ListFilter:
    """Reads a query string; unknown values narrow nothing. Subclasses name their chips in `labels()`."""

    def __init__(self, query):
        self.query = query
        self.words = query.get("q", "").strip()[:100]
        year = query.get("year", "").strip()
        self.year = int(year) if year.isascii() and year.isdigit() and len(year) <= 4 else None

    def labels(self) -> dict[str, str]:
        raise NotImplementedError

    @property
    def chips(self) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        return [{"label": label, "url": self._without(key)} for key, label in self.labels().items() if label]

    def _without(self, key: str) -> str:
        query = self.query.copy()
        for gone in (key, "after"):
            query.pop(gone, None)
        return f"?{query.urlencode()}"


class DecisionFilter(ListFilter):
    """`q`, `state`, `year` of the decision."""

    def __init__(self, query):
        super().__init__(query)
        self.state = query.get("state") if query.get("state") in DecisionState else ""

    def apply(self, decisions):
        decisions = decisions.search(self.words)
        if self.state:
            decisions = decisions.filter(state=self.state)
        return decisions.filter(year=self.year) if self.year else decisions

    @property
    def states(self) -> list[tuple[str, str]]:
        return [(value, capfirst(label)) for value, label in DecisionState.choices]

    def labels(self) -> dict[str, str]:
        return {
            "q": f"Tìm: {self.words}" if self.words else "",
            "state": f"Trạng thái: {DecisionState(self.state).label}" if self.state else "",
            "year": f"Năm {self.year}" if self.year else "",
        }


class RegisterFilter(ListFilter):
    """`q` (name, with or without marks), `award`, `year` of the achievement, `unit` (with those below it), `of` (kind
    of recipient), `kind`, `state`, `source`; `former`: also of the units that the unit, or one below it, has been
    confirmed to carry on; only for who sees the whole register. The same filters narrow the awards and their counts."""

    subjects = (("person", "Cá nhân"), ("unit", "Tập thể"), ("household", "Hộ gia đình"))
    # Filter → the vocabulary it chooses from; each is a column of the register and of its counts.
    COLUMNS = {"kind": CommendationKind, "state": AwardState, "source": AwardSource}

    def __init__(self, query, *, sees_all: bool = False):
        super().__init__(query)
        self.types = list(AwardType.objects.only("code", "name").order_by("precedence", "code"))
        self.award_type = next((each for each in self.types if each.code == query.get("award")), None)
        self.unit = Unit.objects.filter(pk=_uuid(query.get("unit"))).first() if query.get("unit") else None
        self.former = self._former() if self.unit and sees_all else set()
        self.with_former = bool(self.former) and query.get("former") == "1"
        self.subject = query.get("of") if query.get("of") in dict(self.subjects) else ""
        self.columns = {
            name: query.get(name) if query.get(name) in choices else "" for name, choices in self.COLUMNS.items()
        }

    def apply(self, awards, *, narrowed: bool = False):
        """The awards that match; `narrowed` when they are those of one unit only."""
        awards = self._narrow(awards.search(self.words, narrowed=narrowed or self.unit is not None))
        if self.subject:
            awards = awards.filter(**{f"{self.subject}__isnull": False})
        return awards.filter(self._inside("holder_unit")) if self.unit else awards

    def counts(self, counts, actor):
        """The counts of the awards that the actor sees and that match, whatever words and year are asked for."""
        counts = counts.by_unit(actor).filter(self._inside("unit")) if self.unit else counts.visible_to(actor)
        counts = self._narrow(counts, in_year=False)
        return counts.filter(subject=self.subject) if self.subject else counts

    def _former(self) -> set:
        below = Unit.objects.filter(path__startswith=self.unit.path).values_list("pk", flat=True)
        carried = carried_by(below)
        return set().union(*carried.values()) - set(carried)

    def _inside(self, column: str) -> Q:
        inside = Q(**{f"{column}__path__startswith": self.unit.path})
        return inside | Q(**{f"{column}__in": self.former}) if self.with_former else inside

    def _narrow(self, rows, *, in_year: bool = True):
        wanted = {name: value for name, value in self.columns.items() if value}
        if self.award_type:
            wanted["award_type"] = self.award_type
        if self.year and in_year:
            wanted["year"] = self.year
        return rows.filter(**wanted)

    @property
    def choices(self) -> list[dict]:
        """The selects of the columns: name, label, options and what is chosen."""
        labels = {"kind": "Loại hình", "state": "Trạng thái", "source": "Nguồn"}
        return [
            {"name": name, "label": labels[name], "chosen": self.columns[name],
             "options": [(value, capfirst(label)) for value, label in choices.choices]}
            for name, choices in self.COLUMNS.items()
        ]  # fmt: skip

    def with_year(self, year: int) -> str:
        """The address of the same list in one year."""
        query = self.query.copy()
        query.pop("after", None)
        query["year"] = str(year)
        return f"?{query.urlencode()}"

    def labels(self) -> dict[str, str]:
        chosen = {
            name: capfirst(self.COLUMNS[name](value).label) if value else "" for name, value in self.columns.items()
        }
        return {
            "q": f"Tên: {self.words}" if self.words else "",
            "award": self.award_type.name if self.award_type else "",
            "of": dict(self.subjects).get(self.subject, ""),
            "year": f"Năm {self.year}" if self.year else "",
            "unit": f"Đơn vị: {self.unit.label}" if self.unit else "",
            "former": "Kể cả đơn vị tiền thân" if self.with_former else "",
        } | chosen


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
