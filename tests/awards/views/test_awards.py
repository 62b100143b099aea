"""The page of one line and the acts on it in the browser: what is asked, what stays when refused, a second press."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.choices import NomineeState
from awards.models import Award, AwardStep
from tests.factories.awards import AwardFactory, AwardTypeFactory
from tests.factories.councils import (
    AuthorityFactory,
    BaseSalaryFactory,
    PrizeRateFactory,
    applied,
    appraised,
    drafted,
    numbered,
)
from tests.factories.people import HouseholdFactory
from tests.factories.units import EmploymentFactory
from thiduakt.base.clock import today
from thiduakt.base.vietnamese import short_date


def line(unit, **changes) -> dict:
    return {
        "award_type": "CSTDCS", "year": "2020", "kind": "cong_trang", "decision_number": "12/QĐ-CU",
        "decided_on": "20/12/2020", "decided_by": "Sở Cũ", "name": "Lê Văn Đức", "holder_unit": str(unit.pk),
        "confidence": "likely", "note": "Theo sổ cũ", "key": str(uuid4()),
    } | changes  # fmt: skip


def taking_back(**changes) -> dict:
    day = short_date(today())
    return {
        "ground": "gian_doi_ke_khai", "decision_number": "9/QĐ-HB", "decided_on": day, "decided_by": "Sở Cũ",
        "conclusion_number": "1/KL", "conclusion_on": day, "note": "Gian dối", "key": str(uuid4()),
    } | changes  # fmt: skip


def page_of(award, act="award"):
    return reverse(f"awards:{act}", args=[award.pk])


@pytest.fixture
def worker(unit):
    AwardTypeFactory()
    return EmploymentFactory(unit=unit, position="Chuyên viên").person


def test_an_old_award_is_found_a_place_and_entered_once(login, reviewer, worker, unit):
    client = login(reviewer)
    found = client.get(reverse("awards:award_choose"), {"q": worker.full_name})
    address = reverse("awards:award_new", args=["ca-nhan", worker.pk])
    assert address in found.content.decode()
    first = client.get(address).context["form"].initial
    typed = line(unit, document=SimpleUploadedFile("qd.pdf", b""))
    refused = client.post(address, typed)
    typed = line(unit)
    answers = [client.post(address, typed) for _ in range(2)]

    award = Award.objects.get()
    assert (first["position_title"], first["holder_unit"]) == ("Chuyên viên", unit.pk)
    assert (refused.status_code, refused.context["form"]["decision_number"].value()) == (200, "12/QĐ-CU")
    assert [answer.url for answer in answers] == [award.get_absolute_url()] * 2
    assert (award.person, award.source, award.decision_number) == (worker, "entered", "12/QĐ-CU")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"decided_on": "31/02/2020"}, "decided_on"),
        ({"year": "2021"}, "year"),
        ({"prize": "-5"}, "prize"),
        ({"award_type": "KHONG_CO"}, "award_type"),
        ({"note": ""}, "note"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(login, reviewer, worker, unit, changes, field):
    response = login(reviewer).post(reverse("awards:award_new", args=["ca-nhan", worker.pk]), line(unit, **changes))

    assert (list(response.context["form"].errors), Award.objects.count()) == ([field], 0)


def test_a_household_and_a_unit_get_lines_too(login, reviewer, unit):
    AwardTypeFactory(code="GDVH", for_person=False, for_household=True, for_unit=True)
    household = HouseholdFactory(unit=unit)
    client = login(reviewer)
    for of, subject in (("ho-gia-dinh", household), ("tap-the", unit)):
        client.post(reverse("awards:award_new", args=[of, subject.pk]), line(unit, award_type="GDVH"))

    assert {(award.household, award.unit) for award in Award.objects.all()} == {(household, None), (None, unit)}


def test_a_line_is_put_right_taken_back_and_restored(login, reviewer, worker, unit):
    client, old = login(reviewer), AwardFactory(person=worker, holder_unit=unit)
    typed = line(unit, year="2019", decided_on="20/12/2019", note="Sai năm")
    assert client.get(page_of(old, "award_correct")).context["form"].initial["year"] == 2025
    client.post(page_of(old, "award_correct"), typed)
    new = old.superseded_by.get()
    again = client.post(page_of(old, "award_correct"), typed)
    client.post(page_of(new, "award_revoke"), taking_back(amount_back="1.000.000", fund="Quỹ tỉnh"))
    revoked = client.get(page_of(new)).content.decode()
    client.post(page_of(new, "award_restore"), {"note": "Kết luận lại", "key": str(uuid4())})
    new.refresh_from_db()

    assert (again.status_code, new.year, new.state, Award.objects.count()) == (302, 2019, "restored", 2)
    assert all(text in revoked for text in ("đã bị hủy bỏ", "1.000.000", "Quỹ tỉnh", "1/KL", page_of(old)))
    assert page_of(new) in client.get(page_of(old)).content.decode()


def test_a_mistaken_entry_needs_no_paper_of_a_decision(login, reviewer):
    award = AwardFactory(source="imported")
    typed = taking_back(ground="ghi_nham", decision_number="", conclusion_number="", conclusion_on="")
    login(reviewer).post(page_of(award, "award_revoke"), typed)

    assert list(AwardStep.objects.values_list("award", "revocation__ground")) == [(award.pk, "ghi_nham")]


def test_a_decision_is_taken_back_after_a_page_that_says_how_many(login, province, unit, leader, secretary, clerk):
    AuthorityFactory(), PrizeRateFactory(), BaseSalaryFactory()
    nominees = appraised(3, state=NomineeState.PASSED, unit=unit)
    decision = applied(numbered(drafted(nominees, leader, secretary), leader, clerk), clerk)
    client, address = login(leader), reverse("awards:decision_revoke", args=[decision.pk])
    asked = client.get(address)
    typed = taking_back(decided_by="Chủ tịch")
    answers = [client.post(address, typed) for _ in range(2)]

    assert (asked.context["total"], "3 khen thưởng" in asked.content.decode()) == (3, True)
    assert [answer.url for answer in answers] == [decision.get_absolute_url()] * 2
    assert set(decision.awards.values_list("state", flat=True)) == {"revoked"}
    assert "Quyết định này đã bị hủy bỏ" in client.get(decision.get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_journal(login, reviewer, django_assert_num_queries, count):
    award = AwardFactory()
    for _ in range(count):
        award.steps.create(move="enter", target="valid", actor=reviewer)
    client = login(reviewer)
    with django_assert_num_queries(8):
        client.get(page_of(award))


def test_a_line_of_others_is_not_there(login, stranger, unit):
    award = AwardFactory(holder_unit=unit)

    assert [
        login(stranger).get(page_of(award, act)).status_code for act in ("award", "award_revoke", "award_file")
    ] == [404] * 3
