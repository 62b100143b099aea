"""Papers that take away or correct, lists that only propose, notes that speak against a line."""

import pytest

from awards.intake import columns as h
from awards.intake.decisions import read_decision
from awards.intake.decisions.undoing import LIST_UNDOES, PROPOSES, waits_for
from awards.intake.waiting import waits

TEXT = """ỦY BAN NHÂN DÂN
HUYỆN AN LÂM
Số: 12/QĐ-UBND
An Lâm, ngày 20 tháng 12 năm 2019
QUYẾT ĐỊNH
Về việc {title} danh hiệu Lao động tiên tiến năm 2019
CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN AN LÂM
Theo đề nghị của Trưởng phòng Nội vụ huyện,
QUYẾT ĐỊNH:
Điều 1. {act} danh hiệu Lao động tiên tiến năm 2019 đối với 2 cá nhân có tên sau:
1. Ông Nguyễn Văn Hòa, Chuyên viên, Phòng Nội vụ
2. Bà Trần Thị Mai, Chuyên viên, Phòng Tài chính
{more}
"""


def paper(act: str, more: str = "Điều 2. Quyết định này có hiệu lực từ ngày ký."):
    return read_decision(TEXT.format(title=act.lower(), act=act, more=more))


@pytest.mark.parametrize(
    ("act", "button"),
    [
        ("Thu hồi", "Hủy bỏ"),
        ("Hủy bỏ quyết định tặng", "Hủy bỏ"),
        ("Huỷ bỏ Quyết định số 5/QĐ-UBND về tặng", "Hủy bỏ"),
        ("Không công nhận", "Hủy bỏ"),
        ("Bãi bỏ quyết định công nhận", "Hủy bỏ"),
        ("Tước", "Hủy bỏ"),
        ("Đính chính", "Sửa"),
        ("Phục hồi", "Phục hồi"),
    ],
)
def test_what_gives_nothing_is_refused(act, button):
    found = paper(act)
    assert found.lines == []
    assert f"bấm “{button}”" in found.refusal


@pytest.mark.parametrize("act", ["Công nhận", "Tặng"])
def test_what_gives_is_read(act):
    found = paper(act)
    assert (found.refusal, len(found.lines), found.heading.get(h.WAITS)) == ("", 2, None)


def test_what_gives_and_takes_waits():
    found = paper("Công nhận", "Điều 2. Thu hồi danh hiệu Lao động tiên tiến năm 2018 của ông Lê Văn Nam.")
    assert found.refusal == ""
    assert "vừa tặng vừa thu hồi" in found.heading[h.WAITS]


def test_land_taken_back_is_no_award_taken_back():
    text = TEXT.format(title="tặng", act="Tặng", more="").replace(
        "có tên sau", "có thành tích trong công tác\nthu hồi đất, có tên sau"
    )
    assert read_decision(text).refusal == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN", PROPOSES),
        ("DANH SÁCH LAO ĐỘNG TIÊN TIẾN\n(chưa quyết định)", PROPOSES),
        ("DỰ THẢO\nDANH SÁCH CÁ NHÂN", PROPOSES),
        ("DANH SÁCH CÁ NHÂN\n(Kèm theo Tờ trình số 5/TTr-SXD)", PROPOSES),
        ("DANH SÁCH CÁ NHÂN BỊ THU HỒI DANH HIỆU", LIST_UNDOES.format("thu hồi")),
        ("DANH SÁCH ĐƯỢC TẶNG BẰNG KHEN\nTheo đề nghị của Giám đốc Sở Nội vụ", ""),
        ("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG HUY CHƯƠNG", ""),
    ],
)
def test_titles_of_lists(text, reason):
    assert waits_for(text) == reason


@pytest.mark.parametrize(
    ("note", "count"),
    [("Đã thu hồi", 1), ("Không đạt", 1), ("trả lại", 1), ("hủy", 1), ("Có Huy chương", 0), ("Nghỉ hưu 2020", 0)],
)
def test_notes(note, count):
    assert len(waits({}, {h.NOTE: note})) == count
