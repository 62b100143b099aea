"""What is wrong with a plan of reorganisation: every mistake at once, in sentences that say how to put it right."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, Q

from units.choices import ChangeAct
from units.facts.movements import leaving, lost_exceptions
from units.facts.plans import Plan
from units.models import Unit, UnitChange, UnitState
from units.querysets import LINK

NAMED = 3


@dataclass(frozen=True, slots=True)
class Lack:
    """A sentence, and the line of the plan where it is put right (None: nowhere in particular)."""

    said: str
    line: UnitChange | None = None


def mistakes_of(plan: Plan) -> list[str]:
    """All that keeps the plan from being applied, apart from the day, in sentences."""
    return [lack.said for lack in lacks_of(plan)]


def lacks_of(plan: Plan) -> list[Lack]:
    """The same with the lines; a fixed number of queries."""
    if not plan.changes:
        return [Lack("Phương án chưa có việc nào. Hãy thêm ít nhất một việc sắp xếp.")]
    checks = (_lives, _states, _successors, _parents, _cycles, _left_below, _names, _idle, _people)
    return [lack for check in checks for lack in check(plan)]


def _lives(plan: Plan) -> Iterator[Lack]:
    """Each unit, and each parent, must live when the day comes."""
    for change in plan.changes:
        unit = change.unit
        if change.act != ChangeAct.FOUND and unit.ended_on:
            yield Lack(f"{unit.name} đã kết thúc ngày {unit.ended_on:%d/%m/%Y}. Hãy bỏ khỏi phương án.", change)
        elif change.act != ChangeAct.FOUND and unit.founded_on >= plan.day:
            yield Lack(
                f"{unit.name} thành lập ngày {unit.founded_on:%d/%m/%Y}, không trước ngày hiệu lực "
                f"{plan.day:%d/%m/%Y}. Hãy xem lại ngày hiệu lực.",
                change,
            )
        above = change.parent
        if above and (above.founded_on > plan.day or (above.ended_on and above.ended_on < plan.day)):
            yield Lack(
                f"Đơn vị cấp trên {above.name} không hoạt động vào ngày {plan.day:%d/%m/%Y}. Hãy chọn đơn vị khác.",
                change,
            )


def _states(plan: Plan) -> Iterator[Lack]:
    """The day must lie after the beginning of what it closes."""
    latest = UnitState.objects.filter(unit__in=plan.units).order_by().values("unit__name").annotate(on=Max("starts_on"))
    for row in latest.filter(on__gte=plan.day).order_by("unit__name"):
        yield Lack(
            f"{row['unit__name']} mang tên hiện hành từ ngày {row['on']:%d/%m/%Y}; ngày hiệu lực phải sau ngày đó."
        )


def _successors(plan: Plan) -> Iterator[Lack]:
    """Who takes over lives on; where several do, one is named for the people."""
    for change in plan.changes:
        followers = plan.successors[change.pk]
        for follower in followers:
            if follower.act == ChangeAct.END:
                yield Lack(
                    f"{follower.label} kế thừa {change.label} nhưng lại kết thúc trong chính phương án này. "
                    "Hãy chọn đơn vị kế thừa khác.",
                    change,
                )
            if follower.pk == change.pk:
                yield Lack(f"{change.label} không thể kế thừa chính mình.", change)
        if change.act == ChangeAct.END and len(followers) > 1 and change.people_to_id is None:
            yield Lack(
                f"{change.label} có {len(followers)} đơn vị kế thừa. Hãy chọn nơi nhận người và việc đang làm.", change
            )
        if change.people_to_id and plan.by_pk[change.people_to_id].act == ChangeAct.END:
            yield Lack(
                f"Nơi nhận người của {change.label} kết thúc trong chính phương án này. Hãy chọn nơi khác.", change
            )


def _parents(plan: Plan) -> Iterator[Lack]:
    """Nobody is put under a unit that ends with the plan."""
    ending = {change.unit_id for change in plan.ended}
    for change in plan.changes:
        above = change.parent_change
        if change.parent_id in ending or (above and above.act == ChangeAct.END):
            name = change.parent.name if change.parent_id else above.label
            yield Lack(f"{change.label} trực thuộc {name}, nhưng {name} kết thúc trong chính phương án này.", change)


def _cycles(plan: Plan) -> Iterator[Lack]:
    """Walk upwards from every unit with a new parent: no way leads back to itself."""
    above = _links(plan)
    for change in plan.changed:
        start = _node(change.key)
        seen, node = {start}, above.get(start)
        while node and node not in seen:
            seen.add(node)
            node = above.get(node)
        if node == start:
            yield Lack(
                f"{change.label} sẽ trực thuộc một đơn vị nằm dưới chính mình. Hãy chọn đơn vị cấp trên khác.", change
            )


def _links(plan: Plan) -> dict[str, str]:
    """For each unit the one above it after the day, by the links of paths."""
    above = {}
    for change in plan.changes:
        for unit in (change.unit, change.parent):
            links = [unit.path[at : at + LINK - 1] for at in range(0, len(unit.path), LINK)] if unit else []
            above |= dict(zip(links[1:], links[:-1], strict=True))
    for change in plan.changes:
        if change.parent_id:
            above[_node(change.key)] = _node(change.parent_id)
        elif change.parent_change_id:
            above[_node(change.key)] = _node(plan.by_pk[change.parent_change_id].key)
    return above


def _node(key) -> str:
    return key.hex[: LINK - 1]


def _left_below(plan: Plan) -> Iterator[Lack]:
    """A unit that ends leaves nobody under it without a place."""
    ending = {change.unit_id: change for change in plan.ended}
    placed = {change.unit_id for change in plan.changed if change.parent_id or change.parent_change_id}
    left = defaultdict(list)
    alive = Q(ended_on=None) | Q(ended_on__gte=plan.day)
    for unit in Unit.objects.filter(alive, parent__in=ending).order_by("sort_key"):
        if unit.pk not in ending and unit.pk not in placed:
            left[unit.parent_id].append(unit.label)
    for parent, names in left.items():
        shown = ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        yield Lack(
            f"{ending[parent].label} kết thúc nhưng còn {len(names)} đơn vị trực thuộc ({shown}). "
            "Hãy cho kết thúc cùng hoặc chuyển về đơn vị khác.",
            ending[parent],
        )


def _names(plan: Plan) -> Iterator[Lack]:
    """New units have a name and a kind, and no living twin under the same parent."""
    ending = {change.unit_id for change in plan.ended}
    names = {change.name for change in plan.founded if change.name}
    alive = Q(ended_on=None) | Q(ended_on__gte=plan.day)
    there = set(Unit.objects.filter(alive, name__in=names).exclude(pk__in=ending).values_list("name", "parent"))
    for change in plan.founded:
        if not (change.name and change.kind):
            yield Lack("Có đơn vị thành lập mới chưa ghi tên hoặc loại. Hãy ghi đủ.", change)
        elif (change.name, change.parent_id) in there:
            yield Lack(
                f"Đã có {change.name} đang hoạt động cùng cấp trên. Hãy dùng đơn vị đó hoặc đặt tên khác.", change
            )


def _idle(plan: Plan) -> Iterator[Lack]:
    """A line that changes nothing and takes over from nobody was forgotten half-way."""
    receiving = plan.received | {row.people_to_id for row in plan.changes} | plan.arriving
    for change in plan.changed:
        is_used = change.name or change.parent_id or change.parent_change_id or plan.successors[change.pk]
        if not is_used and change.pk not in receiving:
            yield Lack(
                f"{change.label} không thay đổi gì, không tiếp nhận đơn vị nào. Hãy ghi thay đổi hoặc bỏ dòng này.",
                change,
            )


def _people(plan: Plan) -> Iterator[Lack]:
    """Exceptions still work where the list says, go to a unit that lives; nobody begins at a unit that has ended."""
    for name, source in lost_exceptions(plan):
        yield Lack(f"{name} không làm việc tại {source} vào ngày hiệu lực. Hãy bỏ khỏi danh sách chuyển riêng.")
    for change in plan.ended:
        if change.pk in plan.arriving:
            yield Lack(
                f"Có người được chuyển riêng về {change.label}, nhưng đơn vị này kết thúc. Hãy chọn nơi khác.", change
            )
    without = {change.unit_id: change.label for change in plan.ended if plan.heir_of(change) is None}
    late = leaving(plan).filter(unit__in=without, starts_on__gte=plan.day, goes_to=None)
    for unit in set(late.values_list("unit", flat=True)):
        yield Lack(
            f"{without[unit]} có người bắt đầu làm việc từ ngày hiệu lực trở đi. "
            "Hãy chọn nơi nhận người hoặc sửa quá trình công tác của họ."
        )
