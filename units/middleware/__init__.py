"""Who is acting: the post in force today that the person has chosen."""

from django.contrib import messages
from django.shortcuts import render

from thiduakt.base.clock import today
from thiduakt.base.guards import SAFE_METHODS
from thiduakt.base.typed import typed_in
from thiduakt.base.vietnamese import short_date
from units.models import Post

CHOSEN_POST = "chosen_post"
# Doors that a login without a post may pass.
FREE_DOORS = frozenset({"units:login", "units:logout", "units:invitation", "health"})


def posts_of(user) -> list[Post]:
    """The posts in force today, the longest held first."""
    posts = Post.objects.in_force(today()).filter(user=user)
    return list(posts.select_related("unit", "user").order_by("starts_on", "pk"))


def remember_post(request, user, **_) -> None:
    """The session notes at the door which post one begins with: nothing is done under another without a word."""
    posts = posts_of(user)
    if posts:
        request.session[CHOSEN_POST] = str(posts[0].pk)


class ActorMiddleware:
    """Sets `request.actor` and `request.posts`; who has no post, or no longer the one in use, is told so.

    A form sent when the post in use has ended does nothing under another post: it is shown to be copied.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.posts, request.actor = [], None
        if request.user.is_authenticated:
            request.posts = posts_of(request.user)
            request.actor = _chosen(request)
        return self.get_response(request)

    def process_view(self, request, *_):
        if not request.user.is_authenticated or request.resolver_match.view_name in FREE_DOORS:
            return None
        chosen = request.session.get(CHOSEN_POST)
        if request.actor is None:
            last = Post.objects.filter(user=request.user).select_related("unit").order_by("-starts_on").first()
            context = {"last": last, "today": today(), "typed": typed_in(request)}
            return render(request, "registration/no_post.html", context, status=403)
        return None if chosen in (None, str(request.actor.pk)) else _after_the_end(request, chosen)


def _after_the_end(request, chosen: str):
    """The post in use has ended: a page goes on under the next one and says so, a form is not carried out."""
    request.session[CHOSEN_POST] = str(request.actor.pk)
    ended = Post.objects.filter(pk=chosen, user=request.user).select_related("unit").first()
    until = f" (đến hết {short_date(ended.ends_on)})" if ended and ended.ends_on else ""
    gone = f"Vai trò {ended}{until} của bạn không còn hiệu lực." if ended else "Vai trò bạn đang dùng đã được thu hồi."
    if request.method in SAFE_METHODS:
        messages.warning(request, f"{gone} Bạn đang làm việc với vai trò {request.actor}.")
        return None
    reason = f"{gone} Từ bây giờ bạn làm việc với vai trò {request.actor}; hãy gửi lại nếu việc này thuộc vai trò ấy."
    return render(request, "403.html", {"reason": reason, "typed": typed_in(request)}, status=403)


def _chosen(request) -> Post | None:
    chosen = request.session.get(CHOSEN_POST)
    matching = [post for post in request.posts if str(post.pk) == chosen]
    return (matching or request.posts or [None])[0]
