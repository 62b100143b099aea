"""One line of an old list: words become codes and days."""

from datetime import date

import pytest

from awards.intake import columns as h
from awards.intake.award_names import AwardNames
from awards.intake.entries import Reader
from awards.intake.papers import decision_of, period_of
from units.intake import columns as c
from units.intake.values import WrongError

NAMES = AwardNames(
    [
        ("LDTT", "Lao động tiên tiến"),
        ("TTLDXS", "Tập thể lao động xuất sắc"),
        ("GDVH", "Gia đình văn hóa"),
        ("BK_TINH", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
    ]
)
TODAY = date(2026, 11, 20)
GOOD = {c.NAME: "Nguyễn Văn A", h.AWARD: "LĐTT", h.PERIOD: "2019", h.DECIDED: "20/12/2019", h.NUMBER: "12/QĐ-SXD"}


def read(group="", defaults=None, **changes):
    return Reader(NAMES, TODAY, TODAY, defaults).read({**GOOD, **changes}, group)


def test_a_plain_line():
    entry = read()
    assert entry.findings == []
    assert entry.subject == "ca_nhan"
    assert entry.facts == {
        "number": "12/QĐ-SXD", "decided_on": "2019-12-20", "award_text": "LĐTT", "award": "LDTT",
        "name": "Nguyễn Văn A", "year": 2019,
    }  # fmt: skip


def test_one_column_for_the_whole_decision():
    entry = Reader(NAMES, TODAY, TODAY).read(
        {c.NAME: "Ông Nguyễn Văn A", h.AWARD: "BK", h.PERIOD: "2019-2023",
         h.DECISION: "QĐ số 123/QĐ-UBND ngày 05/01/2024 của Chủ tịch UBND tỉnh"}
    )  # fmt: skip
    facts = entry.facts
    assert (facts["number"], facts["decided_on"], facts["award"]) == ("123/QĐ-UBND", "2024-01-05", "BK_TINH")
    assert (facts["period"], facts["year"], facts["authority"]) == ("2019-2023", 2023, "CHU_TICH_UBND_TINH")


@pytest.mark.parametrize(
    ("changes", "doubt", "words"),
    [
        ({h.DECIDED: "31/02/2020"}, "date", "Không có ngày 31/02/2020"),
        ({h.DECIDED: "20/12/2027"}, "date", "chưa tới"),
        ({h.DECIDED: "20/12/2017"}, "date", "có trước khi năm 2019 bắt đầu"),
        ({h.DECIDED: "2019"}, "date", "Mới có năm 2019"),
        ({h.DECIDED: ""}, "date", "Hãy ghi ngày quyết định"),
        ({h.PERIOD: "lâu rồi"}, "date", "không phải là năm"),
        ({h.PERIOD: "2030", h.DECIDED: "20/12/2025"}, "date", "Năm 2030 chưa tới"),
        ({h.PERIOD: "", h.DECIDED: "15/02/2020"}, "date", "đầu năm 2020 có thể xét thành tích năm 2019"),
        ({h.AWARD: "Danh hiệu lạ"}, "award", "Không có danh hiệu"),
        ({c.NAME: "=HYPERLINK(1)"}, "cell", "không phải là họ và tên"),
        ({c.BIRTH: "2024"}, "cell", "chưa đủ"),
        ({h.AMOUNT: "nhiều"}, "cell", "không phải là số tiền"),
    ],
)
def test_what_cannot_be(changes, doubt, words):
    found = [each for each in read(**changes).findings if each.is_error]
    assert [each.doubt for each in found] == [doubt]
    assert words in found[0].message


def test_a_year_taken_from_the_decision_is_told():
    (found,) = read(**{h.PERIOD: ""}).findings
    assert not found.is_error
    assert "lấy năm của quyết định (2019)" in found.message


@pytest.mark.parametrize(
    ("name", "group", "subject", "kept"),
    [
        ("Bà Trần Thị B", "", "ca_nhan", "Trần Thị B"),
        ("TRẦN THỊ B", "", "ca_nhan", "Trần Thị B"),
        ("Hộ ông Lê Văn Hòa", "", "ho_gia_dinh", "Lê Văn Hòa"),
        ("Lê Văn Hòa", "III. Hộ gia đình", "ho_gia_dinh", "Lê Văn Hòa"),
        ("Phòng Nội vụ huyện Đông Hà", "", "tap_the", "Phòng Nội vụ huyện Đông Hà"),
        ("Tập thể Phòng Nội vụ", "", "tap_the", "Phòng Nội vụ"),
        ("Khối Văn hóa", "I. TẬP THỂ", "tap_the", "Khối Văn hóa"),
    ],
)
def test_who_it_is_about(name, group, subject, kept):
    entry = read(group, **{c.NAME: name})
    assert (entry.subject, entry.facts["name"]) == (subject, kept)


def test_what_holds_for_all_gives_way_to_the_line():
    said = {h.DECIDED: "01/02/2018", h.NUMBER: "7/QĐ", h.AWARD: "LĐTT", h.PERIOD: "2017"}
    entry = Reader(NAMES, TODAY, TODAY, said).read({c.NAME: "Nguyễn Văn A", h.PERIOD: "2016"})
    assert (entry.facts["year"], entry.facts["number"], entry.facts["award"]) == (2016, "7/QĐ", "LDTT")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("123/QĐ-UBND", {"number": "123/QĐ-UBND"}),
        ("Số 05/2020/QĐ-CTUBND, 05.01.2020", {"number": "05/2020/QĐ-CTUBND", "day": "05.01.2020"}),
        ("Quyết định số 9 / QĐ – SYT ngày 5 tháng 1 năm 2020", {"number": "9/QĐ-SYT", "day": "5/1/2020"}),
    ],
)
def test_numbers_and_days_in_one_cell(text, found):
    assert decision_of(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020", ("", 2020, 2020)), ("Năm 2020", ("", 2020, 2020)), ("2019-2023", ("2019-2023", 2019, 2023)),
        ("Năm học 2022 - 2023", ("2022-2023", 2022, 2023)), ("từ năm 2014 đến năm 2018", ("2014-2018", 2014, 2018)),
        ("2019-23", ("2019-2023", 2019, 2023)), ("", ("", None, None)),
    ],
)  # fmt: skip
def test_periods(text, found):
    assert period_of(text, TODAY) == found


def test_a_period_backwards():
    with pytest.raises(WrongError):
        period_of("2023-2019", TODAY)
