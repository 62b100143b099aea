"""Putting a division into force: with a number of ours, or by a paper issued elsewhere; and who leads the blocs."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.clock import today
from thiduakt.base.vietnamese import short_date
from units import papers
from units.actions.numbers import draw_number
from units.actions.places import LEADING, leave_place, take_place
from units.choices import BlocRole
from units.facts.blocs import lives_in
from units.models import Bloc, BlocDivision, BlocMember, BlocTerm, DivisionStep, Post
from units.notices.blocs import DivisionInForce
from units.policies.blocs import DivisionPolicy
from units.workflow import DIVISION_MOVES

SERIES = "decision"


def lacking_to_issue(division: BlocDivision, blocs=None) -> list[str]:
    """What a draft still needs, as sentences; `blocs` are its blocs with members and units, read here when absent."""
    blocs = list(division.blocs.prefetch_related("members__unit")) if blocs is None else blocs
    if not blocs:
        return ["Chưa có khối nào."]
    found = []
    for bloc in blocs:
        members = list(bloc.members.all())
        if not members:
            found.append(f"“{bloc.name}” chưa có đơn vị nào.")
        elif not any(member.role == BlocRole.HEAD for member in members):
            found.append(f"“{bloc.name}” chưa có trưởng khối.")
        ended = [member.unit.name for member in members if not lives_in(member.unit, division.year)]
        found += [f"{name} không hoạt động trong năm {division.year}." for name in ended]
    return found


@transaction.atomic
def issue_division(
    *, division: BlocDivision, issued_on: date, actor: Post, on: date, key: UUID | None = None
) -> DivisionStep:
    """Issue a draft under the next number of the issuer's series of decisions; a second press gives the first line.

    Raises Refused (not theirs, in force already) and ValidationError (something is lacking, a day to come).
    """
    division = lock(division)
    if before := repeated(division.steps, key):
        return before
    policy = DivisionPolicy(actor, division)
    policy.can("issue").require()
    lacks = lacking_to_issue(division)
    if not division.signer_name:
        lacks.append("Chưa chọn người ký.")
    if lacks:
        raise ValidationError(lacks)
    not_to_come(issued_on, on)
    year = issued_on.year
    number = draw_number(issuer=division.issuer, series=SERIES, year=year)
    changes = {"number": number, "number_year": year, "issued_on": issued_on}
    step = take_move(division, DIVISION_MOVES["issue"], policy=policy, steps=division.steps, key=key, **changes)
    _begin(division)
    papers.follow("divide", division, actor)
    return step


@transaction.atomic
def record_division(
    *, division: BlocDivision, decision: str, issued_on: date, actor: Post, on: date, key: UUID | None = None
) -> DivisionStep:
    """Put a draft into force by a decision that was issued on paper; `decision` is its number as written."""
    division = lock(division)
    if before := repeated(division.steps, key):
        return before
    policy = DivisionPolicy(actor, division)
    policy.can("record").require()
    if lacks := lacking_to_issue(division):
        raise ValidationError(lacks)
    if not decision.strip():
        raise ValidationError({"decision": "Hãy nhập số, ký hiệu của quyết định giấy."})
    not_to_come(issued_on, on)
    changes = {"decision": decision.strip(), "issued_on": issued_on}
    step = take_move(division, DIVISION_MOVES["record"], policy=policy, steps=division.steps, key=key, **changes)
    _begin(division)
    return step


def not_to_come(issued_on: date, on: date) -> None:
    """Raises ValidationError when a decision is dated after today."""
    if issued_on > on:
        raise ValidationError({"issued_on": f"Ngày quyết định không được sau hôm nay ({short_date(on)})."})


def _begin(division: BlocDivision) -> None:
    """Heads and deputies begin their term, and the units hear of their bloc."""
    leading = BlocMember.objects.filter(bloc__division=division, role__in=LEADING)
    terms = [BlocTerm(member=member, role=member.role, starts_on=division.begins_on) for member in leading]
    BlocTerm.objects.bulk_create(terms)
    DivisionInForce(division, today()).post()


@transaction.atomic
def appoint(
    *, member: BlocMember, role: str, starts_on: date, basis: str, actor: Post, key: UUID | None = None
) -> DivisionStep:
    """Make a member head, deputy or plain member from a day of the year on; who was head steps down.

    Raises Refused, ValidationError (a bloc may not be without head, a day outside the year or before the last one).
    """
    division = lock(member.bloc.division)
    if before := repeated(division.steps, key):
        return before
    DivisionPolicy(actor, division).can_appoint().require()
    member = BlocMember.objects.lasting().select_related("bloc__division", "unit").get(pk=member.pk)
    _check_appointment(member, role, starts_on, division.year)
    changes = {member: role}
    if role == BlocRole.HEAD:
        heads = member.bloc.members.lasting().filter(role=BlocRole.HEAD).select_related("unit", "bloc__division")
        changes |= dict.fromkeys(heads, BlocRole.MEMBER)
    for one in changes:
        leave_place(one, starts_on)
    for one, new in changes.items():
        take_place(unit=one.unit, bloc=one.bloc, role=new, starts_on=starts_on, basis=basis)
    note = f"{member.unit.label}: {BlocRole(role).label} từ {short_date(starts_on)}. {basis}".strip()
    return division.steps.create(move="appoint", bloc=member.bloc, note=note, actor=actor, key=key)


def _check_appointment(member: BlocMember, role: str, starts_on: date, year: int) -> None:
    if member.role == role:
        raise ValidationError({"role": f"{member.unit.name} đang là {BlocRole(role).label}."})
    if member.role == BlocRole.HEAD:
        raise ValidationError({"role": "Khối phải có trưởng khối. Hãy chọn đơn vị khác làm trưởng khối mới."})
    if starts_on.year != year:
        raise ValidationError({"starts_on": f"Ngày phải trong năm {year}."})


def leaders_of(bloc: Bloc):
    """Terms of head and deputies, the latest first."""
    return BlocTerm.objects.filter(member__bloc=bloc).select_related("member__unit").order_by("-starts_on", "-pk")
