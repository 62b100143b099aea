"""Awards taken back, one by one or with their whole decision, and restored. The rows stay, marked."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.choices import RevocationGround
from awards.models import Award, AwardStep, Decision, DecisionStep, Revocation
from awards.notices.register import AwardChanged, post_revoked
from awards.policies.decisions import DecisionPolicy
from awards.policies.register import AwardPolicy, may_ask_back
from awards.workflow import AWARD_MOVES, DECISION_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.vietnamese import short_date
from units.actions.files import keep_file
from units.models import Post


@dataclass(frozen=True, kw_only=True)
class Paper:
    """The decision by which awards are taken back, the conclusion it rests on, and what has been given back."""

    ground: str
    decision_number: str
    decided_on: date
    decided_by: str
    conclusion_number: str = ""
    conclusion_on: date | None = None
    conclusion_by: str = ""
    objects_back: str = ""
    amount_back: int | None = None
    fund: str = ""


@transaction.atomic
def revoke_award(
    *, award: Award, paper: Paper, note: str, actor: Post, on: date, document=None, key: UUID | None = None
) -> AwardStep:
    """The award counts no more; its row stays. Raises Refused, and ValidationError by field."""
    award = lock(award)
    if before := repeated(award.steps, key):
        return before
    policy = AwardPolicy(actor, award)
    policy.can("revoke").require()
    if paper.ground == RevocationGround.MISTAKEN_ENTRY and not (verdict := may_ask_back(award)):
        raise ValidationError({"ground": verdict.reason})
    _check(paper, since=award.decided_on, on=on)
    step = take_move(award, AWARD_MOVES["revoke"], policy=policy, steps=award.steps, note=note, key=key)
    step.revocation, step.document = Revocation.objects.create(**asdict(paper)), _kept(document, actor)
    step.save(update_fields=["revocation", "document"])
    AwardChanged(award, step).post()
    return step


@transaction.atomic
def restore_award(*, award: Award, note: str, actor: Post, document=None, key: UUID | None = None) -> AwardStep:
    """The award counts again; that it had been taken back stays in its journal."""
    award = lock(award)
    if before := repeated(award.steps, key):
        return before
    policy = AwardPolicy(actor, award)
    step = take_move(award, AWARD_MOVES["restore"], policy=policy, steps=award.steps, note=note, key=key)
    step.document = _kept(document, actor)
    step.save(update_fields=["document"])
    AwardChanged(award, step).post()
    return step


@transaction.atomic
def revoke_decision(
    *, decision: Decision, paper: Paper, note: str, actor: Post, on: date, document=None, key: UUID | None = None
) -> DecisionStep:
    """Take back an applied decision: all its awards that still count, each with a line of its own; tell the units."""
    decision = lock(decision)
    if before := repeated(decision.steps, key):
        return before
    policy = DecisionPolicy(actor, decision)
    policy.can("revoke").require()
    if paper.ground == RevocationGround.MISTAKEN_ENTRY:
        raise ValidationError({"ground": "Quyết định đã ban hành không phải là ghi nhầm. Hãy chọn căn cứ khác."})
    _check(paper, since=decision.issued_on, on=on)
    step = take_move(decision, DECISION_MOVES["revoke"], policy=policy, steps=decision.steps, note=note, key=key)
    revocation = Revocation.objects.create(decision=decision, **asdict(paper))
    file, taken = _kept(document, actor), AWARD_MOVES["revoke"]
    awards = list(decision.awards.standing().select_for_update(of=("self",)).order_by("pk"))
    AwardStep.objects.bulk_create(
        [
            AwardStep(award=award, move=taken.name, source=award.state, target=taken.target, actor=actor,
                      note=note.strip(), revocation=revocation, document=file)
            for award in awards
        ],
        batch_size=500,
    )  # fmt: skip
    decision.awards.standing().update(state=taken.target)
    post_revoked(decision, revocation, awards)
    return step


def _kept(document, actor: Post):
    if document is None:
        return None
    return keep_file(content=document.content, name=document.name, media_type=document.media_type, actor=actor)


def _check(paper: Paper, *, since: date, on: date) -> None:
    """Raises ValidationError, each sentence at its field."""
    if paper.decided_on > on:
        raise ValidationError({"decided_on": f"Ngày quyết định hủy bỏ không được sau hôm nay ({short_date(on)})."})
    if paper.decided_on < since:
        raise ValidationError({"decided_on": f"Không hủy bỏ trước ngày khen thưởng ({short_date(since)})."})
    if paper.amount_back and not paper.fund:
        raise ValidationError({"fund": "Hãy ghi tiền thưởng đã thu hồi nộp vào quỹ nào."})
    if paper.ground == RevocationGround.MISTAKEN_ENTRY:
        return
    if not paper.conclusion_number or not paper.conclusion_on:
        raise ValidationError(
            {"conclusion_number": "Hãy ghi số và ngày của kết luận, quyết định hoặc bản án làm căn cứ."}
        )
    if paper.conclusion_on > paper.decided_on:
        raise ValidationError({"conclusion_on": "Kết luận phải có trước hoặc cùng ngày quyết định hủy bỏ."})
