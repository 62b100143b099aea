"""The decision that divides units into blocs: what stands on the paper, measured on the page."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from reports.documents.blocks import Table
from reports.documents.builders.divisions import COLUMNS
from reports.documents.measure import width_mm
from reports.documents.registry import SOURCES
from reports.documents.wording import BLANK
from tests.factories.blocs import (
    AmendmentFactory,
    AmendmentLineFactory,
    BlocFactory,
    DivisionFactory,
    MemberFactory,
)
from tests.reports.documents.pdf import centre, find, look, pages_of
from tests.reports.subjects import make_province
from units.models import BlocMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def division():
    province = make_province()
    division = DivisionFactory(
        issuer=province, year=2026, state="issued", number=12, number_year=2026, issued_on=date(2026, 1, 20),
        proposal="Theo đề nghị của Giám đốc Sở Nội vụ",
    )  # fmt: skip
    for place, name in enumerate(["Khối các sở", "Khối các xã"], start=1):
        bloc = BlocFactory(division=division, name=name, position=place)
        for role in ("member", "deputy", "head"):
            MemberFactory(bloc=bloc, role=role, unit__name=f"Đơn vị {role} {place}", unit__parent=province)
    return division


def built(division):
    return SOURCES["division"].build(division)


def test_articles_and_list(division):
    paper = built(division)

    assert (paper.name, paper.mark.number_line) == ("QUYẾT ĐỊNH", "Số: 12/QĐ-UBND")
    assert [block.text for block in paper.body if block.lead == "Điều 1."] == [
        "Chia 06 đơn vị thành 02 khối (khối thi đua của tỉnh) năm 2026, có trưởng khối, phó khối "
        "(có danh sách kèm theo)."
    ]
    (annex,) = paper.annexes
    assert [block.text for block in annex.body if not isinstance(block, Table)] == [
        "1. Khối các sở (03 đơn vị)",
        "2. Khối các xã (03 đơn vị)",
    ]
    assert [block.rows for block in annex.body if isinstance(block, Table)][1] == (
        ("4", "Đơn vị head 2", "Trưởng khối"),
        ("5", "Đơn vị deputy 2", "Phó khối"),
        ("6", "Đơn vị member 2", "Thành viên"),
    )
    assert annex.reference == (
        "Kèm theo Quyết định số 12/QĐ-UBND ngày 20 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Hòa Giang"
    )


def test_a_draft_has_blanks(division):
    division.state, division.number, division.issued_on = "draft", None, None
    paper = built(division)

    assert paper.mark.number_line == f"Số: {BLANK}/QĐ-UBND"
    assert not SOURCES["division"].is_final(division)


def test_on_the_page(division):
    pages = pages_of(built(division).pdf())
    order, _ = find(pages[0], "QUYẾT ĐỊNH:")
    heading, _ = find(pages[-1], "DANH SÁCH")

    assert len(pages) == 2
    assert centre(order) == pytest.approx(30 + 165 / 2, abs=1)
    assert look(pages[0], "QUYẾT ĐỊNH:") == (14, "Bold")
    assert centre(heading) == pytest.approx(30 + 165 / 2, abs=1)
    assert look(pages[-1], "1. Khối các sở (03 đơn vị)")[1] == "Bold"
    assert find(pages[-1], "Đơn vị head 1")[0][1] < find(pages[-1], "Đơn vị deputy 1")[0][1]


def test_the_word_form_holds_the_same_list(division):
    word = Document(BytesIO(built(division).docx()))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]

    assert [text for text in cells if text.startswith("Đơn vị")] == [
        f"Đơn vị {role} {place}" for place in (1, 2) for role in ("head", "deputy", "member")
    ]


def test_columns_fill_the_page_and_tear_no_word():
    room = {column.heading: 165 * column.share / 100 - 2.5 for column in COLUMNS}

    assert sum(column.share for column in COLUMNS) == 100
    assert [word for heading, mm in room.items() for word in heading.split() if width_mm(word, pt=13) > mm] == []


@pytest.mark.parametrize("count", [1, 3, 50])
def test_a_longer_list_costs_no_more_queries(count, django_assert_num_queries):
    division = DivisionFactory()
    for _ in range(count):
        MemberFactory(bloc__division=division)

    with django_assert_num_queries(3):
        built(division)


def test_what_changed_later_leaves_the_first_paper_as_it_was(division):
    before = built(division)
    place = BlocMember.objects.get(unit__name="Đơn vị member 1")
    BlocMember.objects.filter(pk=place.pk).update(ends_on=date(2026, 6, 30))
    MemberFactory(bloc=place.bloc, unit=place.unit, role="deputy", starts_on=date(2026, 7, 1))

    assert built(division) == before


def test_an_amendment_cites_the_division_and_lists_its_changes(division):
    facts = {"state": "issued", "number": 80, "number_year": 2026, "issued_on": date(2026, 6, 25)}
    amendment = AmendmentFactory(division=division, effective_on=date(2026, 7, 1), **facts)
    first, second = division.blocs.order_by("position")
    unit = first.members.get(role="member").unit
    moved = {"from_bloc": first, "from_role": "member", "to_bloc": second, "to_role": "deputy"}
    AmendmentLineFactory(amendment=amendment, unit=unit, reason="Cân đối", **moved)
    paper = SOURCES["amendment"].build(amendment)

    assert [block.text for block in paper.body if block.lead in {"Điều 1.", "Điều 2."}] == [
        "Điều chỉnh 01 nội dung về đơn vị, trưởng khối, phó khối của khối thi đua của tỉnh năm 2026 ban hành kèm theo "
        "Quyết định số 12/QĐ-UBND ngày 20 tháng 01 năm 2026 (có danh sách kèm theo).",
        "Việc điều chỉnh có hiệu lực từ ngày 01 tháng 7 năm 2026. Các nội dung khác giữ nguyên.",
    ]
    (annex,) = paper.annexes
    assert [block.rows for block in annex.body] == [
        (("1", "Đơn vị member 1", "Chuyển từ Khối các sở sang Khối các xã, làm phó khối", "Cân đối"),)
    ]
    assert annex.reference.startswith("Kèm theo Quyết định số 80/QĐ-UBND ngày 25 tháng 6 năm 2026")
