"""Pages of units and people at growing numbers of people; the tree of units on a day of the past."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reports.management.bench.measure import Case, turn_by_turn
from reports.management.bench.scene import client_of, page_case, reviewer
from reports.management.demo.source import fact_date
from thiduakt.base.clock import today
from units.actions.planning import NewUnit, Takers, plan_end
from units.actions.reorganisations import open_reorganisation
from units.choices import Role, UnitKind
from units.models import Employment, Person, Post, Unit, UnitState

SCALES = (2_000, 20_000, 200_000)
PEOPLE_PER_UNIT = 40
MERGED = 2_000
NODE_BY_NODE = "một lượt hỏi cho mỗi đơn vị"


def run(say: Callable[[str], None], scales: tuple[int, ...] = SCALES) -> list[Case]:
    """Load each scale in turn into the empty database at hand and time the pages."""
    cases = []
    for scale in scales:
        say(f"Nạp {scale} người …")
        call_command("flush", interactive=False, verbosity=0)
        call_command("load_volume", units=max(scale // PEOPLE_PER_UNIT, 1), persons=scale, awards=scale)
        actor = reviewer()
        for case in [*_pages(scale, actor), *_trees(scale)]:
            say(f"{case.case:>24} {scale:>8} người: {case.ours_ms:>8.1f} ms, {case.queries} lượt hỏi")
            cases.append(case)
    return cases


def _pages(scale: int, actor: Post):
    client = client_of(actor)
    unit = _unit_of_many()
    connection.cursor().execute("ANALYZE")
    person = Employment.objects.filter(unit=unit).order_by("person").first().person_id
    words = Person.objects.get(pk=person).full_name
    people = reverse("units:people")
    addresses = {
        "unit": reverse("units:unit", args=[unit.pk]),
        "unit_awards": reverse("awards:unit_awards", args=[unit.pk]),
        "person": reverse("units:person", args=[person]),
        "person_awards": reverse("awards:person", args=[person]),
        "people": people,
        "people_of_a_unit": f"{people}?unit={unit.pk}",
        "people_by_name": f"{people}?q={words}",
        "people_women_unrated": f"{people}?sex=female&rated=no",
        "register_by_name": f"{reverse('awards:register')}?q={words}",
    }
    for name, address in addresses.items():
        yield page_case(name, scale, client, address)
    yield _preview(scale, unit)


def _unit_of_many() -> Unit:
    """A unit of MERGED people (of all there are, at the smallest scale) whatever the scale."""
    unit = Unit.objects.filter(ended_on=None, children=None).exclude(parent=None).order_by("path").first()
    jobs = Employment.objects.main().filter(ends_on=None).exclude(unit=unit).order_by("pk")
    here = Employment.objects.main().filter(ends_on=None, unit=unit).count()
    chosen = list(jobs.values_list("pk", flat=True)[: MERGED - here])
    Employment.objects.filter(pk__in=chosen).update(unit=unit)
    return unit


def _preview(scale: int, unit: Unit) -> Case:
    """What a merger of the unit of many people into a new one would touch."""
    actor = Post.objects.get(unit__parent=None, role=Role.OFFICE_OFFICER)
    day = today() + timedelta(days=1)
    plan = open_reorganisation(actor=actor, name="Sắp xếp thử", effective_on=day, decision="Quyết định thử")
    new = NewUnit(name="Đơn vị mới", kind=UnitKind.DEPARTMENT, parent=unit.parent, symbol="MOI")
    plan_end(reorganisation=plan, units=[unit], takers=Takers(new=[new]), actor=actor)
    address = reverse("units:reorganisation_effects", args=[plan.pk])
    return page_case("reorganisation_preview", scale, client_of(actor), address)


def _trees(scale: int):
    """All units of a district on its last day; one query, beside a question for each unit."""
    province, day = Unit.objects.get(parent=None), fact_date("district_ended_on")
    top = Unit.objects.filter(kind=UnitKind.DISTRICT).order_by("path").first() or province
    ours = partial(_subtree, top, day)
    with CaptureQueriesContext(connection) as captured:
        ours()
        queries = len(captured)
    rival = partial(_walk, top.pk, day)
    mine, theirs = turn_by_turn(ours, rival)
    yield Case("subtree_at_a_date", scale, mine, NODE_BY_NODE, theirs, round(theirs / mine, 1), queries, None)


def _subtree(unit: Unit, day) -> int:
    return len(Unit.objects.within_at(unit, day).values_list("pk", "state_name"))


def _walk(unit, day) -> int:
    states = UnitState.objects.filter(parent=unit, starts_on__lte=day).exclude(ends_on__lt=day)
    return 1 + sum(_walk(child, day) for child in list(states.values_list("unit", flat=True)))
