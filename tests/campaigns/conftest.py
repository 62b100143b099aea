"""A draft ready to be issued, and the same plan issued to the departments."""

from datetime import date, timedelta

import pytest

from campaigns.actions.issuing import Orders, issue_plan
from tests.factories.campaigns import PlanFactory, RecipientFactory, TargetFactory
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.choices import Role

ISSUED_ON = date(2026, 2, 5)


@pytest.fixture
def draft(office, office_officer):
    """A draft of the office with two targets and a recipient."""
    plan = PlanFactory(issuer=office, symbol="KH-VP", created_by=office_officer)
    TargetFactory.create_batch(2, plan=plan)
    RecipientFactory(plan=plan)
    return plan


@pytest.fixture
def other_head(province):
    """The head of a second department."""
    unit = UnitFactory(name="Sở Tài chính", short_name="Sở Tài chính", symbol="STC", parent=province)
    return PostFactory(unit=unit, role=Role.UNIT_HEAD)


@pytest.fixture
def issued(draft, office_officer, unit_head, other_head):
    """The plan given to two departments, registration due in ten days."""
    orders = Orders([unit_head.unit, other_head.unit], {}, today() + timedelta(days=10))
    issue_plan(plan=draft, actor=office_officer, issued_on=ISSUED_ON, orders=orders)
    draft.refresh_from_db()
    return draft
