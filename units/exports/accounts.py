"""The blank list of people to invite. Text stays text, no cell becomes a formula."""

from collections.abc import Iterable

from thiduakt.base.books import HEADINGS_IN, Book
from units.choices import Role

# Field of Newcomer, heading, width.
COLUMNS = (
    ("full_name", "Họ và tên", 30),
    ("username", "Tên đăng nhập", 20),
    ("email", "Thư điện tử", 30),
    ("unit", "Đơn vị", 40),
    ("role", "Vai trò", 28),
    ("title", "Chức vụ", 30),
    ("starts_on", "Từ ngày", 14),
)
BLANK_ROWS = 500


def blank_list(roles: Iterable[Role]) -> bytes:
    """The list to fill in; roles can be picked from those the reader may give."""
    with Book() as book:
        headings = [(heading, width) for _, heading, width in COLUMNS]
        sheet = book.sheet("Tài khoản", headings, title="Danh sách mời dùng phần mềm", fixed=1)
        place = [field for field, *_ in COLUMNS].index("role")
        rule = {"validate": "list", "source": [role.label for role in roles], "error_type": "warning"}
        sheet.data_validation(HEADINGS_IN + 1, place, HEADINGS_IN + BLANK_ROWS, place, rule)
    return book.content
