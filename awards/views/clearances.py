"""Lists of other agencies: who has sent one this year, and taking one in."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.clearances.opening import open_clearance
from awards.choices import CLEARANCE
from awards.facts.clearances import answers
from awards.forms.clearances import ClearanceForm
from awards.models import ClearanceAgency
from awards.policies.history import may_bring_in
from thiduakt.base.clock import today
from thiduakt.base.paging import page_of
from units.models import ImportBatch
from units.views.keys import key_of

YEARS_SHOWN = 5


@require_GET
def clearances(request):
    """Each agency with its deadline and what has come; below, the lists taken in."""
    may_bring_in(request.actor, CLEARANCE).require()
    on = today()
    year = _year(request.GET.get("nam"), on.year)
    rows = ImportBatch.objects.visible_to(request.actor).filter(kind=CLEARANCE, details__year=year)
    page = page_of(
        rows.select_related("file", "asked_by__user"), order=("-created_at", "-pk"), after=request.GET.get("after", "")
    )
    names = dict(ClearanceAgency.objects.values_list("pk", "name"))
    context = {
        "year": year,
        "years": range(on.year, on.year - YEARS_SHOWN, -1),
        "answers": [(each, each.is_late(on)) for each in answers(year)],
        "page": page,
        "lists": [(batch, names.get(batch.details.get("agency"), "")) for batch in page.rows],
    }
    return render(request, "awards/clearances.html", context)


class ClearanceNewView(View):
    """Choose the agency and its file."""

    def get(self, request):
        may_bring_in(request.actor, CLEARANCE).require()
        return self._page(
            ClearanceForm(initial={"agency": request.GET.get("co-quan"), "year": today().year, "usual": "hold"})
        )

    def post(self, request):
        may_bring_in(request.actor, CLEARANCE).require()
        form = ClearanceForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        facts = {**form.cleaned_data}
        try:
            batch = open_clearance(checked=facts.pop("file"), actor=request.actor, key=key_of(request), **facts)
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form)
        return redirect("units:import_columns", batch.pk)

    def _page(self, form):
        return render(self.request, "awards/clearance_new.html", {"form": form, "has_errors": bool(form.errors)})


def _year(text: str | None, now: int) -> int:
    """The year asked for; this one when it is no year."""
    return int(text) if text and text.isdigit() and 1990 <= int(text) <= now + 1 else now
