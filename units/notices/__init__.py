"""A notice says what is told and to whom; posting is one row per reader and channel."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from units.choices import Channel
from units.models import Letter, Post, User


class Notice:
    """A thing told to people. Subclasses give subject, template, key, link and readers; never how it is sent."""

    template: str
    channels = (Channel.APP, Channel.EMAIL)

    def __init__(self, about):
        self.about = about

    def subject(self) -> str:
        raise NotImplementedError

    def key(self) -> str:
        """What makes this notice the same notice: it is never posted twice to one reader."""
        raise NotImplementedError

    def link(self) -> str:
        return self.about.get_absolute_url()

    def recipients(self) -> Iterable[User]:
        raise NotImplementedError

    def body(self) -> str:
        return render_to_string(self.template, {"about": self.about, "notice": self})

    def post(self) -> int:
        """Drop a letter in each tray, in the caller's transaction; no mail is sent here. Returns how many."""
        return post_all([self])

    def letters(self) -> list[Letter]:
        """A letter for each reader and channel, not yet posted."""
        subject, body, link = self.subject()[:200], self.body(), self.link()
        return [
            Letter(
                key=f"{self.key()}:{user.pk.hex}:{channel}",
                to=user,
                channel=channel,
                subject=subject,
                body=body,
                link=link,
            )
            for user in self.recipients()
            for channel in self.channels
            if channel == Channel.APP or user.email
        ]


def post_all(notices: Iterable[Notice]) -> int:
    """Post several notices at once. Returns how many letters there are."""
    letters = [letter for notice in notices for letter in notice.letters()]
    return len(Letter.objects.bulk_create(letters, ignore_conflicts=True, batch_size=500))


def holders(on, *roles, unit=None) -> Iterable[User]:
    """Users who hold one of the roles on the day, at the unit if one is given."""
    posts = Post.objects.in_force(on).holding(*roles)
    if unit is not None:
        posts = posts.filter(unit=unit)
    return User.objects.filter(pk__in=posts.values("user_id")).order_by("pk")
