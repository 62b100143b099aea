"""When something goes wrong: a page that says what to do, what was typed still there, nothing half done."""

import re
import socket
from contextlib import contextmanager
from datetime import timedelta
from threading import Thread
from uuid import uuid4

import pytest
from celery import Celery
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, InterfaceError, OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Intake
from reports.choices import PaperKind
from reports.models import Rendering
from tests.factories.awards import DossierFactory
from tests.factories.campaigns import PlanFactory
from tests.factories.imports import opened, plain
from thiduakt.base.files import path_of
from thiduakt.celery import app as our_app
from units.actions.files import keep_file
from units.actions.imports.opening import map_columns
from units.models import ImportBatch

TYPED = "Tập thể nhất trí đề nghị, <b>có ý kiến kèm theo</b>."
SHOWN = "Tập thể nhất trí đề nghị, &lt;b&gt;có ý kiến kèm theo&lt;/b&gt;."
OPINION = "Ý kiến của tập thể, cấp ủy"
PASSWORD = "mat-khau-khong-ai-duoc-thay"


@pytest.fixture
def dossier(unit):
    return DossierFactory(unit=unit)


@pytest.fixture
def opinions(dossier):
    return reverse("awards:dossier_opinions", args=[dossier.pk])


@pytest.fixture
def patient():
    """A browser: gets the error page instead of the exception."""
    return Client(raise_request_exception=False)


@contextmanager
def database_away(error=OperationalError, only=""):
    """Every query fails as it does while the server restarts; `only` those that name the table."""

    def refuse(execute, sql, *args):
        if only in sql:
            raise error("server closed the connection unexpectedly")
        return execute(sql, *args)

    with connection.execute_wrapper(refuse):
        yield


def test_an_expired_form_shows_what_was_typed(unit_officer, opinions, dossier):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(unit_officer.user)
    response = strict.post(opinions, {"opinion": TYPED, "summary": "", "csrfmiddlewaretoken": "da-cu"})
    dossier.refresh_from_db()

    assert response.status_code == 403
    assert response.context["typed"] == [(OPINION, TYPED)]
    assert SHOWN in response.text
    assert dossier.opinion == ""


def test_a_form_sent_after_the_session_ended_shows_what_was_typed(client, opinions, dossier):
    response = client.post(opinions, {"opinion": TYPED})
    dossier.refresh_from_db()

    assert response.status_code == 403
    assert SHOWN in response.text
    assert dossier.opinion == ""


@pytest.mark.django_db
def test_no_error_page_repeats_a_password():
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("units:login"), {"username": "so.xd", "password": PASSWORD})

    assert response.status_code == 403
    assert response.context["typed"] == [("Tên đăng nhập", "so.xd")]
    assert PASSWORD not in response.text


@pytest.mark.parametrize("text", ["một\x00hai", "một\x1bhai"])
def test_control_characters_are_refused(login, unit_officer, opinions, dossier, text):
    client = login(unit_officer)
    answers = [client.post(opinions, {"opinion": text}), client.get(reverse("awards:dossiers"), {"q": text})]
    dossier.refresh_from_db()

    assert [answer.status_code for answer in answers] == [400, 400]
    assert "ký tự điều khiển" in answers[0].text
    assert answers[0].context["typed"] == [(OPINION, "mộthai")]
    assert dossier.opinion == ""


@pytest.mark.parametrize(
    ("content_type", "content"),
    [
        ("application/x-www-form-urlencoded; charset=latin-1", b"opinion=m%E3t"),
        ("multipart/form-data", b"opinion=mot"),
    ],
)
def test_a_form_that_is_no_form_is_no_500(patient, unit_officer, opinions, dossier, content_type, content):
    patient.force_login(unit_officer.user)
    answer = patient.generic("POST", opinions, content, content_type)
    dossier.refresh_from_db()

    assert answer.status_code == 400
    assert "Invalid" not in answer.text
    assert "HTTP requests" not in answer.text
    assert dossier.opinion == ""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (IntegrityError("UNIQUE constraint failed: awards_dossierstep.key"), "chỉ nhận một lần"),
        (DataError("value too long for type character varying(20)"), "quá dài hoặc quá lớn"),
        (ValidationError(["Hồ sơ vừa thay đổi.", "Hãy xem lại."]), "Hồ sơ vừa thay đổi. Hãy xem lại."),
    ],
)
def test_a_row_the_database_refuses_is_told_calmly(patient, unit_officer, opinions, dossier, monkeypatch, error, said):
    def refuse(*_, **__):
        raise error

    monkeypatch.setattr("awards.models.Dossier.save", refuse)
    patient.force_login(unit_officer.user)
    response = patient.post(opinions, {"opinion": TYPED, "summary": ""})
    dossier.refresh_from_db()

    assert response.status_code == 409
    assert said in response.text
    assert SHOWN in response.text
    assert "constraint" not in response.text
    assert dossier.opinion == ""


def test_the_same_key_sent_to_two_dossiers_is_told_calmly(login, unit_officer, opinions):
    """Keys are unique in the whole journal; a page copied by hand may carry one to another thing."""
    other = DossierFactory(unit=unit_officer.unit)
    typed = {"opinion": "Nhất trí.", "key": str(uuid4())}
    client = login(unit_officer)

    codes = [client.post(path, typed).status_code for path in (opinions, opinions, f"/ho-so/{other.pk}/y-kien/")]
    other.refresh_from_db()

    assert codes == [302, 302, 409]
    assert other.opinion == ""


@pytest.mark.parametrize("path", ["/khong-co-trang-nay/", "/ho-so/%00/", "/ho-so/khong-phai-ma/"])
def test_what_is_not_there_is_404(login, unit_officer, path):
    response = login(unit_officer).get(path)

    assert response.status_code == 404
    assert "Không tìm thấy trang này" in response.text


def test_a_refusal_gives_its_reason(login, office_officer):
    response = login(office_officer).get(reverse("awards:dossier_new"))

    assert response.status_code == 403
    assert "Hồ sơ đề nghị do đơn vị mở; vai trò của bạn không mở hồ sơ." in response.text


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("only", ["awards_dossier", ""], ids=["in the view", "before the view"])
def test_while_the_database_is_away_what_was_typed_comes_back(patient, unit_officer, opinions, error, only, caplog):
    patient.force_login(unit_officer.user)
    with database_away(error, only):
        response = patient.post(opinions, {"opinion": TYPED, "password": PASSWORD})
    code = re.search(r"Mã 503 · ([0-9a-f]{8})", response.text)

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert SHOWN in response.text
    assert PASSWORD not in response.text
    assert code
    assert code[1] in caplog.text


def test_the_health_page_says_no_while_the_database_is_away(patient, monkeypatch, db):
    def refuse():
        raise OperationalError("connection refused")

    with monkeypatch.context() as away:
        away.setattr(connection, "ensure_connection", refuse)
        response = patient.get(reverse("health"))

    assert response.status_code == 503


def test_another_mistake_is_500_without_its_words(patient, unit_officer, opinions):
    patient.force_login(unit_officer.user)
    with database_away(error=RuntimeError):
        response = patient.get(opinions)

    assert response.status_code == 500
    assert "Hệ thống gặp lỗi" in response.text
    assert "server closed" not in response.text


@contextmanager
def broken_broker(settings):
    """A broker that hangs up on everybody; yields the list of calls it got."""
    calls = []

    def hang_up():
        while True:
            try:
                caller, _ = door.accept()
            except OSError:
                return
            calls.append(caller.getpeername())
            caller.close()

    with socket.create_server(("127.0.0.1", 0)) as door:
        Thread(target=hang_up, daemon=True).start()
        broken = Celery("broken", broker=f"redis://127.0.0.1:{door.getsockname()[1]}/0")
        broken.conf.broker_transport_options = settings.REDIS_OPTIONS
        broken.set_current()
        try:
            yield calls
        finally:
            our_app.set_current()
            broken.close()
            door.shutdown(socket.SHUT_RDWR)


def test_with_a_dead_broker_an_act_is_saved_after_one_call(login, unit_officer, opinions, dossier, settings, caplog):
    settings.WAKE_WORKER = True
    with broken_broker(settings) as calls:
        response = login(unit_officer).post(opinions, {"opinion": "Nhất trí.", "summary": ""})
    dossier.refresh_from_db()

    assert response.status_code == 302
    assert dossier.opinion == "Nhất trí."
    assert len(calls) == 1
    assert "Không gọi được việc nền" in caplog.text


@pytest.mark.parametrize(("minutes", "is_shown"), [(1, False), (3, True)])
def test_a_banner_says_that_background_work_waits(login, clerk, dossier, minutes, is_shown):
    rendering = Rendering.objects.create(kind=PaperKind.PROPOSAL, subject_id=dossier.pk)
    Rendering.objects.filter(pk=rendering.pk).update(created_at=timezone.now() - timedelta(minutes=minutes))

    assert ("Việc nền (tạo văn bản, nhập danh sách, gửi thư) đang chờ" in desk_of(login(clerk))) is is_shown


@pytest.mark.parametrize(("minutes", "is_shown"), [(1, False), (3, True)])
def test_a_list_that_waits_is_told_by_the_time_it_was_given_to_the_workers(
    login, unit, unit_officer, minutes, is_shown
):
    """A list may be looked at for days before somebody has it checked."""
    batch = opened(plain(), unit=unit, actor=unit_officer)
    map_columns(batch=batch, mapping=batch.mapping, headings={}, actor=unit_officer)
    moment = timezone.now()
    ImportBatch.objects.update(created_at=moment - timedelta(days=2), not_before=moment - timedelta(minutes=minutes))

    assert ("đang chờ. Những gì bạn lưu vẫn được giữ" in desk_of(login(unit_officer))) is is_shown


def desk_of(client) -> str:
    return client.get(reverse("desk")).text


@pytest.mark.parametrize(
    ("name", "asked"), [("campaigns:plans", "year"), ("reports:statistics", "nam"), ("awards:decisions", "year")]
)
def test_a_number_too_long_to_be_one_narrows_nothing(login, secretary, name, asked):
    """Python itself refuses to read more than 4300 digits."""
    assert login(secretary).get(reverse(name), {asked: "9" * 5000}).status_code == 200


def test_a_file_that_is_gone_is_404_and_says_whom_to_tell(login, office_officer):
    plan = PlanFactory(created_by=office_officer, issuer=office_officer.unit)
    file = keep_file(content=b"ke hoach", name="ke-hoach.txt", media_type="text/plain", actor=office_officer)
    Intake.objects.create(text="x", file=file, findings={}, plan=plan, created_by=office_officer)
    path_of(file.sha256).unlink()
    response = login(office_officer).get(reverse("campaigns:plan_source", args=[plan.pk]))

    assert response.status_code == 404


@pytest.mark.parametrize("host", ["thidua.example", "ke-gian.example"])
def test_no_answer_leaves_without_its_policy(client, settings, host):
    """Neither a redirect to https nor the refusal of a foreign host name, which are given by the outermost doors."""
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["thidua.example"], True
    response = client.get("/dang-nhap/", headers={"host": host})

    assert response.status_code == (301 if host == "thidua.example" else 400)
    assert "default-src 'self'" in response["Content-Security-Policy"]


def test_a_refusal_is_one_line_of_the_log_without_a_traceback(login, unit_officer, caplog):
    login(unit_officer).get(reverse("units:accounts"))
    lines = [record for record in caplog.records if record.name == "django.request"]

    assert [(line.exc_info, line.exc_text) for line in lines] == [(None, None)]
    assert lines[0].getMessage().startswith(f"Forbidden (Permission denied): {reverse('units:accounts')}: Quản lý")
