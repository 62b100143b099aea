"""From signing in until leaving: rows for each sitting, its end when nobody is there, and proof before grave acts."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from thiduakt.base import sittings
from thiduakt.base.callers import address_of, device_of
from thiduakt.base.guards import SAFE_METHODS
from thiduakt.base.typed import OWN_MARKS, typed_in
from units.actions.logins import known_device
from units.actions.second_factors import has_second_factor
from units.actions.sign_ins import begin_sign_in, close_sign_in, note_seen
from units.choices import Role, SignInEnd, SignInWay
from units.forms.proving import ProveForm

SIGN_IN, SECOND_STEP = "sign_in", "second_step"
DEVICE_COOKIE, DEVICE_SALT = "thiduakt_device", "units.device"
DEVICE_LIVES = 365 * 24 * 3600
# Where somebody whose role demands the second step may go before it is set up.
SETTING_UP = frozenset(
    {
        *("units:second_factor", "units:second_factor_new", "units:recovery_codes", "units:prove"),
        *("units:session_extend", "units:sessions", "units:logout", "units:switch_post", "health"),
    }
)


def device_token(request) -> str:
    """The secret this browser was given when it let somebody in; empty when it has none or it was tampered with."""
    return request.get_signed_cookie(DEVICE_COOKIE, default="", salt=DEVICE_SALT, max_age=DEVICE_LIVES) or ""


def place_of(request, login: str) -> dict:
    """Where a try comes from, as the actions on logins take it."""
    return {
        "login": login,
        "address": address_of(request),
        "device": known_device(login=login, token=device_token(request)),
    }


def begin(request, user, **_) -> None:
    """Somebody was let in (signal of Django): a row of the journal, and the times of the sitting."""
    close_sign_in(sign_in=request.session.get(SIGN_IN), end=SignInEnd.LEFT)
    way = getattr(request, "sign_in_way", SignInWay.PASSWORD)
    row = begin_sign_in(
        user=user,
        way=way,
        address=address_of(request),
        device=device_of(request),
        session_key=request.session.session_key,
    )
    request.session[SIGN_IN] = row.pk
    request.session.pop(SECOND_STEP, None)
    sittings.begin(request.session)


def leave(request, user, **_) -> None:
    """Somebody left (signal of Django)."""
    close_sign_in(sign_in=request.session.get(SIGN_IN), end=getattr(request, "sign_in_end", SignInEnd.LEFT))


class SittingMiddleware:
    """Ends a sitting nobody is at, and writes down every few minutes that somebody is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        session = request.session
        if SESSION_KEY in session:
            if sittings.is_over(session):
                request.sign_in_end = SignInEnd.IDLE
                logout(request)
            elif sittings.is_unwritten(session):
                sittings.note_seen(session)
                note_seen(sign_in=session.get(SIGN_IN), session_key=session.session_key)
        return self.get_response(request)


class ProofMiddleware:
    """Who signed in long ago shows again who they are, where a view `wants_proof`; a form sent then is carried on."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, *_):
        if not request.user.is_authenticated or not getattr(view, "wants_proof", False):
            return None
        if sittings.is_proved(request.session):
            return None
        if request.method in SAFE_METHODS:
            query = QueryDict(mutable=True)
            query["next"] = request.get_full_path()
            return redirect(f"{reverse('units:prove')}?{query.urlencode(safe='/')}")
        return _asked_again(request)


def office_url(user, address: str) -> str:
    """Where an account without a password of its own shows who it is; empty for all others."""
    if not settings.OIDC_ISSUER or user.has_usable_password():
        return ""
    query = QueryDict(mutable=True)
    query["next"] = address
    return f"{reverse('units:office_login')}?{query.urlencode(safe='/')}"


def _asked_again(request):
    """None when the form brought the proof along; otherwise a page that asks for it and holds the form meanwhile."""
    is_answer = "prove-password" in request.POST
    form = ProveForm(
        request.POST if is_answer else None,
        user=request.user,
        place=place_of(request, request.user.get_username()),
        now=timezone.now(),
        prefix="prove",
    )
    if is_answer and form.is_valid():
        sittings.prove(request.session)
        return None
    own = OWN_MARKS - {"key"} | {"prove-password"}
    carried = [(name, value) for name, values in request.POST.lists() for value in values if name not in own]
    context = {
        "form": form,
        "carried": carried,
        "files": list(request.FILES),
        "office_url": office_url(request.user, request.path),
        "has_errors": is_answer,
    }
    return render(request, "registration/prove.html", context)


class SecondStepMiddleware:
    """Roles of `SECOND_FACTOR_ROLES` set the second step up before anything else."""

    def __init__(self, get_response):
        self.get_response = get_response
        unknown = set(settings.SECOND_FACTOR_ROLES) - set(Role.values)
        if unknown:
            raise ImproperlyConfigured(f"SECOND_FACTOR_ROLES: không có vai trò {', '.join(sorted(unknown))}.")

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, *_):
        if not is_second_step_owed(request) or request.resolver_match.view_name in SETTING_UP:
            return None
        sentence = "Vai trò của bạn phải bật xác thực hai bước trước khi làm việc."
        if request.method in SAFE_METHODS:
            messages.warning(request, sentence)
            return redirect("units:second_factor_new")
        return render(request, "403.html", {"reason": sentence, "typed": typed_in(request)}, status=403)


def is_second_step_owed(request) -> bool:
    """Whether a role of this person demands the second step, and it is not set up."""
    demanding = {post.role for post in request.posts} & set(settings.SECOND_FACTOR_ROLES)
    if not demanding or request.session.get(SECOND_STEP):
        return False
    request.session[SECOND_STEP] = has_second_factor(request.user)
    return not request.session[SECOND_STEP]
