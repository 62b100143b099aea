"""Samples of reorganisations."""

from datetime import date

from tests.factories.reorganisations import absorbed, merged, renamed
from thiduakt.base.clock import today
from units.actions.person_moves import Wish, move_apart
from units.actions.reorganising import apply_reorganisation, mark_of
from units.choices import ChangeAct, Role
from units.facts.movements import effects_of
from units.facts.plans import plan_of
from units.models import Employment, PersonMove, Unit

DAY = {"effective_on": date(2026, 1, 1)}


def _move(plan) -> PersonMove:
    return PersonMove.objects.filter(source__reorganisation=plan).first()


ARGUMENTS = {
    "units:reorganisation_line": lambda s, plan: [plan.pk, plan.changes.first().pk],
    "units:reorganisation_line_drop": lambda s, plan: [plan.pk, plan.changes.first().pk],
    "units:reorganisation_person_drop": lambda s, plan: [plan.pk, _move(plan).pk],
}
GENERAL = {"name": "Sắp xếp thử", "effective_on": "01/01/2026", "decision": "Nghị quyết thử"}


def _job(plan) -> dict:
    source = plan.changes.get(act=ChangeAct.END)
    job = Employment.objects.filter(unit=source.unit_id, ends_on=None).first()
    return {"job": str(job.pk), "target": str(plan.changes.exclude(act=ChangeAct.END).first().pk)}


def _seen(plan) -> dict:
    read = plan_of(plan)
    return {"seen": mark_of(read, effects_of(read))}


TYPED = {
    "units:reorganisation_new": lambda s, plan: GENERAL,
    "units:reorganisation_edit": lambda s, plan: GENERAL,
    "units:reorganisation_end": lambda s, plan: {"units": "Chi cục Kiểm lâm"},
    "units:reorganisation_change": lambda s, plan: {"units": "Chi cục Kiểm lâm", "name": "Chi cục Mới"},
    "units:reorganisation_found": lambda s, plan: {"name": "Trung tâm Thử", "kind": "section"},
    "units:reorganisation_line": lambda s, plan: {"name": "Trung tâm Thử", "kind": "section"},
    "units:reorganisation_people_list": lambda s, plan: {"text": _text(plan)},
    "units:reorganisation_person_add": lambda s, plan: _job(plan),
    "units:reorganisation_apply": lambda s, plan: _seen(plan),
}


def _text(plan) -> str:
    if not plan.changes.filter(act=ChangeAct.END).exists():
        return "Họ và tên;Đơn vị mới\n"
    wish = _wish(plan)
    return f"Họ và tên;Đơn vị mới\n{wish.person.full_name};{wish.target.label}\n"


def things(samples) -> dict:
    officer = samples.actor(Role.OFFICE_OFFICER)
    sections = {unit.name: unit for unit in Unit.objects.filter(kind="section")}
    draft = merged(officer, [sections["Phòng Ngân sách"]], name="Phòng Mới", parent=sections["Phòng Ngân sách"].parent,
                   **DAY)  # fmt: skip
    apart = absorbed(officer, [sections["Phòng Hạ tầng giao thông"]], into=sections["Phòng Quy hoạch"], **DAY)
    move_apart(reorganisation=apart, wishes=[_wish(apart)], actor=officer)
    applied = renamed(officer, sections["Chi cục Thủy lợi"], "Chi cục Thủy lợi và Phòng chống thiên tai", **DAY)
    apply_reorganisation(reorganisation=applied, actor=officer, on=today())
    return {"reorganisation draft": draft, "reorganisation with people": apart, "reorganisation applied": applied}


def _wish(plan) -> Wish:
    source, target = plan.changes.get(act=ChangeAct.END), plan.changes.exclude(act=ChangeAct.END).first()
    job = Employment.objects.filter(unit=source.unit_id, ends_on=None).select_related("person").first()
    return Wish(job.person, source, target)
