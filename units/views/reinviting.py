"""Invitations that nobody used, sent anew for those ticked; each passes the same guard as a single one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View

from thiduakt.base.sittings import wants_proof
from thiduakt.base.verdict import Refused
from units.actions.invitations import invite
from units.models import User
from units.policies.accounts import may_manage_accounts
from units.views.unlocking import keys_of

SHOWN = 200


@method_decorator(wants_proof, name="dispatch")
class ReinviteView(View):
    """Accounts nobody has used whose invitation is over, and the button for those ticked."""

    def dispatch(self, request):
        may_manage_accounts(request.actor).require()
        return super().dispatch(request)

    def get(self, request):
        return render(request, "units/accounts_reinvite.html", {"accounts": self._waiting()[:SHOWN]})

    def post(self, request):
        chosen = self._waiting().filter(pk__in=keys_of(request.POST.getlist("account")))[:SHOWN]
        sent = sum(self._invited(user) for user in chosen)
        if sent:
            messages.success(
                request, f"Đã tạo {sent} lời mời mới. In giấy mời dưới đây cho người không có thư điện tử."
            )
            return redirect("units:invitation_slips")
        messages.error(request, "Hãy chọn ít nhất một người để mời lại.")
        return redirect(reverse("units:accounts_reinvite"))

    def _invited(self, user: User) -> bool:
        try:
            invite(user=user, actor=self.request.actor, now=timezone.now())
        except (Refused, ValidationError) as error:
            reason = error.reason if isinstance(error, Refused) else error.messages[0]
            messages.warning(self.request, f"{user}: {reason}")
            return False
        return True

    def _waiting(self):
        return User.objects.visible_to(self.request.actor).not_yet_come(timezone.now()).order_by("sort_key", "pk")
