"""From a reviewed text to a draft plan."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.actions.bodies import body_of
from campaigns.actions.facts import (
    parent_among,
    write_deadline,
    write_movement,
    write_recipient,
    write_reference,
    write_section,
    write_target,
)
from campaigns.actions.readings import due_day
from campaigns.choices import IntakeState, PlanState
from campaigns.models import Intake, Plan, PlanStep
from campaigns.policies import IntakePolicy
from thiduakt.base.acts import lock
from thiduakt.base.text import squeeze
from units.models import Post, Unit

LACKS = {
    "title": "Chưa có trích yếu của kế hoạch.",
    "year": "Chưa rõ năm của kế hoạch.",
}


def lacking(intake: Intake) -> list[str]:
    """What keeps a reviewed text from becoming a draft, as sentences."""
    findings = intake.findings
    found = [sentence for key, sentence in LACKS.items() if not findings.get(key)]
    starts, ends = findings["period"]["starts_on"], findings["period"]["ends_on"]
    if starts and ends and ends < starts:
        found.append("Thời gian thi đua kết thúc trước khi bắt đầu; hãy sửa lại.")
    year, includes = findings.get("year"), intake.before_includes_day
    dayless = [fact for fact in findings["deadlines"] if not due_day(fact, year, before_includes_day=includes)]
    return found + [
        f"Hạn “{fact.get('what') or 'chưa rõ nội dung'}” chưa có ngày; hãy sửa hoặc bỏ." for fact in dayless
    ]


@transaction.atomic
def save_intake(*, intake: Intake, actor: Post) -> Plan:
    """Make the draft plan of a reviewed text; a second press gives the same plan."""
    intake = lock(intake)
    if intake.state == IntakeState.SAVED and intake.plan_id:
        return intake.plan
    IntakePolicy(actor, intake).can_edit().require()
    missing = lacking(intake)
    if missing:
        raise ValidationError(missing)
    plan = _plan(intake, actor)
    _write_facts(plan, intake)
    _write_body(plan, intake)
    plan.parent = parent_among(plan)
    plan.save(update_fields=["preamble", "closing", "parent"])
    intake.state, intake.plan = IntakeState.SAVED, plan
    intake.save(update_fields=["state", "plan"])
    PlanStep.objects.create(plan=plan, move="draft", target=PlanState.DRAFT, actor=actor)
    return plan


def _plan(intake: Intake, actor: Post) -> Plan:
    findings = intake.findings
    issuer = Unit.objects.filter(pk=findings.get("issuer_unit")).first() if findings.get("issuer_unit") else None
    issuer = issuer or actor.unit
    signer = findings["signer"]
    return Plan.objects.create(
        issuer=issuer,
        issuer_name=squeeze(findings.get("issuer") or issuer.name)[:200],
        parent_issuer_name=squeeze(findings.get("parent_issuer") or "")[:200],
        number=findings.get("number"),
        symbol=squeeze(findings.get("symbol") or "")[:30],
        place=squeeze(findings.get("place") or issuer.place_name)[:100],
        issued_on=_day(findings.get("issued_on")),
        year=findings["year"],
        title=squeeze(findings["title"])[:500],
        theme=squeeze(findings.get("theme") or ""),
        starts_on=_day(findings["period"]["starts_on"]),
        ends_on=_day(findings["period"]["ends_on"]),
        signer_capacity=signer["capacity"],
        signer_for=signer["for"][:150],
        signer_position=signer["position"][:150],
        signer_name=signer["name"][:100],
        created_by=actor,
    )


def _write_facts(plan: Plan, intake: Intake) -> None:
    findings = intake.findings
    for fact in findings["targets"]:
        write_target(plan, fact)
    for fact in findings["deadlines"]:
        write_deadline(plan, fact, before_includes_day=intake.before_includes_day)
    for fact in findings["movements"]:
        write_movement(plan, fact)
    for fact in findings["references"]:
        write_reference(plan, fact)
    for fact in findings["recipients"]:
        write_recipient(plan, fact)


def _write_body(plan: Plan, intake: Intake) -> None:
    body = body_of(intake.text, intake.findings["sections"])
    plan.preamble, plan.closing = body.preamble, body.closing
    open_parts = []
    for part in body.parts:
        while open_parts and open_parts[-1][0] >= part.level:
            open_parts.pop()
        parent = open_parts[-1][1] if open_parts else None
        row = write_section(plan, {**part.fact, "body": part.body, "parent": parent})
        open_parts.append((part.level, row))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
