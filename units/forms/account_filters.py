"""What the list of accounts can be narrowed by; every filter stands in the address."""

from datetime import date

from units.choices import Role

STATES = {
    "in_force": "đang có vai trò",
    "ending": "sắp hết hạn vai trò",
    "never": "chưa đăng nhập lần nào",
    "locked": "đã khóa",
    "without": "không có vai trò",
}


class AccountFilter:
    """Reads `q`, `state` and `role` from a query string; unknown values narrow nothing."""

    def __init__(self, query, *, on: date):
        self.query, self.on = query, on
        self.words = query.get("q", "").strip()[:100]
        self.state = query.get("state") if query.get("state") in STATES else ""
        self.role = query.get("role") if query.get("role") in Role else ""

    def apply(self, accounts):
        """The accounts that match."""
        accounts = accounts.search(self.words)
        accounts = accounts.holding(self.role) if self.role else accounts
        narrowed = {
            "in_force": lambda: accounts.with_rights(self.on),
            "ending": lambda: accounts.ending_soon(self.on),
            "never": accounts.never_signed_in,
            "locked": accounts.locked,
            "without": lambda: accounts.without_post(self.on),
        }
        return narrowed[self.state]() if self.state else accounts

    @property
    def states(self) -> list[tuple[str, str]]:
        """Choices of state for the form."""
        return list(STATES.items())

    @property
    def roles(self) -> list[tuple[str, str]]:
        """Choices of role for the form."""
        return Role.choices

    @property
    def chips(self) -> list[dict]:
        """The filters in force, each with the address of the list without it."""
        labels = {
            "q": f"Tên có: {self.words}" if self.words else "",
            "state": f"Tình trạng: {STATES[self.state]}" if self.state else "",
            "role": f"Vai trò: {Role(self.role).label}" if self.role else "",
        }
        return [{"label": label, "url": self._without(key)} for key, label in labels.items() if label]

    def _without(self, key: str) -> str:
        query = self.query.copy()
        for gone in (key, "after"):
            query.pop(gone, None)
        return f"?{query.urlencode()}"
