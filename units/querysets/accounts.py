"""The questions a manager of accounts asks."""

from datetime import date, timedelta

from django.contrib.auth.models import UserManager
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from thiduakt.base.text import search_key
from units.choices import Role
from units.querysets import in_force

SOON = timedelta(days=30)


class AccountQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """All for the system officer, those of unit heads for the Board, those of the own unit for its head."""
        if actor is None or actor.role not in (Role.SYSTEM_OFFICER, Role.REVIEWER, Role.UNIT_HEAD):
            return self.none()
        if actor.role == Role.SYSTEM_OFFICER:
            return self
        if actor.role == Role.REVIEWER:
            return self._with_post(Q(role=Role.UNIT_HEAD))
        return self._with_post(Q(unit__path__startswith=actor.unit.path))

    def search(self, words):
        """Accounts whose name or login holds all the words, with or without marks."""
        found = self
        for word in search_key(words).split():
            found = found.filter(search_key__contains=word)
        return found

    def holding(self, role: str):
        """Accounts that hold or held the role."""
        return self._with_post(Q(role=role))

    def with_rights(self, on: date):
        """Accounts with a post in force on the day."""
        return self.filter(is_active=True).filter(self._posts(in_force(on) & ~Q(unit__ended_on__lt=on)))

    def ending_soon(self, on: date):
        """Accounts of which a post ends within a month."""
        return self._with_post(in_force(on) & Q(ends_on__lte=on + SOON))

    def never_signed_in(self):
        """Nobody has used these yet."""
        return self.filter(is_active=True, last_login=None)

    def not_yet_come(self, now):
        """Nobody has used these yet, and no invitation opens them any more."""
        invitation = self.model._meta.get_field("invitations").related_model
        open_ = invitation.objects.filter(used_at=None, revoked_at=None, expires_at__gt=now, user=OuterRef("pk"))
        used = invitation.objects.filter(used_at__isnull=False, user=OuterRef("pk"))
        return self.never_signed_in().exclude(Exists(open_)).exclude(Exists(used))

    def locked(self):
        """Closed by hand."""
        return self.filter(is_active=False)

    def without_post(self, on: date):
        """Open accounts that can do nothing, neither today nor later."""
        coming = Q(ends_on=None) | Q(ends_on__gte=on)
        return self.filter(is_active=True).exclude(self._posts(coming & ~Q(unit__ended_on__lt=on)))

    def for_list(self, on: date):
        """With `current`, the posts that are not over, and `waiting`, the invitation that was not used."""
        post = self.model._meta.get_field("posts").related_model
        invitation = self.model._meta.get_field("invitations").related_model
        current = post.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on)).select_related("unit", "stands_in_for")
        waiting = invitation.objects.filter(used_at=None, revoked_at=None)
        return self.prefetch_related(
            Prefetch("posts", current.order_by("starts_on", "pk"), to_attr="current"),
            Prefetch("invitations", waiting, to_attr="waiting"),
        )

    def _with_post(self, condition: Q):
        return self.filter(self._posts(condition))

    def _posts(self, condition: Q) -> Exists:
        posts = self.model._meta.get_field("posts").related_model._base_manager
        return Exists(posts.filter(condition, user=OuterRef("pk")))


class AccountManager(UserManager.from_queryset(AccountQuerySet)):
    """Makes accounts and finds them."""
