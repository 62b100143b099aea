"""The blank list of people to invite. Text stays text, no cell becomes a formula."""

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter

from units.choices import Role

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
HEADINGS_IN = 2
BLANK_ROWS = 500


def blank_list(roles: Iterable[Role]) -> bytes:
    """The list to fill in; roles can be picked from those the reader may give."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#F3F4F6"})
        sheet = book.add_worksheet("Tài khoản")
        sheet.write_string(0, 0, "Danh sách mời dùng phần mềm", book.add_format({"bold": True, "font_size": 13}))
        for place, (field, heading, width) in enumerate(COLUMNS):
            sheet.set_column(place, place, width, text)
            sheet.write_string(HEADINGS_IN, place, heading, head)
            if field == "role":
                rule = {"validate": "list", "source": [role.label for role in roles], "error_type": "warning"}
                sheet.data_validation(HEADINGS_IN + 1, place, HEADINGS_IN + BLANK_ROWS, place, rule)
        sheet.freeze_panes(HEADINGS_IN + 1, 1)
    return target.getvalue()
