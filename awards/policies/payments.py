"""Which awards of a decision are paid, how much, out of which fund, and why some are not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q, QuerySet

from awards.choices import AwardState, DecisionState, PrizeSubject
from awards.eligibility.prize import Claim, Ruling, is_paid_by_province, settle
from awards.models import Award, Decision, LawNote, PayoutLine, PrizeRate
from awards.policies.prizes import Prizes, notes_on, spans_on, subject_of
from thiduakt.base.numerals import money_in_words
from thiduakt.base.verdict import YES, Verdict, no
from units.choices import OFFICE_ROLES, Role, UnitKind
from units.models import Post, Unit

TOPIC = "tien_thuong"
# Codes of the law's notes on prizes: who pays, and which of several is paid.
PAYER_NOTE, HIGHEST_NOTE = "PR-01", "PR-03"
WRITERS = frozenset({Role.OFFICE_OFFICER, Role.CLERK, Role.REVIEWER, Role.SECRETARY})
GROUPS = ("person", "unit", "household")
PLACED = ("award_type", "holder_unit", "nominee__dossier__unit")


@dataclass(frozen=True, slots=True)
class PayLine:
    """One award on the list. `prize`: what the law gives (None: not known yet); `due`: what is still to be paid."""

    number: int
    award: Award
    unit: Unit
    multiple: object
    prize: int | None
    due: int
    reason: str
    paid: PayoutLine | None

    @property
    def counts(self) -> int:
        """What the award costs in the end: paid, or due."""
        return self.paid.amount if self.paid else self.due


@dataclass(slots=True)
class UnitTotal:
    """The lines of one unit added up."""

    unit: Unit
    lines: list[PayLine] = field(default_factory=list)

    @property
    def due(self) -> int:
        return sum(line.due for line in self.lines)

    @property
    def paid(self) -> int:
        return sum(line.paid.amount for line in self.lines if line.paid)

    @property
    def total(self) -> int:
        return self.due + self.paid


@dataclass(frozen=True, slots=True)
class Cap:
    """A kind of recipient for which only the highest amount is named, and what was chosen."""

    subject: str
    rate: PrizeRate
    most: int
    chosen: int | None
    document: str

    @property
    def label(self) -> str:
        return PrizeSubject(self.subject).label


class PaymentList:
    """The list of an applied decision; the same number of queries for one award and for two thousand.

    Raises ValidationError when the data has no base salary for the decision's day.
    """

    def __init__(self, decision: Decision):
        self.decision, self.prizes = decision, Prizes(decision.issued_on)
        self.notes = notes_on(TOPIC, decision.issued_on)

    @cached_property
    def awards(self) -> list[Award]:
        rows = self.decision.awards.select_related(*PLACED)
        return list(rows.order_by("register_number", "name", "pk"))

    @cached_property
    def owner(self) -> Unit:
        """The office whose fund pays: that of the deciding level; for awards of the State the province's."""
        state = any(is_paid_by_province(award.authority) for award in self.awards)
        return province_of(self.decision.issuer) if state else self.decision.issuer

    @cached_property
    def chosen(self) -> dict:
        return {row.subject: row for row in self.decision.cap_choices.all()}

    @cached_property
    def caps(self) -> list[Cap]:
        """Kinds of recipients whose amount the office chooses."""
        found = []
        for subject in sorted({subject_of(award) for award in self.awards}):
            rate = self._rate(subject)
            if rate and rate.is_cap:
                row = self.chosen.get(subject)
                amount, document = (row.amount, row.document) if row else (None, "")
                found.append(Cap(subject, rate, self.prizes.amount(rate), amount, document))
        return found

    @cached_property
    def lines(self) -> list[PayLine]:
        paid, rulings = self._paid, self._rulings
        return [self._line(n, award, rulings, paid.get(award.pk)) for n, award in enumerate(self.awards, start=1)]

    @cached_property
    def by_unit(self) -> list[UnitTotal]:
        units: dict = {}
        for line in self.lines:
            units.setdefault(line.unit.pk, UnitTotal(line.unit)).lines.append(line)
        return sorted(units.values(), key=lambda each: each.unit.path)

    @property
    def due(self) -> int:
        return sum(each.due for each in self.by_unit)

    @property
    def paid(self) -> int:
        return sum(each.paid for each in self.by_unit)

    @property
    def total(self) -> int:
        return self.due + self.paid

    @property
    def words(self) -> str:
        return money_in_words(self.total)

    @property
    def payable(self) -> list[PayLine]:
        """Lines with something still to pay."""
        return [line for line in self.lines if line.due and line.paid is None]

    @property
    def payer_note(self) -> LawNote | None:
        return self.notes.get(PAYER_NOTE)

    @property
    def highest_note(self) -> LawNote | None:
        return self.notes.get(HIGHEST_NOTE)

    def prize_of(self, award: Award) -> int | None:
        """As it was fixed when the decision was applied; else by the law's rows; capped ones as chosen."""
        rate = self._rate(subject_of(award), award.award_type_id)
        if award.prize is not None:
            return award.prize
        if rate is None:
            return None
        if not rate.is_cap:
            return self.prizes.amount(rate)
        row = self.chosen.get(subject_of(award)) if award.decision_id == self.decision.pk else None
        return row.amount if row else None

    def _rate(self, subject: str, code: str = "") -> PrizeRate | None:
        return self.prizes.rate(code or self.decision.award_type_id, subject)

    @cached_property
    def _others(self) -> list[Award]:
        """Other titles of the same recipients that may be for the same achievement."""
        return list(rivals_of(self.awards).select_related("award_type"))

    @cached_property
    def _paid(self) -> dict:
        rows = PayoutLine.objects.filter(stands=True, award__in=[*self.awards, *self._others])
        paid = {row.award_id: row for row in rows.select_related("payout")}
        # What was paid for a line that was put right since is paid for the line in its place.
        for award in sorted(self.awards, key=lambda each: each.entered_at):
            if award.supersedes_id in paid:
                paid[award.pk] = paid.pop(award.supersedes_id)
        return paid

    @cached_property
    def _rulings(self) -> dict:
        awards = [award for award in (*self.awards, *self._others) if award.state in STANDING]
        spans = spans_on({award.award_type_id for award in awards}, self.decision.issued_on)
        return settle([self._claim(award, spans) for award in awards])

    def _claim(self, award: Award, spans: dict[str, int]) -> Claim:
        paid = self._paid.get(award.pk)
        return Claim(
            key=award.pk,
            subject=subject_key(award),
            name=award.award_type.name,
            is_title=award.award_type.kind == "title",
            period=period_of(award, spans.get(award.award_type_id, 1)),
            kind=award.kind,
            amount=self.prize_of(award) or 0,
            paid=paid.amount if paid else 0,
        )

    def _line(self, number: int, award: Award, rulings: dict, paid: PayoutLine | None) -> PayLine:
        ruling, prize = rulings.get(award.pk, Ruling(0)), self.prize_of(award)
        rate = self._rate(subject_of(award))
        multiple, unit = rate.multiple if rate else None, unit_of(award)
        due, reason = (0, ruling.reason) if paid else (ruling.due, ruling.reason)
        if award.state not in STANDING:
            due, reason = 0, _gone(award, paid)
        elif prize is None:
            due, reason = 0, self._unknown(rate)
        return PayLine(number, award, unit, multiple, prize, due, reason, paid)

    @staticmethod
    def _unknown(rate: PrizeRate | None) -> str:
        if rate is None:
            return "Dữ liệu chưa có mức thưởng của danh hiệu, hình thức này cho đối tượng này."
        return "Quy định chỉ nêu mức cao nhất. Hãy ghi mức chi của đơn vị."


STANDING = frozenset({AwardState.VALID, AwardState.RESTORED})


def _gone(award: Award, paid: PayoutLine | None) -> str:
    said = f"Khen thưởng {award.get_state_display()}, không chi."
    return f"{said} Đã chi trước đó: cần thu hồi." if paid else said


def rivals_of(awards: Iterable[Award]) -> QuerySet[Award]:
    """Titles in force of the same recipients in the same years, decided elsewhere; the callers' own are left out."""
    awards = list(awards)
    same = Q(pk=None)
    for group in GROUPS:
        if keys := {getattr(award, f"{group}_id") for award in awards} - {None}:
            same |= Q(**{f"{group}__in": keys})
    years = {award.year for award in awards}
    rows = Award.objects.standing().filter(same, year__in=years, award_type__kind="title")
    return rows.exclude(pk__in=[award.pk for award in awards])


def subject_key(award: Award) -> tuple:
    return award.person_id, award.unit_id, award.household_id


def period_of(award: Award, span: int) -> tuple[int, int]:
    """First and last year of the achievement: as the register says, else the years that the title asks for."""
    if award.period_from and award.period_to:
        return award.period_from.year, award.period_to.year
    return award.year - span + 1, award.year


def unit_of(award: Award) -> Unit:
    """The unit that put the recipient forward; of awards without a dossier the one they are counted under."""
    return award.nominee.dossier.unit if award.nominee_id else award.holder_unit


def province_of(unit: Unit) -> Unit:
    """The province the unit stands under; the unit itself where there is none."""
    return Unit.objects.filter(kind=UnitKind.PROVINCE, ended_on=None).order_by("founded_on", "pk").first() or unit


def reaches(actor: Post, owner: Unit) -> bool:
    """Whether the actor's desk works for this office: the province's desks for all, others for their own."""
    if actor.role not in OFFICE_ROLES:
        return False
    if actor.sees_all or owner.path.startswith(actor.unit.path):
        return True
    return owner.kind != UnitKind.PROVINCE and actor.unit.path.startswith(owner.path)


def may_see_fund(actor: Post, owner: Unit) -> Verdict:
    """Whether the actor may read payments and the ledger of this office."""
    if actor.role not in OFFICE_ROLES:
        return no("Chi thưởng và quỹ do văn phòng, Ban Thi đua - Khen thưởng và lãnh đạo theo dõi.")
    return YES if reaches(actor, owner) else no(f"Quỹ này do {owner.label} quản lý.")


def may_keep_fund(actor: Post, owner: Unit) -> Verdict:
    """Whether the actor may write payments and entries."""
    seen = may_see_fund(actor, owner)
    if not seen or actor.role in WRITERS:
        return seen
    return no("Lãnh đạo xem; văn phòng, văn thư, Ban Thi đua - Khen thưởng và Thư ký ghi.")


def may_pay(actor: Post, decision: Decision, owner: Unit) -> Verdict:
    """Whether prizes of the decision may be marked as paid now."""
    if decision.state != DecisionState.APPLIED:
        return no(f"Quyết định {decision.get_state_display()}; chỉ chi thưởng theo quyết định đã áp dụng.")
    return may_keep_fund(actor, owner)
