"""What a pack would change: open nominees judged by the law as it is and as it would be. Nothing is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from time import monotonic
from uuid import UUID

from awards.choices import CLOSED, NOMINEE_OPEN, PackState
from awards.eligibility.check import Finding, Judgement, judge
from awards.eligibility.law import Law
from awards.eligibility.pack import Pack
from awards.facts.asking import asked_of
from awards.facts.gathering import gather
from awards.facts.rulebook import law_in_force
from awards.models import LawPack, LawStep, Nominee, PackStep
from campaigns.models import Round


@dataclass(frozen=True, slots=True)
class Change:
    """A nominee whose verdict would be another; `finding` is the condition that makes it so."""

    nominee: Nominee
    before: Judgement
    after: Judgement
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Simulation:
    """How many were judged, and those whose verdict would change, in the order of the dossiers."""

    judged: int
    changes: tuple[Change, ...]


PART = 200  # nominees judged between two looks at the clock


@dataclass(frozen=True, slots=True)
class Line:
    """A change in plain values, to be kept between two looks at the page."""

    nominee: UUID
    before: str
    after: str
    message: str
    citation: str


@dataclass(slots=True)
class Trial:
    """A simulation under way: the nominees in order, how many of them are judged, what was found so far."""

    nominees: list[UUID]
    started: datetime
    judged: int = 0
    lines: list[Line] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return self.judged >= len(self.nominees)

    @property
    def percent(self) -> int:
        return 100 * self.judged // len(self.nominees) if self.nominees else 100


def open_nominees(round: Round, dossiers):
    """Nominees of the round still under way, in the dossiers given; one query when evaluated."""
    rows = Nominee.objects.filter(dossier__round=round, dossier__in=dossiers, state__in=NOMINEE_OPEN)
    rows = rows.exclude(dossier__state__in=CLOSED).select_related("dossier__unit", "award_type")
    return rows.select_related("person", "unit", "household").order_by("dossier__code", "position", "pk")


def simulate(nominees: Iterable[Nominee], row: LawPack, pack: Pack, on: date) -> Simulation:
    """Judge each nominee on the day without and with the pack; a pack in force is compared with its absence."""
    nominees = list(nominees)
    return Simulation(len(nominees), tuple(_changes(nominees, two_laws(row, pack, on), on)))


def carry_on(trial: Trial, row: LawPack, pack: Pack, on: date, *, seconds: float) -> None:
    """Judge the next nominees of the trial, part by part, until all are judged or the seconds are over."""
    if trial.is_done:
        return
    until, laws = monotonic() + seconds, two_laws(row, pack, on)
    while not trial.is_done:
        keys = trial.nominees[trial.judged : trial.judged + PART]
        rows = Nominee.objects.select_related("dossier").in_bulk(keys)
        changes = _changes([rows[key] for key in keys if key in rows], laws, on)
        trial.lines += [_line(change) for change in changes]
        trial.judged += len(keys)
        if monotonic() >= until:
            return


def law_state() -> tuple:
    """Another value whenever an officer or a release has changed the law: two queries."""
    return tuple(steps.objects.order_by("-pk").values_list("pk", flat=True).first() for steps in (PackStep, LawStep))


def _changes(nominees: list[Nominee], laws: tuple[Law, Law], on: date) -> Iterator[Change]:
    without, along = laws
    records = gather([asked_of(nominee) for nominee in nominees], on)
    for nominee in nominees:
        before, after = judge(records[nominee.pk], without), judge(records[nominee.pk], along)
        if before.verdict != after.verdict:
            yield Change(nominee, before, after, telling(before, after))


def _line(change: Change) -> Line:
    finding = change.finding
    said = (finding.message, finding.citation) if finding else ("", "")
    return Line(change.nominee.pk, change.before.verdict, change.after.verdict, *said)


def two_laws(row: LawPack, pack: Pack, on: date) -> tuple[Law, Law]:
    """The law on the day without the pack and with it."""
    if row.state == PackState.ACTIVE:
        return law_in_force(on, without={row.code}), law_in_force(on)
    return law_in_force(on), laid_over(law_in_force(on, without=pack.replaces), pack, on)


def laid_over(law: Law, pack: Pack, on: date) -> Law:
    """The pack's entries of the day in the place of those of the same key."""
    rules = tuple(rule for rule in pack.law.rules if rule.is_active and rule.in_force(on))
    types = pack.law.award_types
    powers = pack.law.authorities
    ids, codes = {rule.id for rule in rules}, {each.code for each in types}
    held = {(power.award, power.decider) for power in powers if power.in_force(on)}
    return Law(
        rules=(*(rule for rule in law.rules if rule.id not in ids), *rules),
        award_types=(*(each for each in law.award_types if each.code not in codes), *types),
        authorities=(*(power for power in law.authorities if (power.award, power.decider) not in held), *powers),
    )


def telling(before: Judgement, after: Judgement) -> Finding | None:
    """The finding that explains the change: a new obstacle, or the obstacle that is no more."""
    was = {finding.rule: finding.met for finding in before.findings}
    now = {finding.rule: finding.met for finding in after.findings}
    new = (f for f in after.findings if f.severity == "block" and f.met is not True and was.get(f.rule, True) != f.met)
    gone = (
        f for f in before.findings if f.severity == "block" and f.met is not True and now.get(f.rule, True) != f.met
    )
    return next(new, None) or next(gone, None)
