"""One person or household put forward for one award by two dossiers at the same moment: only one of them holds."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from awards.actions import nominees, wishes
from awards.actions.dossiers import open_dossier
from awards.actions.nominees import nominate
from awards.actions.wishes import Wish
from awards.models import Nominee
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.dossiers import colleague
from tests.factories.people import HouseholdFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once
from thiduakt.base.clock import today

pytestmark = ON_POSTGRESQL


@pytest.fixture(params=["person", "household"])
def wish(request, unit):
    award = AwardTypeFactory(for_household=True)
    subject = colleague(unit) if request.param == "person" else HouseholdFactory(unit=unit)
    return Wish(award, **{request.param: subject})


@pytest.fixture
def dossiers(unit_officer):
    """Two of the same unit, in two rounds of one year."""
    return [open_dossier(round=RoundFactory(), actor=unit_officer, on=today()) for _ in range(2)]


def nominate_in_both(dossiers, officer, wish, monkeypatch) -> list:
    """Both have asked whether somebody else was first before either of them writes."""
    monkeypatch.setattr(nominees, "alone", Meeting(2).before(wishes.alone))

    def put(dossier):
        return lambda: nominate(dossier=dossier, wishes=[wish], actor=officer, on=today())

    return at_once(*map(put, dossiers))


def test_two_dossiers_put_the_same_subject_forward_once(dossiers, unit_officer, wish, monkeypatch):
    answers = nominate_in_both(dossiers, unit_officer, wish, monkeypatch)

    assert sorted(type(answer).__name__ for answer in answers) == [ValidationError.__name__, "list"]
    refused = next(answer for answer in answers if isinstance(answer, ValidationError))
    assert refused.messages == [
        "Có đối tượng vừa được đề nghị cùng danh hiệu, hình thức này trong hồ sơ khác. Hãy tải lại trang."
    ]
    assert Nominee.objects.count() == 1


def test_control_without_the_constraint_both_are_written(dossiers, unit_officer, wish, monkeypatch):
    (net,) = [each for each in Nominee._meta.constraints if each.name == f"{wish.group}_nominated_once"]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Nominee, net)
    try:
        answers = nominate_in_both(dossiers, unit_officer, wish, monkeypatch)
        assert [type(answer).__name__ for answer in answers] == ["list", "list"]
        assert Nominee.objects.count() == 2
    finally:
        Nominee.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Nominee, net)
