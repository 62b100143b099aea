"""Decisions in a dozen layouts: heading, lines, announced numbers."""

import pytest

from awards.intake import columns as h
from awards.intake.decisions import heading_of, read_decision
from awards.intake.decisions.reading import NO_LIST, NOTHING
from tests.awards.intake import texts
from units.intake import columns as c


def subjects(paper):
    """(award, name) of each line."""
    return [(line.said[h.AWARD], line.said.get(c.NAME) or line.said.get(h.COLLECTIVE)) for line in paper.lines]


@pytest.mark.parametrize(
    ("text", "number", "day", "issuer"),
    [
        ("PARAGRAPHS", "215/QĐ-UBND", "05/02/2024", "Chủ tịch Ủy ban nhân dân tỉnh An Lâm"),
        ("ANNEXED", "77/QĐ-SYT", "10/01/2023", "Giám đốc Sở Y tế"),
        ("ONE_MAN", "1320/QĐ-CTN", "12/09/2019", "Chủ tịch nước"),
        ("HOUSEHOLDS", "41/QĐ-UBND", "18/11/2022", "Chủ tịch Ủy ban nhân dân xã Bình Minh"),
        ("SEVERAL_KINDS", "3001/QĐ-UBND", "25/12/2023", "Chủ tịch Ủy ban nhân dân tỉnh An Lâm"),
        ("BROKEN_PAGES", "88/QĐ-UBND", "03/03/2022", "Chủ tịch UBND tỉnh"),
        ("PREMIER", "456/QĐ-TTg", "09/05/2018", "Thủ tướng Chính phủ"),
        ("UNNUMBERED_TABLE", "12/QĐ-SGDĐT", "30/06/2021", "Giám đốc Sở Giáo dục và Đào tạo"),
        ("SCANNED", "640/QĐ-UBND", "14/07/2020", "Chủ tịch Ủy ban nhân dân tỉnh An Lâm"),
        ("MOTHERS", "2/2015/QĐ-CTN", "02/01/2015", "Chủ tịch nước"),
        ("WITHOUT_LIST", "912/QĐ-UBND", "20/12/2021", "Chủ tịch Ủy ban nhân dân huyện Đông Hà"),
    ],
)
def test_heading(text, number, day, issuer):
    heading = read_decision(getattr(texts, text)).heading
    assert (heading[h.NUMBER], heading[h.DECIDED], heading[h.ISSUER]) == (number, day, issuer)


def test_paragraphs_under_an_article():
    paper = read_decision(texts.PARAGRAPHS)
    award = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    assert subjects(paper) == [
        (award, "Phòng Tổ chức - Hành chính, Sở Y tế"),
        (award, "Trường Trung học cơ sở Bình Minh, huyện Đông Hà"),
        (award, "Ông Nguyễn Văn Hòa"),
        (award, "Bà Trần Thị Mai Lan"),
        (award, "Ông Phạm Quốc Việt"),
    ]
    assert paper.lines[4].said[c.POSITION] == "Chuyên viên Văn phòng Ủy ban nhân dân tỉnh"
    assert paper.lines[4].said[h.PERIOD] == "2023"
    assert paper.heading[h.SIGNER] == "Lê Minh Đức"
    assert paper.warnings == []


def test_tables_of_an_annex_each_with_its_award():
    paper = read_decision(texts.ANNEXED)
    assert subjects(paper) == [
        ("Tập thể Lao động tiên tiến", "Khoa Khám bệnh, Bệnh viện đa khoa tỉnh"),
        ("Lao động tiên tiến", "Vũ Thị Hạnh"),
        ("Lao động tiên tiến", "Bùi Văn Nam"),
        ("Lao động tiên tiến", "Lý Thu Hà"),
        ("Chiến sĩ thi đua cơ sở", "Vũ Thị Hạnh"),
        ("Chiến sĩ thi đua cơ sở", "Ngô Quang Huy"),
    ]
    assert paper.warnings == []


def test_clauses_of_one_article():
    assert subjects(read_decision(texts.SEVERAL_KINDS)) == [
        ("Cờ thi đua của Ủy ban nhân dân tỉnh", "Sở Xây dựng"),
        ("Tập thể Lao động xuất sắc", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Tập thể Lao động xuất sắc", "Chi cục Kiểm lâm"),
        ("Chiến sĩ thi đua cấp tỉnh", "Ông Hoàng Văn Thụ"),
        ("Chiến sĩ thi đua cấp tỉnh", "Bà Cao Thị Bích"),
    ]


def test_one_subject_named_in_the_article():
    paper = read_decision(texts.ONE_MAN)
    (line,) = paper.lines
    assert line.said[h.AWARD] == "Huân chương Lao động hạng Ba"
    assert line.said[c.NAME] == "ông Lê Văn Tám"
    assert line.said[h.PERIOD] == "2014-2018"


def test_two_articles_of_one_subject_each():
    assert [award for award, _ in subjects(read_decision(texts.MOTHERS))] == [
        "Huân chương Độc lập hạng Nhì", "Huân chương Độc lập hạng Ba",
    ]  # fmt: skip


def test_lines_broken_by_pages_are_joined():
    paper = read_decision(texts.BROKEN_PAGES)
    assert [line.said[c.POSITION] for line in paper.lines] == [
        "Trưởng phòng Kế hoạch - Tài chính, Sở Giao thông vận tải",
        "Hiệu trưởng Trường Tiểu học Bình Minh, huyện Đông Hà",
        "Phó Chủ tịch UBND xã Bình Minh",
        "Chủ tịch Hội Phụ nữ xã Bình Minh",
    ]
    assert paper.lines[3].said[c.BIRTH] == "1968"


def test_households_keep_their_group():
    paper = read_decision(texts.HOUSEHOLDS)
    assert {line.group for line in paper.lines} == {"hộ gia đình"}
    assert [line.said[c.POSITION] for line in paper.lines] == ["Thôn Đoài", "Thôn Đông"]


def test_a_table_without_headings():
    paper = read_decision(texts.UNNUMBERED_TABLE)
    assert [line.said[c.NAME] for line in paper.lines] == ["Phan Thị Nga", "Kiều Văn Sơn"]
    assert paper.lines[0].said[c.POSITION] == "Giáo viên Trường THPT Đông Hà"
    assert paper.lines[0].said[h.PERIOD] == "2020-2021"


def test_letters_out_of_a_picture():
    assert [name for _, name in subjects(read_decision(texts.SCANNED))] == ["Ông Mai Văn Sáng", "Bà Lương Thị Thu"]


def test_numbers_that_do_not_agree_are_told():
    (warning,) = read_decision(texts.SHORT_COUNT).warnings
    assert "Điều 1 ghi 5 cá nhân" in warning
    assert "đọc được 3" in warning


def test_without_a_list_it_says_what_to_do():
    assert read_decision(texts.WITHOUT_LIST).refusal == NO_LIST
    assert read_decision(texts.NOT_A_DECISION).refusal == NOTHING


def test_heading_over_a_table():
    heading = heading_of(
        "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN NĂM 2021\n"
        "(Kèm theo Quyết định số 05/QĐ-UBND ngày 31/02/2022 của Chủ tịch UBND huyện Đông Hà)"
    )
    assert heading == {
        h.NUMBER: "05/QĐ-UBND",
        h.DECIDED: "31/02/2022",
        h.ISSUER: "Chủ tịch UBND huyện Đông Hà",
        h.AWARD: "GIẤY KHEN",
        h.PERIOD: "2021",
    }


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nHUYỆN AN LÂM\nSố: 12/QĐ-UBND", "Ủy ban nhân dân huyện An Lâm"),
        ("UBND HUYỆN AN LÂM\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nĐiều 1. Tặng", "UBND huyện An Lâm"),
        ("UBND TỈNH HÒA GIANG\nSỞ XÂY DỰNG\nSố: 12/QĐ-SXD", "Sở Xây dựng"),
        ("ỦY BAN NHÂN DÂN TỈNH HÒA GIANG\nSỞ XÂY DỰNG\nQUYẾT ĐỊNH\nĐiều 1. Tặng", "Sở Xây dựng"),
        ("SỞ GIÁO DỤC\nVÀ ĐÀO TẠO\nSố: 3/QĐ-SGDĐT", "Sở Giáo dục và Đào tạo"),
        ("QUYẾT ĐỊNH\nSố: 12/QĐ-UBND\nĐiều 1. Tặng", None),
    ],
)
def test_the_body_over_the_number_issues(text, issuer):
    assert heading_of(text).get(h.ISSUER) == issuer


def test_a_list_behind_the_articles_is_for_the_year_its_article_names():
    paper = read_decision(
        "\n".join(
            [
                "QUYẾT ĐỊNH",
                "Điều 1. Tặng danh hiệu Lao động tiên tiến cho 1 cá nhân có thành tích năm 2023 (kèm danh sách).",
                "Điều 2. Tặng danh hiệu Chiến sĩ thi đua cơ sở cho 1 cá nhân có thành tích năm 2022.",
                "Điều 3. Quyết định này có hiệu lực từ ngày ký.",
                "DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN",
                "1. Ông Lê Văn Hai, Chuyên viên, Sở Xây dựng",
                "DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ",
                "1. Bà Trần Thị Ba, Chuyên viên, Sở Xây dựng",
            ]
        )
    )

    assert [line.said[h.PERIOD] for line in paper.lines] == ["2023", "2022"]
