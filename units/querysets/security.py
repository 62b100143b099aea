"""The questions about signing in."""

from django.db import models
from django.db.models import Q


class SignInQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """A person's own."""
        return self.filter(user=actor.user_id)

    def of(self, user):
        """The same for who holds no post."""
        return self.filter(user=user)

    def open(self, *, since):
        """Whose session still lives: not ended, and seen at or after `since`."""
        return self.filter(result="in", ended_at=None, seen_at__gte=since).exclude(Q(session_key=None))
