"""The organisations: a list to search, the tree on a day, and a page for each with its past."""

from datetime import date

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from thiduakt.base.clock import today
from thiduakt.base.forms import DateField
from thiduakt.base.paging import counted, page_of
from units.facts.lineage import past_of
from units.facts.provinces import division
from units.facts.tree import tree_on
from units.filters import UnitFilter, unit_of
from units.models import Employment, Unit
from units.policies.people import may_keep_at
from units.policies.units import (
    may_confirm_continuity,
    may_judge_unit,
    may_keep_units,
    may_read_journal,
    may_see_unit_awards,
    may_see_unit_judgements,
    may_see_unit_ratings,
    may_write_contact,
)

STEPS_SHOWN = 6
LINES_SHOWN = 20
PEOPLE_SHOWN = 60
CHILDREN_SHOWN = 60


@require_GET
def units(request):
    """Units by name; search with or without marks, by kind, level, line and place, with those that have ended."""
    chosen = UnitFilter(request.GET, on=today())
    found = chosen.apply(Unit.objects.visible_to(request.actor))
    page = page_of(found.select_related("parent"), order=("sort_key", "pk"), after=request.GET.get("after", ""))
    context = {"page": page, "total": counted(found), "filter": chosen, "may_keep": may_keep_units(request.actor)}
    return render(request, "units/units.html", context)


@require_GET
def tree(request):
    """The tree as it stood on `?ngay=`, whole or below `?goc=`."""
    root = unit_of(request.GET.get("goc", ""))
    day, error = _day(request.GET.get("ngay", ""))
    context = {"tree": tree_on(day, root), "root": root, "day": day, "error": error, "has_errors": bool(error)}
    return render(request, "units/tree.html", context)


@require_GET
def unit(request, pk):
    """One unit: where it stands, what it was called, whom it follows, its people, its headcount and its blocs."""
    found = get_object_or_404(Unit.objects.visible_to(request.actor), pk=pk)
    people = Employment.objects.at_unit(found, request.actor, today())
    children = found.children.alive(today()).order_by("sort_key")
    context = {
        "unit": found,
        "above": Unit.objects.above(found),
        "past": past_of(found, most=STEPS_SHOWN),
        "children": children[:CHILDREN_SHOWN],
        "children_count": children.count(),
        "people": people.first_by_name(PEOPLE_SHOWN),
        "people_count": people.count(),
        "headcounts": found.headcounts.order_by("-year"),
        "places": found.bloc_places.visible_to(request.actor).select_related("bloc").order_by("-year", "pk"),
        "may_keep": may_keep_units(request.actor),
        "may_contact": may_write_contact(request.actor, found),
        "may_confirm": may_confirm_continuity(request.actor),
        "steps": _journal(found, request.actor),
        **_record(found, request.actor),
    }
    return render(request, "units/unit.html", context)


@require_GET
def history(request, pk):
    """All that a unit was called, all it came from and all it became."""
    found = get_object_or_404(Unit.objects.visible_to(request.actor), pk=pk)
    context = {"unit": found, "past": past_of(found), "may_confirm": may_confirm_continuity(request.actor)}
    return render(request, "units/unit_history.html", context)


@require_GET
def provinces(request):
    """What the provinces of today were formed from, and how far each row can be trusted."""
    return render(request, "units/provinces.html", {"division": division()})


def _journal(unit: Unit, actor) -> list | None:
    """The latest lines of the journal; None for those who may not read it."""
    if not may_read_journal(actor, unit):
        return None
    return list(unit.steps.select_related("actor__user").order_by("-pk")[:LINES_SHOWN])


def _record(unit: Unit, actor) -> dict:
    """Ratings, discipline and holds of the unit as such, as far as the actor may see them."""
    may_see_ratings, may_see_all = may_see_unit_ratings(actor, unit), may_see_unit_judgements(actor, unit)
    return {
        "may_see_ratings": may_see_ratings,
        "may_see_awards": may_see_unit_awards(actor, unit),
        "ratings": unit.ratings.order_by("-year") if may_see_ratings else [],
        "may_see_judgements": may_see_all,
        "disciplines": unit.disciplines.order_by("-starts_on", "-pk") if may_see_all else [],
        "holds": unit.holds.order_by("-starts_on", "-pk") if may_see_all else [],
        "may_rate": may_keep_at(actor, unit),
        "may_judge": may_judge_unit(actor, unit),
    }


def _day(typed: str) -> tuple[date, str]:
    """The day asked for and what is wrong with it; today where nothing, or no day, is typed."""
    try:
        return DateField(required=False).clean(typed.strip()[:20]) or today(), ""
    except ValidationError:
        return today(), f"“{typed[:20]}” không phải là ngày. Hãy ghi ngày/tháng/năm; dưới đây là tổ chức hôm nay."
