"""Dossiers of a unit that has ended, on the pages of the unit that goes on with them."""

import pytest
from django.urls import reverse

from awards.choices import DossierState, Section
from tests.factories.awards import DossierFactory, NomineeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.units import UnitFactory
from thiduakt.base.clock import today


@pytest.fixture
def ended(province):
    return UnitFactory(name="Sở Cũ", short_name="Sở Cũ", parent=province, ended_on=today())


@pytest.fixture
def returned(ended, unit):
    dossier = DossierFactory(unit=ended, carried_by=unit, state=DossierState.RETURNED, version=1)
    dossier.return_items.create(section=Section.OPINIONS, lacking="Biên bản", ground="Điều 9", due_on=today())
    return dossier


def test_what_came_back_stands_on_the_desk_in_the_list_and_is_mended(login, unit_head, stranger, returned):
    client = login(unit_head)
    desk, page = client.get(reverse("desk")).text, client.get(returned.get_absolute_url()).text
    rows = client.get(reverse("awards:dossiers")).context["rows"]

    assert f"Bổ sung hồ sơ {returned.code}" in desk
    assert [(row["dossier"], row["holder"]) for row in rows] == [(returned, "Sở Xây dựng bổ sung 1 mục")]
    assert "Sở Cũ (đã kết thúc, Sở Xây dựng làm tiếp)" in page
    assert client.get(reverse("awards:dossier_mend", args=[returned.pk])).status_code == 200
    assert login(stranger).get(returned.get_absolute_url()).status_code == 404


def test_a_left_over_draft_can_only_be_read_and_withdrawn(login, unit_head, ended, unit):
    draft = DossierFactory(unit=ended, carried_by=unit)
    nominee = NomineeFactory(dossier=draft)
    client = login(unit_head)
    page, desk = client.get(draft.get_absolute_url()).text, client.get(reverse("desk")).text
    code = client.post(reverse("awards:dossier_submit", args=[draft.pk])).status_code
    client.post(reverse("awards:dossier_opinions", args=[draft.pk]), {"summary": "Viết thêm", "opinion": ""})
    client.post(reverse("awards:dossier_withdraw", args=[draft.pk]), {"note": "Đã đề nghị ở hồ sơ khác"})
    nominee.refresh_from_db()

    assert ("không trình được nữa" in page, ">Rút hồ sơ</a>" in page, draft.code in desk) == (True, True, False)
    draft.refresh_from_db()
    assert (code, draft.summary, draft.state, nominee.state) == (403, "", DossierState.WITHDRAWN, "withdrawn")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_count(login, unit_head, ended, unit, count, django_assert_num_queries):
    for _ in range(count):
        DossierFactory(unit=ended, carried_by=unit, submitted=True, round=RoundFactory())
    client = login(unit_head)

    with django_assert_num_queries(8):
        assert len(client.get(reverse("awards:dossiers")).context["rows"]) == count
