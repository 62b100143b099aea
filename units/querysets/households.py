"""The questions the office asks about households."""

from django.db import models

from thiduakt.base.searching import Wanted, starts_words
from units.choices import Role
from units.querysets import below


class HouseholdQuerySet(models.QuerySet):
    def search(self, words):
        """Households whose head's name has all the words, with or without marks."""
        return starts_words(self, Wanted.typed(words).words)

    def visible_to(self, actor):
        """Offices of the province see all; a unit its own and those of the units below it."""
        return self if actor.sees_all or actor.role == Role.SYSTEM_OFFICER else self.filter(below(actor))

    def of_unit(self, unit):
        """Households of the unit and of those below it."""
        return self.filter(unit__path__startswith=unit.path)

    def followed(self, on):
        """Households still followed on the day."""
        return self.filter(models.Q(ended_on=None) | models.Q(ended_on__gt=on))
