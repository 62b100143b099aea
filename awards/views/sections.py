"""The parts of a dossier, one page each: by which standard, reports, opinions, check."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.dossiers import write_opinions
from awards.choices import AttachmentKind, Section
from awards.forms.dossiers import OpinionsForm
from awards.policies.completeness import has_report
from awards.policies.components import law_day, papers_asked
from awards.views.dossier_frame import Desk, key_of
from awards.views.dossier_tasks import URLS, next_task, tasks_of
from thiduakt.base.paging import page_of

STANDARDS_SHOWN = 40


@require_GET
def standards(request, pk):
    """Each nominee with the award asked for and what the rules say."""
    desk = Desk(request, pk)
    nominees = desk.dossier.nominees.standing().for_list()
    page = page_of(nominees, order=("position", "id"), after=request.GET.get("after", ""), size=STANDARDS_SHOWN)
    rows = [{"nominee": nominee, "standing": desk.standings[nominee.pk]} for nominee in page.rows]
    short = sum(1 for standing in desk.standings.values() if not standing.is_met)
    return render(request, "awards/dossier_standards.html", desk.context(rows=rows, page=page, short=short))


@require_GET
def reports(request, pk):
    """Who has a report of achievements and who has not."""
    desk = Desk(request, pk)
    rows = [
        {"nominee": nominee, "told": has_report(nominee, desk.attachments), "words": len(nominee.achievement.split())}
        for nominee in desk.nominees
    ]
    first = next((row["nominee"] for row in rows if not row["told"]), None)
    told = sum(1 for row in rows if row["told"])
    return render(request, "awards/dossier_reports.html", desk.context(rows=rows, first=first, told=told))


class OpinionsView(View):
    """The unit's summary and opinion, typed at leisure."""

    def get(self, request, pk):
        desk = Desk(request, pk)
        initial = {"summary": desk.dossier.summary, "opinion": desk.dossier.opinion}
        return self._page(desk, OpinionsForm(initial=initial))

    def post(self, request, pk):
        desk, form = Desk(request, pk), OpinionsForm(request.POST)
        if not form.is_valid():
            return self._page(desk, form)
        write_opinions(dossier=desk.dossier, actor=request.actor, key=key_of(request), **form.cleaned_data)
        messages.success(request, "Đã lưu ý kiến của đơn vị.")
        return redirect(desk.dossier)

    def _page(self, desk, form):
        may_edit = desk.policy.can_edit(Section.OPINIONS)
        context = desk.context(form=form, may_edit=may_edit, has_errors=bool(form.errors))
        return render(desk.request, "awards/dossier_opinions.html", context)


@require_GET
def check(request, pk):
    """All answers by part before the dossier is handed in; what lacks, each with the way to mend it."""
    desk = Desk(request, pk)
    tasks = tasks_of(desk)
    standings = list(desk.standings.values())
    law_on = law_day(desk.dossier, desk.on)
    papers = papers_asked(desk.nominees, desk.attachments, law_on)
    move = "resubmit" if desk.dossier.state == "returned" else "submit"
    context = desk.context(
        tasks=tasks,
        next_task=next_task(tasks),
        problems=[{"message": lack.message, "url": _mend_url(desk, lack)} for lack in desk.lacks],
        met=sum(1 for standing in standings if standing.is_met),
        short=sum(1 for standing in standings if not standing.is_met),
        told=sum(1 for nominee in desk.nominees if has_report(nominee, desk.attachments)),
        minutes=[file for file in desk.attachments if file.kind == AttachmentKind.MINUTES],
        may_submit=desk.policy.can(move),
        may_announce=desk.policy.can_announce(),
        awards=by_award(desk.nominees),
        papers=papers,
        papers_by_case=[paper for paper in papers if paper.state == "depends"],
        papers_on=law_on,
    )
    return render(request, "awards/dossier_check.html", context)


def _mend_url(desk: Desk, lack) -> str:
    return lack.nominee.get_absolute_url() if lack.nominee else reverse(URLS[lack.section], args=[desk.dossier.pk])


def by_award(nominees) -> list[tuple[str, int]]:
    counts = {}
    for nominee in nominees:
        counts[nominee.award_type.name] = counts.get(nominee.award_type.name, 0) + 1
    return list(counts.items())
