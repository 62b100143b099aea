"""Further lists as units really send them: the four people of lists.py, each time in another untidy file."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook

from tests.factories.lists import BIRTHS, FULL, NAMES, PLAIN, POSITIONS, SEXES, book, csv
from thiduakt.base.sheets.letters import _TCVN3, _VNI

TCVN3 = {meant: said for said, meant in _TCVN3.items()}
VNI = {meant: said for said, meant in reversed(_VNI.items())}
SERIAL = [(born - date(1899, 12, 30)).days for born in BIRTHS]


def in_font(letters: dict[str, str], rows) -> list[list]:
    def turned(cell):
        return "".join(letters.get(letter, letter) for letter in cell) if isinstance(cell, str) else cell

    return [[turned(cell) for cell in row] for row in rows]


def sectioned() -> bytes:
    """Two-row merged headings, a letter for each column, sections with their own sums, signatures below."""
    rows = [
        ("UBND HUYỆN AN LÂM", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("PHÒNG NỘI VỤ", None, None, None, "Độc lập - Tự do - Hạnh phúc"),
        (),
        ("DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025",),
        ("(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 02 tháng 01 năm 2025)",),
        ("STT", "Họ và tên", "Ngày, tháng,\nnăm sinh", None, "Chức vụ,\nchức danh", "Ghi chú"),
        (None, None, "Nam", "Nữ", None, None),
        ("A", "B", "1", "2", "3", "4"),
    ]
    for letter, room, members in (("A", "PHÒNG NỘI VỤ", (0, 1)), ("B", "PHÒNG TÀI CHÍNH", (2, 3))):
        rows.append((letter, room))
        for count, n in enumerate(members, start=1):
            born = f"{BIRTHS[n].day}.{BIRTHS[n].month}.{BIRTHS[n].year}"
            man = SEXES[n] == "male"
            rows.append((count, NAMES[n], born if man else None, None if man else born, POSITIONS[n], None))
        rows.append((None, f"Cộng {room.title()}: 2 người"))
    rows += [
        (None, "Tổng cộng: 04 người"),
        (),
        (None, None, None, None, "An Lâm, ngày 30 tháng 6 năm 2025"),
        (None, "NGƯỜI LẬP BIỂU", None, None, "TM. ỦY BAN NHÂN DÂN"),
        (None, "(Ký, ghi rõ họ tên)", None, None, "CHỦ TỊCH"),
        (None, "Đào Thị Lập", None, None, "Hồ Văn Ký"),
    ]
    return book(("DS", rows), merges=("A4:F4", "A5:F5", "A6:A7", "B6:B7", "C6:D6", "E6:E7", "F6:F7"))


def partly_hidden() -> bytes:
    """A hidden sheet of last year, and a hidden row."""
    workbook = Workbook()
    shown = workbook.active
    shown.title = "DS"
    for row in (PLAIN, *FULL):
        shown.append(list(row))
    shown.row_dimensions[3].hidden = True
    old = workbook.create_sheet("Năm trước")
    old.append(list(PLAIN))
    old.append([1, "Người Đã Nghỉ", "1/1/1960", "Nam", "Chuyên viên", "Phòng Nội vụ"])
    old.sheet_state = "hidden"
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def day_in(form):
    """The plain list with the dates of birth written so."""
    return book(("DS", [PLAIN, *[(*row[:2], form(n), *row[3:]) for n, row in enumerate(FULL)]]))


def with_titles() -> bytes:
    rows = [(row[0], f"{'Bà' if SEXES[n] == 'female' else 'Ông'} {row[1]}", *row[2:]) for n, row in enumerate(FULL)]
    return book(("DS", [PLAIN, *rows]))


def broken_lines() -> bytes:
    head = ("STT", "Họ và\ntên", "Ngày\nsinh", "Giới\ntính", "Chức\nvụ", "Đơn\nvị")
    return book(("DS", [head, *[(row[0], row[1].replace(" ", "\n", 1), *row[2:]) for row in FULL]]))


def sections_in_the_number_column() -> bytes:
    """The number begins anew in each section, and the section stands merged over all columns."""
    rows = [PLAIN[:-1], ("1. Phòng Nội vụ",), *[row[:-1] for row in FULL[:2]]]
    rows += [("2. Phòng Tài chính",), (1, *FULL[2][1:-1]), (2, *FULL[3][1:-1])]
    return book(("DS", rows), merges=("A2:E2", "A5:E5"))


def in_old_font(letters) -> bytes:
    return book(("DS", in_font(letters, [PLAIN, *FULL])))


def half_in_old_font() -> bytes:
    """Headings typed anew in Unicode above people copied from an old file."""
    return book(("DS", [PLAIN, *in_font(TCVN3, FULL)]))


AS_SENT = {
    "sections, sums and signatures": (sectioned(), "xlsx"),
    "days with dots": (day_in(lambda n: f"{BIRTHS[n].day}.{BIRTHS[n].month}.{BIRTHS[n].year}"), "xlsx"),
    "serials as text": (day_in(lambda n: str(SERIAL[n])), "xlsx"),
    "serials as fractions": (day_in(lambda n: SERIAL[n] + 0.5), "xlsx"),
    "spaces around the signs": (day_in(lambda n: f" {BIRTHS[n].day} / {BIRTHS[n].month} / {BIRTHS[n].year} "), "xlsx"),
    "titles before the names": (with_titles(), "xlsx"),
    "line ends inside cells": (broken_lines(), "xlsx"),
    "sections in the number column": (sections_in_the_number_column(), "xlsx"),
    "TCVN3": (in_old_font(TCVN3), "xlsx"),
    "VNI": (in_old_font(VNI), "xlsx"),
    "headings in Unicode, people in TCVN3": (half_in_old_font(), "xlsx"),
    "TCVN3 as text": (csv(in_font(TCVN3, [PLAIN, *FULL]), "utf-8", ";"), "csv"),
    "hidden rows and sheets": (partly_hidden(), "xlsx"),
}
