from datetime import date

import pytest

from campaigns.models import Target
from reports.documents.blocks import Table
from reports.documents.builders.lists import COLUMNS, HOUSEHOLD_COLUMNS, UNIT_COLUMNS, counted
from reports.documents.builders.minutes import SEAT_COLUMNS, VOTE_COLUMNS
from reports.documents.builders.plans import TARGET_COLUMNS
from reports.documents.builders.signing import signer_of
from reports.documents.measure import width_mm
from reports.documents.registry import SOURCES
from reports.documents.wording import BLANK
from tests.factories.awards import NomineeFactory
from tests.factories.campaigns import PlanFactory
from tests.reports.subjects import MAKERS, make_decision, make_dossier, make_plan, make_province, make_session
from units.choices import Capacity

pytestmark = pytest.mark.django_db


def built(kind, subject):
    return SOURCES[kind].build(SOURCES[kind].rows().get(pk=subject.pk))


def texts(blocks):
    return [f"{block.lead} {block.text}".strip() for block in blocks if block.kind == "paragraph"]


def tables(blocks):
    return [block for block in blocks if isinstance(block, Table)]


def test_plan_reads_like_its_text():
    paper = built("plan", make_plan(make_province(), number=5, issued_on=date(2026, 1, 15)))

    assert (paper.name, paper.mark.number_line) == ("KẾ HOẠCH", "Số: 05/KH-VP")
    assert paper.letterhead.parent == "Ủy ban nhân dân tỉnh Hòa Giang"
    assert texts(paper.body) == [
        "Văn phòng ban hành Kế hoạch như sau:",
        "I. MỤC ĐÍCH",
        "1. Thi đua sôi nổi.",
        "- Mọi phòng.",
        "II. TỔ CHỨC",
        "Các phòng thực hiện.",
        "Trên đây là Kế hoạch./.",
    ]
    assert paper.signer.capacity_lines == ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    assert paper.recipients.lines == ("Các phòng, ban;", "Lưu: VT, HCTC.")
    assert paper.annexes == ()
    assert paper.file_name == "ke-hoach-05-KH-VP"


def test_a_draft_plan_has_blanks():
    paper = built("plan", make_plan(make_province()))

    assert paper.mark.number_line == f"Số: {BLANK}/KH-VP"
    assert paper.mark.place_line == f"Hòa Giang, ngày {BLANK} tháng {BLANK} năm 2026"
    assert paper.file_name == "ke-hoach-KH-VP"


def test_targets_missing_from_the_text_stand_in_an_annex():
    plan = make_plan(make_province(), preamble="Thu ngân sách đạt 100 tỷ đồng.")
    Target.objects.create(plan=plan, position=1, number=1, name="Thu ngân sách", comparator="=", value=100)
    missing = Target.objects.create(plan=plan, position=2, number=2, name="Cơ cấu kinh tế")
    Target.objects.create(plan=plan, position=3, parent=missing, name="Dịch vụ", comparator=">=", value=40, unit="%")

    (annex,) = built("plan", plan).annexes
    assert [table.rows for table in tables(annex.body)] == [
        (("2", "Cơ cấu kinh tế", ""), ("", "- Dịch vụ", "từ 40% trở lên"))
    ]


def test_a_target_named_by_its_parts_needs_no_annex():
    plan = make_plan(make_province(), preamble="Độ che phủ rừng: 35%; đất cây xanh 8 m².")
    joint = Target.objects.create(plan=plan, position=1, name="Tỷ lệ độ che phủ rừng; tỷ lệ đất cây xanh")
    Target.objects.create(plan=plan, position=2, parent=joint, name="Độ che phủ rừng", comparator="=", value=35)
    Target.objects.create(plan=plan, position=3, parent=joint, name="Đất cây xanh", comparator="=", value=8)

    assert built("plan", plan).annexes == ()


def test_a_theme_is_stated_once():
    plan = make_plan(make_province(), theme="Kỷ cương, sáng tạo")

    assert texts(built("plan", plan).body)[1] == "Chủ đề: “Kỷ cương, sáng tạo”."
    plan.preamble = "Với chủ đề “Kỷ cương, sáng tạo”."
    plan.save()
    assert texts(built("plan", plan).body)[1] == "I. MỤC ĐÍCH"


def test_proposal_names_addressee_numbers_and_list():
    dossier = make_dossier(make_province(), proposal_number=3, proposal_symbol="TTr-SXD", proposed_on=date(2026, 3, 9))
    paper = built("proposal", dossier)

    assert paper.addressees == (
        "Chủ tịch Ủy ban nhân dân tỉnh Hòa Giang;",
        "Ban Thi đua - Khen thưởng.",
    )
    assert texts(paper.body) == [
        "Căn cứ Luật Thi đua, khen thưởng.",
        "Sở Xây dựng kính đề nghị Chủ tịch Ủy ban nhân dân tỉnh Hòa Giang xem xét, khen thưởng cho "
        "01 tập thể và 02 cá nhân, gồm:",
        "- Tập thể lao động xuất sắc: 01 tập thể;",
        "- Chiến sĩ thi đua cơ sở: 02 cá nhân.",
        "Danh sách và hồ sơ được gửi kèm theo Tờ trình này.",
        "Sở Xây dựng kính trình./.",
    ]
    (annex,) = paper.annexes
    assert annex.reference == "Kèm theo Tờ trình số 03/TTr-SXD ngày 09 tháng 3 năm 2026 của Sở Xây dựng"
    assert texts(annex.body) == ["I. TẬP THỂ", "II. CÁ NHÂN"]
    assert [[row[0] for row in table.rows] for table in tables(annex.body)] == [["1"], ["2", "3"]]


def test_a_submission_is_printed_from_its_frozen_copy():
    dossier = make_dossier(make_province(), state="submitted", version=1, summary="Nội dung đã sửa.")
    nominee = {"name": "Đặng Thị Ưu", "award_name": "Bằng khen", "position_title": "Kế toán", "unit_name": "Phòng A"}
    collective = nominee | {"name": "Phòng A", "position_title": "", "unit_name": "", "subject": "unit"}
    content = {
        "unit": "Sở Xây dựng và Giao thông",
        "round": "Khen thưởng năm học",
        "summary": "Như khi trình.",
        "opinion": "",
        "nominees": [nominee, collective],
    }
    dossier.copies.create(version=1, content=content, sha256="0" * 64)
    paper = SOURCES["proposal"].paper(dossier, 1)

    assert paper.letterhead.issuer == "Sở Xây dựng và Giao thông"
    assert paper.subject == "Về việc đề nghị xét khen thưởng năm học"
    assert texts(paper.body)[1] == "Như khi trình."
    assert [table.rows for table in tables(paper.annexes[0].body)] == [
        (("1", "Phòng A", "Bằng khen"),),
        (("2", "Đặng Thị Ưu", "Kế toán, Phòng A", "Bằng khen"),),
    ]


def test_minutes_show_attendance_shares_and_results():
    paper = built("minutes", make_session(make_province()))
    seats, votes = tables(paper.body)

    assert [row[-1] for row in seats.rows] == ["Có mặt", "Có mặt", "Có mặt", "Ý kiến bằng văn bản", "Vắng mặt"]
    assert [row[3:] for row in votes.rows] == [
        ("5", "0", "0", "100,00%", "Đạt"),
        ("4", "1", "0", "80,00%", "Đạt"),
        ("3", "2", "0", "60,00%", "Không đạt"),
    ]
    lines = texts(paper.body)
    assert "Tỷ lệ phải đạt đối với Chiến sĩ thi đua cơ sở: từ 80,00%." in lines
    assert lines[0] == "Thời gian bắt đầu: 8 giờ 00, ngày 09 tháng 3 năm 2026."
    assert "Tổng số thành viên Hội đồng: 05; có mặt: 03; cho ý kiến bằng văn bản: 01; vắng mặt: 01." in lines
    assert lines[-2:] == [
        "Có 02 đối tượng đạt tỷ lệ quy định; 01 đối tượng không đạt.",
        "Cuộc họp kết thúc vào hồi 10 giờ 05, ngày 09 tháng 3 năm 2026./.",
    ]
    assert (paper.countersigner.name, paper.signer.name) == ("Lê Thành Viên 3", "Lê Thành Viên 1")


def test_decision_has_authority_grounds_articles_and_list():
    paper = built("decision", make_decision(make_province()))

    assert paper.authority_lines == ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA GIANG",)
    lines = texts(paper.body)
    assert lines[:4] == [
        "Căn cứ Luật Thi đua, khen thưởng;",
        "Theo đề nghị của Giám đốc Sở Nội vụ.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2026 cho 02 cá nhân (có danh sách kèm theo).",
    ]
    assert lines[-1].endswith("thi hành Quyết định này./.")
    (annex,) = paper.annexes
    assert annex.reference == (
        "Kèm theo Quyết định số 07/QĐ-UBND ngày 09 tháng 3 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Hòa Giang"
    )
    assert [row[0] for row in tables(annex.body)[0].rows] == ["1", "2"]


@pytest.mark.parametrize(
    ("capacity", "whom", "lines"),
    [
        (Capacity.HEAD, "", ("CHỦ TỊCH",)),
        (Capacity.TM, "Ủy ban nhân dân", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Capacity.TL, "TL. Bộ trưởng", ("TL. BỘ TRƯỞNG", "CHỦ TỊCH")),
        (Capacity.TUQ, "", ("CHỦ TỊCH",)),
    ],
)
def test_signer_lines_follow_the_capacity(capacity, whom, lines):
    plan = PlanFactory.build(signer_capacity=capacity, signer_for=whom, issuer=None, issuer_name="", created_by=None)

    assert signer_of(plan, "Sở Nội vụ").capacity_lines == lines


@pytest.mark.parametrize(
    ("capacity", "whom", "position", "lines"),
    [
        (Capacity.HEAD, "", "Giám đốc Sở Nội vụ", ("GIÁM ĐỐC",)),
        (Capacity.KT, "Giám đốc Sở Nội vụ", "Phó Giám đốc sở Nội vụ", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (Capacity.TM, "Sở Nội vụ", "Giám đốc", ("TM. SỞ NỘI VỤ", "GIÁM ĐỐC")),
    ],
)
def test_the_signers_office_does_not_repeat_the_issuer(capacity, whom, position, lines):
    plan = PlanFactory.build(
        signer_capacity=capacity,
        signer_for=whom,
        signer_position=position,
        issuer=None,
        issuer_name="",
        created_by=None,
    )

    assert signer_of(plan, "Sở Nội vụ").capacity_lines == lines


def test_nobody_is_counted_as_nobody():
    assert counted([]) == "00 đối tượng"


@pytest.mark.parametrize(
    "columns", [COLUMNS, UNIT_COLUMNS, HOUSEHOLD_COLUMNS, SEAT_COLUMNS, VOTE_COLUMNS, TARGET_COLUMNS]
)
def test_no_word_of_a_table_head_is_torn(columns):
    room = {column.heading: 165 * column.share / 100 - 2.5 for column in columns}
    torn = [word for heading, mm in room.items() for word in heading.split() if width_mm(word, pt=13) > mm]

    assert sum(column.share for column in columns) == 100
    assert torn == []


@pytest.mark.parametrize("kind", MAKERS)
def test_a_longer_list_costs_no_more_queries(kind, django_assert_max_num_queries):
    province = make_province()
    dossier = make_dossier(province, people=3, units=3)
    subject = dossier if kind == "proposal" else make_plan(province) if kind == "plan" else None
    subject = subject or MAKERS[kind](province, dossier=dossier)

    with django_assert_max_num_queries(7) as few:
        built(kind, subject)
    for _ in range(20):
        NomineeFactory(dossier=dossier)
    if kind == "decision":
        for place, nominee in enumerate(dossier.nominees.filter(decision_lines=None), 50):
            subject.lines.create(position=place, nominee=nominee)
    with django_assert_max_num_queries(len(few)) as many:
        built(kind, subject)
    assert len(many) == len(few)


def test_minutes_cite_a_share_whose_source_is_certain():
    session = make_session(make_province())
    session.tallies.update(threshold_citation="Quy chế Hội đồng, Điều 8")

    lines = texts(built("minutes", session).body)
    assert "Tỷ lệ phải đạt đối với Chiến sĩ thi đua cơ sở: từ 80,00% (Quy chế Hội đồng, Điều 8)." in lines
