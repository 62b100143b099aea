"""The organisations: a list to search, and a page for each with its past."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from thiduakt.base.clock import today
from thiduakt.base.paging import counted, page_of
from units.filters import UnitFilter
from units.models import BlocMember, Employment, Person, Succession, Unit

PEOPLE_SHOWN = 60


@require_GET
def units(request):
    """Units by name; search with or without marks, by kind, with those that have ended."""
    chosen = UnitFilter(request.GET, on=today())
    found = chosen.apply(Unit.objects.visible_to(request.actor))
    page = page_of(found.select_related("parent"), order=("name", "pk"), after=request.GET.get("after", ""))
    return render(request, "units/units.html", {"page": page, "total": counted(found), "filter": chosen})


@require_GET
def unit(request, pk):
    """One unit: where it stands, what it was called, whom it follows, its people and its blocs."""
    found = get_object_or_404(Unit.objects.visible_to(request.actor), pk=pk)
    successions = Succession.objects.select_related("reorganisation")
    people = _people(found, request.actor)
    context = {
        "unit": found,
        "above": Unit.objects.above(found),
        "states": found.states.select_related("parent").order_by("-starts_on"),
        "predecessors": successions.filter(successor=found).select_related("predecessor"),
        "successors": successions.filter(predecessor=found).select_related("successor"),
        "children": found.children.alive(today()).order_by("name"),
        "people": people[:PEOPLE_SHOWN],
        "people_count": people.count(),
        "places": BlocMember.objects.filter(unit=found).select_related("bloc").order_by("-year"),
    }
    return render(request, "units/unit.html", context)


def _people(unit: Unit, actor):
    """Who works here today, as far as the actor may see people."""
    there = Employment.objects.main().on(today()).filter(unit=unit)
    visible = there.filter(person__in=Person.objects.visible_to(actor))
    return visible.select_related("person").order_by("person__sort_key", "pk")
