"""More invented plans: copies from law sites, cells run together, calendars, parts, companies."""

from campaigns.intake import extract_plan
from tests.campaigns.intake.samples import plan_text
from tests.campaigns.intake.test_invented_plans import codes, figures, head, outline, owed, read


class TestWebBars:
    """A law site's copy: every table cell on lines of its own, every paragraph cut at odd places."""

    plan = read("web_bars.md")

    def test_head_is_put_together(self):
        assert head(self.plan) == ("161/KH-UBND", "Ninh Hải", "2025-11-23", "Ủy ban nhân dân tỉnh Ninh Hải", None)
        assert self.plan["title"].endswith("NHIỆM VỤ NĂM 2026 TRÊN ĐỊA BÀN TỈNH NINH HẢI")

    def test_signature_is_put_together(self):
        assert self.plan["signer"] == {
            "capacity": "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH",
            "position": "PHÓ CHỦ TỊCH",
            "name": "Hà Lan Phương",
        }
        assert self.plan["recipients"] == ["Văn phòng Chính phủ", "Thường trực Tỉnh uỷ", "Lưu: VT, VP10,11."]

    def test_cut_headings_are_whole(self):
        assert outline(self.plan["sections"])[0] == (
            "I",
            "MỤC ĐÍCH, YÊU CẦU",
            [("1", "Mục đích", []), ("2", "Yêu cầu", [])],
        )

    def test_cut_sentences_are_whole(self):
        assert figures(self.plan) == [
            ("Tốc độ tăng trưởng kinh tế", ">=", 10, "%"),
            ("Thu ngân sách", ">", 25000, "tỷ đồng"),
        ]
        assert [one[:3] for one in owed(self.plan)] == [
            ("2026-01-15", "before", "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường"),
            ("2026-12-10", "before", "Sở Nội vụ"),
        ]
        assert [(one["number"], one["line"]) for one in self.plan["references"]][1] == ("28/2024/QĐ-UBND", 31)


class TestBlocCells:
    """A bloc's plan whose cells ran together."""

    plan = read("bloc_cells.md")

    def test_head(self):
        assert self.plan["issuer"] == "Khối thi đua các cơ quan tham mưu tổng hợp"
        assert (self.plan["parent_issuer"], self.plan["place"]) == ("UBND tỉnh Quảng Trạch", "Quảng Trạch")
        assert (self.plan["number"], self.plan["issued_on"], self.plan["year"]) == (None, None, 2022)

    def test_signer_of_one_cell(self):
        assert self.plan["signer"] == {
            "capacity": "TM. KHỐI THI ĐUA",
            "position": "TRƯỞNG KHỐI",
            "name": "Nguyễn Thanh Bình",
            "other_position": "CHÁNH VĂN PHÒNG UBND TỈNH",
        }
        assert self.plan["recipients"][0] == "UBND tỉnh (b/c)"

    def test_deadlines_and_meetings(self):
        assert [(one[0], one[2], one[4]) for one in owed(self.plan)] == [
            ("2022-06-30", "Các đơn vị", "Trưởng Khối và Phó Trưởng Khối"),
            ("2022-12-20", "Các đơn vị", "Trưởng Khối và Phó Trưởng Khối"),
            (
                "2022-04-30",
                "Lãnh đạo các đơn vị thành viên",
                "Trưởng Khối (qua Phòng Hành chính - Quản trị, Văn phòng UBND tỉnh)",
            ),
            ("2023-01-10", "Đơn vị Phó Trưởng Khối", "Hội đồng Thi đua - Khen thưởng tỉnh"),
        ]
        assert [one["on"] for one in self.plan["meetings"]] == ["2022-04-15"]

    def test_running_text_with_a_figure_is_no_target(self):
        assert self.plan["targets"] == []


class TestProvince:
    """A province's plan with căn cứ, parts and dotted points."""

    plan = read("province.md")

    def test_grounds_and_period(self):
        assert [one["number"] for one in self.plan["references"]] == [None, "152/2025/NĐ-CP", "312/TTr-SNV"]
        assert self.plan["period"] == {"starts_on": "2025-11-01", "ends_on": "2026-01-19"}

    def test_two_indicators_of_one_point(self):
        target = self.plan["targets"][0]

        assert (target["comparator"], target["value"]) == (None, None)
        assert [(part["name"], part["comparator"], part["value"], part["unit"]) for part in target["parts"]] == [
            ("Giải ngân vốn đầu tư công kế hoạch", ">", 95, "%"),
            ("Khởi công công trình trọng điểm", ">=", 3, "công trình"),
        ]

    def test_names_of_a_list_are_the_subject(self):
        assert [one[:3] for one in owed(self.plan)][1:] == [
            ("2025-11-15", "before", "Các sở, ban, ngành; UBND các xã, phường"),
            ("2026-01-25", "before", "Các sở, ban, ngành; UBND các xã, phường"),
        ]


class TestClusterCalendar:
    """A cluster's plan: several figures in a line, a calendar as a table."""

    plan = read("cluster_calendar.txt")

    def test_issuers(self):
        assert self.plan["issuer"] == "Cụm thi đua số 3"
        assert self.plan["parent_issuer"] == "Hội đồng Thi đua - Khen thưởng tỉnh Lâm Hà"

    def test_figures(self):
        assert figures(self.plan) == [
            ("Tổng thu ngân sách tăng so với năm 2023", ">=", 10, "%"),
            ("Giá trị sản xuất nông nghiệp", "=", 1250.5, "tỷ đồng"),
            ("Trồng mới rừng; độ che phủ rừng", None, None, None),
            ("Giảm tỷ lệ hộ nghèo", ">=", 1.5, "%"),
            ("Gia đình đạt chuẩn văn hóa; thôn, tổ dân phố có hương ước", None, None, None),
            ("Tạo việc làm mới", ">=", 2500, "lao động"),
            ("Duy trì không để xảy ra khiếu kiện đông người", "is", True, None),
            ("Tỷ lệ khen thưởng người lao động trực tiếp", ">=", 35, "%/tổng số"),
        ]

    def test_calendar(self):
        members, head_unit = "Các đơn vị thành viên", "Cụm trưởng"
        assert owed(self.plan) == [
            ("2024-03-20", "before", members, "bản đăng ký thi đua", None, "registration"),
            ("2024-06-15", "by", members, "Báo cáo sơ kết 6 tháng", None, "interim_report"),
            ("2024-11-30", "by", head_unit, "Hồ sơ đề nghị khen thưởng", "Sở Nội vụ", "nominations"),
        ]

    def test_bare_archive_ends_the_list(self):
        assert self.plan["recipients"] == ["Sở Nội vụ", "Các thành viên", "Lưu."]
        assert self.plan["signer"]["name"] == "K'Brền Hà"


class TestCompany:
    """A company's plan in parts, with units of its trade."""

    plan = read("company.txt")

    def test_parts_have_titles_on_their_own_line(self):
        assert [(one["label"], one["title"]) for one in self.plan["sections"]] == [
            ("Phần I", "ĐÁNH GIÁ CHUNG"),
            ("Phần II", "NỘI DUNG THI ĐUA NĂM 2025"),
        ]

    def test_theme_and_units(self):
        assert self.plan["theme"] == "An toàn - Chất lượng - Hiệu quả"
        assert figures(self.plan) == [
            ("Tổn thất điện năng", "<=", 3.85, "%"),
            ("SAIDI", "<", 120, "phút"),
            ("Điện thương phẩm", "=", 1235, "triệu kWh"),
            ("Năng suất lao động tăng", ">=", 8, "%"),
        ]

    def test_days_without_a_year_belong_to_the_year_of_the_title(self):
        assert [one[0] for one in owed(self.plan)] == ["2025-01-31", "2025-07-10", "2026-01-10"]
        assert codes(self.plan)[0] == "deadline_year_inferred"


def test_a_plan_issued_by_a_decision_is_read():
    text = plan_text("school.txt")
    start = text.index("KẾ HOẠCH")
    decision = "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch thi đua\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n\n"
    plan = extract_plan(text[:start] + decision + text[start:])

    assert (plan["kind"], plan["place"]) == ("kế hoạch", "Đồng Tâm")
    assert [one["title"] for one in plan["sections"]] == [one["title"] for one in extract_plan(text)["sections"]]


def test_the_table_of_the_head_ends_at_the_kind_line():
    text = (
        "UBND TỈNH AN HÒA\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\nSố: 1/KH-UBND\n|\n"
        "An Hòa, ngày 02\ntháng 01 năm 2025\n|\nKẾ HOẠCH\nTHI ĐUA “XANH SẠCH” NĂM 2025\n"
        "I. MỤC ĐÍCH\nHưởng ứng phong trào “Xanh sạch”.\nII. TỔ CHỨC THỰC HIỆN\nCác sở gửi kế hoạch; báo cáo quý "
        "trước ngày 20/3/2025, năm trước ngày 10/12/2025 về Sở Nội vụ./.\n"
        "Nơi nhận:\n- Lưu: VT.\n|\nCHỦ TỊCH\nTrần An Bình\n|\n"
    )
    plan = extract_plan(text)

    assert head(plan) == ("1/KH-UBND", "An Hòa", "2025-01-02", "UBND tỉnh An Hòa", None)
    assert outline(plan["sections"]) == [("I", "MỤC ĐÍCH", []), ("II", "TỔ CHỨC THỰC HIỆN", [])]
    assert [one[0] for one in owed(plan)] == ["2025-03-20", "2025-12-10"]
    assert plan["signer"]["name"] == "Trần An Bình"
