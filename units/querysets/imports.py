"""Which imports are whose."""

from thiduakt.base.jobs import JobQuerySet
from units.choices import IMPORTERS, Role


class ImportBatchQuerySet(JobQuerySet):
    """Imports as rows of work and as a list to look at."""

    def visible_to(self, actor):
        """Offices see all; those who keep the people of a unit see its own and those of the units below."""
        if actor is None or actor.role not in IMPORTERS:
            return self.none()
        if actor.sees_all or actor.role == Role.SYSTEM_OFFICER:
            return self
        return self.filter(unit__path__startswith=actor.unit.path)
