"""What the list of dossiers can be narrowed by; every filter stands in the address."""

from uuid import UUID

from django.utils.text import capfirst

from awards.choices import DossierState
from campaigns.models import Round
from units.models import Unit

ROUNDS_SHOWN = 20
LACKS = {"bao-cao": "chưa có báo cáo thành tích", "bo-sung": "chờ đơn vị bổ sung"}


class DossierFilter:
    """Reads `q`, `round`, `state`, `unit` and `lack` from a query string; unknown values narrow nothing."""

    def __init__(self, query):
        self.query = query
        self.words = query.get("q", "").strip()[:100]
        self.state = query.get("state") if query.get("state") in DossierState else ""
        self.lack = query.get("lack") if query.get("lack") in LACKS else ""
        self.unit = Unit.objects.filter(pk=_uuid(query.get("unit"))).first() if query.get("unit") else None
        self.rounds = list(Round.objects.order_by("-closes_on", "pk")[:ROUNDS_SHOWN])
        self.round = next((each for each in self.rounds if str(each.pk) == query.get("round")), None)

    def apply(self, dossiers):
        """The dossiers that match."""
        dossiers = dossiers.search(self.words)
        if self.round:
            dossiers = dossiers.filter(round=self.round)
        if self.state:
            dossiers = dossiers.filter(state=self.state)
        if self.unit:
            dossiers = dossiers.filter(unit=self.unit)
        if self.lack == "bao-cao":
            return dossiers.lacking_reports()
        return dossiers.waiting_mend() if self.lack else dossiers

    @property
    def states(self) -> list[tuple[str, str]]:
        return [(value, capfirst(label)) for value, label in DossierState.choices]

    @property
    def lacks(self) -> list[tuple[str, str]]:
        return [(value, capfirst(label)) for value, label in LACKS.items()]

    @property
    def chips(self) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        labels = {
            "q": f"Tìm: {self.words}" if self.words else "",
            "round": f"Đợt: {self.round.name}" if self.round else "",
            "unit": f"Đơn vị: {self.unit.label}" if self.unit else "",
            "state": f"Trạng thái: {DossierState(self.state).label}" if self.state else "",
            "lack": capfirst(LACKS[self.lack]) if self.lack else "",
        }
        return [{"label": label, "url": self._without(key)} for key, label in labels.items() if label]

    def _without(self, key: str) -> str:
        query = self.query.copy()
        for gone in (key, "after"):
            query.pop(gone, None)
        return f"?{query.urlencode()}"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
