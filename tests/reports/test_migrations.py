"""What every new database starts with."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from reports.models import ReminderRule

first_rules = importlib.import_module("reports.migrations.0002_reminder_rules")


@pytest.mark.django_db
def test_reminders_go_out_before_on_and_after_the_day():
    ReminderRule.objects.all().delete()
    first_rules.add_rules(apps, SimpleNamespace(connection=connection))

    assert list(ReminderRule.objects.values_list("days_before", "is_active")) == [
        (7, True),
        (3, True),
        (1, True),
        (0, True),
        (-1, True),
    ]


@pytest.mark.django_db
def test_a_rule_that_was_switched_off_stays_off():
    first_rules.add_rules(apps, SimpleNamespace(connection=connection))
    ReminderRule.objects.filter(days_before=7).update(is_active=False)
    first_rules.add_rules(apps, SimpleNamespace(connection=connection))

    assert ReminderRule.objects.get(days_before=7).is_active is False
    assert ReminderRule.objects.count() == 5
