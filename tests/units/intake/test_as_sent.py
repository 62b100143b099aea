"""Untidy files of real offices say the same of the same people, or are refused with the right reason."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.as_sent import AS_SENT, TCVN3, VNI, day_in, in_font, in_old_font, partly_hidden
from tests.factories.imports import checked, make_rooms
from tests.factories.lists import BIRTHS, FULL, NAMES, PLAIN, POSITIONS, ROOMS, SEXES, book
from tests.units.intake.test_layouts import people_in
from thiduakt.base.sheets import UnreadableError, read_sheets
from thiduakt.base.sheets.letters import from_tcvn3
from thiduakt.base.syllables import is_readable
from thiduakt.base.text import search_key
from thiduakt.base.uploads import check_content
from units.intake.facts import facts_of
from units.intake.layouts import layout_of, lines_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize("name", AS_SENT)
def test_the_same_four_people(name):
    content, kind = AS_SENT[name]

    assert people_in(content, kind) == [
        (NAMES[n], BIRTHS[n], SEXES[n], POSITIONS[n], search_key(ROOMS[n])) for n in range(4)
    ]


def births(content: bytes) -> list:
    (sheet,) = read_sheets(content, "xlsx")
    layout = layout_of(sheet, year=2025, remembered={})
    facts = [facts_of(line, date(2025, 6, 30)) for line in lines_of(sheet, layout)]
    assert [findings for _, findings in facts] == [[]] * 4
    return [(fact.birth.year, fact.birth.day) for fact, _ in facts]


@pytest.mark.parametrize("form", ["năm {}", "Năm sinh {}", "{}", "sinh năm {}"])
def test_a_year_alone_is_a_year_alone(form):
    content = day_in(lambda n: form.format(BIRTHS[n].year))

    assert births(content) == [(born.year, None) for born in BIRTHS]


@pytest.mark.parametrize(("letters", "font"), [(TCVN3, "TCVN3 (.VnTime)"), (VNI, "VNI"), ({}, "")])
def test_the_font_is_told(letters, font):
    assert [sheet.font for sheet in read_sheets(in_old_font(letters), "xlsx")] == [font]


def test_capitals_of_an_old_font_come_out_as_capitals():
    """.VnTimeH shows small marked letters as capitals, so they are stored small."""
    assert from_tcvn3("NGUYÔN THÞ H¹NH") == "NGUYỄN THỊ HẠNH"


def test_letters_that_no_font_explains_are_refused():
    rows = in_font(TCVN3, [PLAIN, *FULL])
    for n, row in enumerate(rows[1:]):
        row[1] = f"Ng¸×µ ®µ×{n} Øß÷"

    with pytest.raises(UnreadableError, match="phông cũ"):
        read_sheets(book(("DS", rows)), "xlsx")


def test_foreign_names_in_unicode_are_left_as_they_are():
    rows = [("STT", "Họ và tên", "Chức vụ"), (1, "José Muñoz", "Chuyên gia"), (2, "Nguyễn Văn An", "Phiên dịch")]
    (sheet,) = read_sheets(book(("DS", rows)), "xlsx")

    assert (sheet.rows[1].cells[1], sheet.font) == ("José Muñoz", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Nguyễn Khuyến", True), ("Quách Quỳnh Giang", True), ("Đơn vị", True), ("NguyÔn", False), ("Muñoz", False),
     ("TrÇn V¨n", False), ("Huyønh", False), ("UBND xã – 12/QĐ", True)],
)  # fmt: skip
def test_what_can_be_read_as_vietnamese(text, expected):
    assert is_readable(text) is expected


@pytest.mark.django_db
def test_a_hidden_row_is_taken_and_said_a_hidden_sheet_is_not(unit, unit_officer):
    make_rooms(unit)
    batch = checked(partly_hidden(), unit=unit, actor=unit_officer)

    assert batch.counts == {"new": 4}
    assert [(row.number, row.findings[0]["message"][:36]) for row in batch.rows.all() if row.findings] == [
        (3, "Dòng này đang bị ẩn trong tệp. Nếu k")
    ]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("EncryptedPackage", "có mật khẩu. Hãy mở bằng Office"),
        ("Workbook", "là định dạng cũ"),
        ("", "có mật khẩu hoặc"),
    ],
)
def test_old_and_locked_workbooks_are_told_apart(inside, said):
    content = OLE + inside.encode("utf-16-le") + bytes(512)

    with pytest.raises(ValidationError, match=said):
        check_content(content, "danh-sach.xlsx", ("xlsx",))
