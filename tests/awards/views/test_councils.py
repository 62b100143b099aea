"""Pages of council sessions: who may see them, the grid with its errors, closing."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from awards.choices import Attendance, NomineeState, SessionState
from awards.models import CouncilSession, Tally
from tests.factories.campaigns import RoundFactory
from tests.factories.councils import ThresholdFactory, appraised, council_of, opened
from thiduakt.base.clock import today

OFFICE = ["office_officer", "reviewer", "secretary", "leader", "clerk"]
OTHERS = ["unit_officer", "unit_head", "system_officer", "stranger"]


@pytest.fixture
def council(province):
    return council_of(province, 9)


@pytest.fixture
def nominees(unit):
    return appraised(3, unit=unit)


@pytest.fixture
def session(council, nominees, secretary):
    ThresholdFactory(share="0.9")
    return opened(council, nominees[0].dossier.round, secretary)


def votes(nominee, yes="", no="", invalid=""):
    hexed = nominee.pk.hex
    return {f"yes-{hexed}": yes, f"no-{hexed}": no, f"invalid-{hexed}": invalid}


def url(name, session):
    return reverse(f"awards:{name}", args=[session.pk])


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("name", ["session", "session_seats", "session_votes", "session_close"])
def test_units_never_see_a_session(request, login, session, role, name):
    client = login(request.getfixturevalue(role))

    assert client.get(url(name, session)).status_code == 404
    assert client.get(reverse("awards:sessions")).status_code == 404
    assert client.get(reverse("awards:session_new")).status_code == 404
    assert client.post(url("session_open", session)).status_code == 404


@pytest.mark.parametrize("role", OFFICE)
def test_the_offices_read_and_only_the_secretary_writes(request, login, session, role):
    client = login(request.getfixturevalue(role))
    expected = 200 if role == "secretary" else 403

    assert client.get(url("session", session)).status_code == 200
    assert client.get(reverse("awards:sessions")).status_code == 200
    names = ["session_seats", "session_votes", "session_close"]
    assert [client.get(url(name, session)).status_code for name in names] == [expected] * 3
    assert client.get(reverse("awards:session_new")).status_code == expected


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_for_any_count(login, secretary, unit, council, django_assert_num_queries, count):
    ThresholdFactory()
    for _ in range(count):
        people = appraised(count, unit=unit, round=RoundFactory())
        session = opened(council, people[0].dossier.round, secretary)
        Tally.objects.bulk_create(
            Tally(session=session, nominee=person, yes=9, no=0, base=9, threshold="0.9", threshold_citation="Điều 1")
            for person in people
        )
    client = login(secretary)

    with django_assert_num_queries(7):
        assert client.get(reverse("awards:sessions")).status_code == 200
    with django_assert_num_queries(13):
        assert client.get(url("session", session)).status_code == 200
    with django_assert_num_queries(11):
        assert client.get(url("session_votes", session)).status_code == 200


def test_a_session_is_called_and_begun(login, secretary, council):
    round_ = RoundFactory()
    client = login(secretary)
    form = {"council": council.pk, "round": round_.pk, "held_on": f"{today():%d/%m/%Y}", "starts_at": "8h30"}

    response = client.post(reverse("awards:session_new"), {**form, "place": "Phòng họp số 2"})

    session = CouncilSession.objects.get()
    assert response.url == session.get_absolute_url()
    assert (session.held_on, session.starts_at, session.place) == (today(), time(8, 30), "Phòng họp số 2")
    client.post(url("session_open", session))
    session.refresh_from_db()
    assert session.state == SessionState.OPEN


def test_a_session_of_tomorrow_is_not_begun_today(login, secretary, council):
    client = login(secretary)
    day = today() + timedelta(days=1)
    form = {"council": council.pk, "round": RoundFactory().pk, "held_on": f"{day:%d/%m/%Y}", "starts_at": "8:00"}
    client.post(reverse("awards:session_new"), {**form, "place": "P1"})
    session = CouncilSession.objects.get()

    response = client.post(url("session_open", session), follow=True)

    assert f"Phiên họp vào ngày {day:%d/%m/%Y}, chưa đến ngày họp." in response.content.decode()


def test_what_was_typed_about_a_session_is_kept_with_its_errors(login, secretary, council):
    response = login(secretary).post(reverse("awards:session_new"), {"held_on": "31/02/2026", "place": "Phòng A"})

    page = response.content.decode()
    assert "Ngày họp phải là một ngày có thật" in page
    assert 'value="Phòng A"' in page
    assert "<title>Lỗi: " in page
    assert CouncilSession.objects.count() == 0


def test_attendance_is_kept_by_member(login, secretary, session):
    seats = list(session.seats.all())
    ways = [Attendance.WRITTEN, Attendance.ABSENT] + [Attendance.PRESENT] * 7
    form = {f"seat-{seat.pk}": way.value for seat, way in zip(seats, ways, strict=True)}

    response = login(secretary).post(url("session_seats", session), form)

    assert response.url == session.get_absolute_url()
    assert list(session.seats.values_list("attendance", flat=True)) == ways


def test_every_wrong_row_is_shown_and_every_number_kept(login, secretary, session, nominees):
    form = {
        **votes(nominees[0], "9", "0", "0"),
        **votes(nominees[1], "9", "1", "0"),
        **votes(nominees[2], "chín", "0", "0"),
    }

    response = login(secretary).post(url("session_votes", session), form)

    page = response.content.decode()
    row = f"{nominees[1].name}: Tổng số phiếu là 10, nhưng có 9 người bỏ phiếu (có mặt và ý kiến bằng văn bản)."
    assert page.count(row) == 2
    assert page.count(f"{nominees[2].name}: số phiếu đồng ý phải là một số nguyên.") == 2
    assert 'value="chín"' in page
    assert Tally.objects.count() == 0


def test_an_empty_row_is_not_voted_on_yet(login, secretary, session, nominees):
    form = {**votes(nominees[0], "9"), **votes(nominees[1], "8", "1"), **votes(nominees[2])}

    login(secretary).post(url("session_votes", session), form)

    counted = session.tallies.order_by("-yes").values_list("nominee", "yes", "no", "invalid")
    assert list(counted) == [(nominees[0].pk, 9, 0, 0), (nominees[1].pk, 8, 1, 0)]


def test_without_a_share_in_the_data_the_grid_says_what_to_enter(login, secretary, council, nominees):
    session = opened(council, nominees[0].dossier.round, secretary)

    response = login(secretary).post(url("session_votes", session), votes(nominees[0], "9"))

    page = response.content.decode()
    assert "Chưa có tỷ lệ phiếu cho “Chiến sĩ thi đua cấp tỉnh” (mã CSTD_TINH)" in page
    assert 'value="9"' in page


def test_closing_repeats_the_counts_and_freezes_them(login, secretary, session, nominees):
    client = login(secretary)
    client.post(url("session_votes", session), {**votes(nominees[0], "9"), **votes(nominees[1], "8", "1")})

    page = client.get(url("session_close", session)).content.decode()
    assert "Kết thúc phiên họp, chốt 2 kết quả" in page
    assert "1 thông qua" in page
    assert "1 không thông qua" in page
    assert "1 đối tượng chưa có kết quả, để lại phiên họp sau." in page

    response = client.post(url("session_close", session), {"ends_at": "11:15", "opinion": "Nhất trí"})

    assert response.url == session.get_absolute_url()
    for nominee in nominees:
        nominee.refresh_from_db()
    assert [nominee.state for nominee in nominees] == [NomineeState.PASSED, NomineeState.FAILED, NomineeState.FOR]
    page = client.get(session.get_absolute_url()).content.decode()
    assert "88,89&nbsp;%" in page
    assert "Không thông qua" in page
    assert client.get(url("session_votes", session)).status_code == 403


def test_a_second_press_of_the_same_form_leads_to_the_same_page(login, secretary, session, nominees):
    client, key = login(secretary), "8d5b7f0c-5dc4-4f0e-9f2e-0d7d9f9b1a11"
    client.post(url("session_votes", session), votes(nominees[0], "9"))
    form = {"ends_at": "11:15", "opinion": "", "key": key}

    responses = [client.post(url("session_close", session), form) for _ in range(2)]

    assert [response.url for response in responses] == [session.get_absolute_url()] * 2
    assert session.steps.filter(move="close").count() == 1


def test_names_are_text_wherever_they_stand(login, secretary, session, nominees):
    nominees[0].name = "<script>alert(1)</script>{{ 7 }}"
    nominees[0].save()
    client = login(secretary)
    client.post(url("session_votes", session), votes(nominees[0], "9"))

    for name in ("session", "session_votes"):
        page = client.get(url(name, session)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 }}" in page
