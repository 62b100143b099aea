"""Prizes paid from the list of a decision, once, into the ledger and back."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.fund import enter_in_fund, reverse_entry
from awards.actions.payments import choose_cap, pay_prizes, take_back_payout
from awards.choices import AwardState, NomineeState, PayoutState
from awards.facts.fund import fund_year, fund_years
from awards.models import FundEntry, Payout
from awards.policies.payments import PaymentList
from tests.factories.awards import AwardFactory, AwardTypeFactory
from tests.factories.councils import (
    AuthorityFactory,
    BaseSalaryFactory,
    PrizeRateFactory,
    PrizeRoundingFactory,
    applied,
    appraised,
    drafted,
    numbered,
)
from tests.factories.units import UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def law(db):
    BaseSalaryFactory(amount=2_530_000)
    PrizeRoundingFactory()
    AuthorityFactory()


def decided(people, leader, secretary, clerk, award=None, unit=None):
    """An applied decision of the province for so many people of a unit."""
    nominees = appraised(people, state=NomineeState.PASSED, award=award, **({"unit": unit} if unit else {}))
    return applied(numbered(drafted(nominees, leader, secretary), leader, clerk), clerk)


@pytest.fixture
def decision(law, leader, secretary, clerk):
    PrizeRateFactory(multiple="0.3")
    return decided(3, leader, secretary, clerk)


def pay(decision, actor, **how):
    said = {"unit": None, "paid_on": today(), "document": "PC 12"}
    return pay_prizes(decision=decision, **{**said, **how}, actor=actor, on=today())


def test_the_list_says_who_is_paid_how_much(decision, province):
    sheet = PaymentList(decision)

    assert [(line.number, line.prize, line.due, line.reason) for line in sheet.lines] == [
        (n, 760_000, 760_000, "") for n in (1, 2, 3)
    ]
    assert (sheet.total, sheet.words, sheet.owner) == (
        2_280_000,
        "Hai triệu hai trăm tám mươi nghìn đồng",
        province,
    )


def test_paying_writes_each_line_and_one_entry_of_the_fund(decision, clerk, province):
    step = pay(decision, clerk)

    payout = Payout.objects.get()
    assert (payout.total, payout.lines.count(), step.move) == (2_280_000, 3, "pay")
    entry = FundEntry.objects.get()
    assert (entry.owner, entry.kind, entry.amount, entry.payout) == (province, "prize", 2_280_000, payout)
    assert [(line.due, line.paid.amount) for line in PaymentList(decision).lines] == [(0, 760_000)] * 3


def test_nothing_is_paid_twice(decision, clerk):
    key = uuid4()
    first = pay_prizes(decision=decision, unit=None, paid_on=today(), document="PC 1", actor=clerk, on=today(), key=key)
    again = pay_prizes(decision=decision, unit=None, paid_on=today(), document="PC 1", actor=clerk, on=today(), key=key)

    assert first == again
    with pytest.raises(ValidationError, match="Không còn dòng nào chờ chi"):
        pay(decision, clerk)
    assert FundEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"paid_on": date(2000, 1, 1)}, "phải từ ngày quyết định"),
        ({"paid_on": today() + timedelta(days=1)}, "không được sau hôm nay"),
        ({"document": "  "}, "chứng từ"),
    ],
)
def test_day_and_document_must_fit(decision, clerk, how, sentence):
    with pytest.raises(ValidationError, match=sentence):
        pay(decision, clerk, **how)
    assert not Payout.objects.exists()


def test_one_unit_is_paid_and_the_others_wait(law, leader, secretary, clerk, unit):
    PrizeRateFactory(multiple="1")
    nominees = appraised(1, state=NomineeState.PASSED, unit=unit)
    nominees += appraised(2, state=NomineeState.PASSED, round=nominees[0].dossier.round)
    decision = applied(numbered(drafted(nominees, leader, secretary), leader, clerk), clerk)

    pay(decision, clerk, unit=unit)

    assert sorted((each.due, each.paid) for each in PaymentList(decision).by_unit) == [(0, 2_530_000), (5_060_000, 0)]
    with pytest.raises(ValidationError, match=f"Không còn dòng nào của {unit.label}"):
        pay(decision, clerk, unit=unit)


def test_a_payment_taken_back_leaves_its_trace_and_may_be_made_anew(decision, clerk, province):
    pay(decision, clerk)
    payout = Payout.objects.get()

    take_back_payout(payout=payout, note="Nhầm chứng từ", actor=clerk, on=today())

    payout.refresh_from_db()
    assert payout.state == PayoutState.REVERSED
    assert [entry.signed for entry in FundEntry.objects.order_by("at")] == [-2_280_000, 2_280_000]
    assert fund_year(province, today().year).balance == 0
    with pytest.raises(ValidationError, match="đã được hủy"):
        take_back_payout(payout=payout, note="Lần nữa", actor=clerk, on=today())
    pay(decision, clerk, document="PC 13")
    assert [step.move for step in decision.payment_steps.all()] == ["pay", "take_back", "pay"]


def test_only_those_who_keep_the_fund_pay(decision, leader, unit_head, unit_officer):
    for stranger in (leader, unit_head, unit_officer):
        with pytest.raises(Refused):
            pay(decision, stranger)


def test_of_two_titles_for_one_year_the_highest_is_paid(law, leader, secretary, clerk):
    lower = AwardTypeFactory(code="LDTT", name="Lao động tiên tiến")
    AuthorityFactory(award_type=lower)
    PrizeRateFactory(award_type=lower, multiple="0.3")
    decision = decided(2, leader, secretary, clerk, award=lower)
    first, second = decision.awards.order_by("register_number")
    AwardFactory(person=first.person, year=first.year, award_type=AwardTypeFactory(), prize=2_530_000)

    lines = PaymentList(decision).lines

    assert [(line.due, line.reason) for line in lines] == [
        (0, "Cùng thành tích đã có mức thưởng của Chiến sĩ thi đua cơ sở; chỉ chi mức cao nhất."),
        (760_000, ""),
    ]
    assert second.pk == lines[1].award.pk


def test_a_higher_title_decided_later_pays_the_rest(law, leader, secretary, clerk):
    lower = AwardTypeFactory(code="LDTT", name="Lao động tiên tiến")
    PrizeRateFactory(award_type=lower, multiple="0.3")
    PrizeRateFactory(multiple="3")
    AuthorityFactory(award_type=lower)
    decision = decided(1, leader, secretary, clerk, award=lower)
    pay(decision, clerk)
    award = decision.awards.get()
    higher = decided(1, leader, secretary, clerk)
    twin = AwardFactory(
        person=award.person, year=award.year, decision=higher, award_type=higher.award_type, prize=7_590_000,
        register_number=9,
    )  # fmt: skip

    line = next(line for line in PaymentList(higher).lines if line.award.pk == twin.pk)

    assert (line.due, line.reason) == (
        6_830_000,
        "Đã chi 760.000 đ của Lao động tiên tiến cho cùng thành tích; chi phần còn lại.",
    )


def test_a_revoked_award_is_not_paid(decision):
    award = decision.awards.first()
    type(award).objects.filter(pk=award.pk).update(state=AwardState.REVOKED)

    line = next(line for line in PaymentList(decision).lines if line.award.pk == award.pk)

    assert (line.due, line.reason) == (0, "Khen thưởng đã hủy bỏ, không chi.")


def test_a_capped_prize_waits_for_the_amount_of_the_office(law, leader, secretary, clerk):
    PrizeRateFactory(multiple="0.6", is_cap=True)
    decision = decided(2, leader, secretary, clerk)
    said = {"decision": decision, "subject": "ca_nhan", "document": "QĐ 5", "actor": clerk}

    assert [line.due for line in PaymentList(decision).lines] == [0, 0]
    for amount in (0, 1_520_001):
        with pytest.raises(ValidationError, match=r"không quá 1\.520\.000"):
            choose_cap(**said, amount=amount)
    choose_cap(**said, amount=1_000_000)
    assert PaymentList(decision).due == 2_000_000
    pay(decision, clerk)
    with pytest.raises(ValidationError, match="hủy lần chi"):
        choose_cap(**said, amount=1_200_000)


def test_awards_of_the_state_are_paid_by_the_province(law, leader, secretary, clerk, province):
    issuer = UnitFactory(parent=province)
    PrizeRateFactory(multiple="1")
    decision = decided(1, leader, secretary, clerk)
    type(decision).objects.filter(pk=decision.pk).update(issuer=issuer)
    decision.refresh_from_db()
    assert PaymentList(decision).owner == issuer
    AwardFactory(decision=decision, award_type=decision.award_type, authority="CHU_TICH_NUOC", prize=1)
    assert PaymentList(decision).owner == province


@pytest.mark.parametrize("people", [1, 5])
def test_the_list_costs_the_same_for_any_number(law, leader, secretary, clerk, people, django_assert_num_queries):
    PrizeRateFactory(multiple="0.3")
    decision = decided(people, leader, secretary, clerk)

    with django_assert_num_queries(8):
        sheet = PaymentList(decision)
        assert (len(sheet.lines), sheet.total) == (people, 760_000 * people)


# The ledger -------------------------------------------------------------------------------------


def entered(owner, actor, kind="budget", amount=1_000_000, dated_on=None, **more):
    said = {"document": "QĐ 1", "note": "", "on": today(), **more}
    return enter_in_fund(owner=owner, kind=kind, amount=amount, dated_on=dated_on or today(), actor=actor, **said)


def test_the_balance_is_carried_over(province, clerk):
    year = today().year
    entered(province, clerk, amount=900, dated_on=date(year - 2, 3, 1))
    entered(province, clerk, kind="frame", amount=200, dated_on=date(year - 2, 4, 1))
    entered(province, clerk, kind="donation", amount=50)
    entered(province, clerk, kind="organising", amount=30)

    assert [(y.year, y.carried, y.income, y.spending, y.balance) for y in fund_years(province)] == [
        (year, 700, 50, 30, 720),
        (year - 2, 0, 900, 200, 700),
    ]
    assert (fund_year(province, year - 1).carried, fund_year(province, year - 1).balance) == (700, 700)
    assert fund_year(province, year - 3).balance == 0


def test_a_wrong_entry_is_set_off_once_by_its_opposite(province, clerk):
    entry = entered(province, clerk)

    reverse_entry(entry=entry, note="Ghi nhầm", actor=clerk, on=today())

    assert fund_year(province, today().year).balance == 0
    assert FundEntry.objects.count() == 2
    for wrong in (entry, FundEntry.objects.get(reverses=entry)):
        with pytest.raises(ValidationError, match="đã được ghi đảo"):
            reverse_entry(entry=wrong, note="Lần nữa", actor=clerk, on=today())


def test_prizes_come_from_lists_only_and_go_back_there(decision, province, clerk):
    with pytest.raises(ValidationError, match="từ danh sách chi thưởng"):
        entered(province, clerk, kind="prize")
    pay(decision, clerk)
    with pytest.raises(ValidationError, match="hủy lần chi"):
        reverse_entry(entry=FundEntry.objects.get(), note="x", actor=clerk, on=today())


def test_a_second_press_writes_once_and_wrong_input_nothing(province, clerk, leader):
    key = uuid4()
    assert entered(province, clerk, key=key) == entered(province, clerk, key=key)
    with pytest.raises(ValidationError, match="lớn hơn 0"):
        entered(province, clerk, amount=0)
    with pytest.raises(ValidationError, match="không được sau hôm nay"):
        entered(province, clerk, dated_on=today() + timedelta(days=1))
    with pytest.raises(Refused):
        entered(province, leader)
    assert FundEntry.objects.count() == 1
