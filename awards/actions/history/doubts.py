"""Why a line waits, in words; and findings as rows keep them."""

from awards.intake.entries import AWARD, CELL, DATE, TITLE
from awards.intake.persons import NAMESAKES, NOBODY, UNLIKE
from awards.intake.waiting import PAPER

UNIT, HOUSEHOLD, AUTHORITY, DOUBLE = "unit", "household", "authority", "double"
LABELS = {
    NAMESAKES: "nhiều người có thể là",
    UNLIKE: "chưa chắc là một người",
    NOBODY: "chưa có hồ sơ người",
    UNIT: "chưa rõ đơn vị",
    HOUSEHOLD: "chưa rõ hộ gia đình",
    AWARD: "chưa rõ danh hiệu",
    DATE: "năm, ngày chưa hợp lý",
    TITLE: "không đúng đối tượng",
    AUTHORITY: "thẩm quyền",
    DOUBLE: "khen hai lần trong năm",
    PAPER: "chưa chắc đã được khen",
    CELL: "ô ghi chưa đúng",
}
# What an officer may let stand as it is, having looked at the paper.
MAY_STAND = frozenset({AUTHORITY, DOUBLE, TITLE, UNIT, PAPER})


def finding(message: str, doubt: str = "", *, label: str = "", column: str = "", is_error: bool = False) -> dict:
    """A finding about the line, made anew each time it is judged."""
    said = {"column": column, "label": label, "message": message, "is_error": is_error, "judged": True}
    return said | {"doubt": doubt} if doubt else said
