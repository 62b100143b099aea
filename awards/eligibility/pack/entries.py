"""What a pack holds besides types, authorities and rules: dated values with their source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ..law import Entry, Law

SCOPES = ("unit", "bloc", "province")
ROUNDINGS = ("down", "up", "half_up", "exact")
COUNTS = ("open", "decided")
DAY_KINDS = ("working", "calendar", "month")
PACK_SCOPES = ("national", "province")


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Entry):
    """Share of all members: of votes for an award ("*" = all others), or present ("quorum")."""

    award: str
    share: Decimal
    secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrizeRate(Entry):
    award: str
    subject: str
    multiple: Decimal
    is_cap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrizeRounding(Entry):
    """To which step of đồng a prize is rounded: up, down or half_up."""

    step: int
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseSalary(Entry):
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota(Entry):
    """How many may have `numerator` when so many have `denominator`, in each unit, bloc or the province.

    A share of the denominator rounded as said, or a fixed `most`; where the denominator is below `fewer_than`,
    at most `then_most`. A denominator “A|B” counts whoever has A or B, once. `raised_to` holds where the unit itself
    meets `raised_if` (“rating:…”).
    """

    id: str
    award: str
    scope: str
    of_class: str | None = None
    numerator: str
    denominator: str
    share: Decimal | None = None
    most: int | None = None
    raised_to: Decimal | None = None
    raised_if: str | None = None
    fewer_than: int | None = None
    then_most: int | None = None
    rounding: str = "down"
    severity: str = "warn"
    counts: tuple[str, ...] = COUNTS


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit(Entry):
    """Something due: so many days after an event, or each year by a day (MM-DD, from `starts`)."""

    id: str
    awards: tuple[str, ...]
    who: str
    what: str
    days: int | None = None
    day_kind: str = "working"
    after: str = ""
    starts: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component(Entry):
    """A paper the dossier of an award must hold; `when` says in which case only."""

    award: str
    code: str
    label: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Entry):
    """The way of a dossier ("*" = of all others): council vote or not, who appraises, whose opinion is asked."""

    award: str
    needs_council: bool
    appraiser: str = ""
    party_opinion: str = ""
    other_opinion: str = ""
    publishes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfCommendation(Entry):
    """A kind of commendation and the heading under which statistics count it."""

    code: str
    name: str
    statistics: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawNote(Entry):
    """What the law says that nothing is computed from; shown beside what it concerns."""

    id: str
    topic: str
    awards: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Entry):
    """A căn cứ line of a kind of paper."""

    paper: str
    position: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One law or one province's regulation, with everything that holds by it."""

    id: str
    title: str
    legal_basis: tuple[str, ...]
    scope: str
    valid_from: date
    valid_to: date | None
    replaces: tuple[str, ...]
    amends: tuple[str, ...]
    note: str
    content: Mapping[str, Any]
    law: Law
    thresholds: tuple[Threshold, ...]
    prizes: tuple[PrizeRate, ...]
    prize_rounding: tuple[PrizeRounding, ...]
    base_salaries: tuple[BaseSalary, ...]
    quotas: tuple[Quota, ...]
    time_limits: tuple[TimeLimit, ...]
    components: tuple[Component, ...]
    routes: tuple[Route, ...]
    kinds: tuple[KindOfCommendation, ...]
    notes: tuple[LawNote, ...]
    grounds: tuple[Ground, ...]

    @property
    def type_rows(self) -> list[Mapping[str, Any]]:
        """The award types as written: with what only the catalogue shows."""
        return list(self.content.get("award_types", ()))

    def section(self, name: str) -> tuple[Entry, ...]:
        """The entries of a section by its name in the file."""
        return getattr(self.law if name in ("award_types", "authorities", "rules") else self, name)
