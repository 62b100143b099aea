"""Awards of former times written into the register by hand, one by one; and rows put right by new rows."""

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.choices import AwardSource, CommendationKind, Confidence
from awards.models import Authority, Award, AwardStep, AwardType
from awards.notices.register import AwardChanged
from awards.policies.register import AwardPolicy, may_enter
from awards.workflow import AWARD_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.vietnamese import short_date
from units.actions.files import keep_file
from units.models import Household, Person, Post, Unit


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line as it stands on paper. `is_another` says that a second award of the kind in one year is meant."""

    award_type: AwardType
    holder_unit: Unit
    year: int
    name: str
    decision_number: str
    decided_on: date
    decided_by: str
    kind: str = CommendationKind.MERIT
    period_from: date | None = None
    period_to: date | None = None
    movement_name: str = ""
    position_title: str = ""
    unit_name: str = ""
    authority: str = ""
    signer: str = ""
    prize: int | None = None
    register_number: int | None = None
    certificate_number: str = ""
    confidence: str = Confidence.LIKELY
    is_another: bool = False

    @property
    def columns(self) -> dict:
        """Column → value, as the register keeps them."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "is_another"}


@transaction.atomic
def enter_award(
    *, subject: Person | Unit | Household, entry: Entry, note: str, actor: Post, on: date, document=None,
    key: UUID | None = None,
) -> Award:  # fmt: skip
    """One award that was decided elsewhere; `document` is a checked upload, `note` says where it is known from.

    Raises Refused, and ValidationError by field (not possible on the day, the same award twice).
    """
    may_enter(actor).require()
    subject = lock(subject)
    if before := repeated(AwardStep.objects, key):
        return before.award
    whose = {_kind_of(subject): subject}
    _check(entry, whose, on)
    award = Award.objects.create(**whose, **entry.columns, source=AwardSource.ENTERED, document=_kept(document, actor))
    award.steps.create(
        move="enter", target=award.state, actor=actor, note=note.strip(), document=award.document, key=key
    )
    return award


@transaction.atomic
def correct_award(
    *, award: Award, entry: Entry, note: str, actor: Post, on: date, document=None, key: UUID | None = None
) -> Award:
    """A new row in the place of a wrong one; both stay, each tells of the other. Returns the new row.

    Raises Refused (the row no longer counts) and ValidationError (no reason given, nothing changed, as for entering).
    """
    award = lock(award)
    if before := repeated(award.steps, key):
        return before.award.superseded_by.get()
    policy = AwardPolicy(actor, award)
    policy.can("replace").require()
    whose = {"person": award.person, "unit": award.unit, "household": award.household}
    if all(getattr(award, name) == value for name, value in entry.columns.items()):
        raise ValidationError("Chưa có gì thay đổi so với dòng đang có. Hãy sửa chỗ sai rồi ghi.")
    _check(entry, whose, on, but=award)
    state, paper = award.state, _kept(document, actor)
    step = take_move(award, AWARD_MOVES["replace"], policy=policy, steps=award.steps, note=note, key=key)
    _attach(step, paper)
    same_decision = (award.decision_number, award.decided_on) == (entry.decision_number, entry.decided_on)
    new = Award.objects.create(
        **whose, **entry.columns, state=state, source=AwardSource.ENTERED, supersedes=award,
        document=paper or award.document, decision=award.decision if same_decision else None,
        movement=award.movement if award.movement_name == entry.movement_name else None,
    )  # fmt: skip
    new.steps.create(move="supersede", target=state, actor=actor, note=note.strip(), document=paper)
    AwardChanged(award, step).post()
    return new


def _kind_of(subject) -> str:
    return {Person: "person", Unit: "unit", Household: "household"}[type(subject)]


def _kept(document, actor: Post):
    if document is None:
        return None
    return keep_file(content=document.content, name=document.name, media_type=document.media_type, actor=actor)


def _attach(step: AwardStep, paper) -> None:
    if paper:
        step.document = paper
        step.save(update_fields=["document"])


def _check(entry: Entry, whose: dict, on: date, *, but: Award | None = None) -> None:
    """Raises ValidationError, each sentence at its field."""
    award_type, group = entry.award_type, next(name for name, subject in whose.items() if subject)
    if not getattr(award_type, f"for_{group}"):
        raise ValidationError({"award_type": f"{award_type.name} không trao cho đối tượng này. Hãy chọn loại khác."})
    if entry.decided_on > on:
        raise ValidationError({"decided_on": f"Ngày quyết định không được sau hôm nay ({short_date(on)})."})
    if entry.year > entry.decided_on.year:
        raise ValidationError({"year": "Năm thành tích không được sau năm của quyết định."})
    if entry.period_from and entry.period_to and entry.period_to < entry.period_from:
        raise ValidationError({"period_to": "Kỳ thành tích phải kết thúc từ ngày bắt đầu trở đi."})
    _check_authority(entry)
    _check_twin(entry, whose, but)


def _check_authority(entry: Entry) -> None:
    if not entry.authority:
        return
    rows = Authority.objects.filter(award_type=entry.award_type, code=entry.authority)
    if not rows.in_force(entry.decided_on).exists():
        day = short_date(entry.decided_on)
        said = f"Ngày {day}, nơi này không có thẩm quyền tặng {entry.award_type.name}."
        raise ValidationError({"authority": f"{said} Hãy xem lại ngày quyết định hoặc thẩm quyền trên văn bản."})


def _check_twin(entry: Entry, whose: dict, but: Award | None) -> None:
    """The same award in the same year stands already: one of two is a mistake unless the officer says otherwise."""
    twins = Award.objects.standing().filter(**whose, award_type=entry.award_type, year=entry.year)
    for twin in twins.exclude(pk=but.pk if but else None):
        said = (
            f"Sổ đã có {entry.award_type.name} năm {entry.year} theo Quyết định {twin.decision_number} "
            f"ngày {short_date(twin.decided_on)}."
        )
        if twin.decision_number == entry.decision_number and twin.decided_on == entry.decided_on:
            raise ValidationError({"decision_number": f"{said} Không ghi một khen thưởng hai lần."})
        if not entry.is_another:
            raise ValidationError(
                {"is_another": f"{said} Nếu đây là lần khen khác trong cùng năm, hãy đánh dấu ô này rồi ghi."}
            )


def entry_of(award: Award) -> Entry:
    """The line as it stands, to be put right."""
    names = [field.name for field in fields(Entry) if field.name != "is_another"]
    return Entry(**{name: getattr(award, name) for name in names})
