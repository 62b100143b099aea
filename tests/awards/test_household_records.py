"""Households that were only typed become records; nothing is lost, forwards or backwards."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = ("awards", "0003_search_words"), ("awards", "0006_one_subject")
pytestmark = pytest.mark.django_db(transaction=True)


def migrate(target):
    executor = MigrationExecutor(connection)
    executor.migrate([target])
    loader = MigrationExecutor(connection).loader
    # The storey below stays as it is now: its tables have columns that the older state does not know.
    return loader.project_state([target, *loader.graph.leaf_nodes("units")]).apps


@pytest.fixture
def old():
    """The tables as they were before; afterwards all is brought up to date again."""
    yield migrate(BEFORE)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def typed_rows(apps) -> dict:
    """A commune with one household on record, two nominations and two awards of households that were typed."""
    rows = {name: apps.get_model("units", name).objects for name in ("Unit", "Household")}
    mine = {name: apps.get_model("awards", name).objects for name in ("AwardType", "Dossier", "Nominee", "Award")}
    unit = rows["Unit"].create(name="UBND xã An Phú", kind="commune", path="0001", founded_on="2025-07-01")
    known = rows["Household"].create(unit=unit, head_name="Lê Văn Hòa", search_key="le van hoa", address="Thôn Đông")
    kind = mine["AwardType"].create(
        code="GDVH", name="Gia đình văn hóa", level="co_so", precedence=440, valid_from="2024-01-01"
    )
    round_ = apps.get_model("campaigns", "Round").objects.create(
        name="Đợt", year=2026, opens_on="2026-01-01", closes_on="2026-12-31"
    )
    dossier = mine["Dossier"].create(code="HS-1", unit=unit, round=round_)
    same = {"award_type": kind, "year": 2026}
    asked = {"dossier": dossier, "name": "Hộ", **same}
    for place, text in enumerate(("Hộ ông Lê Văn Hòa", "Hộ gia đình bà Trần Thị Na", "hộ Lê Văn Hòa"), start=1):
        mine["Nominee"].create(position=place, household=text, **asked)
    for text in ("Hộ gia đình ông  LÊ VĂN HÒA", "Hộ Trần Thị Na"):
        mine["Award"].create(
            household=text, holder_unit=unit, name=text, decided_on="2025-12-01", decided_by="UBND", **same
        )
    return {"unit": unit.pk, "known": known.pk}


def test_typed_households_become_records_and_may_go_back(old):
    made = typed_rows(old)

    new = migrate(AFTER)
    nominees, awards = (new.get_model("awards", name).objects.order_by("pk") for name in ("Nominee", "Award"))
    households = new.get_model("units", "Household").objects

    assert {n.position: n.household_id for n in nominees}[1] == made["known"]
    assert sorted((h.unit_id, h.head_name, h.address) for h in households.all()) == sorted([
        (made["unit"], "Lê Văn Hòa", "Thôn Đông"),
        (made["unit"], "Lê Văn Hòa", "trùng tên, thứ 2"),
        (made["unit"], "Trần Thị Na", ""),
    ])  # fmt: skip
    assert {a.name: a.household.head_name for a in awards} == {
        "Hộ gia đình ông  LÊ VĂN HÒA": "Lê Văn Hòa",
        "Hộ Trần Thị Na": "Trần Thị Na",
    }

    back = migrate(BEFORE)
    assert sorted(back.get_model("awards", "Nominee").objects.values_list("household", flat=True)) == [
        "Hộ Lê Văn Hòa",
        "Hộ Lê Văn Hòa",
        "Hộ Trần Thị Na",
    ]
