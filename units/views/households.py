"""Households of communes: the list, a new one, putting one right."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base.clock import today
from thiduakt.base.paging import counted, page_of
from units.actions.households import save_household
from units.forms.households import HouseholdForm
from units.forms.told import tell
from units.models import Household
from units.policies.people import may_keep_at
from units.views.keys import key_of


@require_GET
def households(request):
    """Households the reader may see, by the given name of the head."""
    words = request.GET.get("q", "").strip()[:100]
    found = Household.objects.visible_to(request.actor).search(words)
    if request.GET.get("ended") != "1":
        found = found.followed(today())
    rows = found.select_related("unit", "person")
    context = {
        "page": page_of(rows, order=("sort_key", "pk"), after=request.GET.get("after", "")),
        "total": counted(found),
        "words": words,
        "with_ended": request.GET.get("ended") == "1",
        "may_add": may_keep_at(request.actor, None),
    }
    return render(request, "units/households.html", context)


class HouseholdView(View):
    """One household: `pk` absent is a new one."""

    def dispatch(self, request, pk=None):
        seen = Household.objects.visible_to(request.actor).select_related("unit", "person")
        self.household = get_object_or_404(seen, pk=pk) if pk else None
        may_keep_at(request.actor, self.household.unit if self.household else None).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(self._form())

    def post(self, request):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            household = save_household(household=form.row, actor=request.actor, key=key_of(request))
        except ValidationError as error:
            tell(form, error)
            return self._page(form)
        messages.success(request, f"Đã lưu {household}.")
        return redirect(self._back())

    def _back(self) -> str:
        """The page one came from, if it is ours; otherwise the list."""
        address = self.request.POST.get("next") or self.request.GET.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(
            address, {self.request.get_host()}, require_https=self.request.is_secure()
        )
        return address if is_ours else reverse("units:households")

    def _form(self, typed=None):
        return HouseholdForm(typed, actor=self.request.actor, household=self.household)

    def _page(self, form):
        context = {
            "form": form,
            "title": f"Sửa: {self.household}" if self.household else "Ghi hộ gia đình",
            "back": self._back(),
            "has_errors": bool(form.errors),
        }
        return render(self.request, "units/household.html", context)
