"""The parts of a dossier in the browser: people, standards, reports, opinions, files, check."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfWriter

from awards.actions.packs import load_packs
from awards.models import AwardType, Dossier, Nominee
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.dossiers import REPORT, attach, colleague, draft_dossier, ready_dossier, submitted_dossier
from tests.factories.units import UnitFactory


def pdf(name="bien-ban.pdf") -> SimpleUploadedFile:
    import io  # noqa: PLC0415 -- one buffer

    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(buffer)
    return SimpleUploadedFile(name, buffer.getvalue(), "application/pdf")


def url(name, dossier):
    return reverse(f"awards:{name}", args=[dossier.pk])


@pytest.fixture
def dossier(unit_officer):
    return draft_dossier(unit_officer, names=["Lê Văn Đức"])


@pytest.fixture
def browser(login, unit_officer):
    return login(unit_officer)


def test_people_are_searched_without_marks_and_added(browser, dossier, unit):
    wanted = colleague(unit, "Đặng Thị Ưu")
    colleague(unit, "Cao Văn Hải")
    colleague(UnitFactory(name="Sở Y tế"), "Đặng Thị Ưu")
    award = AwardType.objects.get()

    found = browser.get(url("dossier_subjects", dossier), {"q": "dang uu"}).context["jobs"]
    response = browser.post(url("dossier_subjects", dossier), {"people": [wanted.pk], "award_type": award.pk})

    assert [line["row"].person for line in found] == [wanted]
    assert response.status_code == 302
    assert list(dossier.nominees.order_by("position").values_list("name", flat=True)) == ["Lê Văn Đức", "Đặng Thị Ưu"]


def test_a_wrong_choice_keeps_the_ticks_and_says_what_to_do(browser, dossier, unit):
    person = colleague(unit)

    html = browser.post(url("dossier_subjects", dossier), {"people": [person.pk], "award_type": ""}).content.decode()

    assert "Hãy chọn danh hiệu, hình thức đề nghị tặng." in html
    assert html.count(f'value="{person.pk}" id="p-{person.pk}" checked') == 1
    assert "Hãy chọn ít nhất một người." in browser.post(url("dossier_subjects", dossier), {}).content.decode()


def test_a_person_of_another_unit_cannot_be_smuggled_in(browser, dossier):
    foreign = colleague(UnitFactory(name="Sở Y tế"))

    response = browser.post(
        url("dossier_subjects", dossier), {"people": [foreign.pk], "award_type": AwardType.objects.get().pk}
    )

    assert (response.status_code, Nominee.objects.count()) == (200, 1)


def test_a_second_nomination_for_the_same_award_says_where(browser, dossier):
    person = dossier.nominees.get().person

    html = browser.post(
        url("dossier_subjects", dossier), {"people": [person.pk], "award_type": AwardType.objects.get().pk}
    ).content.decode()

    assert "Lê Văn Đức đang được đề nghị" in html


def test_a_collective_is_added(browser, dossier, unit):
    award = AwardTypeFactory(code="LDTT", name="Tập thể lao động tiên tiến", for_person=False, for_unit=True)

    browser.post(url("dossier_subjects", dossier), {"tap-the-unit": unit.pk, "tap-the-award_type": award.pk})

    assert dossier.nominees.get(unit=unit).name == "Sở Xây dựng"


@pytest.mark.parametrize(
    "name",
    ["subjects", "standards", "reports", "opinions", "files", "check", "mend", "import"],
)
def test_every_part_opens_empty_and_filled(browser, unit_officer, dossier, name):
    empty = draft_dossier(unit_officer, round=RoundFactory())
    empty.nominees.all().delete()

    assert [browser.get(url(f"dossier_{name}", each)).status_code for each in (empty, dossier)] == [200, 200]


def test_standards_show_article_and_verdict(login, unit_officer):
    load_packs()
    dossier = draft_dossier(unit_officer, award=AwardType.objects.get(code="CSTDCS"))

    html = login(unit_officer).get(url("dossier_standards", dossier)).content.decode()

    assert ("Cần bổ sung minh chứng" in html, "Điều 23" in html) == (True, True)


def test_a_report_is_written_and_leads_to_the_next(browser, unit_officer):
    dossier = draft_dossier(unit_officer, names=["A Một", "B Hai"], round=RoundFactory())
    first, second = dossier.nominees.order_by("position")

    response = browser.post(first.get_absolute_url(), {"act": "thanh-tich", "achievement": REPORT, "next": "1"})

    assert response.url == second.get_absolute_url()
    assert Nominee.objects.get(pk=first.pk).achievement == REPORT


def test_another_award_is_chosen_and_a_wrong_one_refused(browser, dossier):
    better = AwardTypeFactory(code="CSTD_TINH", name="Chiến sĩ thi đua cấp tỉnh")
    nominee = dossier.nominees.get()

    refused = browser.post(nominee.get_absolute_url(), {"act": "danh-hieu", "danh-hieu-award_type": "0"})
    browser.post(nominee.get_absolute_url(), {"act": "danh-hieu", "danh-hieu-award_type": better.pk})

    assert "mục đã chọn không có trong danh sách" in refused.content.decode()
    assert Nominee.objects.get().award_type == better


def test_a_nominee_is_taken_out(browser, dossier):
    browser.post(dossier.nominees.get().get_absolute_url(), {"act": "xoa"})

    assert Nominee.objects.count() == 0


def test_a_nominee_is_found_only_under_its_dossier(browser, unit_officer, dossier):
    other = draft_dossier(unit_officer, round=RoundFactory())
    address = reverse("awards:nominee", args=[other.pk, dossier.nominees.get().pk])

    assert browser.get(address).status_code == 404


def test_opinions_are_kept_and_what_was_typed_comes_back(browser, dossier):
    address = url("dossier_opinions", dossier)

    wrong = browser.post(address, {"summary": "Đã gõ rồi", "opinion": ""})
    browser.post(address, {"summary": "Tóm tắt", "opinion": "Nhất trí"})

    assert ("Đã gõ rồi" in wrong.content.decode(), "Hãy nhập ý kiến" in wrong.content.decode()) == (True, True)
    dossier.refresh_from_db()
    assert (dossier.summary, dossier.opinion) == ("Tóm tắt", "Nhất trí")


def test_a_file_is_attached_downloaded_and_taken_out(browser, dossier):
    address = url("dossier_files", dossier)
    browser.post(address, {"tep-kind": "bien_ban_binh_xet", "tep-nominee": "", "tep-file": pdf()})

    attachment = dossier.attachments.get()
    download = browser.get(attachment.get_absolute_url())
    body = b"".join(download.streaming_content)
    browser.post(attachment.get_absolute_url())

    assert body.startswith(b"%PDF-")
    assert (download["Content-Type"], download["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert download["Content-Disposition"] == 'attachment; filename="bien-ban.pdf"'
    assert dossier.attachments.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bien-ban.exe", b"MZ", "Không nhận tệp"),
        ("bien-ban.pdf", b"MZ not a pdf", "không phải là PDF"),
        ("bien-ban.pdf", b"%PDF-1.4 nothing", "bị hỏng"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(browser, dossier, name, content, said):
    posted = {"tep-kind": "bien_ban_binh_xet", "tep-file": SimpleUploadedFile(name, content)}

    html = browser.post(url("dossier_files", dossier), posted).content.decode()

    assert said in html
    assert dossier.attachments.count() == 0


def test_files_are_for_those_who_see_the_dossier(login, unit_officer, unit_head, stranger, reviewer):
    draft = draft_dossier(unit_officer)
    hidden = attach(draft, unit_officer)
    shown = submitted_dossier(unit_head, round=RoundFactory()).attachments.get()

    def codes(actor):
        answers = [login(actor).get(each.get_absolute_url()) for each in (hidden, shown)]
        for answer in filter(lambda each: each.streaming, answers):
            assert b"".join(answer.streaming_content).startswith(b"%PDF-")
        return [answer.status_code for answer in answers]

    assert (codes(unit_officer), codes(stranger), codes(reviewer)) == ([200, 200], [404, 404], [404, 200])


def test_the_check_page_names_what_lacks_with_the_way_there(login, unit_officer, unit_head):
    dossier = draft_dossier(unit_officer)
    nominee = dossier.nominees.get()
    Nominee.objects.update(achievement="")

    html = login(unit_head).get(url("dossier_check", dossier)).content.decode()

    assert f'<a href="{nominee.get_absolute_url()}">Chưa có báo cáo thành tích của {nominee.name}.</a>' in html
    assert f'<a href="{url("dossier_files", dossier)}">Chưa đính kèm biên bản bình xét.</a>' in html
    assert "Chưa có gì được gửi đi." in html
    assert url("dossier_submit", dossier) not in html


def test_the_officer_tells_the_head_from_the_check_page(login, unit_officer, unit_head):
    dossier = ready_dossier(unit_officer)
    client = login(unit_officer)

    html = client.get(url("dossier_check", dossier)).content.decode()
    client.post(url("dossier_announce", dossier))

    assert ("Báo thủ trưởng trình hồ sơ" in html, url("dossier_submit", dossier) in html) == (True, False)
    assert unit_head.user.letters.filter(channel="app").count() == 1


def test_nothing_is_edited_after_handing_in(login, unit_officer, unit_head):
    dossier = submitted_dossier(unit_head)
    client = login(unit_officer)

    codes = [
        client.post(url("dossier_opinions", dossier), {"opinion": "khác"}).status_code,
        client.post(
            dossier.nominees.get().get_absolute_url(), {"act": "thanh-tich", "achievement": "khác"}
        ).status_code,
        client.post(url("dossier_files", dossier), {"tep-kind": "khac", "tep-file": pdf()}).status_code,
        client.get(url("dossier_import", dossier)).status_code,
    ]

    assert codes == [403, 403, 403, 403]
    assert Dossier.objects.get().opinion == "Hội nghị thống nhất 100%."
