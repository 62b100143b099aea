"""One's own account, its password, choosing a role."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.http import Http404
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse_lazy
from django.views.decorators.http import require_GET

from thiduakt.base.clock import today
from thiduakt.base.methods import post_only
from units.actions.second_factors import has_second_factor
from units.actions.sign_ins import note_new_password
from units.facts.deputies import with_deputies, with_principals
from units.forms.accounts import PasswordForm
from units.middleware import CHOSEN_POST
from units.middleware.sittings import SIGN_IN
from units.policies.accounts import may_end


class PasswordView(auth_views.PasswordChangeView):
    """Change one's own password; wherever else the account is signed in, that is over."""

    form_class = PasswordForm
    template_name = "registration/password.html"
    success_url = reverse_lazy("units:account")

    def form_valid(self, form):
        response = super().form_valid(form)
        session = self.request.session
        note_new_password(
            user=self.request.user,
            actor=self.request.actor or self.request.last_post,
            sign_in=session.get(SIGN_IN),
            session_key=session.session_key,
        )
        messages.success(self.request, "Đã đổi mật khẩu; mọi phiên khác của tài khoản đã được đăng xuất.")
        return response

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "has_errors": bool(context["form"].errors)}


@require_GET
def account(request):
    """Who I am here: login, e-mail, the roles I hold today."""
    context = {**_own_posts(request), "has_second_factor": has_second_factor(request.user)}
    return render(request, "units/account.html", context)


@require_GET
def posts(request):
    """The roles held today, to choose the one to work in."""
    return render(request, "units/posts.html", _own_posts(request))


def _own_posts(request) -> dict:
    """Context of the part with the roles held today: for whom, and who stands in for them until when."""
    on = today()
    posts = with_principals(with_deputies(request.posts, on))
    for deputy in (each for post in posts for each in post.stand_ins):
        deputy.may_end = request.actor is not None and may_end(request.actor, deputy, on=on)
    return {"posts": posts, "on": on}


@post_only
def switch_post(request, pk):
    """Work in another of one's own roles from now on."""
    chosen = next((post for post in request.posts if post.pk == pk), None)
    if chosen is None:
        raise Http404("Vai trò này không phải của bạn, hoặc không còn hiệu lực.")
    request.session[CHOSEN_POST] = str(chosen.pk)
    messages.success(request, f"Bạn đang làm việc với vai trò {chosen}.")
    return redirect(resolve_url(settings.LOGIN_REDIRECT_URL))
