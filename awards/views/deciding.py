"""The acts on a decision, each behind a page that says what exactly will happen."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from awards.actions.applying import apply_decision
from awards.actions.decisions import cancel_decision, number_decision, sign_decision
from awards.choices import DecisionState
from awards.forms.decisions import ApplyForm, NumberForm, ReasonForm
from awards.models import Decision
from awards.policies.decisions import DecisionPolicy
from awards.policies.prizes import Prizes
from awards.views.acting import ActFormView
from awards.views.decisions import find_decision, recipients
from thiduakt.base.clock import today
from thiduakt.base.sittings import wants_proof
from thiduakt.base.verdict import Refused
from units.models import Counter


class DecidingView(ActFormView):
    """One move of a decision."""

    move: str

    def find(self) -> Decision:
        return find_decision(self.request, self.kwargs["pk"])

    def may(self):
        return DecisionPolicy(self.request.actor, self.thing).can(self.move)

    def get_context_data(self, **kwargs):
        facts = {
            "decision": self.thing,
            "recipients": recipients(self.thing),
            "cancel_url": self.thing.get_absolute_url(),
        }
        return super().get_context_data(**facts, **kwargs)


@method_decorator(wants_proof, name="dispatch")
class DecisionSignView(DecidingView):
    """The leader signs."""

    move = "sign"
    template_name = "awards/decision_sign.html"
    form_class = forms.Form

    def act(self, form, key):
        sign_decision(decision=self.thing, actor=self.request.actor, on=today(), key=key)
        messages.success(self.request, "Đã ký. Văn thư được báo để cấp số.")
        return self.thing


@method_decorator(wants_proof, name="dispatch")
class DecisionNumberView(DecidingView):
    """The clerk gives the number and the date."""

    move = "number"
    template_name = "awards/decision_number.html"
    form_class = NumberForm

    def get_initial(self):
        return {"issued_on": today()}

    def get_context_data(self, **kwargs):
        counters = Counter.objects.filter(issuer=self.thing.issuer_id, series="decision", year=today().year)
        last = counters.values_list("last", flat=True).first() or 0
        return super().get_context_data(expected=f"{last + 1:02d}/{self.thing.symbol}", **kwargs)

    def act(self, form, key):
        number_decision(decision=self.thing, **form.cleaned_data, actor=self.request.actor, on=today(), key=key)
        self.thing.refresh_from_db()
        messages.success(self.request, f"Đã cấp số {self.thing.full_number}.")
        return self.thing


@method_decorator(wants_proof, name="dispatch")
class DecisionApplyView(DecidingView):
    """The interruption page that repeats the number of recipients; a second press shows the same result."""

    move = "apply"
    template_name = "awards/decision_apply.html"
    form_class = ApplyForm

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refused:
            self.thing.refresh_from_db()
            if self.thing.state != DecisionState.APPLIED:
                raise
            return redirect(self._done())

    def again(self):
        return self._done()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "total": recipients(self.thing)["total"]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(prize=self._prize(), **kwargs)

    def _prize(self) -> int | None:
        """All prizes together; None when the data cannot tell yet (the act will say what lacks)."""
        try:
            prizes = Prizes(self.thing.issued_on)
        except ValidationError:
            return None
        amounts = [prizes.of(line.nominee) for line in self.thing.lines.select_related("nominee")]
        return sum(amount or 0 for amount in amounts)

    def act(self, form, key):
        apply_decision(decision=self.thing, actor=self.request.actor, key=key)
        return self._done()

    def _done(self) -> str:
        return reverse("awards:decision_done", args=[self.thing.pk])


class DecisionCancelView(DecidingView):
    """A decision that will not be used; its number stays."""

    move = "cancel"
    template_name = "awards/decision_cancel.html"
    form_class = ReasonForm

    def act(self, form, key):
        cancel_decision(decision=self.thing, note=form.cleaned_data["note"], actor=self.request.actor, key=key)
        messages.success(self.request, "Quyết định được ghi là không dùng. Những người có tên trở lại danh sách chờ.")
        return self.thing
