"""When the rule book changes: the days on which entries begin or end, and what begins and ends on one of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models

from awards.facts.law_entries import TABLES
from awards.models import LawNote

DAY = timedelta(days=1)
TEXTS = "van_ban"


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """A day on which the law differs from the day before: how many entries begin, how many no longer hold."""

    on: date
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of one entry on the day: the row that ended the day before, the row that begins."""

    section: str
    before: models.Model | None
    after: models.Model | None


def change_days() -> list[ChangeDay]:
    """All days of change, the earliest first; one query for each table."""
    begin, end = Counter(), Counter()
    for table in TABLES.values():
        for starts, valid_to, closed_on in table.model.objects.values_list("valid_from", "valid_to", "closed_on"):
            ends = min((day for day in (valid_to, closed_on) if day), default=None)
            if ends is None or ends >= starts:
                begin[starts] += 1
                end[ends + DAY if ends else None] += 1
    end.pop(None, None)
    return [ChangeDay(day, begin[day], end[day]) for day in sorted(begin | end)]


def turns(on: date) -> list[Turn]:
    """What begins on the day and what held for the last time the day before; two queries for each table."""
    found = []
    for section, table in TABLES.items():
        rows = table.model.objects
        new = {_key(row): row for row in rows.filter(valid_from=on) if row.ends_on is None or row.ends_on >= on}
        last = on - DAY
        old = {
            _key(row): row
            for row in rows.filter(models.Q(valid_to=last) | models.Q(closed_on=last))
            if row.ends_on == last
        }
        found += [Turn(section, old.get(key), new.get(key)) for key in sorted(old | new)]
    return found


def lapsing_texts(on: date) -> list[tuple[LawNote, int]]:
    """Legal texts that no longer hold on the day, each with the open entries that still cite them."""
    gone = LawNote.objects.filter(topic=TEXTS, valid_to=on - DAY).order_by("code")
    return [(note, _still_citing(note, on)) for note in gone]


def _still_citing(note: LawNote, on: date) -> int:
    open_rows = (table.model.objects.in_force(on).filter(citation__contains=note.citation) for table in TABLES.values())
    return sum(rows.count() for rows in open_rows)


def _key(row: models.Model) -> tuple[str, ...]:
    return tuple(str(getattr(row, row._meta.get_field(name).attname)) for name in row.entry_key)
