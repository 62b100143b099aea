"""Pages on which people decide beside the rules."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.actions.packs import load_packs
from awards.models import AwardType, ConfirmedGap, Declaration, Nominee, Overrule
from tests.factories.awards import AwardFactory
from tests.factories.dossiers import taken_dossier
from tests.factories.units import PersonFactory
from thiduakt.base.clock import today

RULE = "CSTDT-01"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)
FILLED = {"reason": "Có quyết định bổ sung", "document_number": "12/QĐ-SXD", "document_on": "04/05/2026"}


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def nominee(unit_head, reviewer):
    load_packs()
    dossier = taken_dossier(unit_head, reviewer, names=["Lê Văn Đức"])
    dossier.nominees.update(award_type=AwardType.objects.get(code="CSTD_TINH"))
    return dossier.nominees.get()


@pytest.fixture
def page(nominee):
    return reverse("awards:overrule", args=[nominee.dossier_id, nominee.pk, RULE])


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_interruption_page_repeats_the_finding(login, reviewer, page):
    shown = text_of(login(reviewer).get(page))

    assert "Kết luận khác với kết quả đối chiếu?" in shown
    assert "Chưa có chuỗi lần liên tục nào đạt Chiến sĩ thi đua cơ sở" in shown
    assert "Luật Thi đua, khen thưởng, Điều 22 khoản 1 điểm a" in shown


def test_a_conclusion_is_seen_by_board_and_unit_for_ever(login, reviewer, unit_head, nominee, page):
    board = login(reviewer)
    file = SimpleUploadedFile("quyet-dinh.png", PNG, content_type="image/png")
    response = board.post(page, {**FILLED, "conclusion": "dat", "file": file})
    made = Overrule.objects.get()
    appraisal = text_of(board.get(response.url))
    taken_back = board.post(made.get_absolute_url(), {"reason": "Ghi nhầm người"})
    unit = login(unit_head).get(nominee.get_absolute_url())

    assert (response.status_code, taken_back.status_code) == (302, 302)
    assert "Ban Thi đua - Khen thưởng kết luận: đạt" in appraisal
    assert '<span class="tag tag-wait">Ban kết luận khác</span>' in appraisal
    assert "Ban kết luận khác" not in text_of(unit)
    assert made.by.user.full_name in appraisal
    assert "quyet-dinh.png" in appraisal
    assert "Ghi nhầm người" in text_of(unit)
    assert made.by.user.full_name not in unit.content.decode()


def test_slips_come_back_with_what_was_typed(login, reviewer, page):
    response = login(reviewer).post(page, {**FILLED, "document_on": "04/05/2036", "document_number": ""})
    shown = response.content.decode()

    assert response.status_code == 200
    assert "Hãy ghi số, ký hiệu văn bản làm căn cứ." in shown
    assert "Có quyết định bổ sung" in shown
    assert not Overrule.objects.exists()


def test_an_unknown_finding_is_no_page(login, reviewer, nominee):
    wrong = reverse("awards:overrule", args=[nominee.dossier_id, nominee.pk, "KHONG-CO"])

    assert login(reviewer).get(wrong).status_code == 404


@pytest.mark.parametrize("who", ["secretary", "leader", "clerk", "office_officer"])
def test_offices_may_not_overrule(login, page, who, request):
    assert login(request.getfixturevalue(who)).get(page).status_code == 403


def test_the_award_tells_what_was_concluded_otherwise(login, reviewer, nominee, page):
    board = login(reviewer)
    board.post(page, {**FILLED, "conclusion": "dat"})
    award = AwardFactory(
        person=nominee.person, award_type=nominee.award_type, year=nominee.year, nominee=nominee, decided_on=today()
    )

    assert "Kết luận khác kết quả đối chiếu khi xét" in text_of(board.get(award.get_absolute_url()))


def test_statements_are_ticked_and_open_ones_stay_unknown(login, reviewer, nominee):
    Nominee.objects.filter(pk=nominee.pk).update(award_type=AwardType.objects.get(code="BK_TINH"))
    board, url = login(reviewer), reverse("awards:nominee_declare", args=[nominee.dossier_id, nominee.pk])
    shown = text_of(board.get(url))
    sent = {"path": "b", "noi-dung-thanh_tich_linh_vuc_cua_tinh": "co", "noi-dung-dong_gop_cho_tinh": ""}
    response = board.post(url, sent)

    assert "Lập nhiều thành tích hoặc thành tích đột xuất" in shown
    assert response.status_code == 302
    assert [(row.statement, row.is_true) for row in Declaration.objects.all()] == [
        ("thanh_tich_linh_vuc_cua_tinh", True)
    ]
    assert fresh(nominee).path == "b"


def test_a_claim_needs_its_paper(login, reviewer, nominee):
    Nominee.objects.filter(pk=nominee.pk).update(award_type=AwardType.objects.get(code="BK_TINH"))
    url = reverse("awards:nominee_declare", args=[nominee.dossier_id, nominee.pk])
    response = login(reviewer).post(url, {"movement": "Dân vận khéo", "movement_outstanding": "co"})

    assert "Hãy ghi số, ngày của văn bản chứng minh" in response.content.decode()
    assert "Dân vận khéo" in response.content.decode()


def test_a_unit_reads_what_it_may_no_longer_write(login, unit_head, nominee):
    url = reverse("awards:nominee_declare", args=[nominee.dossier_id, nominee.pk])
    client = login(unit_head)

    assert client.get(url).status_code == 200
    assert client.post(url, {}).status_code == 403


def test_years_are_confirmed_and_taken_back_on_the_page(login, reviewer, clerk):
    person = PersonFactory(full_name="Lê Văn Đức")
    url = reverse("awards:gaps", args=["nguoi", person.pk])
    board = login(reviewer)
    board.post(url, {**FILLED, "year": "2022"})
    gap = ConfirmedGap.objects.get()
    shown = text_of(board.get(url))
    board.post(reverse("awards:gap_withdraw", args=[gap.pk]), {"reason": "Đã có danh hiệu"})

    assert (gap.year, gap.document_on) == (2022, date(2026, 5, 4))
    assert "Năm 2022" in shown
    assert "Đã có danh hiệu" in text_of(login(clerk).get(url))


@pytest.mark.parametrize("year", ["", "22", "2999", "=HYPERLINK(1)"])
def test_a_wrong_year_keeps_what_was_typed(login, reviewer, year):
    url = reverse("awards:gaps", args=["nguoi", PersonFactory().pk])
    response = login(reviewer).post(url, {**FILLED, "year": year})

    assert response.status_code == 200
    assert "Có quyết định bổ sung" in response.content.decode()
    assert not ConfirmedGap.objects.exists()


def test_an_unknown_kind_of_subject_is_no_page(login, reviewer):
    assert login(reviewer).get(reverse("awards:gaps", args=["khac", PersonFactory().pk])).status_code == 404


def test_offices_read_but_do_not_confirm(login, clerk):
    url = reverse("awards:gaps", args=["nguoi", PersonFactory().pk])
    client = login(clerk)

    assert client.get(url).status_code == 200
    assert client.post(url, {**FILLED, "year": "2022"}).status_code == 403
