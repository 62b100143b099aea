"""The questions the office asks about plans, obligations and registrations."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from campaigns.choices import HANDED_IN, PlanState
from campaigns.obligations import fulfilment
from thiduakt.base.text import search_key
from units.choices import OFFICE_ROLES, Role
from units.querysets import below


class PlanQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Offices see all plans (those of a unit: its own drafts); units see what has been issued."""
        if actor.sees_all:
            return self
        issued = ~Q(state=PlanState.DRAFT) & Q(number__isnull=False)
        own = below(actor, "issuer") | below(actor, "created_by__unit")
        return self.filter(issued | own if actor.role in OFFICE_ROLES else issued)

    def in_force(self):
        return self.filter(state=PlanState.ISSUED)

    def asking(self, unit):
        """Plans in force that the unit carries: it has targets of theirs or owes a registration."""
        carries = Q(targets__assignments__unit=unit) | Q(
            deadlines__kind="registration", deadlines__assignments__unit=unit
        )
        return self.in_force().filter(carries).distinct()

    def search(self, words):
        for word in search_key(words).split():
            self = self.filter(search_key__contains=word)
        return self

    def for_list(self):
        """All that a row shows."""
        return self.select_related("issuer").annotate(
            target_count=Count("targets", filter=Q(targets__parent=None), distinct=True),
            deadline_count=Count("deadlines", distinct=True),
        )


class ObligationQuerySet(models.QuerySet):
    """Deadline assignments, seen as work owed."""

    def live(self):
        """Of plans in force and of rounds of their own; a unit owes nothing that falls due after its end."""
        rows = self.exclude(unit__ended_on__lt=F("deadline__due_on"))
        return rows.filter(Q(deadline__plan=None) | Q(deadline__plan__state=PlanState.ISSUED))

    def with_state(self):
        """Annotates `is_met`: whether the unit has handed in what this deadline asks."""
        return self.annotate(is_met=fulfilment())

    def owed(self):
        return self.live().with_state().filter(is_met=False)

    def of_unit(self, unit):
        return self.filter(unit=unit)

    def visible_to(self, actor):
        return _of_units(self, actor)

    def for_list(self):
        rows = self.select_related("deadline", "deadline__plan", "deadline__round", "deadline__receiver", "unit")
        return rows.order_by("deadline__due_on", "deadline_id", "pk")


class RegistrationQuerySet(models.QuerySet):
    def for_list(self):
        """All that a row shows."""
        return self.select_related("plan", "plan__issuer", "unit")

    def visible_to(self, actor):
        return _of_units(self, actor)

    def handed_in(self):
        return self.filter(state__in=HANDED_IN)


class DeadlineQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Offices see all deadlines (those of a unit: its own and below); a unit sees those it owes or receives."""
        if actor.sees_all:
            return self
        mine = Q(assignments__unit=actor.unit_id) | Q(receiver=actor.unit_id)
        if actor.role in OFFICE_ROLES:
            mine |= below(actor, "assignments__unit") | below(actor, "receiver")
        shown = Q(plan=None) | ~Q(plan__state=PlanState.DRAFT)
        return self.filter(mine, shown).distinct()

    def with_progress(self):
        """Annotates how many units owe it (`owing`) and how many of them have handed in (`done`)."""
        rows = self.model._meta.get_field("assignments").related_model.objects
        here = rows.filter(deadline=OuterRef("pk")).order_by().values("deadline")
        counted = here.annotate(n=Count("pk")).values("n")
        met = rows.with_state().filter(is_met=True, deadline=OuterRef("pk")).order_by().values("deadline")
        return self.annotate(
            owing=Coalesce(Subquery(counted), 0),
            done=Coalesce(Subquery(met.annotate(n=Count("pk")).values("n")), 0),
        )


class ReportQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Offices see what was submitted; a unit sees its own and what was submitted to it."""
        if actor.role in OFFICE_ROLES:
            submitted = self.filter(state="submitted")
            near = below(actor) | below(actor, "deadline__receiver")
            return submitted if actor.sees_all else submitted.filter(near)
        return self.filter(Q(unit=actor.unit_id) | Q(state="submitted", deadline__receiver=actor.unit_id))


class RoundQuerySet(models.QuerySet):
    def open_on(self, day):
        """Rounds that take dossiers on the day."""
        return self.filter(opens_on__lte=day, closes_on__gte=day)

    def visible_to(self, actor):
        return self if actor else self.none()


class IntakeQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Texts under review belong to the office officers of the same unit."""
        if actor.role != Role.OFFICE_OFFICER:
            return self.none()
        return self.filter(created_by__unit=actor.unit_id)


def _of_units(rows, actor):
    """All rows for the offices of the province, those below for an office of a unit, a unit's own for the others."""
    if actor.sees_all:
        return rows
    return rows.filter(below(actor) if actor.role in OFFICE_ROLES else Q(unit=actor.unit_id))


def handed_in_registration(registrations):
    """Exists() over DeadlineAssignment rows: the unit has handed in the plan's registration."""
    return Exists(registrations.filter(plan=OuterRef("deadline__plan"), unit=OuterRef("unit"), state__in=HANDED_IN))


def handed_in_report(reports):
    """Exists() over DeadlineAssignment rows: the unit has submitted a report for the deadline."""
    return Exists(reports.filter(deadline=OuterRef("deadline"), unit=OuterRef("unit"), state="submitted"))
