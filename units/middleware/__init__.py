"""Who is acting: the post in force today that the person has chosen."""

from django.contrib import messages
from django.shortcuts import render

from thiduakt.base.clock import today
from thiduakt.base.guards import SAFE_METHODS
from thiduakt.base.typed import typed_in
from thiduakt.base.vietnamese import short_date
from units.models import Letter, Post

CHOSEN_POST = "chosen_post"
# Doors that a login without a post may pass.
FREE_DOORS = frozenset({"units:login", "units:logout", "units:invitation", "health"})
# What is one's own stays open to who holds no post any more: letters, own data, password, sessions.
OWN_DOORS = frozenset(
    {
        *("units:account", "units:password", "units:letters", "units:letter", "units:own_data", "units:prove"),
        *("units:sessions", "units:session_end", "units:sessions_end_others", "units:session_extend"),
    }
)
# Files of the own data are written down under a post, were it an ended one.
TAKING_ALONG = frozenset({"units:own_data_json", "units:own_data_xlsx"})


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

    `request.last_post` is set where there is no actor: the post held last, whose holder the journal names.

    A form sent when the post in use has ended does nothing under another post: it is shown to be copied.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.posts, request.actor, request.last_post = [], None, None
        if request.user.is_authenticated:
            request.posts = posts_of(request.user)
            request.actor = _chosen(request)
            request.last_post = None if request.actor else last_post_of(request.user)
        return self.get_response(request)

    def process_view(self, request, *_):
        if not request.user.is_authenticated or request.resolver_match.view_name in FREE_DOORS:
            return None
        chosen = request.session.get(CHOSEN_POST)
        if request.actor is None:
            return None if request.resolver_match.view_name in _doors_of(request.last_post) else _told(request)
        return None if chosen in (None, str(request.actor.pk)) else _after_the_end(request, chosen)


def last_post_of(user) -> Post | None:
    """The post that began last, over or still to begin; None for an account that never had one."""
    return Post.objects.filter(user=user).select_related("unit", "user").order_by("-starts_on", "-pk").first()


def _doors_of(last: Post | None) -> frozenset[str]:
    return OWN_DOORS | TAKING_ALONG if last else OWN_DOORS


def _told(request):
    """Which role ended when, what was typed, and the way to what is one's own."""
    unread = Letter.objects.of(request.user).unread().count()
    context = {"last": request.last_post, "today": today(), "typed": typed_in(request), "unread": unread}
    return render(request, "registration/no_post.html", context, status=403)


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
