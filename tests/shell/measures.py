"""Samples of money and quotas: a payment made, an entry of the fund, a decision whose prize is only capped."""

from uuid import uuid4

from awards.actions.fund import enter_in_fund
from awards.actions.payments import pay_prizes
from awards.actions.quotas import allow_more
from awards.models import Decision, Payout
from awards.policies.payments import province_of
from tests.factories.awards import AwardFactory, AwardTypeFactory
from tests.factories.councils import PrizeRateFactory
from thiduakt.base.clock import today
from units.choices import Role

_EXTRA = {"unit": None, "bloc": None, "award_code": "CO_CP", "extra": 1, "reason": "Lý do", "document": "TB 1"}
ARGUMENTS = {"awards:payment_cap": lambda s, decision: [decision.pk, "ca_nhan"]}
TYPED = {
    "awards:payment_pay": lambda s, thing: {"paid_on": f"{today():%d/%m/%Y}", "document": "PC 01"},
    "awards:payment_cap": lambda s, thing: {"amount": "10.000", "document": "Quyết định mức chi"},
    "awards:quota_exception": lambda s, thing: {
        "place": "province",
        "award_code": "CSTDCS",
        "year": str(today().year),
        "extra": "1",
        "reason": "Lý do",
        "document": "TB 1",
    },
    "awards:fund_entry": lambda s, thing: {
        "kind": "budget",
        "amount": "1.000.000",
        "dated_on": f"{today():%d/%m/%Y}",
        "document": "QĐ 1",
    },
}


def things(samples) -> dict:
    decision, clerk = samples.things["decision applied"], samples.actor(Role.CLERK)
    entry = {"kind": "budget", "amount": 1_000_000, "dated_on": today(), "document": "QĐ 1", "note": ""}
    return {
        "decision with a cap": _decision(decision, 801, is_cap=True),
        "payout": _payout(_decision(decision, 802), clerk),
        "exception from a quota": allow_more(**_EXTRA, year=today().year, actor=samples.actor(Role.REVIEWER)),
        "fund entry": enter_in_fund(owner=province_of(clerk.unit), **entry, actor=clerk, on=today()),
    }


def _decision(like: Decision, number: int, *, is_cap: bool = False) -> Decision:
    """An applied decision of the same office on an award of its own, for one person."""
    award = AwardTypeFactory(code=f"THU{number}", name=f"Kỷ niệm thử {number}", kind="form")
    PrizeRateFactory(award_type=award, multiple="0.6", is_cap=is_cap)
    decision = Decision.objects.get(pk=like.pk)
    decision.pk, decision.number, decision.award_type, decision._state.adding = uuid4(), number, award, True
    decision.save()
    AwardFactory(decision=decision, award_type=award, prize=None, holder_unit=like.issuer, register_number=1)
    return decision


def _payout(decision: Decision, clerk) -> Payout:
    pay_prizes(decision=decision, unit=None, paid_on=today(), document="PC 0", actor=clerk, on=today())
    return decision.payouts.get()
