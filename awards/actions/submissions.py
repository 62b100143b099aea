"""Handing a dossier in, and in again after it was mended: checked, frozen, numbered, told."""

import hashlib
import json
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from awards.actions.dossiers import require_open
from awards.actions.quotas import require_quotas
from awards.choices import ReturnState
from awards.facts import frozen, judge_nominees
from awards.models import Dossier, DossierCopy, DossierStep, Nominee
from awards.notices.dossiers import DossierMended, DossierSubmitted
from awards.papers import follow
from awards.policies.completeness import lacks_of
from awards.policies.dossiers import DossierPolicy
from thiduakt.base.acts import lock, repeated, take_move
from units.actions.numbers import draw_number
from units.choices import Capacity, Role
from units.models import Post

SERIES = "proposal"


@transaction.atomic
def submit_dossier(*, dossier: Dossier, actor: Post, on: date, key: UUID | None = None) -> DossierStep:
    """The head hands the dossier in: a tờ trình with its number, findings and content frozen, the Board told.

    Raises Refused, or ValidationError with everything that lacks or when the round is closed.
    """
    dossier = lock(dossier)
    if done := repeated(dossier.steps, key):
        return done
    policy = DossierPolicy(actor, dossier)
    policy.can("submit").require()
    require_open(dossier.round, on)
    nominees = _complete(dossier, on)
    require_quotas(dossier, {nominee.award_type_id for nominee in nominees}, on)
    freeze_findings(nominees, on)
    symbol = f"TTr-{dossier.unit.symbol}"
    number = draw_number(issuer=dossier.unit, series=SERIES, year=on.year)
    mark = {"proposal_number": number, "proposal_symbol": symbol, "proposed_on": on}
    step = _hand_in(dossier, "submit", policy, key, **mark, **_signer(actor, on))
    DossierSubmitted(step, on=on).post()
    return step


@transaction.atomic
def resubmit_dossier(*, dossier: Dossier, actor: Post, on: date, key: UUID | None = None) -> DossierStep:
    """The head hands the mended dossier in again; every item must have its answer."""
    dossier = lock(dossier)
    if done := repeated(dossier.steps, key):
        return done
    policy = DossierPolicy(actor, dossier)
    policy.can("resubmit").require()
    waiting = [str(item) for item in dossier.return_items.filter(state=ReturnState.OPEN)]
    if waiting:
        raise ValidationError([f"Chưa trả lời mục bổ sung: {lacking}" for lacking in waiting])
    nominees = _complete(dossier, on)
    require_quotas(dossier, {nominee.award_type_id for nominee in nominees}, on)
    freeze_findings(nominees, on)
    step = _hand_in(dossier, "resubmit", policy, key)
    DossierMended(step, on=on).post()
    return step


def freeze_findings(nominees: list[Nominee], on: date) -> None:
    """Write on each nominee what the rules say on the day, with their sources."""
    judgements = judge_nominees(nominees, on)
    for nominee in nominees:
        nominee.findings = frozen(judgements[nominee.pk], on)
    Nominee.objects.bulk_update(nominees, ["findings"], batch_size=200)


def _complete(dossier: Dossier, on: date) -> list[Nominee]:
    nominees = list(dossier.nominees.standing().for_list())
    lacks = lacks_of(dossier, nominees, list(dossier.attachments.all()), on)
    if lacks:
        raise ValidationError([lack.message for lack in lacks])
    return nominees


def _hand_in(dossier: Dossier, move: str, policy: DossierPolicy, key: UUID | None, **changes) -> DossierStep:
    now = timezone.now()
    changes |= {"version": dossier.version + 1, "submitted_at": now}
    step = take_move(dossier, policy.moves[move], policy=policy, steps=dossier.steps, key=key, **changes)
    content = _content(dossier)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    DossierCopy.objects.create(dossier=dossier, version=dossier.version, content=content, sha256=sha256)
    follow("submit", dossier, policy.actor)
    return step


def _signer(actor: Post, on: date) -> dict[str, str]:
    """The head's post as printed; one who signs in place of the head names the head's office."""
    heads = Post.objects.in_force(on).holding(Role.UNIT_HEAD).filter(unit=actor.unit_id, capacity=Capacity.HEAD)
    first = heads.exclude(pk=actor.pk).order_by("starts_on").first() if actor.capacity != Capacity.HEAD else None
    return {
        "signer_capacity": actor.capacity,
        "signer_for": first.title if first else "",
        "signer_position": actor.title,
        "signer_name": actor.user.full_name,
    }


def _content(dossier: Dossier) -> dict:
    """What was handed in, as plain values: read again years later without our tables."""
    fields = ("code", "version", "summary", "opinion", "proposal_full_number", "signer_position", "signer_name")
    files = list(dossier.attachments.select_related("file"))
    nominees = dossier.nominees.standing().for_list().order_by("position")
    return {
        **{field: getattr(dossier, field) for field in fields},
        "unit": dossier.unit.name,
        "round": dossier.round.name,
        "proposed_on": dossier.proposed_on.isoformat(),
        "nominees": [_nominee_content(nominee, files) for nominee in nominees],
        "files": [_file_content(file) for file in files if file.nominee_id is None],
    }


def _nominee_content(nominee: Nominee, files) -> dict:
    fields = ("position", "name", "position_title", "unit_name", "year", "kind", "achievement", "findings")
    return {
        **{field: getattr(nominee, field) for field in fields},
        "subject": nominee.group,
        "award": nominee.award_type_id,
        "award_name": nominee.award_type.name,
        "files": [_file_content(file) for file in files if file.nominee_id == nominee.pk],
    }


def _file_content(attachment) -> dict:
    return {"kind": attachment.kind, "name": attachment.file.name, "sha256": attachment.file.sha256}
