"""The door of the invited, and the slips that managers print."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from thiduakt.base.clock import today
from thiduakt.base.sittings import wants_proof
from thiduakt.base.verdict import Refused
from units.actions.invitations import accept_invitation
from units.forms.invitations import CodeForm, FirstPasswordForm
from units.models import Invitation, User
from units.models.posts import hash_of
from units.policies.accounts import may_manage, may_manage_accounts
from units.policies.invitations import may_accept

OPENED = "invitation"
SLIPS_SHOWN = 500


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], name="dispatch")
class InvitationView(View):
    """First the code, then the own password. Between the two the session holds which invitation, never the code."""

    def get(self, request):
        invitation = self._opened()
        return self._password_page(invitation) if invitation else self._code_page(CodeForm(now=timezone.now()))

    def post(self, request):
        if "code" in request.POST:
            return self._take_code()
        invitation = self._opened()
        if invitation is None:
            return redirect("units:invitation")
        form = FirstPasswordForm(request.POST, invitation=invitation)
        return self._set_password(form) if form.is_valid() else self._password_page(invitation, form)

    def _take_code(self):
        form = CodeForm(self.request.POST, now=timezone.now())
        if not form.is_valid():
            return self._code_page(form)
        self.request.session[OPENED] = str(form.cleaned_data["code"].pk)
        return redirect("units:invitation")

    def _set_password(self, form):
        try:
            password = form.cleaned_data["new_password1"]
            user = accept_invitation(invitation=form.invitation, password=password, now=timezone.now())
        except Refused as refusal:
            messages.error(self.request, refusal.reason)
            return redirect("units:invitation")
        logout(self.request)  # whoever sat here before, and the note of the invitation with them
        messages.success(self.request, f"Đã đặt mật khẩu. Hãy đăng nhập bằng tên {user.username}.")
        return redirect("units:login")

    def _opened(self) -> Invitation | None:
        """The invitation whose code was given in this session, as long as it opens the door."""
        waiting = Invitation.objects.select_related("user", "by__user", "by__unit")
        invitation = waiting.filter(pk=self.request.session.get(OPENED)).first()
        if invitation and may_accept(invitation, now=timezone.now()):
            return invitation
        self.request.session.pop(OPENED, None)
        return None

    def _code_page(self, form):
        context = {"form": form, "invitation": None, "has_errors": bool(form.errors)}
        return render(self.request, "registration/invitation.html", context)

    def _password_page(self, invitation, form=None):
        form = form or FirstPasswordForm(invitation=invitation)
        posts = invitation.user.posts.in_force(today()) | invitation.user.posts.filter(starts_on__gt=today())
        context = {
            "form": form,
            "invitation": invitation,
            "posts": posts.select_related("unit"),
            "has_errors": bool(form.errors),
        }
        return render(self.request, "registration/invitation.html", context)


@wants_proof
@never_cache
@require_GET
def slips(request):
    """Paper slips of the invitations that wait: those of one import, or of all accounts one manages."""
    may_manage_accounts(request.actor).require()
    waiting = _waiting(User.objects.visible_to(request.actor))
    batch = _batch(request.GET.get("lo", ""))
    waiting = waiting.filter(batch=batch) if batch else waiting
    found = [one for one in waiting[:SLIPS_SHOWN] if may_manage(request.actor, one.user, on=today())]
    return _page(request, found)


@wants_proof
@never_cache
@require_GET
def slip(request, pk):
    """The slip of one account."""
    user = get_object_or_404(User.objects.visible_to(request.actor), pk=pk)
    may_manage(request.actor, user, on=today()).require()
    return _page(request, _waiting(User.objects.filter(pk=user.pk)))


def _waiting(accounts):
    waiting = Invitation.objects.filter(user__in=accounts, used_at=None, revoked_at=None, expires_at__gt=timezone.now())
    waiting = waiting.filter(user__is_active=True)
    return waiting.select_related("user").prefetch_related("user__posts__unit").order_by("user__sort_key", "pk")


def _batch(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _page(request, invitations):
    """Only codes that still open their invitation: after a change of the installation's key none of the old ones do."""
    good = [one for one in invitations if hash_of(one.code) == one.code_hash]
    address = request.build_absolute_uri("/loi-moi/")
    return render(request, "units/invitation_slips.html", {"invitations": good, "address": address})
