"""Two officers put the same pack into force at the same moment: one act, one line of the journal."""

import pytest

from awards.actions import packs
from awards.actions.packs import activate_pack, offer_pack
from awards.models import LawPack, PackStep
from tests.factories.units import PostFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.verdict import Refused
from units.choices import Role

pytestmark = ON_POSTGRESQL
RAW = b'{"id": "thu", "title": "Quy che thu", "scope": "province", "valid_from": "2027-01-01"}'


@pytest.fixture
def officers(board_unit):
    return [PostFactory(unit=board_unit, role=Role.REVIEWER, title="Chuyên viên") for _ in range(2)]


def both_activate(officers, monkeypatch) -> list:
    pack = offer_pack(raw=RAW, name="thu.json", actor=officers[0], document="Quyết định 01")
    # Both have been told that they may before either of them writes.
    monkeypatch.setattr(packs, "parsed", Meeting(2).before(packs.parsed))
    facts = {"seen": pack.sha256, "document": "Quyết định 01"}
    return at_once(*(lambda actor=actor: activate_pack(pack=pack, actor=actor, **facts) for actor in officers))


def test_one_officer_activates_the_other_is_told_why_not(officers, monkeypatch):
    answers = both_activate(officers, monkeypatch)

    assert sorted(type(answer).__name__ for answer in answers) == ["PackStep", Refused.__name__]
    assert PackStep.objects.filter(move="activate").count() == 1
    assert LawPack.objects.get().activated_by == PackStep.objects.get(move="activate").actor


def test_control_without_locks_both_believe_they_did_it(officers, monkeypatch):
    without_locks(monkeypatch)
    answers = both_activate(officers, monkeypatch)

    assert [type(answer).__name__ for answer in answers] == ["PackStep", "PackStep"]
    assert PackStep.objects.filter(move="activate").count() == 2
