"""Two officers at one division in the same second: one number; two heads at one pledge: each one signature."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories.blocs import (
    AmendmentFactory,
    AmendmentLineFactory,
    BlocFactory,
    DivisionFactory,
    DocumentFactory,
    MemberFactory,
)
from tests.factories.units import PostFactory, UnitFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions.amended import record_amendment
from units.actions.bloc_papers import sign_pledge
from units.actions.dividing import issue_division
from units.actions.placing import NOWHERE, Placing, place_units
from units.choices import Role
from units.models import BlocMember, Counter, PledgeSignature

pytestmark = ON_POSTGRESQL


@pytest.fixture
def draft(province):
    division = DivisionFactory(issuer=province)
    MemberFactory(bloc__division=division, role="head")
    return division


def issue(division, actor):
    return lambda: issue_division(division=division, issued_on=today(), actor=actor, on=today())


def test_two_officers_issue_at_once_and_one_number_is_drawn(draft, clerk, reviewer, province):
    answers = at_once(issue(draft, clerk), issue(draft, reviewer))

    assert sorted(type(answer).__name__ for answer in answers) == ["DivisionStep", Refused.__name__]
    assert Counter.objects.get(issuer=province).last == 1
    draft.refresh_from_db()
    assert draft.number == 1


def test_control_without_the_lock_both_draw(draft, clerk, reviewer, province, monkeypatch):
    Counter.objects.create(issuer=province, series="decision", year=today().year)
    without_locks(monkeypatch)
    monkeypatch.setattr(Counter, "save", Meeting(2).before(Counter.save))

    answers = at_once(issue(draft, clerk), issue(draft, reviewer))

    assert [type(answer).__name__ for answer in answers] == ["DivisionStep", "DivisionStep"]


def test_two_heads_of_one_unit_sign_at_once(province):
    member = MemberFactory(bloc=BlocFactory(), role="head")
    heads = [PostFactory(unit=member.unit, role=Role.UNIT_HEAD) for _ in range(2)]
    DocumentFactory(bloc=member.bloc, kind="pledge", posted_by=heads[0])

    answers = at_once(*[lambda head=head: sign_pledge(bloc=member.bloc, actor=head) for head in heads])

    assert sorted(type(answer).__name__ for answer in answers) == ["PledgeSignature", Refused.__name__]
    assert PledgeSignature.objects.count() == 1


def test_one_unit_placed_in_two_divisions_at_once_stands_in_one(province, unit, reviewer, office_officer, monkeypatch):
    divisions = [DivisionFactory(issuer=province), DivisionFactory()]
    blocs = [BlocFactory(division=division) for division in divisions]
    monkeypatch.setattr(BlocMember, "save", Meeting(2).before(BlocMember.save))

    def place(bloc, actor):
        placing = Placing(unit, NOWHERE, (bloc.pk, "member"))
        return lambda: place_units(division=bloc.division, placings=[placing], actor=actor)

    answers = at_once(place(blocs[0], reviewer), place(blocs[1], office_officer))

    assert sorted(type(answer).__name__ for answer in answers) == ["DivisionStep", IntegrityError.__name__]
    assert BlocMember.objects.count() == 1


@pytest.fixture
def two_amendments(province, unit, reviewer):
    """Of two divisions of one kind, each taking the same new unit in."""
    found = []
    for issuer in (province, UnitFactory()):
        division = DivisionFactory(issuer=issuer, in_force=True)
        bloc = BlocFactory(division=division)
        MemberFactory(bloc=bloc, role="head")
        amendment = AmendmentFactory(division=division, created_by=reviewer)
        AmendmentLineFactory(amendment=amendment, unit=unit, to_bloc=bloc, to_role="member")
        found.append(amendment)
    return found


def record(amendment, actor):
    facts = {"decision": "QĐ 8", "issued_on": today(), "on": today(), "actor": actor}
    return lambda: record_amendment(amendment=amendment, **facts)


def test_one_unit_amended_into_two_blocs_at_once_stands_in_one(two_amendments, unit, reviewer, office_officer):
    answers = at_once(*map(record, two_amendments, (reviewer, office_officer)))

    assert sorted(type(answer).__name__ for answer in answers) == ["AmendmentStep", ValidationError.__name__]
    assert BlocMember.objects.filter(unit=unit).count() == 1


def test_control_without_the_lock_only_the_database_keeps_it_to_one(
    two_amendments, unit, reviewer, office_officer, monkeypatch
):
    without_locks(monkeypatch)
    monkeypatch.setattr(BlocMember, "save", Meeting(2).before(BlocMember.save))
    answers = at_once(*map(record, two_amendments, (reviewer, office_officer)))

    assert sorted(type(answer).__name__ for answer in answers) == ["AmendmentStep", IntegrityError.__name__]
    assert BlocMember.objects.filter(unit=unit).count() == 1
