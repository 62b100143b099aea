"""Pages of work owed and of rounds."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns import titles
from campaigns.actions.reports import submit_report, write_report
from campaigns.choices import DeadlineKind
from campaigns.models import DeadlineAssignment, Round, UnitReport
from campaigns.titles import Title
from tests.factories.campaigns import DeadlineAssignmentFactory, DeadlineFactory, PlanFactory, RoundFactory
from tests.factories.units import PostFactory
from thiduakt.base.clock import today
from units.choices import Role

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def deadline(unit, board_unit, office_officer):
    plan = PlanFactory(issued=True, created_by=office_officer)
    row = DeadlineFactory(plan=plan, kind=DeadlineKind.FINAL_REPORT, what="Báo cáo tổng kết", receiver=board_unit)
    DeadlineAssignmentFactory(deadline=row, unit=unit)
    return row


def page_of(deadline):
    return reverse("campaigns:report", args=[deadline.pk])


def submit_of(deadline):
    return reverse("campaigns:report_submit", args=[deadline.pk])


def test_a_unit_writes_and_hands_in(login, deadline, unit_head):
    client = login(unit_head)
    assert "Lưu và nộp" in client.get(page_of(deadline)).content.decode()

    asked = client.post(page_of(deadline), {"body": "Đã hoàn thành.", "submit": "1"})
    assert asked.url == submit_of(deadline)
    assert "Nộp “Báo cáo tổng kết”?" in client.get(asked.url).content.decode()
    assert (client.post(asked.url).url, client.post(asked.url).url) == (page_of(deadline), page_of(deadline))
    html = client.get(page_of(deadline)).content.decode()
    assert "Đơn vị đã nộp lúc" in html
    assert html.count("Nộp báo cáo</") == html.count("Soạn báo cáo</") == 1
    assert client.post(page_of(deadline), {"body": "Khác"}).status_code == 403


def test_an_officer_only_drafts(login, deadline, unit_officer):
    client = login(unit_officer)
    html = client.get(page_of(deadline)).content.decode()

    assert "Lưu và nộp" not in html
    assert "“Nộp báo cáo” là việc của: Thủ trưởng đơn vị." in html
    assert client.post(page_of(deadline), {"body": "Nháp"}).status_code == 302
    assert UnitReport.objects.get().body == "Nháp"
    assert client.get(submit_of(deadline)).status_code == 403


def test_an_empty_report_is_not_handed_in(login, deadline, unit_head):
    client = login(unit_head)

    assert "Báo cáo còn trống" in client.post(submit_of(deadline), follow=True).content.decode()


@pytest.mark.parametrize(
    ("name", "content"), [("bc.exe", b"MZ"), ("bc.pdf", b"khong phai pdf"), ("bc.png", PNG), ("bc.docx", b"PK\x03\x04")]
)
def test_a_bad_file_is_refused_and_the_text_kept(login, deadline, unit_head, name, content):
    upload = SimpleUploadedFile(name, content)
    response = login(unit_head).post(page_of(deadline), {"body": "Đã viết dài.", "file": upload})

    assert set(response.context["form"].errors) == {"file"}
    assert response.context["form"]["body"].value() == "Đã viết dài."
    assert UnitReport.objects.count() == 0


def test_the_file_is_for_those_who_receive_it(login, deadline, unit_head, other_head, reviewer, office_officer):
    content = b"noi dung bao cao"
    report = write_report(deadline=deadline, actor=unit_head, body="", content=content, name="bc.pdf")
    url = reverse("campaigns:report_file", args=[report.pk])

    assert login(office_officer).get(url).status_code == 404
    submit_report(deadline=deadline, actor=unit_head)
    for reader in (unit_head, office_officer, reviewer):
        assert b"".join(login(reader).get(url).streaming_content) == content
    assert login(other_head).get(url).status_code == 404


def test_the_offices_see_who_has_handed_in(login, deadline, unit_head, other_head, office_officer):
    DeadlineAssignment.objects.create(deadline=deadline, unit=other_head.unit)
    write_report(deadline=deadline, actor=unit_head, body="Xong.")
    submit_report(deadline=deadline, actor=unit_head)

    response = login(office_officer).get(page_of(deadline))
    rows = [(row.unit.name, row.is_met) for row in response.context["page"].rows]
    assert rows == [("Sở Tài chính", False), ("Sở Xây dựng", True)]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_units_costs_the_same(login, deadline, office_officer, count, django_assert_num_queries):
    DeadlineAssignmentFactory.create_batch(count, deadline=deadline)
    client = login(office_officer)

    with django_assert_num_queries(10):
        client.get(page_of(deadline))


def test_registration_and_nominations_are_done_elsewhere(login, unit, unit_head):
    row = DeadlineAssignmentFactory(unit=unit, deadline=DeadlineFactory(kind=DeadlineKind.REGISTRATION))
    html = login(unit_head).get(page_of(row.deadline)).content.decode()

    assert reverse("campaigns:registrations") in html


def test_units_that_do_not_owe_it_find_nothing(login, deadline, stranger, client):
    assert login(stranger).get(page_of(deadline)).status_code == 404
    assert login(stranger).post(submit_of(deadline)).status_code == 404
    client.logout()
    assert client.get(page_of(deadline)).status_code == 302


def test_deadlines_of_drafts_are_not_shown_to_units(login, deadline, unit_head):
    deadline.plan.state = "draft"
    deadline.plan.save()

    assert login(unit_head).get(page_of(deadline)).status_code == 404


@pytest.fixture
def catalogue(monkeypatch):
    monkeypatch.setattr(titles, "PROVIDERS", [lambda day: [Title("A", "Danh hiệu A"), Title("B", "Danh hiệu B")]])


def round_form(unit, **changes):
    opens, closes = today(), today() + timedelta(days=20)
    return {
        "name": "Tổng kết năm", "kind": "annual", "year": "2026", "award_codes": ["A"], "units": [str(unit.pk)],
        "opens_on": f"{opens:%d/%m/%Y}", "closes_on": f"{closes:%d/%m/%Y}", "key": str(uuid4()),
    } | changes  # fmt: skip


def test_a_round_is_opened_on_screen_once(login, reviewer, unit, catalogue):
    client = login(reviewer)
    assert client.get("/dot-xet/moi/").status_code == 200
    typed = round_form(unit)

    first, second = client.post("/dot-xet/moi/", typed), client.post("/dot-xet/moi/", typed)

    opened = Round.objects.get()
    assert first.url == second.url == opened.get_absolute_url()
    html = client.get(first.url).content.decode()
    assert "Danh hiệu A" in html
    assert "Danh hiệu B" not in html
    assert "0/1" in html


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"closes_on": "01/01/2020"}, "closes_on"),
        ({"award_codes": []}, "award_codes"),
        ({"units": []}, "units"),
        ({"year": "x"}, "year"),
    ],
)
def test_a_bad_round_is_explained(login, reviewer, unit, catalogue, changes, field):
    response = login(reviewer).post("/dot-xet/moi/", round_form(unit, **changes))

    assert set(response.context["form"].errors) == {field}
    assert Round.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_rounds_costs_the_same(login, unit_head, count, django_assert_num_queries):
    RoundFactory.create_batch(count)
    client = login(unit_head)

    with django_assert_num_queries(6):
        response = client.get("/dot-xet/")

    assert len(response.context["page"].rows) == count


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICE_OFFICER, Role.REVIEWER}))
def test_other_roles_open_no_round(login, office, role):
    client = login(PostFactory(unit=office, role=role))

    assert client.get("/dot-xet/moi/").status_code == 403
    assert client.get("/dot-xet/").status_code == 200
    assert client.get(RoundFactory().get_absolute_url()).status_code == 200


def test_the_list_of_units_is_paged(login, deadline, office_officer):
    DeadlineAssignmentFactory.create_batch(51, deadline=deadline)
    client = login(office_officer)
    first = client.get(page_of(deadline)).context["page"]
    second = client.get(page_of(deadline), {"after": first.next_key}).context["page"]

    assert (len(first.rows), len(second.rows)) == (50, 2)
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}
