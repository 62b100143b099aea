"""Decisions: the list, one decision with its recipients, the page after it was applied."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from awards.choices import DecisionState
from awards.facts.quotas import quotas_of_decision
from awards.forms.filters import DecisionFilter
from awards.models import Decision, Dossier
from awards.policies.decisions import DecisionPolicy, may_draft
from awards.policies.payments import may_see_fund
from awards.policies.wording import counted
from thiduakt.base.clock import today
from thiduakt.base.paging import page_of

BY_GROUP = {
    "person": Count("pk", filter=Q(nominee__person__isnull=False)),
    "unit": Count("pk", filter=Q(nominee__unit__isnull=False)),
    "household": Count("pk", filter=Q(nominee__household__isnull=False)),
}
# What happens to a decision, in its order: the move, its words before it is done, and who does it.
COURSE = (
    ("draft", "Soạn dự thảo", "Thư ký Hội đồng"),
    ("sign", "Lãnh đạo ký", "Lãnh đạo quyết định"),
    ("number", "Văn thư cấp số", "Văn thư"),
    ("apply", "Áp dụng, vào sổ thành tích", "Văn thư hoặc Thư ký Hội đồng"),
)


def find_decision(request, pk) -> Decision:
    """A decision the reader may see, with its relations; 404 otherwise."""
    rows = Decision.objects.visible_to(request.actor).select_related("issuer", "round", "award_type")
    return get_object_or_404(rows, pk=pk)


def recipients(decision: Decision) -> dict:
    """How many, and in words by kind; one query."""
    counts = decision.lines.order_by().aggregate(**BY_GROUP)
    return {"total": sum(counts.values()), "words": counted(counts)}


@require_GET
def decisions(request):
    """Decisions, the newest first."""
    chosen = DecisionFilter(request.GET)
    rows = chosen.apply(Decision.objects.visible_to(request.actor)).for_list().select_related("issuer", "award_type")
    context = {
        "page": page_of(rows, order=("-created_at", "pk"), after=request.GET.get("after", "")),
        "filter": chosen,
        "may_draft": may_draft(request.actor),
    }
    return render(request, "awards/decisions.html", context)


@require_GET
def decision(request, pk):
    """One decision: its words, its list, who acts next."""
    found = find_decision(request, pk)
    policy = DecisionPolicy(request.actor, found)
    lines = found.lines.select_related("nominee__dossier__unit", "nominee__award")
    page = page_of(lines, order=("position", "pk"), after=request.GET.get("after", ""))
    dossiers = {line.nominee.dossier_id for line in page.rows}
    steps = list(found.steps.select_related("actor__user"))
    context = {
        "decision": found,
        "recipients": recipients(found),
        "page": page,
        "seen": set(Dossier.objects.visible_to(request.actor).filter(pk__in=dossiers).values_list("pk", flat=True)),
        "course": _course(found, steps),
        "steps": steps,
        "moves": {move.name for move in policy.open_moves()},
        "can_edit": policy.can_edit(),
        "quotas": quotas_of_decision(found, today()),
        "may_see_payments": found.state == DecisionState.APPLIED and may_see_fund(request.actor, found.issuer),
    }
    return render(request, "awards/decision.html", context)


def _course(decision: Decision, steps) -> list[dict]:
    """The process list: done with day and actor, now with who holds it, later ones grey."""
    done = {step.move: step for step in steps}
    if decision.state == DecisionState.CANCELLED:
        return [_done(move, words, done[move]) for move, words, _ in COURSE if move in done]
    course, is_now = [], True
    for move, words, who in COURSE:
        if move in done:
            course.append(_done(move, words, done[move]))
        else:
            course.append({"label": words, "state": "now" if is_now else "future", "note": f"Chờ: {who}"})
            is_now = False
    return course


def _done(move: str, words: str, step) -> dict:
    return {"label": words, "state": "done", "note": f"{step.at:%d/%m/%Y} · {step.who}"}


@require_GET
def decision_done(request, pk):
    """After applying: what was done, and what follows."""
    found = find_decision(request, pk)
    if found.state != DecisionState.APPLIED:
        raise Http404("Quyết định chưa được áp dụng.")
    units = found.lines.order_by().values("nominee__dossier__unit").distinct().count()
    context = {"decision": found, "recipients": recipients(found), "units": units}
    return render(request, "awards/decision_done.html", context)
