"""Doors for the worker: each task is one call, safe to run twice, or twice at once."""

from celery import shared_task

from awards.actions.counts import fold_counts


@shared_task(name="awards.fold_counts", soft_time_limit=270, time_limit=300)
def fold() -> None:
    """Many small rows of the register's counts become few."""
    fold_counts()
