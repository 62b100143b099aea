"""The papers that the law of the day asks for, on the page that checks a dossier: which lack, by which text."""

from datetime import timedelta

import pytest
from django.urls import reverse

from awards.actions.law_entries import end_entry
from awards.actions.packs import load_pack, load_packs
from awards.actions.submissions import submit_dossier
from awards.choices import AttachmentKind
from awards.models import AwardType, Component
from awards.policies.components import papers_asked
from tests.factories.dossiers import attach, draft_dossier, ready_dossier
from thiduakt.base.clock import today

CERTIFICATE = "Chứng nhận, xác nhận sáng kiến, đề tài"
PAPER = {"note": "Theo quy chế mới.", "document": "Quyết định 01"}
OWN = {
    "id": "tinh",
    "title": "Gói tỉnh",
    "scope": "province",
    "valid_from": "2025-01-01",
    "components": [
        {
            "awards": ["CSTDCS"],
            "required": [{"code": "ban_cam_ket", "label": "Bản cam kết"}],
            "citation": "Quy chế, Điều 7",
            "mark": "RECALLED",
            "valid_from": "2025-01-01",
            "valid_to": None,
        }
    ],
}


@pytest.fixture
def award(db):
    load_packs()
    return AwardType.objects.get(code="CSTDCS")


def asked(dossier, on=None):
    nominees = list(dossier.nominees.standing().for_list().order_by("position"))
    return {paper.label: paper for paper in papers_asked(nominees, dossier.attachments.all(), on or today())}


def test_what_lacks_is_named_with_whose_and_by_which_text(award, unit_head):
    dossier = draft_dossier(unit_head, names=["Lê Văn Đức", "Trần Thị Hoa"], award=award)
    first, second = dossier.nominees.order_by("position")
    attach(dossier, unit_head, kind=AttachmentKind.INITIATIVE, nominee=first, name="sk.pdf", content=b"%PDF-1.4 a")

    papers = asked(dossier)

    assert papers[CERTIFICATE].without == (second.name,)
    assert papers[CERTIFICATE].citations == ("Luật Thi đua, khen thưởng, Điều 84 khoản 1",)
    assert {label: paper.state for label, paper in papers.items()} == {
        CERTIFICATE: "lacking",
        "Biên bản bình xét": "lacking",
        "Báo cáo tóm tắt thành tích": "depends",
        "Xác nhận của cơ quan thuế": "depends",
        "Kết quả kiểm toán 5 năm, nếu thuộc diện kiểm toán": "depends",
        "Tờ trình": "made",
        "Báo cáo thành tích": "there",
    }
    attach(dossier, unit_head, kind=AttachmentKind.INITIATIVE, name="tat-ca.pdf", content=b"%PDF-1.4 b")
    assert asked(dossier)[CERTIFICATE].state == "there"


def test_a_pack_asks_for_more_and_an_ended_entry_for_no_more(award, unit_head, reviewer):
    dossier = draft_dossier(unit_head, award=award)
    load_pack(OWN)
    row = Component.objects.get(award_code="CSTDCS", code="chung_nhan_sang_kien")
    end_entry(row=row, on=today() - timedelta(days=1), actor=reviewer, **PAPER)

    papers = asked(dossier)

    own = papers["Bản cam kết"]
    assert (own.state, own.citations) == ("unknown", ("Quy chế, Điều 7 (chưa đối chiếu được)",))
    assert CERTIFICATE not in papers
    assert CERTIFICATE in asked(dossier, today() - timedelta(days=1))


def test_the_page_tells_it_and_it_stops_nobody(login, award, unit_head):
    dossier = ready_dossier(unit_head, names=["Lê Văn Đức"], award=award)

    page = " ".join(login(unit_head).get(reverse("awards:dossier_check", args=[dossier.pk])).text.split())

    assert f"Giấy tờ theo quy định ngày {today():%d/%m/%Y}" in page
    assert "Chưa có của Lê Văn Đức." in page
    assert "Chiến sĩ thi đua cơ sở · Luật Thi đua, khen thưởng, Điều 84 khoản 1" in page
    submit_dossier(dossier=dossier, actor=unit_head, on=today())


@pytest.mark.parametrize("people", [1, 3])
def test_the_cost_is_the_same_for_one_and_for_many(award, unit_head, people, django_assert_max_num_queries):
    dossier = draft_dossier(unit_head, people=people, award=award)
    nominees, files = list(dossier.nominees.standing().for_list()), list(dossier.attachments.all())

    with django_assert_max_num_queries(1):
        papers_asked(nominees, files, today())
