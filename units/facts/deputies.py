"""Who stands in for whom: laid at the posts that a page shows, in one or two queries however many there are."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from units.models import Post


def with_deputies(posts: Iterable[Post], on: date) -> list[Post]:
    """The posts, each with `stand_ins`: those who hold or will hold it for a time, the first to begin first."""
    posts = list(posts)
    held = defaultdict(list)
    found = Post.objects.filter(stands_in_for__in=[post.pk for post in posts], ends_on__gte=on)
    for deputy in found.select_related("user", "unit").order_by("starts_on", "pk"):
        held[deputy.stands_in_for_id].append(deputy)
    for post in posts:
        post.stand_ins = held[post.pk]
    return posts


def with_principals(posts: Iterable[Post]) -> list[Post]:
    """The posts, each that is held for another with that other post and its holder at hand."""
    posts = list(posts)
    wanted = {post.stands_in_for_id for post in posts} - {None}
    if wanted:
        found = Post.objects.select_related("user").in_bulk(wanted)
        for post in posts:
            post.stands_in_for = found.get(post.stands_in_for_id)
    return posts
