"""Workbooks of the register: the golden book of a year, the years of one subject. No cell becomes a formula."""

from collections.abc import Iterable

from awards.models import Award
from thiduakt.base.books import HEADINGS_IN, Book
from thiduakt.base.vietnamese import short_date

LINES = (
    ("STT", 6),
    ("Danh hiệu, hình thức", 34),
    ("Họ và tên, tên tập thể, hộ", 32),
    ("Chức vụ", 26),
    ("Đơn vị", 36),
    ("Số quyết định", 18),
    ("Ngày quyết định", 14),
    ("Số sổ vàng", 10),
)
YEARS = (
    ("Năm", 8),
    ("Loại", 22),
    ("Nội dung", 60),
    ("Văn bản", 26),
    ("Ngày", 12),
    ("Đơn vị khi đó", 36),
    ("Ghi chú", 30),
)


def golden_book(title: str, awards: Iterable[Award]) -> bytes:
    """Lines in the order given, numbered from 1."""
    rows = (
        (award.award_type.name, award.name, award.position_title, award.unit_name, award.decision_number,
         short_date(award.decided_on), str(award.register_number or ""))
        for award in awards
    )  # fmt: skip
    return _book("Sổ vàng", LINES, title, ((str(n), *row) for n, row in enumerate(rows, start=1)))


def timeline_book(title: str, rows: Iterable[tuple[str, ...]]) -> bytes:
    """Rows of texts as YEARS names them."""
    return _book("Quá trình", YEARS, title, rows)


def _book(name: str, columns, title: str, rows: Iterable[tuple[str, ...]]) -> bytes:
    with Book() as book:
        sheet = book.sheet(name, columns, title=title)
        for line, row in enumerate(rows, start=HEADINGS_IN + 1):
            for column, text in enumerate(row):
                sheet.write_string(line, column, text, book.text)
    return book.content
