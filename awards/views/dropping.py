"""Not honouring somebody who had passed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from awards.actions.dropping import drop_nominee
from awards.forms.decisions import DropForm
from awards.models import Nominee, NomineeStep
from awards.policies.decisions import may_draft
from awards.views.acting import ActFormView, key_of


class NomineeDropView(ActFormView):
    """Choose one of those who wait for a decision, and say why there will be none."""

    template_name = "awards/nominee_drop.html"
    form_class = DropForm

    def may(self):
        return may_draft(self.request.actor)

    def get_form_kwargs(self):
        waiting = Nominee.objects.ready_for_decision().for_list().select_related("dossier__round")
        return {**super().get_form_kwargs(), "waiting": waiting.order_by("dossier__code", "position", "pk")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(cancel_url=_back(), **kwargs)

    def form_invalid(self, form):
        """Pressed twice, the nominee waits no more: that is no mistake."""
        key = key_of(self.request)
        if key and NomineeStep.objects.filter(key=key, move="drop").exists():
            return redirect(_back())
        return super().form_invalid(form)

    def act(self, form, key):
        nominee = form.cleaned_data["nominee"]
        drop_nominee(nominee=nominee, note=form.cleaned_data["note"], actor=self.request.actor, key=key)
        messages.success(self.request, f"Đã ghi không khen thưởng {nominee.name}.")
        return _back()


def _back() -> str:
    return reverse("awards:decision_new")
