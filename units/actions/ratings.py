"""Yearly ratings: a whole unit at once, the unit itself among them; nobody's entry is overwritten unseen."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated
from thiduakt.base.clock import today
from units.choices import Grade, PersonAct, UnitAct
from units.models import Person, PersonStep, Post, Rating, Unit
from units.policies.people import may_keep, may_keep_at

CROSSED = "Người khác vừa ghi xếp loại khác cho dòng này; hãy xem lại rồi lưu."


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row says: the grade seen when the page was opened and the one wanted ("" is none).

    `person` is None for the unit itself.
    """

    person: UUID | None
    seen: str
    grade: str


@transaction.atomic
def save_ratings(
    *, unit: Unit, year: int, marks: Iterable[Mark], document: str, actor: Post, key: UUID | None = None
) -> int:
    """Write the ratings that differ from what was seen; returns how many. The document is that of the changed ones.

    Raises ValidationError by person id (the unit's id for the unit itself) where somebody else was faster, or the unit
    itself did not live in that year: then nothing is written. The caller has chosen the people among those of the unit.
    """
    unit = lock(unit)
    may_keep_at(actor, unit).require()
    if repeated(unit.steps, key):
        return 0
    wanted = [mark for mark in marks if mark.grade != mark.seen]
    absence = unit.absence_in(year)
    if absence and any(mark.grade for mark in wanted if not mark.person):
        raise ValidationError({str(unit.pk): absence})
    now = _now(unit, year, wanted)
    crossed = {
        str(mark.person or unit.pk): CROSSED for mark in wanted if _grade(now, mark) not in (mark.seen, mark.grade)
    }
    if crossed:
        raise ValidationError(crossed)
    for mark in wanted:
        _write(unit, year, mark, now.get(mark.person), document)
    _note(unit, year, wanted, actor, key)
    return len(wanted)


@transaction.atomic
def rate_person(
    *, person: Person, year: int, grade: str, document: str, actor: Post, key: UUID | None = None
) -> Rating:
    """Enter or put right one person's rating of one year; the year may not be one to come."""
    person = lock(person)
    may_keep(actor, person).require()
    row = Rating(person=person, year=year, grade=grade, document=document)
    return _rate(person, row, PersonAct.RATE, actor, key)


@transaction.atomic
def rate_unit(*, unit: Unit, year: int, grade: str, document: str, actor: Post, key: UUID | None = None) -> Rating:
    """The same for a unit as such."""
    unit = lock(unit)
    may_keep_at(actor, unit).require()
    if absence := unit.absence_in(year):
        raise ValidationError({"year": absence})
    return _rate(unit, Rating(unit=unit, year=year, grade=grade, document=document), UnitAct.RATE, actor, key)


def _rate(subject: Person | Unit, wanted: Rating, move: str, actor: Post, key: UUID | None) -> Rating:
    if repeated(subject.steps.model.objects, key):
        return subject.ratings.get(year=wanted.year)
    if wanted.year > today().year:
        raise ValidationError({"year": "Năm này chưa tới. Hãy kiểm tra lại."})
    row = subject.ratings.filter(year=wanted.year).first() or wanted
    seen = row.grade if row.pk else ""
    row.grade, row.document = wanted.grade, wanted.document
    row.full_clean()
    row.save()
    subject.steps.create(move=move, actor=actor, note=_said(row.year, Mark(None, seen, row.grade)), key=key)
    return row


def _now(unit: Unit, year: int, wanted: list[Mark]) -> dict[UUID | None, Rating]:
    people = Rating.objects.filter(year=year, person__in=[mark.person for mark in wanted if mark.person])
    own = Rating.objects.filter(year=year, unit=unit)
    return {row.person_id: row for row in (people | own).select_for_update(of=("self",))}


def _grade(now: dict, mark: Mark) -> str:
    return now[mark.person].grade if mark.person in now else ""


def _write(unit: Unit, year: int, mark: Mark, row: Rating | None, document: str) -> None:
    if not mark.grade:
        if row:
            row.delete()
        return
    row = row or Rating(person_id=mark.person, unit=None if mark.person else unit, year=year)
    row.grade, row.document = mark.grade, document
    row.save()


def _note(unit: Unit, year: int, wanted: list[Mark], actor: Post, key: UUID | None) -> None:
    if not wanted:
        return
    PersonStep.objects.bulk_create(
        PersonStep(person_id=mark.person, move=PersonAct.RATE, actor=actor, note=_said(year, mark))
        for mark in wanted
        if mark.person
    )
    own = [_said(year, mark) for mark in wanted if not mark.person]
    people = len(wanted) - len(own)
    note = "; ".join([*own, *([f"{people} người năm {year}"] if people else [])])
    unit.steps.create(move=UnitAct.RATE, actor=actor, note=note, key=key)


def _said(year: int, mark: Mark) -> str:
    grades = [Grade(grade).label if grade else "chưa xếp loại" for grade in (mark.seen, mark.grade)]
    return f"Năm {year}: {grades[0]} → {grades[1]}"
