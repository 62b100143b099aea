"""Lines of one list that name the same initiative are its authors: their shares must fit together."""

from collections import defaultdict
from decimal import Decimal

from thiduakt.base.text import search_key
from thiduakt.base.vietnamese import number
from units.intake.columns import LABELS, RECOGNISER, SCOPE, SHARE
from units.models import ImportRow

WHOLE = Decimal(100)
NEEDED = {"scope": SCOPE, "recogniser": RECOGNISER}


def initiative_key(entry: dict) -> tuple[str, int]:
    """What tells one initiative from another: the letters of its name, and its year."""
    return search_key(entry["name"]), entry["year"]


def with_shares_checked(rows: list[ImportRow]) -> list[ImportRow]:
    """The rows, with findings where the authors of an initiative do not fit together."""
    groups = defaultdict(list)
    for row in rows:
        for entry in row.facts.get("entries", []):
            if "name" in entry:
                groups[initiative_key(entry)].append((row, entry))
    for group in groups.values():
        _fill_in(group)
        _check(group)
    return rows


def _fill_in(group: list[tuple[ImportRow, dict]]) -> None:
    """What one line says of the initiative holds for its co-authors; an only author wrote all of it."""
    for name, meaning in NEEDED.items():
        said = next((entry[name] for _, entry in group if name in entry), None)
        for row, entry in group:
            if said:
                entry.setdefault(name, said)
            elif not any(found["label"] == LABELS[meaning] for found in row.findings):
                row.findings.append(_finding(meaning, f"Hãy ghi {LABELS[meaning].lower()}."))
    if len(group) == 1:
        group[0][1].setdefault("share", "100")


def _check(group: list[tuple[ImportRow, dict]]) -> None:
    shares = [Decimal(entry["share"]) for _, entry in group if "share" in entry]
    total = sum(shares)
    for row, entry in group:
        if total > WHOLE:
            text = f"Các phần đóng góp của sáng kiến này cộng lại được {number(total)} %, quá 100 %. Hãy sửa lại."
            row.findings.append(_finding(SHARE, text))
        elif "share" not in entry:
            row.findings.append(_finding(SHARE, "Chưa ghi phần đóng góp của đồng tác giả này.", is_error=False))
        elif len(shares) == len(group) and total < WHOLE:
            text = f"Các phần đóng góp mới được {number(total)} %; phần còn lại coi như của người ngoài danh sách."
            row.findings.append(_finding(SHARE, text, is_error=False))


def _finding(meaning: str, message: str, *, is_error: bool = True) -> dict:
    return {"column": "", "label": LABELS[meaning], "message": message, "is_error": is_error}
