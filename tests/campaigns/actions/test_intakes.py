"""From a text to a draft: read, corrected, saved once."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from campaigns.actions.bodies import body_of
from campaigns.actions.drafting import lacking, save_intake
from campaigns.actions.intakes import choose_reading, correct_part, drop_fact, keep_fact, open_intake
from campaigns.actions.plans import drop_plan_fact, keep_plan_fact
from campaigns.choices import DeadlineKind, IntakeState
from campaigns.models import Intake, OfficeSetting, Plan, PlanStep, Target
from tests.campaigns.texts import NO_PLAN, PLAN
from tests.factories.campaigns import PlanFactory
from tests.factories.units import PostFactory
from thiduakt.base.verdict import Refused
from units.choices import Role


@pytest.fixture
def intake(office_officer, board_unit):
    return open_intake(text=PLAN, actor=office_officer)


def fact_ids(intake, group):
    return [fact["id"] for fact in intake.findings[group]]


def test_a_text_is_read_and_matched_with_our_units(intake, office, board_unit):
    found = intake.findings

    assert (found["number"], found["symbol"], found["issued_on"]) == (57, "KH-VP", "2026-02-05")
    assert found["issuer_unit"] == str(office.pk)
    assert found["signer"] == {
        "capacity": "kt", "for": "CHÁNH VĂN PHÒNG", "position": "PHÓ CHÁNH VĂN PHÒNG", "name": "Trần Thị Mẫu",
    }  # fmt: skip
    assert fact_ids(intake, "targets") == ["c1", "c2", "c3"]
    assert [fact["kind"] for fact in found["deadlines"]] == [DeadlineKind.FINAL_REPORT, DeadlineKind.NOMINATIONS]
    assert found["deadlines"][1]["receiver"] == str(board_unit.pk)


@pytest.mark.parametrize("text", [NO_PLAN, "   \n ", "x" * 3000])
def test_a_text_that_is_no_plan_is_refused_and_not_kept(office_officer, text):
    with pytest.raises(ValidationError) as raised:
        open_intake(text=text, actor=office_officer)

    assert list(raised.value.message_dict) == ["text"]
    assert Intake.objects.count() == 0


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICE_OFFICER}))
def test_only_office_officers_bring_plans_in(office, role):
    with pytest.raises(Refused, match="“Nhập kế hoạch” là việc của: Chuyên viên văn phòng"):
        open_intake(text=PLAN, actor=PostFactory(unit=office, role=role))


def test_a_second_press_opens_the_same_review(office_officer):
    key = uuid4()

    assert open_intake(text=PLAN, actor=office_officer, key=key) == open_intake(
        text=PLAN, actor=office_officer, key=key
    )
    assert Intake.objects.count() == 1


def test_the_key_of_another_office_gives_a_new_review(office_officer, intake):
    other = open_intake(text=PLAN, actor=PostFactory(role=Role.OFFICE_OFFICER), key=intake.pk)

    assert other.pk != intake.pk


def test_saving_makes_the_whole_draft(intake, office, office_officer):
    plan = save_intake(intake=intake, actor=office_officer)

    assert (plan.issuer, plan.number, plan.symbol, plan.year, plan.place) == (office, 57, "KH-VP", 2026, "Hòa Giang")
    assert (plan.signer_capacity, plan.signer_for, plan.signer_name) == ("kt", "CHÁNH VĂN PHÒNG", "Trần Thị Mẫu")
    assert [str(row.aim) for row in plan.targets.filter(parent=None)] == ["từ 95% trở lên", "", "1.600 sáng kiến"]
    assert [row.aim for row in plan.targets.exclude(parent=None)] == ["khoảng 80,5%", "khoảng 19,5%"]
    assert [row.due_on for row in plan.deadlines.all()] == [date(2026, 11, 29), date(2026, 12, 15)]
    assert plan.recipients.first().text == "UBND tỉnh (b/c)"
    assert [row.number for row in plan.references.all()] == ["08/KH-UBND"]
    assert plan.movements.filter(launched_by=plan.issuer_name).count() == 1
    assert plan.preamble.startswith("Thực hiện Kế hoạch số 08/KH-UBND")
    assert plan.closing == "Trên đây là Kế hoạch phát động phong trào thi đua của Văn phòng./."


def test_sections_keep_their_text_and_their_place(intake, office_officer):
    plan = save_intake(intake=intake, actor=office_officer)

    outline = [(row.label, row.title, row.parent.label if row.parent else "") for row in plan.sections.all()]
    assert outline == [
        ("I", "MỤC ĐÍCH, YÊU CẦU", ""),
        ("1", "Mục đích", "I"),
        ("2", "Yêu cầu", "I"),
        ("II", "CHỈ TIÊU THI ĐUA", ""),
        ("III", "TỔ CHỨC THỰC HIỆN", ""),
        ("1", "Trưởng các phòng, ban, đơn vị trực thuộc", "III"),
        ("2", "Phòng Hành chính", "III"),
    ]
    assert plan.sections.get(title="Yêu cầu").body == "- Làm thật, đo được, không phô trương."
    assert plan.sections.get(label="II").body.count("\n") == 2


def test_saving_twice_gives_the_same_plan(intake, office_officer):
    first = save_intake(intake=intake, actor=office_officer)
    second = save_intake(intake=intake, actor=office_officer)

    assert first == second
    assert Plan.objects.count() == 1
    assert PlanStep.objects.filter(plan=first).count() == 1


def test_a_law_cited_without_number_keeps_its_name(office_officer):
    text = PLAN.replace(
        "Thực hiện Kế hoạch số 08/KH-UBND", "Thực hiện Luật Thi đua, khen thưởng năm 2022 và Kế hoạch số 08/KH-UBND"
    )
    plan = save_intake(intake=open_intake(text=text, actor=office_officer), actor=office_officer)

    assert [str(row) for row in plan.references.all()] == ["Kế hoạch 08/KH-UBND", "Luật Thi đua, khen thưởng năm 2022"]


def test_a_saved_text_is_no_longer_corrected(intake, office_officer):
    save_intake(intake=intake, actor=office_officer)

    with pytest.raises(Refused, match="đã được lưu thành dự thảo"):
        drop_fact(intake=intake, group="targets", fact_id="c1", actor=office_officer)


def test_our_own_plan_is_recognised_as_parent(office_officer, province):
    ours = PlanFactory(issued=True, issuer=province, number=8, symbol="KH-UBND", issued_on=date(2026, 1, 15))
    PlanFactory(issued=True, number=8, symbol="KH-UBND", issued_on=date(2026, 1, 16))

    plan = save_intake(intake=open_intake(text=PLAN, actor=office_officer), actor=office_officer)

    assert plan.parent == ours
    assert plan.references.get().our_plan == ours


def test_facts_are_corrected_added_and_dropped_by_their_id(intake, office_officer):
    keep_fact(intake=intake, group="recipients", fact={"text": "Báo Hòa Giang"}, actor=office_officer)
    drop_fact(intake=intake, group="recipients", fact_id="n1", actor=office_officer)
    drop_fact(intake=intake, group="recipients", fact_id="n1", actor=office_officer)
    keep_fact(intake=intake, group="recipients", fact_id="n2", fact={"text": "Các phòng"}, actor=office_officer)

    intake.refresh_from_db()
    assert [(fact["id"], fact["text"]) for fact in intake.findings["recipients"]] == [
        ("n2", "Các phòng"),
        ("n3", "Lưu: VT."),
        ("n4", "Báo Hòa Giang"),
    ]


def test_a_dropped_fact_is_not_corrected_by_an_old_tab(intake, office_officer):
    drop_fact(intake=intake, group="targets", fact_id="c2", actor=office_officer)

    with pytest.raises(ValidationError, match="đã được bỏ"):
        keep_fact(intake=intake, group="targets", fact_id="c2", fact={"name": "x"}, actor=office_officer)


def test_a_dropped_heading_leaves_its_text_to_the_one_before(intake, office_officer):
    wanted = next(fact for fact in intake.findings["sections"] if fact["title"] == "Yêu cầu")
    drop_fact(intake=intake, group="sections", fact_id=wanted["id"], actor=office_officer)
    intake.refresh_from_db()

    parts = body_of(intake.text, intake.findings["sections"]).parts
    assert parts[1].paragraphs[-1] == "- Làm thật, đo được, không phô trương."


def test_the_reading_of_before_moves_the_last_day(intake, office, office_officer):
    choose_reading(intake=intake, includes_day=True, for_all=True, actor=office_officer)
    plan = save_intake(intake=intake, actor=office_officer)

    assert plan.deadlines.get(kind=DeadlineKind.FINAL_REPORT).due_on == date(2026, 11, 30)
    assert OfficeSetting.objects.get(office=office).before_includes_day is True
    assert open_intake(text=PLAN, actor=office_officer).before_includes_day is True


def test_a_yearly_deadline_lies_in_the_year_of_the_plan(intake, office_officer):
    fact = {"kind": "other", "what": "Báo cáo", "rule": "before_yearly", "due_on": None, "month_day": "12-10"}
    keep_fact(intake=intake, group="deadlines", fact=fact, actor=office_officer)

    plan = save_intake(intake=intake, actor=office_officer)

    assert plan.deadlines.get(what="Báo cáo").due_on == date(2026, 12, 9)


def test_what_lacks_keeps_the_text_from_being_saved(intake, office_officer):
    correct_part(intake=intake, changes={"title": None, "year": None}, actor=office_officer)
    fact = {"kind": "other", "what": "Việc không ngày", "rule": "by", "due_on": None}
    keep_fact(intake=intake, group="deadlines", fact=fact, actor=office_officer)
    intake.refresh_from_db()

    assert lacking(intake) == [
        "Chưa có trích yếu của kế hoạch.",
        "Chưa rõ năm của kế hoạch.",
        "Hạn “Việc không ngày” chưa có ngày; hãy sửa hoặc bỏ.",
    ]
    with pytest.raises(ValidationError):
        save_intake(intake=intake, actor=office_officer)
    assert (Plan.objects.count(), intake.state) == (0, IntakeState.OPEN)


def test_facts_of_a_draft_are_corrected_with_a_journal_line(draft, office_officer):
    fact = {"no": 1, "name": "Tỷ lệ mới", "comparator": ">", "value": 12.5, "unit": "%", "parts": [{"name": "Phần a"}]}
    row = keep_plan_fact(plan=draft, group="targets", fact=fact, actor=office_officer, row=draft.targets.first())
    drop_plan_fact(plan=draft, group="targets", row=row, actor=office_officer)

    assert [step.note for step in draft.steps.all()] == ["sửa chỉ tiêu", "bỏ chỉ tiêu"]
    assert Target.objects.filter(plan=draft).count() == 1
    with pytest.raises(ValidationError, match="đã được bỏ"):
        keep_plan_fact(plan=draft, group="targets", fact=fact, actor=office_officer, row=row)
