"""The list of plans, and the page of one."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from campaigns.actions.issuing import lacking_to_issue
from campaigns.choices import PlanState
from campaigns.filters import PlanFilter
from campaigns.models import Intake, Plan, Registration
from campaigns.policies import PlanPolicy, may_draft
from campaigns.statistics import is_asked, registration_progress
from campaigns.views.showing import groups_of_plan, signer_line
from campaigns.views.steps import steps_of
from thiduakt.base.files import serve
from thiduakt.base.paging import counted, page_of
from units.choices import OFFICE_ROLES, UNIT_ROLES

LIST_ORDER = ("-year", "-created_at", "-pk")


@require_GET
def plans(request):
    """Plans by year; search with or without marks, by state and year."""
    seen = Plan.objects.visible_to(request.actor)
    years = list(seen.order_by("-year").values_list("year", flat=True).distinct())
    chosen = PlanFilter(request.GET, years=years)
    found = chosen.apply(seen)
    context = {
        "page": page_of(found.for_list(), order=LIST_ORDER, after=request.GET.get("after", "")),
        "total": counted(found),
        "filter": chosen,
        "may_draft": may_draft(request.actor),
    }
    return render(request, "campaigns/plans.html", context)


@require_GET
def plan(request, pk):
    """What a plan says and asks, how far it is carried out, and what may be done with it."""
    plans_seen = Plan.objects.visible_to(request.actor)
    found = get_object_or_404(plans_seen.select_related("issuer", "parent", "created_by__unit"), pk=pk)
    policy = PlanPolicy(request.actor, found)
    may_edit = policy.can_edit()
    context = {
        "plan": found,
        "groups": groups_of_plan(found, request.actor, is_editable=bool(may_edit)),
        "may_edit": may_edit,
        "moves": {move.name: move for move in policy.open_moves()},
        "lacks": lacking_to_issue(found) if found.state == PlanState.DRAFT else [],
        "steps": steps_of(found.steps),
        "signer_line": signer_line(found.signer_capacity, found.signer_for),
        "has_source": request.actor.role in OFFICE_ROLES and Intake.objects.filter(plan=found).exists(),
        **_registration(found, request.actor),
    }
    return render(request, "campaigns/plan.html", context)


def _registration(plan: Plan, actor) -> dict:
    """For the offices how many have registered; for a unit its own registration."""
    if plan.state != PlanState.ISSUED:
        return {"progress": None, "registration": None, "may_register": None}
    if actor.role in OFFICE_ROLES:
        return {"progress": registration_progress(plan), "registration": None, "may_register": None}
    own = Registration.objects.filter(plan=plan, unit=actor.unit).first()
    is_unit = actor.role in UNIT_ROLES
    verdict = PlanPolicy(actor, plan).can_register(is_asked=is_asked(plan, actor.unit)) if is_unit else None
    return {"progress": None, "registration": own, "may_register": verdict}


@require_GET
def plan_source(request, pk):
    """The text or the file a plan was read from, as a download; for the offices only."""
    seen = Plan.objects.visible_to(request.actor)
    intake = Intake.objects.filter(plan=get_object_or_404(seen, pk=pk)).select_related("file").first()
    if intake is None or request.actor.role not in OFFICE_ROLES:
        raise Http404("Kế hoạch này không có văn bản gốc để tải.")
    if intake.file:
        return serve(intake.file.sha256, name=intake.file.name, media_type=intake.file.media_type)
    return _as_text(intake.text, f"van-ban-goc-{pk.hex[:8]}.txt")


def _as_text(text: str, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
