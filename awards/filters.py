"""What the list of dossiers can be narrowed by; every filter stands in the address."""

from urllib.parse import urlencode
from uuid import UUID

from django.utils.text import capfirst

from awards.actions.history.doubts import LABELS
from awards.choices import DossierState
from campaigns.models import Round
from thiduakt.base.text import search_key
from units.models import Unit

ROUNDS_SHOWN = 20
BATCHES_SHOWN = 100
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


class WaitingFilter:
    """Lines of the past that wait: by list (`lan`), by reason (`vi`) and by words of the name (`q`)."""

    def __init__(self, query, batches):
        self.query = query
        self.words = query.get("q", "").strip()[:100]
        self.doubt = query.get("vi") if query.get("vi") in LABELS else ""
        self.batches = list(batches.select_related("file").order_by("-created_at")[:BATCHES_SHOWN])
        self.batch = next((each for each in self.batches if str(each.pk) == query.get("lan")), None)

    def apply(self, rows):
        """The lines that match."""
        if self.batch:
            rows = rows.filter(batch=self.batch)
        if self.doubt:
            rows = rows.filter(doubt=self.doubt)
        for word in search_key(self.words).split():
            rows = rows.filter(name_key__contains=word)
        return rows

    @property
    def doubts(self) -> list[tuple[str, str]]:
        return [(value, capfirst(label)) for value, label in LABELS.items()]

    @property
    def chips(self) -> list[dict]:
        """The filters in force, each with the address of the queue without it."""
        labels = {
            "q": f"Tìm: {self.words}" if self.words else "",
            "lan": f"Lần nhập: {self.batch.file.name}" if self.batch else "",
            "vi": capfirst(LABELS[self.doubt]) if self.doubt else "",
        }
        return [{"label": label, "url": f"?{self._but(key)}"} for key, label in labels.items() if label]

    @property
    def encoded(self) -> str:
        """The filters as they stand in the address."""
        return self._but("")

    def _but(self, key: str) -> str:
        said = {"q": self.words, "lan": str(self.batch.pk) if self.batch else "", "vi": self.doubt}
        return urlencode({name: value for name, value in said.items() if value and name != key})
