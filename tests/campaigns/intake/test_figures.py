"""Numbers, units and comparators as official texts print them."""

import pytest

from campaigns.intake.measures import direction_of, measure_of
from campaigns.intake.numbers import number_of, unit_at


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("28.603,61", 28603.61),
        ("1.600", 1600),
        ("1.250.000", 1250000),
        ("9,48", 9.48),
        ("0.77", 0.77),
        ("01", 1),
        ("100", 100),
        ("5,", 5),
        ("1.2.3", None),
    ],
)
def test_number(printed, value):
    assert number_of(printed) == value
    assert type(number_of(printed)) is type(value)


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        (" tỷ đồng", "tỷ đồng"),
        (" tỉ đồng", "tỷ đồng"),
        ("%", "%"),
        (" %/năm", "%/năm"),
        (" Tr.đ/người/năm", "triệu đồng/người/năm"),
        (" trđ/người", "triệu đồng/người"),
        (" triệu đồng/ha", "triệu đồng/ha"),
        (" triệu USD", "triệu USD"),
        ("m²/người", "m²/người"),
        (" giường bệnh/vạn dân", "giường bệnh/vạn dân"),
        (" người", "người"),
        (" Xã đạt chuẩn", "xã"),
        (" zzz", None),
    ],
)
def test_unit(printed, unit):
    assert unit_at(f"5{printed}", 1)[0] == unit


@pytest.mark.parametrize(
    ("phrase", "name", "comparator", "value", "unit"),
    [
        ("Tổng sản lượng khoảng 1.200 tấn", "Tổng sản lượng", "approx", 1200, "tấn"),
        ("Tỷ lệ phủ sóng đạt trên 99%", "Tỷ lệ phủ sóng", ">", 99, "%"),
        ("Tỷ lệ phủ sóng: 99% trở lên", "Tỷ lệ phủ sóng", ">=", 99, "%"),
        ("Ít nhất 80% hộ dân dùng nước sạch", "hộ dân dùng nước sạch", ">=", 80, "%"),
        ("Không quá 3% hồ sơ trễ hạn", "hồ sơ trễ hạn", "<=", 3, "%"),
        ("Tỷ lệ sinh con thứ ba dưới 8%", "Tỷ lệ sinh con thứ ba", "<", 8, "%"),
        ("Vốn đầu tư 500 tỷ đồng", "Vốn đầu tư", "=", 500, "tỷ đồng"),
        ("Diện tích đất 500 ha", "Diện tích đất", "=", 500, "ha"),
        ("Đến năm 2030 có 12 mô hình mới", "mô hình mới", "=", 12, "mô hình"),
        ("Hoàn thành 100% nhiệm vụ được giao", "Hoàn thành nhiệm vụ được giao", "=", 100, "%"),
    ],
)
def test_measure(phrase, name, comparator, value, unit):
    measure = measure_of(phrase)

    assert (measure.name, measure.comparator, measure.value, measure.unit) == (name, comparator, value, unit)


@pytest.mark.parametrize(
    "phrase",
    [
        "Hoàn thành kế hoạch năm 2025",
        "Thực hiện Nghị quyết số 18 của Trung ương",
        "Kế hoạch 5 năm giai đoạn 2021 - 2025",
        "Nâng cao 06 Chỉ số của tỉnh",
        "Chào mừng ngày 30/4/2025",
    ],
)
def test_a_number_that_measures_nothing(phrase):
    assert measure_of(phrase) is None


def test_range():
    measure = measure_of("Tăng trưởng từ 8 - 10%")

    assert (measure.comparator, measure.value, measure.value_to, measure.unit) == (">=", 8, 10, "%")


@pytest.mark.parametrize(
    ("phrase", "direction"),
    [("Giảm số vụ tai nạn", "decrease"), ("Nâng cao thứ hạng", "increase"), ("Giữ vững an ninh", None)],
)
def test_direction(phrase, direction):
    assert direction_of(phrase) == direction
