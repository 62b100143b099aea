"""A long list is written in one transaction, and yet one sees how far it is."""

from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from time import sleep

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.imports import checked
from tests.factories.lists import PLAIN, book
from tests.units.actions.imports.test_faults import named
from thiduakt.base import progress
from thiduakt.base.jobs import JobState
from thiduakt.base.progress import Meter, told
from units.actions.imports.opening import ask_to_apply, ask_to_undo
from units.actions.imports.working import run_next_import
from units.choices import ImportStage
from units.models import ImportBatch, Person

pytestmark = pytest.mark.django_db
ROWS = 3000


@pytest.fixture
def batch(unit, unit_officer):
    rows = [(n + 1, named(n), "01/02/1985", "Nam", "Chuyên viên", None) for n in range(ROWS)]
    return checked(book(("DS", [PLAIN, *rows])), unit=unit, actor=unit_officer)


@contextmanager
def watched(key: str):
    """The percentages seen by somebody who looks in from outside, in order, each once."""
    seen, stop = [], Event()

    def look():
        while not stop.is_set():
            found = told(key)
            if found and found.percent not in seen:
                seen.append(found.percent)
            sleep(0.005)

    watcher = Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        stop.set()
        watcher.join()


def test_writing_and_undoing_show_a_moving_figure(batch, unit_officer, monkeypatch):
    monkeypatch.setattr(progress, "EVERY", 0)
    ask_to_apply(batch=batch, actor=unit_officer)
    with watched(str(batch.pk)) as writing:
        run_next_import()
    assert Person.objects.count() == ROWS
    ask_to_undo(batch=batch, actor=unit_officer)
    with watched(str(batch.pk)) as undoing:
        run_next_import()
    assert Person.objects.count() == 0

    for seen in (writing, undoing):
        assert seen == sorted(seen)
        assert len([percent for percent in seen if 0 < percent < 99]) >= 5
    assert told(str(batch.pk)) is None


def page(client, batch) -> str:
    return client.get(reverse("units:import", args=[batch.pk])).text


def test_the_page_shows_what_the_worker_tells(login, batch, unit_officer):
    ImportBatch.objects.update(stage=ImportStage.APPLYING, state=JobState.RUNNING, progress=0)
    with Meter(str(batch.pk), 10) as meter:
        meter._next = 0
        meter.advance(4)

        html = page(login(unit_officer), batch)
    assert '<progress max="100" value="40"' in html
    assert "Không thấy tiến thêm" not in html


def test_a_worker_that_tells_nothing_more_is_noticed(login, batch, unit_officer, monkeypatch):
    ImportBatch.objects.update(stage=ImportStage.APPLYING, state=JobState.RUNNING)
    with Meter(str(batch.pk), 10):
        later = timezone.now() + timedelta(minutes=2)
        monkeypatch.setattr("django.utils.timezone.now", lambda: later)

        assert "Không thấy tiến thêm" in page(login(unit_officer), batch)
