"""The tree of units as a workbook, out and in: upload, all mistakes at once, preview, and only then the act."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base import files
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from units.actions.tree import bring_in_tree, keep_tree
from units.exports.tree import tree_workbook
from units.forms.units import TreeForm
from units.imports.tree import TreeSheet, read_tree
from units.models import StoredFile, Unit
from units.policies.units import may_keep_units
from units.views.keys import key_of

SLOT = "tree of units"
ROWS_SHOWN = 100


@require_GET
def export(request):
    """All units, those above before those below; the same file can be brought in again."""
    units = Unit.objects.visible_to(request.actor).select_related("parent").order_by("path")
    response = HttpResponse(tree_workbook(units), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="don-vi-{today():%Y-%m-%d}.xlsx"'
    return response


class ImportView(View):
    """Upload shows a preview or all mistakes; the file waits in the session until it is confirmed or replaced."""

    def dispatch(self, request):
        may_keep_units(request.actor).require()
        return super().dispatch(request)

    def get(self, request):
        if request.GET.get("lai") == "1":
            request.session.pop(SLOT, None)
        return self._page(TreeForm(), self._waiting())

    def post(self, request):
        return self._confirm() if "confirm" in request.POST else self._upload()

    def _upload(self):
        form = TreeForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._page(form)
        checked = form.cleaned_data["file"]
        try:
            sheet = read_tree(checked.content, on=today())
        except ValidationError as error:
            form.add_error("file", error.messages)
            return self._page(form)
        kept = keep_tree(
            content=checked.content, name=checked.name, media_type=checked.media_type, actor=self.request.actor
        )
        self.request.session[SLOT] = str(kept.pk)
        return self._page(TreeForm(), (kept, sheet))

    def _confirm(self):
        """Read again, for somebody may have changed the units; then all lines or none."""
        found = self._waiting()
        if found is None:
            return redirect("units:units")
        kept, sheet = found
        if sheet.mistakes:
            return self._page(TreeForm(), found)
        try:
            count = bring_in_tree(
                entries=list(sheet.entries), source=kept.name, actor=self.request.actor, key=key_of(self.request)
            )
        except ValidationError as error:
            for text in error.messages:
                messages.error(self.request, text)
            return redirect("units:unit_import")
        self.request.session.pop(SLOT, None)
        messages.success(self.request, f"Đã ghi {count} đơn vị từ bảng tính.")
        return redirect("units:units")

    def _waiting(self) -> tuple[StoredFile, TreeSheet] | None:
        """The file that waits, read anew."""
        kept = StoredFile.objects.filter(pk=self.request.session.get(SLOT), stored_by=self.request.actor).first()
        try:
            return (kept, read_tree(files.read(kept.sha256), on=today())) if kept else None
        except (ValidationError, FileNotFoundError):
            return None

    def _page(self, form, found=None):
        kept, sheet = found or (None, None)
        context = {"form": form, "file": kept, "sheet": sheet, "rows_shown": f":{ROWS_SHOWN}"}
        context["has_errors"] = bool(form.errors or (sheet and sheet.mistakes))
        return render(self.request, "units/unit_import.html", context)
