"""Two clerks pay one decision at the same moment: once is paid, once enters the fund."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from awards.actions import payments
from awards.actions.payments import pay_prizes
from awards.choices import NomineeState
from awards.models import FundEntry, PayoutLine
from tests.factories.councils import (
    AuthorityFactory,
    BaseSalaryFactory,
    PrizeRateFactory,
    applied,
    appraised,
    drafted,
    numbered,
)
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.clock import today

pytestmark = ON_POSTGRESQL


@pytest.fixture
def decision(leader, secretary, clerk):
    BaseSalaryFactory()
    PrizeRateFactory(multiple="1")
    AuthorityFactory()
    nominees = appraised(2, state=NomineeState.PASSED)
    return applied(numbered(drafted(nominees, leader, secretary), leader, clerk), clerk)


def pay_twice(decision, clerk, monkeypatch) -> list:
    """Both know what is due before either pays."""
    monkeypatch.setattr(payments, "_pay", Meeting(2).before(payments._pay))

    def pay(n):
        return lambda: pay_prizes(
            decision=decision, unit=None, paid_on=today(), document=f"PC {n}", actor=clerk, on=today()
        )

    return at_once(*map(pay, range(2)))


def test_a_decision_is_paid_once(decision, clerk, monkeypatch):
    answers = pay_twice(decision, clerk, monkeypatch)

    assert sorted(type(answer).__name__ for answer in answers) == ["PaymentStep", ValidationError.__name__]
    assert (PayoutLine.objects.count(), FundEntry.objects.count()) == (2, 1)


def test_control_without_locks_only_the_database_says_no(decision, clerk, monkeypatch):
    without_locks(monkeypatch)

    answers = pay_twice(decision, clerk, monkeypatch)

    assert sorted(type(answer).__name__ for answer in answers) == [IntegrityError.__name__, "PaymentStep"]
    assert (PayoutLine.objects.count(), FundEntry.objects.count()) == (2, 1)


def test_control_without_locks_and_constraint_both_pay(decision, clerk, monkeypatch):
    without_locks(monkeypatch)
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX award_paid_once")
    try:
        answers = pay_twice(decision, clerk, monkeypatch)

        assert [type(answer).__name__ for answer in answers] == ["PaymentStep"] * 2
        assert (PayoutLine.objects.count(), FundEntry.objects.count()) == (4, 2)
    finally:
        FundEntry.objects.all().delete()
        PayoutLine.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute("CREATE UNIQUE INDEX award_paid_once ON awards_payoutline (award_id) WHERE stands")
