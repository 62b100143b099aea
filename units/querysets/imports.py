"""Which imports are whose."""

from django.db.models import Q
from django.db.models.functions import Coalesce

from thiduakt.base.jobs import JobQuerySet, JobState
from units.choices import IMPORTERS, JUDGES, ImportKind, ImportStage, Role
from units.listings import LISTINGS


class ImportBatchQuerySet(JobQuerySet):
    """Imports as rows of work and as a list to look at."""

    def file_due(self, now, kept_for):
        """Those whose file is still there and has been kept for long enough; of dropped ones at once."""
        resting = self.filter(file__removed_at=None, state__in=[JobState.DONE, JobState.FAILED])
        kept = [code for code, each in LISTINGS.items() if each.keeps_file]
        resting = resting.exclude(stage=ImportStage.DONE, kind__in=kept)
        over = resting.alias(last=Coalesce("finished_at", "created_at"))
        return over.filter(Q(stage=ImportStage.CANCELLED) | Q(last__lte=now - kept_for))

    def visible_to(self, actor):
        """Offices see all; those who keep the people of a unit see its own and those of the units below.

        Lists of discipline and holds are for those who enter such.
        """
        if actor is None:
            return self.none()
        rows = self.defer("trace")
        taken = {code for code, each in LISTINGS.items() if actor.role in each.roles}
        if actor.role not in IMPORTERS:
            return rows.filter(kind__in=taken) if taken else self.none()
        rows = rows.exclude(kind__in=LISTINGS.keys() - taken)
        if actor.role not in JUDGES:
            rows = rows.exclude(kind=ImportKind.JUDGEMENTS)
        if actor.sees_all or actor.role == Role.SYSTEM_OFFICER:
            return rows
        return rows.filter(unit__path__startswith=actor.unit.path)
