"""Workbooks of a dossier: the blank list to fill in, and the list as it stands. No cell becomes a formula."""

from collections.abc import Iterable

from awards.models import AwardType, Dossier, Nominee
from thiduakt.base.books import Book

BLANK_ROWS = 1000
TEMPLATE = (
    ("Họ và tên", 28),
    ("Ngày sinh", 14),
    ("Chức vụ", 26),
    ("Đơn vị/phòng", 28),
    ("Danh hiệu", 34),
    ("Thành tích tóm tắt", 60),
)
HOUSEHOLD = ("Chủ hộ (hộ gia đình)", 28)
LIST = (
    ("STT", 6),
    ("Họ và tên, tên tập thể, hộ gia đình", 32),
    ("Chức vụ", 26),
    ("Đơn vị", 32),
    ("Đề nghị", 34),
    ("Năm", 8),
    ("Tóm tắt thành tích", 70),
)


def nominee_template(dossier: Dossier, awards: Iterable[AwardType]) -> bytes:
    """The list to fill in: text cells, and the awards of the round to choose from; a column for the heads of households
    where one of them may be given to households."""
    awards = list(awards)
    names = [award.name for award in awards]
    columns = (*TEMPLATE, HOUSEHOLD) if any(award.for_household for award in awards) else TEMPLATE
    with Book() as book:
        sheet = book.sheet("Danh sách", columns, title=f"Danh sách đề nghị · {dossier.code} · {dossier.unit.name}")
        choices = book.file.add_worksheet("Danh hiệu")
        choices.write_column(0, 0, names)
        choices.set_column(0, 0, 50)
        source = f"='Danh hiệu'!$A$1:$A${max(len(names), 1)}"
        message = "Hãy chọn trong danh sách danh hiệu, hình thức của đợt."
        sheet.data_validation(
            3,
            4,
            BLANK_ROWS,
            4,
            {"validate": "list", "source": source, "error_message": message, "error_title": "Danh hiệu"},
        )
    return book.content


def nominee_list(dossier: Dossier, nominees: Iterable[Nominee]) -> bytes:
    """The list as it stands (danh sách trích ngang)."""
    with Book() as book:
        title = f"Danh sách đề nghị khen thưởng · {dossier.code} · {dossier.unit.name}"
        sheet = book.sheet("Danh sách", LIST, title=title)
        for n, nominee in enumerate(nominees, start=1):
            sheet.write_number(n + 2, 0, n)
            texts = (nominee.name, nominee.position_title, nominee.unit_name, nominee.award_type.name)
            for column, text in enumerate(texts, start=1):
                sheet.write_string(n + 2, column, text, book.text)
            sheet.write_number(n + 2, 5, nominee.year)
            sheet.write_string(n + 2, 6, nominee.achievement[:32_000], book.text)
    return book.content
