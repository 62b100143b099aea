"""What a pack would change: open nominees judged by the law as it is and as it would be. Nothing is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.choices import CLOSED, NOMINEE_OPEN, PackState
from awards.eligibility.check import Finding, Judgement, judge
from awards.eligibility.law import Law
from awards.eligibility.pack import Pack
from awards.facts.asking import asked_of
from awards.facts.gathering import gather
from awards.facts.rulebook import law_in_force
from awards.models import LawPack, Nominee
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


def open_nominees(round: Round, dossiers):
    """Nominees of the round still under way, in the dossiers given; one query when evaluated."""
    rows = Nominee.objects.filter(dossier__round=round, dossier__in=dossiers, state__in=NOMINEE_OPEN)
    rows = rows.exclude(dossier__state__in=CLOSED).select_related("dossier__unit", "award_type")
    return rows.select_related("person", "unit", "household").order_by("dossier__code", "position", "pk")


def simulate(nominees: Iterable[Nominee], row: LawPack, pack: Pack, on: date) -> Simulation:
    """Judge each nominee on the day without and with the pack; a pack in force is compared with its absence."""
    nominees = list(nominees)
    without, along = two_laws(row, pack, on)
    records = gather([asked_of(nominee) for nominee in nominees], on)
    changes = []
    for nominee in nominees:
        before, after = judge(records[nominee.pk], without), judge(records[nominee.pk], along)
        if before.verdict != after.verdict:
            changes.append(Change(nominee, before, after, telling(before, after)))
    return Simulation(len(nominees), tuple(changes))


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
