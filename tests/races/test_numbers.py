"""Two clerks in the same second: numbers are unique and without gaps, also when acts fail half-way."""

import pytest
from django.db import IntegrityError, transaction

from awards.actions.decisions import number_decision, sign_decision
from awards.choices import NomineeState
from awards.models import Decision
from tests.factories.awards import AwardTypeFactory, DossierFactory, NomineeFactory
from tests.factories.councils import PROVINCE_AWARD, AuthorityFactory, drafted
from tests.factories.units import PostFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.clock import today
from units.actions.numbers import draw_number
from units.choices import Role
from units.models import Counter

pytestmark = ON_POSTGRESQL
YEAR = today().year


class SomethingBrokeError(Exception):
    """Something that goes wrong after the number was drawn."""


def draw(issuer, *, fails=False) -> int:
    with transaction.atomic():
        number = draw_number(issuer=issuer, series="decision", year=YEAR)
        if fails:
            raise SomethingBrokeError
    return number


def many_draws(issuer, count: int):
    """A clerk who draws `count` numbers while every fifth act fails and is not tried again."""
    kept = []
    for turn in range(count):
        try:
            kept.append(draw(issuer, fails=turn % 5 == 4))
        except SomethingBrokeError:
            continue
    return kept


def test_eight_clerks_draw_every_number_once_though_a_fifth_of_the_acts_fail(province):
    drawn = at_once(*[lambda: many_draws(province, 25)] * 8)

    assert sorted(number for clerk in drawn for number in clerk) == list(range(1, 161))
    assert Counter.objects.get(issuer=province).last == 160


def test_two_clerks_who_meet_before_writing_take_turns(province, monkeypatch):
    draw(province)
    monkeypatch.setattr(Counter, "save", Meeting(2).before(Counter.save))

    assert sorted(at_once(lambda: draw(province), lambda: draw(province))) == [2, 3]


def test_control_without_the_lock_both_get_the_same_number(province, monkeypatch):
    draw(province)
    without_locks(monkeypatch)
    monkeypatch.setattr(Counter, "save", Meeting(2).before(Counter.save))

    assert at_once(lambda: draw(province), lambda: draw(province)) == [2, 2]


@pytest.fixture
def signed(province, leader, secretary):
    """Eight decisions that wait for their number."""
    AuthorityFactory()
    award = AwardTypeFactory(**PROVINCE_AWARD)
    made = []
    for _ in range(8):
        dossier = DossierFactory(state="appraised", unit__parent=province)
        nominee = NomineeFactory(dossier=dossier, award_type=award, state=NomineeState.PASSED)
        decision = drafted([nominee], leader, secretary)
        sign_decision(decision=decision, actor=leader, on=today())
        made.append(decision)
    return made


def number_each(decisions, clerks):
    def one(decision, clerk):
        return lambda: number_decision(decision=decision, issued_on=today(), actor=clerk, on=today())

    return at_once(*[one(decision, clerk) for decision, clerk in zip(decisions, clerks, strict=True)])


@pytest.mark.parametrize("count", [2, 8])
def test_clerks_number_decisions_at_once(signed, office, count):
    clerks = [PostFactory(unit=office, role=Role.CLERK) for _ in range(count)]
    steps = number_each(signed[:count], clerks)

    numbers = Decision.objects.filter(pk__in=[decision.pk for decision in signed[:count]]).values_list("number")
    assert sorted(number for (number,) in numbers) == list(range(1, count + 1))
    assert [step.move for step in steps] == ["number"] * count


def test_control_without_the_lock_only_the_constraint_is_left(signed, office, monkeypatch):
    clerks = [PostFactory(unit=office, role=Role.CLERK) for _ in range(2)]
    draw(signed[0].issuer)
    without_locks(monkeypatch)
    monkeypatch.setattr(Counter, "save", Meeting(2).before(Counter.save))

    answers = number_each(signed[:2], clerks)

    assert sorted(type(answer).__name__ for answer in answers) == ["DecisionStep", IntegrityError.__name__]
