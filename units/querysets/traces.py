"""The questions asked about who saw what is not for everybody's eyes."""

from django.db import models

from units.choices import Role


class SensitiveReadQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The system officer and officers of the province's offices watch over it; nobody else sees the journal."""
        watches = actor.role == Role.SYSTEM_OFFICER or (actor.role == Role.OFFICE_OFFICER and actor.sees_all)
        return self if watches else self.none()
