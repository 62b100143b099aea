"""Putting an amendment into force: with a number of ours, or by a paper issued elsewhere; its lines take effect."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.vietnamese import short_date
from units import papers
from units.actions.dividing import SERIES, not_to_come
from units.actions.numbers import draw_number
from units.actions.places import leave_place, take_place
from units.actions.placing import place_of
from units.choices import BlocRole
from units.facts.amendments import after_lines, lasting_places, places_of_year
from units.models import AmendmentLine, AmendmentStep, Bloc, BlocMember, DivisionAmendment, Post, Unit
from units.notices.blocs import AmendmentInForce
from units.policies.blocs import AmendmentPolicy
from units.workflow import DIVISION_MOVES


def lacking_to_amend(amendment: DivisionAmendment, lines=None) -> list[str]:
    """What a draft still needs, as sentences; `lines` come with unit and blocs, and are read here when absent."""
    lines = list(amendment.lines.select_related("unit", "from_bloc", "to_bloc")) if lines is None else lines
    if not lines:
        return ["Chưa có thay đổi nào."]
    entering = {line.unit_id for line in lines if line.to_bloc_id}
    of_year = list(places_of_year(amendment.division, beside=entering))
    places = {place.unit_id: place for place in of_year if _lasts_in(place, amendment)}
    found = [_stale(line) for line in lines if place_of(places.get(line.unit_id)) != line.before]
    found += _dead(amendment, lines)
    found += [_taken(place) for place in of_year if place.unit_id in entering and _rivals(place, amendment)]
    return found or _leaderless(after_lines(places.values(), lines))


def _stale(line: AmendmentLine) -> str:
    return f"{line.unit.name} đã được xếp lại từ khi ghi thay đổi này. Hãy mở thay đổi, xem và ghi lại."


def _dead(amendment: DivisionAmendment, lines) -> list[str]:
    day = amendment.effective_on
    entering = [line.unit for line in lines if line.to_bloc_id]
    dead = [unit for unit in entering if unit.founded_on > day or (unit.ended_on and unit.ended_on < day)]
    return [f"{unit.name} không hoạt động ngày {short_date(day)}. Hãy bỏ thay đổi này." for unit in dead]


def _lasts_in(place: BlocMember, amendment: DivisionAmendment) -> bool:
    return place.ends_on is None and place.bloc.division_id == amendment.division_id


def _rivals(place: BlocMember, amendment: DivisionAmendment) -> bool:
    """A place that holds on the day or later: in a division of others, or left later in this one."""
    return not _lasts_in(place, amendment) and (place.ends_on is None or place.ends_on >= amendment.effective_on)


def _taken(place: BlocMember) -> str:
    return f"{place.unit.name} đã ở “{place.bloc.name}”, là khối cùng loại, vào ngày này."


def _leaderless(after: dict[Bloc, list[tuple[Unit, str]]]) -> list[str]:
    found = []
    for bloc in sorted(after, key=lambda bloc: (bloc.position, bloc.pk)):
        heads = sorted(unit.name for unit, role in after[bloc] if role == BlocRole.HEAD)
        if not heads:
            found.append(f"“{bloc.name}” sẽ không có trưởng khối. Hãy ghi thêm thay đổi: đơn vị nào làm trưởng khối.")
        if len(heads) > 1:
            found.append(f"“{bloc.name}” sẽ có {len(heads)} trưởng khối ({', '.join(heads)}). Mỗi khối chỉ một.")
    return found


@transaction.atomic
def issue_amendment(
    *, amendment: DivisionAmendment, issued_on: date, actor: Post, on: date, key: UUID | None = None
) -> AmendmentStep:
    """Issue a draft under the next number of the issuer's series; a second press gives the first line.

    Raises Refused, ValidationError (something is lacking, a day to come).
    """
    amendment = _held(amendment)
    if before := repeated(amendment.steps, key):
        return before
    policy = AmendmentPolicy(actor, amendment)
    policy.can("issue").require()
    lines = _sound_lines(amendment, issued_on, on)
    number = draw_number(issuer=amendment.issuer, series=SERIES, year=issued_on.year)
    changes = {"number": number, "number_year": issued_on.year, "issued_on": issued_on}
    step = take_move(amendment, DIVISION_MOVES["issue"], policy=policy, steps=amendment.steps, key=key, **changes)
    _take_effect(amendment, lines)
    AmendmentInForce(amendment, on).post()
    papers.follow("amend", amendment, actor)
    return step


@transaction.atomic
def record_amendment(
    *, amendment: DivisionAmendment, decision: str, issued_on: date, actor: Post, on: date, key: UUID | None = None
) -> AmendmentStep:
    """Put a draft into force by a decision that was issued on paper; `decision` is its number as written."""
    amendment = _held(amendment)
    if before := repeated(amendment.steps, key):
        return before
    policy = AmendmentPolicy(actor, amendment)
    policy.can("record").require()
    if not decision.strip():
        raise ValidationError({"decision": "Hãy nhập số, ký hiệu của quyết định giấy."})
    lines = _sound_lines(amendment, issued_on, on)
    changes = {"decision": decision.strip(), "issued_on": issued_on}
    step = take_move(amendment, DIVISION_MOVES["record"], policy=policy, steps=amendment.steps, key=key, **changes)
    _take_effect(amendment, lines)
    AmendmentInForce(amendment, on).post()
    return step


def _held(amendment: DivisionAmendment) -> DivisionAmendment:
    """Locked, with its division and its units: whoever places one of them takes turns."""
    lock(amendment.division)
    amendment = lock(amendment)
    units = Unit.objects.filter(pk__in=amendment.lines.values("unit"))
    list(units.select_for_update().order_by("pk").values_list("pk"))
    return amendment


def _sound_lines(amendment: DivisionAmendment, issued_on: date, on: date) -> list[AmendmentLine]:
    not_to_come(issued_on, on)
    if lacks := lacking_to_amend(amendment):
        raise ValidationError(lacks)
    return list(amendment.lines.select_related("unit"))


def _take_effect(amendment: DivisionAmendment, lines: list[AmendmentLine]) -> None:
    """All leave, then all enter, so that no rule of the database is in the way."""
    places = {place.unit_id: place for place in lasting_places(amendment.division)}
    blocs: dict[int, Bloc] = {bloc.pk: bloc for bloc in amendment.division.blocs.select_related("division")}
    for line in lines:
        if line.from_bloc_id:
            leave_place(places[line.unit_id], amendment.effective_on)
    for line in lines:
        if line.to_bloc_id:
            where = {"unit": line.unit, "bloc": blocs[line.to_bloc_id], "role": line.to_role}
            take_place(**where, starts_on=amendment.effective_on, basis=amendment.named)
