"""The list of dossiers, opening one, and its home page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.dossiers import announce_ready, open_dossier, withdraw_dossier
from awards.choices import WITH_UNIT, DossierState
from awards.exports import nominee_list
from awards.filters import DossierFilter
from awards.forms.dossiers import ReasonForm, RoundForm
from awards.models import Dossier
from awards.policies.dossiers import may_open
from awards.views.dossier_frame import Desk, key_of
from awards.views.dossier_tasks import holder_of, next_task, steps_of, tasks_of
from campaigns.models import Round
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today, working_days_between
from thiduakt.base.methods import post_only
from thiduakt.base.paging import counted, page_of
from units.choices import UNIT_ROLES, Role


@require_GET
def dossiers(request):
    """Dossiers the reader may see, newest code first; every filter stands in the address."""
    chosen = DossierFilter(request.GET)
    found = chosen.apply(Dossier.objects.visible_to(request.actor))
    page = page_of(found.for_list(), order=("-code",), after=request.GET.get("after", ""))
    is_board = request.actor.role == Role.REVIEWER
    context = {
        "page": page,
        "rows": [_row(dossier, request.actor) for dossier in page.rows],
        "total": counted(found),
        "filter": chosen,
        "may_open": request.actor.role in UNIT_ROLES,
        "is_board": is_board,
        "waiting": counted(Dossier.objects.in_queue_of(request.actor)) if is_board else 0,
    }
    return render(request, "awards/dossier_list.html", context)


def _row(dossier: Dossier, actor) -> dict:
    """A line of the list: whom it waits for, and the working days left to the unit."""
    due = dossier.round.closes_on if dossier.state in WITH_UNIT else None
    if dossier.state == DossierState.RETURNED and dossier.mend_by:
        due = dossier.mend_by
    days = working_days_between(today(), due) if due else None
    return {"dossier": dossier, "holder": holder_of(dossier, actor), "days": days}


class DossierNewView(View):
    """Choose an open round; the unit's dossier in it is opened, or found."""

    def get(self, request):
        return self._page(request, RoundForm(rounds=self._rounds()))

    def post(self, request):
        form = RoundForm(request.POST, rounds=Round.objects.all())
        if not form.is_valid():
            return self._page(request, form)
        try:
            dossier = open_dossier(
                round=form.cleaned_data["round"], actor=request.actor, on=today(), key=key_of(request)
            )
        except ValidationError as error:
            form.add_error("round", error.messages)
            return self._page(request, form)
        return redirect(dossier)

    def _rounds(self):
        return Round.objects.open_on(today())

    def _page(self, request, form):
        may_open(request.actor, None, today()).require()
        rounds = list(self._rounds())
        own = Dossier.objects.visible_to(request.actor).open().filter(round__in=rounds).select_related("round")
        context = {"form": form, "rounds": rounds, "own": own, "has_errors": bool(form.errors)}
        return render(request, "awards/dossier_new.html", context)


@require_GET
def dossier(request, pk):
    """Home of a dossier: the task list for the unit, summary cards for the office."""
    desk = Desk(request, pk)
    tasks = tasks_of(desk)
    short = [nominee for nominee in desk.nominees if not desk.standings[nominee.pk].is_met]
    context = desk.context(
        tasks=tasks,
        next_task=next_task(tasks),
        steps=steps_of(desk),
        spotlight=short[0] if short else None,
        short_count=len(short),
        moves={move.name for move in desk.policy.open_moves()},
    )
    template = "awards/dossier.html" if desk.is_unit else "awards/dossier_office.html"
    return render(request, template, context)


class DossierWithdrawView(View):
    """Take a dossier back for good, behind a page that says what that means."""

    def get(self, request, pk):
        return self._page(request, Desk(request, pk), ReasonForm())

    def post(self, request, pk):
        desk, form = Desk(request, pk), ReasonForm(request.POST)
        if not form.is_valid():
            return self._page(request, desk, form)
        note, key = form.cleaned_data["note"], key_of(request)
        withdraw_dossier(dossier=desk.dossier, note=note, actor=request.actor, on=today(), key=key)
        messages.success(request, f"Đã rút hồ sơ {desk.dossier.code}.")
        return redirect(desk.dossier)

    def _page(self, request, desk, form):
        desk.policy.can("withdraw").require()
        context = desk.context(form=form, cancel_url=desk.dossier.get_absolute_url(), has_errors=bool(form.errors))
        return render(request, "awards/dossier_withdraw.html", context)


@post_only
def announce(request, pk):
    """The officer tells the head that the dossier is ready."""
    desk = Desk(request, pk)
    announce_ready(dossier=desk.dossier, actor=request.actor, on=today(), key=key_of(request))
    messages.success(request, "Đã báo thủ trưởng đơn vị xem và trình hồ sơ.")
    return redirect("awards:dossier_check", desk.dossier.pk)


@require_GET
def listing(request, pk):
    """The list of nominees as a workbook (danh sách trích ngang)."""
    desk = Desk(request, pk)
    content = nominee_list(desk.dossier, desk.nominees)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="danh-sach-{desk.dossier.code}.xlsx"'
    return response
