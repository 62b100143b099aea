"""Letters to those who lead units that a reorganisation touches, when it is applied and when it is taken back."""

from collections import defaultdict
from uuid import UUID

from django.urls import reverse

from units.facts.tidings import Tidings
from units.models import ReorganisationStep, Unit, User
from units.notices import Notice, post_all


class ReorganisationApplied(Notice):
    """To those who lead the same units; `about` is the line in the journal of the act."""

    about: ReorganisationStep
    template = "notices/units_reorganisation_applied.txt"

    def __init__(self, about: ReorganisationStep, *, to: list[UUID], units: frozenset[UUID], told: dict):
        super().__init__(about)
        self.act, self.to, self.units = about.reorganisation, to, units
        self.tidings: list[Tidings] = [tidings for unit, tidings in told.items() if unit in units]

    def subject(self) -> str:
        return (
            f"{', '.join(each.name for each in self.tidings)}: sắp xếp đơn vị từ ngày {self.act.effective_on:%d/%m/%Y}"
        )

    def key(self) -> str:
        return f"reorganisation-step:{self.about.pk}"

    def link(self) -> str:
        return self.act.get_absolute_url()

    def recipients(self):
        return User.objects.filter(pk__in=self.to).order_by("pk")


class ReorganisationUndone(ReorganisationApplied):
    """What was applied no longer shows to units, so the letter leads to the unit itself."""

    template = "notices/units_reorganisation_undone.txt"

    def subject(self) -> str:
        return f"{', '.join(each.name for each in self.tidings)}: đã hoàn tác việc sắp xếp đơn vị"

    def link(self) -> str:
        unit = Unit.objects.filter(pk__in=self.units).order_by("path").first()
        return unit.get_absolute_url() if unit else reverse("units:units")


def tell_heads(kind: type[ReorganisationApplied], step: ReorganisationStep, told: dict, *led: dict) -> int:
    """One letter to everybody in `led` (user to units, as found before and after the act). Returns how many."""
    units: dict[UUID, frozenset] = defaultdict(frozenset)
    for found in led:
        for user, theirs in found.items():
            units[user] |= theirs
    together: dict[frozenset, list] = defaultdict(list)
    for user, theirs in units.items():
        together[theirs].append(user)
    return post_all(kind(step, to=users, units=theirs, told=told) for theirs, users in together.items())
