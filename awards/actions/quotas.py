"""Quotas at work: whoever adds somebody counts behind a gate, and only an exception with a document opens it wider."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from awards.choices import QuotaScope
from awards.eligibility.quota import BLOCK, Limit
from awards.facts.quotas import QuotaBook, Standing, limits_on
from awards.models import Decision, Dossier, ExceptionStep, Nominee, QuotaException, QuotaGate
from awards.policies.quotas import may_allow_more
from thiduakt.base.acts import lock, repeated
from units.choices import IN_FORCE
from units.models import Bloc, BlocMember, Post, Unit

MANY = 40
"""From so many units on all of the year are counted instead of these."""


def require_quotas(dossier: Dossier, codes: Iterable[str], on: date) -> list[Standing]:
    """Call inside the act, after the nominees are written and before numbers are drawn: the gates of all blocking
    limits on these awards are held until the end of the transaction, then everything is counted.

    Returns the limits that are passed with a warning. Raises ValidationError with the sentence of each that blocks.
    """
    asked = limits_for(codes, on)
    if not asked:
        return []
    about = Nominee.objects.filter(dossier=dossier, unit__isnull=False).values("unit")
    units = [dossier.unit, *Unit.objects.filter(pk__in=about).exclude(pk=dossier.unit_id).order_by("path")]
    return _require(asked, units, {dossier.unit_id}, dossier.round.year, on)


def require_decision_quotas(decision: Decision, on: date) -> list[Standing]:
    """The same for the lines of a decision: what is decided or named by a decision may not pass a blocking limit."""
    asked = limits_for([decision.award_type_id], on)
    if not asked:
        return []
    nominees = Nominee.objects.filter(decision_lines__decision=decision)
    homes = set(nominees.values_list("dossier__unit", flat=True))
    about = set(nominees.filter(unit__isnull=False).values_list("unit", flat=True))
    units = list(Unit.objects.filter(pk__in=homes | about).order_by("path"))
    passed = []
    for year in sorted(set(nominees.values_list("year", flat=True))):
        passed += _require(asked, units, homes, year, on, deciding=True)
    return passed


def limits_for(codes: Iterable[str], on: date) -> list[Limit]:
    """The limits on these awards that hold on the day."""
    wanted = set(codes)
    return [limit for limit in limits_on(on) if limit.numerator in wanted]


def _require(
    limits: list[Limit], units: list[Unit], homes: set[UUID], year: int, on: date, *, deciding: bool = False
) -> list[Standing]:
    hold_gates(_gates_of([limit for limit in limits if limit.severity == BLOCK], units, year), year)
    drafts = () if deciding else homes
    asked = units if len(units) <= MANY else None
    book = QuotaBook(on, year, asked, drafts_of=drafts, deciding=deciding, limits=limits)
    own = {unit.pk for unit in units}
    over = [each for each in book.standings() if each.state.is_over and _is_ours(each, homes, own, book)]
    refused = [each.refusal for each in over if each.state.blocks]
    if refused:
        raise ValidationError(refused)
    return over


def _is_ours(standing: Standing, homes: set[UUID], units: set[UUID], book: QuotaBook) -> bool:
    place = standing.place
    if place.scope == QuotaScope.UNIT:
        return place.key in homes
    return place.scope == QuotaScope.PROVINCE or bool(book.members[place.key] & units)


def _gates_of(limits: list[Limit], units: list[Unit], year: int) -> list[tuple[str, str]]:
    """(scope, place) of every count that may not change meanwhile."""
    scopes, gates = {limit.scope for limit in limits}, set()
    if QuotaScope.UNIT in scopes:
        gates |= {(QuotaScope.UNIT.value, str(unit.pk)) for unit in units}
    if QuotaScope.BLOC in scopes:
        places = BlocMember.objects.lasting().filter(year=year, unit__in=units, bloc__division__state__in=IN_FORCE)
        gates |= {(QuotaScope.BLOC.value, str(bloc)) for bloc in places.values_list("bloc", flat=True)}
    if QuotaScope.PROVINCE in scopes:
        gates.add((QuotaScope.PROVINCE.value, ""))
    return sorted(gates)


def hold_gates(gates: Iterable[tuple[str, str]], year: int) -> None:
    """Hold the rows, always in one order; a missing one is made first. After the dossier, before numbers are drawn."""
    gates = sorted(gates)
    if not gates:
        return
    there = set(QuotaGate.objects.filter(year=year).values_list("scope", "place"))
    missing = [QuotaGate(scope=scope, place=place, year=year) for scope, place in gates if (scope, place) not in there]
    QuotaGate.objects.bulk_create(missing, ignore_conflicts=True)
    rows = QuotaGate.objects.select_for_update().filter(year=year, place__in=[place for _, place in gates])
    list(rows.order_by("scope", "place").values_list("pk"))


@transaction.atomic
def allow_more(
    *,
    unit: Unit | None,
    bloc: Bloc | None,
    award_code: str,
    year: int,
    extra: int,
    reason: str,
    document: str,
    actor: Post,
    key: UUID | None = None,
) -> QuotaException:
    """Let one unit, one bloc, or the province (neither given) have so many more of an award in a year."""
    may_allow_more(actor).require()
    scope = QuotaScope.UNIT if unit else QuotaScope.BLOC if bloc else QuotaScope.PROVINCE
    place = unit or bloc
    hold_gates([(scope.value, str(place.pk) if place else "")], year)
    if before := repeated(ExceptionStep.objects, key):
        return before.exception
    if extra < 1:
        raise ValidationError({"extra": "Số được thêm phải từ 1 trở lên."})
    if not reason.strip() or not document.strip():
        raise ValidationError("Ngoại lệ phải có lý do và văn bản cho phép.")
    made = QuotaException.objects.create(
        scope=scope, unit=unit, bloc=bloc, award_code=award_code, year=year, extra=extra, reason=reason.strip(),
        document=document.strip(), by=actor,
    )  # fmt: skip
    made.steps.create(move="allow", actor=actor, note=f"+{extra}, {document.strip()}", key=key)
    return made


@transaction.atomic
def withdraw_exception(*, exception: QuotaException, note: str, actor: Post, key: UUID | None = None) -> ExceptionStep:
    """Take an exception back; what was put forward under it stays and is shown as over the limit."""
    hold_gates([(exception.scope, exception.place_key)], exception.year)
    exception = lock(exception)
    if before := repeated(exception.steps, key):
        return before
    may_allow_more(actor).require()
    if exception.withdrawn_at:
        raise ValidationError("Ngoại lệ này đã được rút.")
    if not note.strip():
        raise ValidationError({"note": "Hãy ghi lý do rút ngoại lệ."})
    exception.withdrawn_at = timezone.now()
    exception.save(update_fields=["withdrawn_at"])
    return exception.steps.create(move="withdraw", actor=actor, note=note.strip(), key=key)
