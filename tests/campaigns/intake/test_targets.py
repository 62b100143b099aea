"""Targets as lists, tables and sentences print them: one rule at a time."""

import pytest

from campaigns.intake import extract_plan

PLAN = """UBND TỈNH AN HÒA
SỞ B
Số: 1/KH-SB
An Hòa, ngày 05 tháng 01 năm 2025
KẾ HOẠCH
Phát động thi đua năm 2025

I. {}

{}

II. TỔ CHỨC THỰC HIỆN

Các phòng thực hiện./.
"""


def targets(*lines: str, heading: str = "CHỈ TIÊU THI ĐUA") -> list:
    return extract_plan(PLAN.format(heading, "\n\n".join(lines)))["targets"]


def figures(one: dict) -> tuple:
    return one["name"], one["comparator"], one["value"], one["unit"]


@pytest.mark.parametrize(
    ("line", "name", "comparator", "value", "unit"),
    [
        (
            "Thời gian chờ bình quân ở bộ phận một cửa: 12 phút",
            "Thời gian chờ bình quân ở bộ phận một cửa",
            "=",
            12,
            "phút",
        ),
        ("Thời gian giải quyết hồ sơ: 3 ngày làm việc", "Thời gian giải quyết hồ sơ", "=", 3, "ngày làm việc"),
        ("Chỉ số PCI tăng ít nhất 02 bậc so với năm trước", "Chỉ số PCI tăng so với năm trước", ">=", 2, "bậc"),
        ("Chỉ số PAPI: tăng 3 bậc", "Chỉ số PAPI tăng", "=", 3, "bậc"),
        ("Mỗi người đăng ký ít nhất 01 việc làm theo Bác", "Mỗi người đăng ký việc làm theo Bác", ">=", 1, "việc làm"),
        ("Kết nạp 120 đảng viên mới trở lên", "Kết nạp đảng viên mới", ">=", 120, "đảng viên"),
        ("Thành lập mới 05 hợp tác xã", "Thành lập mới hợp tác xã", "=", 5, "hợp tác xã"),
        ("85% công đoàn trở lên phát động thi đua", "Công đoàn phát động thi đua", ">=", 85, "%"),
        ("Có ít nhất 01 công trình, sản phẩm chào mừng", "Công trình, sản phẩm chào mừng", ">=", 1, "công trình"),
        ("Đạt 85/100 điểm chuyển đổi số", "Điểm chuyển đổi số", "=", 85, "điểm"),
        ("Số bể khí sinh học: 40 bể", "Số bể khí sinh học", "=", 40, "bể"),
        ("100% cán bộ hoàn thành tốt nhiệm vụ trở lên", "Cán bộ hoàn thành tốt nhiệm vụ trở lên", "=", 100, "%"),
        ("Tỷ lệ khen thưởng chiếm từ 60% trở lên", "Tỷ lệ khen thưởng", ">=", 60, "%"),
        ("Tỷ lệ xã đạt chuẩn: 100% (15/15 xã)", "Tỷ lệ xã đạt chuẩn", "=", 100, "%"),
        ("Số lượt khách: 120.000 lượt khách", "Số lượt khách", "=", 120000, "lượt khách"),
        ("Giữ vững 19/19 tiêu chí nông thôn mới", "Giữ vững 19/19 tiêu chí nông thôn mới", "is", True, None),
        ("Không có đơn thư vượt cấp", "Không có đơn thư vượt cấp", "is", True, None),
    ],
)
@pytest.mark.parametrize("form", ["- {};", "(1) {};"])
def test_one_indicator(form, line, name, comparator, value, unit):
    (target,) = targets(form.format(line))

    assert figures(target) == (name, comparator, value, unit)
    assert target["parts"] == []


@pytest.mark.parametrize(
    ("line", "main", "parts"),
    [
        (
            "Thu ngân sách đạt 1.500 tỷ đồng, tăng 12% so với năm 2024",
            ("Thu ngân sách", "=", 1500, "tỷ đồng"),
            [("Tăng so với năm 2024", "=", 12, "%")],
        ),
        (
            "Thu hút đầu tư: 05 dự án, tổng vốn 900 tỷ đồng",
            ("Thu hút đầu tư", "=", 5, "dự án"),
            [("Tổng vốn", "=", 900, "tỷ đồng")],
        ),
        (
            "Có 05 xã đạt chuẩn, 02 xã kiểu mẫu",
            ("Xã đạt chuẩn; xã kiểu mẫu", None, None, None),
            [("xã đạt chuẩn", "=", 5, "xã"), ("xã kiểu mẫu", "=", 2, "xã")],
        ),
        (
            "Học lực giỏi: 25%; khá: 45%",
            ("Học lực giỏi; khá", None, None, None),
            [("Học lực giỏi", "=", 25, "%"), ("Khá", "=", 45, "%")],
        ),
        (
            "Học sinh giỏi: 15 giải (02 giải nhất, 13 giải ba)",
            ("Học sinh giỏi", "=", 15, "giải"),
            [("Giải nhất", "=", 2, "giải"), ("Giải ba", "=", 13, "giải")],
        ),
        (
            "Đến cuối năm 2025, 100% cơ quan hoàn thành nhiệm vụ; trên 95% cán bộ xếp loại tốt",
            ("Cơ quan hoàn thành nhiệm vụ; cán bộ xếp loại tốt", None, None, None),
            [("cơ quan hoàn thành nhiệm vụ", "=", 100, "%"), ("cán bộ xếp loại tốt", ">", 95, "%")],
        ),
    ],
)
def test_several_figures_of_a_line(line, main, parts):
    (target,) = targets(f"- {line}.")

    assert figures(target) == main
    assert [figures(part) for part in target["parts"]] == parts


@pytest.mark.parametrize(
    "lines",
    [
        ("(1) Cơ cấu kinh tế:", "- Nông nghiệp: 20%;", "- Dịch vụ: 80%;"),
        ("- Cơ cấu kinh tế:", "+ Nông nghiệp: 20%;", "+ Dịch vụ: 80%;"),
        ("1. Cơ cấu kinh tế:", "- Nông nghiệp: 20%;", "- Dịch vụ: 80%;"),
        (
            "| TT | Chỉ tiêu | ĐVT | Kế hoạch |\n| 1 | Cơ cấu kinh tế | | |\n"
            "| - | Nông nghiệp | % | 20 |\n| - | Dịch vụ | % | 80 |",
        ),
    ],
)
def test_points_below_an_indicator_are_its_parts(lines):
    (target,) = targets(*lines)

    assert figures(target) == ("Cơ cấu kinh tế", None, None, None)
    assert [figures(part) for part in target["parts"]] == [("Nông nghiệp", "=", 20, "%"), ("Dịch vụ", "=", 80, "%")]


def test_points_below_a_group_are_targets_of_their_own():
    found = targets(
        "a) Về kinh tế:", "- Thu ngân sách: 9 tỷ đồng;", "b) Về xã hội:", "- Hộ nghèo còn 2%;", "- Khiếu nại: 0 vụ."
    )

    assert [figures(one) for one in found] == [
        ("Thu ngân sách", "=", 9, "tỷ đồng"),
        ("Hộ nghèo", "=", 2, "%"),
        ("Khiếu nại", "=", 0, "vụ"),
    ]


def test_a_numbered_point_may_state_a_bare_figure():
    found = targets("1. Số bác sĩ/vạn dân: 16,5.", "2. Tỷ suất tử vong trẻ dưới 1 tuổi: giảm còn 6‰.")

    assert [figures(one) for one in found] == [
        ("Số bác sĩ/vạn dân", "=", 16.5, None),
        ("Tỷ suất tử vong trẻ dưới 1 tuổi", "=", 6, "‰"),
    ]


def test_a_share_stands_right_after_the_number_of_its_point():
    found = targets("1. Hộ nghèo dưới 2%.", "2. 100% thôn có nhà văn hóa.", "3. 02 mô hình mới.")

    assert [(one["no"], *figures(one)) for one in found] == [
        (1, "Hộ nghèo", "<", 2, "%"),
        (2, "Thôn có nhà văn hóa", "=", 100, "%"),
        (3, "Mô hình mới", "=", 2, "mô hình"),
    ]


@pytest.mark.parametrize(
    ("row", "figure"),
    [
        ("| 1 | Giải ngân | % | Từ 95 trở lên |", ("Giải ngân", ">=", 95, "%")),
        ("| 1 | Tăng trưởng | % | 5 - 7 |", ("Tăng trưởng", ">=", 5, "%")),
        ("| 1 | Huyện đạt chuẩn | | Đạt |", ("Huyện đạt chuẩn", "is", True, None)),
        ("| 1 | Tai nạn giao thông | Vụ | Giảm 5% |", ("Tai nạn giao thông", "=", 5, "%")),
        ("1\tHộ nghèo\t%\t2", ("Hộ nghèo", "=", 2, "%")),
    ],
)
def test_rows(row, figure):
    header = "TT\tChỉ tiêu\tĐVT\tKế hoạch" if "\t" in row else "| TT | Chỉ tiêu | ĐVT | Kế hoạch |"
    (target,) = targets(f"{header}\n{row}")

    assert figures(target) == figure


@pytest.mark.parametrize(
    "line",
    [
        "- Đẩy mạnh phong trào trên toàn tỉnh trong giai đoạn 2020 - 2025.",
        "- Tiếp tục thực hiện 03 khâu đột phá chiến lược.",
        "- Giữ vững truyền thống đoàn kết.",
    ],
)
def test_running_text_under_aims_sets_no_target(line):
    assert targets(line, heading="MỤC TIÊU") == []


def test_conditions_of_awards_are_no_targets():
    lines = (
        "1. Nội dung",
        "a) 100% công chức đúng hạn;",
        "2. Tiêu chí xét khen thưởng",
        "a) Tập thể: hoàn thành 100% việc.",
    )

    assert [figures(one) for one in targets(*lines, heading="NỘI DUNG, CHỈ TIÊU")] == [
        ("Công chức đúng hạn", "=", 100, "%")
    ]
