"""The worker's application. Rows are the truth; a message only says "look at your rows"."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thiduakt.settings.dev")

app = Celery("thiduakt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
