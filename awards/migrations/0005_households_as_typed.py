"""Households as records: each one that was only typed becomes a household of the unit it was counted under."""

import re

from django.db import migrations
from django.db.models import F

from thiduakt.base.text import given_name_key, search_key, squeeze

BEFORE_THE_NAME = re.compile(r"^hộ\s+(gia\s+đình\s+)?((ông|bà)\s+)?", re.IGNORECASE)
LONGEST = 100
OPEN = ["for", "not_needed", "passed", "proposed"]


def record(apps, schema_editor):
    """The address is not known: it stays empty until somebody puts the household right."""
    nominees, awards = apps.get_model("awards", "Nominee").objects, apps.get_model("awards", "Award").objects
    for row in list(nominees.exclude(household_text="").filter(household=None).order_by("dossier__code", "position")):
        asked = nominees.filter(state__in=OPEN, award_type=row.award_type, year=row.year)
        taken = asked.exclude(household=None).values("household") if row.state in OPEN else []
        _set(apps, row, row.dossier.unit_id, taken)
    for row in list(awards.exclude(household_text="").filter(household=None).order_by("pk")):
        _set(apps, row, row.holder_unit_id)


def type_again(apps, schema_editor):
    for model in ("Nominee", "Award"):
        rows = apps.get_model("awards", model).objects.exclude(household=None)
        for row in list(rows.select_related("household").order_by("pk")):
            row.household_text, row.household = f"Hộ {row.household.head_name}", None
            row.save(update_fields=["household_text", "household"])


def _set(apps, row, unit_id, taken=()) -> None:
    """The household of this name at the unit; another one where that is `taken` by the same nomination."""
    households = apps.get_model("units", "Household").objects
    typed = squeeze(row.household_text)
    name = BEFORE_THE_NAME.sub("", typed)[:LONGEST] or typed[:LONGEST]
    same = households.filter(unit_id=unit_id, search_key=search_key(name))
    found = same.exclude(pk__in=taken).order_by(F("ended_on").asc(nulls_first=True), "pk").first()
    row.household = found or households.create(
        unit_id=unit_id, head_name=name, address=f"trùng tên, thứ {same.count() + 1}" if same.exists() else "",
        sort_key=given_name_key(name), search_key=search_key(name),
    )  # fmt: skip
    row.save(update_fields=["household"])


class Migration(migrations.Migration):
    dependencies = [("awards", "0004_household_records")]

    operations = [migrations.RunPython(record, type_again)]
