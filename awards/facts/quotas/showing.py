"""Quotas as pages show them: of the dossier at hand, of a decision, of everything."""

from collections.abc import Iterable
from datetime import date

from awards.choices import DecisionState, QuotaScope
from awards.facts.quotas.book import QuotaBook, Standing
from awards.facts.quotas.limits import limits_on
from awards.models import Decision, Dossier, Nominee
from units.models import Unit

NOT_APPLIED = (DecisionState.DRAFT, DecisionState.SIGNED, DecisionState.NUMBERED)
MANY = 40
"""From so many units on all of the year are counted instead of these."""


def quotas_of(dossier: Dossier, on: date) -> list[Standing]:
    """The limits on the awards of the dossier's round, where its unit stands; its own drafts count. One query where
    no limit concerns them."""
    codes = set(dossier.round.award_codes)
    limits = [limit for limit in limits_on(on) if limit.numerator in codes]
    if not limits:
        return []
    unit = dossier.unit
    return QuotaBook(on, dossier.round.year, [unit], drafts_of=[unit.pk], limits=limits).standings()


def in_use(standings: Iterable[Standing]) -> list[Standing]:
    """Those of which something is used, or could be."""
    return [each for each in standings if each.state.used or each.state.whole]


def quotas_of_decision(decision: Decision, on: date) -> list[Standing]:
    """Limits that the decision would pass, with those decided and named elsewhere; none once it is applied."""
    if decision.state not in NOT_APPLIED:
        return []
    limits = [limit for limit in limits_on(on) if limit.numerator == decision.award_type_id]
    if not limits:
        return []
    homes = Nominee.objects.filter(decision_lines__decision=decision).values("dossier__unit")
    units = list(Unit.objects.filter(pk__in=homes))
    asked = units if len(units) <= MANY else None
    own = {unit.pk for unit in units}
    book = QuotaBook(on, decision.round.year, asked, deciding=True, limits=limits)
    found = [each for each in book.standings() if each.state.is_over]
    return [each for each in found if each.place.scope != QuotaScope.UNIT or each.place.key in own]
