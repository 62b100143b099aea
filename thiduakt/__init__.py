"""The shell: settings, addresses, worker and work desk. It knows all storeys and decides nothing."""

from thiduakt.celery import app as celery_app

__all__ = ["celery_app"]
