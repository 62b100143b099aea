"""Households on papers: a group of their own, with their address, named in the articles."""

import pytest

from reports.documents.builders.lists import Honoured, counted
from reports.documents.registry import SOURCES
from tests.factories.awards import NomineeFactory
from tests.factories.people import HouseholdFactory
from tests.reports.documents.test_builders import tables, texts
from tests.reports.subjects import make_decision, make_dossier, make_province, make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier():
    """Two people and a household."""
    dossier = make_dossier(make_province(), people=2, units=0)
    household = HouseholdFactory(head_name="Lê Văn Hòa")
    NomineeFactory(
        dossier=dossier, person=None, household=household, position_title="", unit_name="Thôn Đông, xã An Phú",
        award_type=dossier.nominees.first().award_type,
    )  # fmt: skip
    return dossier


def built(kind, subject):
    return SOURCES[kind].build(SOURCES[kind].rows().get(pk=subject.pk))


def test_a_decision_lists_households_after_people_and_names_them_in_its_articles(dossier):
    decision = make_decision(dossier.unit.parent, dossier=dossier)
    paper = built("decision", decision)
    (annex,) = paper.annexes

    assert texts(annex.body) == ["I. CÁ NHÂN", "II. HỘ GIA ĐÌNH"]
    assert [column.heading for column in tables(annex.body)[1].columns] == [
        "STT", "Hộ gia đình", "Địa chỉ", "Danh hiệu, hình thức"
    ]  # fmt: skip
    assert tables(annex.body)[1].rows[0][1:3] == ("Hộ Lê Văn Hòa", "Thôn Đông, xã An Phú")
    assert ["hộ gia đình" in article for article in paper.articles] == [True, True, True]

    decision.lines.filter(nominee__household__isnull=False).delete()
    assert ["hộ gia đình" in article for article in built("decision", decision).articles] == [False, False, False]


def test_a_proposal_counts_them_and_the_frozen_copy_tells_them_apart(dossier):
    (annex,) = built("proposal", dossier).annexes
    kept = {"subject": "household", "name": "Hộ A", "award_name": "GK", "position_title": "", "unit_name": "Thôn Đông"}

    assert texts(annex.body) == ["I. CÁ NHÂN", "II. HỘ GIA ĐÌNH"]
    assert counted(map(Honoured.of, dossier.nominees.all())) == "02 cá nhân và 01 hộ gia đình"
    assert Honoured.kept(kept).row(7) == ("7", "Hộ A", "Thôn Đông", "GK")


def test_minutes_name_a_household_with_its_address(dossier):
    session = make_session(dossier.unit.parent, dossier=dossier)
    table = tables(built("minutes", session).body)[-1]

    assert [row[1] for row in table.rows if "Hộ" in row[1]] == ["Hộ Lê Văn Hòa\nThôn Đông, xã An Phú"]
