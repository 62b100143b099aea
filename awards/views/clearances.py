"""Lists of other agencies: who has sent one this year, and taking one in."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.clearances.listing import said_in_words
from awards.actions.clearances.opening import open_clearance
from awards.actions.clearances.settling import settle_clearance
from awards.choices import CLEARANCE
from awards.facts.clearances import answers
from awards.forms.clearances import ClearanceForm
from awards.models import ClearanceAgency
from awards.policies.history import may_bring_in, may_settle
from awards.views.history_queue import person_words
from thiduakt.base.clock import today
from thiduakt.base.paging import page_of
from units.choices import ImportOutcome
from units.models import ImportBatch
from units.views.keys import key_of

YEARS_SHOWN = 5
NOBODY = "none"
_TOLD = {
    ImportOutcome.NEW: "đã ghi, kèm nguồn.",
    ImportOutcome.SAME: "đã ghi từ danh sách trước của cơ quan này, không ghi lần nữa.",
    ImportOutcome.SKIP: "đã bỏ, không ghi gì.",
}


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


class ClearanceLinesView(View):
    """Lines that may be about somebody put forward: who each is about is said here, one line at a time."""

    def get(self, request, pk):
        batch = self._batch(pk)
        page = page_of(self._rows(batch), order=("place",), after=request.GET.get("after", ""))
        words = dict(person_words([each["id"] for row in page.rows for each in row.candidates]))
        lines = [
            {
                "row": row,
                "said": said_in_words(row),
                "people": [(each, words.get(each["id"])) for each in row.candidates],
            }
            for row in page.rows
        ]
        can = may_settle(request.actor, batch)
        return render(
            request, "awards/clearance_lines.html", {"batch": batch, "page": page, "lines": lines, "can": can}
        )

    def post(self, request, pk):
        batch = self._batch(pk)
        number, chosen = request.POST.get("line", ""), request.POST.get("person", "")
        row = get_object_or_404(batch.rows.select_related("batch"), pk=int(number) if number.isdecimal() else 0)
        here = redirect("awards:clearance_lines", batch.pk)
        try:
            person = None if chosen == NOBODY else UUID(chosen)
        except ValueError:
            messages.error(request, f"Dòng {row.number}, {row.name}: hãy chọn một người, hoặc “Không phải ai ở đây”.")
            return here
        try:
            settled = settle_clearance(row=row, person=person, actor=request.actor, key=key_of(request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return here
        messages.success(request, f"Dòng {settled.number}, {settled.name}: {_TOLD[settled.outcome]}")
        return here

    def _batch(self, pk) -> ImportBatch:
        may_bring_in(self.request.actor, CLEARANCE).require()
        rows = ImportBatch.objects.visible_to(self.request.actor).filter(kind=CLEARANCE)
        return get_object_or_404(rows.select_related("file"), pk=pk)

    def _rows(self, batch: ImportBatch):
        return batch.rows.filter(outcome=ImportOutcome.UNSURE)


def _year(text: str | None, now: int) -> int:
    """The year asked for; this one when it is no year."""
    return int(text) if text and text.isdigit() and 1990 <= int(text) <= now + 1 else now
