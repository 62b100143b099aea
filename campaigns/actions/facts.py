"""One fact of a plan as a row: written from the same shape whether it was read from a text or typed in a form."""

from datetime import date
from decimal import Decimal

from django.db.models import Max, Q

from campaigns.actions.readings import due_day, stated_day
from campaigns.choices import WITHOUT_VALUE, MovementKind
from campaigns.models import Deadline, Movement, Plan, PlanSection, Recipient, Reference, Target
from thiduakt.base.text import search_key, squeeze

# Rows of each group of facts, by the name the group has in the findings of a text.
MODELS = {
    "targets": Target,
    "deadlines": Deadline,
    "movements": Movement,
    "references": Reference,
    "recipients": Recipient,
    "sections": PlanSection,
}


def rows_of(plan: Plan, group: str):
    """The facts of a group that one may correct; parts belong to their target."""
    rows = MODELS[group].objects.filter(plan=plan)
    return rows.filter(parent=None) if group == "targets" else rows


def write_target(plan: Plan, fact: dict, row: Target | None = None) -> Target:
    """A target and its parts; the parts are written anew."""
    row = row or Target(plan=plan, position=_next_position(Target, plan))
    row.number, row.name = fact.get("no"), squeeze(fact["name"])[:600]
    _measure(row, fact)
    row.save()
    row.parts.all().delete()
    position = _next_position(Target, plan)
    for place, part in enumerate(fact.get("parts") or []):
        child = Target(plan=plan, parent=row, position=position + place, name=squeeze(part["name"])[:600])
        _measure(child, part)
        child.save()
    return row


def _measure(row: Target, fact: dict) -> None:
    row.comparator, row.unit = fact.get("comparator") or "", squeeze(fact.get("unit") or "")[:60]
    value = fact.get("value")
    row.value = None if value is None else round(Decimal(str(value)), 4)
    if row.value is None and row.comparator not in WITHOUT_VALUE:
        row.comparator = ""


def write_deadline(
    plan: Plan, fact: dict, row: Deadline | None = None, *, before_includes_day: bool = False
) -> Deadline:
    """A deadline; its last day is that set by hand, or that of the office's reading."""
    row = row or Deadline(plan=plan)
    row.kind, row.rule, row.receiver_id = fact["kind"], fact["rule"], fact.get("receiver")
    row.what = squeeze(fact.get("what") or "")[:300] or row.get_kind_display()
    row.who, row.to = squeeze(fact.get("who") or "")[:300], squeeze(fact.get("to") or "")[:300]
    row.stated_on = stated_day(fact, plan.year)
    row.due_on = due_day(fact, plan.year, before_includes_day=before_includes_day)
    row.save()
    return row


def write_movement(plan: Plan, fact: dict, row: Movement | None = None) -> Movement:
    """A movement; the plan's own runs as long as the plan does."""
    row = row or Movement(plan=plan)
    row.name, row.kind = squeeze(fact["name"])[:500], fact.get("kind") or MovementKind.REGULAR
    row.launched_by = squeeze(fact.get("launched_by") or (plan.issuer_name if fact.get("own") else ""))[:200]
    row.starts_on = _day(fact.get("starts_on")) or (plan.starts_on if fact.get("own") else None)
    row.ends_on = _day(fact.get("ends_on")) or (plan.ends_on if fact.get("own") else None)
    row.save()
    return row


def write_reference(plan: Plan, fact: dict, row: Reference | None = None) -> Reference:
    """A cited document, tied to our own plan when number, symbol and day are the same."""
    row = row or Reference(plan=plan)
    row.kind, row.number = squeeze(fact.get("kind") or "")[:60], squeeze(fact.get("number") or "")[:100]
    row.title = squeeze(fact.get("title") or "")[:200]
    row.issuer, row.issued_on = squeeze(fact.get("issuer") or "")[:200], _day(fact.get("issued_on"))
    row.our_plan = plan_cited(row.number, row.issued_on, besides=plan)
    row.save()
    return row


def write_recipient(plan: Plan, fact: dict, row: Recipient | None = None) -> Recipient:
    """A line of Nơi nhận."""
    row = row or Recipient(plan=plan, position=_next_position(Recipient, plan))
    row.text = squeeze(fact["text"])[:300]
    row.save()
    return row


def write_section(plan: Plan, fact: dict, row: PlanSection | None = None) -> PlanSection:
    """A heading with the text under it."""
    row = row or PlanSection(plan=plan, position=_next_position(PlanSection, plan))
    row.label, row.title = squeeze(fact.get("label") or "")[:12], squeeze(fact.get("title") or "")[:600]
    row.body = (fact.get("body") or "").strip()
    if "parent" in fact:
        row.parent = fact["parent"]
    row.save()
    return row


WRITERS = {
    "targets": write_target,
    "deadlines": write_deadline,
    "movements": write_movement,
    "references": write_reference,
    "recipients": write_recipient,
    "sections": write_section,
}


def fact_of(group: str, row) -> dict:
    """The row in the shape of the findings, to fill a form."""
    return _READERS[group](row)


def _target_fact(row: Target) -> dict:
    parts = [_measured(part) for part in row.parts.order_by("position")]
    return {"no": row.number, **_measured(row), "parts": parts}


def _measured(row: Target) -> dict:
    return {"name": row.name, "comparator": row.comparator, "value": row.value, "unit": row.unit}


def _deadline_fact(row: Deadline) -> dict:
    receiver = str(row.receiver_id) if row.receiver_id else None
    words = {"kind": row.kind, "what": row.what, "who": row.who, "to": row.to, "receiver": receiver, "rule": row.rule}
    return {**words, "due_on": _iso(row.stated_on), "last_on": _iso(row.due_on)}


def _movement_fact(row: Movement) -> dict:
    days = {"starts_on": _iso(row.starts_on), "ends_on": _iso(row.ends_on)}
    return {"name": row.name, "kind": row.kind, "launched_by": row.launched_by, **days}


def _reference_fact(row: Reference) -> dict:
    words = {"kind": row.kind, "number": row.number, "title": row.title, "issuer": row.issuer}
    return words | {"issued_on": _iso(row.issued_on)}


_READERS = {
    "targets": _target_fact,
    "deadlines": _deadline_fact,
    "movements": _movement_fact,
    "references": _reference_fact,
    "recipients": lambda row: {"text": row.text},
    "sections": lambda row: {"label": row.label, "title": row.title, "body": row.body},
}


def plan_cited(number: str, issued_on: date | None, *, besides: Plan | None = None) -> Plan | None:
    """Our own issued plan with this number ("08/KH-UBND") and day, if there is exactly one."""
    first, _, symbol = number.partition("/")
    if not (first.strip().isdecimal() and symbol and issued_on):
        return None
    same = Plan.objects.filter(number=int(first), issued_on=issued_on)
    others = same.exclude(pk=besides.pk) if besides else same
    found = [plan for plan in others if search_key(plan.symbol) == search_key(symbol)]
    return found[0] if len(found) == 1 else None


def parent_among(plan: Plan) -> Plan | None:
    """The plan this one carries out: the first of our own that it cites."""
    cited = Reference.objects.filter(~Q(our_plan=None), plan=plan).select_related("our_plan").order_by("pk").first()
    return cited.our_plan if cited else None


def _next_position(model, plan: Plan) -> int:
    return (model.objects.filter(plan=plan).aggregate(last=Max("position"))["last"] or 0) + 1


def _day(text: str | date | None) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else text or None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
