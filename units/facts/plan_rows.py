"""A plan as it is read: each line with the names of before and after, as they were on those days."""

from dataclasses import dataclass

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
    def moves(self) -> bool:
        """Whether the unit stands under another one from the day on."""
        return bool(self.after and self.above_after and self.above_after != self.above_before)


def rows_of(plan: Plan) -> list[PlanRow]:
    """All lines in the order of the plan; one query for the names of the eve."""
    names = _names_on_eve(plan)
    return [_row(plan, change, names) for change in plan.changes]


def _names_on_eve(plan: Plan) -> dict:
    """(name, name of the parent) of each unit by its state on the eve."""
    on = UnitState.objects.filter(unit__in=plan.units, starts_on__lte=plan.eve).exclude(ends_on__lt=plan.eve)
    return {
        state.unit_id: (state.name, state.parent.name if state.parent else "") for state in on.select_related("parent")
    }


def _row(plan: Plan, change: UnitChange, names: dict) -> PlanRow:
    unit = change.unit if change.act != ChangeAct.FOUND else None
    usual = (unit.name, unit.parent.name if unit.parent else "") if unit else ("", "")
    before, above = names.get(change.unit_id, usual) if unit else usual
    lives = change.act != ChangeAct.END
    heir = plan.heir_of(change) if not lives else None
    return PlanRow(
        change=change,
        before=before,
        above_before=above,
        after=(change.name or before) if lives else "",
        above_after=(_above(change) or above) if lives else "",
        successors=tuple(follower.name or names.get(follower.unit_id, (follower.label,))[0]
                         for follower in plan.successors[change.pk]),
        heir=(heir.name or names.get(heir.unit_id, (heir.label,))[0]) if heir else "",
    )  # fmt: skip


def _above(change: UnitChange) -> str:
    if change.parent_change_id:
        return change.parent_change.name or change.parent_change.label
    return change.parent.name if change.parent_id else ""
