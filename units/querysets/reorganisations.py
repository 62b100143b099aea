"""The questions the office asks about reorganisations."""

from django.db import models

from units.choices import ReorganisationState, Role


class ReorganisationQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Those who draft see all; everybody else what has been applied. The trace of applying stays in the table."""
        rows = self.defer("trace")
        drafts = actor.role == Role.SYSTEM_OFFICER or (actor.role == Role.OFFICE_OFFICER and actor.sees_all)
        return rows if drafts else rows.filter(state=ReorganisationState.APPLIED)
