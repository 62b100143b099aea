"""The tree of units as a workbook: what an export writes is what an import takes. No cell becomes a formula."""

from collections.abc import Iterable

from django.utils.text import capfirst

from thiduakt.base.books import HEADINGS_IN, Book
from units.choices import UnitKind, UnitLevel, UnitLine
from units.models import Unit

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
ROWS_WITH_CHOICES = 6000


def tree_workbook(units: Iterable[Unit]) -> bytes:
    """All the units, those above before those below; the choices of a column can be picked from a list."""
    with Book() as book:
        headings = [(heading, width) for _, heading, width in COLUMNS]
        sheet = book.sheet("Đơn vị", headings, title=TITLE, fixed=2)
        for place, (field, *_) in enumerate(COLUMNS):
            if field in CHOICES:
                _offer(sheet, place, [capfirst(label) for label in CHOICES[field].labels])
        for line, unit in enumerate(units, start=HEADINGS_IN + 1):
            for place, (field, *_) in enumerate(COLUMNS):
                sheet.write_string(line, place, _said(unit, field), book.text)
    return book.content


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
