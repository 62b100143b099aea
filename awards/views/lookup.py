"""The public look-up, for anybody once it is open; and the page on which the Board opens and closes it."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import Sum
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from awards.actions.lookup import MINUTES, may_ask_once_more, set_lookup
from awards.facts.lookup import SHOWN, found_by_code, found_by_name, is_open
from awards.forms.lookup import LookupForm, SettingForm
from awards.models import LookupStep, LookupTry
from awards.policies.register import may_open_lookup
from awards.views.acting import ActFormView
from thiduakt.base.callers import address_of
from thiduakt.base.verdict import YES, no
from units.choices import OFFICE_ROLES

ASKED = ("ma", "ten", "nam")


@login_not_required
@never_cache
@require_GET
def lookup(request):
    """The form, and what was found; as if it did not exist while it is closed."""
    if not is_open():
        raise Http404("Tra cứu công khai chưa mở.")
    asked = any(request.GET.get(name, "").strip() for name in ASKED)
    form = LookupForm(request.GET if asked else None)
    context = {"form": form, "asked": False, "has_errors": bool(asked and not form.is_valid()), "shown": SHOWN}
    status = 200
    if asked and form.is_valid():
        if may_ask_once_more(address_of(request), timezone.now()):
            context |= _found(form.cleaned_data) | {"asked": True}
        else:
            context["too_often"], status = MINUTES, 429
    response = render(request, "awards/lookup.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    if status == 429:
        response["Retry-After"] = str(MINUTES * 60)
    return response


def _found(typed: dict) -> dict:
    if typed["ma"]:
        return {"awards": found_by_code(typed["ma"]), "more": False}
    awards, more = found_by_name(typed["ten"], typed["nam"])
    return {"awards": awards, "more": more}


class LookupSettingView(ActFormView):
    """Whether the page is open, since when and by whom; the Board opens and closes it."""

    template_name = "awards/lookup_setting.html"
    form_class = SettingForm

    def may(self):
        if self.request.method == "POST":
            return may_open_lookup(self.request.actor)
        return YES if self.request.actor.role in OFFICE_ROLES else no("Trang này dành cho cơ quan thường trực.")

    def get_context_data(self, **kwargs):
        since = timezone.now() - timedelta(days=1)
        facts = {
            "is_open": is_open(),
            "address": f"{settings.PUBLIC_URL.rstrip('/')}{reverse('awards:lookup')}",
            "steps": LookupStep.objects.select_related("actor__user").order_by("-pk")[:20],
            "asked": LookupTry.objects.filter(since__gte=since).aggregate(total=Sum("asked"))["total"] or 0,
            "may_open": may_open_lookup(self.request.actor),
        }
        return super().get_context_data(**facts, **kwargs)

    def act(self, form, key):
        step = set_lookup(**form.cleaned_data, actor=self.request.actor, key=key)
        opened = step.target == LookupStep.OPEN
        messages.success(
            self.request, "Trang tra cứu công khai đang mở." if opened else "Đã đóng trang tra cứu công khai."
        )
        return "awards:lookup_setting"
