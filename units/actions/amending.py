"""Drawing up an amendment to a division in force: its words, its lines; giving it up."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.vietnamese import short_date
from units.actions.divisions import sign_by, write_words
from units.actions.placing import NOWHERE, place_of
from units.choices import BlocRole
from units.facts.amendments import ended_in, lasting_places
from units.models import AmendmentLine, AmendmentStep, Bloc, BlocDivision, DivisionAmendment, Post, Unit
from units.policies.blocs import AmendmentPolicy, DivisionPolicy
from units.workflow import DIVISION_MOVES


@transaction.atomic
def draft_amendment(
    *,
    division: BlocDivision,
    effective_on: date,
    title: str,
    grounds: Sequence[str],
    proposal: str,
    signer: Post,
    actor: Post,
    on: date,
    key: UUID | None = None,
) -> DivisionAmendment:
    """A draft in the name of the signer's office; units that ended before the day stand in it already as leaving.

    Raises Refused, ValidationError (a day outside the year, another draft is there).
    """
    division = lock(division)
    if before := repeated(AmendmentStep.objects, key):
        return before.amendment
    DivisionPolicy(actor, division).can_amend().require()
    amendment = DivisionAmendment(division=division, created_by=actor)
    _write(amendment, effective_on, title, grounds, proposal)
    sign_by(amendment, signer, actor, on)
    amendment.full_clean(exclude=["grounds"])
    amendment.save()
    amendment.steps.create(move="draft", target=amendment.state, actor=actor, key=key)
    for case in ended_in(division, lasting_places(division)):
        if case.member.unit.ended_on < effective_on:
            _leave_for_ended(amendment, case)
    return amendment


def _leave_for_ended(amendment: DivisionAmendment, case) -> None:
    """The ended unit leaves; its only heir takes over the place where it has none."""
    place, unit = case.member, case.member.unit
    reason = f"Kết thúc hoạt động ngày {short_date(unit.ended_on)}"
    where = {"from_bloc": place.bloc, "from_role": place.role}
    AmendmentLine.objects.create(amendment=amendment, unit=unit, reason=reason, **where)
    heir = case.heirs[0] if len(case.heirs) == 1 else None
    known = {"unit": heir, "year": place.year, "kind": place.kind}
    if heir is None or amendment.lines.filter(unit=heir).exists() or type(place).objects.filter(**known).exists():
        return
    reason = f"Tiếp nhận {unit.label}"[:200]
    AmendmentLine.objects.create(
        amendment=amendment, unit=heir, to_bloc=place.bloc, to_role=place.role, reason=reason
    )  # fmt: skip


@transaction.atomic
def edit_amendment(
    *,
    amendment: DivisionAmendment,
    effective_on: date,
    title: str,
    grounds: Sequence[str],
    proposal: str,
    signer: Post,
    actor: Post,
    on: date,
    key: UUID | None = None,
) -> AmendmentStep:
    """Change the words or the day of a draft."""
    amendment = lock(amendment)
    if before := repeated(amendment.steps, key):
        return before
    AmendmentPolicy(actor, amendment).can_edit().require()
    _write(amendment, effective_on, title, grounds, proposal)
    sign_by(amendment, signer, actor, on)
    amendment.full_clean(exclude=["grounds"])
    amendment.save()
    return amendment.steps.create(move="edit", source=amendment.state, target=amendment.state, actor=actor, key=key)


def _write(amendment: DivisionAmendment, effective_on: date, title, grounds, proposal) -> None:
    division = amendment.division
    if not division.begins_on < effective_on <= date(division.year, 12, 31):
        raise ValidationError(
            {
                "effective_on": f"Ngày có hiệu lực phải sau ngày {short_date(division.begins_on)} (khối bắt đầu) và "
                f"trong năm {division.year}."
            }
        )
    amendment.effective_on = effective_on
    write_words(amendment, title, grounds, proposal)


@transaction.atomic
def set_line(
    *,
    amendment: DivisionAmendment,
    unit: Unit,
    bloc: Bloc | None,
    role: str,
    reason: str,
    actor: Post,
    key: UUID | None = None,
) -> AmendmentLine:
    """Say where a unit stands from the day on (no bloc: it leaves); a line it has already is written anew.

    Raises Refused, ValidationError (nothing changes, the unit does not live on the day).
    """
    amendment = lock(amendment)
    if before := repeated(amendment.steps, key):
        return before.amendment.lines.filter(unit=unit).first()
    AmendmentPolicy(actor, amendment).can_edit().require()
    place = lasting_places(amendment.division).filter(unit=unit).first()
    after = (bloc.pk, role or BlocRole.MEMBER) if bloc else NOWHERE
    _check_line(amendment, unit, place_of(place), after)
    was = {"from_bloc": place.bloc, "from_role": place.role} if place else {"from_bloc": None, "from_role": ""}
    facts = {**was, "to_bloc": bloc, "to_role": after[1], "reason": reason.strip()}
    line, _ = AmendmentLine.objects.update_or_create(amendment=amendment, unit=unit, defaults=facts)
    amendment.steps.create(move="set_line", note=str(line), actor=actor, key=key)
    return line


def _check_line(amendment: DivisionAmendment, unit: Unit, before, after) -> None:
    if before == after:
        where = "đang đứng đúng như vậy" if before != NOWHERE else "chưa ở khối nào của bản chia này"
        raise ValidationError({"bloc": f"{unit.name} {where}. Hãy chọn khối hoặc vai trò khác."})
    day = amendment.effective_on
    if after != NOWHERE and (unit.founded_on > day or (unit.ended_on and unit.ended_on < day)):
        raise ValidationError({"unit": f"{unit.name} không hoạt động ngày {short_date(day)}."})


@transaction.atomic
def drop_line(*, line: AmendmentLine, actor: Post, key: UUID | None = None) -> AmendmentStep:
    """The unit stays as it stands."""
    amendment = lock(line.amendment)
    if before := repeated(amendment.steps, key):
        return before
    AmendmentPolicy(actor, amendment).can_edit().require()
    note = str(line)
    line.delete()
    return amendment.steps.create(move="drop_line", note=note, actor=actor, key=key)


@transaction.atomic
def drop_amendment(*, amendment: DivisionAmendment, actor: Post, key: UUID | None = None) -> AmendmentStep:
    """Give a draft up; its lines stay to be read."""
    amendment = lock(amendment)
    if before := repeated(amendment.steps, key):
        return before
    policy = AmendmentPolicy(actor, amendment)
    return take_move(amendment, DIVISION_MOVES["drop"], policy=policy, steps=amendment.steps, key=key)
