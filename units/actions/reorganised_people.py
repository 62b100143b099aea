"""What applying a reorganisation does to people, posts, places in blocs and households: set by set, not one by one."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import uuid4

from units.choices import PersonAct
from units.facts.movements import household_moves, leaving, place_moves, post_moves, target_of
from units.facts.plans import Plan
from units.facts.positions import position_after
from units.models import BlocMember, BlocTerm, Employment, Household, PersonStep, Post, Reorganisation
from units.policies.blocs import LEADING

LONGEST_PAPER = 200
AT_ONCE = 500


def move_people(plan: Plan, trace, actor: Post) -> None:
    """Work at ended units ends on the eve and goes on at the successor with the same position, unless the plan names
    another. What began on the day or later is entered at the successor straight."""
    begun, later = [], defaultdict(list)
    for job in leaving(plan).order_by("pk"):
        target = target_of(plan, job.unit_id, job.goes_to)
        if job.starts_on < plan.day:
            begun.append((job, target))
        elif target:
            later[target.key].append(job.pk)
    trace.change_each(Employment, {job.pk: {"ends_on": plan.eve} for job, _ in begun})
    trace.create(Employment, [_goes_on(job, target.key, plan) for job, target in begun if target])
    for unit, pks in later.items():
        trace.change_each(Employment, {key: {"unit_id": unit} for key in pks})
    write_down({job.person_id for job, _ in begun}, plan.reorganisation, actor)


def write_down(people: Iterable, reorganisation: Reorganisation, actor: Post, *, said: str = "Theo") -> None:
    """A line in the journal of each person."""
    note = f"{said} “{reorganisation}”, {reorganisation.decision}"
    lines = [PersonStep(person_id=pk, move=PersonAct.REORGANISE, actor=actor, note=note) for pk in people]
    PersonStep.objects.bulk_create(lines, batch_size=AT_ONCE)


def _goes_on(job: Employment, unit, plan: Plan) -> Employment:
    """The same work at the successor, all other facts as they were."""
    values = {field.attname: getattr(job, field.attname) for field in Employment._meta.concrete_fields}
    values |= {"id": None, "unit_id": unit, "starts_on": plan.day, "position": position_after(job, plan)}
    return Employment(**values | {"document": plan.reorganisation.decision[:LONGEST_PAPER]})


def move_posts(plan: Plan, trace, actor: Post) -> None:
    """Posts at ended units end on the eve; those that go on begin anew at the successor, unless held there already."""
    moves = post_moves(plan)
    end = {"ended_by_id": actor.pk, "end_reason": plan.reorganisation.decision}
    trace.change_each(Post, {move.post.pk: end | {"ends_on": max(plan.eve, move.post.starts_on)} for move in moves})
    held = set(_held(move.target for move in moves if move.target))
    new = []
    for move in moves:
        place = (move.target, move.post.user_id, move.post.role)
        if move.target and place not in held:
            held.add(place)
            new.append(_post_on(move, plan, actor))
    trace.create(Post, new)


def _held(units: Iterable) -> Iterable[tuple]:
    return Post.objects.filter(unit__in=list(units), ends_on=None).values_list("unit", "user", "role")


def _post_on(move, plan: Plan, actor: Post) -> Post:
    values = {field.attname: getattr(move.post, field.attname) for field in Post._meta.concrete_fields}
    starts_on, basis = max(plan.day, move.post.starts_on), plan.reorganisation.decision[:LONGEST_PAPER]
    values |= {"id": uuid4(), "unit_id": move.target, "starts_on": starts_on, "basis": basis}
    return Post(**values | {"granted_by_id": actor.pk, "ended_by_id": None, "end_reason": ""})


def move_places(plan: Plan, trace) -> None:
    """Places in blocs and households go to the successor where it has room for them."""
    homes = household_moves(plan).moving
    trace.change_each(Household, {row.pk: {"unit_id": heir} for row, heir in homes.items()})
    places = place_moves(plan).moving
    begun = {row: heir for row, heir in places.items() if _has_begun(row, plan)}
    later = {row.pk: {"unit_id": heir} for row, heir in places.items() if row not in begun}
    trace.change_each(BlocMember, later)
    terms = BlocTerm.objects.filter(member__in=[row.pk for row in begun], ends_on=None, starts_on__lt=plan.day)
    trace.change(terms, ends_on=plan.eve)
    trace.change_each(BlocMember, {row.pk: {"ends_on": plan.eve} for row in begun})
    entered = trace.create(BlocMember, [_place_on(row, heir, plan) for row, heir in begun.items()])
    leading = [place for place in entered if place.role in LEADING]
    trace.create(BlocTerm, [_term_on(place) for place in leading])


def _has_begun(place: BlocMember, plan: Plan) -> bool:
    """Whether the old unit has stood there: then its row stays, ended on the eve."""
    division = place.bloc.division
    return division.is_in_force and (place.starts_on or division.begins_on) < plan.day


def _place_on(place: BlocMember, heir, plan: Plan) -> BlocMember:
    values = {field.attname: getattr(place, field.attname) for field in BlocMember._meta.concrete_fields}
    values |= {"id": None, "unit_id": heir, "starts_on": plan.day, "ends_on": None}
    return BlocMember(**values | {"basis": plan.reorganisation.decision[:LONGEST_PAPER]})


def _term_on(place: BlocMember) -> BlocTerm:
    return BlocTerm(member_id=place.pk, role=place.role, starts_on=place.starts_on, basis=place.basis)
