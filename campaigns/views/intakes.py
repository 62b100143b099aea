"""Bringing in a plan: paste or upload, review what was read, save as a draft."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from campaigns.actions.drafting import lacking, save_intake
from campaigns.actions.intakes import choose_reading, open_intake
from campaigns.actions.matching import is_exactly
from campaigns.choices import IntakeState
from campaigns.forms.intake import SourceForm
from campaigns.models import Intake
from campaigns.policies import IntakePolicy, may_draft
from campaigns.views.keys import key_of
from campaigns.views.reviewing import doubts_of, source_of
from campaigns.views.showing import groups_of_intake, signer_line
from thiduakt.base.vietnamese import short_date
from thiduakt.base.views import ActView
from units.models import Unit


class IntakeNewView(View):
    """Paste a text or upload a file; what is no plan comes back with the reason, the text kept."""

    def dispatch(self, request, *args, **kwargs):
        may_draft(request.actor).require()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._page(SourceForm())

    def post(self, request):
        form = SourceForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        try:
            intake = open_intake(**form.source, actor=request.actor, key=key_of(request))
        except ValidationError as error:
            form.refuse(error)
            return self._page(form)
        return redirect(intake)

    def _page(self, form):
        waiting = Intake.objects.visible_to(self.request.actor).filter(state=IntakeState.OPEN)
        context = {"form": form, "has_errors": bool(form.errors), "waiting": waiting.order_by("-created_at")[:5]}
        return render(self.request, "campaigns/intake_new.html", context)


@require_GET
def intake(request, pk):
    """The text on the left, what was read from it on the right."""
    found = get_object_or_404(Intake.objects.visible_to(request.actor).select_related("plan", "file"), pk=pk)
    if found.state == IntakeState.SAVED and found.plan:
        return redirect(found.plan)
    chosen = found.findings.get("issuer_unit")
    issuer = Unit.objects.filter(pk=chosen).first() if chosen else None
    context = {
        "intake": found,
        "findings": found.findings,
        "issuer": issuer,
        "issuer_is_sure": found.findings.get("issuer_chosen")
        or (issuer and is_exactly(found.findings["issuer"], issuer)),
        **_in_words(found.findings),
        "groups": groups_of_intake(found),
        "doubts": doubts_of(found),
        "lines": source_of(found),
        "blocked": bool(lacking(found)),
        "may_edit": IntakePolicy(request.actor, found).can_edit(),
    }
    return render(request, "campaigns/intake.html", context)


def _is_sure(findings: dict, issuer: Unit | None) -> bool:
    """Chosen by the officer, or named in the text to the letter."""
    return findings.get("issuer_chosen", False) or bool(issuer and is_exactly(findings.get("issuer"), issuer))


def _in_words(findings: dict) -> dict:
    """Days and the signer's first line as they are printed."""
    issued_on, period, signer = findings.get("issued_on"), findings["period"], findings["signer"]
    starts, ends = (
        short_date(date.fromisoformat(day)) if day else "…" for day in (period["starts_on"], period["ends_on"])
    )
    return {
        "issued_on": date.fromisoformat(issued_on) if issued_on else None,
        "period": f"{starts} – {ends}" if period["starts_on"] or period["ends_on"] else "",
        "signer_line": signer_line(signer["capacity"], signer["for"]),
    }


class IntakeActView(ActView):
    """An act on a text of one's own office."""

    def found(self, pk):
        return get_object_or_404(Intake.objects.visible_to(self.request.actor), pk=pk)

    def back(self, pk):
        return self.found(pk)


class ReadingView(IntakeActView):
    """Switch how "trước ngày X" is read in this text, or from now on."""

    def act(self, pk):
        includes = self.request.POST.get("includes_day") == "1"
        for_all = self.request.POST.get("for_all") == "1"
        choose_reading(intake=self.found(pk), includes_day=includes, for_all=for_all, actor=self.request.actor)
        return self.back(pk)


class IntakeSaveView(IntakeActView):
    """Make the draft plan."""

    def act(self, pk):
        plan = save_intake(intake=self.found(pk), actor=self.request.actor)
        messages.success(self.request, "Đã lưu thành dự thảo kế hoạch. Kiểm tra rồi ban hành.")
        return plan
