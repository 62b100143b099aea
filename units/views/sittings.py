"""One's own sessions: seen, ended, made longer; and showing again who one is."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.generic import FormView

from thiduakt.base import sittings
from thiduakt.base.methods import post_only
from thiduakt.base.paging import page_of
from units.actions.sign_ins import revoke_sign_ins
from units.forms.proving import ProveForm
from units.middleware.sittings import SIGN_IN, office_url, place_of
from units.models import SignIn
from units.views.entering import safe_next

RECENT = 20


@require_GET
def sessions(request):
    """Where this account is signed in now, and how it was signed in lately."""
    alive = timedelta(minutes=settings.SESSION_IDLE_MINUTES, seconds=sittings.WRITTEN_EVERY)
    own = SignIn.objects.of(request.user)
    open_ = own.open(since=timezone.now() - alive)
    page = page_of(own, order=("-pk",), after=request.GET.get("after", ""), size=RECENT)
    context = {"open": list(open_[:50]), "page": page, "this": request.session.get(SIGN_IN)}
    return render(request, "units/sessions.html", context)


@post_only
def session_end(request, pk):
    """End one of one's own sessions, wherever it is."""
    if not revoke_sign_ins(user=request.user, actor=request.actor or request.last_post, only=pk):
        if not SignIn.objects.of(request.user).filter(pk=pk).exists():
            raise Http404("Phiên này không phải của bạn.")
        messages.info(request, "Phiên này đã kết thúc từ trước.")
        return redirect("units:sessions")
    messages.success(request, "Đã đăng xuất phiên ấy.")
    return redirect("units:sessions")


@post_only
def sessions_end_others(request):
    """End all of one's own sessions but this one."""
    this = request.session.get(SIGN_IN)
    count = revoke_sign_ins(user=request.user, actor=request.actor or request.last_post, besides=this)
    messages.success(request, f"Đã đăng xuất {count} phiên khác." if count else "Không có phiên nào khác đang mở.")
    return redirect("units:sessions")


@post_only
def session_extend(request):
    """Somebody is still there (the warning before the end asks)."""
    sittings.note_seen(request.session)
    return redirect("units:sessions")


class ProveView(FormView):
    """The password once more, on the way to a grave act."""

    template_name = "registration/prove.html"
    form_class = ProveForm

    def get_form_kwargs(self):
        place = place_of(self.request, self.request.user.get_username())
        return {**super().get_form_kwargs(), "user": self.request.user, "place": place, "now": timezone.now()}

    def get_prefix(self):
        return "prove"

    def form_valid(self, form):
        sittings.prove(self.request.session)
        return redirect(safe_next(self.request, self._next()))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        carried = [("next", self._next())] if self._next() else []
        return {
            **context,
            "carried": carried,
            "files": [],
            "office_url": office_url(self.request.user, self._next()),
            "has_errors": bool(context["form"].errors),
        }

    def _next(self) -> str:
        return self.request.POST.get("next") or self.request.GET.get("next", "")
