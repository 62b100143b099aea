"""Several people doing the same thing at the same moment, against a database that lets them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

ON_POSTGRESQL = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"),
        reason="SQLite lets one writer in at a time: races need PostgreSQL (DATABASE_URL)",
    ),
]


class Meeting:
    """A point where all wait for each other. Who is kept away by a lock is not waited for long."""

    def __init__(self, parties: int, patience: float = 0.5):
        self._barrier, self._patience = Barrier(parties), patience

    def wait(self) -> None:
        with suppress(BrokenBarrierError):
            self._barrier.wait(self._patience)

    def before(self, function: Callable) -> Callable:
        """The function, with everybody gathered in front of it."""

        def gathered(*args, **kwargs):
            self.wait()
            return function(*args, **kwargs)

        return gathered


def at_once(*works: Callable[[], object]) -> list:
    """Results in the order of the works; an error raised by one stands in the place of its result."""
    start = Barrier(len(works))

    def run(work):
        try:
            start.wait()
            return work()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def without_locks(monkeypatch) -> None:
    """The negative control: rows are read, but not held."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, **_: self)
