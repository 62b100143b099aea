"""Everything kept about one account and its person, section by section: a registry that each storey fills.

A teller is a function of an Owner that yields sections; it reads a constant number of queries.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thiduakt.base.vietnamese import moment, number, short_date
from units.choices import OwnTopic
from units.models import Person, User


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose data; somebody may hold an account without a record of a person. `in_clear` shows the citizen id whole."""

    user: User
    person: Person | None
    in_clear: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A table of what is kept: each row has a text for each column."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


TELLERS: dict[Callable[[Owner], Iterable[Section]], str] = {}


def tells(teller: Callable[[Owner], Iterable[Section]], topic: str = OwnTopic.RECORD) -> None:
    """Register a teller, once, under its topic; sections come in the order of registration."""
    TELLERS.setdefault(teller, topic)


def owned_by(user: User, *, topic: str = "", in_clear: bool = False) -> list[Section]:
    """All that is kept about the user, or what belongs to one topic."""
    owner = Owner(user, user.person if user.person_id else None, in_clear)
    told = [teller for teller, its in TELLERS.items() if not topic or its == topic]
    return [section for teller in told for section in teller(owner)]


def section(title: str, columns: Iterable[str], rows: Iterable[Iterable]) -> Section:
    """A section of values as people read them."""
    return Section(title, tuple(columns), tuple(tuple(said(value) for value in row) for row in rows))


def said(value) -> str:
    """A value in words: days, moments, yes and no, numbers; empty when unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return short_date(value)
    return number(value) if isinstance(value, Decimal) else str(value)
