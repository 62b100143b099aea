"""Two clerks pay one decision at the same moment: once is paid, once enters the fund."""

import pytest
from django.core.exceptions import ValidationError

from awards.actions import payments
from awards.actions.payments import pay_prizes
from awards.choices import NomineeState
from awards.models import FundEntry, PayoutLine
from awards.policies.payments import PaymentList
from tests.factories.councils import (
    AuthorityFactory,
    BaseSalaryFactory,
    PrizeRateFactory,
    applied,
    appraised,
    drafted,
    numbered,
)
from tests.races.together import ON_POSTGRESQL, Meeting, at_once
from thiduakt.base.clock import today

pytestmark = ON_POSTGRESQL


@pytest.fixture
def decision(leader, secretary, clerk):
    BaseSalaryFactory()
    PrizeRateFactory(multiple="1")
    AuthorityFactory()
    nominees = appraised(2, state=NomineeState.PASSED)
    return applied(numbered(drafted(nominees, leader, secretary), leader, clerk), clerk)


def test_a_decision_is_paid_once(decision, clerk, monkeypatch):
    monkeypatch.setattr(payments, "PaymentList", Meeting(2).before(PaymentList))

    answers = at_once(
        *(
            lambda n=n: pay_prizes(
                decision=decision, unit=None, paid_on=today(), document=f"PC {n}", actor=clerk, on=today()
            )
            for n in range(2)
        )
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["PaymentStep", ValidationError.__name__]
    assert (PayoutLine.objects.count(), FundEntry.objects.count()) == (2, 1)
