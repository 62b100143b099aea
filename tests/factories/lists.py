"""Lists of people as offices really send them: the same four people in many layouts."""

import unicodedata
from datetime import date, datetime
from io import BytesIO

from docx import Document
from openpyxl import Workbook

NAMES = ("Nguyễn Thị Hạnh", "Trần Văn Đức", "Lê Quốc Ưng", "Phạm Thị Ngọc Ánh")
BIRTHS = (date(1985, 7, 1), date(1979, 11, 23), date(1990, 1, 5), date(1988, 12, 31))
SEXES = ("female", "male", "male", "female")
POSITIONS = ("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên", "Kế toán")
ROOMS = ("Phòng Nội vụ", "Phòng Nội vụ", "Phòng Tài chính", "Phòng Tài chính")
TITLE = ("UBND HUYỆN AN LÂM", "DANH SÁCH CÁN BỘ, CÔNG CHỨC", "(Kèm theo Công văn số 12/UBND-NV)")


def day(value: date) -> str:
    return f"{value.day}/{value.month}/{value.year}"


def book(*sheets, merges=()) -> bytes:
    """A workbook; each sheet is (title, rows); `merges` apply to the first."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for merge in merges:
        workbook.worksheets[0].merge_cells(merge)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def csv(rows, encoding: str, separator: str) -> bytes:
    return "\r\n".join(separator.join(str(cell or "") for cell in row) for row in rows).encode(encoding)


def windows_1258(text: str) -> bytes:
    """Vietnamese as old Windows wrote it: tone marks stand after their letter."""
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in "\u0300\u0309\u0303\u0301\u0323")
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone))
        out += bare.encode("cp1258") + tone.encode("cp1258")
    return out


def word(*tables) -> bytes:
    """A Word document with tables of rows of text."""
    document = Document()
    for rows in tables:
        document.add_paragraph("DANH SÁCH")
        table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, row, strict=False):
                cell.text = str(text or "")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def people(*columns):
    """One tuple per person, of what each column (a function of place) says, with a running number in front."""
    return [(n + 1, *(column(n) for column in columns)) for n in range(4)]


def name(n):
    return NAMES[n]


def birth(n):
    return day(BIRTHS[n])


def sex(n):
    return "Nữ" if SEXES[n] == "female" else "Nam"


def position(n):
    return POSITIONS[n]


def room(n):
    return ROOMS[n]


def female(n):
    return "x" if SEXES[n] == "female" else None


PLAIN = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị")
FULL = people(name, birth, sex, position, room)
SPLIT = people(
    lambda n: NAMES[n].rpartition(" ")[0], lambda n: NAMES[n].rpartition(" ")[2], birth, female, position, room
)


def by_groups():
    """Lines with numbers and no column of units; each group has its heading."""
    rows = [TITLE[:1], TITLE[1:2], (), PLAIN[:-1], ("I. PHÒNG NỘI VỤ",), *(row[:-1] for row in FULL[:2])]
    rows += [("II", "Phòng Tài chính"), *(row[:-1] for row in FULL[2:]), ("Tổng cộng: 4 người",)]
    return [*rows, (None, "Người lập biểu", None, "CHỦ TỊCH"), (None, "Đào Thị Lập", None, "Hồ Văn Ký")]


def two_lines():
    head = [("TT", "Họ tên", "Năm sinh", None, "Chức danh", "Phòng"), (None, None, "Nam", "Nữ", None, None)]
    return [TITLE[:1], *head, *people(name, by_sex("male"), by_sex("female"), position, room)]


def by_sex(which):
    return lambda n: day(BIRTHS[n]) if SEXES[n] == which else None


def signed():
    foot = [
        ("Cộng", 4),
        (),
        (None, None, None, "An Lâm, ngày 30 tháng 6 năm 2025"),
        ("Người lập", None, None, "Thủ trưởng"),
    ]
    return [
        *[(line,) for line in TITLE],
        (),
        PLAIN,
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        *FULL,
        *foot,
        ("A", "Bùi Văn Ký"),
    ]


def again():
    return [PLAIN, *FULL[:2], (), PLAIN, *FULL[2:]]


def upper():
    return [("SỐ TT", "HỌ VÀ TÊN", "NGÀY, THÁNG, NĂM SINH", "NAM/NỮ", "CHỨC VỤ, CHỨC DANH", "TÊN ĐƠN VỊ"), *people(
        lambda n: NAMES[n].upper(), birth, lambda n: sex(n).upper(), position, lambda n: ROOMS[n].upper()
    )]  # fmt: skip


def decomposed():
    return [[unicodedata.normalize("NFD", str(cell or "")) for cell in row] for row in (PLAIN, *FULL)]


def spaced():
    return [PLAIN, *[[f"\u00a0{cell} \u200b" for cell in row] for row in FULL]]


def merged_rooms():
    rows = [PLAIN, *people(name, birth, sex, position, lambda n: ROOMS[n] if n % 2 == 0 else None)]
    return book(("DS", rows), merges=("F2:F3", "F4:F5"))


def serials(n):
    return (BIRTHS[n] - date(1899, 12, 30)).days


def dotted(n):
    return f"{BIRTHS[n]:%d.%m.%y}"


def stamped(n):
    return datetime(BIRTHS[n].year, BIRTHS[n].month, BIRTHS[n].day)


def spoken(n):
    return f"ngày {BIRTHS[n].day} tháng {BIRTHS[n].month} năm {BIRTHS[n].year}"


def of(column):
    return book(("DS", [PLAIN, *people(name, column, sex, position, room)]))


SHEETS_OF_ROOMS = (
    ("Phòng Nội vụ", [PLAIN[:-1], *(row[:-1] for row in FULL[:2])]),
    ("Phòng Tài chính", [PLAIN[:-1], *(row[:-1] for row in FULL[2:])]),
    ("Ghi chú", [("Danh sách này gồm hai phòng",)]),
)
NO_NUMBERS = [PLAIN[1:], *(row[1:] for row in FULL)]
TURNED = [("Phòng ban", "Vị trí việc làm", "Phái", "NTNS", "Họ tên CBCC"), *(row[:0:-1] for row in FULL)]
DATES_BY_SEX = [
    ("TT", "Họ và tên", "Nam", "Nữ", "Chức vụ", "Đơn vị"),
    *people(name, by_sex("male"), by_sex("female"), position, room),
]
FEMALE_BOX = [
    ("TT", "Họ và tên", "Sinh ngày", "Nữ", "Chức vụ", "Cơ quan"),
    *people(name, birth, female, position, room),
]
FAMILY_APART = [("TT", "Họ và tên", "Tên", "Ngày sinh", "Nữ", "Chức vụ", "Đơn vị công tác"), *SPLIT]
FAMILY_NAMED = [("TT", "Họ đệm", "Tên", "Ngày tháng năm sinh", "Nữ", "Chức vụ", "Nơi công tác"), *SPLIT]

# name -> (file, kind): each says the same of the four.
LAYOUTS = {
    "plain": (book(("DS", [PLAIN, *FULL])), "xlsx"),
    "titles, index line, total and signatures": (book(("DS", signed())), "xlsx"),
    "groups of rooms": (book(("DS", by_groups()), merges=("A1:E1", "A2:E2", "A5:E5")), "xlsx"),
    "two lines of headings": (book(("DS", two_lines()), merges=("A2:A3", "B2:B3", "C2:D2", "E2:E3")), "xlsx"),
    "headings again on the next page": (book(("DS", again())), "xlsx"),
    "capitals": (book(("DS", upper())), "xlsx"),
    "letters in parts": (book(("DS", decomposed())), "xlsx"),
    "hard spaces": (book(("DS", spaced())), "xlsx"),
    "rooms merged downwards": (merged_rooms(), "xlsx"),
    "serial dates": (of(serials), "xlsx"),
    "dotted short dates": (of(dotted), "xlsx"),
    "true dates": (of(stamped), "xlsx"),
    "spoken dates": (of(spoken), "xlsx"),
    "a sheet for each room": (book(*SHEETS_OF_ROOMS), "xlsx"),
    "no running number": (book(("DS", NO_NUMBERS)), "xlsx"),
    "columns turned round": (book(("DS", TURNED)), "xlsx"),
    "a box for women": (book(("DS", FEMALE_BOX)), "xlsx"),
    "dates under men and women": (book(("DS", DATES_BY_SEX)), "xlsx"),
    "family and given names apart": (book(("DS", FAMILY_NAMED)), "xlsx"),
    "one heading over two parts of the name": (book(("DS", FAMILY_APART)), "xlsx"),
    "csv, UTF-8, commas": (csv([PLAIN, *FULL], "utf-8", ","), "csv"),
    "csv, mark, semicolons": (csv([PLAIN, *FULL], "utf-8-sig", ";"), "csv"),
    "csv, UTF-16, tabs": (csv([PLAIN, *FULL], "utf-16", "\t"), "csv"),
    "csv, windows-1258": (windows_1258("\n".join(";".join(map(str, row)) for row in [PLAIN, *FULL])), "csv"),
    "word table": (word([PLAIN, *FULL]), "docx"),
    "word, two tables": (word([PLAIN, *FULL[:2]], [PLAIN, *FULL[2:]]), "docx"),
}
