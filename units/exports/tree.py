"""The tree of units as a workbook: what an export writes is what an import takes. No cell becomes a formula."""

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter
from django.utils.text import capfirst

from units.choices import UnitKind, UnitLevel, UnitLine
from units.models import Unit

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "Danh sách đơn vị"
# Field of Unit, heading, width. The first three tell who is meant and where it stands.
COLUMNS = (
    ("mark", "Mã đơn vị", 16),
    ("name", "Tên đơn vị", 44),
    ("parent", "Trực thuộc (mã hoặc tên)", 30),
    ("short_name", "Tên ngắn", 24),
    ("kind", "Loại", 24),
    ("level", "Cấp", 14),
    ("line", "Quan hệ", 22),
    ("symbol", "Ký hiệu", 12),
    ("place_name", "Địa danh", 18),
    ("founded_on", "Ngày thành lập", 14),
    ("founded_by", "Văn bản thành lập", 34),
    ("ended_on", "Ngày kết thúc", 14),
    ("ended_by", "Văn bản kết thúc", 34),
    ("phone", "Điện thoại", 16),
    ("email", "Thư điện tử", 26),
    ("address", "Địa chỉ", 36),
    ("fields_of_work", "Lĩnh vực công tác", 40),
)
CHOICES = {"kind": UnitKind, "level": UnitLevel, "line": UnitLine}
HEADINGS_IN = 2
ROWS_WITH_CHOICES = 6000


def tree_workbook(units: Iterable[Unit]) -> bytes:
    """All the units, those above before those below; the choices of a column can be picked from a list."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#F3F4F6"})
        sheet = book.add_worksheet("Đơn vị")
        sheet.write_string(0, 0, TITLE, book.add_format({"bold": True, "font_size": 13}))
        for place, (field, heading, width) in enumerate(COLUMNS):
            sheet.set_column(place, place, width, text)
            sheet.write_string(HEADINGS_IN, place, heading, head)
            if field in CHOICES:
                _offer(sheet, place, [capfirst(label) for label in CHOICES[field].labels])
        sheet.freeze_panes(HEADINGS_IN + 1, 2)
        for line, unit in enumerate(units, start=HEADINGS_IN + 1):
            for place, (field, *_) in enumerate(COLUMNS):
                sheet.write_string(line, place, _said(unit, field), text)
    return target.getvalue()


def _offer(sheet, place: int, labels: list[str]) -> None:
    """A warning, not a wall: other ways to write it may be understood too."""
    first, last = HEADINGS_IN + 1, HEADINGS_IN + ROWS_WITH_CHOICES
    rule = {"validate": "list", "source": labels, "error_type": "warning"}
    if sum(map(len, labels)) + len(labels) <= 255:
        sheet.data_validation(first, place, last, place, rule)


def _said(unit: Unit, field: str) -> str:
    value = getattr(unit, field)
    if field == "parent":
        return value.mark if value else ""
    if field in CHOICES:
        return capfirst(CHOICES[field](value).label) if value else ""
    return f"{value:%d/%m/%Y}" if field.endswith("_on") and value else str(value or "")
