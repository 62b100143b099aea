"""Doors for the worker: each task is one call; all are safe to run twice, or twice at once."""

from celery import shared_task

from reports.actions.reminders import send_reminders
from reports.actions.sweeping import sweep_all
from thiduakt.base.clock import today


@shared_task(name="reports.sweep", soft_time_limit=270, time_limit=300)
def sweep() -> None:
    """Look at the rows that wait: letters and papers."""
    sweep_all()


@shared_task(name="reports.remind", soft_time_limit=270, time_limit=300)
def remind() -> None:
    """Post the reminders of today; those already posted stay as they are."""
    send_reminders(on=today())
