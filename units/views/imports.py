"""Lists of people: those taken in, a new one, what its columns mean, how far it is."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base import progress
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.jobs import MAX_ATTEMPTS, JobState
from thiduakt.base.paging import page_of
from units.actions.imports.opening import map_columns, open_import, opening_rows, reread_headers
from units.actions.imports.retention import file_goes_at
from units.choices import ImportKind, ImportOutcome, ImportStage
from units.exports.imports import TEMPLATES, blank_list
from units.forms.imports import ColumnsForm, OpenForm
from units.models import ImportBatch, Unit
from units.policies.imports import ImportPolicy, may_import
from units.policies.people import is_wide
from units.policies.units import may_keep_units
from units.views.keys import key_of

UNITS_OFFERED = 200
OWN_STATES = frozenset({ImportStage.CHECKED, ImportStage.DONE})
"""Stages in which a list of an upper storey has a word of its own to say."""
STUCK_AFTER = timedelta(minutes=1)
"""Work that has told nothing for so long has probably lost its worker."""


def batch_of(request, pk) -> ImportBatch:
    """The import, for those who may see it."""
    rows = ImportBatch.objects.visible_to(request.actor).select_related("unit", "file", "asked_by__user")
    found = get_object_or_404(rows, pk=pk)
    if found.listing:
        request.stands_at = reverse(found.listing.home[1])  # the tabs of the storey whose list it is
    return found


@require_GET
def imports(request):
    """Lists taken in, the newest first."""
    may_import(request.actor).require()
    rows = ImportBatch.objects.visible_to(request.actor).select_related("unit", "file", "asked_by__user")
    page = page_of(rows, order=("-created_at", "-pk"), after=request.GET.get("after", ""))
    context = {"page": page, "may_keep_units": may_keep_units(request.actor)}
    return render(request, "units/imports.html", context)


@require_GET
def template(request):
    """The blank list with its columns explained."""
    may_import(request.actor).require()
    kind = request.GET.get("loai", "")
    kind = kind if kind in TEMPLATES else ImportKind.PEOPLE
    response = HttpResponse(blank_list(kind), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{TEMPLATES[kind].name}.xlsx"'
    return response


class OpenView(View):
    """Choose a file and say whose list it is."""

    def get(self, request):
        may_import(request.actor).require()
        own = Unit.objects.filter(pk=request.GET["don-vi"]).first() if _is_uuid(request.GET.get("don-vi")) else None
        unit = own or request.actor.unit
        return self._page(
            OpenForm(
                actor=request.actor,
                initial={"kind": request.GET.get("loai", ImportKind.PEOPLE), "unit": unit.name, "as_of": today()},
            )
        )

    def post(self, request):
        may_import(request.actor).require()
        form = OpenForm(request.POST, request.FILES, actor=request.actor)
        if not form.is_valid():
            return self._page(form)
        facts = {name: form.cleaned_data[name] for name in ("kind", "unit", "as_of", "document")}
        try:
            batch = open_import(**facts, checked=form.cleaned_data["file"], actor=request.actor, key=key_of(request))
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form)
        return redirect("units:import_columns", batch.pk)

    def _page(self, form):
        actor = self.request.actor
        own = Unit.objects.all() if is_wide(actor) else Unit.objects.within(actor.unit)
        names = own.alive(today()).order_by("sort_key").values_list("name", flat=True)[:UNITS_OFFERED]
        context = {
            "form": form,
            "places": names,
            "templates": [(kind, label) for kind, label in form.fields["kind"].choices if kind in TEMPLATES],
            "has_errors": bool(form.errors),
        }
        form.fields["unit"].widget.attrs["list"] = "places"
        return render(self.request, "units/import_new.html", context)


class ColumnsView(View):
    """Each column with its heading, some cells and its meaning, to be corrected."""

    def get(self, request, pk):
        batch = self._batch(pk)
        try:
            return self._page(batch, ColumnsForm(batch=batch, sheets=opening_rows(batch)))
        except ValidationError as error:
            return render(request, "units/import_unreadable.html", {"batch": batch, "reasons": error.messages})

    def post(self, request, pk):
        batch = self._batch(pk)
        form = ColumnsForm(request.POST, batch=batch, sheets=opening_rows(batch))
        valid = form.is_valid()
        if form.moved_headers:
            reread_headers(batch=batch, headers=form.moved_headers, actor=request.actor)
            return redirect("units:import_columns", pk)
        if not valid:
            return self._page(batch, form)
        map_columns(batch=batch, mapping=form.mapping, headings=form.taught, actor=request.actor)
        return redirect("units:import", pk)

    def _batch(self, pk):
        batch = batch_of(self.request, pk)
        ImportPolicy(self.request.actor, batch).can_map().require()
        return batch

    def _page(self, batch, form):
        context = {"batch": batch, "form": form, "has_errors": bool(form.errors)}
        return render(self.request, "units/import_columns.html", context)


@require_GET
def batch(request, pk):
    """How far an import is, and what can be done with it now."""
    found = batch_of(request, pk)
    told = progress.told(str(found.pk)) if found.state == JobState.RUNNING else None
    policy = ImportPolicy(request.actor, found)
    context = {
        "batch": found,
        "has_own_state": bool(found.listing) and found.stage in OWN_STATES and found.state == JobState.DONE,
        "percent": told.percent if told else found.progress,
        "told_at": told and told.at,
        "is_stuck": bool(told) and timezone.now() - told.at > STUCK_AFTER,
        "file_goes_at": file_goes_at(found),
        "figures": [(outcome, found.count(outcome)) for outcome in ImportOutcome if found.count(outcome)],
        "steps": found.steps.select_related("actor__user").order_by("-pk"),
        "can_map": policy.can_map(),
        "can_choose": policy.can_choose(),
        "can_apply": policy.can_apply(),
        "can_cancel": policy.can_cancel(),
        "can_undo": policy.can_undo(),
        "can_retry": policy.can_retry() and not _is_unreadable(found),
    }
    return render(request, "units/import.html", context)


def _is_unreadable(batch: ImportBatch) -> bool:
    """Whether the check has given up over the file itself: the same file cannot succeed."""
    return batch.stage == ImportStage.CHECKING and batch.listing is not None and batch.attempt < MAX_ATTEMPTS


def _is_uuid(text) -> bool:
    try:
        Unit._meta.pk.to_python(text)
    except ValidationError:
        return False
    return bool(text)
