"""Which words make a day a deadline, and the last day that counts."""

import datetime as dt

import pytest

from campaigns.intake import extract_plan, last_day

PLAN = """UBND TỈNH AN HÒA
SỞ B
Số: 1/KH-SB
An Hòa, ngày 05 tháng 01 năm 2025
KẾ HOẠCH
Phát động thi đua năm 2025

I. TỔ CHỨC THỰC HIỆN

1. Phòng Tổng hợp

{}
"""


def deadlines(sentence: str) -> list[dict]:
    return extract_plan(PLAN.format(sentence))["deadlines"]


@pytest.mark.parametrize(
    ("words", "due_on", "rule"),
    [
        ("trước ngày 30 tháng 6 năm 2025", "2025-06-30", "before"),
        ("trước 30/6/2025", "2025-06-30", "before"),
        ("trước ngày 30-6-2025", "2025-06-30", "before"),
        ("trước ngày 30.6.2025", "2025-06-30", "before"),
        ("trước thứ Sáu, ngày 20/6/2025", "2025-06-20", "before"),
        ("chậm nhất là ngày 15/11/2025", "2025-11-15", "by"),
        ("chậm nhất đến hết ngày 15/11/2025", "2025-11-15", "by"),
        ("không quá ngày 15/11/2025", "2025-11-15", "by"),
        ("hạn cuối: 15/11/2025", "2025-11-15", "by"),
        ("vào ngày 15/11/2025", "2025-11-15", "on"),
        ("đến hết tháng 6 năm 2025", "2025-06-30", "until"),
        ("trong tháng 02/2025", "2025-02-28", "until"),
        ("hết quý II/2025", "2025-06-30", "until"),
        ("trước tháng 6/2025", "2025-06-01", "before"),
        ("trước ngày 30/6", "2025-06-30", "before"),
    ],
)
def test_rule_and_day(words, due_on, rule):
    found = deadlines(f"- Gửi báo cáo về Sở B {words}.")

    assert [(one["due_on"], one["rule"], one["who"], one["to"]) for one in found] == [
        (due_on, rule, "Phòng Tổng hợp", "Sở B")
    ]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Thời gian thi đua: Năm 2025.", ("2025-01-01", "2025-12-31")),
        ("Thời gian bắt đầu: 01/3/2025; thời gian kết thúc: 30/9/2025.", ("2025-03-01", "2025-09-30")),
        ("Thời gian: từ 01/02 đến 30/6/2025.", ("2025-02-01", "2025-06-30")),
        ("Tổng kết vào năm 2025.", (None, None)),
    ],
)
def test_period(sentence, period):
    found = extract_plan(PLAN.format(sentence))["period"]

    assert (found["starts_on"], found["ends_on"]) == period


@pytest.mark.parametrize(
    ("sentence", "theme"),
    [
        ("Với chủ đề “Đoàn kết, sáng tạo” và khẩu hiệu “Nhanh hơn nữa”.", "Đoàn kết, sáng tạo"),
        ("Khẩu hiệu thi đua: “Chủ động - Hiệu quả”.", "Chủ động - Hiệu quả"),
        ("Phương châm: “Chủ động - Hiệu quả”.", None),
    ],
)
def test_theme(sentence, theme):
    assert extract_plan(PLAN.format(sentence))["theme"] == theme


def test_a_place_may_be_numbered():
    plan = extract_plan(PLAN.replace("An Hòa, ngày", "Quận 1, ngày"))

    assert (plan["place"], plan["issued_on"]) == ("Quận 1", "2025-01-05")


@pytest.mark.parametrize("words", ["hằng năm", "hàng năm", "mỗi năm"])
def test_yearly(words):
    (found,) = deadlines(f"- Gửi báo cáo về Sở B trước ngày 10/12 {words}.")

    assert (found["due_on"], found["rule"], found["month_day"]) == (None, "before_yearly", "12-10")


def test_monthly_has_a_day():
    (found,) = deadlines("- Gửi tin bài về Sở B trước ngày 20 hằng tháng.")

    assert (found["due_on"], found["rule"], found["day"]) == (None, "before_monthly", 20)


def test_two_days_share_the_year_printed_once():
    found = deadlines("- Gửi báo cáo về Sở B trước ngày 15/6 và ngày 15/12/2025.")

    assert [(one["due_on"], one["rule"]) for one in found] == [("2025-06-15", "before"), ("2025-12-15", "before")]


def test_no_such_day_is_said():
    plan = extract_plan(PLAN.format("- Gửi báo cáo về Sở B trước ngày 31/6/2025."))

    assert [one["due_on"] for one in plan["deadlines"]] == [None]
    assert "deadline_not_a_day" in [warning["code"] for warning in plan["warnings"]]


@pytest.mark.parametrize(
    "sentence",
    [
        "- Chào mừng 50 năm ngày giải phóng (30/4/1975 - 30/4/2025).",
        "- Thực hiện Kế hoạch số 08/KH-UBND ngày 16/01/2025 của UBND tỉnh.",
        "- Thực hiện kế hoạch giai đoạn 2021-2025.",
        "- Gửi báo cáo về cán bộ công tác trước ngày 30/4/1975.",
        "- Phong trào được thực hiện từ ngày 01/02/2025 đến hết tháng 6 năm 2025.",
        "- Phấn đấu đến hết năm 2025 có 100% xã đạt chuẩn.",
        "- Báo cáo kết quả theo quy định.",
    ],
)
def test_days_that_are_no_deadline(sentence):
    assert deadlines(sentence) == []


def test_a_meeting_is_kept_apart():
    plan = extract_plan(PLAN.format("- Tổ chức hội nghị sơ kết trước ngày 15/7/2025."))

    assert plan["deadlines"] == []
    assert [(one["on"], one["what"]) for one in plan["meetings"]] == [("2025-07-15", "Tổ chức hội nghị sơ kết")]


def test_subject_and_thing_of_the_sentence_itself():
    (found,) = deadlines("- Trước ngày 15/11/2025, các đơn vị trực thuộc nộp hồ sơ khen thưởng cho Văn phòng Sở.")

    assert (found["who"], found["what"], found["to"]) == ("Các đơn vị trực thuộc", "hồ sơ khen thưởng", "Văn phòng Sở")
    assert found["kind"] == "nominations"


@pytest.mark.parametrize(
    ("rule", "includes", "last"),
    [
        ("before", False, dt.date(2025, 6, 29)),
        ("before", True, dt.date(2025, 6, 30)),
        ("by", False, dt.date(2025, 6, 30)),
        ("until", True, dt.date(2025, 6, 30)),
    ],
)
def test_last_day(rule, includes, last):
    assert last_day("2025-06-30", rule, before_includes_day=includes) == last
    assert last_day(dt.date(2025, 6, 30), rule, before_includes_day=includes) == last


def test_last_day_of_no_day():
    assert last_day(None, "before_yearly", before_includes_day=False) is None
