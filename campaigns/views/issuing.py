"""Issuing a plan in two steps (fill in, confirm), and taking it out of force."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from campaigns.actions.issuing import issue_plan, lacking_to_issue
from campaigns.actions.plans import move_plan
from campaigns.forms.issuing import IssueForm, MoveForm, unassigned
from campaigns.models import Plan
from campaigns.policies import PlanPolicy
from campaigns.views.keys import key_of
from campaigns.workflow import PLAN_MOVES
from thiduakt.base.acts import repeated
from thiduakt.base.clock import today

CLOSING_MOVES = {"supersede", "cancel"}


class PlanActMixin:
    """Finds the plan the actor may see; asks the policy for the move before showing anything."""

    def found(self, pk):
        plans = Plan.objects.visible_to(self.request.actor).select_related("issuer__parent", "created_by__unit")
        return get_object_or_404(plans, pk=pk)


class PlanIssueView(PlanActMixin, View):
    """GET asks number, day and units; POST shows what will happen; POST with `confirmed` does it."""

    def get(self, request, pk):
        plan = self._issuable(pk)
        return self._page(plan, IssueForm(plan=plan, on=today()))

    def post(self, request, pk):
        plan = self.found(pk)
        if repeated(plan.steps, key_of(request)):
            return redirect(plan)
        plan = self._issuable(pk)
        form = IssueForm(request.POST, plan=plan, on=today())
        if not form.is_valid() or "back" in request.POST:
            return self._page(plan, form)
        return self._issue(plan, form) if "confirmed" in request.POST else self._confirm(plan, form)

    def _issuable(self, pk):
        plan = self.found(pk)
        PlanPolicy(self.request.actor, plan).can("issue").require()
        return plan

    def _issue(self, plan, form):
        typed = form.cleaned_data
        try:
            issue_plan(
                plan=plan,
                actor=self.request.actor,
                issued_on=typed["issued_on"],
                number=typed["number"],
                orders=form.orders,
                key=key_of(self.request),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(plan, form)
        plan.refresh_from_db()
        units = len(form.orders.everybody())
        messages.success(self.request, f"Đã ban hành kế hoạch số {plan.full_number}, giao cho {units} đơn vị.")
        return redirect(plan)

    def _page(self, plan, form):
        context = {
            "plan": plan,
            "form": form,
            "lacks": lacking_to_issue(plan),
            "recipient_count": plan.recipients.count(),
            "has_errors": form.is_bound and not form.is_valid(),
        }
        return render(self.request, "campaigns/plan_issue.html", context)

    def _confirm(self, plan, form):
        context = {
            "plan": plan,
            "form": form,
            "typed": form.cleaned_data,
            "orders": form.orders,
            "unit_count": len(form.orders.everybody()),
            "recipient_count": plan.recipients.count(),
            "unassigned": unassigned(form),
            "key": uuid4(),
            "cancel_url": plan.get_absolute_url(),
        }
        return render(self.request, "campaigns/plan_issue_confirm.html", context)


class PlanMoveView(PlanActMixin, View):
    """Supersede or cancel, with the reason, behind a page that says what it means."""

    def dispatch(self, request, pk, move):
        if move not in CLOSING_MOVES:
            raise Http404("Không có bước này.")
        self.move = PLAN_MOVES[move]
        self.plan = self.found(pk)
        if not repeated(self.plan.steps, key_of(request)):
            PlanPolicy(request.actor, self.plan).can(self.move).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(MoveForm())

    def post(self, request):
        form = MoveForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        note, key = form.cleaned_data["note"], key_of(request)
        move_plan(plan=self.plan, move=self.move.name, actor=request.actor, note=note, key=key)
        self.plan.refresh_from_db()
        messages.success(request, f"Kế hoạch {self.plan.full_number}: {self.plan.get_state_display()}.")
        return redirect(self.plan)

    def _page(self, form):
        context = {
            "plan": self.plan,
            "move": self.move,
            "form": form,
            "cancel_url": self.plan.get_absolute_url(),
            "has_errors": bool(form.errors),
        }
        return render(self.request, "campaigns/plan_move.html", context)
