"""Rounds in which dossiers are taken: the list, the page, opening one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from campaigns.actions.assigning import units_of_province
from campaigns.actions.rounds import open_round
from campaigns.forms.rounds import RoundForm
from campaigns.models import Round
from campaigns.policies import may_open_round
from campaigns.titles import labels_on
from campaigns.views.keys import key_of
from thiduakt.base.clock import today, working_days_between
from thiduakt.base.paging import page_of


@require_GET
def rounds(request):
    """Rounds, the one that closes last on top."""
    seen = Round.objects.visible_to(request.actor)
    page = page_of(seen, order=("-closes_on", "-pk"), after=request.GET.get("after", ""))
    for row in page.rows:
        row.days = working_days_between(today(), row.closes_on)
    context = {"page": page, "on": today(), "may_open": may_open_round(request.actor)}
    return render(request, "campaigns/rounds.html", context)


@require_GET
def round_page(request, pk):
    """What may be asked for, from when to when, and how many units have handed in."""
    seen = Round.objects.visible_to(request.actor).select_related("plan", "movement")
    found = get_object_or_404(seen, pk=pk)
    labels = labels_on(today())
    context = {
        "round": found,
        "on": today(),
        "days": working_days_between(today(), found.closes_on),
        "awards": [labels.get(code, code) for code in found.award_codes],
        "deadlines": found.deadlines.visible_to(request.actor).with_progress().order_by("due_on", "pk"),
        "may_open": may_open_round(request.actor),
    }
    return render(request, "campaigns/round.html", context)


class RoundNewView(View):
    """Open a round."""

    def dispatch(self, request):
        may_open_round(request.actor).require()
        return super().dispatch(request)

    def get(self, request):
        return self._page(self._form())

    def post(self, request):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form)
        opened = open_round(**form.cleaned_data, actor=request.actor, key=key_of(request))
        messages.success(request, f"Đã mở đợt xét “{opened.name}” và gửi thư cho các đơn vị.")
        return redirect(opened)

    def _form(self, typed=None):
        return RoundForm(typed, on=today(), units=units_of_province(self.request.actor.unit, today()))

    def _page(self, form):
        context = {"form": form, "has_errors": bool(form.errors)}
        return render(self.request, "campaigns/round_new.html", context)
