"""The same four awards in some twenty layouts, as people send them; and files that must be refused with a sentence."""

import pytest
from django.core.exceptions import ValidationError

from awards.models import Award
from tests.factories.history import HEADS, employed, entered, judged, line, opened, table
from tests.factories.lists import book, csv, word
from tests.factories.units import UnitFactory

PEOPLE = (("Nguyễn Văn Hòa", 1975), ("Trần Thị Mai Lan", 1980), ("Lê Minh Đức", 1969))
WANTED = {
    ("Nguyễn Văn Hòa", "LDTT", 2019),
    ("Trần Thị Mai Lan", "CSTDCS", 2020),
    ("Lê Minh Đức", "BK_TINH", 2021),
    ("Phòng Nội vụ", "TTLDXS", 2019),
}
ROWS = [
    (1, "Nguyễn Văn Hòa", 1975, "Chuyên viên", "Sở Xây dựng", "LĐTT", 2019, "12/QĐ-SXD", "20/12/2019", "Sở Xây dựng"),
    (2, "Trần Thị Mai Lan", 1980, "Kế toán", "Sở Xây dựng", "CSTĐ cơ sở", 2020, "9/QĐ", "20/12/2020", "Sở Xây dựng"),
    (3, "Lê Minh Đức", 1969, "Giám đốc", "Sở Xây dựng", "BK", 2021, "7/QĐ-UBND", "05/11/2021", "CT UBND tỉnh"),
    (4, "Phòng Nội vụ", "", "", "Sở Xây dựng", "TTLĐXS", 2019, "7/QĐ-UBND", "20/12/2019", "CT UBND tỉnh"),
]


def changed(place, make):
    """The rows with the cell at a place made otherwise."""
    return [(*row[:place], make(row[place]), *row[place + 1 :]) for row in ROWS]


def joined():
    heads = ("STT", "Họ và tên", "Năm sinh", "Đơn vị", "Danh hiệu", "Năm", "Quyết định")
    rows = [(r[0], r[1], r[2], r[4], r[5], r[6], f"QĐ số {r[7]} ngày {r[8]} của {r[9]}") for r in ROWS]
    return book(("DS", [heads, *rows]))


def split_names():
    heads = ("STT", "Họ và đệm", "Tên", *HEADS[2:])
    rows = [(r[0], *r[1].rsplit(" ", 1), *r[2:]) for r in ROWS[:3]]
    return book(("DS", [heads, *rows]), ("Tập thể", [HEADS, ROWS[3]]))


def two_header_rows():
    upper = (
        "STT",
        "Họ và tên",
        "Năm sinh",
        "Chức vụ",
        "Đơn vị",
        "Danh hiệu",
        "Năm",
        "Quyết định khen thưởng",
        None,
        None,
    )
    lower = (None,) * 7 + ("Số quyết định", "Ngày quyết định", "Cơ quan quyết định")
    return book(("DS", [upper, lower, *ROWS]), merges=("H1:J1",))


def wide():
    return book(("DS", [(*HEADS, *[f"Cột thừa {n}" for n in range(45)]), *[(*row, *["x"] * 45) for row in ROWS]]))


def with_titles():
    rows = [("SỞ XÂY DỰNG",), ("TỔNG HỢP KHEN THƯỞNG",), (), HEADS, *ROWS, ("Tổng cộng: 4",), (None, "Người lập biểu")]
    return book(("DS", rows))


def in_groups():
    rows = [HEADS, ("I. CÁ NHÂN",), *ROWS[:3], ("II. TẬP THỂ",), ROWS[3]]
    return book(("DS", rows))


def as_word(rows):
    return word([tuple(str(cell) for cell in row) for row in rows])


def swapped():
    order = (0, 5, 6, 1, 2, 4, 3, 9, 8, 7)
    return book(("DS", [tuple(row[place] for place in order) for row in (HEADS, *ROWS)]))


def tcvn3(text):
    from thiduakt.base.sheets.letters import _TCVN3  # noqa: PLC0415 -- backwards, for this test only

    back = {meant: said for said, meant in _TCVN3.items()}
    return "".join(back.get(letter, letter) for letter in text)


def in_old_font():
    rows = [tuple(tcvn3(cell) if isinstance(cell, str) else cell for cell in row) for row in ROWS]
    return book(("DS", [HEADS, *rows]))


LAYOUTS = {
    "usual": lambda: table(*ROWS),
    "csv with semicolons": lambda: csv([HEADS, *ROWS], "utf-8-sig", ";"),
    "csv in UTF-16": lambda: csv([HEADS, *ROWS], "utf-16", "\t"),
    "word table": lambda: as_word([HEADS, *ROWS]),
    "titles and totals": with_titles,
    "groups": in_groups,
    "two header rows": two_header_rows,
    "decision in one cell": joined,
    "family and given name apart": split_names,
    "columns in another order": swapped,
    "fifty columns": wide,
    "two sheets": lambda: book(("Một", [HEADS, *ROWS[:2]]), ("Hai", [HEADS, *ROWS[2:]])),
    "two lists on one sheet": lambda: book(("DS", [HEADS, *ROWS[:2], (), HEADS, *ROWS[2:]])),
    "index line under the headings": lambda: book(("DS", [HEADS, tuple(range(1, 11)), *ROWS])),
    "honorifics": lambda: table(*changed(1, lambda name: name if "Phòng" in name else f"Ông/Bà: {name}")),
    "capitals": lambda: table(*changed(1, lambda name: name if "Phòng" in name else name.upper())),
    "names without marks": lambda: table(*changed(1, lambda name: {"Lê Minh Đức": "Le Minh Duc"}.get(name, name))),
    "days with dots": lambda: table(*changed(8, lambda day: day.replace("/", "."))),
    "days in words": lambda: table(*changed(8, lambda d: f"ngày {d[:2]} tháng {d[3:5]} năm {d[6:]}")),
    "years as text": lambda: table(*changed(6, lambda year: f"Năm {year}")),
    "spaces and breaks": lambda: table(*changed(1, lambda name: f"  {name.replace(' ', '  ')}\n")),
    "awards in full": lambda: table(
        *changed(
            5,
            lambda text: {"LĐTT": "Danh hiệu Lao động tiên tiến", "BK": "Bằng khen của Chủ tịch UBND tỉnh"}.get(
                text, text
            ),
        )
    ),
    "old font TCVN3": in_old_font,
    "invisible letters": lambda: table(*changed(1, lambda name: f"\u200b{name}\u00a0")),
}


@pytest.fixture
def known(unit):
    for name, year in PEOPLE:
        employed(unit, name, year)
    UnitFactory(name="Phòng Nội vụ", kind="section", parent=unit)


def register() -> set:
    rows = Award.objects.values_list("person__full_name", "unit__name", "award_type", "year")
    return {(person or unit, award, year) for person, unit, award, year in rows}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_awards(layout, reviewer, known):
    content = LAYOUTS[layout]()
    name = "ds.csv" if layout.startswith("csv") else "ds.docx" if layout.startswith("word") else "ds.xlsx"
    batch = entered(content, actor=reviewer, name=name)
    told = [(row.name, row.outcome, row.doubt, row.findings) for row in batch.rows.exclude(outcome="new")]
    assert register() == WANTED, told


def test_hidden_rows_are_taken_and_told(reviewer, known):
    from io import BytesIO  # noqa: PLC0415

    from openpyxl import load_workbook  # noqa: PLC0415

    sheet = load_workbook(BytesIO(table(*ROWS)))
    sheet.active.row_dimensions[2].hidden = True
    content = BytesIO()
    sheet.save(content)
    row = judged(content.getvalue(), actor=reviewer).rows.order_by("place").first()
    assert "đang bị ẩn trong tệp" in row.findings[0]["message"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ds.xlsm", b"PK\x03\x04", "có macro"),
        ("ds.xls", b"\xd0\xcf\x11\xe0", "Hãy mở và lưu lại dạng .xlsx"),
        ("ds.xlsx", b"khong phai", "không phải là XLSX"),
        ("ds.pdf", b"khong phai", "không phải là PDF"),
        ("ds.exe", b"MZ", "Chỉ nhận tệp có đuôi"),
        ("ds\x00.xlsx", b"PK\x03\x04", "Tên tệp có ký tự"),
    ],
)
def test_files_that_are_refused(reviewer, name, content, words):
    with pytest.raises(ValidationError) as refused:
        opened(content, actor=reviewer, name=name)
    assert words in " ".join(refused.value.messages)


def test_a_formula_is_what_it_comes_to_or_nothing(reviewer, known):
    batch = judged(table(line('=HYPERLINK("http://la","Nguyễn")')), actor=reviewer)
    assert not batch.rows.filter(outcome="new").exists()
