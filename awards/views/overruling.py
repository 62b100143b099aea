"""Concluding otherwise than the rules on one finding: an interruption page, and one to take it back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards.actions.overruling import overrule, withdraw_overrule
from awards.forms.overruling import OverruleForm, WithdrawForm
from awards.models import Overrule
from awards.policies.overruling import may_overrule, may_withdraw_overrule
from awards.views.acting import ActFormView
from awards.views.dossier_frame import Desk
from awards.views.standings import live_standings
from thiduakt.base import files


class OverruleView(ActFormView):
    """Repeats the finding word for word, then asks for conclusion, reason and document."""

    template_name = "awards/overrule.html"
    form_class = OverruleForm

    def find(self):
        self.desk = Desk(self.request, self.kwargs["dossier"])
        nominee = get_object_or_404(self.desk.dossier.nominees.standing().for_list(), pk=self.kwargs["pk"])
        nominee.dossier = self.desk.dossier
        return nominee

    def may(self):
        return may_overrule(self.request.actor, self.thing)

    def again(self):
        return _place(self.desk, self.thing)

    def get_initial(self):
        return {"conclusion": "khong-dat" if self._finding()["met"] else "dat"}

    def get_context_data(self, **kwargs):
        more = {"nominee": self.thing, "finding": self._finding(), "cancel_url": _place(self.desk, self.thing)}
        return super().get_context_data(**self.desk.context(**more), **kwargs)

    def act(self, form, key):
        made = overrule(
            nominee=self.thing,
            rule=self.kwargs["rule"],
            is_met=form.is_met,
            paper=form.paper,
            actor=self.request.actor,
            on=self.desk.on,
            key=key,
        )
        messages.success(self.request, f"Đã ghi kết luận {made.said} về tiêu chuẩn {made.rule} của {self.thing.name}.")
        return _place(self.desk, self.thing)

    def _finding(self) -> dict:
        shown = live_standings([self.thing], self.desk.on)[self.thing.pk]
        found = next((each for each in shown.findings if each["rule"] == self.kwargs["rule"]), None)
        if found is None:
            raise Http404("Kết quả đối chiếu không có tiêu chuẩn này.")
        return found


class OverruleWithdrawView(ActFormView):
    """Takes another conclusion back, with the reason; the line stays in sight."""

    template_name = "awards/overrule_withdraw.html"
    form_class = WithdrawForm

    def find(self):
        self.desk = Desk(self.request, self.kwargs["dossier"])
        self.overrule = find_overrule(self.desk, self.kwargs["pk"])
        return self.overrule.nominee

    def may(self):
        return may_withdraw_overrule(self.request.actor, self.overrule) if self.thing else None

    def again(self):
        return _place(self.desk, self.thing)

    def get_context_data(self, **kwargs):
        more = {"overrule": self.overrule, "nominee": self.thing, "cancel_url": _place(self.desk, self.thing)}
        return super().get_context_data(**self.desk.context(**more), **kwargs)

    def act(self, form, key):
        reason = form.cleaned_data["reason"]
        withdraw_overrule(overrule=self.overrule, reason=reason, actor=self.request.actor, key=key)
        messages.success(self.request, f"Đã rút kết luận về tiêu chuẩn {self.overrule.rule} của {self.thing.name}.")
        return _place(self.desk, self.thing)


@require_GET
def overrule_file(request, dossier, pk):
    """The document another conclusion rests on, for all who see the dossier."""
    file = find_overrule(Desk(request, dossier), pk).file
    if file is None:
        raise Http404("Kết luận này không kèm tệp.")
    return files.serve(file.sha256, name=file.name, media_type=file.media_type)


def find_overrule(desk: Desk, pk) -> Overrule:
    """One of the dossier the reader sees, with its nominee; 404 otherwise."""
    rows = Overrule.objects.filter(nominee__dossier=desk.dossier).select_related("nominee__award_type", "file")
    found = get_object_or_404(rows, pk=pk)
    found.nominee.dossier = desk.dossier
    return found


def _place(desk: Desk, nominee) -> str:
    """The nominee in the appraisal, where the officer came from."""
    n = next((n for n, each in enumerate(desk.nominees, start=1) if each.pk == nominee.pk), 1)
    return f"{reverse('awards:appraisal', args=[desk.dossier.pk])}?n={n}"
