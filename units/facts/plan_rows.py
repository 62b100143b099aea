"""A plan as it is read: each line with the names of before and after, as they were on those days."""

from dataclasses import dataclass
from datetime import date

from units.choices import ChangeAct
from units.facts.plans import Plan
from units.models import Unit, UnitChange, UnitState


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line: names as on the eve and as on the day; empty where there was, or is, nothing."""

    change: UnitChange
    before: str
    above_before: str
    after: str
    above_after: str
    successors: tuple[str, ...]
    heir: str

    @property
    def unit(self) -> Unit | None:
        return self.change.unit

    @property
    def what(self) -> str:
        """The line in the words of the office."""
        if self.change.act != ChangeAct.CHANGE:
            return self.change.get_act_display().capitalize()
        moved = self.change.parent_id or self.change.parent_change_id
        if self.change.name:
            return "Đổi tên, chuyển cơ quan chủ quản" if moved else "Đổi tên"
        return "Chuyển cơ quan chủ quản" if moved else "Tiếp nhận"

    @property
    def moves(self) -> bool:
        """Whether the unit stands under another one from the day on."""
        return bool(self.after and self.above_after and self.above_after != self.above_before)


def rows_of(plan: Plan) -> list[PlanRow]:
    """All lines in the order of the plan; one query for the names of the eve and of the day."""
    above = {change.parent_id for change in plan.changes if change.parent_id}
    lasting = UnitState.objects.filter(starts_on__lte=plan.day).exclude(ends_on__lt=plan.eve)
    states = list(lasting.filter(unit__in=plan.units | above).select_related("parent"))
    before, later = (_names_on(states, day) for day in (plan.eve, plan.day))
    after = later | {change.unit_id: (change.name, "") for change in plan.changed if change.name}
    return [_row(plan, change, before, after) for change in plan.changes]


def _names_on(states: list[UnitState], on: date) -> dict:
    """(name, name of the parent) of each unit by its state on the day."""
    held = (row for row in states if row.starts_on <= on and (row.ends_on is None or row.ends_on >= on))
    return {row.unit_id: (row.name, row.parent.name if row.parent else "") for row in held}


def _row(plan: Plan, change: UnitChange, names: dict, later: dict) -> PlanRow:
    unit = change.unit if change.act != ChangeAct.FOUND else None
    usual = (unit.name, unit.parent.name if unit.parent else "") if unit else ("", "")
    before, above = names.get(change.unit_id, usual) if unit else usual
    lives = change.act != ChangeAct.END
    heir = None if lives else plan.heir_of(change)
    return PlanRow(
        change=change,
        before=before,
        above_before=above,
        after=(change.name or before) if lives else "",
        above_after=(_above(change, later) or above) if lives else "",
        successors=tuple(_name(follower, names) for follower in plan.successors[change.pk]),
        heir=_name(heir, names) if heir else "",
    )


def _name(change: UnitChange, names: dict) -> str:
    return change.name or names.get(change.unit_id, (change.label,))[0]


def _above(change: UnitChange, later: dict) -> str:
    """The unit above as it is called from the day on."""
    if change.parent_change_id:
        return change.parent_change.name or change.parent_change.label
    return later.get(change.parent_id, (change.parent.name,))[0] if change.parent_id else ""
