"""Who is acting: the post in force today that the person has chosen."""

from django.shortcuts import render

from thiduakt.base.clock import today
from units.models import Post

CHOSEN_POST = "chosen_post"
# Doors that a login without a post may pass.
FREE_DOORS = frozenset({"units:login", "units:logout", "health"})


def posts_of(user) -> list[Post]:
    """The posts in force today, the longest held first."""
    posts = Post.objects.in_force(today()).filter(user=user)
    return list(posts.select_related("unit", "user").order_by("starts_on", "pk"))


class ActorMiddleware:
    """Sets `request.actor` and `request.posts`; a login without a post gets a page that says so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.posts, request.actor = [], None
        if request.user.is_authenticated:
            request.posts = posts_of(request.user)
            request.actor = _chosen(request)
        return self.get_response(request)

    def process_view(self, request, *_):
        free = request.resolver_match.view_name in FREE_DOORS
        if request.user.is_authenticated and request.actor is None and not free:
            return render(request, "registration/no_post.html", status=403)
        return None


def _chosen(request) -> Post | None:
    chosen = request.session.get(CHOSEN_POST)
    matching = [post for post in request.posts if str(post.pk) == chosen]
    return (matching or request.posts or [None])[0]
