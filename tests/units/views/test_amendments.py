"""Amendments in the browser: drawn up, put into force behind a question, dropped; the history on the pages."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.factories.blocs import (
    YEAR,
    AmendmentFactory,
    AmendmentLineFactory,
    BlocFactory,
    DivisionFactory,
    MemberFactory,
)
from tests.factories.trees import ReorganisationFactory
from tests.factories.units import UnitFactory
from thiduakt.base.clock import today
from units.models import BlocMember, DivisionAmendment, Succession

FROM = date(YEAR, 7, 1)


@pytest.fixture
def division(province):
    division = DivisionFactory(issuer=province, in_force=True)
    for name in ("A", "B"):
        bloc = BlocFactory(division=division, name=f"Khối {name}")
        MemberFactory(bloc=bloc, unit__name=f"Sở {name}", unit__parent=province, role="head")
    return division


@pytest.fixture
def mover(division, province):
    return MemberFactory(bloc=division.blocs.first(), unit__name="Sở Xê Dịch", unit__parent=province).unit


@pytest.fixture
def draft(division, reviewer):
    return AmendmentFactory(division=division, created_by=reviewer)


def typed(day) -> str:
    return f"{day:%d/%m/%Y}"


def test_from_the_division_to_the_decision(login, reviewer, leader, division, mover):
    client = login(reviewer)
    path = reverse("units:amendment_new", args=[division.pk])
    assert path in client.get(division.get_absolute_url()).text
    shown = client.get(path).context["form"].initial
    response = client.post(path, {**shown, "effective_on": typed(FROM), "signer": str(leader.pk)})
    draft = DivisionAmendment.objects.get()
    assert response.url == draft.get_absolute_url()
    assert client.get(path).url == draft.get_absolute_url()

    path = reverse("units:amendment_line", args=[draft.pk])
    target = division.blocs.get(name="Khối B")
    assert client.get(f"{path}?unit={mover.pk}").context["form"].initial["unit"] == mover
    assert "Không còn ở khối nào" in client.post(path, {"unit": "so xe dich", "bloc": "", "role": "member"}).text
    client.post(path, {"unit": "so xe dich", "bloc": "leaves", "role": "member", "reason": ""})
    assert [line.words for line in draft.lines.all()] == ["thôi tham gia Khối A"]
    client.post(path, {"unit": "so xe dich", "bloc": target.pk, "role": "member", "reason": "Cho đều các khối"})
    page = client.get(draft.get_absolute_url())
    assert "Chuyển từ Khối A sang Khối B" in page.text
    response = client.post(reverse("units:amendment_issue", args=[draft.pk]), {"issued_on": typed(today())})

    assert response.url == draft.get_absolute_url()
    assert BlocMember.objects.get(unit=mover, ends_on=None).bloc == target
    unit_page = client.get(mover.get_absolute_url()).text
    assert (
        f"thành viên, đến {typed(FROM - timedelta(days=1))}" in unit_page,
        f"thành viên, từ {typed(FROM)}" in unit_page,
    ) == (True, True)
    named = DivisionAmendment.objects.get().named
    assert (
        f"đến {typed(FROM - timedelta(days=1))}"
        in client.get(division.blocs.get(name="Khối A").get_absolute_url()).text
    )
    assert named in client.get(target.get_absolute_url()).text
    assert named in client.get(division.get_absolute_url()).text


def test_a_day_outside_the_year_is_said_and_what_was_typed_stays(login, reviewer, leader, division):
    path = reverse("units:amendment_new", args=[division.pk])
    filled = {
        "effective_on": f"01/01/{YEAR + 1}",
        "title": "Đổi khối",
        "grounds": "",
        "proposal": "",
        "signer": leader.pk,
    }
    response = login(reviewer).post(path, filled)

    assert f"trong năm {YEAR}" in response.text
    assert "Đổi khối" in response.text
    assert not DivisionAmendment.objects.exists()


def test_a_unit_nobody_knows_is_said_on_the_form(login, reviewer, draft):
    response = login(reviewer).post(reverse("units:amendment_line", args=[draft.pk]), {"unit": "Sở Không Có"})

    assert "Không có đơn vị nào xếp được vào khối này tên “Sở Không Có”" in response.text


@pytest.mark.parametrize("asked", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_rubbish_in_the_address_opens_an_empty_form(login, reviewer, draft, asked):
    response = login(reviewer).get(f"{reverse('units:amendment_line', args=[draft.pk])}?unit={asked}")

    assert response.context["form"].initial == {}


def test_a_line_is_taken_out_and_the_draft_dropped(login, reviewer, draft, mover):
    line = AmendmentLineFactory(amendment=draft, unit=mover, from_bloc=mover.bloc_places.get().bloc, from_role="member")
    client = login(reviewer)
    path = reverse("units:amendment_line_drop", args=[draft.pk, line.pk])
    assert [client.post(path).url for _ in range(2)] == [draft.get_absolute_url()] * 2
    path = reverse("units:amendment_drop", args=[draft.pk])
    assert "các khối giữ nguyên" in client.get(path).text
    response = client.post(path)

    assert response.url == draft.division.get_absolute_url()
    draft.refresh_from_db()
    assert draft.state == "dropped"
    assert draft.get_absolute_url() not in client.get(draft.division.get_absolute_url()).text


def test_a_draft_division_is_dropped_behind_a_question(login, reviewer, province):
    division = DivisionFactory(issuer=province)
    MemberFactory(bloc__division=division)
    client = login(reviewer)
    path = reverse("units:division_drop", args=[division.pk])
    assert path in client.get(division.get_absolute_url()).text
    assert "không lấy lại được" in client.get(path).text
    response = client.post(path)

    assert response.url == reverse("units:blocs")
    page = client.get(division.get_absolute_url())
    assert "Dự thảo đã hủy" in page.text
    assert [step.words for step in page.context["steps"]] == ["Hủy dự thảo"]


def test_units_see_what_is_in_force_only(login, unit_officer, draft):
    assert login(unit_officer).get(draft.get_absolute_url()).status_code == 404
    recorded = AmendmentFactory(division=draft.division, in_force=True)
    assert login(unit_officer).get(recorded.get_absolute_url()).status_code == 200


def test_ended_and_new_units_call_for_an_amendment(login, reviewer, clerk, division, mover, province):
    UnitFactory(name="Sở Mới", parent=province, founded_on=FROM)
    mover.ended_on = FROM - timedelta(days=1)
    mover.save()
    page = login(reviewer).get(division.get_absolute_url())

    assert "Sở Xê Dịch (Khối A) kết thúc" in page.text
    assert "Sở Mới hoạt động từ" in page.text
    assert "cần quyết định điều chỉnh" not in login(clerk).get(division.get_absolute_url()).text


def test_new_units_belong_where_those_they_came_from_or_their_kind_stood(login, reviewer, division, mover, province):
    came = ReorganisationFactory(effective_on=FROM)
    new = {"parent": province, "founded_on": FROM}
    UnitFactory(name="Xã Mới", kind="commune", **new)
    merged, heir = UnitFactory(name="Xã Gộp", kind="commune", **new), UnitFactory(name="Trung tâm Nối", **new)
    heir.kind = "section"
    heir.save()
    elsewhere = UnitFactory(name="Xã Cũ", kind="commune", founded_on=date(2000, 1, 1))
    for before, after in ((elsewhere, merged), (mover, heir)):
        Succession.objects.create(reorganisation=came, predecessor=before, successor=after)

    assert [row.name for row in login(reviewer).get(division.get_absolute_url()).context["young"]] == ["Trung tâm Nối"]


@pytest.mark.parametrize("count", [1, 3, 50])
def test_costs_the_same_for_any_count(login, reviewer, draft, count, django_assert_num_queries):
    bloc = draft.division.blocs.first()
    for _ in range(count):
        place = MemberFactory(bloc=bloc)
        moved = {"from_bloc": bloc, "from_role": "member", "to_bloc": bloc, "to_role": "deputy"}
        AmendmentLineFactory(amendment=draft, unit=place.unit, **moved)
        AmendmentFactory(division=draft.division, in_force=True)
    client = login(reviewer)

    with django_assert_num_queries(10):
        client.get(draft.get_absolute_url())
    with django_assert_num_queries(11):
        client.get(draft.division.get_absolute_url())
