"""What is kept about me, as a page and as files; a word when something is wrong; who saw citizen ids."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View
from django.views.decorators.http import require_GET

from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.paging import page_of
from thiduakt.base.sittings import wants_proof
from units.actions.own_data import ask_correction, take_own_data
from units.choices import OwnTopic, SensitiveSight
from units.exports.own_data import own_json, own_workbook
from units.facts.own_data import owned_by
from units.forms.own_data import CorrectionForm
from units.models import SensitiveRead
from units.policies.traces import may_watch
from units.views.keys import key_of

ROWS_SHOWN = 20


@require_GET
def own_data(request):
    """The sections of one topic (`?phan=`); of long ones the first rows, the files hold all of all topics."""
    has_person = bool(request.user.person_id)
    usual = OwnTopic.RECORD if has_person else OwnTopic.ACCOUNT
    topic = request.GET.get("phan") if request.GET.get("phan") in OwnTopic else usual
    sections = [
        {"part": part, "rows": part.rows[:ROWS_SHOWN], "more": max(len(part.rows) - ROWS_SHOWN, 0)}
        for part in owned_by(request.user, topic=topic)
    ]
    context = {"sections": sections, "has_person": has_person, "topic": topic, "topics": OwnTopic.choices}
    return render(request, "units/own_data.html", context)


@wants_proof
@require_GET
def own_data_json(request):
    """All of it, for a machine."""
    content = own_json(request.user, take_own_data(actor=request.actor or request.last_post), timezone.localtime())
    return _file(content, "du-lieu-cua-toi.json", "application/json")


@wants_proof
@require_GET
def own_data_xlsx(request):
    """All of it, for a person."""
    content = own_workbook(request.user, take_own_data(actor=request.actor or request.last_post), timezone.localtime())
    return _file(content, "du-lieu-cua-toi.xlsx", XLSX)


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


class CorrectionView(View):
    """Say what is wrong."""

    def get(self, request):
        return self._page(CorrectionForm())

    def post(self, request):
        form = CorrectionForm(request.POST)
        if form.is_valid():
            try:
                ask_correction(actor=request.actor, words=form.cleaned_data["words"], on=today(), key=key_of(request))
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, "Đã gửi đề nghị sửa đến người giữ hồ sơ.")
                return redirect("units:own_data")
        return self._page(form)

    def _page(self, form):
        context = {"form": form, "has_errors": bool(form.errors)}
        return render(self.request, "units/own_data_correct.html", context)


@require_GET
def sensitive_reads(request):
    """Who saw citizen ids, the latest first; `?what=` narrows to one way of seeing."""
    may_watch(request.actor).require()
    what = request.GET.get("what") if request.GET.get("what") in SensitiveSight else ""
    rows = SensitiveRead.objects.visible_to(request.actor).select_related("actor__user", "actor__unit", "person")
    rows = rows.filter(what=what) if what else rows
    page = page_of(rows, order=("-pk",), after=request.GET.get("after", ""))
    context = {"page": page, "what": what, "ways": SensitiveSight.choices}
    return render(request, "units/sensitive_reads.html", context)
