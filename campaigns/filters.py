"""What lists of plans and registrations can be narrowed by; every filter stands in the address."""

from django.utils.text import capfirst

from campaigns.choices import PlanState


class Query:
    """A query string and the addresses of the list without one of its parts."""

    def __init__(self, query):
        self.query = query

    def without(self, *keys: str) -> str:
        rest = self.query.copy()
        for gone in (*keys, "after"):
            rest.pop(gone, None)
        return f"?{rest.urlencode()}"

    def chips_of(self, labels: dict[str, str]) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        return [{"label": label, "url": self.without(key)} for key, label in labels.items() if label]


class PlanFilter(Query):
    """Reads `q`, `state` and `year`; unknown values narrow nothing."""

    def __init__(self, query, *, years: list[int]):
        super().__init__(query)
        self.words = query.get("q", "").strip()[:100]
        self.state = query.get("state") if query.get("state") in PlanState else ""
        self.years = years
        year = query.get("year", "")
        self.year = next((each for each in years if str(each) == year), None)

    def apply(self, plans):
        """The plans that match."""
        plans = plans.search(self.words)
        plans = plans.filter(state=self.state) if self.state else plans
        return plans.filter(year=self.year) if self.year else plans

    @property
    def states(self) -> list[tuple[str, str]]:
        """Choices of state for the form."""
        return [(value, capfirst(label)) for value, label in PlanState.choices]

    @property
    def chips(self) -> list[dict]:
        return self.chips_of(
            {
                "q": f"Có chữ: {self.words}" if self.words else "",
                "state": f"Trạng thái: {PlanState(self.state).label}" if self.state else "",
                "year": f"Năm {self.year}" if self.year else "",
            }
        )


class RegistrationFilter(Query):
    """Reads `show` (missing, done) and `q`: which units of a plan are shown."""

    SHOWN = (("", "Tất cả"), ("missing", "Chưa gửi"), ("done", "Đã gửi"))

    def __init__(self, query):
        super().__init__(query)
        self.words = query.get("q", "").strip()[:100]
        self.show = query.get("show") if query.get("show") in {"missing", "done"} else ""

    def apply(self, units):
        """The units that match; they carry `has_registered`."""
        units = units.search(self.words)
        return units.filter(has_registered=self.show == "done") if self.show else units

    @property
    def chips(self) -> list[dict]:
        return self.chips_of(
            {
                "q": f"Tên có: {self.words}" if self.words else "",
                "show": dict(self.SHOWN)[self.show] if self.show else "",
            }
        )
