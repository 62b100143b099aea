"""Handing in behind a page that repeats what goes out; mending what the Board asked for; handing in again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.mending import answer_item
from awards.actions.submissions import resubmit_dossier, submit_dossier
from awards.forms.dossiers import AnswerForm
from awards.views.dossier_frame import Desk, key_of, words_of
from awards.views.dossier_tasks import URLS
from awards.views.sections import by_award


class SubmitView(View):
    """GET asks with the numbers, POST hands in; what lacks leads back to the check page."""

    move, act = "submit", staticmethod(submit_dossier)
    template = "awards/dossier_submit.html"

    def get(self, request, pk):
        desk = Desk(request, pk)
        desk.policy.can(self.move).require()
        if desk.lacks or desk.open_items:
            return redirect("awards:dossier_check", pk)
        standings = desk.standings.values()
        context = desk.context(
            awards=by_award(desk.nominees),
            short=sum(1 for standing in standings if not standing.is_met),
            cancel_url=reverse("awards:dossier_check", args=[pk]),
        )
        return render(request, self.template, context)

    def post(self, request, pk):
        desk = Desk(request, pk)
        try:
            self.act(dossier=desk.dossier, actor=request.actor, on=desk.on, key=key_of(request))
        except ValidationError as error:
            for text in words_of(error):
                messages.error(request, text)
            return redirect("awards:dossier_check", pk)
        return redirect("awards:dossier_done", pk)


class ResubmitView(SubmitView):
    """The same after mending."""

    move, act = "resubmit", staticmethod(resubmit_dossier)


@require_GET
def done(request, pk):
    """After handing in: the code, what happens next, the paper to keep."""
    desk = Desk(request, pk)
    if not desk.dossier.version:
        return redirect(desk.dossier)
    return render(request, "awards/dossier_done.html", desk.context())


class MendView(View):
    """What the Board asked for, item by item, each with the way to mend it and a place to answer."""

    def get(self, request, pk):
        return self._page(Desk(request, pk))

    def post(self, request, pk):
        desk = Desk(request, pk)
        item = get_object_or_404(desk.dossier.return_items, pk=_number(request.POST.get("item")))
        form = AnswerForm(request.POST, prefix=f"muc-{item.pk}")
        if not form.is_valid():
            return self._page(desk, {item.pk: form})
        answer_item(item=item, answer=form.cleaned_data["answer"], actor=request.actor, key=key_of(request))
        messages.success(request, "Đã ghi câu trả lời.")
        return redirect("awards:dossier_mend", pk)

    def _page(self, desk, bound=None):
        bound, rows = bound or {}, []
        for item in desk.items:
            form = bound.get(item.pk) or AnswerForm(prefix=f"muc-{item.pk}", initial={"answer": item.answer})
            rows.append({"item": item, "form": form, "url": _place_of(desk, item)})
        may_answer = desk.policy.can_answer()
        context = desk.context(
            rows=rows,
            may_answer=may_answer,
            may_submit=desk.policy.can("resubmit"),
            forms=list(bound.values()),
            has_errors=bool(bound),
        )
        return render(desk.request, "awards/dossier_mend.html", context)


def _place_of(desk: Desk, item) -> str:
    """Where the item is mended."""
    if item.nominee and item.nominee.state != "withdrawn":
        return item.nominee.get_absolute_url()
    return reverse(URLS[item.section], args=[desk.dossier.pk])


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0
