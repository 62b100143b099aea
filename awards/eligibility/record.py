"""What is known of one nominee. None = not known; an empty collection = known to be none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAward:
    """One award of the register, or (`proposed`) one asked for in the same dossier."""

    code: str
    year: int
    decided_on: date | None = None
    kind: str | None = None
    decision: str = ""
    decided_by: str | None = None
    achievement: str | None = None
    proposed: bool = False
    period_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """Initiative, accepted study or combat ingenuity, with the reach that was recognised."""

    year: int
    scope: str | None = None
    recognised_by: str | None = None
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline:
    form: str | None
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    reason: str | None
    starts: date | None
    ends: date | None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Counts over the members a collective had in that year."""

    count: int | None = None
    not_completed: int | None = None
    ldtt: int | None = None
    cstdcs: int | None = None
    canh_cao_or_more: int | None = None
    women: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocRank:
    year: int | None = None
    rank: int | None = None
    organised_by: str | None = None
    targets_exceeded: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementResult:
    code: str | None = None
    launched_by: str | None = None
    years: int | None = None
    outstanding: bool | None = None
    stage: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One nominee asked for one award, judged on one day; years are calendar years.

    `received_on`: the day the dossier was handed in, for rules of transition. `leave_months`: months of leave by kind,
    not contained in `service_months`. `unit_ratings`: ratings of the unit the nominee heads. `circumstances`: further
    facts by name (1 = it is so), for standards that ask something only then.
    """

    award: str
    subject: str
    award_year: int
    on: date
    id: str | int | None = None
    subject_class: str | None = None
    kind: str | None = None
    path: str | None = None
    decided_by: str | None = None
    achievement: str | None = None
    posthumous: bool | None = None
    awards: tuple[PastAward, ...] | None = None
    ratings: Mapping[int, str] | None = None
    initiatives: tuple[Initiative, ...] | None = None
    discipline: tuple[Discipline, ...] | None = None
    holds: tuple[Hold, ...] | None = None
    service_months: Mapping[int, int | float] | None = None
    confirmed_gaps: frozenset[int] = frozenset()
    members: Mapping[int, Members] | None = None
    bloc: BlocRank | None = None
    movement: MovementResult | None = None
    exists_since: int | None = None
    dissolved_on: date | None = None
    dissolution_known: bool = False
    declared: Mapping[str, bool] = field(default_factory=dict)
    received_on: date | None = None
    sex: str | None = None
    leave_months: Mapping[int, Mapping[str, int | float]] | None = None
    unit_ratings: Mapping[int, str] | None = None
    circumstances: Mapping[str, int | float] = field(default_factory=dict)
