"""Invented plans in the manner of different offices: drafts, tables, scans, copies from the web."""

from campaigns.intake import extract_plan
from tests.campaigns.intake.samples import plan_text


def read(name: str) -> dict:
    return extract_plan(plan_text(name))


def head(plan: dict) -> tuple:
    return plan["full_number"], plan["place"], plan["issued_on"], plan["issuer"], plan["parent_issuer"]


def owed(plan: dict) -> list:
    return [(one["due_on"], one["rule"], one["who"], one["what"], one["to"], one["kind"]) for one in plan["deadlines"]]


def figures(plan: dict) -> list:
    return [(one["name"], one["comparator"], one["value"], one["unit"]) for one in plan["targets"]]


def outline(sections: list) -> list:
    return [(one["label"], one["title"], outline(one["children"])) for one in sections]


def codes(plan: dict) -> list:
    return [warning["code"] for warning in plan["warnings"]]


class TestBlocDraft:
    """A bloc's draft: number, day and month blank, header in columns, signature in a table."""

    plan = read("bloc_draft.txt")

    def test_blanks_are_null_with_a_warning(self):
        plan = self.plan

        assert (plan["number"], plan["symbol"], plan["full_number"]) == (None, "KH-KTĐ", None)
        assert (plan["place"], plan["issued_on"], plan["year"]) == ("Sông Lam", None, 2022)
        assert codes(plan) == ["number_blank", "date_blank"]

    def test_issuer_stands_beside_the_national_name(self):
        assert self.plan["issuer"] == "Khối thi đua các sở kinh tế"
        assert self.plan["parent_issuer"] == "UBND tỉnh Sông Lam"

    def test_signer_holds_two_offices(self):
        assert self.plan["signer"] == {
            "capacity": "TM. KHỐI THI ĐUA",
            "position": "TRƯỞNG KHỐI",
            "name": "Phan Thị Bích Hằng",
            "other_position": "GIÁM ĐỐC SỞ TÀI CHÍNH",
        }

    def test_dotted_numbers_nest_and_may_jump(self):
        assert outline(self.plan["sections"])[1] == (
            "II",
            "NỘI DUNG",
            [
                ("1", "Nội dung thi đua", [("1.1", None, []), ("1.2", None, [])]),
                (
                    "2",
                    "Hoạt động của Khối",
                    [("2.1", None, []), ("2.2", "Hội nghị tổng kết", []), ("2.10", None, [])],
                ),
            ],
        )

    def test_deadlines_take_the_heading_as_subject(self):
        members = "Các đơn vị thành viên"
        assert owed(self.plan) == [
            ("2022-06-30", "before", members, "báo cáo sơ kết 6 tháng đầu năm", "Trưởng Khối", "interim_report"),
            (
                "2022-12-20",
                "before",
                members,
                "báo cáo tổng kết và bảng tự chấm điểm",
                "Trưởng Khối (qua Văn phòng Sở Tài chính)",
                "final_report",
            ),
            ("2022-12-25", "by", "Phó Trưởng Khối", "kết quả chấm điểm chéo", "Trưởng Khối", "scorecard"),
        ]

    def test_recipients_of_one_cell(self):
        assert self.plan["recipients"] == ["Thường trực HĐ TĐKT tỉnh (b/c)", "Các thành viên Khối", "Lưu: VT, VP."]


class TestCommuneTables:
    """A commune's Markdown copy: header, targets and signature are tables."""

    plan = read("commune_tables.md")

    def test_head(self):
        assert head(self.plan) == (
            "09/KH-UBND",
            "Long Châu",
            "2026-01-12",
            "Ủy ban nhân dân xã Long Châu",
            "UBND tỉnh Hà Nam Ninh",
        )
        assert self.plan["period"] == {"starts_on": "2026-01-15", "ends_on": "2030-12-31"}

    def test_targets_of_list_and_table(self):
        assert figures(self.plan) == [
            ("Cán bộ, công chức dùng chữ ký số", "=", 100, "%"),
            ("Tỷ lệ hồ sơ trực tuyến", ">=", 95, "%"),
            ("Hộ gia đình có tài khoản thanh toán điện tử", ">=", 70, "%"),
            ("Số điểm phục vụ số cộng đồng", ">=", 12, "điểm"),
            ("Hồ sơ trễ hạn", "<=", 2, "%"),
            ("Giảm số lần đi lại của người dân", "decrease", None, None),
            ("Thu ngân sách trên địa bàn", "=", 128.5, "tỷ đồng"),
            ("Tổ công nghệ số cộng đồng", "=", 14, "tổ"),
            ("Người dân được tập huấn", "=", 1250, "người"),
        ]
        assert self.plan["targets"][2]["value_to"] == 80

    def test_deadlines_yearly_by_the_hour_and_by_quarter(self):
        yearly, hour, quarter = self.plan["deadlines"]

        assert (yearly["due_on"], yearly["rule"], yearly["month_day"]) == (None, "before_yearly", "12-05")
        assert (hour["due_on"], hour["rule"], hour["time"]) == ("2026-02-28", "by", "17:00")
        assert (quarter["due_on"], quarter["rule"], quarter["to"]) == ("2026-06-30", "until", None)

    def test_bold_lead_is_the_title(self):
        assert [one[1] for one in outline(self.plan["sections"])[2][2]] == [
            "Phòng Văn hóa - Xã hội",
            "Văn phòng HĐND và UBND xã",
            "Các thôn, trường học",
        ]

    def test_signature_beside_recipients(self):
        signer = self.plan["signer"]

        assert signer["capacity"] == "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"
        assert (signer["position"], signer["name"]) == ("PHÓ CHỦ TỊCH", "Trần Quốc Việt")
        assert self.plan["recipients"] == [
            "Sở Nội vụ (để b/c)",
            "TT Đảng ủy, TT HĐND xã",
            "Các thôn, trường học",
            "Lưu: VT, VHXH.",
        ]


class TestDamagedScan:
    """A scan whose marks are mostly lost."""

    plan = read("damaged.txt")

    def test_head_survives(self):
        assert self.plan["kind"] == "kế hoạch"
        assert head(self.plan)[:3] == ("37/KH-UBND", "Đai Lôc", "2023-03-08")

    def test_known_headings_are_spelt_right(self):
        assert outline(self.plan["sections"]) == [
            ("I", "MỤC ĐÍCH, YÊU CẦU", [("1", "Mục đích", []), ("2", "Yêu cầu", [])]),
            ("II", "CHỈ TIÊU THI ĐUA", []),
            ("III", "TỔ CHỨC THỰC HIỆN", [("1", "Phòng Nôi vu", []), ("2", "Công an huyên", [])]),
        ]

    def test_figures_dates_signer_and_archive(self):
        assert [one["value"] for one in self.plan["targets"]] == [100, 90, 5]
        assert [one["due_on"] for one in self.plan["deadlines"]] == ["2023-12-15", "2023-12-01"]
        assert self.plan["signer"]["name"] == "Lê Văn Tâm"
        assert self.plan["recipients"][-1] == "Luu: VT."

    def test_it_says_that_the_text_is_damaged(self):
        assert "ocr_damage" in codes(self.plan)


class TestWrapped:
    """Lines cut at the column's width, as a PDF gives them."""

    plan = read("wrapped.txt")

    def test_title_heading_and_recipient_are_whole(self):
        assert (
            self.plan["title"] == "Phát động phong trào thi đua “Kho sạch, sổ sáng, người ngay” trong toàn Cục năm 2024"
        )
        assert self.plan["sections"][1]["title"] == "NỘI DUNG VÀ CÁC CHỈ TIÊU THI ĐUA CỦA TOÀN CỤC TRONG NĂM 2024"
        assert self.plan["recipients"][0] == "Vụ Thi đua - Khen thưởng (Bộ Nội thương)"

    def test_parts_after_trong_do(self):
        target = self.plan["targets"][1]

        assert (target["comparator"], target["value"], target["unit"]) == (">=", 12.8, "tỷ đồng")
        assert [(part["name"], part["value"]) for part in target["parts"]] == [
            ("Dịch vụ lạnh", 4.2),
            ("Dịch vụ khô", 8.6),
        ]

    def test_period_begins_with_the_signature(self):
        assert self.plan["period"] == {"starts_on": "2024-02-04", "ends_on": "2024-11-30"}

    def test_several_deadlines_of_one_sentence(self):
        assert [one[:3] for one in owed(self.plan)] == [
            ("2024-03-01", "before", "Các Chi cục trưởng"),
            ("2024-12-05", "before", "Các Chi cục trưởng"),
            ("2024-12-15", "by", "Văn phòng Cục"),
        ]
        assert codes(self.plan).count("deadline_year_inferred") == 2


class TestParty:
    """A Party committee's plan: dash numbers, T/M, hyphen labels."""

    plan = read("party.txt")

    def test_head_and_signer(self):
        assert head(self.plan) == (
            "64-KH/HU",
            "Hoàng Mai",
            "2019-02-18",
            "Huyện ủy Hoàng Mai",
            "Đảng bộ tỉnh Thanh Giang",
        )
        assert self.plan["signer"] == {
            "capacity": "T/M BAN THƯỜNG VỤ",
            "position": "PHÓ BÍ THƯ THƯỜNG TRỰC",
            "name": "Võ Đình Khoa",
        }

    def test_labels_with_a_hyphen(self):
        assert [(one["label"], [child["label"] for child in one["children"]]) for one in self.plan["sections"]] == [
            ("I", ["1", "2"]),
            ("II", ["1", "2"]),
        ]

    def test_deadlines(self):
        assert [(one[0], one[1], one[4]) for one in owed(self.plan)] == [
            ("2019-03-15", "before", "Ban Dân vận Huyện ủy"),
            ("2019-10-10", "by", "Ban Dân vận Huyện ủy"),
        ]


class TestWebCopy:
    """A copy from a law site: rules of hyphens, capitals, yearly reports, an annex."""

    plan = read("web_copy.txt")

    def test_two_line_name_is_one_agency(self):
        assert head(self.plan) == ("205/KH-UBND", "Bắc Hải", "2021-10-03", "Ủy ban nhân dân tỉnh Bắc Hải", None)

    def test_capital_letters_above_roman_numbers(self):
        sections = outline(self.plan["sections"])

        assert [one[0] for one in sections] == ["A", "B", "C"]
        assert [one[:2] for one in sections[1][2]] == [("I", "Chủ đề thi đua"), ("II", "Các chỉ tiêu chủ yếu")]

    def test_theme_without_quotes(self):
        assert self.plan["theme"] == "Đoàn kết, sáng tạo, về đích sớm kế hoạch năm năm"

    def test_anniversaries_and_annexes_are_no_deadlines(self):
        assert [(one["month_day"], one["rule"], one["to"]) for one in self.plan["deadlines"]] == [
            ("11-10", "before_yearly", "Sở Nội vụ"),
            ("11-30", "before_yearly", "Ủy ban nhân dân tỉnh và Ban Thi đua - Khen thưởng Trung ương"),
        ]

    def test_references_once_each(self):
        assert [(one["number"], one["issued_on"], one["kind"]) for one in self.plan["references"]] == [
            ("19/CT-TTg", "2021-07-16", "Chỉ thị"),
            ("91/2017/NĐ-CP", "2017-07-31", "Nghị định"),
            ("15/2003/QH11", None, "Luật"),
        ]


class TestDepartment:
    """A department's school-year plan: formulas, markup, hours, days without a year."""

    plan = read("department.txt")

    def test_theme_under_its_heading(self):
        assert self.plan["theme"] == "Mỗi thầy cô một đổi mới, mỗi trường một sáng tạo"

    def test_formulas_and_markup(self):
        assert figures(self.plan) == [
            ("Giáo viên đạt chuẩn trình độ", ">=", 98.5, "%"),
            ("Giáo viên dạy giỏi cấp tỉnh", "approx", 15, "%"),
            ("Diện tích cây xanh", ">=", 3, "m²/học sinh"),
            ("Kinh phí mua sách", "=", 2.5, "triệu đồng/lớp/năm"),
            ("Thư viện đạt chuẩn", "=", 100, "%"),
        ]

    def test_deadline_list_under_a_heading_of_time(self):
        assert [(one[0], one[1], one[3], one[5]) for one in owed(self.plan)] == [
            ("2024-10-15", "by", "bản đăng ký", "registration"),
            ("2025-01-20", "by", "Báo cáo sơ kết học kỳ I", "interim_report"),
            ("2025-06-10", "by", "báo cáo tổng kết năm học", "final_report"),
            ("2025-06-25", "by", "Hồ sơ đề nghị khen thưởng", "nominations"),
            ("2025-05-31", "before", "Hoàn thành việc chấm sáng kiến", "other"),
            ("2024-09-30", "before", "kế hoạch", "plan"),
        ]

    def test_signature_in_columns(self):
        assert self.plan["signer"] == {
            "capacity": "KT. GIÁM ĐỐC",
            "position": "PHÓ GIÁM ĐỐC",
            "name": "Ngô Thị Mai Lan",
        }
        assert self.plan["recipients"][-1] == "Lưu: VT, VP."


class TestMerged:
    """Everything that can run together has run together."""

    plan = read("merged.txt")

    def test_head(self):
        assert head(self.plan) == ("05/KH-PNV", "Yên Phong", "2020-01-06", "Phòng Nội vụ", "UBND huyện Yên Phong")
        assert self.plan["title"] == "Tổ chức phong trào thi đua năm 2020"

    def test_headings_of_one_line_are_parted(self):
        assert outline(self.plan["sections"]) == [
            ("I", "MỤC ĐÍCH, YÊU CẦU", [("1", "Mục đích", []), ("2", "Yêu cầu", [])]),
            ("II", "NỘI DUNG", []),
            ("III", "TỔ CHỨC THỰC HIỆN", [("1", None, []), ("2", None, [])]),
        ]

    def test_foot_of_one_line_is_parted(self):
        assert self.plan["recipients"] == ["Thường trực HĐTĐKT huyện", "Các bộ phận", "Lưu: VT."]
        assert self.plan["signer"] == {"capacity": None, "position": "TRƯỞNG PHÒNG", "name": "Chu Văn Đức"}


class TestSchool:
    """A trade union's plan without Roman numbers."""

    plan = read("school.txt")

    def test_run_in_titles(self):
        assert [(one["label"], one["title"]) for one in self.plan["sections"]] == [
            ("1", "Mục đích"),
            ("2", "Đối tượng"),
            ("3", "Thời gian"),
            ("4", "Nội dung thi đua"),
            ("5", "Chỉ tiêu"),
            ("6", "Tổ chức thực hiện"),
        ]

    def test_period_is_no_deadline(self):
        assert self.plan["period"] == {"starts_on": "2025-05-10", "ends_on": "2025-07-28"}
        assert [one[0] for one in owed(self.plan)] == ["2025-05-20", "2025-07-20"]

    def test_degree_is_no_part_of_a_name(self):
        assert self.plan["signer"]["name"] == "Hồ Sỹ Quang"
