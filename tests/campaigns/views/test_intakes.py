"""The pages of intake: paste, review, correct, save."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from campaigns.actions.drafting import save_intake
from campaigns.actions.intakes import open_intake
from campaigns.models import Intake, Plan
from tests.campaigns.texts import NO_PLAN, PLAN
from tests.factories.units import PostFactory
from units.choices import Role

NEW = "/ke-hoach/nhap/"


@pytest.fixture
def intake(office_officer, board_unit):
    return open_intake(text=PLAN, actor=office_officer)


@pytest.fixture
def page(login, office_officer):
    return login(office_officer)


def fact_url(intake, group, fact):
    return reverse("campaigns:intake_fact", args=[intake.pk, group, fact])


def test_a_pasted_plan_opens_its_review(page):
    assert page.get(NEW).status_code == 200
    response = page.post(NEW, {"text": PLAN, "key": str(uuid4())})

    assert response.url == Intake.objects.get().get_absolute_url()


def test_pasting_twice_makes_one_review(page):
    typed = {"text": PLAN, "key": str(uuid4())}

    assert page.post(NEW, typed).url == page.post(NEW, typed).url


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (NO_PLAN, "Văn bản này không giống một kế hoạch"),
        ("", "Hãy dán văn bản, hoặc chọn một tệp."),
        ("a" * 400_001, "dài quá 400.000 ký tự"),
    ],
)
def test_bad_text_comes_back_with_the_reason(page, text, sentence):
    response = page.post(NEW, {"text": text})

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert response.context["form"]["text"].value() == text
    assert Intake.objects.count() == 0


def test_control_characters_are_refused_at_the_door(page):
    assert page.post(NEW, {"text": "KẾ HOẠCH\x00"}).status_code == 400


def test_the_review_shows_each_fact_and_its_line(page, intake):
    response = page.get(intake.get_absolute_url())
    html = response.content.decode()

    counts = {group.name: len(group.rows) for group in response.context["groups"]}
    assert counts == {
        "deadlines": 2, "targets": 3, "movements": 1, "references": 1, "recipients": 3, "sections": 7,
    }  # fmt: skip
    for row in (row for group in response.context["groups"] for row in group.rows):
        assert f'id="muc-{row.id}"' in html
        assert row.line is None or f'href="#dong-{row.line}"' in html
    assert 'href="#muc-h1">trước ngày 30 tháng 11 năm 2026</a>' in html
    assert "được hiểu là hết ngày 29/11/2026" in html


def test_every_fact_with_a_line_is_marked_there(page, intake):
    response = page.get(intake.get_absolute_url())
    marked = {fact for line in response.context["lines"] for _, fact in line.pieces if fact}
    ids = {fact["id"] for group in ("targets", "deadlines", "references", "recipients", "sections")
           for fact in intake.findings[group]}  # fmt: skip

    assert ids <= marked
    text = "\n".join("".join(text for text, _ in line.pieces) for line in response.context["lines"])
    assert text == PLAN


def test_text_of_users_is_escaped(page, office_officer):
    hostile = PLAN.replace("Làm thật", "<script>alert(1)</script>{{ 7|add:7 }}")
    intake = open_intake(text=hostile, actor=office_officer)

    html = page.get(intake.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "{{ 7|add:7 }}" in html


@pytest.mark.parametrize("part", ["so", "co-quan", "trich-yeu", "nguoi-ky"])
def test_each_part_has_its_form(page, intake, part):
    url = reverse("campaigns:intake_part", args=[intake.pk, part])

    assert page.get(url).status_code == 200


def test_the_signer_is_corrected(page, intake):
    url = reverse("campaigns:intake_part", args=[intake.pk, "nguoi-ky"])
    typed = {"signer_capacity": "tm", "signer_for": "ỦY BAN NHÂN DÂN", "signer_position": "CHỦ TỊCH"}

    assert "Hãy nhập họ và tên người ký." in page.post(url, typed).content.decode()
    page.post(url, {**typed, "signer_name": "Lê Văn Ký"})
    intake.refresh_from_db()
    assert intake.findings["signer"] == {
        "capacity": "tm", "for": "ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH", "name": "Lê Văn Ký",
    }  # fmt: skip


def test_the_issuer_is_chosen(page, intake, province):
    url = reverse("campaigns:intake_part", args=[intake.pk, "co-quan"])
    page.post(url, {"issuer": str(province.pk), "issuer_name": province.name, "parent_issuer_name": ""})

    intake.refresh_from_db()
    assert intake.findings["issuer_unit"] == str(province.pk)
    assert intake.findings["parent_issuer"] is None


@pytest.mark.parametrize("group", ["targets", "deadlines", "movements", "references", "recipients", "sections"])
def test_each_kind_of_fact_has_its_form(page, intake, group):
    first = intake.findings[group][0]["id"]

    assert page.get(fact_url(intake, group, first)).status_code == 200
    assert page.get(reverse("campaigns:intake_fact_new", args=[intake.pk, group])).status_code == 200
    assert page.get(fact_url(intake, group, "zz9")).status_code == 404


def test_a_law_without_number_is_shown_by_its_name(page, intake):
    url = reverse("campaigns:intake_fact_new", args=[intake.pk, "references"])
    assert "Hãy ghi số, ký hiệu hoặc tên gọi" in page.post(url, {"kind": "Luật"}).content.decode()

    assert page.post(url, {"kind": "Luật", "title": "Luật Thi đua, khen thưởng"}).status_code == 302
    html = page.get(intake.get_absolute_url()).content.decode()
    assert "<span>Luật Thi đua, khen thưởng</span>" in html
    assert "None" not in html


def part_rows(*rows):
    management = {"parts-TOTAL_FORMS": len(rows), "parts-INITIAL_FORMS": 0}
    named = ("name", "comparator", "value", "unit")
    fields = {f"parts-{n}-{key}": value for n, row in enumerate(rows) for key, value in zip(named, row, strict=True)}
    return {**management, **fields}


def test_a_target_is_corrected_with_its_parts(page, intake):
    parts = part_rows(("Trực tuyến", "approx", "81,25", "%"), ("", "", "", ""))
    typed = {"no": "2", "name": "Cơ cấu hồ sơ", "comparator": ">=", "value": "1.600,5", "unit": "hồ sơ"}
    response = page.post(fact_url(intake, "targets", "c2"), {**typed, **parts})

    assert response.url == f"{intake.get_absolute_url()}#nhom-targets"
    intake.refresh_from_db()
    fact = intake.findings["targets"][1]
    assert (fact["name"], fact["value"], fact["line"]) == ("Cơ cấu hồ sơ", 1600.5, 28)
    assert fact["parts"] == [{"name": "Trực tuyến", "comparator": "approx", "value": 81.25, "unit": "%"}]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Hãy nhập tên chỉ tiêu."),
        ({"value": ""}, "Đã chọn cách so sánh thì hãy nhập mức"),
        ({"value": "chín mươi"}, "Mức phải là một số"),
        ({"value": "99999999999999999999"}, "Mức"),
    ],
)
def test_a_bad_target_keeps_what_was_typed(page, intake, changes, sentence):
    typed = {"name": "Tỷ lệ", "comparator": ">=", "value": "95", "unit": "%"} | changes
    response = page.post(fact_url(intake, "targets", "c1"), {**typed, **part_rows()})

    assert sentence in response.content.decode()
    assert response.context["form"]["unit"].value() == "%"
    intake.refresh_from_db()
    assert intake.findings["targets"][0]["value"] == 95.0


def test_a_broken_list_of_parts_is_an_error_not_a_crash(page, intake):
    response = page.post(fact_url(intake, "targets", "c1"), {"name": "Tỷ lệ", "parts-TOTAL_FORMS": "abc"})

    assert response.status_code == 200
    assert response.context["has_errors"] is True


def test_a_deadline_needs_a_day(page, intake):
    typed = {"kind": "other", "what": "Báo cáo", "rule": "by"}
    response = page.post(fact_url(intake, "deadlines", "h1"), typed)

    assert "Hãy nhập ngày ghi trong văn bản" in response.content.decode()


def test_a_fact_is_added_and_dropped(page, intake):
    page.post(reverse("campaigns:intake_fact_new", args=[intake.pk, "recipients"]), {"text": "Báo Hòa Giang"})
    drop = reverse("campaigns:intake_fact_drop", args=[intake.pk, "recipients", "n1"])
    page.post(drop)
    assert page.post(drop).status_code == 302

    intake.refresh_from_db()
    assert [fact["id"] for fact in intake.findings["recipients"]] == ["n2", "n3", "n4"]


def test_the_reading_is_switched(page, intake):
    page.post(reverse("campaigns:intake_reading", args=[intake.pk]), {"includes_day": "1"})

    assert "30/11/2026" in page.get(intake.get_absolute_url()).content.decode()
    intake.refresh_from_db()
    assert intake.before_includes_day is True


def test_saving_leads_to_the_draft_also_when_pressed_twice(page, intake):
    url = reverse("campaigns:intake_save", args=[intake.pk])
    first, second = page.post(url), page.post(url)

    plan = Plan.objects.get()
    assert first.url == second.url == plan.get_absolute_url()
    assert page.get(intake.get_absolute_url()).url == plan.get_absolute_url()


def test_a_text_that_lacks_something_is_not_saved(page, intake):
    intake.findings["title"] = None
    intake.save()

    assert "Cần bổ sung các điểm" in page.get(intake.get_absolute_url()).content.decode()
    assert page.post(reverse("campaigns:intake_save", args=[intake.pk])).url == intake.get_absolute_url()
    assert Plan.objects.count() == 0


def test_a_saved_text_refuses_corrections(page, intake, office_officer):
    save_intake(intake=intake, actor=office_officer)

    assert page.get(fact_url(intake, "targets", "c1")).status_code == 403


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICE_OFFICER}))
def test_other_roles_find_no_intake(login, intake, office, role):
    client = login(PostFactory(unit=office, role=role))

    assert client.get(NEW).status_code == 403
    assert client.post(NEW, {"text": PLAN}).status_code == 403
    assert client.get(intake.get_absolute_url()).status_code == 404
    assert client.post(reverse("campaigns:intake_save", args=[intake.pk])).status_code == 404
    assert client.get(fact_url(intake, "targets", "c1")).status_code == 404


def test_another_office_finds_no_intake(login, intake):
    client = login(PostFactory(role=Role.OFFICE_OFFICER))

    assert client.get(intake.get_absolute_url()).status_code == 404


def test_strangers_are_sent_to_the_login(client, intake):
    assert client.get(intake.get_absolute_url()).status_code == 302
    assert client.get(NEW).status_code == 302


def docx(text):
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kh.txt", PLAN.encode()),
        ("KH.MD", PLAN.encode("utf-8-sig")),
        ("kh.docx", docx(PLAN)),
        (" kế hoạch.txt ", PLAN.encode()),
    ],
)
def test_a_file_is_read_and_kept(page, name, content):
    response = page.post(NEW, {"file": SimpleUploadedFile(name, content), "text": ""})

    intake = Intake.objects.get()
    assert response.url == intake.get_absolute_url()
    assert (intake.findings["number"], len(intake.findings["targets"])) == (57, 3)
    assert (intake.file.name, intake.file.size) == (name.strip(), len(content))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("kh.txt", b"", "không có nội dung"),
        ("kh.exe", b"MZ\x90", "Không nhận tệp đuôi"),
        ("kh.pdf", PLAN.encode(), "PDF"),
        ("kh.docx", b"PK\x03\x04 hong", "hỏng"),
        ("kh.txt", b"KE HOACH\x00\x01", "văn bản"),
        ("kh.txt", b"x" * (10 * 1024 * 1024 + 1), "lớn quá 10 MB"),
        ("kh.txt", NO_PLAN.encode(), "không giống một kế hoạch"),
    ],
)
def test_a_bad_file_is_explained_and_the_pasted_text_stays(page, name, content, sentence):
    response = page.post(NEW, {"file": SimpleUploadedFile(name, content), "text": "Đã dán dở"})

    assert set(response.context["form"].errors) == {"file"}
    assert sentence in response.content.decode()
    assert response.context["form"]["text"].value() == "Đã dán dở"
    assert Intake.objects.count() == 0
