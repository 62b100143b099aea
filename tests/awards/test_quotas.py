"""Quotas counted live: what is counted, where, what is refused, and what an exception opens."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.appraisals import give_verdict
from awards.actions.nominees import choose_award, nominate
from awards.actions.quotas import allow_more, require_decision_quotas, withdraw_exception
from awards.actions.submissions import submit_dossier
from awards.actions.wishes import Wish
from awards.choices import AwardState, DossierState, NomineeState
from awards.facts.quotas import QuotaBook
from awards.models import Nominee, QuotaException
from tests.factories.awards import AwardFactory, AwardTypeFactory, DossierFactory, NomineeFactory
from tests.factories.blocs import BlocFactory, MemberFactory
from tests.factories.campaigns import RoundFactory
from tests.factories.councils import AuthorityFactory, appraised, drafted
from tests.factories.dossiers import colleague, draft_dossier, ready_dossier, taken_dossier
from tests.factories.quotas import QuotaFactory, honoured, labourers, put_forward
from tests.factories.units import EmploymentFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.choices import UnitKind
from units.models import Headcount, Rating

pytestmark = pytest.mark.django_db

YEAR = 2026
BLOCKED = "như vậy sẽ là|Hãy đề nghị .* trước"


def standing(unit=None, **how):
    """(used, allowed) of the only limit in the unit, or of all places."""
    units = None if unit is None else [unit]
    found = QuotaBook(date(YEAR, 11, 1), YEAR, units, **how).standings()
    return [(each.state.used, each.state.allowed) for each in found]


@pytest.fixture
def lower(db):
    return labourers()


@pytest.fixture
def handed_in(unit):
    return DossierFactory(unit=unit, state=DossierState.SUBMITTED)


def test_open_nominees_and_decided_awards_count_together(unit, lower, handed_in):
    QuotaFactory()
    put_forward(15, handed_in, lower)
    honoured(5, unit, lower)
    put_forward(2, handed_in)
    honoured(1, unit)

    assert standing(unit) == [(3, 3)]


@pytest.mark.parametrize("state", [NomineeState.WITHDRAWN, NomineeState.AGAINST, NomineeState.FAILED])
def test_who_is_no_longer_asked_for_does_not_count(unit, lower, handed_in, state):
    QuotaFactory()
    put_forward(20, handed_in, lower)
    put_forward(1, handed_in)
    Nominee.objects.filter(award_type="CSTDCS").update(state=state)

    assert standing(unit) == [(0, 3)]


def test_drafts_count_only_where_they_are_written(unit, lower, handed_in):
    QuotaFactory()
    put_forward(20, handed_in, lower)
    put_forward(2, DossierFactory(unit=unit))

    assert standing(unit) == [(0, 3)]
    assert standing(unit, drafts_of=[unit.pk]) == [(2, 3)]


def test_other_years_units_and_revoked_awards_do_not_count(unit, lower, handed_in):
    QuotaFactory()
    put_forward(20, handed_in, lower)
    honoured(1, unit, year=YEAR - 1)
    honoured(1, UnitFactory())
    revoked = honoured(1, unit)[0]
    type(revoked).objects.filter(pk=revoked.pk).update(state=AwardState.REVOKED)

    assert standing(unit) == [(0, 3)]


def test_one_person_with_award_and_proposal_counts_once(unit, lower, handed_in):
    QuotaFactory(share="1")
    put_forward(3, handed_in, lower)
    award = honoured(1, unit)[0]
    NomineeFactory(dossier=handed_in, person=award.person)

    assert standing(unit) == [(1, 3)]


def test_a_decided_nominee_counts_once(unit, lower, handed_in):
    QuotaFactory(share="1")
    put_forward(3, handed_in, lower)
    nominee = put_forward(1, handed_in)[0]
    AwardFactory(holder_unit=unit, year=YEAR, nominee=nominee, person=nominee.person)
    Nominee.objects.filter(pk=nominee.pk).update(state=NomineeState.DECIDED)

    assert standing(unit) == [(1, 3)]


def test_only_decided_awards_where_the_pack_says_so(unit, lower, handed_in):
    QuotaFactory(counts=["decided"])
    put_forward(20, handed_in, lower)
    honoured(40, unit, lower)
    put_forward(3, handed_in)

    assert standing(unit) == [(0, 6)]


def test_awards_of_sections_count_for_the_unit_over_them(unit, lower):
    QuotaFactory()
    section = UnitFactory(parent=unit, kind=UnitKind.SECTION)
    honoured(20, section, lower)
    honoured(1, section)

    assert standing(unit) == standing() == [(1, 3)]


def test_a_class_the_records_know_is_the_only_one_counted(unit, lower, handed_in):
    QuotaFactory(of_class="direct_worker", share="0.5")
    put_forward(10, handed_in, lower)
    Nominee.objects.update(position_class="direct_worker")
    Nominee.objects.filter(pk__in=Nominee.objects.values("pk")[:4]).update(position_class="other_leader")

    assert standing(unit) == [(0, 3)]


def test_a_kind_of_units_narrows_the_places(unit, lower, handed_in):
    QuotaFactory(of_class="school")
    put_forward(20, handed_in, lower)
    school = UnitFactory(kind=UnitKind.SCHOOL)
    put_forward(20, DossierFactory(unit=school, state=DossierState.SUBMITTED), lower)

    assert (standing(unit), standing(school), standing()) == ([], [(0, 3)], [(0, 3)])


def test_whoever_has_the_higher_title_counts_once_among_the_lower(unit, lower, handed_in):
    QuotaFactory(denominator="LDTT|CSTDCS", severity="warn")
    labour = put_forward(30, handed_in, lower)
    labour_given = honoured(8, unit, lower)
    for each in labour[:2]:
        NomineeFactory(dossier=handed_in, person=each.person, award_type=AwardTypeFactory())
    AwardFactory(holder_unit=unit, person=labour[2].person, award_type=AwardTypeFactory(), year=YEAR)
    AwardFactory(holder_unit=unit, person=labour_given[0].person, award_type=AwardTypeFactory(), year=YEAR)
    NomineeFactory(dossier=handed_in, person=labour_given[1].person, award_type=AwardTypeFactory())

    assert standing(unit) == [(5, 5)]  # 15 percent of 38, not of 43

    put_forward(1, handed_in)
    honoured(1, unit)

    assert standing(unit) == standing() == [(7, 6)]  # of 40: the two have no lower title


def test_a_sheet_with_both_titles_adds_the_greater_number(unit, lower, handed_in):
    QuotaFactory(denominator="LDTT|CSTDCS")
    put_forward(1, handed_in, lower)

    (found,) = QuotaBook(date(YEAR, 11, 1), YEAR, [unit]).standings()

    assert found.with_more({"LDTT": 39, "CSTDCS": 6}).state.whole == 40


def test_what_a_sheet_would_add_is_reckoned_before_it_is_written(unit, lower, handed_in):
    QuotaFactory()
    put_forward(10, handed_in, lower)

    (found,) = QuotaBook(date(YEAR, 11, 1), YEAR, [unit]).standings()
    with_sheet = found.with_more({"LDTT": 10, "CSTDCS": 4})

    assert (with_sheet.state.used, with_sheet.state.allowed, with_sheet.look) == (4, 3, "over")


def test_flags_of_a_bloc_and_of_the_province(lower):
    flag = AwardTypeFactory(code="CO", name="Cờ", for_unit=True)
    QuotaFactory(code="A", scope="bloc", numerator="CO", denominator="units", most=1)
    QuotaFactory(code="B", scope="province", numerator="CO", denominator="LDTT", share="0.2", rounding="up")
    bloc = BlocFactory(division__year=YEAR, division__in_force=True)
    members = [MemberFactory(bloc=bloc).unit for _ in range(2)]
    for member in members:
        dossier = DossierFactory(unit=member, state=DossierState.SUBMITTED)
        NomineeFactory(dossier=dossier, person=None, unit=member, award_type=flag)
    put_forward(6, DossierFactory(state=DossierState.SUBMITTED), lower)

    assert standing(members[0]) == standing() == [(2, 1), (2, 2)]


def test_members_are_those_written_down_else_those_at_work(unit, unit_head, lower):
    QuotaFactory(denominator="members", share="0.5")
    for _ in range(5):
        colleague(unit)

    assert standing(unit) == [(0, 2)]
    Headcount.objects.create(unit=unit, year=YEAR, civil_servants=6, workers=3, entered_by=unit_head)
    assert standing(unit) == [(0, 4)]


def test_excellent_ratings_of_people_and_the_share_of_an_excellent_unit(unit):
    QuotaFactory(
        award_code="*", numerator="rating:hoan_thanh_xuat_sac", denominator="rating:hoan_thanh_tot", share="0.2",
        raised_to="0.25", raised_if="rating:hoan_thanh_xuat_sac", severity="warn", counts=["decided"],
    )  # fmt: skip
    for grade in ["hoan_thanh_tot"] * 8 + ["hoan_thanh_xuat_sac"] * 2:
        job = EmploymentFactory(unit=unit)
        Rating.objects.create(person=job.person, year=YEAR, grade=grade)

    assert standing(unit) == [(2, 1)]
    Rating.objects.create(unit=unit, year=YEAR, grade="hoan_thanh_xuat_sac")
    assert standing(unit) == [(2, 2)]


def test_units_rated_excellent_under_one_authority(province):
    QuotaFactory(
        award_code="*", scope="province", numerator="rating:hoan_thanh_xuat_sac", denominator="rating:hoan_thanh_tot",
        share="0.2", fewer_than=5, then_most=1, severity="warn", counts=["decided"],
    )  # fmt: skip
    for grade in ["hoan_thanh_tot", "hoan_thanh", "hoan_thanh_xuat_sac", "hoan_thanh_xuat_sac"]:
        Rating.objects.create(unit=UnitFactory(parent=province), year=YEAR, grade=grade)

    assert standing() == [(2, 1)]
    Rating.objects.create(unit=UnitFactory(parent=province), year=YEAR, grade="hoan_thanh_tot")
    assert standing() == [(2, 0)]


def test_a_class_nobody_is_written_down_under_raises_no_alarm(unit):
    QuotaFactory(
        award_code="*", of_class="vien_chuc", numerator="rating:hoan_thanh_xuat_sac",
        denominator="rating:hoan_thanh_tot", share="0.2", severity="warn", counts=["decided"],
    )  # fmt: skip
    Rating.objects.create(person=EmploymentFactory(unit=unit).person, year=YEAR, grade="hoan_thanh_xuat_sac")

    (found,) = QuotaBook(date(YEAR, 11, 1), YEAR, [unit]).standings()
    assert (found.state.is_over, found.state.alarms, found.look) == (True, False, "plain")


@pytest.mark.parametrize("units", [1, 6])
def test_the_count_costs_the_same_for_any_number_of_units(lower, units, django_assert_num_queries):
    QuotaFactory()
    QuotaFactory(code="B", scope="bloc", denominator="members", share="0.5")
    QuotaFactory(code="R", numerator="rating:hoan_thanh_xuat_sac", denominator="rating:hoan_thanh_tot")
    bloc = BlocFactory(division__year=YEAR, division__in_force=True)
    asked = [MemberFactory(bloc=bloc).unit for _ in range(units)]
    for each in asked:
        put_forward(1, DossierFactory(unit=each, state=DossierState.SUBMITTED), lower)

    with django_assert_num_queries(11):
        QuotaBook(date(YEAR, 11, 1), YEAR, asked).standings()
    with django_assert_num_queries(12):
        QuotaBook(date(YEAR, 11, 1), YEAR).standings()


# Acts -------------------------------------------------------------------------------------------


def wishes(unit, award, count=1):
    return [Wish(award, person=colleague(unit)) for _ in range(count)]


@pytest.fixture
def drafted_dossier(unit_officer, lower):
    """Twenty of the lower title, three of the higher: the share is full."""
    QuotaFactory()
    higher = AwardTypeFactory()
    dossier = draft_dossier(unit_officer, people=20, award=lower, round=RoundFactory(award_codes=["LDTT", "CSTDCS"]))
    nominate(dossier=dossier, wishes=wishes(dossier.unit, higher, 3), actor=unit_officer, on=today())
    return dossier


def test_nobody_is_put_forward_beyond_a_blocking_share(drafted_dossier, unit_officer):
    with pytest.raises(ValidationError, match=BLOCKED) as caught:
        nominate(
            dossier=drafted_dossier, wishes=wishes(drafted_dossier.unit, AwardTypeFactory()), actor=unit_officer,
            on=today(),
        )  # fmt: skip

    assert caught.value.messages == [
        f"Sở Xây dựng: năm {drafted_dossier.round.year} được nhiều nhất 3 Chiến sĩ thi đua cơ sở "
        "(15% của 20 Lao động tiên tiến), như vậy sẽ là 4. Hãy bớt 1, hoặc báo Ban Thi đua - Khen thưởng ghi ngoại lệ. "
        "Căn cứ: Điều 1."
    ]
    assert Nominee.objects.filter(award_type="CSTDCS").count() == 3


def test_nor_by_choosing_the_higher_award(drafted_dossier, unit_officer):
    other = drafted_dossier.nominees.filter(award_type="LDTT").first()

    with pytest.raises(ValidationError, match=BLOCKED):
        choose_award(nominee=other, award_type=AwardTypeFactory(), actor=unit_officer, on=today())

    other.refresh_from_db()
    assert other.award_type_id == "LDTT"


def test_nor_in_a_second_dossier_of_the_unit(drafted_dossier, unit_officer):
    with pytest.raises(ValidationError, match=BLOCKED):
        draft_dossier(unit_officer, people=1, award=AwardTypeFactory())


def test_a_warning_lets_go_on(unit_officer, lower):
    QuotaFactory(severity="warn")

    dossier = draft_dossier(unit_officer, people=2)

    assert dossier.nominees.count() == 2
    book = QuotaBook(today(), dossier.round.year, [dossier.unit], drafts_of=[dossier.unit_id])
    assert [each.sentence for each in book.standings()] == [
        "Đã đề nghị 2 Chiến sĩ thi đua cơ sở; hạn mức là 15% số Lao động tiên tiến, mà năm 2026 chưa có ai được "
        "đề nghị hoặc tặng Lao động tiên tiến. Hãy đề nghị Lao động tiên tiến trước."
    ]


def test_a_quota_that_begins_later_stops_the_submission(unit_head, lower):
    dossier = ready_dossier(unit_head, people=2)
    QuotaFactory()

    with pytest.raises(ValidationError, match=BLOCKED):
        submit_dossier(dossier=dossier, actor=unit_head, on=today())

    dossier.refresh_from_db()
    assert (dossier.state, dossier.proposal_number) == (DossierState.DRAFT, None)


def test_and_the_approval_by_the_board(unit_head, reviewer, lower):
    dossier = taken_dossier(unit_head, reviewer, people=1)
    QuotaFactory()

    with pytest.raises(ValidationError, match=BLOCKED):
        give_verdict(nominee=dossier.nominees.get(), verdict="for", actor=reviewer, on=today())
    give_verdict(nominee=dossier.nominees.get(), verdict="against", note="Vượt tỷ lệ", actor=reviewer, on=today())

    assert dossier.nominees.get().state == NomineeState.AGAINST


def test_and_the_draft_of_a_decision(leader, secretary, unit, lower):
    nominees = appraised(2, state=NomineeState.PASSED, unit=unit)
    code = nominees[0].award_type_id
    AuthorityFactory(award_type=nominees[0].award_type)
    QuotaFactory(award_code=code, numerator=code, denominator="LDTT", most=1, scope="province")

    with pytest.raises(ValidationError, match=BLOCKED):
        drafted(nominees, leader, secretary)
    decision = drafted(nominees[:1], leader, secretary)

    assert require_decision_quotas(decision, today()) == []


# Exceptions -------------------------------------------------------------------------------------


@pytest.fixture
def exception(unit, reviewer):
    year = RoundFactory().year
    return allow_more(
        unit=unit, bloc=None, award_code="CSTDCS", year=year, extra=1, reason="Có thành tích đột xuất",
        document="12/TB-SNV", actor=reviewer,
    )  # fmt: skip


def test_an_exception_opens_the_gate_by_its_number(drafted_dossier, unit_officer, exception):
    nominate(
        dossier=drafted_dossier, wishes=wishes(drafted_dossier.unit, AwardTypeFactory()), actor=unit_officer, on=today()
    )

    with pytest.raises(ValidationError, match="thêm 1 theo ngoại lệ"):
        nominate(
            dossier=drafted_dossier, wishes=wishes(drafted_dossier.unit, AwardTypeFactory()), actor=unit_officer,
            on=today(),
        )  # fmt: skip


def test_a_withdrawn_exception_stays_on_record_and_counts_no_more(drafted_dossier, unit_officer, exception, reviewer):
    withdraw_exception(exception=exception, note="Ghi nhầm đơn vị", actor=reviewer)

    with pytest.raises(ValidationError, match=BLOCKED):
        nominate(
            dossier=drafted_dossier, wishes=wishes(drafted_dossier.unit, AwardTypeFactory()), actor=unit_officer,
            on=today(),
        )  # fmt: skip
    exception.refresh_from_db()
    assert exception.withdrawn_at
    assert [step.move for step in exception.steps.all()] == ["allow", "withdraw"]
    with pytest.raises(ValidationError, match="đã được rút"):
        withdraw_exception(exception=exception, note="Lần nữa", actor=reviewer)


def test_exceptions_are_the_boards_and_pressed_once(unit, unit_head, leader, reviewer):
    said = {
        "unit": unit,
        "bloc": None,
        "award_code": "CSTDCS",
        "year": YEAR,
        "extra": 1,
        "reason": "x",
        "document": "y",
    }
    for stranger in (unit_head, leader):
        with pytest.raises(Refused):
            allow_more(**said, actor=stranger)
    key = uuid4()

    assert allow_more(**said, actor=reviewer, key=key) == allow_more(**said, actor=reviewer, key=key)
    assert QuotaException.objects.count() == 1
    with pytest.raises(ValidationError, match="từ 1 trở lên"):
        allow_more(**{**said, "extra": 0}, actor=reviewer)


def test_the_page_of_ratings_tells_of_the_share(login, unit_head, unit):
    said = {"numerator": "rating:hoan_thanh_xuat_sac", "denominator": "rating:hoan_thanh_tot", "counts": ["decided"]}
    QuotaFactory(**said, award_code="*", share="0.2", severity="warn")
    year = today().year
    for grade in ["hoan_thanh_tot"] * 5 + ["hoan_thanh_xuat_sac"] * 2:
        Rating.objects.create(person=EmploymentFactory(unit=unit).person, year=year, grade=grade)

    text = login(unit_head).get("/con-nguoi/xep-loai/").content.decode()

    share = "20% của 5 người hoàn thành tốt nhiệm vụ"
    assert f"Đã có 2/1 người hoàn thành xuất sắc nhiệm vụ ({share}), vượt 1. Căn cứ: Điều 1." in text
