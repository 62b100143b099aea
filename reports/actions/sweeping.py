"""One look at all work that waits in rows; the queue may be lost at any time, the rows are not."""

from time import monotonic

from django.utils import timezone

from reports.actions.reminders import cancel_stale_reminders
from reports.actions.renderings import run_next_rendering
from thiduakt.base.clock import today
from thiduakt.base.jobs import wake
from units.actions.departures import close_departed
from units.actions.imports.retention import remove_old_lists
from units.actions.imports.working import run_next_import
from units.actions.letters import send_waiting_letters

LONGEST = 60
"""Seconds after which a sweep takes no further work and calls for another sweep."""


def sweep_all(*, longest: float = LONGEST) -> int:
    """Shut out who left, send letters, let old files go, take in lists and make papers one by one.

    Returns how many papers and lists.
    """
    close_departed(on=today(), now=timezone.now())
    cancel_stale_reminders()
    remove_old_lists()
    send_waiting_letters()
    begun, made = monotonic(), 0
    while run_next_import() or run_next_rendering():
        made += 1
        if monotonic() - begun > longest:
            wake()
            break
    return made
