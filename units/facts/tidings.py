"""What a reorganisation means for each unit it touches, in sentences, and who leads these units."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from units.choices import ChangeAct, Role
from units.facts.plan_rows import PlanRow, rows_of
from units.facts.plans import Plan
from units.models import Post
from units.successions import Effect

MOST_LINES = 30


@dataclass(frozen=True, slots=True)
class Tidings:
    """What one unit has to know: how it is called, and the sentences."""

    name: str
    lines: tuple[str, ...]


def heads_of(units: Iterable[UUID], on: date) -> dict[UUID, frozenset[UUID]]:
    """By user: which of the units they lead on the day; one query."""
    posts = Post.objects.in_force(on).holding(Role.UNIT_HEAD).filter(unit__in=list(units))
    led = defaultdict(set)
    for user, unit in posts.values_list("user", "unit"):
        led[user].add(unit)
    return {user: frozenset(found) for user, found in led.items()}


def tidings_of(plan: Plan, effects: list[Effect]) -> dict[UUID, Tidings]:
    """By unit: what changes for it when the plan is applied; `effects` as they were before."""
    leaving, coming, staying = defaultdict(list), defaultdict(list), defaultdict(list)
    for effect in effects:
        said = f"{effect.count} {effect.noun}" + (f" ({effect.note})" if effect.note else "")
        if effect.target:
            leaving[effect.source, effect.target].append(said)
            coming[effect.target, effect.source].append(said)
        else:
            staying[effect.source].append(said)
    told = {}
    for row in rows_of(plan):
        name = plan.names[row.change.key]
        lines = [*_change(row), *_goods("Chuyển về", leaving, name), *_goods("Nhận từ", coming, name)]
        lines += [f"Không chuyển: {'; '.join(staying[name])}."] if staying[name] else []
        told[row.change.key] = Tidings(name, _bounded(lines))
    return told


def tidings_of_undoing(plan: Plan) -> dict[UUID, Tidings]:
    """By unit: what taking the act back means for it."""
    words = {
        ChangeAct.FOUND: "Đơn vị được thành lập theo việc sắp xếp này không còn trong phần mềm.",
        ChangeAct.CHANGE: "Tên, cơ quan chủ quản và những gì đã tiếp nhận trở lại như trước khi áp dụng.",
        ChangeAct.END: "Đơn vị hoạt động trở lại; người, vai trò và việc đang mở đã chuyển đi nay trở về.",
    }
    return {line.key: Tidings(plan.names[line.key], (words[ChangeAct(line.act)],)) for line in plan.changes}


def _change(row: PlanRow) -> list[str]:
    act = row.change.act
    if act == ChangeAct.END:
        names = ", ".join(row.successors)
        return [f"Kết thúc hoạt động; đơn vị tiếp nhận: {names}." if names else "Giải thể, không có đơn vị tiếp nhận."]
    if act == ChangeAct.FOUND:
        return [f"Thành lập mới, trực thuộc {row.above_after}." if row.above_after else "Thành lập mới."]
    renamed = [f"Đổi tên từ {row.before} thành {row.after}."] if row.after != row.before else []
    return renamed + ([f"Chuyển từ {row.above_before or '(không có)'} về {row.above_after}."] if row.moves else [])


def _goods(verb: str, dealt: dict, name: str) -> list[str]:
    """What goes to, or comes from, each other unit."""
    return [f"{verb} {other}: {'; '.join(things)}." for (mine, other), things in dealt.items() if mine == name]


def _bounded(lines: list[str]) -> tuple[str, ...]:
    more = len(lines) - MOST_LINES
    return tuple(lines[:MOST_LINES]) + ((f"Còn {more} mục nữa trên trang của việc sắp xếp.",) if more > 0 else ())
