"""Getting in: password or the office's own sign-in, then the code of the second step where one is set up."""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login as auth_login
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import FormView

from thiduakt.base.callers import address_of, device_of
from thiduakt.base.methods import answers_get
from units.actions.logins import forget_failed_logins, forget_last_try, new_token, remember_device
from units.actions.second_factors import has_second_factor
from units.actions.sign_ins import note_wrong_code
from units.choices import SignInWay
from units.forms.accounts import LoginForm
from units.forms.proving import CodeForm
from units.middleware.sittings import (
    DEVICE_COOKIE,
    DEVICE_LIVES,
    DEVICE_SALT,
    SECOND_STEP,
    device_token,
    place_of,
)
from units.models import User

HALFWAY = "halfway"
HALFWAY_LASTS = 5 * 60
BACKEND = "django.contrib.auth.backends.ModelBackend"


def safe_next(request, address: str) -> str:
    """The page one came for, if it is ours and can be opened; otherwise the desk."""
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    may_go = address and is_ours and answers_get(urlsplit(address).path)
    return address if may_go else resolve_url(settings.LOGIN_REDIRECT_URL)


def go_on(request, user: User, *, way: str, address: str):
    """The first step was right: ask for the code, or let in. `address` is where to go afterwards."""
    if not has_second_factor(user):
        return enter(request, user, way=way, address=address)
    request.session[HALFWAY] = {"user": str(user.pk), "at": time.time(), "next": address, "way": way}
    return redirect("units:login_code")


def enter(request, user: User, *, way: str, address: str):
    """Let in, and give the browser a token by which it is known from now on."""
    forget_failed_logins(**place_of(request, user.get_username()))
    token = device_token(request) or new_token()
    request.sign_in_way = way
    auth_login(request, user, backend=BACKEND)
    if way in {SignInWay.CODE, SignInWay.RECOVERY}:
        request.session[SECOND_STEP] = True
    remember_device(user=user, token=token, name=device_of(request))
    response = redirect(safe_next(request, address))
    response.set_signed_cookie(
        DEVICE_COOKIE,
        token,
        salt=DEVICE_SALT,
        max_age=DEVICE_LIVES,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


class LoginView(auth_views.LoginView):
    """The login page; wrong passwords are noted, and too many of them slow the place down."""

    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "place_of": lambda login: place_of(self.request, login),
            "now": timezone.now(),
        }

    def get_redirect_url(self):
        """Who is signed in already goes on at once: not to where only a form leads."""
        address = super().get_redirect_url()
        return address if answers_get(urlsplit(address).path) else ""

    def form_valid(self, form):
        user = form.get_user()
        forget_last_try(**form.place)
        return go_on(self.request, user, way=SignInWay.PASSWORD, address=self.get_success_url())

    def form_invalid(self, form):
        status = 429 if form.is_slowed_down else 200
        return self.render_to_response(self.get_context_data(form=form, has_errors=True), status=status)

    def get_context_data(self, **kwargs):
        return super().get_context_data(office=settings.OIDC_NAME if settings.OIDC_ISSUER else "", **kwargs)


@method_decorator(login_not_required, name="dispatch")
class LoginCodeView(FormView):
    """The second step; only for a few minutes after the first."""

    template_name = "registration/code.html"
    form_class = CodeForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            return redirect(settings.LOGIN_REDIRECT_URL)
        self.halfway = request.session.get(HALFWAY) or {}
        fresh = time.time() - self.halfway.get("at", 0) <= HALFWAY_LASTS
        self.user = User.objects.filter(pk=self.halfway.get("user"), is_active=True).first() if fresh else None
        if self.user is None:
            request.session.pop(HALFWAY, None)
            messages.error(request, "Đã quá lâu từ lúc nhập mật khẩu. Hãy đăng nhập lại từ đầu.")
            return redirect_to_login("/")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        place = place_of(self.request, self.user.get_username())
        return {**super().get_form_kwargs(), "user": self.user, "place": place, "now": timezone.now()}

    def form_valid(self, form):
        self.request.session.pop(HALFWAY)
        forget_failed_logins(**form.place)
        if form.way == SignInWay.RECOVERY:
            messages.warning(self.request, "Bạn vừa dùng một mã dự phòng. Hãy xem còn mấy mã, và bật lại ứng dụng.")
        return enter(self.request, self.user, way=form.way, address=self.halfway["next"])

    def form_invalid(self, form):
        if form.is_wrong:
            facts = {"address": address_of(self.request), "device": device_of(self.request)}
            note_wrong_code(user=self.user, way=self.halfway["way"], **facts)
        status = 429 if form.is_slowed_down else 200
        return self.render_to_response(self.get_context_data(form=form, has_errors=True), status=status)
