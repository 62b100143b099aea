"""One page per part or fact of a plan: of a text under review, or of a draft."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from campaigns.actions.facts import fact_of, rows_of
from campaigns.actions.intakes import correct_part, drop_fact, keep_fact
from campaigns.actions.plans import drop_plan_fact, edit_plan, keep_plan_fact
from campaigns.forms.facts import FACT_FORMS, PartSet
from campaigns.forms.parts import INTAKE_PARTS, PLAN_PARTS, initial_of_plan
from campaigns.models import Intake, Plan
from campaigns.policies import IntakePolicy, PlanPolicy
from thiduakt.base.views import ActView

AROUND = 4


class OfIntake:
    """Where the facts lie in a text under review."""

    parts = INTAKE_PARTS
    names = ("campaigns:intake_fact_new", "campaigns:intake_fact", "campaigns:intake_fact_drop")

    def owner(self, pk):
        found = get_object_or_404(Intake.objects.visible_to(self.request.actor), pk=pk)
        IntakePolicy(self.request.actor, found).can_edit().require()
        return found

    def fact(self, owner, group, fact):
        found = next((one for one in owner.findings[group] if one["id"] == fact), None)
        if found is None:
            raise Http404("Mục này không có, hoặc đã được bỏ.")
        return found

    def source(self, owner, fact):
        """The lines around the one that states the fact."""
        line = (fact or {}).get("line")
        if not line:
            return []
        lines = list(enumerate(owner.text.split("\n"), start=1))[max(line - 1 - AROUND, 0) : line + AROUND]
        return [(number, text, number == line) for number, text in lines]

    def initial_of_part(self, owner, form):
        return form.from_findings(owner.findings)

    def keep_part(self, owner, form):
        correct_part(intake=owner, changes=form.found(), actor=self.request.actor)

    def keep(self, owner, group, fact, changes):
        fact_id = fact["id"] if fact else None
        keep_fact(intake=owner, group=group, fact=changes, fact_id=fact_id, actor=self.request.actor)

    def drop(self, owner, group, fact):
        drop_fact(intake=owner, group=group, fact_id=fact, actor=self.request.actor)


class OfPlan:
    """Where the facts lie in a draft."""

    parts = PLAN_PARTS
    names = ("campaigns:plan_fact_new", "campaigns:plan_fact", "campaigns:plan_fact_drop")

    def owner(self, pk):
        plans = Plan.objects.visible_to(self.request.actor).select_related("created_by", "issuer")
        found = get_object_or_404(plans, pk=pk)
        PlanPolicy(self.request.actor, found).can_edit().require()
        return found

    def fact(self, owner, group, fact):
        row = self._row(owner, group, fact)
        return {**fact_of(group, row), "id": fact, "row": row}

    def _row(self, owner, group, fact):
        rows = rows_of(owner, group)
        try:
            return get_object_or_404(rows, pk=UUID(fact) if group == "deadlines" else int(fact))
        except ValueError as error:
            raise Http404("Mục này không có, hoặc đã được bỏ.") from error

    def source(self, owner, fact):
        return []

    def initial_of_part(self, owner, form):
        return initial_of_plan(form, owner)

    def keep_part(self, owner, form):
        edit_plan(plan=owner, changes=form.fields_of_plan(), actor=self.request.actor)

    def keep(self, owner, group, fact, changes):
        row = fact["row"] if fact else None
        keep_plan_fact(plan=owner, group=group, fact=changes, row=row, actor=self.request.actor)

    def drop(self, owner, group, fact):
        try:
            row = self._row(owner, group, fact)
        except Http404:
            return
        drop_plan_fact(plan=owner, group=group, row=row, actor=self.request.actor)


def _form_of(group: str):
    if group not in FACT_FORMS:
        raise Http404("Không có loại mục này.")
    return FACT_FORMS[group]


def _crumb(thing: Intake | Plan) -> str:
    return thing.full_number if isinstance(thing, Plan) else "Kiểm tra nội dung đọc được"


class FactView(View):
    """Correct a fact, or add one."""

    def dispatch(self, request, pk, group, fact=None):
        self.form_class = _form_of(group)
        self.thing = self.owner(pk)
        self.group = group
        self.found = self.fact(self.thing, group, fact) if fact else None
        return super().dispatch(request)

    def get(self, request):
        initial = self.form_class.initial_of(self.found) if self.found else None
        form = self.form_class(initial=initial, is_draft=isinstance(self.thing, Plan))
        return self._page(form, self._parts())

    def post(self, request):
        form = self.form_class(request.POST, is_draft=isinstance(self.thing, Plan))
        parts = self._parts(request.POST)
        if form.is_valid() and (parts is None or parts.is_valid()):
            changes = form.fact() | ({"parts": parts.parts()} if parts is not None else {})
            try:
                self.keep(self.thing, self.group, self.found, changes)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, f"Đã lưu {self.form_class.noun}.")
                return redirect(f"{self.thing.get_absolute_url()}#nhom-{self.group}")
        return self._page(form, parts)

    def _parts(self, typed=None):
        if self.group != "targets":
            return None
        if typed is not None:
            return PartSet(typed, prefix="parts")
        return PartSet(initial=self.found["parts"] if self.found else None, prefix="parts")

    def _page(self, form, parts):
        context = {
            "form": form,
            "parts": parts,
            "thing": self.thing,
            "group": self.group,
            "fact": self.found,
            "noun": self.form_class.noun,
            "source": self.source(self.thing, self.found),
            "crumb": _crumb(self.thing),
            "drop_name": self.names[2],
            "has_errors": bool(form.errors or (parts is not None and parts.is_bound and not parts.is_valid())),
        }
        return render(self.request, "campaigns/fact.html", context)


class PartView(View):
    """Correct a part of the metadata."""

    def dispatch(self, request, pk, part):
        if part not in self.parts:
            raise Http404("Không có phần này.")
        self.form_class = self.parts[part]
        self.thing = self.owner(pk)
        return super().dispatch(request)

    def get(self, request):
        return self._page(self.form_class(initial=self.initial_of_part(self.thing, self.form_class)))

    def post(self, request):
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self._page(form)
        self.keep_part(self.thing, form)
        messages.success(request, f"Đã lưu: {form.title_of_page.lower()}.")
        return redirect(self.thing)

    def _page(self, form):
        context = {"form": form, "thing": self.thing, "crumb": _crumb(self.thing), "has_errors": bool(form.errors)}
        return render(self.request, "campaigns/part.html", context)


class FactDropView(ActView):
    """Leave a fact out."""

    def act(self, pk, group, fact):
        noun = _form_of(group).noun
        owner = self.owner(pk)
        self.drop(owner, group, fact)
        messages.success(self.request, f"Đã bỏ {noun}.")
        return f"{owner.get_absolute_url()}#nhom-{group}"

    def back(self, pk, **_):
        return self.owner(pk)


class IntakeFactView(OfIntake, FactView):
    pass


class IntakePartView(OfIntake, PartView):
    pass


class IntakeFactDropView(OfIntake, FactDropView):
    pass


class PlanFactView(OfPlan, FactView):
    pass


class PlanPartView(OfPlan, PartView):
    pass


class PlanFactDropView(OfPlan, FactDropView):
    pass
