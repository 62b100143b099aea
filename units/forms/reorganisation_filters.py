"""What the list of reorganisations can be narrowed by; every filter stands in the address."""

from django.utils.text import capfirst

from units.choices import ReorganisationKind, ReorganisationState


class ReorganisationFilter:
    """Reads `kind` and `state`; unknown values narrow nothing, and only those who draft choose a state."""

    def __init__(self, query, *, drafts: bool):
        self.query, self.drafts = query, drafts
        self.kind = query.get("kind") if query.get("kind") in ReorganisationKind else ""
        self.state = query.get("state") if drafts and query.get("state") in ReorganisationState else ""

    def apply(self, rows):
        """The acts that match."""
        rows = rows.filter(kind=self.kind) if self.kind else rows
        return rows.filter(state=self.state) if self.state else rows

    @property
    def selects(self) -> list[dict]:
        """The choices for the form."""
        kind = _select("kind", "Loại", "Mọi loại", self.kind, ReorganisationKind)
        return [
            kind,
            *([_select("state", "Trạng thái", "Mọi trạng thái", self.state, ReorganisationState)] * self.drafts),
        ]

    @property
    def chips(self) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        labels = {
            "kind": f"Loại: {ReorganisationKind(self.kind).label}" if self.kind else "",
            "state": f"Trạng thái: {ReorganisationState(self.state).label}" if self.state else "",
        }
        return [{"label": label, "url": self._without(key)} for key, label in labels.items() if label]

    def _without(self, key: str) -> str:
        query = self.query.copy()
        for gone in (key, "after"):
            query.pop(gone, None)
        return f"?{query.urlencode()}"


def _select(name, label, every, chosen, choices) -> dict:
    options = [("", every), *((value, capfirst(text)) for value, text in choices.choices)]
    return {"name": name, "label": label, "chosen": chosen, "options": options}
