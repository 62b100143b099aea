"""The questions the office asks about blocs."""

from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from units.choices import IN_FORCE, OFFICE_ROLES, BlocDocumentKind, BlocRole, DivisionState
from units.querysets import below


class DivisionQuerySet(models.QuerySet):
    def in_force(self):
        """Issued here, or recorded from a paper issued elsewhere."""
        return self.filter(state__in=IN_FORCE)

    def standing(self):
        """Those not dropped."""
        return self.exclude(state=DivisionState.DROPPED)

    def visible_to(self, actor):
        """Everybody with a post reads what is in force; offices see drafts too (those of a unit: its own)."""
        if actor.role not in OFFICE_ROLES:
            return self.in_force()
        own = below(actor, "issuer") | below(actor, "created_by__unit")
        return self if actor.sees_all else self.filter(Q(state__in=IN_FORCE) | own)


class AmendmentQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """As of divisions: everybody reads what is in force, offices the drafts of the divisions they see."""
        divisions = self.model._meta.get_field("division").related_model.objects.visible_to(actor)
        seen = self.filter(division__in=divisions)
        return seen if actor.role in OFFICE_ROLES else seen.filter(state__in=IN_FORCE)

    def standing(self):
        """Those not dropped."""
        return self.exclude(state=DivisionState.DROPPED)


class BlocQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Blocs of the divisions one may see."""
        divisions = self.model._meta.get_field("division").related_model.objects
        return self.filter(division__in=divisions.visible_to(actor))

    def with_progress(self, on):
        """`member_count` on the day, and `signed_count` of those who have signed the pledge."""
        members = self.model._meta.get_field("members").related_model.objects.on(on)
        return self.annotate(member_count=_number_of(members), signed_count=_number_of(members.having_signed()))


class BlocMemberQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Places in the blocs one may see."""
        blocs = self.model._meta.get_field("bloc").related_model.objects
        return self.filter(bloc__in=blocs.visible_to(actor))

    def on(self, day):
        """Places that hold on the day."""
        begun, lasting = Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day)
        return self.filter(begun, lasting)

    def lasting(self):
        """Places without a last day: one of a unit in a year and kind."""
        return self.filter(ends_on=None)

    def having_signed(self):
        """Those whose unit has signed in the bloc, maybe in another role before."""
        return self.filter(self._signatures())

    def not_having_signed(self):
        return self.exclude(self._signatures())

    def waiting_to_sign(self, on):
        """Places of the day in blocs whose pledge stands, and that have not signed it."""
        pledged = {"bloc__documents__kind": BlocDocumentKind.PLEDGE, "bloc__documents__withdrawn_at": None}
        return self.on(on).not_having_signed().filter(**pledged)

    def _signatures(self) -> Exists:
        signature = self.model._meta.get_field("signature").related_model
        same = {"member__bloc": OuterRef("bloc"), "member__unit": OuterRef("unit")}
        return Exists(signature.objects.filter(**same))

    def by_rank(self):
        """Head, deputies, then the others by name."""
        ranks = [When(role=role, then=Value(place)) for place, role in enumerate(BlocRole.values)]
        return self.order_by(Case(*ranks), "unit__name", "pk")


class BlocDocumentQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Papers of the blocs one may see."""
        blocs = self.model._meta.get_field("bloc").related_model.objects
        return self.filter(bloc__in=blocs.visible_to(actor))

    def standing(self):
        """Those not withdrawn."""
        return self.filter(withdrawn_at=None)


def _number_of(members):
    """How many of the members each bloc has."""
    per_bloc = members.filter(bloc=OuterRef("pk")).order_by().values("bloc").annotate(number=Count("pk"))
    return Coalesce(Subquery(per_bloc.values("number")), 0)
