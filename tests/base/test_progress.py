"""What long work tells of itself beside the database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from thiduakt.base import progress
from thiduakt.base.progress import Meter, told

KEY = "viec-dai"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "progress"


def test_nothing_is_told_before_and_after_the_work(store):
    assert told(KEY) is None
    with Meter(KEY, 10):
        assert told(KEY).percent == 0
    assert (told(KEY), list(store.iterdir())) == (None, [])


def test_the_share_done_is_told_and_the_end_is_not(monkeypatch):
    monkeypatch.setattr(progress, "EVERY", 0)
    seen = []
    with Meter(KEY, 4) as meter:
        for _ in range(4):
            meter.advance(1)
            seen.append(told(KEY).percent)

    assert seen == [25, 50, 75, 99]


def test_it_is_told_now_and_then_only():
    with Meter(KEY, 4) as meter:
        meter.advance(2)

        assert told(KEY).percent == 0


def test_when_it_was_told_is_known():
    with Meter(KEY, 1):
        assert timezone.now() - told(KEY).at < timedelta(minutes=1)


def test_nothing_to_do_is_no_division_by_nothing():
    with Meter(KEY, 0) as meter:
        meter.advance(0)

        assert told(KEY).percent == 0


def test_a_store_that_cannot_be_written_stops_no_work(settings, tmp_path, caplog):
    (tmp_path / "taken").write_text("no folder")
    settings.MEDIA_ROOT = tmp_path / "taken"
    meter = Meter(KEY, 1)
    meter.advance(1)

    assert (meter.done, "Không ghi được tiến độ" in caplog.text) == (1, True)
