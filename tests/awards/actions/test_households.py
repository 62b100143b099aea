"""Households put forward: kept as on the day, refused with a reason, followed to the register."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from awards.actions.dossiers import open_dossier
from awards.actions.nominees import choose_award, nominate, remove_nominee
from awards.actions.submissions import submit_dossier
from awards.actions.wishes import Wish
from awards.models import Award, Nominee
from tests.factories.awards import AwardFactory, AwardTypeFactory, NomineeFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.councils import (
    PROVINCE_AWARD,
    AuthorityFactory,
    BaseSalaryFactory,
    PrizeRateFactory,
    applied,
    appraised,
    drafted,
    numbered,
)
from tests.factories.dossiers import REPORT, ready_dossier
from tests.factories.people import HouseholdFactory
from tests.factories.reorganisations import absorbed
from tests.factories.units import PersonFactory, PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.actions.reorganising import apply_reorganisation
from units.actions.undoing_reorganisations import undo_reorganisation
from units.choices import UnitKind
from units.models import Household
from units.policies.reorganisations import ReorganisationPolicy

FAMILY = {"code": "GDVH", "name": "Gia đình văn hóa", "for_person": False, "for_household": True}


@pytest.fixture
def commune(province):
    return UnitFactory(kind=UnitKind.COMMUNE, name="Ủy ban nhân dân xã An Phú", short_name="Xã An Phú", parent=province)


@pytest.fixture
def officer(commune):
    return PostFactory(unit=commune)


@pytest.fixture
def award(db):
    return AwardTypeFactory(**FAMILY)


@pytest.fixture
def household(commune):
    return HouseholdFactory(unit=commune, head_name="Lê Văn Hòa", person=PersonFactory(sex="male"))


def opened(officer):
    return open_dossier(round=RoundFactory(award_codes=["GDVH", "GK_XA", "CSTDCS"]), actor=officer, on=today())


@pytest.fixture
def dossier(officer):
    return opened(officer)


def put(dossier, actor, *households, award, **more):
    wishes = [Wish(award, household=household) for household in households]
    return nominate(dossier=dossier, wishes=wishes, actor=actor, on=today(), **more)


def test_a_household_is_kept_as_on_the_day(dossier, officer, award, household):
    key = uuid4()
    (made,) = put(dossier, officer, household, award=award, key=key)
    put(dossier, officer, household, award=award, key=key)
    Household.objects.update(address="Thôn Tây", head_name="Lê Văn Khác")

    (kept,) = dossier.nominees.all()
    assert kept == made
    assert (kept.household, kept.group, kept.name, kept.unit_name, kept.position_title) == (
        household,
        "household",
        "Hộ ông Lê Văn Hòa",
        "Thôn Đông, xã An Phú",
        "",
    )


def test_a_head_without_a_record_has_no_form_of_address(commune):
    alone = HouseholdFactory(unit=commune, head_name="Trần Thị Na", address="")

    assert (alone.paper_name, alone.paper_address) == ("Hộ Trần Thị Na", "xã An Phú")


def test_a_long_address_fits_on_the_paper(dossier, officer, award, commune):
    (made,) = put(dossier, officer, HouseholdFactory(unit=commune, address="x" * 200), award=award)

    assert made.unit_name == "x" * 200


def refusal(dossier, officer, *households, award) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        put(dossier, officer, *households, award=award)
    return caught.value.messages


def test_each_refusal_says_why(dossier, officer, award, household, province):
    people_only = AwardTypeFactory()
    ended = HouseholdFactory(unit=household.unit, head_name="Ông Cũ", ended_on=today())
    goes = HouseholdFactory(unit=household.unit, head_name="Bà Còn", ended_on=today() + timedelta(days=1))
    foreign = HouseholdFactory(unit=UnitFactory(name="UBND xã An Lâm", parent=province), head_name="Bà Xa")
    put(dossier, officer, household, award=award)

    assert refusal(dossier, officer, household, award=people_only) == [
        "Chiến sĩ thi đua cơ sở không xét cho hộ gia đình (Hộ ông Lê Văn Hòa)."
    ]
    assert refusal(dossier, officer, ended, foreign, award=award) == [
        f"Hộ Ông Cũ đã thôi theo dõi từ ngày {today():%d/%m/%Y}.",
        "Hộ Bà Xa thuộc UBND xã An Lâm, không thuộc Ủy ban nhân dân xã An Phú.",
    ]
    assert refusal(dossier, officer, household, award=award) == [
        "Hộ ông Lê Văn Hòa đang được đề nghị Gia đình văn hóa năm 2026 trong hồ sơ này."
    ]
    assert refusal(opened(officer), officer, household, award=award) == [
        "Hộ ông Lê Văn Hòa đang được đề nghị Gia đình văn hóa năm 2026 trong hồ sơ khác."
    ]
    assert len(put(dossier, officer, goes, award=award)) == 1


def test_the_database_holds_one_subject_and_one_open_nomination(dossier, award, household):
    asked = {"dossier": dossier, "award_type": award, "person": None}
    first = NomineeFactory(household=household, **asked)
    for wrong in ({"household": household}, {"household": household, "unit": household.unit, "year": 2025}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NomineeFactory(**asked, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        AwardFactory(household=household)
    with pytest.raises(IntegrityError), transaction.atomic():
        AwardFactory(person=None, name="Không của ai")

    with pytest.raises(ProtectedError):
        household.delete()

    assert list(Nominee.objects.all()) == [first]
    assert Award.objects.count() == 0


def test_another_award_for_households_may_be_chosen_and_the_household_removed(dossier, officer, award, household):
    (made,) = put(dossier, officer, household, award=award)
    letter = AwardTypeFactory(code="GK_XA", name="Giấy khen của Chủ tịch xã", for_household=True)

    changed = choose_award(nominee=made, award_type=letter, actor=officer, on=today())
    with pytest.raises(ValidationError, match="không xét cho hộ gia đình"):
        choose_award(nominee=made, award_type=AwardTypeFactory(), actor=officer, on=today())
    remove_nominee(nominee=made, actor=officer)

    assert changed.award_type == letter
    assert Nominee.objects.count() == 0


def test_a_submitted_household_is_frozen_as_one(commune, award):
    head = PostFactory(unit=commune, role="unit_head")
    dossier = ready_dossier(head, round=RoundFactory(award_codes=["GDVH", "CSTDCS"]))
    household = HouseholdFactory(unit=commune, head_name="Trần Thị Na")
    nominate(dossier=dossier, wishes=[Wish(award, household=household, achievement=REPORT)], actor=head, on=today())
    submit_dossier(dossier=dossier, actor=head, on=today())

    rows = [(row["subject"], row["name"], row["unit_name"]) for row in dossier.copies.get().content["nominees"]]
    assert rows[1:] == [("household", "Hộ Trần Thị Na", "Thôn Đông, xã An Phú")]


def test_a_household_that_ended_since_has_to_be_taken_out_first(commune, award):
    head = PostFactory(unit=commune, role="unit_head")
    dossier = ready_dossier(head, round=RoundFactory(award_codes=["GDVH", "CSTDCS"]))
    household = HouseholdFactory(unit=commune, head_name="Trần Thị Na")
    wish = Wish(award, household=household, achievement=REPORT)
    (made,) = nominate(dossier=dossier, wishes=[wish], actor=head, on=today())
    Household.objects.update(ended_on=today())

    with pytest.raises(ValidationError) as caught:
        submit_dossier(dossier=dossier, actor=head, on=today())
    assert caught.value.messages == [
        f"Hộ Trần Thị Na đã thôi theo dõi từ ngày {today():%d/%m/%Y}. Hãy đưa ra khỏi hồ sơ."
    ]
    remove_nominee(nominee=made, actor=head)
    submit_dossier(dossier=dossier, actor=head, on=today())


@pytest.fixture
def decision(province, household, leader, secretary, clerk):
    """A person and a household passed; the decision has its number."""
    AuthorityFactory()
    PrizeRateFactory()
    BaseSalaryFactory()
    award = AwardTypeFactory(**PROVINCE_AWARD, for_household=True)
    PrizeRateFactory(award_type=award, subject="ho_gia_dinh", multiple="1.5")
    nominees = appraised(1, state="passed", unit=household.unit, award=award)
    family = NomineeFactory(
        dossier=nominees[0].dossier, person=None, household=household, award_type=award, state="passed"
    )
    return numbered(drafted([family, *nominees], leader, secretary), leader, clerk)


def test_an_applied_decision_enters_the_household_in_the_register(decision, household, clerk):
    assert [line.nominee.group for line in decision.lines.order_by("position")] == ["person", "household"]
    applied(decision, clerk)

    award = Award.objects.get(household=household)
    assert (award.person, award.unit, award.holder_unit, award.name) == (
        None,
        None,
        household.unit,
        "Hộ ông Lê Văn Hòa",
    )
    assert award.prize > 0


def test_nominations_of_households_that_came_stand_in_the_way_of_undoing(
    province, commune, award, household, office_officer
):
    heir = UnitFactory(kind=UnitKind.COMMUNE, name="UBND xã An Lâm", short_name="Xã An Lâm", parent=province)
    theirs = PostFactory(unit=heir)
    plan = absorbed(office_officer, [commune], into=heir)
    apply_reorganisation(reorganisation=plan, actor=office_officer, on=today())
    household.refresh_from_db()
    plan.refresh_from_db()
    assert household.unit == heir
    (made,) = put(opened(theirs), theirs, household, award=award)
    AwardFactory(person=None, household=household, holder_unit=heir, decided_on=today() + timedelta(days=1))

    assert [each.said for each in ReorganisationPolicy(office_officer, plan).obstacles] == [
        "có 1 đề nghị khen thưởng cho hộ gia đình chuyển đến",
        "có 1 khen thưởng của hộ gia đình chuyển đến ghi ở đơn vị mới",
    ]
    made.delete()
    Award.objects.all().delete()
    undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)
    household.refresh_from_db()
    assert household.unit == commune


def test_a_household_to_be_ended_later_still_goes_along(province, commune, office_officer):
    heir = UnitFactory(kind=UnitKind.COMMUNE, name="UBND xã An Lâm", parent=province)
    later = HouseholdFactory(unit=commune, ended_on=today() + timedelta(days=400))
    ended = HouseholdFactory(unit=commune, ended_on=date(2020, 1, 1))
    plan = absorbed(office_officer, [commune], into=heir)
    apply_reorganisation(reorganisation=plan, actor=office_officer, on=today())
    for row in (later, ended):
        row.refresh_from_db()

    assert (later.unit, ended.unit) == (heir, commune)
