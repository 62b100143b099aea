"""Files of a dossier: the list with what lacks, adding, taking out, downloading."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from awards.actions.attachments import detach_file
from awards.choices import AttachmentKind
from awards.forms.nominees import FileForm
from awards.models import Attachment
from awards.views.dossier_frame import Desk, key_of
from awards.views.nominees import attach
from thiduakt.base import files


class FilesView(View):
    """All files by kind, and the form for one more."""

    def get(self, request, pk):
        desk = Desk(request, pk)
        return self._page(desk, self._form(desk))

    def post(self, request, pk):
        desk = Desk(request, pk)
        form = self._form(desk, request.POST, request.FILES)
        if not form.is_valid():
            return self._page(desk, form)
        kept = attach(desk, form, form.cleaned_data["nominee"])
        if kept:
            messages.success(request, f"Đã đính kèm {kept.file.name}.")
        return redirect("awards:dossier_files", pk)

    def _form(self, desk, *posted):
        has_minutes = any(file.kind == AttachmentKind.MINUTES for file in desk.attachments)
        kind = AttachmentKind.OTHER if has_minutes else AttachmentKind.MINUTES
        return FileForm(*posted, nominees=desk.dossier.nominees.standing().select_related("award_type"), kind=kind)

    def _page(self, desk, form):
        context = desk.context(
            form=form,
            rows=[{"file": file, "may_remove": desk.policy.can_attach(file.nominee)} for file in desk.attachments],
            has_minutes=any(file.kind == AttachmentKind.MINUTES for file in desk.attachments),
            may_attach=_may_attach_any(desk),
            has_errors=bool(form.errors),
        )
        return render(desk.request, "awards/dossier_files.html", context)


def _may_attach_any(desk: Desk):
    """Of the dossier, or after a return at least of one nominee that is named."""
    named = (item.nominee for item in desk.open_items if item.nominee)
    verdicts = [desk.policy.can_attach(), *(desk.policy.can_attach(nominee) for nominee in named)]
    return next((verdict for verdict in verdicts if verdict), verdicts[0])


class AttachmentView(View):
    """GET sends the file to those who see the dossier; POST takes it out."""

    def get(self, request, dossier, pk):
        attachment = self._found(request, dossier, pk)
        file = attachment.file
        return files.serve(file.sha256, name=file.name, media_type=file.media_type)

    def post(self, request, dossier, pk):
        attachment = self._found(request, dossier, pk)
        detach_file(attachment=attachment, actor=request.actor, key=key_of(request))
        messages.success(request, f"Đã bỏ tệp {attachment.file.name} ra khỏi hồ sơ.")
        back = attachment.nominee if request.POST.get("back") == "nominee" else None
        return redirect(back or "awards:dossier_files", *([] if back else [dossier]))

    def _found(self, request, dossier, pk) -> Attachment:
        desk = Desk(request, dossier)
        return get_object_or_404(desk.dossier.attachments.select_related("file", "nominee", "dossier"), pk=pk)
