"""Deadline day: accounts that wait after wrong passwords, ticked and let in at once."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from units.actions.unlocking import let_in, waiting_accounts
from units.policies.accounts import may_manage_accounts


class WaitingView(View):
    """The list, and the button for those ticked."""

    def dispatch(self, request):
        may_manage_accounts(request.actor).require()
        return super().dispatch(request)

    def get(self, request):
        context = {"accounts": waiting_accounts(actor=request.actor, now=timezone.now())}
        return render(request, "units/accounts_waiting.html", context)

    def post(self, request):
        now = timezone.now()
        ticked = set(keys_of(request.POST.getlist("account")))
        users = [user for user in waiting_accounts(actor=request.actor, now=now) if user.pk in ticked]
        try:
            count = let_in(users=users, actor=request.actor, now=now)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, f"Đã bỏ chờ cho {count} tài khoản; họ đăng nhập lại được ngay.")
        return redirect("units:accounts_waiting")


def keys_of(texts: list[str]):
    """The keys among what was ticked; anything else is left out."""
    for text in texts:
        try:
            yield UUID(text)
        except ValueError:
            continue
