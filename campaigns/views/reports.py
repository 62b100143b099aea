"""Work owed for a deadline: the unit writes and hands in, the offices see who has."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_GET

from campaigns.actions.reports import submit_report, write_report
from campaigns.choices import ReportState
from campaigns.forms.reports import ReportForm
from campaigns.models import Deadline, DeadlineAssignment, UnitReport
from campaigns.models.deadline import WORKPLACES
from campaigns.policies import ReportPolicy
from campaigns.views.steps import steps_of
from thiduakt.base.clock import today, working_days_between
from thiduakt.base.files import serve
from thiduakt.base.paging import page_of


class DeadlineMixin:
    """Finds the deadline the actor may see, and the actor's own share of it."""

    def load(self, deadline):
        actor = self.request.actor
        seen = Deadline.objects.visible_to(actor).select_related("plan__created_by", "round", "receiver")
        self.deadline = get_object_or_404(seen, pk=deadline)
        self.is_assigned = DeadlineAssignment.objects.filter(deadline=self.deadline, unit=actor.unit_id).exists()
        self.report = (
            UnitReport.objects.filter(deadline=self.deadline, unit=actor.unit_id).select_related("file").first()
        )
        state = self.report.state if self.report else ReportState.DRAFT
        self.policy = ReportPolicy(actor, self.deadline, is_assigned=self.is_assigned, state=state)

    @property
    def url(self):
        return reverse("campaigns:report", args=[self.deadline.pk])


class ReportView(DeadlineMixin, View):
    """For a unit that owes it: the form; for the others: who has handed in."""

    def dispatch(self, request, deadline):
        self.load(deadline)
        return super().dispatch(request)

    def get(self, request):
        form = ReportForm(initial={"body": self.report.body if self.report else ""})
        return self._page(form)

    def post(self, request):
        self.policy.can_write().require()
        form = ReportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        write_report(deadline=self.deadline, actor=request.actor, **form.content)
        if "submit" in request.POST:
            return redirect("campaigns:report_submit", self.deadline.pk)
        messages.success(request, "Đã lưu bản nháp, chưa nộp.")
        return redirect(self.url)

    def _page(self, form):
        workplace = WORKPLACES.get(self.deadline.kind)
        context = {
            "deadline": self.deadline,
            "days": working_days_between(today(), self.deadline.due_on),
            "report": self.report,
            "is_assigned": self.is_assigned,
            "workplace": reverse(workplace) if workplace else "",
            "form": form,
            "may_write": self.policy.can_write(),
            "may_submit": self.policy.can_submit(),
            "steps": steps_of(self.report.steps) if self.report else [],
            "has_errors": bool(form.errors),
            **({} if self.is_assigned else self._others()),
        }
        return render(self.request, "campaigns/report.html", context)

    def _others(self):
        """The units that owe it, those that still do first, with what was handed in."""
        rows = DeadlineAssignment.objects.filter(deadline=self.deadline).with_state().select_related("unit")
        page = page_of(rows, order=("is_met", "unit__name", "pk"), after=self.request.GET.get("after", ""))
        seen = UnitReport.objects.visible_to(self.request.actor).filter(deadline=self.deadline)
        reports = {row.unit_id: row for row in seen.filter(unit__in=[row.unit_id for row in page.rows])}
        return {"page": page, "reports": reports}


class ReportSubmitView(DeadlineMixin, View):
    """Ask once more, then hand in."""

    def dispatch(self, request, deadline):
        self.load(deadline)
        if not (self.report and self.report.state == ReportState.SUBMITTED and request.method == "POST"):
            self.policy.can_submit().require()
        return super().dispatch(request)

    def get(self, request):
        context = {"deadline": self.deadline, "report": self.report, "cancel_url": self.url}
        return render(request, "campaigns/report_submit.html", context)

    def post(self, request):
        try:
            submit_report(deadline=self.deadline, actor=request.actor)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, f"Đã nộp: {self.deadline.what}.")
        return redirect(self.url)


@require_GET
def report_file(request, pk):
    """The file of a report the actor may see."""
    report = get_object_or_404(UnitReport.objects.visible_to(request.actor).select_related("file"), pk=pk)
    if report.file is None:
        raise Http404("Báo cáo này không có tệp.")
    return serve(report.file.sha256, name=report.file.name, media_type=report.file.media_type)
