"""Council sessions: who took part, how they voted, what passed."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards.actions.councils import open_session, plan_session, record_attendance
from awards.actions.votes import awaiting, close_session, on_the_grid, record_votes
from awards.choices import Attendance, SessionState
from awards.facts.said import overrules_before
from awards.forms.councils import AttendanceForm, CloseForm, SessionForm, VotesForm
from awards.models import CouncilSession, Nominee
from awards.policies.councils import SessionPolicy, may_run_sessions
from awards.views.acting import ActFormView, key_of
from thiduakt.base.clock import today
from thiduakt.base.paging import page_of
from thiduakt.base.views import ActView
from units.choices import OFFICE_ROLES

VOTE_ORDER = ("dossier__code", "position", "pk")


def _require_office(request) -> None:
    """Votes are the office's matter: others do not learn that these pages exist."""
    if request.actor.role not in OFFICE_ROLES:
        raise Http404("Không có trang này.")


def _session(request, pk) -> CouncilSession:
    rows = CouncilSession.objects.visible_to(request.actor).select_related("council", "round")
    return get_object_or_404(rows, pk=pk)


@require_GET
def sessions(request):
    """The sessions, the latest first, and the rounds whose nominees wait for a vote."""
    _require_office(request)
    rows = CouncilSession.objects.visible_to(request.actor).select_related("council", "round")
    rows = rows.annotate(counted=Count("tallies"))
    context = {
        "page": page_of(rows, order=("-held_on", "pk"), after=request.GET.get("after", "")),
        "waiting": _waiting_rounds() if request.actor.sees_all else [],
        "may_plan": may_run_sessions(request.actor),
    }
    return render(request, "awards/sessions.html", context)


def _waiting_rounds():
    rows = Nominee.objects.awaiting_vote().order_by().values("dossier__round", "dossier__round__name")
    return rows.annotate(count=Count("pk")).order_by("dossier__round__name")


class SessionCreateView(ActFormView):
    """Call a session."""

    template_name = "awards/session_new.html"
    form_class = SessionForm

    def may(self):
        _require_office(self.request)
        return may_run_sessions(self.request.actor)

    def get_initial(self):
        return {"held_on": today(), "starts_at": "08:00", "round": self.request.GET.get("round")}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "actor": self.request.actor, "on": today()}

    def act(self, form, key):
        return plan_session(**form.cleaned_data, actor=self.request.actor, key=key)


@require_GET
def session(request, pk):
    """One session: its steps while it is open, its results for ever after."""
    found = _session(request, pk)
    policy = SessionPolicy(request.actor, found)
    tallies = found.tallies.select_related("nominee__award_type", "nominee__dossier__unit")
    order = ("nominee__dossier__code", "nominee__position", "pk")
    context = {
        "session": found,
        "seats": found.seats.select_related("member"),
        "turnout": turnout(found),
        "page": page_of(tallies, order=order, after=request.GET.get("after", "")),
        "counted": found.tallies.count(),
        "overrules": overrules_before(found),
        "waiting": 0 if found.state == SessionState.CLOSED else awaiting(found).count(),
        "can_open": policy.can("open"),
        "can_record": policy.can_record(),
        "steps": found.steps.select_related("actor__user"),
    }
    if context["can_record"]:
        context["tasks"] = _tasks(context)
        context["next_task"] = next(task for task in context["tasks"] if task["state"] != "done")
    return render(request, "awards/session.html", context)


def turnout(session: CouncilSession) -> dict:
    """Members, present, written opinions, absent, voters; one query."""
    ways = {way.value: Count("pk", filter=Q(attendance=way)) for way in Attendance}
    counts = session.seats.order_by().aggregate(members=Count("pk"), **ways)
    return {**counts, "voters": counts["present"] + counts["written"]}


def _tasks(context: dict) -> list[dict]:
    """What the secretary does in an open session, in its order."""
    found, counted, waiting = context["session"], context["counted"], context["waiting"]
    entered = any(step.move == "attend" for step in context["steps"])
    seats = {"label": "1. Thành phần tham dự", "url": reverse("awards:session_seats", args=[found.pk])}
    votes = {"label": "2. Kết quả bỏ phiếu", "url": reverse("awards:session_votes", args=[found.pk])}
    end = {"label": "3. Kết thúc phiên họp", "url": reverse("awards:session_close", args=[found.pk])}
    seats["state"] = "done" if entered else "todo"
    votes |= {"state": "done" if counted >= waiting > 0 else "doing" if counted else "todo"}
    votes["note"] = f"{counted}/{waiting} đối tượng"
    end["state"] = "todo" if counted else "blocked"
    return [seats, votes, end]


class SessionOpenView(ActView):
    """Begin the meeting."""

    def act(self, pk):
        found = _session(self.request, pk)
        open_session(session=found, actor=self.request.actor, on=today(), key=key_of(self.request))
        return found

    def back(self, pk):
        return reverse("awards:session", args=[pk])


class SessionFormView(ActFormView):
    """A page of an open session."""

    def find(self):
        return _session(self.request, self.kwargs["pk"])

    def may(self):
        return SessionPolicy(self.request.actor, self.thing).can_record()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "session": self.thing, "turnout": turnout(self.thing)}


class SeatsView(SessionFormView):
    """Who is present, who sent a written opinion, who is absent."""

    template_name = "awards/session_seats.html"
    form_class = AttendanceForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "seats": list(self.thing.seats.select_related("member"))}

    def act(self, form, key):
        record_attendance(session=self.thing, attendance=form.attendance, actor=self.request.actor, key=key)
        messages.success(self.request, "Đã lưu thành phần tham dự.")
        return self.thing


class VotesView(SessionFormView):
    """The counted votes, fifty nominees on a page."""

    template_name = "awards/session_votes.html"
    form_class = VotesForm

    @property
    def page(self):
        """The nominees on this page; asked once."""
        if not hasattr(self, "_page"):
            after = self.request.GET.get("after", "")
            self._page = page_of(on_the_grid(self.thing), order=VOTE_ORDER, after=after)
        return self._page

    def get_form_kwargs(self):
        voters = turnout(self.thing)["voters"]
        return {**super().get_form_kwargs(), "nominees": self.page.rows, "voters": voters, "session": self.thing}

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, total=on_the_grid(self.thing).count(), **kwargs)

    def act(self, form, key):
        record_votes(session=self.thing, votes=form.votes, actor=self.request.actor, key=key)
        messages.success(self.request, "Đã lưu kết quả bỏ phiếu.")
        if self.page.next_key and "next" in self.request.POST:
            return f"{reverse('awards:session_votes', args=[self.thing.pk])}?after={self.page.next_key}"
        return self.thing


class SessionCloseView(SessionFormView):
    """The interruption page before the results are frozen."""

    template_name = "awards/session_close.html"
    form_class = CloseForm

    def get_initial(self):
        return {"opinion": self.thing.opinion}

    def get_context_data(self, **kwargs):
        tallies = list(self.thing.tallies.all())
        passed = sum(tally.is_passed for tally in tallies)
        facts = {
            "counted": len(tallies),
            "passed": passed,
            "failed": len(tallies) - passed,
            "left": awaiting(self.thing).exclude(tallies__session=self.thing).count(),
            "cancel_url": self.thing.get_absolute_url(),
        }
        return super().get_context_data(**facts, **kwargs)

    def act(self, form, key):
        close_session(session=self.thing, **form.cleaned_data, actor=self.request.actor, key=key)
        messages.success(self.request, "Phiên họp đã kết thúc. Biên bản đang được lập.")
        return self.thing
