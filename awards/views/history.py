"""Lists of past awards: those brought in, a new one, the blank list."""

from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.history.opening import open_history
from awards.actions.history.scans import can_read_scans
from awards.choices import HISTORY
from awards.exports.history import history_template
from awards.forms.history import HistoryForm
from awards.policies.history import WAITING, may_bring_in
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.paging import page_of
from units.choices import ImportStage
from units.models import ImportBatch
from units.views.keys import key_of


@require_GET
def history(request):
    """Lists brought in, the newest first, and how many lines of each still wait."""
    may_bring_in(request.actor).require()
    rows = ImportBatch.objects.visible_to(request.actor).filter(kind=HISTORY)
    rows = rows.select_related("file", "asked_by__user").annotate(
        waiting=Count("rows", filter=Q(rows__outcome__in=WAITING), distinct=True)
    )
    page = page_of(rows, order=("-created_at", "-pk"), after=request.GET.get("after", ""))
    waiting = sum(batch.waiting for batch in page.rows if batch.stage == ImportStage.DONE)
    return render(request, "awards/history.html", {"page": page, "waiting": waiting})


@require_GET
def template(request):
    """The blank list with its columns explained."""
    may_bring_in(request.actor).require()
    response = HttpResponse(history_template(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-lich-su-khen-thuong.xlsx"'
    return response


class HistoryNewView(View):
    """Choose a file; what the file does not say may be said here."""

    def get(self, request):
        may_bring_in(request.actor).require()
        return self._page(HistoryForm())

    def post(self, request):
        may_bring_in(request.actor).require()
        form = HistoryForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        try:
            batch = open_history(
                checked=form.cleaned_data["file"],
                defaults=form.defaults,
                document=form.cleaned_data["document"],
                actor=request.actor,
                on=today(),
                key=key_of(request),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form)
        return redirect("units:import_columns" if batch.mapping else "units:import", batch.pk)

    def _page(self, form):
        context = {"form": form, "has_errors": bool(form.errors), "reads_scans": can_read_scans()}
        return render(self.request, "awards/history_new.html", context)
