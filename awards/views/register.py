"""The register of awards (sổ thành tích) and the timelines of a person, of a household and of a unit."""

from django.db.models import Case, Count, Max, Value, When
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from awards.choices import NOMINEE_OPEN
from awards.forms.filters import RegisterFilter
from awards.models import Award, AwardCount, Nominee
from awards.policies.register import may_enter
from awards.views.strips import strip
from thiduakt.base.clock import today
from thiduakt.base.paging import COUNTED_UP_TO, counted, page_of
from units.choices import OFFICE_ROLES
from units.models import Employment, Household, Person, Rating, Succession, Unit
from units.policies.people import may_keep_at
from units.policies.units import may_see_unit_awards
from units.views.people import person_or_404

ORDER = ("-decided_on", "id")


@require_GET
def register(request):
    """All awards the reader may see, the newest first; how many there are is asked of the counts, never of the rows."""
    chosen = RegisterFilter(request.GET)
    narrowed = not request.actor.sees_all
    rows = chosen.apply(Award.objects.visible_to(request.actor), narrowed=narrowed).for_list()
    page = page_of(rows, order=ORDER, after=request.GET.get("after", ""))
    context = {"page": page, "filter": chosen, "may_enter": may_enter(request.actor), **_counted(chosen, rows, request)}
    return render(request, "awards/register.html", context)


def _counted(chosen: RegisterFilter, rows, request) -> dict:
    """`total` (None beyond what is counted of a search) and the picture of the years."""
    if chosen.words:
        found = counted(rows)
        return {"total": found if found <= COUNTED_UP_TO else None, "strip": []}
    years = chosen.counts(AwardCount.objects, request.actor).by("year")
    numbers = {row["year"]: row["total"] for row in years}
    return {"total": sum(numbers.values()), "strip": strip(numbers, chosen.with_year, "thành tích")}


@require_GET
def person(request, pk):
    """A person's years: awards, ratings, initiatives; discipline for the offices only."""
    found = person_or_404(request, pk)
    if found.pk != pk:
        return redirect("awards:person", found.pk)
    may_see_discipline = request.actor.role in OFFICE_ROLES
    context = {
        "person": found,
        "work": found.employments.select_related("unit").order_by("-starts_on"),
        "years": _by_year(
            awards=_awards_of(found, request.actor).select_related("award_type", "decision"),
            ratings=found.ratings.all(),
            initiatives=found.initiatives.all(),
        ),
        "disciplines": found.disciplines.order_by("-starts_on") if may_see_discipline else [],
        "may_see_discipline": may_see_discipline,
    }
    return render(request, "awards/person.html", context)


def _awards_of(person: Person, actor):
    """Who works here today brings the whole past along; of others a unit sees what was won here."""
    works_here = Employment.objects.main().on(today()).filter(person=person, unit__path__startswith=actor.unit.path)
    mine = Award.objects.filter(person=person)
    shown = mine if actor.sees_all or works_here.exists() else mine.visible_to(actor)
    return shown.order_by("-decided_on", "pk")


@require_GET
def household(request, pk):
    """A household: who it is, its years of awards, and what it is put forward for now."""
    seen = Household.objects.visible_to(request.actor).select_related("unit", "person")
    found = get_object_or_404(seen, pk=pk)
    asked = Nominee.objects.visible_to(request.actor).filter(household=found, state__in=NOMINEE_OPEN)
    awards = found.awards.select_related("award_type", "decision").order_by("-decided_on", "pk")
    context = {
        "household": found,
        "years": _by_year(awards=awards),
        "nominations": asked.select_related("award_type", "dossier__round").order_by("-year", "pk"),
        "steps": found.steps.select_related("actor__user").order_by("pk"),
        "may_keep": may_keep_at(request.actor, found.unit),
    }
    return render(request, "awards/household.html", context)


@require_GET
def unit(request, pk):
    """A unit's years: its awards and ratings, and how many of its people and households were honoured; also those of
    units it came from, marked as such."""
    found = get_object_or_404(Unit.objects.visible_to(request.actor), pk=pk)
    if not may_see_unit_awards(request.actor, found):
        raise Http404("Thành tích của đơn vị khác không xem được ở đây.")
    # Asked first: as a part of the next questions it makes PostgreSQL read all awards.
    former = list(Unit.objects.before(found).values_list("pk", flat=True))
    awards = _with_former(Award.objects.select_related("award_type", "decision"), found, former)
    context = {
        "unit": found,
        "years": _by_year(
            awards=awards.order_by("-decided_on", "pk"),
            ratings=_with_former(Rating.objects.select_related("unit"), found, former).order_by("year", "pk"),
            others=_others(found, former),
        ),
        "predecessors": Succession.objects.filter(successor=found).select_related("predecessor", "reorganisation"),
        "successors": Succession.objects.filter(predecessor=found).select_related("successor", "reorganisation"),
    }
    return render(request, "awards/unit_awards.html", context)


def _others(unit: Unit, former: list):
    """How many people and households were honoured, by year, award and unit: its own first, then those of units it
    came from, which `former` names as they were called then."""
    rows = Award.objects.standing().filter(holder_unit__in=[unit.pk, *former], unit=None)
    is_former = Case(When(holder_unit=unit, then=Value(False)), default=Value(True))
    kinds = rows.annotate(is_former=is_former).values(
        *("year", "award_type__name", "award_type__precedence", "is_former", "holder_unit__name")
    )
    return kinds.annotate(people=Count("person"), households=Count("household"), former=Max("unit_name")).order_by(
        "is_former", "award_type__precedence", "award_type__name", "holder_unit__name"
    )


def _with_former(rows, unit: Unit, former: list):
    """Rows of the unit and of all units it came from; `is_former` tells them apart."""
    return rows.filter(unit__in=[unit.pk, *former]).annotate(
        is_former=Case(When(unit=unit, then=Value(False)), default=Value(True))
    )


def _by_year(**kinds) -> list[dict]:
    """Rows of several kinds gathered by their year, the latest year first."""
    years: dict[int, dict] = {}
    for kind, rows in kinds.items():
        for row in rows:
            year = row["year"] if isinstance(row, dict) else row.year
            entry = years.setdefault(year, {"year": year, **{name: [] for name in kinds}})
            entry[kind].append(row)
    return [years[year] for year in sorted(years, reverse=True)]
