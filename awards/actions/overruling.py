"""Concluding otherwise than the rules on one finding, and taking that back: both stay in sight for ever."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from awards.actions.journal import write_down
from awards.facts import judge_nominees
from awards.models import Nominee, Overrule
from awards.policies.overruling import may_overrule, may_withdraw_overrule
from thiduakt.base.acts import lock, repeated
from thiduakt.base.uploads import CheckedFile
from units.actions.files import keep_file
from units.models import Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Why, and on which document; the file where it is at hand."""

    reason: str
    document_number: str
    document_on: date
    file: CheckedFile | None = None

    def as_fields(self, actor: Post) -> dict:
        """The columns of a row that rests on it; keeps the file."""
        stored = None
        if self.file:
            stored = keep_file(
                content=self.file.content, name=self.file.name, media_type=self.file.media_type, actor=actor
            )
        texts = {"reason": self.reason.strip(), "document_number": self.document_number.strip()}
        wrong = {name: "Mục này không được để trống." for name, text in texts.items() if not text}
        if wrong:
            raise ValidationError(wrong)
        return texts | {"document_on": self.document_on, "file": stored, "by": actor}


@transaction.atomic
def overrule(
    *, nominee: Nominee, rule: str, is_met: bool, paper: Paper, actor: Post, on: date, key: UUID | None = None
) -> Overrule:
    """Say that a condition is met, or not, other than the rules found. The finding is kept beside it as it was.

    Raises Refused, and ValidationError when the finding is gone, says the same already, or is overruled already.
    """
    dossier = lock(nominee.dossier)
    nominee = lock(nominee)
    if repeated(nominee.steps, key):
        return nominee.overrules.filter(rule=rule).latest("at")
    nominee.dossier = dossier
    may_overrule(actor, nominee).require()
    found = _finding(nominee, rule, on)
    if found.met is is_met:
        raise ValidationError("Kết quả đối chiếu hiện nay đã như vậy, không cần kết luận khác.")
    if nominee.overrules.filter(rule=rule, withdrawn_at=None).exists():
        raise ValidationError("Đã có kết luận khác cho tiêu chuẩn này; hãy rút kết luận ấy trước.")
    kept = found.as_dict() | {"on": on.isoformat()}
    made = Overrule.objects.create(nominee=nominee, rule=rule, is_met=is_met, finding=kept, **paper.as_fields(actor))
    note = f"{nominee.name}: {rule} kết luận {made.said}; {made.paper}; {made.reason}"
    write_down(dossier, "overrule", actor=actor, note=note[:2000])
    state = nominee.state
    nominee.steps.create(move="overrule", source=state, target=state, actor=actor, note=note[:2000], key=key)
    return made


@transaction.atomic
def withdraw_overrule(*, overrule: Overrule, reason: str, actor: Post, key: UUID | None = None) -> Overrule:
    """Take another conclusion back; it stays on the page, struck through, with the reason."""
    dossier = lock(overrule.nominee.dossier)
    overrule = lock(overrule)
    if repeated(overrule.nominee.steps, key):
        return overrule
    may_withdraw_overrule(actor, overrule).require()
    if not reason.strip():
        raise ValidationError({"reason": "Hãy ghi lý do rút kết luận."})
    overrule.withdrawn_at, overrule.withdrawn_by = timezone.now(), actor
    overrule.withdrawn_reason = reason.strip()
    overrule.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    nominee = overrule.nominee
    note = f"{nominee.name}: {overrule.rule}; {overrule.withdrawn_reason}"[:2000]
    write_down(dossier, "withdraw_overrule", actor=actor, note=note)
    state = nominee.state
    nominee.steps.create(move="withdraw_overrule", source=state, target=state, actor=actor, note=note, key=key)
    return overrule


def _finding(nominee: Nominee, rule: str, on: date):
    judgement = judge_nominees([nominee], on)[nominee.pk]
    found = next((each for each in judgement.findings if each.rule == rule), None)
    if found is None:
        raise ValidationError("Kết quả đối chiếu hôm nay không còn tiêu chuẩn này. Hãy tải lại trang.")
    return found
