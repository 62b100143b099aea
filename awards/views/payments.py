"""Prizes to be paid: the list of decisions, the list of one, and what is marked on it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_GET

from awards.actions.payments import choose_cap, pay_prizes, take_back_payout
from awards.exports.payments import payment_workbook
from awards.forms.payments import BackForm, CapForm, PayForm, PaymentFilter
from awards.models import Decision, Payout
from awards.policies.payments import PaymentList, may_keep_fund, may_pay, may_see_fund
from awards.views.acting import ActFormView
from awards.views.decisions import find_decision
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.paging import page_of
from thiduakt.base.verdict import Refused


@require_GET
def payments(request):
    """Applied decisions, the newest first, with what of them is paid."""
    may_see_fund(request.actor, request.actor.unit).require()
    chosen = PaymentFilter(request.GET)
    rows = chosen.apply(Decision.objects.visible_to(request.actor)).select_related("issuer", "award_type")
    page = page_of(rows, order=("-applied_at", "pk"), after=request.GET.get("after", ""))
    return render(request, "awards/payments.html", {"page": page, "filter": chosen})


def sheet_of(request, pk) -> PaymentList:
    """The list of a decision that the reader may see; Refused with the reason otherwise, or when it cannot be
    reckoned."""
    try:
        return _sheet(request, pk)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _sheet(request, pk) -> PaymentList:
    found = find_decision(request, pk)
    may_see_fund(request.actor, found.issuer).require()
    sheet = PaymentList(found)
    may_see_fund(request.actor, sheet.owner).require()
    return sheet


@require_GET
def payment_list(request, pk):
    """Who is paid what and why not, totals by unit, what was paid when."""
    try:
        sheet = _sheet(request, pk)
    except ValidationError as error:
        context = {"decision": find_decision(request, pk), "problem": " ".join(error.messages)}
        return render(request, "awards/payment_list.html", context)
    found = sheet.decision
    context = {
        "decision": found,
        "sheet": sheet,
        "payouts": found.payouts.select_related("unit", "by__user"),
        "steps": found.payment_steps.select_related("actor__user"),
        "may_pay": may_pay(request.actor, found, sheet.owner),
    }
    return render(request, "awards/payment_list.html", context)


@require_GET
def payment_print(request, pk):
    """The list as a sheet of paper, with places to sign."""
    sheet = sheet_of(request, pk)
    return render(request, "awards/payment_print.html", {"decision": sheet.decision, "sheet": sheet})


@require_GET
def payment_xlsx(request, pk):
    """The list as a workbook."""
    sheet = sheet_of(request, pk)
    response = HttpResponse(payment_workbook(sheet), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="chi-thuong-{sheet.decision.number}.xlsx"'
    return response


class _ListActView(ActFormView):
    """One act on the payment list of a decision."""

    def find(self) -> PaymentList:
        return sheet_of(self.request, self.kwargs["pk"])

    def may(self):
        return may_pay(self.request.actor, self.thing.decision, self.thing.owner)

    def _is_pressed_again(self) -> bool:
        return False

    def get_context_data(self, **kwargs):
        facts = {"sheet": self.thing, "decision": self.thing.decision, "cancel_url": self.home}
        return super().get_context_data(**facts, **kwargs)

    @property
    def home(self) -> str:
        return reverse("awards:payment_list", args=[self.thing.decision.pk])


class PayView(_ListActView):
    """Marks what is due as paid, of one unit or of all."""

    template_name = "awards/payment_pay.html"
    form_class = PayForm

    def get_form_kwargs(self):
        waiting = {line.unit.pk: line.unit for line in self.thing.payable}
        units = sorted(waiting.values(), key=lambda unit: unit.path)
        return {**super().get_form_kwargs(), "units": units}

    def get_initial(self):
        return {"paid_on": today(), "unit": self.request.GET.get("unit", "")}

    def act(self, form, key):
        actor, found = self.request.actor, self.thing.decision
        step = pay_prizes(decision=found, **form.cleaned_data, actor=actor, on=today(), key=key)
        messages.success(self.request, f"Đã ghi chi thưởng: {step.note}.")
        return self.home


class CapView(_ListActView):
    """The amount that is given where only the highest is named."""

    template_name = "awards/payment_cap.html"
    form_class = CapForm

    @cached_property
    def cap(self):
        return next((cap for cap in self.thing.caps if cap.subject == self.kwargs["subject"]), None)

    def dispatch(self, request, *args, **kwargs):
        if self.cap is None:
            return redirect(self.home)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"amount": self.cap.chosen or self.cap.most, "document": self.cap.document}

    def get_context_data(self, **kwargs):
        return super().get_context_data(cap=self.cap, **kwargs)

    def act(self, form, key):
        actor, found = self.request.actor, self.thing.decision
        choose_cap(decision=found, subject=self.cap.subject, **form.cleaned_data, actor=actor, key=key)
        messages.success(self.request, "Đã ghi mức chi.")
        return self.home


class PayoutBackView(ActFormView):
    """A payment entered by mistake is taken back."""

    template_name = "awards/payment_back.html"
    form_class = BackForm

    def find(self) -> Payout:
        seen = Decision.objects.visible_to(self.request.actor)
        rows = Payout.objects.filter(decision__in=seen).select_related("decision__issuer", "unit")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def may(self):
        return may_keep_fund(self.request.actor, self.thing.entries.select_related("owner").get(reverses=None).owner)

    def _is_pressed_again(self) -> bool:
        return False

    def get_context_data(self, **kwargs):
        decision = self.thing.decision
        home = reverse("awards:payment_list", args=[decision.pk])
        facts = {"payout": self.thing, "decision": decision, "cancel_url": home}
        return super().get_context_data(count=self.thing.lines.count(), **facts, **kwargs)

    def act(self, form, key):
        actor, note = self.request.actor, form.cleaned_data["note"]
        take_back_payout(payout=self.thing, note=note, actor=actor, on=today(), key=key)
        messages.success(self.request, "Đã hủy lần chi. Các dòng ấy trở lại chờ chi; quỹ có bút toán ghi đảo.")
        return reverse("awards:payment_list", args=[self.thing.decision.pk])
