"""Who owes what to whom: sentences with several days, regular reports, windows, tables."""

import pytest

from campaigns.intake import extract_plan
from tests.campaigns.intake.test_days import PLAN, deadlines


def owed(sentence: str) -> list[tuple]:
    return [
        (one["due_on"] or one.get("month_day"), one["rule"], one["who"], one["what"], one["to"])
        for one in deadlines(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "- Các đơn vị gửi báo cáo về Sở B trước ngày 30/6 và 31/12 hằng năm.",
            [
                ("06-30", "before_yearly", "Các đơn vị", "báo cáo", "Sở B"),
                ("12-31", "before_yearly", "Các đơn vị", "báo cáo", "Sở B"),
            ],
        ),
        (
            "- Định kỳ 6 tháng (trước ngày 15/6) và năm (trước 15/11), các đơn vị báo cáo kết quả thực hiện về Sở B.",
            [
                ("2025-06-15", "before", "Các đơn vị", "báo cáo kết quả thực hiện", "Sở B"),
                ("2025-11-15", "before", "Các đơn vị", "báo cáo kết quả thực hiện", "Sở B"),
            ],
        ),
        (
            "- Các xã gửi báo cáo sơ kết trước ngày 15/6/2025, báo cáo tổng kết trước ngày 30/11/2025 về Phòng Nội vụ.",
            [
                ("2025-06-15", "before", "Các xã", "báo cáo sơ kết", "Phòng Nội vụ"),
                ("2025-11-30", "before", "Các xã", "báo cáo tổng kết", "Phòng Nội vụ"),
            ],
        ),
        (
            "- Từ nay đến hết ngày 30/6/2025, các đơn vị gửi danh sách điển hình về Phòng Chính trị.",
            [("2025-06-30", "until", "Các đơn vị", "danh sách điển hình", "Phòng Chính trị")],
        ),
        (
            "- Bài dự thi gửi về Ban Tổ chức từ ngày 01/3/2025 đến hết ngày 30/4/2025.",
            [("2025-04-30", "until", "Phòng Tổng hợp", "Bài dự thi", "Ban Tổ chức")],
        ),
        ("- Hạn cuối nộp hồ sơ: ngày 15/5/2025.", [("2025-05-15", "by", "Phòng Tổng hợp", "hồ sơ", None)]),
        ("- Nộp sáng kiến: ngày 15/10/2025.", [("2025-10-15", "by", "Phòng Tổng hợp", "sáng kiến", None)]),
        (
            "- Sở Tài chính thẩm định dự toán, hoàn thành trước ngày 15/3/2025.",
            [("2025-03-15", "before", "Sở Tài chính", "thẩm định dự toán", None)],
        ),
        (
            "- Trước ngày 05/12 hằng năm, Sở B tổng hợp báo cáo UBND tỉnh, Bộ Nội vụ.",
            [("12-05", "before_yearly", "Sở B", "báo cáo", "UBND tỉnh, Bộ Nội vụ")],
        ),
        (
            "- Các đơn vị gửi báo cáo tổng kết và bảng tự chấm điểm về P.TCHC trước ngày 10/12/2025.",
            [("2025-12-10", "before", "Các đơn vị", "báo cáo tổng kết và bảng tự chấm điểm", "P.TCHC")],
        ),
        (
            "- Đài Phát thanh tỉnh mở chuyên trang trước ngày 01/3/2025.",
            [("2025-03-01", "before", "Đài Phát thanh tỉnh", "mở chuyên trang", None)],
        ),
    ],
)
def test_owed(sentence, expected):
    assert owed(sentence) == expected


def test_every_year_may_stand_before_the_day():
    (found,) = deadlines("- Định kỳ hằng năm báo cáo kết quả trước ngày 15 tháng 11 về Sở B.")

    assert (found["due_on"], found["rule"], found["month_day"]) == (None, "before_yearly", "11-15")


def test_receivers_explained_in_brackets():
    assert owed("- Các đơn vị gửi báo cáo và bảng điểm về Trưởng Khối (Sở A) và Phó Trưởng Khối trước 20/6/2025.") == [
        ("2025-06-20", "before", "Các đơn vị", "báo cáo và bảng điểm", "Trưởng Khối và Phó Trưởng Khối")
    ]


def test_a_heading_under_the_duties_names_who_acts():
    duties = "II. TỔ CHỨC THỰC HIỆN\n\n1. Quản trị mạng\n\n- Gửi danh sách về Sở B trước ngày 20/6/2025."
    (found,) = extract_plan(PLAN.replace("I. TỔ CHỨC", "I. NỘI DUNG").format(duties))["deadlines"]

    assert found["who"] == "Quản trị mạng"


def test_the_unit_of_the_heading_is_not_the_thing():
    assert owed("- Hoàn thành trước ngày 30/11/2025.") == [("2025-11-30", "before", "Phòng Tổng hợp", None, None)]


def test_a_heading_that_begins_with_to_organise_says_what_is_done():
    found = deadlines("1. Tổ chức ký kết giao ước thi đua: Hoàn thành trước ngày 31/3/2025.")

    assert [one["what"] for one in found] == ["Tổ chức ký kết giao ước thi đua"]


def test_who_receives_it_afterwards_is_not_the_receiver():
    sentence = "- Các xã báo cáo kết quả (qua Phòng Nội vụ) trước ngày 15/9/2025 để tổng hợp báo cáo UBND tỉnh."

    assert owed(sentence) == [("2025-09-15", "before", "Các xã", "báo cáo kết quả", "Phòng Nội vụ")]


def test_a_quarter_ends_with_its_month():
    (found,) = deadlines("- Gửi báo cáo về Sở B trước ngày 20 của tháng cuối quý.")

    assert (found["rule"], found["day"], found["raw"]) == ("before_quarterly", 20, "trước ngày 20 của tháng cuối quý")


def test_kinds_of_regular_reports():
    found = deadlines("- Báo cáo định kỳ quý (trước 20/3), 6 tháng (trước 15/6), năm (trước 10/12) về Sở B.")

    assert [(one["due_on"], one["kind"]) for one in found] == [
        ("2025-03-20", "interim_report"),
        ("2025-06-15", "interim_report"),
        ("2025-12-10", "final_report"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "- Báo cáo chậm nhất 10 ngày sau khi kết thúc đợt thi đua.",
        "- Thời gian thực hiện: từ ngày 01/01/2025 đến ngày 31/12/2025.",
        "- Đợt 1 từ ngày 01/01/2025 đến ngày 30/6/2025; đợt 2 từ ngày 01/7/2025 đến ngày 31/12/2025.",
        "- Hồ sơ của cán bộ được bổ nhiệm trước ngày 01/7/2025 thực hiện theo quy định.",
    ],
)
def test_no_deadline(sentence):
    assert deadlines(sentence) == []


def test_a_table_names_sender_receiver_and_last_month():
    table = (
        "| TT | Nội dung | Cơ quan gửi | Cơ quan nhận | Thời hạn |\n|---|---|---|---|---|\n"
        "| 1 | Báo cáo 6 tháng | UBND các xã | Sở B | 10/6 |\n"
        "| 2 | Kế hoạch thi đua | Các phòng | Sở B | Tháng 01/2025 |"
    )
    plan = extract_plan(PLAN.format(table))

    assert [(one["due_on"], one["who"], one["what"], one["to"]) for one in plan["deadlines"]] == [
        ("2025-06-10", "UBND các xã", "Báo cáo 6 tháng", "Sở B"),
        ("2025-01-31", "Các phòng", "Kế hoạch thi đua", "Sở B"),
    ]
    assert "deadline_year_inferred" in [warning["code"] for warning in plan["warnings"]]
