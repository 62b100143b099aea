"""People decide: other conclusions on findings, confirmed years, statements; all of it in sight for ever."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.declaring import declare
from awards.actions.gaps import confirm_gap, withdraw_gap
from awards.actions.overruling import Paper, overrule, withdraw_overrule
from awards.actions.packs import load_packs
from awards.eligibility.statements import NO_DISCIPLINE, NO_HOLD
from awards.facts import Asked, gather, judge_nominees
from awards.facts.said import overrules_of
from awards.facts.standards import standard_of
from awards.models import AwardType, ConfirmedGap, Declaration, DossierStep, GapStep, Nominee, Overrule
from tests.factories.awards import AwardFactory, NomineeFactory
from tests.factories.dossiers import taken_dossier
from tests.factories.people import HouseholdFactory
from tests.factories.units import EmploymentFactory, PersonFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused

PAPER = Paper(reason="Có quyết định bổ sung", document_number="12/QĐ-SXD", document_on=date(2026, 5, 4))
RULE = "CSTDT-01"


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def nominee(unit_head, reviewer):
    load_packs()
    dossier = taken_dossier(unit_head, reviewer, names=["Lê Văn Đức"])
    nominee = dossier.nominees.get()
    Nominee.objects.filter(pk=nominee.pk).update(award_type=AwardType.objects.get(code="CSTD_TINH"))
    return fresh(nominee)


@pytest.fixture
def made(nominee, reviewer):
    return overrule(nominee=nominee, rule=RULE, is_met=True, paper=PAPER, actor=reviewer, on=today(), key=uuid4())


def findings_of(nominee):
    return {found.rule: found for found in judge_nominees([nominee], today())[nominee.pk].findings}


def test_the_finding_stays_and_the_conclusion_stands_beside_it(nominee, made):
    frozen = fresh(nominee).findings

    assert findings_of(nominee)[RULE].met is False
    assert (made.is_met, made.reason, made.document_number) == (True, PAPER.reason, PAPER.document_number)
    assert made.finding["message"] == findings_of(nominee)[RULE].message
    assert fresh(nominee).findings == frozen
    assert [row.pk for row in overrules_of([nominee.pk])[nominee.pk]] == [made.pk]
    assert DossierStep.objects.filter(dossier=nominee.dossier, move="overrule").count() == 1
    assert nominee.steps.filter(move="overrule").count() == 1


def test_a_second_press_changes_nothing(nominee, reviewer):
    key = uuid4()
    facts = {"nominee": nominee, "rule": RULE, "is_met": True, "paper": PAPER, "actor": reviewer, "on": today()}

    assert overrule(**facts, key=key) == overrule(**facts, key=key)
    assert Overrule.objects.count() == 1


@pytest.mark.parametrize(
    ("rule", "is_met", "sentence"),
    [
        (RULE, False, "Kết quả đối chiếu hiện nay đã như vậy, không cần kết luận khác."),
        ("NO-SUCH", True, "Kết quả đối chiếu hôm nay không còn tiêu chuẩn này. Hãy tải lại trang."),
    ],
)
def test_what_says_nothing_else_is_refused(nominee, reviewer, rule, is_met, sentence):
    with pytest.raises(ValidationError, match=sentence):
        overrule(nominee=nominee, rule=rule, is_met=is_met, paper=PAPER, actor=reviewer, on=today())
    assert not Overrule.objects.exists()


def test_one_conclusion_per_finding_until_it_is_taken_back(nominee, made, reviewer):
    again = {"nominee": nominee, "rule": RULE, "is_met": True, "paper": PAPER, "actor": reviewer, "on": today()}
    with pytest.raises(ValidationError, match="Đã có kết luận khác"):
        overrule(**again)
    withdraw_overrule(overrule=made, reason="Ghi nhầm người", actor=reviewer)
    second = overrule(**again)

    assert [(row.pk, row.stands) for row in overrules_of([nominee.pk])[nominee.pk]] == [
        (made.pk, False),
        (second.pk, True),
    ]
    assert fresh(made).withdrawn_reason == "Ghi nhầm người"


def test_taking_back_needs_a_reason_and_happens_once(made, reviewer):
    with pytest.raises(ValidationError, match="lý do rút"):
        withdraw_overrule(overrule=made, reason="  ", actor=reviewer)
    withdraw_overrule(overrule=made, reason="Ghi nhầm", actor=reviewer)
    with pytest.raises(Refused, match="đã được rút"):
        withdraw_overrule(overrule=made, reason="Ghi nhầm", actor=reviewer)


@pytest.mark.parametrize("who", ["unit_head", "unit_officer", "secretary", "leader", "clerk", "office_officer"])
def test_only_the_reviewer_who_holds_the_dossier_overrules(nominee, who, request):
    with pytest.raises(Refused):
        overrule(nominee=nominee, rule=RULE, is_met=True, paper=PAPER, actor=request.getfixturevalue(who), on=today())


def test_reason_and_number_are_needed(nominee, reviewer):
    bare = Paper(reason=" ", document_number="", document_on=today())
    with pytest.raises(ValidationError) as refused:
        overrule(nominee=nominee, rule=RULE, is_met=True, paper=bare, actor=reviewer, on=today())
    assert sorted(refused.value.message_dict) == ["document_number", "reason"]


# Years that break no run


def test_a_confirmed_year_is_stepped_over_and_taken_back_in_sight(db, reviewer):
    load_packs()
    person, year = EmploymentFactory().person, today().year
    title = AwardType.objects.get(code="CSTDCS")
    for each in (year - 4, year - 3, year - 1):
        AwardFactory(person=person, award_type=title, year=each, decided_on=date(each, 12, 1), authority="")
    asked = Asked(key=1, person=person.pk, award="CSTD_TINH", year=year)
    gap = confirm_gap(subject=person, year=year - 2, paper=PAPER, actor=reviewer, key=uuid4())

    assert gather([asked], today())[1].confirmed_gaps == {year - 2}
    withdraw_gap(gap=gap, reason="Có danh hiệu của năm ấy", actor=reviewer)
    assert gather([asked], today())[1].confirmed_gaps == frozenset()
    assert [step.label for step in GapStep.objects.filter(gap=gap)] == ["Xác nhận", "Rút xác nhận"]


def test_a_year_is_confirmed_once(db, reviewer):
    person, key = PersonFactory(), uuid4()
    first = confirm_gap(subject=person, year=2022, paper=PAPER, actor=reviewer, key=key)

    assert confirm_gap(subject=person, year=2022, paper=PAPER, actor=reviewer, key=key) == first
    with pytest.raises(ValidationError, match="đã được xác nhận"):
        confirm_gap(subject=person, year=2022, paper=PAPER, actor=reviewer, key=uuid4())
    assert ConfirmedGap.objects.count() == 1


@pytest.mark.parametrize("who", ["unit_head", "secretary", "leader", "clerk", "office_officer"])
def test_only_the_board_confirms_years(db, who, request):
    with pytest.raises(Refused, match="không làm gián đoạn"):
        confirm_gap(subject=PersonFactory(), year=2022, paper=PAPER, actor=request.getfixturevalue(who))


# Statements and facts


@pytest.fixture
def asked(nominee):
    Nominee.objects.filter(pk=nominee.pk).update(award_type=AwardType.objects.get(code="BK_TINH"))
    return fresh(nominee)


STATEMENT = "thanh_tich_linh_vuc_cua_tinh"


def test_a_statement_is_unknown_until_it_is_confirmed_or_denied(asked, reviewer):
    def said(value):
        declare(nominee=asked, path="b", said={STATEMENT: value}, facts={}, actor=reviewer, on=today())
        return findings_of(fresh(asked))["BKT-CN-01b"].met

    assert findings_of(asked)["BKT-CN-01b"].met is None
    assert [said(value) for value in (True, False, None)] == [True, False, None]
    assert not Declaration.objects.exists()
    assert fresh(asked).path == "b"


def test_what_the_standard_does_not_ask_cannot_be_stated(asked, reviewer):
    facts = {"nominee": asked, "facts": {}, "actor": reviewer, "on": today()}
    with pytest.raises(ValidationError, match="không hỏi nội dung này"):
        declare(path="", said={"khong_co": True}, **facts)
    with pytest.raises(ValidationError, match="không có nhánh này"):
        declare(path="zz", said={}, **facts)


def test_the_outcome_of_a_movement_and_the_class_are_facts_people_give(asked, reviewer):
    facts = {
        "subject_class": "nong_dan",
        "movement": "Chung sức xây dựng nông thôn mới",
        "movement_launcher": "tinh",
        "movement_outstanding": True,
        "evidence": "BC 12/BC-UBND",
    }
    declare(nominee=asked, path="", said={}, facts=facts, actor=reviewer, on=today())
    seen = findings_of(fresh(asked))

    assert seen["BKT-CN-01a"].met is True
    assert "Đơn vị cần xác nhận" in seen["BKT-CN-01e"].message


def test_the_standard_names_its_paths_and_statements(asked):
    standard = standard_of(asked, today())

    assert list(standard.paths) == ["a", "b", "c", "d", "đ"]
    assert STATEMENT in [each.key for each in standard.statements]
    assert (standard.asks_movement, standard.asks_class, standard.asks_bloc) == (True, True, False)


def test_a_unit_declares_only_while_it_writes(asked, unit_head):
    with pytest.raises(Refused):
        declare(nominee=asked, path="", said={}, facts={}, actor=unit_head, on=today())


def test_what_people_said_costs_the_same_for_any_number(nominee, kinds_of_queries):
    assert kinds_of_queries([nominee]) == kinds_of_queries(
        [nominee, *NomineeFactory.create_batch(3, dossier=nominee.dossier, award_type=nominee.award_type)]
    )


@pytest.fixture
def kinds_of_queries():
    from django.db import connection  # noqa: PLC0415 -- here only
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    def counted(nominees) -> int:
        with CaptureQueriesContext(connection) as seen:
            judge_nominees(nominees, today())
        return len(seen)

    return counted


def test_a_household_is_clean_as_far_as_people_say(unit_head, reviewer, nominee):
    household = HouseholdFactory(unit=nominee.dossier.unit)
    award = AwardType.objects.get(code="BK_TINH")
    asked = NomineeFactory(dossier=nominee.dossier, person=None, household=household, award_type=award)
    facts = {"nominee": asked, "path": "", "facts": {}, "actor": reviewer, "on": today()}
    said = {"dong_gop_cong_suc_dat_dai_tai_san": True, NO_HOLD: True, NO_DISCIPLINE: True}

    assert judge_nominees([asked], today())[asked.pk].verdict == "needs_evidence"
    declare(said=said, **facts)
    assert judge_nominees([asked], today())[asked.pk].verdict == "eligible"
    declare(said={NO_HOLD: False}, **facts)
    assert judge_nominees([asked], today())[asked.pk].verdict == "on_hold"
