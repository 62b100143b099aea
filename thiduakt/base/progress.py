"""How far long work has come, told beside the database: what one transaction writes shows only at its end.

A small file among the stored files, which pages and workers share. Losing it loses a figure, no work.
"""

import logging
import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from django.conf import settings

log = logging.getLogger(__name__)

EVERY = 0.2
"""Seconds between two tellings."""
NEARLY = 99


@dataclass(frozen=True, slots=True)
class Told:
    """How far (0 to 99 percent: the end is said by the row), and when that was told."""

    percent: int
    at: datetime


class Meter:
    """Counts what is done of `total`; the file is written now and then, and goes with the work."""

    def __init__(self, key: str, total: int):
        self.key, self.total, self.done, self._next = key, max(total, 1), 0, 0.0

    def __enter__(self):
        self.advance(0)
        return self

    def __exit__(self, *_):
        _path(self.key).unlink(missing_ok=True)

    def advance(self, count: int) -> None:
        """Count some more. A full disk stops no work."""
        self.done += count
        if monotonic() < self._next:
            return
        self._next = monotonic() + EVERY
        try:
            _write(_path(self.key), str(min(NEARLY, 100 * self.done // self.total)))
        except OSError as error:
            log.warning("Không ghi được tiến độ (%s).", error)


def told(key: str) -> Told | None:
    """What was told last of the work; None when nothing was, or it has ended."""
    try:
        path = _path(key)
        return Told(int(path.read_text()), datetime.fromtimestamp(path.stat().st_mtime, UTC))
    except (OSError, ValueError):
        return None


def _path(key: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "progress" / key


def _write(path: Path, text: str) -> None:
    """Never half: who reads meanwhile sees the old figure or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w") as file:
        file.write(text)
    os.replace(temporary, path)
