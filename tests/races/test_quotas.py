"""A share is full but for one: two dossiers of the unit put somebody forward at the same moment, and only one holds."""

import pytest
from django.core.exceptions import ValidationError

from awards.actions import quotas
from awards.actions.dossiers import open_dossier
from awards.actions.nominees import nominate
from awards.actions.quotas import allow_more
from awards.actions.submissions import submit_dossier
from awards.actions.wishes import Wish
from awards.facts.quotas import QuotaBook
from awards.models import Nominee, QuotaGate
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.dossiers import colleague, ready_dossier
from tests.factories.quotas import QuotaFactory, honoured, labourers
from tests.factories.units import PostFactory, UnitFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.clock import today
from units.choices import Role

pytestmark = ON_POSTGRESQL


@pytest.fixture
def dossiers(unit, unit_officer):
    """Two of the same unit in two rounds of one year; of three places two are taken."""
    QuotaFactory()
    opened = [open_dossier(round=RoundFactory(), actor=unit_officer, on=today()) for _ in range(2)]
    year = opened[0].round.year
    honoured(20, unit, labourers(), year)
    honoured(2, unit, AwardTypeFactory(), year)
    QuotaGate.objects.create(scope="unit", place=str(unit.pk), year=year)
    return opened


def nominate_in_both(dossiers, officer, monkeypatch) -> list:
    """Each has written its nominee before either counts."""
    monkeypatch.setattr(quotas, "QuotaBook", Meeting(2).before(QuotaBook))
    award = AwardTypeFactory()
    people = [colleague(dossiers[0].unit) for _ in dossiers]

    def put(dossier, person):
        return lambda: nominate(dossier=dossier, wishes=[Wish(award, person=person)], actor=officer, on=today())

    return at_once(*map(put, dossiers, people))


def test_the_last_place_goes_to_one_of_two(dossiers, unit_officer, monkeypatch):
    answers = nominate_in_both(dossiers, unit_officer, monkeypatch)

    assert sorted(type(answer).__name__ for answer in answers) == [ValidationError.__name__, "list"]
    refused = next(answer for answer in answers if isinstance(answer, ValidationError))
    assert "được nhiều nhất 3" in refused.messages[0]
    assert Nominee.objects.count() == 1


def test_control_without_the_gate_both_pass(dossiers, unit_officer, monkeypatch):
    monkeypatch.setattr(quotas, "hold_gates", lambda gates, year: None)

    answers = nominate_in_both(dossiers, unit_officer, monkeypatch)

    assert [type(answer).__name__ for answer in answers] == ["list", "list"]
    assert Nominee.objects.count() == 2


def test_control_without_locks_both_pass(dossiers, unit_officer, monkeypatch):
    without_locks(monkeypatch)

    answers = nominate_in_both(dossiers, unit_officer, monkeypatch)

    assert [type(answer).__name__ for answer in answers] == ["list", "list"]


def test_two_units_submit_for_one_place_of_the_province(unit_head, province, monkeypatch):
    award = AwardTypeFactory()
    other = PostFactory(unit=UnitFactory(parent=province), role=Role.UNIT_HEAD)
    drafts = [(ready_dossier(head, people=1, award=award), head) for head in (unit_head, other)]
    QuotaFactory(scope="province", most=1)
    QuotaGate.objects.create(scope="province", place="", year=drafts[0][0].round.year)
    monkeypatch.setattr(quotas, "QuotaBook", Meeting(2).before(QuotaBook))

    answers = at_once(
        *(lambda d=dossier, h=head: submit_dossier(dossier=d, actor=h, on=today()) for dossier, head in drafts)
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["DossierStep", ValidationError.__name__]


def test_a_missing_gate_is_made_once(unit, reviewer, system_officer):
    said = {"unit": unit, "bloc": None, "award_code": "CSTDCS", "year": 2026, "extra": 1}

    answers = at_once(*(lambda: allow_more(**said, reason="Lý do", document="1/TB", actor=reviewer) for _ in range(4)))

    assert [type(answer).__name__ for answer in answers] == ["QuotaException"] * 4
    assert QuotaGate.objects.filter(scope="unit", place=str(unit.pk)).count() == 1
