"""The task list and the process list of a dossier, computed from what is there."""

from django.urls import reverse

from awards.choices import WITH_UNIT, AttachmentKind, DossierState, Section
from awards.policies.completeness import has_report
from awards.views.dossier_frame import Desk
from thiduakt.base.vietnamese import short_date
from units.choices import OFFICE_ROLES

BOARD = "Ban Thi đua - Khen thưởng"
URLS = {
    Section.SUBJECTS: "awards:dossier_subjects",
    Section.STANDARDS: "awards:dossier_standards",
    Section.REPORTS: "awards:dossier_reports",
    Section.OPINIONS: "awards:dossier_opinions",
    Section.FILES: "awards:dossier_files",
    Section.CHECK: "awards:dossier_check",
}
PAST = {
    "open": "Mở hồ sơ",
    "submit": "Đơn vị trình",
    "take": "Ban TĐKT nhận thẩm định",
    "return": "Ban TĐKT yêu cầu bổ sung",
    "resubmit": "Đơn vị trình lại",
    "conclude": "Ban TĐKT thẩm định xong",
    "reject": "Kết luận không đủ điều kiện",
    "withdraw": "Đơn vị rút hồ sơ",
    "overrule": "Ban TĐKT kết luận khác kết quả đối chiếu",
    "withdraw_overrule": "Ban TĐKT rút kết luận khác",
    "decide": "Có quyết định khen thưởng",
    "archive": "Đưa vào lưu trữ",
    "follow": "Chuyển về đơn vị kế thừa",
    "join": "Gộp hồ sơ khi sắp xếp đơn vị",
    "carry": "Đơn vị kế thừa làm tiếp",
}
FUTURE = ("Ban TĐKT thẩm định", "Hội đồng bỏ phiếu", "Quyết định khen thưởng")
AHEAD = {
    DossierState.DRAFT: 3,
    DossierState.RETURNED: 3,
    DossierState.SUBMITTED: 2,
    DossierState.IN_APPRAISAL: 2,
    DossierState.APPRAISED: 1,
}


def tasks_of(desk: Desk) -> list[dict]:
    """The six parts with their state; in a return the parts that hold open items come out red."""
    notes = {
        Section.SUBJECTS: _subjects(desk),
        Section.STANDARDS: _standards(desk),
        Section.REPORTS: _reports(desk),
        Section.OPINIONS: _opinions(desk),
        Section.FILES: _files(desk),
        Section.CHECK: _check(desk),
    }
    asked = {section: _asked(desk, section) for section in Section}
    return [_task(desk, n, section, *(asked[section] or notes[section])) for n, section in enumerate(Section, start=1)]


def next_task(tasks: list[dict]) -> dict | None:
    """The first part that still wants work; standards that are not met inform, they keep nobody from going on."""
    return next((task for task in tasks if task["state"] not in ("done", "blocked", "lacking")), None)


def steps_of(desk: Desk) -> list[dict]:
    """Past with date and actor, present with who holds it, future greyed."""
    journal = desk.dossier.steps.filter(move__in=PAST).select_related("actor__user")
    past = [{"label": _past(step), "state": "done", "note": _told(desk, step)} for step in journal]
    ahead = FUTURE[-AHEAD.get(desk.dossier.state, 0) :] if desk.dossier.state in AHEAD else ()
    return past + _present(desk) + [{"label": label, "state": "future", "note": ""} for label in ahead]


def holder_of(dossier, actor) -> str:
    """Whom the dossier waits for, as a list tells it; units never read a reviewer's name."""
    unit = dossier.keeper.label
    if dossier.state == DossierState.IN_APPRAISAL:
        named = actor.role in OFFICE_ROLES and dossier.taken_by_id
        return dossier.taken_by.user.full_name if named else BOARD
    return {
        DossierState.DRAFT: f"{unit} rút hồ sơ" if dossier.is_left_over else f"{unit} soạn và trình",
        DossierState.SUBMITTED: "Ban TĐKT nhận thẩm định",
        DossierState.RETURNED: _mending(dossier, unit),
        DossierState.APPRAISED: "Hội đồng, cấp quyết định",
    }.get(dossier.state, "")


def _mending(dossier, unit: str) -> str:
    count = getattr(dossier, "open_items", None)
    if count is None:
        return f"{unit} bổ sung"
    return f"{unit} bổ sung {count} mục" if count else f"{unit} trình lại"


def _past(step) -> str:
    """A dossier may be settled without anybody being honoured; the journal's note says so."""
    return "Kết thúc, không có ai được khen thưởng" if step.move == "decide" and step.note else PAST[step.move]


def _task(desk: Desk, n: int, section: Section, state: str, note: str = "") -> dict:
    url = reverse(URLS[section], args=[desk.dossier.pk])
    return {"label": f"{n}. {section.label}", "name": section.label, "url": url, "state": state, "note": note}


def _asked(desk: Desk, section: Section) -> tuple[str, str] | None:
    """Named by the Board: red until answered. A nominee's items stand in the part they name."""
    count = sum(1 for item in desk.open_items if item.section == section)
    return ("error", f"Phải bổ sung {count} mục") if count else None


def _subjects(desk: Desk) -> tuple[str, str]:
    return ("done", "") if desk.nominees else ("todo", "")


def _standards(desk: Desk) -> tuple[str, str]:
    if not desk.nominees:
        return "blocked", ""
    short = sum(1 for nominee in desk.nominees if not desk.standings[nominee.pk].is_met)
    return ("lacking", f"{short} đối tượng chưa đủ") if short else ("done", "")


def _reports(desk: Desk) -> tuple[str, str]:
    if not desk.nominees:
        return "blocked", ""
    told = sum(1 for nominee in desk.nominees if has_report(nominee, desk.attachments))
    if told == len(desk.nominees):
        return "done", ""
    return ("doing", f"Đang làm · {told}/{len(desk.nominees)}") if told else ("todo", "")


def _opinions(desk: Desk) -> tuple[str, str]:
    if desk.dossier.opinion:
        return "done", ""
    return ("doing", "") if desk.dossier.summary else ("todo", "")


def _files(desk: Desk) -> tuple[str, str]:
    if any(attachment.kind == AttachmentKind.MINUTES for attachment in desk.attachments):
        return "done", ""
    return ("error", "Thiếu biên bản bình xét") if desk.attachments else ("todo", "")


def _check(desk: Desk) -> tuple[str, str]:
    if desk.dossier.state not in WITH_UNIT:
        return ("done", "Đã trình") if desk.dossier.version else ("blocked", "")
    blocked = desk.lacks or desk.open_items
    return ("blocked", "") if blocked else ("todo", "Trình được")


def _present(desk: Desk) -> list[dict]:
    """The step that is going on; nothing once the dossier is closed or decided."""
    dossier = desk.dossier
    labels = {
        DossierState.DRAFT: "Đơn vị đang soạn",
        DossierState.RETURNED: "Đơn vị bổ sung",
        DossierState.SUBMITTED: "Ban TĐKT thẩm định",
        DossierState.IN_APPRAISAL: "Ban TĐKT thẩm định",
        DossierState.APPRAISED: "Hội đồng, cấp quyết định xem xét",
    }
    if dossier.state not in labels:
        return []
    notes = {
        DossierState.DRAFT: f"đang ở: {dossier.keeper.label}",
        DossierState.RETURNED: f"đang ở: {dossier.keeper.label}",
        DossierState.SUBMITTED: "đang chờ nhận",
        DossierState.IN_APPRAISAL: f"đang ở: {holder_of(dossier, desk.actor)}",
        DossierState.APPRAISED: "",
    }
    return [{"label": labels[dossier.state], "state": "now", "note": notes[dossier.state]}]


def _told(desk: Desk, step) -> str:
    """Who and when; where the dossier came from or went, too."""
    said = f" · {step.note}" if step.move in {"follow", "join"} else ""
    return f"{_signed(desk, step)}{said}"


def _signed(desk: Desk, step) -> str:
    name = BOARD if desk.is_unit and step.actor_id and step.actor.role in OFFICE_ROLES else step.who
    return f"{short_date(step.at)} · {name}"
