"""Whatever officers do one after another, the tree stays a tree, lives do not overlap and nobody is in two places."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.reorganisations import DAY, absorbed, dissolved, divided, everything, founded, merged, renamed
from tests.factories.units import EmploymentFactory, UnitFactory
from thiduakt.base.clock import today
from units.actions.reorganising import apply_reorganisation
from units.actions.undoing_reorganisations import undo_reorganisation
from units.choices import ChangeAct, ReorganisationState, UnitKind
from units.models import Employment, Succession, Unit, UnitChange, UnitState

ACTS = ("merge", "absorb", "split", "rename", "transfer", "dissolve", "found")
PLACE = st.integers(min_value=0, max_value=30)
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), PLACE, PLACE, PLACE), min_size=1, max_size=6)


class ExampleOverError(Exception):
    """Ends the transaction of one example."""


def drafted(act, one, two, three, officer, n):
    """A plan for units picked by number, dead ones too; its day lies a month after the one before."""
    units = list(Unit.objects.order_by("founded_on", "name", "pk"))
    pick = [units[number % len(units)] for number in (one, two, three)]
    facts = {"effective_on": DAY + timedelta(days=30 * n)}
    if act == "merge":
        return merged(officer, [pick[0], pick[1]] if pick[0] != pick[1] else [pick[0]], f"Mới {n}", pick[2], **facts)
    if act == "absorb":
        return absorbed(officer, [pick[0]], into=pick[1], **facts)
    if act == "split":
        return divided(officer, pick[0], [f"Một {n}", f"Hai {n}"], pick[1], people_to=two % 2, **facts)
    if act == "rename":
        return renamed(officer, pick[0], f"Tên {n}", **facts)
    if act == "transfer":
        return renamed(officer, pick[0], "", parent=pick[1], **facts)
    if act == "dissolve":
        return dissolved(officer, [pick[0]], **facts)
    return founded(officer, f"Thành lập {n}", pick[0], **facts)


def overlapping(rows) -> list:
    """Rows of one key whose periods touch each other."""
    last, found = {}, []
    for key, starts_on, ends_on in rows:
        if key in last and (last[key] is None or last[key] >= starts_on):
            found.append((key, starts_on))
        last[key] = ends_on
    return found


def require_order():
    """What must hold of all units and people at any time."""
    units = {unit.pk: unit for unit in Unit.objects.all()}
    for unit in units.values():
        chain = [unit]
        while chain[-1].parent_id:
            chain.append(units[chain[-1].parent_id])
            assert len(chain) <= len(units), "a circle"
        assert unit.path == "".join(f"{link.pk.hex[:10]}/" for link in reversed(chain))
        if unit.ended_on is None:
            assert all(above.ended_on is None for above in chain), "alive under a dead one"

    states = UnitState.objects.order_by("unit", "starts_on")
    assert overlapping(states.values_list("unit", "starts_on", "ends_on")) == []
    current = dict(states.filter(ends_on=None).values_list("unit", "name"))
    written = set(states.values_list("unit", flat=True))
    assert current == {pk: unit.name for pk, unit in units.items() if pk in written and unit.ended_on is None}

    jobs = Employment.objects.main().order_by("person", "starts_on")
    assert overlapping(jobs.values_list("person", "starts_on", "ends_on")) == []
    assert not Employment.objects.filter(ends_on=None, unit__ended_on__isnull=False).exists()
    for link in Succession.objects.select_related("predecessor", "successor"):
        assert link.successor.founded_on <= link.reorganisation.effective_on


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=STEPS)
def test_any_chain_of_acts_keeps_the_order_and_can_be_taken_back(steps, province, office_officer):
    try:
        with transaction.atomic():
            _live_through(steps, province, office_officer)
            dissolved, planned = _dissolved(), _planned_to_dissolve()
            raise ExampleOverError
    except ExampleOverError:
        assert dissolved == planned, "the lineage lost a unit"


def _dissolved() -> set:
    """Units that ended and that nobody follows."""
    return set(Unit.objects.filter(ended_on__isnull=False, successions=None).values_list("pk", flat=True))


def _planned_to_dissolve() -> set:
    lines = UnitChange.objects.filter(reorganisation__state=ReorganisationState.APPLIED, act=ChangeAct.END)
    return set(lines.filter(successors=None).values_list("unit", flat=True))


def _live_through(steps, province, officer):
    for n in range(4):
        commune = UnitFactory(name=f"Xã {n}", kind=UnitKind.COMMUNE, parent=province)
        EmploymentFactory(unit=commune)
    for n, step in enumerate(steps):
        try:
            with transaction.atomic():
                plan = drafted(*step, officer, n)
                before = everything("Reorganisation")
                apply_reorganisation(reorganisation=plan, actor=officer, on=today())
        except ValidationError:
            continue
        require_order()
        undo_reorganisation(reorganisation=plan, note="Thử", actor=officer)
        assert everything("Reorganisation") == before
        apply_reorganisation(reorganisation=drafted(*step, officer, n), actor=officer, on=today())
