"""From rows to records to verdicts: what the register and the personal files say of a nominee."""

from datetime import date

import pytest

from awards.actions.packs import load_packs
from awards.facts import Asked, asked_of, frozen, gather, judge_all, judge_nominees, judge_people
from awards.facts.service import service_months
from awards.models import AwardType
from tests.factories.awards import AwardFactory, DossierFactory, NomineeFactory
from tests.factories.people import HouseholdFactory
from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory
from units.models import Discipline, Employment, Hold, Initiative, Rating

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def law():
    load_packs()


@pytest.fixture
def kinds():
    return {kind.code: kind for kind in AwardType.objects.all()}


def give(person, award_type, year, **more):
    facts = {"decision_number": f"{year}/QĐ-SXD", "decided_on": date(year, 12, 20), "authority": "THU_TRUONG_SO_NGANH"}
    return AwardFactory(person=person, award_type=award_type, year=year, **facts | more)


def recognise(person, scope="tinh", by="CHU_TICH_UBND_TINH"):
    initiative = Initiative.objects.create(name="Sáng kiến", year=2026, scope=scope, recognised_by=by)
    initiative.authors.add(person)


def finding(judgement, rule):
    [found] = [f for f in judgement.findings if f.rule == rule]
    return found


def test_a_nominee_as_in_the_picture(kinds):
    """Two titles in the register, the third asked for in the same dossier, an initiative of the unit only."""
    person = EmploymentFactory().person
    give(person, kinds["CSTDCS"], 2024, decision_number="118/QĐ-SXD")
    give(person, kinds["CSTDCS"], 2025, decision_number="96/QĐ-SXD")
    recognise(person, "co_so", "THU_TRUONG_SO_NGANH")
    dossier = DossierFactory()
    NomineeFactory(dossier=dossier, person=person, award_type=kinds["CSTDCS"])
    nominee = NomineeFactory(dossier=dossier, person=person, award_type=kinds["CSTD_TINH"])

    seen = judge_nominees([nominee], ON)[nominee.pk]

    assert seen.verdict == "not_eligible"
    assert finding(seen, "CSTDT-01").met is True
    assert finding(seen, "CSTDT-01").evidence == (
        "Năm 2024: QĐ 118/QĐ-SXD ngày 20/12/2024",
        "Năm 2025: QĐ 96/QĐ-SXD ngày 20/12/2025",
        "Năm 2026: đề nghị trong hồ sơ này",
    )
    assert finding(seen, "CSTDT-02").met is False
    assert finding(seen, "CSTDT-R").met is None


def test_a_proposal_in_another_dossier_or_declined_does_not_count(kinds):
    person = PersonFactory()
    for year in (2024, 2025):
        give(person, kinds["CSTDCS"], year)
    elsewhere = NomineeFactory(person=person, award_type=kinds["CSTDCS"])
    nominee = NomineeFactory(person=person, award_type=kinds["CSTD_TINH"])
    declined = NomineeFactory(dossier=nominee.dossier, person=person, award_type=kinds["CSTDCS"], state="against")

    counted = gather([asked_of(nominee)], ON)[nominee.pk].awards

    assert [award.year for award in counted] == [2024, 2025]
    assert elsewhere.dossier_id != declined.dossier_id


def test_all_is_well(kinds):
    person = EmploymentFactory().person
    for year in (2023, 2024, 2025):
        give(person, kinds["CSTDCS"], year)
    recognise(person)

    assert judge_people([person.pk], "CSTD_TINH", 2026, ON)[person.pk].verdict == "eligible"


@pytest.mark.parametrize(
    ("until", "verdict"), [(None, "on_hold"), (date(2026, 11, 20), "on_hold"), (date(2026, 11, 19), "eligible")]
)
def test_a_hold_stops_the_nomination_while_it_lasts(until, verdict):
    person = EmploymentFactory().person
    Rating.objects.create(person=person, year=2026, grade="hoan_thanh_tot")
    Hold.objects.create(person=person, reason="khieu_nai", starts_on=date(2026, 10, 1), ends_on=until)

    assert judge_people([person.pk], "LDTT", 2026, ON)[person.pk].verdict == verdict


def test_a_unit_is_held_back_too_and_the_finding_names_the_paper():
    unit = UnitFactory()
    hold = Hold(unit=unit, reason="thanh_tra", starts_on=date(2026, 10, 1), document="QĐ 12/QĐ-TTr")
    hold.save()
    Hold.objects.create(unit=UnitFactory(), reason="bao_chi", starts_on=date(2026, 10, 1))
    asked = Asked(key="tt", unit=unit.pk, award="TTLDTT", year=2026)
    judged = judge_all([asked], ON)["tt"]
    evidence = [line for found in judged.findings for line in found.evidence if "thanh tra" in line]

    assert (judged.verdict, evidence) == (
        "on_hold",
        ["Đang thanh tra từ 01/10/2026, chưa có kết luận (QĐ 12/QĐ-TTr)"],
    )


def test_discipline_of_the_year_is_in_the_way():
    person = EmploymentFactory().person
    Rating.objects.create(person=person, year=2026, grade="hoan_thanh_tot")
    Discipline.objects.create(person=person, form="khien_trach", starts_on=date(2026, 2, 1), ends_on=date(2026, 5, 1))
    seen = judge_people([person.pk], "LDTT", 2026, ON)[person.pk]

    assert (seen.verdict, finding(seen, "LDTT-04").met) == ("not_eligible", False)


def test_revoked_awards_do_not_count(kinds):
    person = PersonFactory()
    give(person, kinds["CSTDCS"], 2025, state="revoked")

    assert gather([Asked(key=1, person=person.pk, award="CSTD_TINH", year=2026)], ON)[1].awards == ()


def test_without_employment_the_service_is_not_known():
    person = PersonFactory()
    Rating.objects.create(person=person, year=2026, grade="hoan_thanh_tot")
    seen = judge_people([person.pk], "LDTT", 2026, ON)[person.pk]

    assert (seen.verdict, finding(seen, "LDTT-03b").met) == ("needs_evidence", None)


@pytest.mark.parametrize(
    ("spans", "months"),
    [
        ([(date(2020, 1, 1), None)], 12),
        ([(date(2026, 7, 1), None)], 6),
        ([(date(2026, 7, 2), None)], 5),
        ([(date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), None)], 12),
        ([(date(2026, 1, 1), date(2026, 6, 15)), (date(2026, 6, 16), date(2026, 6, 30))], 6),
        ([(date(2026, 1, 1), None), (date(2026, 3, 1), date(2026, 9, 1))], 12),
        ([(date(2025, 1, 1), date(2025, 12, 31))], 0),
    ],
)
def test_months_of_service(spans, months):
    rows = [Employment(starts_on=start, ends_on=end) for start, end in spans]

    assert service_months(rows, 2026) == {2026: months}


def test_a_collective_is_counted_by_its_members_of_the_year(kinds):
    unit = UnitFactory()
    part = UnitFactory(parent=unit)
    people = [EmploymentFactory(unit=unit if n else part).person for n in range(10)]
    left = EmploymentFactory(unit=unit, ends_on=date(2026, 6, 30)).person
    for person in [*people, left]:
        Rating.objects.create(person=person, year=2026, grade="hoan_thanh_tot")
    Rating.objects.create(unit=unit, year=2026, grade="hoan_thanh_xuat_sac")
    for person in people[:6]:
        give(person, kinds["LDTT"], 2026, decided_on=date(2026, 11, 1))
    give(people[6], kinds["CSTDCS"], 2026, decided_on=date(2026, 11, 1))
    asked = Asked(key="tt", unit=unit.pk, award="TTLDXS", year=2026)

    members = gather([asked], ON)["tt"].members[2026]
    assert (members.count, members.not_completed, members.ldtt, members.cstdcs) == (10, 0, 7, 1)
    assert judge_all([asked], ON)["tt"].verdict == "eligible"


def test_a_collective_that_ended_gets_nothing():
    unit = UnitFactory(ended_on=date(2025, 6, 30))
    seen = judge_all([Asked(key="tt", unit=unit.pk, award="TTLDXS", year=2026)], ON)["tt"]

    assert finding(seen, "GEN-09").met is False


@pytest.mark.parametrize("count", [1, 7])
def test_any_number_of_people_costs_the_same(count, kinds, django_assert_num_queries):
    people = [EmploymentFactory().person.pk for _ in range(count)]

    with django_assert_num_queries(11):
        judgements = judge_people(people, "CSTD_TINH", 2026, ON)

    assert set(judgements) == set(people)


@pytest.mark.parametrize("count", [1, 7])
def test_any_number_of_nominees_costs_the_same(count, kinds, django_assert_num_queries):
    dossier = DossierFactory()
    for _ in range(count):
        employment = EmploymentFactory()
        give(employment.person, kinds["CSTDCS"], 2025)
        NomineeFactory(dossier=dossier, person=employment.person, award_type=kinds["CSTD_TINH"])
        NomineeFactory(dossier=dossier, person=None, unit=employment.unit, award_type=kinds["TTLDXS"])
    nominees = list(dossier.nominees.all())

    with django_assert_num_queries(24):
        judgements = judge_nominees(nominees, ON)

    assert set(judgements) == {nominee.pk for nominee in nominees}


def test_a_household_is_left_to_people(kinds):
    nominee = NomineeFactory(person=None, household=HouseholdFactory(), award_type=kinds["BK_TINH"])

    assert judge_nominees([nominee], ON)[nominee.pk].verdict == "needs_evidence"


def test_a_household_is_known_by_its_awards_and_what_else_is_asked_for_it(kinds):
    """What no table holds of a household (discipline, holds, ratings) is not known, and not none."""
    household, other = HouseholdFactory(), HouseholdFactory()
    for whose, year in ((household, 2024), (other, 2023)):
        give(None, kinds["GDVH"], year, household=whose)
    asked = {"person": None, "household": household, "dossier": DossierFactory()}
    first = NomineeFactory(award_type=kinds["BK_TINH"], **asked)
    NomineeFactory(award_type=kinds["GDVH"], **asked)

    record = gather([asked_of(first)], ON)[first.pk]

    assert record.subject == "ho_gia_dinh"
    assert [(award.code, award.year, award.proposed) for award in record.awards] == [
        ("GDVH", 2024, False),
        ("GDVH", 2026, True),
    ]
    assert (record.discipline, record.holds, record.ratings, record.initiatives) == (None, None, None, None)


@pytest.mark.parametrize(
    ("award", "subject"), [("CSTDCS", {"household": True}), ("GDVH", {"person": True}), ("GDVH", {"unit": True})]
)
def test_what_is_not_for_this_subject_is_refused(kinds, award, subject):
    makers = {"household": HouseholdFactory, "person": PersonFactory, "unit": UnitFactory}
    holder = {kind: makers[kind]() if kind in subject else None for kind in makers}
    nominee = NomineeFactory(award_type=kinds[award], **holder)

    assert judge_nominees([nominee], ON)[nominee.pk].verdict == "wrong_subject"


def test_what_was_said_is_kept_with_its_day(kinds):
    nominee = NomineeFactory(award_type=kinds["LDTT"])
    said = frozen(judge_nominees([nominee], ON)[nominee.pk], ON)
    nominee.findings = said
    nominee.save()
    nominee.refresh_from_db()

    assert nominee.findings == said
    assert sorted(said) == ["earliest", "findings", "on", "path", "verdict"]
