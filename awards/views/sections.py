"""The parts of a dossier, one page each: whom, by which standard, reports, opinions, files, check."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_GET

from awards.actions.dossiers import write_opinions
from awards.actions.nominees import nominate
from awards.actions.wishes import Wish
from awards.choices import AttachmentKind, Section
from awards.forms.dossiers import OpinionsForm
from awards.forms.nominees import CollectiveForm, PeopleForm
from awards.policies.completeness import has_report
from awards.views.dossier_frame import Desk, key_of
from awards.views.dossier_tasks import URLS, next_task, tasks_of
from thiduakt.base.paging import page_of
from thiduakt.base.text import search_key
from units.models import Employment

PEOPLE_SHOWN = 40
STANDARDS_SHOWN = 40


class SubjectsView(View):
    """Nominees, and two ways to add: people of the unit from a searched list, or a collective."""

    def get(self, request, pk):
        desk = Desk(request, pk)
        return self._page(desk, self._people_form(desk), self._collective_form(desk))

    def post(self, request, pk):
        desk = Desk(request, pk)
        is_unit = "tap-the-unit" in request.POST
        people = self._people_form(desk, None if is_unit else request.POST)
        collective = self._collective_form(desk, request.POST if is_unit else None)
        form = collective if is_unit else people
        if not form.is_valid():
            return self._page(desk, people, collective)
        try:
            made = nominate(
                dossier=desk.dossier, wishes=_wishes(form), actor=request.actor, on=desk.on, key=key_of(request)
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(desk, people, collective)
        if made:
            messages.success(request, f"Đã thêm {len(made)} đối tượng: {_names(made)}.")
        return redirect("awards:dossier_subjects", pk)

    def _people_form(self, desk, posted=None):
        return PeopleForm(posted, dossier=desk.dossier, on=desk.on)

    def _collective_form(self, desk, posted=None):
        return CollectiveForm(posted, dossier=desk.dossier, on=desk.on)

    def _page(self, desk, people, collective):
        words = desk.request.GET.get("q", "").strip()[:100]
        jobs, more = _jobs(desk, words)
        ticked, proposed = set(people["people"].value() or ()), {}
        for nominee in desk.nominees:
            proposed.setdefault(nominee.person_id, []).append(nominee.award_type.name)
        context = desk.context(
            form=people,
            collective=collective,
            jobs=[_line(job, proposed.get(job.person_id, ()), ticked) for job in jobs],
            more=more,
            words=words,
            may_edit=desk.policy.can_edit(Section.SUBJECTS),
            has_errors=bool(people.errors or collective.errors),
        )
        return render(desk.request, "awards/dossier_subjects.html", context)


def _line(job: Employment, awards, ticked: set[str]) -> dict:
    return {"job": job, "has": ", ".join(awards), "is_ticked": str(job.person_id) in ticked}


def _wishes(form) -> list[Wish]:
    award = form.cleaned_data["award_type"]
    if "unit" in form.cleaned_data:
        return [Wish(award, unit=form.cleaned_data["unit"])]
    return [Wish(award, person=person) for person in form.cleaned_data["people"]]


def _names(nominees) -> str:
    shown = ", ".join(nominee.name for nominee in nominees[:3])
    return f"{shown} và {len(nominees) - 3} đối tượng khác" if len(nominees) > 3 else shown


def _jobs(desk: Desk, words: str) -> tuple[list[Employment], bool]:
    """People of the unit by given name, as many as a page holds, and whether there are more."""
    jobs = Employment.objects.main().on(desk.on).filter(unit__path__startswith=desk.dossier.unit.path)
    for word in search_key(words).split():
        jobs = jobs.filter(person__search_key__contains=word)
    found = list(jobs.select_related("person", "unit").order_by("person__sort_key", "pk")[: PEOPLE_SHOWN + 1])
    return found[:PEOPLE_SHOWN], len(found) > PEOPLE_SHOWN


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
    )
    return render(request, "awards/dossier_check.html", context)


def _mend_url(desk: Desk, lack) -> str:
    return lack.nominee.get_absolute_url() if lack.nominee else reverse(URLS[lack.section], args=[desk.dossier.pk])


def by_award(nominees) -> list[tuple[str, int]]:
    counts = {}
    for nominee in nominees:
        counts[nominee.award_type.name] = counts.get(nominee.award_type.name, 0) + 1
    return list(counts.items())
