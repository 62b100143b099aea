"""The list of prospects as a workbook: one line for each subject and award, with what lacks. No cell is a formula."""

from collections.abc import Iterable

from thiduakt.base.books import HEADINGS_IN, Book

COLUMNS = (
    ("Họ và tên, tập thể, hộ gia đình", 32),
    ("Chức vụ, địa chỉ", 26),
    ("Đơn vị", 30),
    ("Danh hiệu, hình thức", 34),
    ("Năm xét", 9),
    ("Kết quả đối chiếu", 24),
    ("Sớm nhất", 10),
    ("Còn thiếu", 70),
    ("Điều khoản", 40),
)
LONGEST = 32_000


def prospect_list(chosen, rows: Iterable, *, is_cut: bool) -> bytes:
    """`rows` are those of the page; `is_cut` says that there are more than fit."""
    with Book() as book:
        title = f"Đối chiếu tiêu chuẩn khen thưởng năm {chosen.year}, ngày {chosen.on:%d/%m/%Y}"
        sheet = book.sheet("Có thể đề nghị", COLUMNS, title=title, fixed=1)
        place = HEADINGS_IN
        for row in rows:
            for told in row.cells:
                place += 1
                _line(book, sheet, place, row, told)
        if is_cut:
            sheet.write_string(place + 2, 0, "Danh sách còn tiếp; hãy lọc hẹp hơn để tải đủ.", book.text)
    return book.content


def _line(book: Book, sheet, place: int, row, told) -> None:
    prospect = told.prospect
    texts = {
        0: str(row.subject),
        1: row.work,
        2: row.unit,
        3: prospect.name,
        5: told.verdict,
        7: " ".join(told.reasons),
        8: "; ".join(dict.fromkeys(found.citation for found in prospect.lacking)),
    }
    for column, text in texts.items():
        sheet.write_string(place, column, text[:LONGEST], book.text)
    sheet.write_number(place, 4, prospect.year)
    if prospect.earliest:
        sheet.write_number(place, 6, prospect.earliest)
