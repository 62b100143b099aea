"""The questions the office asks about blocs."""

from django.db import models
from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from units.choices import OFFICE_ROLES, BlocDocumentKind, BlocRole, DivisionState
from units.querysets import below


class DivisionQuerySet(models.QuerySet):
    def in_force(self):
        """Issued here, or recorded from a paper issued elsewhere."""
        return self.exclude(state=DivisionState.DRAFT)

    def visible_to(self, actor):
        """Everybody with a post reads what is in force; offices see drafts too (those of a unit: its own)."""
        if actor.role not in OFFICE_ROLES:
            return self.in_force()
        own = below(actor, "issuer") | below(actor, "created_by__unit")
        return self if actor.sees_all else self.filter(~Q(state=DivisionState.DRAFT) | own)


class BlocQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Blocs of the divisions one may see."""
        divisions = self.model._meta.get_field("division").related_model.objects
        return self.filter(division__in=divisions.visible_to(actor))

    def with_progress(self):
        """`member_count`, and `signed_count` of those who have signed the pledge."""
        members = self.model._meta.get_field("members").related_model.objects
        signed = members.filter(signature__isnull=False)
        return self.annotate(member_count=_number_of(members), signed_count=_number_of(signed))


class BlocMemberQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Places in the blocs one may see."""
        blocs = self.model._meta.get_field("bloc").related_model.objects
        return self.filter(bloc__in=blocs.visible_to(actor))

    def waiting_to_sign(self):
        """Places in blocs whose pledge stands, and that have not signed it."""
        pledged = {"bloc__documents__kind": BlocDocumentKind.PLEDGE, "bloc__documents__withdrawn_at": None}
        return self.filter(signature=None, **pledged)

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
