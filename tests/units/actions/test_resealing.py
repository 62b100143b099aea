"""Changing the key: every number is written anew, the old key can go."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories.imports import opened, plain
from tests.factories.people import MAN_OF_1985, numbered
from thiduakt.base.sealing import fingerprint, unseal
from units.actions.merging import merge_people
from units.choices import ImportOutcome
from units.models import Person, PersonMerge

pytestmark = pytest.mark.django_db


def run() -> str:
    said = StringIO()
    call_command("reseal_people", stdout=said)
    return said.getvalue().strip()


def test_numbers_and_pictures_of_merged_records_open_with_the_new_key_alone(settings, reviewer):
    person = numbered(full_name="An")
    merged = numbered("048085009999", full_name="An")
    merge_people(kept=person, gone=merged, choices={"citizen_id": "kept"}, actor=reviewer)
    settings.PERSONAL_DATA_KEYS = ["khoa-moi", *settings.PERSONAL_DATA_KEYS]

    assert run() == "Đã mã hóa lại số định danh của 1 người. Có thể bỏ các khóa cũ."
    settings.PERSONAL_DATA_KEYS = ["khoa-moi"]
    kept = Person.objects.get(pk=person.pk)
    pictured = PersonMerge.objects.get().snapshot["gone"][0]["fields"]["citizen_id_sealed"]
    assert (kept.citizen_id, kept.citizen_id_hash) == (MAN_OF_1985, fingerprint(MAN_OF_1985))
    assert unseal(pictured) == "048085009999"


def test_lines_of_lists_open_with_the_new_key_and_can_still_be_undone(settings, unit, unit_officer):
    person = numbered()
    fields = {"citizen_id_sealed": person.citizen_id_sealed, "citizen_id_hash": person.citizen_id_hash}
    row = opened(plain(), unit=unit, actor=unit_officer).rows.create(
        place=900, sheet="DS", number=900, outcome=ImportOutcome.CHANGED, person=person,
        facts={"citizen_id": person.citizen_id_sealed, "marks": [person.citizen_id_hash]},
        undo={"before": {"citizen_id_sealed": "", "citizen_id_hash": None}, "after": fields},
    )  # fmt: skip
    settings.PERSONAL_DATA_KEYS = ["khoa-moi", *settings.PERSONAL_DATA_KEYS]
    run()
    settings.PERSONAL_DATA_KEYS = ["khoa-moi"]
    row.refresh_from_db()
    person.refresh_from_db()

    assert unseal(row.facts["citizen_id"]) == MAN_OF_1985
    assert row.undo == {
        "before": {"citizen_id_sealed": "", "citizen_id_hash": None},
        "after": {"citizen_id_sealed": person.citizen_id_sealed, "citizen_id_hash": fingerprint(MAN_OF_1985)},
    }


def test_without_the_old_key_nothing_is_changed(settings):
    person = numbered()
    settings.PERSONAL_DATA_KEYS = ["khoa-moi"]
    with pytest.raises(CommandError, match="thiếu khóa cũ") as refusal:
        run()

    assert refusal.value.returncode == 2
    assert Person.objects.get(pk=person.pk).citizen_id_sealed == person.citizen_id_sealed


def test_a_thousand_in_batches(settings, monkeypatch):
    monkeypatch.setattr("units.actions.resealing.BATCH", 2)
    for last in range(5):
        numbered(f"04808500123{last}")

    assert run().startswith("Đã mã hóa lại số định danh của 5 người")
