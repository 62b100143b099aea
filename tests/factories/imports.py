"""Imports for tests: opened, checked and written as an officer and a worker would."""

from datetime import date

from tests.factories.lists import FULL, PLAIN, book
from tests.factories.units import UnitFactory
from thiduakt.base.sheets import KINDS
from thiduakt.base.uploads import check_content
from units.actions.imports.opening import ask_to_apply, map_columns, open_import
from units.actions.imports.working import run_next_import
from units.choices import ImportKind, UnitKind
from units.models import ImportBatch, Post, Unit

ON = date(2025, 6, 30)


def make_rooms(unit: Unit) -> list[Unit]:
    """The two rooms that the lists of tests/factories/lists.py name."""
    return [
        UnitFactory(name=name, short_name=name, kind=UnitKind.SECTION, parent=unit)
        for name in ("Phòng Nội vụ", "Phòng Tài chính")
    ]


def opened(content: bytes, *, unit: Unit, actor: Post, name="ds.xlsx", kind=ImportKind.PEOPLE, on=ON) -> ImportBatch:
    """An import whose columns have been guessed."""
    checked = check_content(content, name, KINDS)
    return open_import(kind=kind, unit=unit, as_of=on, document="", checked=checked, actor=actor)


def checked(content: bytes, **facts) -> ImportBatch:
    """An import that a worker has checked with the guessed columns."""
    batch = opened(content, **facts)
    map_columns(batch=batch, mapping=batch.mapping, headings={}, actor=facts["actor"])
    while run_next_import():
        pass
    batch.refresh_from_db()
    return batch


def applied(content: bytes, **facts) -> ImportBatch:
    """An import that has been written."""
    batch = checked(content, **facts)
    ask_to_apply(batch=batch, actor=facts["actor"])
    while run_next_import():
        pass
    batch.refresh_from_db()
    return batch


def plain(*rows) -> bytes:
    """A plain workbook of rows under the usual headings; of the four people when none are given."""
    return book(("DS", [PLAIN, *(rows or FULL)]))


def work() -> None:
    """Let a worker do all that waits."""
    while run_next_import():
        pass
