"""Pages of payments, of the fund, of the calculator and of quotas."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from awards.actions.payments import pay_prizes
from awards.actions.quotas import allow_more
from awards.choices import DossierState, NomineeState
from awards.models import BaseSalary, FundEntry, Payout, QuotaException
from tests.factories.awards import AwardTypeFactory, DossierFactory
from tests.factories.councils import (
    PROVINCE_AWARD,
    AuthorityFactory,
    BaseSalaryFactory,
    PrizeRateFactory,
    PrizeRoundingFactory,
    applied,
    appraised,
    drafted,
    numbered,
)
from tests.factories.dossiers import draft_dossier
from tests.factories.quotas import QuotaFactory, labourers, put_forward
from tests.factories.units import UnitFactory
from thiduakt.base.clock import today

pytestmark = pytest.mark.django_db

TYPED = {"paid_on": f"{today():%d/%m/%Y}", "document": "=HYPERLINK(1)", "unit": ""}


@pytest.fixture
def law(db):
    BaseSalaryFactory(amount=2_530_000)
    PrizeRoundingFactory()
    PrizeRateFactory(multiple="0.3")
    AuthorityFactory()


@pytest.fixture
def decision(law, leader, secretary, clerk):
    nominees = appraised(2, state=NomineeState.PASSED)
    return applied(numbered(drafted(nominees, leader, secretary), leader, clerk), clerk)


def page(client, name, *args, **query):
    return client.get(reverse(f"awards:{name}", args=args), query)


def cells(response) -> list:
    book = load_workbook(BytesIO(response.content))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_way_from_the_list_to_paid(login, clerk, decision):
    client = login(clerk)
    assert "Chưa chi" in page(client, "payments").content.decode()

    response = client.post(reverse("awards:payment_pay", args=[decision.pk]), TYPED)

    assert response.status_code == 302
    text = page(client, "payment_list", decision.pk).content.decode()
    assert text.count("760.000\xa0đ, ngày") == 2
    assert "Một triệu năm trăm hai mươi nghìn đồng" in text
    assert "Đã chi đủ" in page(client, "payments", paid="du").content.decode()
    assert page(client, "payments", paid="chua").context["page"].rows == []


def test_wrong_input_is_told_at_its_field_and_kept(login, clerk, decision):
    response = login(clerk).post(
        reverse("awards:payment_pay", args=[decision.pk]), {**TYPED, "paid_on": "01/01/2001", "document": "PC 7"}
    )

    text = response.content.decode()
    assert "Ngày chi phải từ ngày quyết định" in text
    assert 'value="PC 7"' in text
    assert not Payout.objects.exists()


def test_workbooks_hold_no_formula(login, clerk, decision):
    client = login(clerk)
    client.post(reverse("awards:payment_pay", args=[decision.pk]), TYPED)

    for name, args in (("payment_xlsx", [decision.pk]), ("fund_xlsx", [])):
        found = cells(page(client, name, *args))
        assert [cell.value for cell in found if cell.value == "=HYPERLINK(1)"]
        assert all(cell.data_type != "f" for cell in found)


def test_a_payment_is_taken_back_from_its_page(login, clerk, decision):
    pay_prizes(decision=decision, unit=None, paid_on=today(), document="PC 1", actor=clerk, on=today())

    login(clerk).post(reverse("awards:payment_back", args=[Payout.objects.get().pk]), {"note": "Nhầm"})

    assert [entry.reverses_id is not None for entry in FundEntry.objects.order_by("at")] == [False, True]


def test_leaders_read_and_units_are_told_whose_it_is(login, leader, unit_head, decision):
    client = login(leader)
    assert page(client, "payment_list", decision.pk).status_code == 200
    assert page(client, "payment_pay", decision.pk).status_code == 403
    assert page(client, "fund").status_code == 200
    assert page(client, "fund_entry").status_code == 403
    assert "do văn phòng" in page(login(unit_head), "payment_list", decision.pk).content.decode()


def test_the_fund_of_a_year(login, clerk, province):
    client = login(clerk)
    typed = {"kind": "budget", "amount": "600.000.000", "dated_on": f"{today():%d/%m/%Y}", "document": "QĐ 1"}

    response = client.post(reverse("awards:fund_entry"), typed, follow=True)

    assert response.context["found"].balance == 600_000_000
    assert "600.000.000\xa0đ" in response.content.decode()
    assert client.post(reverse("awards:fund_entry"), {**typed, "amount": "nhiều"}).context["form"].errors
    assert FundEntry.objects.get().owner == province


def test_the_calculator_spells_the_sum_out(login, unit_officer, law):
    query = {"award": PROVINCE_AWARD["code"], "subject": "ca_nhan", "on": "20/11/2026"}
    text = page(login(unit_officer), "prize_calculator", **query).content.decode()

    assert "0,3 × 2.530.000 = 759.000 đ, làm tròn lên đến 10.000 đ thành 760.000 đ" in text
    assert "Bảy trăm sáu mươi nghìn đồng" in text
    client = login(unit_officer)
    assert (
        "không nêu tiền thưởng" in page(client, "prize_calculator", **{**query, "subject": "tap_the"}).content.decode()
    )
    assert "Chưa có mức lương cơ sở" in page(client, "prize_calculator", **{**query, "on": "1/1/1999"}).content.decode()
    assert page(client, "prize_calculator", award="x", subject="y", on="z").context["has_errors"]


# Quotas -----------------------------------------------------------------------------------------


@pytest.fixture
def full(unit):
    QuotaFactory(severity="warn")
    dossier = DossierFactory(unit=unit, state=DossierState.SUBMITTED)
    put_forward(20, dossier, labourers())
    put_forward(4, dossier)
    return dossier


def places(response):
    return [(each.place.name, each.state.used) for each in response.context["page"].rows]


def test_officers_see_all_units_a_unit_its_own(login, reviewer, unit_head, full):
    other = DossierFactory(unit=UnitFactory(name="Sở Khác"), state=DossierState.SUBMITTED)
    put_forward(1, other, labourers())
    client = login(reviewer)

    assert places(page(client, "quotas", year=2026)) == [("Sở Xây dựng", 4), ("Sở Khác", 0)]
    assert places(page(client, "quotas", year=2026, state="vuot")) == [("Sở Xây dựng", 4)]
    assert places(page(client, "quotas", year=2026, state="gan")) == []
    assert places(page(client, "quotas", year=2026, q="so khac")) == [("Sở Khác", 0)]
    assert places(page(client, "quotas", year=2025)) == []
    assert places(page(login(unit_head), "quotas", year=2026)) == [("Sở Xây dựng", 4)]


def test_the_list_of_quotas_pages_and_refuses_broken_addresses(login, reviewer, full):
    client = login(reviewer)

    assert page(client, "quotas", after="50").context["page"].rows == []
    assert [page(client, "quotas", after=broken).status_code for broken in ("x", "-1", "9" * 30)] == [404] * 3


@pytest.mark.parametrize("units", [1, 5])
def test_the_list_of_quotas_costs_the_same(login, reviewer, full, units, django_assert_num_queries):
    for _ in range(units):
        put_forward(1, DossierFactory(state=DossierState.SUBMITTED), labourers())
    client = login(reviewer)
    client.get(reverse("awards:quotas"))

    with django_assert_num_queries(14):
        page(client, "quotas", year=2026)


def test_an_exception_is_written_shown_exported_and_withdrawn(login, reviewer, unit, full):
    client = login(reviewer)
    typed = {"award_code": "CSTDCS", "year": "2026", "extra": "1", "reason": "Lý do", "document": "=1+1"}

    assert client.post(reverse("awards:quota_exception"), {**typed, "place": "unit:x"}).context["form"].errors
    client.post(reverse("awards:quota_exception"), {**typed, "place": f"unit:{unit.pk}"})

    response = page(client, "quotas", year=2026)
    assert [each.state.over for each in response.context["page"].rows] == [0]
    assert "thêm 1 theo ngoại lệ" in response.content.decode()
    assert all(cell.data_type != "f" for cell in cells(page(client, "quotas_xlsx", year=2026)))
    client.post(reverse("awards:quota_withdraw", args=[QuotaException.objects.get().pk]), {"note": "Ghi nhầm"})
    text = page(client, "quotas", year=2026).content.decode()
    assert all(said in text for said in ("Đã rút", "Ghi nhầm", reviewer.user.full_name))


def test_the_bar_stands_where_people_are_put_forward(login, unit_officer, unit_head, reviewer):
    QuotaFactory(severity="warn")
    dossier = draft_dossier(unit_officer, people=20, award=labourers())
    put_forward(4, dossier)
    said = "Đã đề nghị 4/3 Chiến sĩ thi đua cơ sở (15% của 20 Lao động tiên tiến), vượt 1."

    for name in ("dossier_subjects", "dossier_check"):
        text = page(login(unit_officer), name, dossier.pk).content.decode()
        assert said in text
        assert "Đây là cảnh báo, không chặn." in text


def test_a_blocking_quota_refuses_on_the_page_and_loses_nothing(login, unit_officer):
    QuotaFactory()
    dossier = draft_dossier(unit_officer, people=1, award=labourers())
    person = dossier.nominees.get().person

    response = login(unit_officer).post(
        reverse("awards:dossier_subjects", args=[dossier.pk]),
        {"award_type": str(AwardTypeFactory().pk), "people": [str(person.pk)]},
    )

    assert "chưa đủ để được 1 Chiến sĩ thi đua cơ sở. Hãy đề nghị" in response.content.decode()
    assert dossier.nominees.count() == 1


def test_exceptions_of_others_are_not_shown_to_a_unit(login, stranger, reviewer, unit):
    allow_more(
        unit=unit,
        bloc=None,
        award_code="CSTDCS",
        year=2026,
        extra=1,
        reason="Chuyện riêng",
        document="1",
        actor=reviewer,
    )

    assert "Chuyện riêng" not in page(login(stranger), "quotas", year=2026).content.decode()


def test_a_decision_leads_to_its_payments_where_one_may_see_them(login, clerk, unit_head, decision):
    link = reverse("awards:payment_list", args=[decision.pk])

    assert link in page(login(clerk), "decision", decision.pk).content.decode()
    assert link not in page(login(unit_head), "decision", decision.pk).content.decode()


def test_a_decision_warns_of_what_it_would_pass(login, leader, secretary, law):
    nominees = appraised(2, state=NomineeState.PASSED)
    code = nominees[0].award_type_id
    QuotaFactory(award_code=code, numerator=code, denominator="LDTT", most=1, severity="warn")
    decision = drafted(nominees, leader, secretary)

    text = page(login(secretary), "decision", decision.pk).content.decode()

    assert "Hạn mức nếu ban hành quyết định này" in text
    assert "Đã đề nghị 2/1 Chiến sĩ thi đua cấp tỉnh (nhiều nhất 1), vượt 1." in text


def test_without_a_base_salary_every_page_says_what_to_enter(login, clerk, decision):
    BaseSalary.objects.all().delete()
    client = login(clerk)

    said = {name: page(client, name, decision.pk) for name in ("payment_list", "payment_print", "payment_pay")}

    assert {name: response.status_code for name, response in said.items()} == {
        "payment_list": 200,
        "payment_print": 403,
        "payment_pay": 403,
    }
    assert all("Chưa có mức lương cơ sở" in response.content.decode() for response in said.values())
