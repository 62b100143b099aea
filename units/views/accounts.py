"""Logging in and out, choosing a role, one's own account."""

from ipaddress import ip_address

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.http import Http404
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from units.actions.logins import forget_failed_logins, note_failed_login
from units.forms.accounts import LoginForm, PasswordForm
from units.middleware import CHOSEN_POST


class LoginView(auth_views.LoginView):
    """The login page; wrong passwords are noted, and too many of them slow the place down."""

    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "address": address_of(self.request), "now": timezone.now()}

    def form_valid(self, form):
        forget_failed_logins(login=form.cleaned_data["username"], address=form.address)
        return super().form_valid(form)

    def form_invalid(self, form):
        login = form.cleaned_data.get("username")
        if login and form.cleaned_data.get("password") and not form.is_slowed_down:
            note_failed_login(login=login, address=form.address)
        status = 429 if form.is_slowed_down else 200
        return self.render_to_response(self.get_context_data(form=form, has_errors=True), status=status)


def address_of(request) -> str:
    """The caller's address; behind our own proxy the one that the proxy saw."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", address).split(",")[-1].strip()
    try:
        return str(ip_address(address))
    except ValueError:
        return "0.0.0.0"


class PasswordView(auth_views.PasswordChangeView):
    """Change one's own password."""

    form_class = PasswordForm
    template_name = "registration/password.html"
    success_url = reverse_lazy("units:account")

    def form_valid(self, form):
        messages.success(self.request, "Đã đổi mật khẩu.")
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "has_errors": bool(context["form"].errors)}


@require_GET
def account(request):
    """Who I am here: login, e-mail, the roles I hold today."""
    return render(request, "units/account.html", {"posts": request.posts})


@require_GET
def posts(request):
    """The roles held today, to choose the one to work in."""
    return render(request, "units/posts.html", {"posts": request.posts})


@require_POST
def switch_post(request, pk):
    """Work in another of one's own roles from now on."""
    chosen = next((post for post in request.posts if post.pk == pk), None)
    if chosen is None:
        raise Http404("Vai trò này không phải của bạn, hoặc không còn hiệu lực.")
    request.session[CHOSEN_POST] = str(chosen.pk)
    messages.success(request, f"Bạn đang làm việc với vai trò {chosen}.")
    return redirect(resolve_url(settings.LOGIN_REDIRECT_URL))
