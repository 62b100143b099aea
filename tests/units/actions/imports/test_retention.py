"""The file of a list goes when its time is over, and no citizen id stays readable."""

import json
import os
from datetime import timedelta

import pytest
from django.core import serializers
from django.urls import reverse
from django.utils import timezone

from reports.actions.sweeping import sweep_all
from tests.factories.imports import applied, checked, make_rooms, opened
from tests.factories.lists import FULL, PLAIN, book
from thiduakt.base import files
from thiduakt.base.files import path_of
from units.actions.imports.opening import ask_to_undo, cancel_import
from units.actions.imports.retention import GRACE, remove_old_lists
from units.actions.imports.working import run_next_import
from units.choices import ImportStage
from units.models import ImportBatch, ImportRow, ImportStep, Person, StoredFile

pytestmark = pytest.mark.django_db
NUMBER = "001185012345"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.IMPORT_FILE_DAYS = 30


@pytest.fixture
def rooms(unit):
    return make_rooms(unit)


def listed(*more) -> bytes:
    """The four people, the first with a number."""
    rows = [(*row, NUMBER if place == 0 else None) for place, row in enumerate([*FULL, *more])]
    return book(("DS", [(*PLAIN, "Số CCCD"), *rows]))


def aged(batch: ImportBatch, **ago) -> ImportBatch:
    """As if all of it had happened so long ago."""
    moment = timezone.now() - timedelta(**ago)
    ImportBatch.objects.filter(pk=batch.pk).update(created_at=moment)
    ImportBatch.objects.filter(pk=batch.pk, finished_at__isnull=False).update(finished_at=moment)
    os.utime(path_of(batch.file.sha256), (moment.timestamp(), moment.timestamp()))
    batch.refresh_from_db()
    return batch


def is_kept(batch: ImportBatch) -> tuple[bool, bool]:
    """Whether the row says so, and whether the content is there."""
    return StoredFile.objects.get(pk=batch.file_id).removed_at is None, path_of(batch.file.sha256).exists()


@pytest.mark.parametrize(("days", "kept"), [(29, True), (31, False)])
def test_a_written_list_keeps_its_file_for_thirty_days(unit, rooms, unit_officer, days, kept):
    batch = aged(applied(listed(), unit=unit, actor=unit_officer), days=days)
    sweep_all()
    sweep_all()

    assert is_kept(batch) == (kept, kept)
    removals = ImportStep.objects.filter(batch=batch, move="remove")
    assert list(removals.values_list("job", "note")) == (
        [] if kept else [("dọn tệp danh sách", batch.file.sha256[:12])]
    )
    assert (batch.rows.count(), Person.objects.count()) == (4, 4)


def test_it_is_still_undone_afterwards(unit, rooms, unit_officer):
    batch = aged(applied(listed(), unit=unit, actor=unit_officer), days=31)
    remove_old_lists()
    ask_to_undo(batch=batch, actor=unit_officer)
    run_next_import()

    assert Person.objects.count() == 0


def test_a_dropped_list_goes_at_once_but_for_a_moment_of_grace(unit, rooms, unit_officer):
    batch = checked(listed(), unit=unit, actor=unit_officer)
    cancel_import(batch=batch, actor=unit_officer)
    remove_old_lists()
    assert is_kept(batch) == (True, True)
    aged(batch, seconds=GRACE.total_seconds() + 1)
    remove_old_lists()

    assert is_kept(batch) == (False, False)


def test_a_list_nobody_goes_on_with_is_dropped(unit, rooms, unit_officer):
    batch = aged(checked(listed(), unit=unit, actor=unit_officer), days=31)
    remove_old_lists()
    batch.refresh_from_db()

    assert (batch.stage, batch.rows.count(), is_kept(batch)) == (ImportStage.CANCELLED, 0, (False, False))
    assert list(batch.steps.order_by("pk").values_list("move", flat=True)) == [
        "open",
        "map",
        "work",
        "cancel",
        "remove",
    ]


def test_the_same_content_stays_for_another_list(unit, rooms, unit_officer, unit_head):
    old = aged(applied(listed(), unit=unit, actor=unit_officer), days=31)
    new = opened(listed(), unit=unit, actor=unit_head)
    os.utime(path_of(new.file.sha256), (0, 0))
    remove_old_lists()
    assert (is_kept(old), is_kept(new)) == ((False, True), (True, True))
    aged(new, days=31)
    remove_old_lists()

    assert is_kept(new) == (False, False)


def test_content_kept_anew_this_minute_is_not_removed(unit, rooms, unit_officer):
    """Somebody sends the same file in a transaction that is not committed yet: only the file itself tells."""
    batch = aged(applied(listed(), unit=unit, actor=unit_officer), days=31)
    files.keep(listed_again := files.read(batch.file.sha256))
    remove_old_lists()

    assert is_kept(batch) == (True, True)
    assert files.read(batch.file.sha256) == listed_again


@pytest.mark.parametrize("column", PLAIN[1:])
def test_no_number_stands_in_clear_in_any_row(unit, rooms, unit_officer, column):
    """Not even when it was typed into the wrong column and the finding quotes the cell."""
    wrong = tuple(
        f"{NUMBER[:4]} {NUMBER[4:]}" if heading == column else cell
        for heading, cell in zip(PLAIN, FULL[1], strict=True)
    )
    checked(listed(wrong), unit=unit, actor=unit_officer)
    rows = json.loads(serializers.serialize("json", ImportRow.objects.all()))

    assert NUMBER[4:] not in json.dumps(rows, ensure_ascii=False)


def test_the_page_says_until_when_and_what_remains(login, unit, rooms, unit_officer):
    batch = applied(listed(), unit=unit, actor=unit_officer)
    address, client = reverse("units:import", args=[batch.pk]), login(unit_officer)
    assert "Nội dung tệp được giữ đến" in client.get(address).text
    aged(batch, days=31)
    remove_old_lists()

    html = client.get(address).text
    assert "Nội dung tệp đã được xóa khỏi kho" in html
    assert batch.file.sha256[:12] in html
