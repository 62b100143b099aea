"""Names of awards as people write them."""

import json
from pathlib import Path

import pytest

import awards
from awards.intake.award_names import EMPTY, AwardNames
from awards.intake.issuers import issuer_code

PACK = Path(awards.__file__).parent / "law" / "vn-2022.json"


@pytest.fixture(scope="module")
def names():
    rows = json.loads(PACK.read_text())["award_types"]
    return AwardNames((row["code"], row["name"]) for row in rows)


@pytest.mark.parametrize(
    ("text", "issuer", "code"),
    [
        ("CSTĐ cơ sở", "", "CSTDCS"),
        ("CSTĐCS", "", "CSTDCS"),
        ("Chiến sỹ thi đua cấp tỉnh", "", "CSTD_TINH"),
        ("CSTĐ", "Giám đốc Sở Y tế", "CSTDCS"),
        ("CSTĐ", "Thủ tướng Chính phủ", "CSTDTQ"),
        ("BK của CT UBND tỉnh", "", "BK_TINH"),
        ("BK", "UBND tỉnh", "BK_TINH"),
        ("Bằng khen", "Chủ tịch Ủy ban nhân dân tỉnh An Lâm", "BK_TINH"),
        ("Bằng khen Thủ tướng", "", "BKTTG"),
        ("Bằng khen của Hội đồng Bộ trưởng", "", "BKTTG"),
        ("GK", "UBND huyện An Lâm", "GK_HUYEN"),
        ("Giấy khen", "Chủ tịch UBND thị xã", "GK_HUYEN"),
        ("Giấy khen Chủ tịch UBND xã An Phú", "", "GK_XA"),
        ("Giấy khen của Giám đốc Sở", "", "GK_SO"),
        ("Giấy khen", "Giám đốc Công ty Điện lực", "GK_DN"),
        ("LĐTT", "", "LDTT"),
        ("lao động tiên tiến", "", "LDTT"),
        ("HCLĐ hạng Ba", "", "HCLD3"),
        ("Huân chương LĐ hạng III", "", "HCLD3"),
        ("Truy tặng Huân chương Độc lập hạng Nhì", "", "HCDL2"),
        ("TTLĐXS", "", "TTLDXS"),
        ("Tập thể lao động tiên tiến", "", "TTLDTT"),
        ("Cờ thi đua", "UBND tỉnh", "CO_TINH"),
        ("Cờ thi đua luân lưu của Chính phủ", "", "CO_CP"),
        ("Gia đình văn hoá", "", "GDVH"),
        ("Nhà giáo ưu tú", "", "NGUT"),
        ("Kỷ niệm chương", "Bộ trưởng Bộ Nội vụ", "KNC_BO"),
    ],
)
def test_what_is_meant(names, text, issuer, code):
    assert names.resolve(text, issuer).code == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", EMPTY),
        ("GK", "chưa rõ của cấp nào"),
        ("CSTĐ", "chưa rõ của cấp nào"),
        ("Huân chương Lao động", "chưa ghi hạng"),
        ("Giải chạy bộ", "Không có danh hiệu, hình thức nào tên “Giải chạy bộ”"),
        ("Không đạt lao động tiên tiến", "Không có danh hiệu"),
        ("Bằng khen của Bộ trưởng Bộ Y tế", "Không có danh hiệu"),
    ],
)
def test_what_cannot_be_told(names, text, words):
    found = names.resolve(text)
    assert found.code == ""
    assert words in found.why


def test_only_what_the_catalogue_holds():
    assert AwardNames([("LDTT", "Lao động tiên tiến")]).resolve("CSTĐ cơ sở").code == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Số: 12/QĐ-UBND", ""),
        ("So: 12/QD-SXD", ""),
        ("12/QĐ-UBND", ""),
        ("Quyết định số 12/QĐ-XD", ""),
        ("Sở Xây dựng", "THU_TRUONG_SO_NGANH"),
        ("so xay dung", "THU_TRUONG_SO_NGANH"),
        ("UBND huyện An Lâm", "CHU_TICH_UBND_HUYEN"),
    ],
)
def test_a_number_is_no_issuer(text, code):
    assert issuer_code(text) == code


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("LĐTT, CSTĐCS", ["LĐTT", "CSTĐCS"]),
        ("LĐTT CSTĐCS", ["LĐTT", "CSTĐCS"]),
        ("Chiến sĩ thi đua cơ sở và Bằng khen", ["Chiến sĩ thi đua cơ sở", "Bằng khen"]),
        ("LĐTT + GK của UBND huyện", ["LĐTT", "GK của UBND huyện"]),
        ("Danh hiệu LĐTT; danh hiệu CSTĐCS", ["Danh hiệu LĐTT", "CSTĐCS"]),
    ],
)
def test_several_awards_in_one_text(names, text, parts):
    assert names.each(text, "Chủ tịch UBND tỉnh") == parts
    found = names.resolve(text, "Chủ tịch UBND tỉnh")
    assert (found.code, all(part in found.why for part in parts)) == ("", True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lao động tiên tiến (LĐTT)", "LDTT"),
        ("Tập thể lao động tiên tiến", "TTLDTT"),
        ("Bằng khen của Chủ tịch UBND tỉnh, có thành tích xuất sắc", "BK_TINH"),
        ("Cờ thi đua của Chính phủ", "CO_CP"),
    ],
)
def test_one_award_is_not_parted(names, text, code):
    assert names.each(text) == [text]
    assert names.resolve(text).code == code


def test_what_cannot_be_parted_surely_is_told(names):
    text = "Bằng khen của Chủ tịch UBND tỉnh cho Tập thể lao động xuất sắc"
    assert names.each(text) == [text]
    assert "nhiều danh hiệu" in names.resolve(text).why
    assert "nhiều hạng" in names.resolve("HCLĐ hạng Nhất, hạng Nhì").why
