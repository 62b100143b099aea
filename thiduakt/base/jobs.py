"""Background work as rows: taken by a lease, tried again when a worker dies, never lost with the queue."""

import logging
from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 3
SWEEP = "reports.sweep"


class JobState(models.TextChoices):
    QUEUED = "queued", "đang chờ"
    RUNNING = "running", "đang làm"
    DONE = "done", "xong"
    FAILED = "failed", "không làm được"


class JobQuerySet(models.QuerySet):
    """The questions workers ask about their rows."""

    def due(self, now):
        """Queued rows whose time has come, and running ones whose worker is gone."""
        waiting = Q(state=JobState.QUEUED) & (Q(not_before=None) | Q(not_before__lte=now))
        return self.filter(waiting | Q(state=JobState.RUNNING, lease_until__lt=now))

    def waiting_since(self, moment):
        """Rows nobody has taken since `moment`, and those whose worker died before: nobody works, or not enough.

        What is given to the workers long after it was made says so in `not_before`.
        """
        untaken = Q(state=JobState.QUEUED, attempt=0, since__lt=moment)
        deserted = Q(state=JobState.RUNNING, lease_until__lt=moment)
        return self.alias(since=Coalesce("not_before", "created_at")).filter(untaken | deserted)

    def claim_next(self, now, lease=timedelta(minutes=3)):
        """Take the oldest due row by a conditional update; None when none is due or others were quicker."""
        for pk in self.due(now).order_by("created_at", "pk").values_list("pk", flat=True)[:5]:
            taken = (
                self.due(now)
                .filter(pk=pk)
                .update(state=JobState.RUNNING, attempt=F("attempt") + 1, lease_until=now + lease)
            )
            if taken:
                return self.get(pk=pk)
        return None


class Job(models.Model):
    """A piece of background work; subclasses say what on."""

    state = models.CharField("trạng thái", max_length=10, choices=JobState, default=JobState.QUEUED)
    attempt = models.PositiveSmallIntegerField("lần thử", default=0)
    lease_until = models.DateTimeField("giữ đến", null=True, blank=True)
    not_before = models.DateTimeField("không sớm hơn", null=True, blank=True)
    progress = models.PositiveSmallIntegerField("tiến độ (%)", default=0)
    error = models.TextField("lỗi", blank=True)
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    finished_at = models.DateTimeField("xong lúc", null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        abstract = True

    def failed(self, error: str, *, now=None) -> None:
        """Put the row back for another try, later each time; give up after MAX_ATTEMPTS."""
        now = now or timezone.now()
        self.error = error
        if self.attempt >= MAX_ATTEMPTS:
            self.state, self.finished_at = JobState.FAILED, now
        else:
            self.state, self.not_before = JobState.QUEUED, now + timedelta(seconds=10 * self.attempt)
        self.lease_until = None
        self.save()


def work_waits(moment) -> bool:
    """Whether work of any kind lies untaken since `moment`: one query, however many kinds there are."""
    first, *others = [kind.objects.waiting_since(moment).order_by().values("state") for kind in Job.__subclasses__()]
    return first.union(*others, all=True).exists()


def wake() -> None:
    """Tell the workers to look at their rows. A dead queue is no error: the sweep finds the rows later."""
    if not settings.WAKE_WORKER:
        return
    try:
        current_app.send_task(SWEEP, retry=False, expires=60)
    except (OperationalError, OSError) as error:
        log.warning("Không gọi được việc nền (%s); lượt quét sau sẽ làm.", error)
