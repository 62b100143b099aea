"""People invited from a workbook: template, upload, all mistakes at once, preview, and only then the act."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base import files
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.sittings import wants_proof
from units.actions.accounts import keep_account_list, open_accounts
from units.exports.accounts import blank_list
from units.forms.invitations import AccountListForm
from units.imports.account_people import asked_of, decided, owners_in
from units.imports.accounts import AccountSheet, read_accounts
from units.models import StoredFile
from units.policies.accounts import may_manage_accounts, roles_given_by
from units.views.keys import key_of

SLOT = "people to invite"


@require_GET
def template(request):
    """The blank list."""
    may_manage_accounts(request.actor).require()
    response = HttpResponse(blank_list(roles_given_by(request.actor)), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-tai-khoan.xlsx"'
    return response


@method_decorator(wants_proof, name="dispatch")
class AccountImportView(View):
    """Upload shows a preview or all mistakes; the file waits in the session until it is confirmed or replaced."""

    def dispatch(self, request):
        may_manage_accounts(request.actor).require()
        return super().dispatch(request)

    def get(self, request):
        if request.GET.get("lai") == "1":
            request.session.pop(SLOT, None)
        return self._page(AccountListForm(), self._waiting())

    def post(self, request):
        return self._confirm() if "confirm" in request.POST else self._upload()

    def _upload(self):
        form = AccountListForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._page(form)
        checked, actor = form.cleaned_data["file"], self.request.actor
        try:
            sheet = read_accounts(checked.content, actor=actor, on=today())
        except ValidationError as error:
            form.add_error("file", error.messages)
            return self._page(form)
        kept = keep_account_list(
            content=checked.content, name=checked.name, media_type=checked.media_type, actor=actor
        )  # fmt: skip
        self.request.session[SLOT] = str(kept.pk)
        return self._page(AccountListForm(), (kept, sheet))

    def _confirm(self):
        """Read again, for the day may have changed something; then all lines or none."""
        found, key = self._waiting(), key_of(self.request)
        if found is None:
            return redirect("units:accounts")
        _, sheet = found
        if sheet.mistakes:
            return self._page(AccountListForm(), found)
        newcomers, undecided = decided(sheet, owners_in(sheet, self.request.actor), self.request.POST)
        if undecided:
            lines = ", ".join(str(number) for number in undecided)
            messages.error(self.request, f"Dòng {lines}: hãy chọn đúng người trong sổ, hoặc chọn chưa có hồ sơ.")
            return self._page(AccountListForm(), found)
        batch = key or uuid4()
        try:
            open_accounts(
                newcomers=newcomers, actor=self.request.actor, now=timezone.now(), batch=batch, key=key
            )  # fmt: skip
        except ValidationError as error:
            for text in error.messages:
                messages.error(self.request, text)
            return redirect("units:account_import")
        self.request.session.pop(SLOT, None)
        messages.success(self.request, f"Đã mở {len(sheet.rows)} tài khoản. In giấy mời dưới đây cho từng người.")
        return redirect(f"{reverse('units:invitation_slips')}?lo={batch}")

    def _waiting(self) -> tuple[StoredFile, AccountSheet] | None:
        """The file that waits, read anew."""
        kept = StoredFile.objects.filter(pk=self.request.session.get(SLOT), stored_by=self.request.actor).first()
        try:
            return (kept, read_accounts(files.read(kept.sha256), actor=kept.stored_by, on=today())) if kept else None
        except (ValidationError, FileNotFoundError):
            return None

    def _page(self, form, found=None):
        kept, sheet = found or (None, None)
        context = {"form": form, "file": kept, "sheet": sheet}
        if sheet and not sheet.mistakes:
            context["asked"] = asked_of(owners_in(sheet, self.request.actor), self.request.POST)
        context["has_errors"] = bool(form.errors or (sheet and sheet.mistakes))
        return render(self.request, "units/account_import.html", context)
