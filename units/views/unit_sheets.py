"""The tree of units as a workbook, out and in: what is sent is read by a worker, like any other list."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from units.actions.imports.opening import open_tree_import
from units.exports.tree import tree_workbook
from units.facts.tree import in_order
from units.forms.units import TreeForm
from units.models import Unit
from units.policies.units import may_keep_units
from units.views.keys import key_of


@require_GET
def export(request):
    """All units, those above before those below; the same file can be brought in again."""
    units = Unit.objects.visible_to(request.actor).select_related("parent").order_by()
    response = HttpResponse(tree_workbook(in_order(units)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="don-vi-{today():%Y-%m-%d}.xlsx"'
    return response


class ImportView(View):
    """Send a list of units; its page then tells how far it is, what it would do and what must be mended."""

    def dispatch(self, request):
        may_keep_units(request.actor).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(TreeForm())

    def post(self, request):
        form = TreeForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        checked = form.cleaned_data["file"]
        try:
            batch = open_tree_import(checked=checked, actor=request.actor, on=today(), key=key_of(request))
        except ValidationError as error:
            form.add_error("file", error.messages)
            return self._page(form)
        return redirect(batch)

    def _page(self, form):
        return render(self.request, "units/unit_import.html", {"form": form, "has_errors": bool(form.errors)})
