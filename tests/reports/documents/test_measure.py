import pytest

from reports.documents.measure import balanced, width_mm


def test_widths_are_those_of_times_new_roman():
    """Measured with a metric twin of the same font, in millimetres."""
    assert width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", pt=12) == pytest.approx(88.3, abs=0.3)
    assert width_mm("Độc lập - Tự do - Hạnh phúc", pt=13) == pytest.approx(56.1, abs=0.3)
    assert width_mm("UBND TỈNH QUẢNG NGÃI", pt=12, style="regular") == pytest.approx(51.1, abs=0.3)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("SỞ NỘI VỤ", ("SỞ NỘI VỤ",)),
        ("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH", ("VĂN PHÒNG ỦY BAN", "NHÂN DÂN TỈNH")),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH", ("HỘI ĐỒNG THI ĐUA -", "KHEN THƯỞNG TỈNH")),
        ("HAI\nDÒNG", ("HAI", "DÒNG")),
    ],
)
def test_heads_break_evenly_and_never_inside_a_compound(text, lines):
    assert balanced(text, max_mm=66, pt=12) == lines


def test_room_left_for_a_number_is_kept():
    assert balanced("số \u00a0\u00a0\u00a0/QĐ ngày", max_mm=158, pt=14) == ("số \u00a0\u00a0\u00a0/QĐ ngày",)
