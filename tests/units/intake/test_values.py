"""What a cell means, in all the ways people write it."""

from datetime import date, datetime

import pytest

from units.intake import values
from units.intake.values import Day, WrongError

ON = date(2025, 6, 30)


@pytest.mark.parametrize(
    "said",
    [
        "01/07/1985", "1/7/1985", "01-07-1985", "1.7.1985", "1.7.85", "1 / 7 / 1985", "1985-07-01",
        "1985-07-01 00:00:00", "ngày 1 tháng 7 năm 1985", "01071985", 31229, 31229.0, datetime(1985, 7, 1),
        date(1985, 7, 1), "1/7/1985.",
    ],
)  # fmt: skip
def test_a_day(said):
    assert values.birth(said, ON) == Day(1985, date(1985, 7, 1))


@pytest.mark.parametrize(
    "said", ["1985", 1985, 1985.0, "7/1985", "07.1985", "tháng 7/1985", "Tháng 7 năm 1985", "năm 1985"]
)
def test_a_year(said):
    assert values.birth(said, ON) == Day(1985)


@pytest.mark.parametrize("said", ["31/02/1985", "07/25/1985", "13/1985", "không rõ", "1/7", "0", "1/7/19850", 99999999])
def test_no_day(said):
    with pytest.raises(WrongError, match="không phải là ngày sinh"):
        values.birth(said, ON)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("1/7/2020", "Sinh 01/07/2020 thì chưa đủ 14 tuổi. Hãy xem lại ngày sinh."),
        ("1/7/1785", "Ngày sinh 01/07/1785 không hợp lý. Hãy xem lại."),
        ("#N/A", "Ô báo lỗi công thức #N/A. Hãy ghi giá trị."),
    ],
)
def test_a_day_that_cannot_be(said, sentence):
    with pytest.raises(WrongError) as caught:
        values.birth(said, ON)

    assert str(caught.value) == sentence


def test_an_empty_cell_says_nothing():
    assert values.birth(None, ON) is None
    assert values.birth(" - ", ON) is None
    assert values.sex("") == values.grade("") == values.citizen_id("") == ""


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("NGUYỄN THỊ HẠNH", "Nguyễn Thị Hạnh"),
        ("lê thị thu", "Lê Thị Thu"),
        ("Nguyễn thị hạnh", "Nguyễn thị hạnh"),
        ("  Nguyễn   Thị\nHạnh ", "Nguyễn Thị Hạnh"),
        ("Ông Nguyễn Văn Ba", "Nguyễn Văn Ba"),
        ("đ/c Nguyễn Văn Ba", "Nguyễn Văn Ba"),
        ("H'Hen Niê", "H'Hen Niê"),
        ("Y Thịnh Êban", "Y Thịnh Êban"),
    ],
)
def test_a_name(said, name):
    assert values.name(said) == name


@pytest.mark.parametrize("said", ["", "Hạnh", "Nguyễn Văn 3", "Nguyễn Văn A; Trần B", "=HYPERLINK(1)", "x" * 101])
def test_no_name(said):
    with pytest.raises(WrongError):
        values.name(said)


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("HTXSNV", "hoan_thanh_xuat_sac"),
        ("Hoàn thành xuất sắc nhiệm vụ", "hoan_thanh_xuat_sac"),
        ("Xuất sắc", "hoan_thanh_xuat_sac"),
        ("HTTNV", "hoan_thanh_tot"),
        ("Hoàn thành tốt nhiệm vụ", "hoan_thanh_tot"),
        ("HTNV", "hoan_thanh"),
        ("Hoàn thành nhiệm vụ", "hoan_thanh"),
        ("Không hoàn thành nhiệm vụ", "khong_hoan_thanh"),
        ("KHTNV", "khong_hoan_thanh"),
    ],
)
def test_a_grade(said, grade):
    assert values.grade(said) == grade


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("001185012345", "001185012345"),
        (1185012345, "001185012345"),
        (1185012345.0, "001185012345"),
        ("'045085001234", "045085001234"),
        ("045 085 001 234", "045085001234"),
        (45085001234, "045085001234"),
        ("191234567", "191234567"),
    ],
)
def test_a_citizen_id(said, digits):
    assert values.citizen_id(said) == digits


@pytest.mark.parametrize("said", ["12345", "04508500123x", "0450850012345", 98085001234])
def test_no_citizen_id(said):
    with pytest.raises(WrongError, match="12 chữ số"):
        values.citizen_id(said)


def test_the_party():
    assert values.party("x", ON) == (True, None)
    assert values.party("không", ON) == (False, None)
    assert values.party("03/02/2010", ON) == (True, Day(2010, date(2010, 2, 3)))
