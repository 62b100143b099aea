"""Decisions: drafted from those who passed, signed, numbered, applied once; a spoilt one stays visible."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.actions.lines import check_lines, set_lines
from awards.actions.quotas import require_decision_quotas
from awards.models import AwardType, Decision, DecisionStep, Nominee
from awards.notices.decisions import DecisionDrafted, DecisionNumbered, DecisionSigned
from awards.papers import follow
from awards.policies.authorities import may_decide
from awards.policies.decisions import DecisionPolicy, may_draft
from awards.workflow import DECISION_MOVES
from campaigns.models import Round
from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.vietnamese import short_date
from units.actions.numbers import draw_number
from units.choices import Role
from units.models import Post
from units.policies.signers import authority_line, signed_by


@transaction.atomic
def draft_decision(
    *,
    round: Round,
    award_type: AwardType,
    nominees: Sequence[Nominee],
    signer: Post,
    title: str,
    grounds: Sequence[str],
    proposal: str,
    actor: Post,
    on: date,
    key: UUID | None = None,
) -> Decision:
    """A draft for nominees of one round and one award, in the name of the signer's office.

    Raises Refused (not the secretary) and ValidationError (no authority on the day, nominees not ready).
    """
    may_draft(actor).require()
    round = lock(round)
    if before := repeated(DecisionStep.objects, key):
        return before.decision
    _check_signer(signer, award_type, on)
    decision = Decision(round=round, award_type=award_type, created_by=actor)
    _write(decision, signer, title, grounds, proposal)
    decision.save()
    set_lines(decision, nominees)
    require_decision_quotas(decision, on)
    decision.steps.create(move="draft", target=decision.state, actor=actor, key=key)
    DecisionDrafted(decision).post()
    return decision


@transaction.atomic
def edit_decision(
    *,
    decision: Decision,
    nominees: Sequence[Nominee],
    signer: Post,
    title: str,
    grounds: Sequence[str],
    proposal: str,
    actor: Post,
    on: date,
    key: UUID | None = None,
) -> DecisionStep:
    """Change a draft: text, signer, list."""
    decision = lock(decision)
    if before := repeated(decision.steps, key):
        return before
    DecisionPolicy(actor, decision).can_edit().require()
    _check_signer(signer, decision.award_type, on)
    _write(decision, signer, title, grounds, proposal)
    decision.save()
    set_lines(decision, nominees)
    require_decision_quotas(decision, on)
    return decision.steps.create(move="edit", source=decision.state, target=decision.state, actor=actor, key=key)


def _write(decision: Decision, signer: Post, title: str, grounds: Sequence[str], proposal: str) -> None:
    """The words of the paper; issuer, place and symbol follow the signer's office."""
    issuer = signer.unit
    decision.issuer, decision.issuer_name = issuer, issuer.name
    decision.place, decision.symbol = issuer.place_name, f"QĐ-{issuer.symbol}"
    decision.authority_line = authority_line(signer)
    decision.title, decision.grounds, decision.proposal = title.strip(), list(grounds), proposal.strip()
    _set_signer(decision, signer)


def _set_signer(decision: Decision, signer: Post) -> None:
    for field, value in signed_by(signer).items():
        setattr(decision, field, value)


def _check_signer(signer: Post, award_type: AwardType, on: date) -> None:
    """Raises ValidationError unless the post may decide this award on the day."""
    if signer.role != Role.LEADER or not Post.objects.in_force(on).filter(pk=signer.pk).exists():
        raise ValidationError({"signer": "Người ký phải là lãnh đạo đang giữ chức vụ trong ngày này."})
    verdict = may_decide(signer.unit, award_type, on)
    if not verdict:
        raise ValidationError({"signer": verdict.reason})


@transaction.atomic
def sign_decision(*, decision: Decision, actor: Post, on: date, key: UUID | None = None) -> DecisionStep:
    """The leader signs; the paper names whoever really signed."""
    decision = lock(decision)
    if before := repeated(decision.steps, key):
        return before
    policy = DecisionPolicy(actor, decision)
    policy.can("sign").require()
    _require_authority(decision, on)
    check_lines(decision)
    require_decision_quotas(decision, on)
    step = take_move(decision, DECISION_MOVES["sign"], policy=policy, steps=decision.steps, key=key, **signed_by(actor))
    DecisionSigned(decision).post()
    return step


@transaction.atomic
def number_decision(
    *, decision: Decision, issued_on: date, actor: Post, on: date, key: UUID | None = None
) -> DecisionStep:
    """The clerk gives the next number of the issuer's series for the year of the decision's date."""
    decision = lock(decision)
    if before := repeated(decision.steps, key):
        return before
    policy = DecisionPolicy(actor, decision)
    policy.can("number").require()
    if issued_on > on:
        raise ValidationError({"issued_on": f"Ngày quyết định không được sau hôm nay ({short_date(on)})."})
    _require_authority(decision, issued_on)
    year = issued_on.year
    number = draw_number(issuer=decision.issuer, series="decision", year=year)
    changes = {"number": number, "year": year, "issued_on": issued_on}
    step = take_move(decision, DECISION_MOVES["number"], policy=policy, steps=decision.steps, key=key, **changes)
    DecisionNumbered(decision).post()
    follow("number", decision, actor)
    return step


def _require_authority(decision: Decision, on: date) -> None:
    verdict = may_decide(decision.issuer, decision.award_type, on)
    if not verdict:
        raise ValidationError(verdict.reason)


@transaction.atomic
def cancel_decision(*, decision: Decision, note: str, actor: Post, key: UUID | None = None) -> DecisionStep:
    """Give up a decision that was not applied; a number already given stays in the book, crossed out."""
    decision = lock(decision)
    if before := repeated(decision.steps, key):
        return before
    policy = DecisionPolicy(actor, decision)
    return take_move(decision, DECISION_MOVES["cancel"], policy=policy, steps=decision.steps, note=note, key=key)
