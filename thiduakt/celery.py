"""The worker's application. Rows are the truth; a message only says "look at your rows"."""

import os
import signal

from celery import Celery
from celery.signals import worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thiduakt.settings.dev")

app = Celery("thiduakt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def leave_stopping_to_the_parent(**_):
    """A process manager signals the whole group; the parent lets each child finish its row, then ends it."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
