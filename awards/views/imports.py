"""Nominees from a workbook: template, upload, all mistakes at once, preview, and only then the act."""

from collections import Counter
from pathlib import PurePath

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.attachments import keep_sheet
from awards.actions.nominees import nominate
from awards.actions.wishes import types_of
from awards.choices import Section
from awards.exports import nominee_template
from awards.facts.quotas import in_use
from awards.forms.nominees import SheetForm
from awards.imports import NomineeSheet, read_nominees
from awards.views.dossier_frame import Desk, key_of
from thiduakt.base import files
from thiduakt.base.acts import repeated
from thiduakt.base.books import XLSX
from units.models import StoredFile


@require_GET
def template(request, pk):
    """The blank list, with the awards of the round to choose from."""
    desk = Desk(request, pk)
    content = nominee_template(desk.dossier, types_of(desk.dossier.round, desk.on))
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="mau-danh-sach-{desk.dossier.code}.xlsx"'
    return response


class ImportView(View):
    """Upload shows a preview or all mistakes; the sheet waits in the session until it is confirmed or replaced."""

    def get(self, request, pk):
        desk = Desk(request, pk)
        desk.policy.can_edit(Section.SUBJECTS).require()
        if request.GET.get("lai") == "1":
            request.session.pop(_slot(desk), None)
        return self._page(desk, SheetForm(), self._sheet(desk))

    def post(self, request, pk):
        desk = Desk(request, pk)
        desk.policy.can_edit(Section.SUBJECTS).require()
        return self._confirm(desk) if "confirm" in request.POST else self._upload(desk)

    def _upload(self, desk):
        form = SheetForm(desk.request.POST, desk.request.FILES)
        if not form.is_valid():
            return self._page(desk, form)
        checked = form.cleaned_data["file"]
        try:
            sheet = read_nominees(checked.content, dossier=desk.dossier, on=desk.on, kind=checked.kind)
        except ValidationError as error:
            form.add_error("file", error.messages)
            return self._page(desk, form)
        kept = keep_sheet(content=checked.content, name=checked.name, media_type=checked.media_type, actor=desk.actor)
        desk.request.session[_slot(desk)] = str(kept.pk)
        return self._page(desk, SheetForm(), (kept, sheet))

    def _confirm(self, desk):
        """Read again, for the day may have changed something; then all rows or none. Pressed twice it is done once."""
        key = key_of(desk.request)
        if repeated(desk.dossier.steps, key):
            return redirect("awards:dossier_subjects", desk.dossier.pk)
        found = self._sheet(desk)
        if found is None:
            messages.error(desk.request, "Không còn tệp đang xem. Hãy chọn lại tệp.")
            return redirect("awards:dossier_import", desk.dossier.pk)
        _, sheet = found
        if sheet.mistakes:
            return self._page(desk, SheetForm(), found)
        try:
            made = nominate(dossier=desk.dossier, wishes=sheet.wishes, actor=desk.actor, on=desk.on, key=key)
        except ValidationError as error:
            for text in error.messages:
                messages.error(desk.request, text)
            return redirect("awards:dossier_import", desk.dossier.pk)
        desk.request.session.pop(_slot(desk), None)
        messages.success(desk.request, f"Đã thêm {len(made)} đối tượng từ bảng tính.")
        return redirect("awards:dossier_subjects", desk.dossier.pk)

    def _sheet(self, desk) -> tuple[StoredFile, NomineeSheet] | None:
        """The sheet that waits, read anew."""
        kept = StoredFile.objects.filter(pk=desk.request.session.get(_slot(desk)), stored_by=desk.actor).first()
        if kept is None:
            return None
        kind = PurePath(kept.name).suffix.lower().lstrip(".")
        try:
            return kept, read_nominees(files.read(kept.sha256), dossier=desk.dossier, on=desk.on, kind=kind)
        except (ValidationError, FileNotFoundError):
            return None

    def _page(self, desk, form, found=None):
        kept, sheet = found or (None, None)
        context = desk.context(
            form=form,
            file=kept,
            sheet=sheet,
            quotas=_quotas_with(desk, sheet),
            has_errors=bool(form.errors or (sheet and sheet.mistakes)),
        )
        return render(desk.request, "awards/dossier_import.html", context)


def _quotas_with(desk: Desk, sheet: NomineeSheet | None) -> list:
    """The quotas as they would stand with the rows of the sheet."""
    adding = Counter(wish.award_type.code for wish in sheet.wishes) if sheet else Counter()
    return in_use(each.with_more(adding) for each in desk.limits) if adding else []


def _slot(desk: Desk) -> str:
    return f"nominees:{desk.dossier.pk}"
