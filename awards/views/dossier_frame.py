"""What every page of a dossier needs: the row for this reader, the rights, the time left, the way here."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.urls import reverse

from awards.choices import UNSETTLED, WITH_UNIT, DossierState, ReturnState
from awards.facts.quotas import in_use, quotas_of
from awards.models import Dossier
from awards.policies.completeness import lacks_of
from awards.policies.dossiers import DossierPolicy
from awards.policies.wording import counted
from awards.views.standings import standings_of
from campaigns.choices import DeadlineKind
from campaigns.models import Deadline
from thiduakt.base.clock import end_of, today, working_days_between
from units.choices import UNIT_ROLES


def dossier_of(request, pk) -> Dossier:
    """The dossier as this reader may see it, or 404."""
    rows = Dossier.objects.visible_to(request.actor).select_related("unit", "carried_by", "round", "taken_by__user")
    return get_object_or_404(rows, pk=pk)


def key_of(request) -> UUID | None:
    """The key of the form, so that a second press does nothing twice; None when it is missing or broken."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def words_of(error: ValidationError) -> list[str]:
    """The sentences of an act's refusal, whatever field they hang on."""
    return list(error.messages)


CONCLUDED = frozenset({DossierState.APPRAISED, DossierState.DECIDED, DossierState.ARCHIVED, DossierState.REJECTED})


@dataclass(frozen=True, slots=True)
class Due:
    """Until when the unit has to act."""

    at: datetime
    days: int
    label: str


class Desk:
    """One dossier on one reader's desk; reads lazily and each thing once."""

    def __init__(self, request, pk):
        self.request, self.actor, self.on = request, request.actor, today()
        self.dossier = dossier_of(request, pk)
        self.policy = DossierPolicy(self.actor, self.dossier)

    @property
    def is_unit(self) -> bool:
        """Whether the reader belongs to the unit: then the Board has no names."""
        return self.actor.role in UNIT_ROLES

    @cached_property
    def nominees(self) -> list:
        return list(self.dossier.nominees.standing().for_list().order_by("position", "pk"))

    @cached_property
    def attachments(self) -> list:
        return list(self.dossier.attachments.select_related("file", "nominee"))

    @cached_property
    def standings(self) -> dict:
        return standings_of(self.dossier, self.nominees, self.on)

    @cached_property
    def limits(self) -> list:
        """Every quota on the awards of the round, as it stands for the unit."""
        return quotas_of(self.dossier, self.on)

    @property
    def quotas(self) -> list:
        """Those with something to show."""
        return in_use(self.limits)

    @cached_property
    def lacks(self) -> list:
        return lacks_of(self.dossier, self.nominees, self.attachments, self.on)

    @cached_property
    def items(self) -> list:
        """What was asked for; the unit sees an open one only once the dossier is back."""
        rows = self.dossier.return_items.select_related("nominee")
        if self.is_unit and self.dossier.state != DossierState.RETURNED:
            rows = rows.exclude(state=ReturnState.OPEN)
        return list(rows)

    @property
    def files(self) -> list[dict]:
        """All attachments, to be listed."""
        return file_lines(self.attachments)

    @property
    def shows_results(self) -> bool:
        """Verdicts are the Board's own until the dossier is concluded."""
        return self.dossier.state in CONCLUDED or (not self.is_unit and bool(self.dossier.version))

    @property
    def open_items(self) -> list:
        return [item for item in self.items if item.state == ReturnState.OPEN]

    @cached_property
    def counted(self) -> str:
        """How many people, collectives and households: “14 cá nhân, 3 tập thể”."""
        return counted(Counter(nominee.group for nominee in self.nominees))

    @cached_property
    def due(self) -> Due | None:
        """The deadline of the unit's present work; None when it lies with others."""
        unsettled = [item.due_on for item in self.items if item.state in UNSETTLED]
        if self.dossier.state == DossierState.RETURNED and unsettled:
            return self._due(end_of(min(unsettled)), "Hạn bổ sung")
        if self.dossier.state not in WITH_UNIT or self.dossier.is_left_over:
            return None
        return self._due(_deadline(self.dossier), "Hạn nộp")

    @cached_property
    def crumbs(self) -> dict:
        return {"list_url": reverse("awards:dossiers"), "home_url": self.dossier.get_absolute_url()}

    def context(self, **more) -> dict:
        """What the shared parts of dossier pages print."""
        return {
            "desk": self,
            "dossier": self.dossier,
            "may_write": self.policy.can_write(),
            "shows_names": not self.is_unit,
            **self.crumbs,
            **more,
        }

    def _due(self, at: datetime, label: str) -> Due:
        return Due(at, working_days_between(self.on, _day(at)), label)


def file_lines(attachments) -> list[dict]:
    """Attachments as components/file_list.html prints them."""
    return [
        {
            "name": attachment.file.name,
            "url": attachment.get_absolute_url(),
            "size": attachment.file.size,
            "note": _said_of(attachment),
        }
        for attachment in attachments
    ]


def _said_of(attachment) -> str:
    kind = attachment.get_kind_display()
    return f"{kind}, {attachment.nominee.name}" if attachment.nominee else kind


def _deadline(dossier: Dossier) -> datetime:
    """The deadline assigned to the unit for this round, else the end of the round."""
    rows = Deadline.objects.filter(round=dossier.round, kind=DeadlineKind.NOMINATIONS, assignments__unit=dossier.unit)
    deadline = rows.order_by("due_on").first()
    return deadline.due_at if deadline else dossier.round.closes_at


def _day(at: datetime) -> date:
    return at.date()
