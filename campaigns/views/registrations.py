"""Lists of registrations: the office sees who has and who has not; a unit sees what it has to register."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from campaigns.actions.chasing import Reminded, remind_missing
from campaigns.choices import DeadlineKind, PlanState
from campaigns.filters import RegistrationFilter
from campaigns.models import Deadline, Plan, Registration, Target
from campaigns.policies import PlanPolicy
from campaigns.statistics import asked_to_register, registration_progress
from campaigns.views.keys import key_of
from thiduakt.base.clock import today, working_days_between
from thiduakt.base.paging import page_of
from thiduakt.base.views import ActView
from units.choices import OFFICE_ROLES


@require_GET
def registrations(request):
    """Two pages under one address: by plan for the offices, by work to do for the units."""
    return _by_plan(request) if request.actor.role in OFFICE_ROLES else _of_unit(request)


def _by_plan(request):
    plans = list(_plans_that_ask(request.actor)[:30])
    plan = _chosen(plans, request.GET.get("plan"))
    if plan is None:
        return render(request, "campaigns/registrations_none.html")
    chosen = RegistrationFilter(request.GET)
    asked = asked_to_register(plan)
    units = chosen.apply(asked if request.actor.sees_all else asked.within(request.actor.unit))
    context = {
        "plan": plan,
        "plans": plans,
        "filter": chosen,
        "page": page_of(units, order=("has_registered", "sort_key", "pk"), after=request.GET.get("after", "")),
        "progress": registration_progress(plan),
        "due": _due(plan),
        "may_remind": PlanPolicy(request.actor, plan).can_remind(),
        "labels": dict(Registration._meta.get_field("state").flatchoices),
    }
    return render(request, "campaigns/registrations.html", context)


def _plans_that_ask(actor):
    """Issued plans with targets or a registration deadline, the newest first."""
    targets = Target.objects.filter(plan=OuterRef("pk"))
    deadlines = Deadline.objects.filter(plan=OuterRef("pk"), kind=DeadlineKind.REGISTRATION)
    plans = Plan.objects.visible_to(actor).filter(state=PlanState.ISSUED)
    return plans.filter(Exists(targets) | Exists(deadlines)).order_by("-issued_on", "-pk")


def _chosen(plans: list[Plan], wanted: str | None) -> Plan | None:
    if not wanted:
        return plans[0] if plans else None
    try:
        pk = UUID(wanted)
    except ValueError as error:
        raise Http404("Không có kế hoạch này.") from error
    found = next((plan for plan in plans if plan.pk == pk), None)
    if found is None:
        raise Http404("Không có kế hoạch này, hoặc kế hoạch không yêu cầu đăng ký.")
    return found


def _due(plan: Plan):
    """(moment, working days left) of the registration, or None."""
    deadline = plan.deadlines.filter(kind=DeadlineKind.REGISTRATION).first()
    return (deadline.due_at, working_days_between(today(), deadline.due_on)) if deadline else None


def _of_unit(request):
    unit = request.actor.unit
    written = Registration.objects.filter(plan=OuterRef("pk"), unit=unit)
    owed = Deadline.objects.filter(plan=OuterRef("pk"), kind=DeadlineKind.REGISTRATION, assignments__unit=unit)
    asking = Plan.objects.asking(unit)
    kept = Plan.objects.filter(registrations__unit=unit)
    plans = Plan.objects.filter(Q(pk__in=asking.values("pk")) | Q(pk__in=kept.values("pk"))).annotate(
        registration_pk=Subquery(written.values("pk")),
        registration_state=Subquery(written.values("state")),
        due_on=Subquery(owed.order_by("due_on").values("due_on")[:1]),
    )
    page = page_of(plans, order=("-year", "-created_at", "-pk"), after=request.GET.get("after", ""))
    for plan in page.rows:
        plan.days = working_days_between(today(), plan.due_on) if plan.due_on else None
    labels = dict(Registration._meta.get_field("state").flatchoices)
    return render(request, "campaigns/registrations_unit.html", {"page": page, "unit": unit, "labels": labels})


class RemindMissingView(ActView):
    """Remind only those who have not registered; says how many got a letter."""

    def _plan(self, pk):
        return get_object_or_404(Plan.objects.visible_to(self.request.actor), pk=pk)

    def act(self, pk):
        plan = self._plan(pk)
        reminded = remind_missing(plan=plan, actor=self.request.actor, on=today(), key=key_of(self.request))
        messages.success(self.request, _in_words(reminded))
        return self.back(pk)

    def back(self, pk):
        return f"{reverse('campaigns:registrations')}?plan={pk}"


def _in_words(reminded: Reminded) -> str:
    words = [f"Đã gửi thư nhắc {reminded.units} đơn vị." if reminded.units else "Không có thư nhắc nào phải gửi thêm."]
    if reminded.already:
        words.append(f"{reminded.already} đơn vị đã được nhắc hôm nay, không gửi lại.")
    if reminded.unreachable:
        words.append(f"{reminded.unreachable} đơn vị chưa có tài khoản nào nhận thư.")
    return " ".join(words)
