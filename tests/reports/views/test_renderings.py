import re

import pytest
from django.urls import reverse

from campaigns.choices import PlanState
from reports.actions.renderings import request_rendering, run_next_rendering
from reports.models import Rendering
from tests.factories.units import PostFactory, UnitFactory
from tests.reports.subjects import make_decision, make_dossier, make_plan, make_province, make_session
from thiduakt.base import files
from thiduakt.base.clock import today
from thiduakt.base.jobs import JobState
from units.choices import OFFICE_ROLES, Role, UnitKind

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


@pytest.fixture
def reader(client):
    """Logs in somebody of a role at a unit; offices sit at the province unless told otherwise."""

    def log_in(role, unit=None):
        kind = UnitKind.PROVINCE if role in OFFICE_ROLES else UnitKind.DEPARTMENT
        client.force_login(PostFactory(role=role, unit=unit or UnitFactory(kind=kind)).user)
        return client

    return log_in


@pytest.fixture
def plan():
    return make_plan(make_province())


def paper_url(plan, kind="plan"):
    return reverse("reports:paper", args=[kind, plan.pk])


def test_addresses_are_for_people(plan):
    assert paper_url(plan) == f"/van-ban/ke-hoach/{plan.pk}/"


def test_asking_for_a_preview_and_watching_it(reader, plan):
    client = reader(Role.OFFICE_OFFICER)
    empty = client.get(paper_url(plan))
    asked = client.post(reverse("reports:request_paper", args=["plan", plan.pk]), {"format": "pdf"})
    rendering = Rendering.objects.get()
    waiting = client.get(paper_url(plan)).content.decode()
    line = client.get(rendering.get_absolute_url(), headers=HX).content.decode()

    assert "Chưa có văn bản nào." in empty.content.decode()
    assert (asked.status_code, asked.url) == (302, paper_url(plan))
    assert rendering.asked_by.user == asked.wsgi_request.user
    assert f'hx-get="{rendering.get_absolute_url()}"' in waiting
    assert "đang chờ đến lượt" in line
    assert "<html" not in line

    run_next_rendering()
    done = client.get(rendering.get_absolute_url(), headers=HX).content.decode()
    assert reverse("reports:download", args=[rendering.pk]) in done
    assert "hx-get" not in done


def test_a_double_press_asks_once(reader, plan):
    client = reader(Role.OFFICE_OFFICER)
    for _ in range(2):
        client.post(reverse("reports:request_paper", args=["plan", plan.pk]), {"format": "docx"})

    assert [row.format for row in Rendering.objects.all()] == ["docx"]


def test_the_download_is_the_kept_file(reader, plan):
    client = reader(Role.OFFICE_OFFICER)
    rendering = request_rendering(kind="plan", subject=plan)
    url = reverse("reports:download", args=[rendering.pk])
    too_early = client.get(url)
    run_next_rendering()
    rendering.refresh_from_db()
    first, second = client.get(url), client.get(url)

    assert too_early.status_code == 404
    assert first.headers["Content-Type"] == "application/pdf"
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert first.headers["Content-Disposition"] == 'attachment; filename="ke-hoach-KH-VP.pdf"'
    assert b"".join(first) == b"".join(second) == files.read(rendering.file.sha256)


def test_a_lost_file_is_a_missing_page(reader, plan):
    client = reader(Role.OFFICE_OFFICER)
    rendering = request_rendering(kind="plan", subject=plan)
    run_next_rendering()
    rendering.refresh_from_db()
    files.path_of(rendering.file.sha256).unlink()

    assert client.get(reverse("reports:download", args=[rendering.pk])).status_code == 404


@pytest.mark.parametrize(
    ("kind", "make", "role"),
    [
        ("plan", make_plan, Role.UNIT_OFFICER),
        ("minutes", make_session, Role.UNIT_HEAD),
        ("proposal", make_dossier, Role.REVIEWER),
        ("proposal", make_dossier, Role.UNIT_HEAD),
        ("decision", lambda province: make_decision(province, state="draft"), Role.UNIT_HEAD),
    ],
)
def test_papers_of_what_one_may_not_see_are_missing(reader, kind, make, role):
    subject = make(make_province())
    rendering = request_rendering(kind=kind, subject=subject)
    client = reader(role)
    answers = [
        client.get(paper_url(subject, kind)),
        client.post(reverse("reports:request_paper", args=[kind, subject.pk])),
        client.get(rendering.get_absolute_url()),
        client.get(reverse("reports:download", args=[rendering.pk])),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert Rendering.objects.count() == 1


def test_earlier_submissions_stay_beside_the_preview_of_a_returned_dossier(reader):
    dossier = make_dossier(make_province(), state="submitted", version=1)
    request_rendering(kind="proposal", subject=dossier)
    dossier.state = "returned"
    dossier.save()
    client = reader(Role.UNIT_HEAD, dossier.unit)
    client.post(reverse("reports:request_paper", args=["proposal", dossier.pk]))
    page = client.get(paper_url(dossier, "proposal")).content.decode()

    assert "Tờ trình, lần 1 (PDF, bản chính thức)" in page
    assert "Tờ trình (PDF, bản xem trước)" in page


def test_a_unit_sees_the_paper_of_an_issued_plan(reader):
    plan = make_plan(make_province(), state=PlanState.ISSUED, number=5, issued_on=today())
    request_rendering(kind="plan", subject=plan)
    page = reader(Role.UNIT_OFFICER).get(paper_url(plan)).content.decode()

    assert "Kế hoạch (PDF, bản chính thức)" in page
    assert "Tạo bản PDF" not in page


def test_a_failed_paper_says_why_and_can_be_tried_again(reader, plan):
    client = reader(Role.OFFICE_OFFICER)
    request_rendering(kind="plan", subject=plan)
    Rendering.objects.update(state=JobState.FAILED, error="Quá 120 giây mà chưa xong.")
    page = client.get(paper_url(plan)).content.decode()
    client.post(f"{reverse('reports:request_paper', args=['plan', plan.pk])}?format=pdf")

    assert "không tạo được. Quá 120 giây mà chưa xong." in page
    assert re.search(
        r'name="csrfmiddlewaretoken" value="\w+">\s*<input type="hidden" name="key"[^>]*>\s*<button[^>]*>Tạo lại', page
    )
    assert Rendering.objects.get().state == JobState.QUEUED


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_papers(reader, count, django_assert_max_num_queries):
    dossier = make_dossier(make_province(), state="submitted", version=count)
    for version in range(1, count + 1):
        dossier.version = version
        request_rendering(kind="proposal", subject=dossier)
    client = reader(Role.REVIEWER)

    with django_assert_max_num_queries(10):
        page = client.get(paper_url(dossier, "proposal")).content.decode()
    assert page.count("bản chính thức)") >= count


def test_anonymous_readers_go_to_the_login_page(client, plan):
    assert client.get(paper_url(plan)).status_code == 302
