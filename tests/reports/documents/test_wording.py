from datetime import date

import pytest

from reports.documents.parts import Recipients, Signer
from reports.documents.wording import BLANK, clean, closed, day_words, number_words, set_for_page, share_words


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2025, 2, 5), "ngày 05 tháng 02 năm 2025"),
        (date(2025, 1, 20), "ngày 20 tháng 01 năm 2025"),
        (date(2025, 3, 9), "ngày 09 tháng 3 năm 2025"),
        (date(2025, 9, 10), "ngày 10 tháng 9 năm 2025"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_days_below_ten_and_the_first_two_months_are_padded(on, words):
    assert day_words(on) == words


def test_an_unknown_day_leaves_room_and_keeps_the_year():
    assert day_words(None, 2026) == f"ngày {BLANK} tháng {BLANK} năm 2026"
    assert day_words(None) == f"ngày {BLANK} tháng {BLANK} năm {BLANK}"


@pytest.mark.parametrize(
    ("number", "words"),
    [(5, "05/QĐ-UBND"), (10, "10/QĐ-UBND"), (449, "449/QĐ-UBND"), (None, f"{BLANK}/QĐ-UBND")],
)
def test_numbers_are_padded_and_a_blank_one_keeps_its_slash(number, words):
    assert number_words(number, "QĐ-UBND") == words


@pytest.mark.parametrize(
    "text", ["Trên đây là Kế hoạch", "Trên đây là Kế hoạch.", "Trên đây là Kế hoạch./.", "Trên đây là Kế hoạch ; "]
)
def test_the_end_mark_stands_once(text):
    assert closed(text) == "Trên đây là Kế hoạch./."


def test_text_is_composed_and_without_control_characters():
    assert clean("e\u0302\u0301\x00\x0b\ta") == "ế a"


def test_recipients_end_with_the_file_copy():
    assert Recipients(("- Sở Nội vụ;", "Các xã.", " ")).lines == ("Sở Nội vụ;", "Các xã;", "Lưu: VT.")
    assert Recipients(("Sở Nội vụ", "Lưu: VT, NCVX")).lines == ("Sở Nội vụ;", "Lưu: VT, NCVX.")
    assert Recipients(("Lãnh đạo:", "Luu: VT")).lines == ("Lãnh đạo;", "Lưu: VT.")
    assert Recipients((), first="Như trên").lines == ("Như trên;", "Lưu: VT.")
    assert Recipients(("Như Điều 2", "A"), first="Như Điều 3").lines == ("Như Điều 2;", "A;", "Lưu: VT.")


@pytest.mark.parametrize(
    ("capacity", "position", "lines"),
    [
        ("KT. Chánh Văn phòng", "Phó Chánh Văn phòng", ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        ("CHỦ TỊCH", "CHỦ TỊCH", ("CHỦ TỊCH",)),
        ("", "Giám đốc", ("GIÁM ĐỐC",)),
        ("TM. Ủy ban nhân dân\nKT. Chủ tịch", "Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ],
)
def test_the_capacity_stands_above_the_position(capacity, position, lines):
    assert Signer.of(capacity, position, "Lê An").capacity_lines == lines


def test_shares_are_written_with_a_comma():
    assert share_words(92.5) == "92,50%"


def test_dashes_stay_with_their_word_and_numbers_of_papers_stay_whole():
    text = "- kinh tế - xã hội\n(08/KH-UBND <b> - 16/01/2025)"

    assert set_for_page(text) == (
        '- kinh <span class="kept">tế -</span> xã hội<br>'
        '<span class="kept">(08/KH-UBND</span> <span class="kept">&lt;b&gt; -</span> '
        '<span class="kept">16/01/2025)</span>'
    )
