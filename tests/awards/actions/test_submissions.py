"""Handing in: what lacks, the closed round, number, freezing, letters, the second press."""

import hashlib
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.packs import load_packs
from awards.actions.submissions import submit_dossier
from awards.choices import DossierState
from awards.models import AwardType, DossierCopy, DossierStep, Nominee
from awards.papers import AFTER
from campaigns.choices import DeadlineKind
from campaigns.models import DeadlineAssignment
from tests.factories.awards import AwardTypeFactory
from tests.factories.campaigns import DeadlineAssignmentFactory, DeadlineFactory, RoundFactory
from tests.factories.dossiers import attach, colleague, draft_dossier, ready_dossier, submitted_dossier
from tests.factories.units import PostFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.choices import Capacity, Role
from units.models import Counter, Letter


def test_everything_that_lacks_is_said_at_once(unit_head):
    dossier = draft_dossier(unit_head, names=["Lê Văn Đức", "Vũ Ngọc Sơn"])
    dossier.nominees.filter(name="Lê Văn Đức").update(achievement="")
    dossier.nominees.filter(name="Vũ Ngọc Sơn").update(achievement="Làm tốt")

    with pytest.raises(ValidationError) as refusal:
        submit_dossier(dossier=dossier, actor=unit_head, on=today())

    assert refusal.value.messages == [
        "Chưa có báo cáo thành tích của Lê Văn Đức.",
        "Báo cáo thành tích của Vũ Ngọc Sơn mới có 2 từ; cần ít nhất 10 từ hoặc một tệp.",
        "Chưa ghi ý kiến của tập thể, cấp ủy.",
        "Chưa đính kèm biên bản bình xét.",
    ]
    assert Counter.objects.filter(series="proposal").count() == 0


def test_a_report_file_stands_for_the_text(unit_head):
    dossier = ready_dossier(unit_head)
    dossier.nominees.update(achievement="")
    attach(dossier, unit_head, kind="bao_cao_thanh_tich", nominee=dossier.nominees.get())

    assert submit_dossier(dossier=dossier, actor=unit_head, on=today()).target == DossierState.SUBMITTED


def test_an_empty_dossier_is_not_handed_in(unit_head):
    dossier = ready_dossier(unit_head)
    dossier.nominees.all().delete()

    with pytest.raises(ValidationError, match="chưa có đối tượng nào"):
        submit_dossier(dossier=dossier, actor=unit_head, on=today())


def test_handing_in_numbers_signs_and_tells(unit_head, reviewer, unit_officer):
    dossier = submitted_dossier(unit_head)

    kept = (dossier.state, dossier.version, dossier.proposal_full_number, dossier.proposed_on)
    assert kept == (DossierState.SUBMITTED, 1, "01/TTr-SXD", today())
    assert (dossier.signer_position, dossier.signer_name) == ("Giám đốc Sở Xây dựng", unit_head.user.full_name)
    assert dossier.submitted_at is not None
    told = Letter.objects.filter(channel="app").values_list("to", "subject")
    assert list(told) == [(reviewer.user_id, f"Sở Xây dựng trình hồ sơ {dossier.code}")]


def test_who_signs_for_the_head_names_the_heads_office(unit_head, unit):
    deputy = PostFactory(unit=unit, role=Role.UNIT_HEAD, capacity=Capacity.KT, title="Phó Giám đốc")

    dossier = submitted_dossier(deputy)

    signed = (dossier.signer_capacity, dossier.signer_for, dossier.signer_position)
    assert signed == (Capacity.KT, "Giám đốc Sở Xây dựng", "Phó Giám đốc")


def test_a_second_press_hands_in_once(unit_head):
    dossier, key = ready_dossier(unit_head), uuid4()

    first = submit_dossier(dossier=dossier, actor=unit_head, on=today(), key=key)
    second = submit_dossier(dossier=dossier, actor=unit_head, on=today(), key=key)

    assert first == second
    assert DossierStep.objects.filter(move="submit").count() == DossierCopy.objects.count() == 1
    assert Counter.objects.get(series="proposal").last == 1


def test_another_press_with_another_key_is_refused(unit_head):
    dossier = submitted_dossier(unit_head)

    with pytest.raises(Refused, match="đã trình"):
        submit_dossier(dossier=dossier, actor=unit_head, on=today(), key=uuid4())


@pytest.mark.parametrize("who", ["unit_officer", "reviewer", "secretary", "leader", "clerk", "office_officer"])
def test_only_the_head_hands_in(who, unit_head, request):
    dossier = ready_dossier(unit_head)

    with pytest.raises(Refused, match="là việc của: Thủ trưởng đơn vị"):
        submit_dossier(dossier=dossier, actor=request.getfixturevalue(who), on=today())


def test_the_head_of_another_unit_is_refused(unit_head):
    dossier = ready_dossier(unit_head)

    with pytest.raises(Refused, match="thuộc đơn vị khác"):
        submit_dossier(dossier=dossier, actor=PostFactory(role=Role.UNIT_HEAD), on=today())


def test_after_the_round_nothing_is_handed_in_and_nothing_lost(unit_head):
    dossier = ready_dossier(unit_head)
    late = dossier.round.closes_on + timedelta(days=1)

    with pytest.raises(ValidationError, match="đã hết hạn nhận hồ sơ"):
        submit_dossier(dossier=dossier, actor=unit_head, on=late)

    dossier.refresh_from_db()
    assert (dossier.state, dossier.version, dossier.nominees.count()) == (DossierState.DRAFT, 0, 1)


def test_the_copy_holds_what_was_handed_in(unit_head):
    dossier = submitted_dossier(unit_head, names=["Đặng Thị Ưu"])
    copy = dossier.copies.get()

    text = json.dumps(copy.content, ensure_ascii=False, sort_keys=True)
    assert copy.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert [nominee["name"] for nominee in copy.content["nominees"]] == ["Đặng Thị Ưu"]
    assert copy.content["proposal_full_number"] == "01/TTr-SXD"
    assert [file["name"] for file in copy.content["files"]] == ["bien-ban.pdf"]


def test_findings_are_frozen_with_their_articles(unit_head, unit):
    load_packs()
    award = AwardType.objects.get(code="CSTDCS")
    dossier = submitted_dossier(unit_head, award=award)

    frozen = Nominee.objects.get(dossier=dossier).findings
    assert (frozen["verdict"], frozen["on"]) == ("needs_evidence", today().isoformat())
    assert [finding for finding in frozen["findings"] if not finding["citation"]] == []


def test_findings_cost_the_same_for_any_number(unit_head, django_assert_num_queries):
    def queries(count):
        from django.db import connection  # noqa: PLC0415 -- only counted here
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        dossier = ready_dossier(unit_head, people=count, round=RoundFactory())
        with CaptureQueriesContext(connection) as seen:
            submit_dossier(dossier=dossier, actor=unit_head, on=today())
        return len(seen)

    queries(1)
    assert queries(2) == queries(12)


def test_papers_follow_in_the_same_transaction(unit_head, monkeypatch):
    seen = []
    monkeypatch.setitem(AFTER, "submit", [lambda subject, actor: seen.append((subject.code, subject.version, actor))])

    dossier = submitted_dossier(unit_head)

    assert seen == [(dossier.code, 1, unit_head)]


def test_the_obligation_is_met_by_handing_in(unit_head, unit):
    round = RoundFactory()
    deadline = DeadlineFactory(plan=None, round=round, kind=DeadlineKind.NOMINATIONS)
    of_plan = DeadlineFactory(kind=DeadlineKind.NOMINATIONS)
    for each in (deadline, of_plan):
        DeadlineAssignmentFactory(deadline=each, unit=unit)

    ready = ready_dossier(unit_head, round=round)
    before = set(DeadlineAssignment.objects.owed().values_list("deadline", flat=True))
    submit_dossier(dossier=ready, actor=unit_head, on=today())

    assert before == {deadline.pk, of_plan.pk}
    assert set(DeadlineAssignment.objects.owed().values_list("deadline", flat=True)) == {of_plan.pk}


def test_a_deadline_of_the_plan_is_met_by_a_dossier_in_its_round(unit_head, unit):
    deadline = DeadlineFactory(kind=DeadlineKind.NOMINATIONS)
    DeadlineAssignmentFactory(deadline=deadline, unit=unit)

    submitted_dossier(unit_head, round=RoundFactory(plan=deadline.plan))

    assert DeadlineAssignment.objects.owed().count() == 0


def test_names_are_data_not_markup(unit_head, unit, reviewer):
    AwardTypeFactory()
    person = colleague(unit, "<b>{{ x }}</b> =HYPERLINK(1)")

    dossier = submitted_dossier(unit_head, names=[person.full_name])

    assert dossier.nominees.get().name == "<b>{{ x }}</b> =HYPERLINK(1)"
