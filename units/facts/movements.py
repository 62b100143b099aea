"""Who and what leaves a unit on the day: people, posts, places in blocs, households."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from units.choices import Role
from units.facts.plans import Plan
from units.models import BlocMember, Employment, Household, PersonMove, Post, Unit
from units.successions import FOLLOWERS, Dealt, Effect, deal

PEOPLE, POSTS, PLACES, HOUSEHOLDS = "người", "vai trò trong phần mềm", "chỗ trong khối thi đua", "hộ gia đình"
# Those who lead are appointed anew by name, unless exactly one unit simply goes on as a new one.
LEADING = frozenset({Role.UNIT_HEAD, Role.LEADER})


def still_on(plan: Plan) -> Q:
    """Rows whose period reaches the day or goes beyond it."""
    return Q(ends_on=None) | Q(ends_on__gte=plan.day)


def leaving(plan: Plan):
    """Work that leaves its unit: of all people of ended units, and of the exceptions at the others.

    Annotated with `goes_to` and `new_position` of the exception, where there is one.
    """
    special = PersonMove.objects.filter(
        source__reorganisation=plan.reorganisation, source__unit=OuterRef("unit"), person=OuterRef("person")
    )
    ended = [change.unit_id for change in plan.ended]
    rows = Employment.objects.filter(still_on(plan), unit__in=plan.units)
    rows = rows.annotate(
        goes_to=Subquery(special.values("target")[:1]), new_position=Subquery(special.values("position")[:1])
    )
    return rows.filter(Q(unit__in=ended) | Q(goes_to__isnull=False))


def lost_exceptions(plan: Plan) -> list[tuple[str, str]]:
    """Names and units of exceptions who do not work there when the day comes."""
    there = Employment.objects.filter(still_on(plan), unit=OuterRef("source__unit"), person=OuterRef("person"))
    moves = PersonMove.objects.filter(source__reorganisation=plan.reorganisation).exclude(Exists(there))
    return [(move.person.full_name, move.source.label) for move in moves.select_related("person", "source__unit")]


def target_of(plan: Plan, unit: UUID, goes_to: int | None):
    """The line a person of the unit goes to: the exception's, else the heir of the unit, else None."""
    if goes_to:
        return plan.by_pk[goes_to]
    return plan.heir_of(plan.by_unit[unit])


def people_effects(plan: Plan) -> list[Effect]:
    """How many people go from where to where, in one query."""
    rows = leaving(plan).order_by().values("unit", "goes_to").annotate(count=Count("person", distinct=True))
    return [_people_effect(plan, row) for row in rows.order_by("unit__sort_key", "unit", "goes_to")]


def _people_effect(plan: Plan, row: dict) -> Effect:
    target = target_of(plan, row["unit"], row["goes_to"])
    source, count = plan.course.names[row["unit"]], row["count"]
    if target is None:
        usual = "thôi công tác tại đơn vị đã giải thể, chưa có nơi mới"
        return Effect(PEOPLE, source, "", count, plan.course.why_nobody(row["unit"], usual))
    special = "theo danh sách riêng" if row["goes_to"] else ""
    return Effect(PEOPLE, source, plan.course.names[target.key], count, special)


@dataclass(frozen=True, slots=True)
class PostMove:
    """A post at an ended unit; `target` is the key of the unit where it goes on, None where it only ends."""

    post: Post
    target: UUID | None


def post_moves(plan: Plan) -> list[PostMove]:
    """All posts at ended units that reach the day, two queries. Officers go on where their people go; who leads goes on
    only where one unit simply becomes another; who acts for another does not."""
    ended = [change.unit_id for change in plan.ended]
    special = dict(
        PersonMove.objects.filter(source__reorganisation=plan.reorganisation).values_list("person", "target")
    )
    posts = Post.objects.filter(still_on(plan), unit__in=ended).select_related("user", "unit").order_by("unit", "pk")
    return [PostMove(post, _post_target(plan, post, special)) for post in posts]


def _post_target(plan: Plan, post: Post, special: dict) -> UUID | None:
    change = plan.by_unit[post.unit_id]
    heir = plan.heir_of(change)
    if post.is_derived:
        return None
    if post.role in LEADING:
        alone = heir and heir in plan.founded and plan.successors[change.pk] == [heir]
        return heir.key if alone and plan.fed_by[heir.pk] == 1 else None
    target = target_of(plan, post.unit_id, special.get(post.user.person_id))
    return target.key if target else None


def post_effects(plan: Plan, moves: Iterable[PostMove]) -> list[Effect]:
    """The posts in numbers."""
    counts: dict[tuple, int] = {}
    for move in moves:
        target = plan.course.names[move.target] if move.target else ""
        note = "" if target else "hết hiệu lực; lãnh đạo, người làm thay được giao lại theo quyết định riêng"
        place = (plan.course.names[move.post.unit_id], target, note)
        counts[place] = counts.get(place, 0) + 1
    return [Effect(POSTS, source, target, n, note) for (source, target, note), n in counts.items()]


def place_moves(plan: Plan) -> Dealt:
    """Places in blocs of the year and later ones: the heir takes one of each kind where it has none."""
    course, year = plan.course, plan.day.year
    rows = BlocMember.objects.lasting().filter(year__gte=year).select_related("bloc__division").order_by("unit", "pk")
    there = rows.filter(unit__in=[heir for heir in course.heirs.values() if heir])
    leaving_rows = sorted(rows.filter(unit__in=course.heirs), key=lambda row: plan.by_unit[row.unit_id].position)
    return deal(leaving_rows, there=there, course=course, key=lambda row: (row.year, row.kind))


def household_moves(plan: Plan) -> Dealt:
    """Households still followed go to the heir."""
    course = plan.course
    rows = Household.objects.followed(plan.day).order_by("pk")
    there = rows.filter(unit__in=[heir for heir in course.heirs.values() if heir])
    return deal(
        rows.filter(unit__in=course.heirs), there=there, course=course, key=lambda row: (row.search_key, row.address)
    )


def effects_of(plan: Plan) -> list[Effect]:
    """All that applying the plan touches besides the units, with exact numbers; a fixed number of queries."""
    effects = people_effects(plan) + post_effects(plan, post_moves(plan))
    effects += place_moves(plan).effects(PLACES, plan.course, "đơn vị tiếp nhận đã có chỗ trong khối cùng loại")
    effects += household_moves(plan).effects(HOUSEHOLDS, plan.course, "đơn vị tiếp nhận đã có hộ này")
    return effects + [effect for follower in FOLLOWERS for effect in follower.look(plan.course)]


def units_below(plan: Plan) -> int:
    """How many units that are no lines of the plan change their place in the tree with one that is."""
    moving = [change.unit for change in plan.changed if change.parent_id or change.parent_change_id]
    inside = Q()
    for unit in moving:
        inside |= Q(path__startswith=unit.path)
    return Unit.objects.filter(inside).exclude(pk__in=plan.units).count() if moving else 0
