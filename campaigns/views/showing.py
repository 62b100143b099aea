"""Facts as rows of a page: the same tables show a text under review and a plan."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.urls import reverse

from campaigns.actions.readings import due_day, stated_day
from campaigns.choices import DeadlineKind, DeadlineRule
from campaigns.models import Intake, Plan, Target
from campaigns.models.plan import reference_name
from thiduakt.base.vietnamese import short_date
from units.choices import Capacity
from units.models import Post


@dataclass(slots=True)
class Row:
    """One fact: `shown` holds what its table prints; `line` is where the text says it."""

    id: str
    shown: dict
    url: str = ""
    line: int | None = None


@dataclass(slots=True)
class Group:
    """All facts of one kind, in the order of the text."""

    name: str
    title: str
    rows: list[Row]
    add_url: str = ""
    table: str = field(init=False)

    def __post_init__(self):
        self.table = f"campaigns/parts/{self.name}.html"


_LABEL = re.compile(r"^[\s*#>_-]*\S{1,6}[.)/]\s*")
TITLES = {
    "deadlines": "Hạn và việc phải nộp",
    "targets": "Chỉ tiêu thi đua",
    "movements": "Phong trào",
    "references": "Văn bản viện dẫn",
    "recipients": "Nơi nhận",
    "sections": "Đề mục",
}


def groups_of_intake(intake: Intake) -> list[Group]:
    """The found facts, each with the address where it is corrected."""
    return [
        Group(
            name,
            title,
            [_intake_row(intake, name, fact) for fact in intake.findings[name]],
            reverse("campaigns:intake_fact_new", args=[intake.pk, name]),
        )
        for name, title in TITLES.items()
    ]


def _intake_row(intake: Intake, group: str, fact: dict) -> Row:
    url = reverse("campaigns:intake_fact", args=[intake.pk, group, fact["id"]])
    shown = _deadline(fact, intake) if group == "deadlines" else SHOWN[group](fact)
    if group == "sections" and not shown["title"]:
        shown["body"] = _beginning(intake, fact.get("line"))
    return Row(fact["id"], shown, url, fact.get("line"))


def _beginning(intake: Intake, line: int | None) -> str:
    """The running text of a point that has no title of its own."""
    lines = intake.text.split("\n")
    return _LABEL.sub("", lines[line - 1]).replace("*", "") if line and line <= len(lines) else ""


def _target(fact: dict) -> dict:
    parts = [f"{part['name']} {aim_of(part)}".strip() for part in fact.get("parts") or []]
    return {"number": fact.get("no"), "name": fact["name"], "aim": aim_of(fact), "parts": parts}


def aim_of(fact: dict) -> str:
    """Comparator, value and unit in words."""
    value = fact.get("value")
    number = None if value is None else Decimal(str(value))
    return Target(comparator=fact.get("comparator") or "", value=number, unit=fact.get("unit") or "").aim


def _deadline(fact: dict, intake: Intake) -> dict:
    year = intake.findings.get("year")
    stated = stated_day(fact, year)
    due = due_day(fact, year, before_includes_day=intake.before_includes_day)
    return {**deadline_words(fact, stated, due), "due": due, "kind": DeadlineKind(fact["kind"]).label}


def deadline_words(fact: dict, stated: date | None, due: date | None) -> dict:
    """Who owes what to whom, and how the text puts the day when that differs from the last day."""
    said = f"{DeadlineRule(fact['rule']).label} {short_date(stated)}" if stated and stated != due else ""
    if fact["rule"] == DeadlineRule.BEFORE_YEARLY and stated:
        said = f"trước ngày {stated:%d/%m} hằng năm"
    return {"who": fact.get("who") or "", "what": fact.get("what") or "", "to": fact.get("to") or "", "said": said}


SHOWN = {
    "targets": _target,
    "movements": lambda fact: {"name": fact["name"], "own": fact.get("own", False)},
    "references": lambda fact: {
        "name": reference_name(*(fact.get(key) or "" for key in ("kind", "number", "title"))),
        "issued_on": date.fromisoformat(fact["issued_on"]) if fact.get("issued_on") else None,
        "issuer": fact.get("issuer") or "",
        "our_plan": None,
    },
    "recipients": lambda fact: {"text": fact["text"]},
    "sections": lambda fact: {
        "label": fact.get("label") or "",
        "title": fact.get("title") or "",
        "depth": min(fact.get("depth", 0), 3),
        "body": "",
    },
}


def groups_of_plan(plan: Plan, actor: Post, *, is_editable: bool) -> list[Group]:
    """The facts of a plan; addresses only where they may be corrected, or the work be seen. Eight queries."""
    deadlines = plan.deadlines.with_progress().select_related("receiver")
    seen = set(plan.deadlines.visible_to(actor).values_list("pk", flat=True))
    rows = {
        "deadlines": [_deadline_row(row, row.pk in seen) for row in deadlines],
        "targets": _target_rows(plan),
        "movements": [(row.pk, {"name": row.name, "own": bool(row.launched_by)}) for row in plan.movements.all()],
        "references": [_reference_row(row) for row in plan.references.select_related("our_plan")],
        "recipients": [(row.pk, {"text": row.text}) for row in plan.recipients.all()],
        "sections": _section_rows(plan),
    }
    return [_plan_group(plan, name, rows[name], is_editable=is_editable) for name in TITLES]


def _plan_group(plan: Plan, name: str, rows: list, *, is_editable: bool) -> Group:
    def url(pk):
        return reverse("campaigns:plan_fact", args=[plan.pk, name, pk]) if is_editable else ""

    add_url = reverse("campaigns:plan_fact_new", args=[plan.pk, name]) if is_editable else ""
    return Group(name, TITLES[name], [Row(str(pk), shown, url(pk)) for pk, shown in rows], add_url)


def _deadline_row(row, is_seen: bool) -> tuple:
    fact = {"who": row.who, "what": row.what, "to": row.to, "rule": row.rule}
    words = deadline_words(fact, row.stated_on, row.due_on)
    url = reverse("campaigns:report", args=[row.pk]) if is_seen else ""
    counts = {"owing": row.owing, "done": row.done, "report_url": url}
    return row.pk, {**words, "due": row.due_on, "kind": row.get_kind_display(), **counts}


def _target_rows(plan: Plan) -> list[tuple]:
    tops, parts = [], {}
    for row in plan.targets.order_by("position"):
        if row.parent_id:
            parts.setdefault(row.parent_id, []).append(f"{row.name} {row.aim}".strip())
        else:
            tops.append(row)
    shown = ((row.pk, {"number": row.number, "name": row.name, "aim": row.aim}) for row in tops)
    return [(pk, {**row, "parts": parts.get(pk, [])}) for pk, row in shown]


def _reference_row(row) -> tuple:
    return row.pk, {"name": str(row), "issued_on": row.issued_on, "issuer": row.issuer, "our_plan": row.our_plan}


def _section_rows(plan: Plan) -> list[tuple]:
    depths, found = {}, []
    for row in plan.sections.order_by("position"):
        depths[row.pk] = depths.get(row.parent_id, -1) + 1
        shown = {"label": row.label, "title": row.title, "depth": min(depths[row.pk], 3), "body": row.body}
        found.append((row.pk, shown))
    return found


def signer_line(capacity: str, on_behalf: str) -> str:
    """The line above the signer's position, as printed: "KT. CHÁNH VĂN PHÒNG"."""
    prefix = "" if capacity == Capacity.HEAD else f"{capacity.upper()}."
    return on_behalf if not prefix or on_behalf.upper().startswith(prefix) else f"{prefix} {on_behalf}".strip()
