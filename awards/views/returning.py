"""The acts of the Board on a whole dossier: take, return item by item, conclude, refuse."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View

from awards.actions.appraisals import (
    approve_eligible,
    conclude_dossier,
    reject_dossier,
    return_dossier,
    take_dossier,
    take_over_dossier,
)
from awards.actions.mending import accept_item, ask_again
from awards.choices import NomineeState
from awards.forms.appraisals import AgainForm, demand_formset
from awards.forms.dossiers import ReasonForm
from awards.models import ReturnItem
from awards.policies.routes import Routes
from awards.views.dossier_frame import Desk, key_of
from awards.views.standings import live_standings
from thiduakt.base.clock import is_working_day
from thiduakt.base.methods import post_only

TIME_TO_MEND = timedelta(days=7)
MOST_ROWS = 20


@post_only
def take(request, pk):
    """Take a dossier from the queue, or go on in place of a colleague."""
    desk = Desk(request, pk)
    act = take_over_dossier if "over" in request.POST else take_dossier
    act(dossier=desk.dossier, actor=request.actor, key=key_of(request))
    messages.success(request, f"Bạn đang thẩm định hồ sơ {desk.dossier.code}.")
    return redirect("awards:appraisal", pk)


class ReturnView(View):
    """What lacks, why, by when: several items at once, then back to the unit."""

    def get(self, request, pk):
        desk = self._desk(request, pk)
        first = {"section": request.GET.get("phan", ""), "nominee": request.GET.get("doi-tuong", "")}
        first = {key: value for key, value in first.items() if value}
        return self._page(desk, self._formset(desk, initial=[first] if first else None))

    def post(self, request, pk):
        desk = self._desk(request, pk)
        if "more" in request.POST:
            return self._page(desk, self._formset(desk, initial=_typed_rows(request.POST)))
        formset = self._formset(desk, request.POST)
        if not formset.is_valid():
            return self._page(desk, formset)
        demands = formset.demands()
        try:
            return_dossier(dossier=desk.dossier, demands=demands, actor=request.actor, on=desk.on, key=key_of(request))
        except ValidationError as error:
            formset.non_form_errors().extend(error.messages)
            return self._page(desk, formset)
        messages.success(request, f"Đã trả hồ sơ {desk.dossier.code} cho {desk.dossier.unit.label} bổ sung.")
        return redirect("awards:appraisals")

    def _desk(self, request, pk) -> Desk:
        desk = Desk(request, pk)
        desk.policy.can("return").require()
        return desk

    def _formset(self, desk, posted=None, initial=None):
        nominees = desk.dossier.nominees.standing().select_related("award_type")
        kwargs = {"nominees": nominees, "due_on": _day_to_mend(desk.on)}
        return demand_formset(2)(posted, prefix="muc", initial=initial, form_kwargs=kwargs)

    def _page(self, desk, formset):
        context = desk.context(
            formset=formset,
            again=desk.open_items,
            cancel_url=reverse("awards:appraisal", args=[desk.dossier.pk]),
            has_errors=formset.is_bound and formset.total_error_count() > 0,
        )
        return render(desk.request, "awards/appraisal_return.html", context)


def _typed_rows(posted) -> list[dict]:
    """What was typed so far, to stand above the further blank rows."""
    names = ("section", "nominee", "lacking", "ground", "due_on")
    rows = [{name: posted.get(f"muc-{n}-{name}", "") for name in names} for n in range(MOST_ROWS)]
    return [row for row in rows if any(row[name].strip() for name in names[:4])]


def _day_to_mend(on):
    day = on + TIME_TO_MEND
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


class ItemView(View):
    """An item the unit has answered: it does, or it goes back once more."""

    def get(self, request, pk, item):
        desk, found = self._found(request, pk, item)
        initial = {"ground": found.ground, "due_on": _day_to_mend(desk.on)}
        return self._page(desk, found, AgainForm(initial=initial))

    def post(self, request, pk, item):
        desk, found = self._found(request, pk, item)
        if "accept" in request.POST:
            accept_item(item=found, actor=request.actor, key=key_of(request))
            messages.success(request, "Mục bổ sung đã đạt.")
            return redirect("awards:appraisal", pk)
        form = AgainForm(request.POST)
        if not form.is_valid():
            return self._page(desk, found, form)
        try:
            ask_again(item=found, actor=request.actor, on=desk.on, key=key_of(request), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(desk, found, form)
        messages.success(request, "Mục này sẽ được gửi lại cho đơn vị khi bạn trả hồ sơ.")
        return redirect("awards:dossier_return", pk)

    def _found(self, request, pk, item) -> tuple[Desk, ReturnItem]:
        desk = Desk(request, pk)
        found = get_object_or_404(desk.dossier.return_items.select_related("nominee", "dossier"), pk=item)
        desk.policy.can_ask().require()
        return desk, found

    def _page(self, desk, item, form):
        context = desk.context(item=item, form=form, has_errors=bool(form.errors))
        return render(desk.request, "awards/appraisal_item.html", context)


class ApproveView(View):
    """In favour of all who are eligible and have no verdict yet, behind a page that names them."""

    def get(self, request, pk):
        desk = Desk(request, pk)
        desk.policy.can_ask().require()
        waiting = [nominee for nominee in desk.nominees if nominee.state == NomineeState.PROPOSED]
        standings = live_standings(waiting, desk.on)
        context = desk.context(
            fit=[nominee for nominee in waiting if standings[nominee.pk].is_met],
            others=sum(1 for nominee in waiting if not standings[nominee.pk].is_met),
            cancel_url=reverse("awards:appraisal", args=[pk]),
        )
        return render(request, "awards/appraisal_approve.html", context)

    def post(self, request, pk):
        desk = Desk(request, pk)
        try:
            made = approve_eligible(dossier=desk.dossier, actor=request.actor, on=desk.on, key=key_of(request))
        except ValidationError as error:
            for text in error.messages:
                messages.error(request, text)
            return redirect("awards:appraisal", pk)
        messages.success(request, f"Đã ghi đồng ý cho {len(made)} đối tượng đủ điều kiện.")
        return redirect("awards:appraisal", pk)


class ConcludeView(View):
    """End of the appraisal, behind a page that counts the verdicts."""

    def get(self, request, pk):
        desk = Desk(request, pk)
        desk.policy.can("conclude").require()
        counts = {state: sum(1 for each in desk.nominees if each.state == state) for state in NomineeState}
        routes = Routes(desk.on)
        context = desk.context(
            favoured=counts[NomineeState.FOR],
            refused=counts[NomineeState.AGAINST],
            waiting=counts[NomineeState.PROPOSED],
            exempt=sum(
                1 for n in desk.nominees if n.state == NomineeState.FOR and not routes.needs_council(n.award_type)
            ),
            cancel_url=reverse("awards:appraisal", args=[pk]),
        )
        return render(request, "awards/appraisal_conclude.html", context)

    def post(self, request, pk):
        desk = Desk(request, pk)
        try:
            conclude_dossier(dossier=desk.dossier, actor=request.actor, on=desk.on, key=key_of(request))
        except ValidationError as error:
            for text in error.messages:
                messages.error(request, text)
            return redirect("awards:appraisal", pk)
        messages.success(request, f"Đã kết luận thẩm định hồ sơ {desk.dossier.code}.")
        return redirect("awards:appraisals")


class RejectView(View):
    """The dossier as a whole does not do; the reason goes to the unit."""

    def get(self, request, pk):
        return self._page(Desk(request, pk), ReasonForm())

    def post(self, request, pk):
        desk, form = Desk(request, pk), ReasonForm(request.POST)
        if not form.is_valid():
            return self._page(desk, form)
        note, key = form.cleaned_data["note"], key_of(request)
        reject_dossier(dossier=desk.dossier, note=note, actor=request.actor, on=desk.on, key=key)
        messages.success(request, f"Đã kết luận hồ sơ {desk.dossier.code} không đủ điều kiện.")
        return redirect("awards:appraisals")

    def _page(self, desk, form):
        desk.policy.can("reject").require()
        cancel_url = reverse("awards:appraisal", args=[desk.dossier.pk])
        context = desk.context(form=form, cancel_url=cancel_url, has_errors=bool(form.errors))
        return render(desk.request, "awards/appraisal_reject.html", context)
