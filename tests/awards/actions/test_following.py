"""Dossiers, obligations and registrations of a unit that ends: what goes to its successor, and back again."""

from datetime import date, timedelta

import pytest

from awards.actions.submissions import resubmit_dossier
from awards.choices import DossierState, NomineeState, Section
from awards.models import Dossier, DossierStep
from awards.notices.dossiers import DossierReturned
from awards.policies.dossiers import DossierPolicy
from campaigns.choices import RegistrationState
from campaigns.models import DeadlineAssignment, RegisteredTitle, Registration
from tests.factories.awards import AwardFactory, DossierFactory, NomineeFactory
from tests.factories.campaigns import DeadlineAssignmentFactory, RegistrationFactory, RoundFactory
from tests.factories.dossiers import submitted_dossier
from tests.factories.reorganisations import absorbed, dissolved, everything, merged
from tests.factories.units import EmploymentFactory, PostFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions.reorganising import apply_reorganisation
from units.actions.undoing_reorganisations import undo_reorganisation
from units.choices import Role, UnitKind
from units.facts.movements import effects_of
from units.facts.plans import plan_of
from units.models import Employment, Unit


@pytest.fixture
def communes(province):
    facts = {"kind": UnitKind.COMMUNE, "parent": province}
    return [UnitFactory(name=f"Xã {name}", short_name=f"Xã {name}", **facts) for name in ("An", "Bình", "Ca")]


def applied(plan, officer):
    apply_reorganisation(reorganisation=plan, actor=officer, on=today())


def effects(plan) -> set[tuple]:
    return {(e.noun, e.source, e.target, e.count, e.note) for e in effects_of(plan_of(plan))}


def test_open_dossiers_go_and_submitted_ones_keep_the_old_name(communes, province, office_officer):
    draft, returned = DossierFactory(unit=communes[0]), DossierFactory(unit=communes[1], state=DossierState.RETURNED)
    submitted = DossierFactory(unit=communes[0], submitted=True)
    plan = merged(office_officer, communes[:2], name="Xã Mới", parent=province)
    seen = effects(plan)
    applied(plan, office_officer)
    new = Unit.objects.get(name="Xã Mới")

    assert seen == {
        ("hồ sơ khen thưởng đang mở", "Xã An", "Xã Mới", 1, ""),
        ("hồ sơ khen thưởng đang mở", "Xã Bình", "Xã Mới", 1, ""),
        ("hồ sơ khen thưởng đã trình", "Xã An", "Xã Mới", 1, KEPT),
    }
    assert set(Dossier.objects.filter(unit=new)) == {draft, returned}
    assert Dossier.objects.get(unit=communes[0]) == submitted
    assert set(DossierStep.objects.values_list("dossier", "move", "note")) == {
        (draft.pk, "follow", "Từ Xã An, theo Nghị quyết số 12/NQ-HĐND"),
        (returned.pk, "follow", "Từ Xã Bình, theo Nghị quyết số 12/NQ-HĐND"),
        (submitted.pk, "carry", "Xã Mới làm tiếp thay Xã An, theo Nghị quyết số 12/NQ-HĐND"),
    }


def test_drafts_of_one_round_become_one_and_come_apart_again(communes, province, office_officer):
    round_ = RoundFactory()
    first, second = (DossierFactory(unit=commune, round=round_) for commune in communes[:2])
    nominees = [NomineeFactory(dossier=dossier) for dossier in (first, second)]
    plan = merged(office_officer, communes[:2], name="Xã Mới", parent=province)
    before = everything("Reorganisation")
    seen = effects(plan)
    applied(plan, office_officer)
    first.refresh_from_db()
    second.refresh_from_db()

    assert seen == {
        ("hồ sơ khen thưởng đang mở", "Xã An", "Xã Mới", 1, ""),
        ("hồ sơ khen thưởng đang soạn", "Xã Bình", "Xã Mới", 1, "gộp vào hồ sơ của đơn vị tiếp nhận"),
    }
    assert (first.unit.name, second.state) == ("Xã Mới", DossierState.WITHDRAWN)
    assert set(first.nominees.values_list("pk", flat=True)) == {nominee.pk for nominee in nominees}
    assert set(first.nominees.values_list("state", flat=True)) == {NomineeState.PROPOSED}

    undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)
    assert everything("Reorganisation") == before


KEPT = "giữ tên đơn vị cũ; đơn vị tiếp nhận theo dõi, bổ sung khi được yêu cầu"
SECOND = "giữ tên đơn vị cũ; đơn vị tiếp nhận đã có hồ sơ cùng đợt, bổ sung và trình lại hồ sơ này thành hồ sơ thứ hai"


def test_a_draft_stays_to_be_read_where_the_successor_has_handed_in(communes, office_officer):
    round_ = RoundFactory()
    draft = DossierFactory(unit=communes[0], round=round_)
    DossierFactory(unit=communes[1], round=round_, submitted=True)
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    seen = effects(plan)
    applied(plan, office_officer)
    draft.refresh_from_db()
    leads = PostFactory(unit=communes[1], role=Role.UNIT_HEAD)
    policy = DossierPolicy(leads, draft)

    assert seen == {
        (
            "hồ sơ khen thưởng đang soạn", "Xã An", "Xã Bình", 1,
            "đơn vị tiếp nhận đã trình hồ sơ trong cùng đợt; bản soạn dở chỉ để xem hoặc rút",
        ),
    }  # fmt: skip
    assert (draft.unit, draft.carried_by, draft.state) == (communes[0], communes[1], DossierState.DRAFT)
    assert "Xã An, đơn vị đã kết thúc, không trình được nữa" in policy.can("submit").reason
    assert policy.can("withdraw")


def test_a_returned_dossier_is_mended_by_the_successor_as_a_second_one(communes, office_officer, reviewer):
    round_ = RoundFactory()
    first, leads, stranger = (PostFactory(unit=unit, role=Role.UNIT_HEAD) for unit in communes)
    returned = submitted_dossier(first, round=round_)
    Dossier.objects.filter(pk=returned.pk).update(state=DossierState.RETURNED, taken_by=reviewer)
    own = DossierFactory(unit=communes[1], round=round_, submitted=True)
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    before = everything("Reorganisation")
    seen = {effect for effect in effects(plan) if effect[0].startswith("hồ sơ")}
    applied(plan, office_officer)
    returned.refresh_from_db()

    assert seen == {("hồ sơ khen thưởng chờ bổ sung", "Xã An", "Xã Bình", 1, SECOND)}
    assert (returned.unit, returned.keeper) == (communes[0], communes[1])
    assert set(Dossier.objects.visible_to(leads)) == {own, returned}
    assert list(Dossier.objects.visible_to(stranger)) == []
    assert returned.steps.get(move="carry").note == "Xã Bình làm tiếp thay Xã An, theo Nghị quyết số 12/NQ-HĐND"

    undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)
    assert everything("Reorganisation") == before

    again = absorbed(office_officer, communes[:1], into=communes[1])
    applied(again, office_officer)
    returned.refresh_from_db()
    resubmit_dossier(dossier=returned, actor=leads, on=today())
    returned.refresh_from_db()

    assert (returned.state, returned.version, returned.proposal_full_number, returned.unit) == (
        DossierState.SUBMITTED, 2, f"01/TTr-{communes[0].symbol}", communes[0],
    )  # fmt: skip
    with pytest.raises(Refused, match="có 1 hồ sơ chuyển theo đã được trình, trình lại hoặc rút"):
        undo_reorganisation(reorganisation=again, note="Nhầm", actor=office_officer)


def test_what_the_board_sends_back_later_reaches_the_successor(communes, office_officer, reviewer):
    submitted = DossierFactory(unit=communes[0], state=DossierState.IN_APPRAISAL, version=1, taken_by=reviewer)
    officer = PostFactory(unit=communes[0], role=Role.UNIT_OFFICER)
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    seen = {effect for effect in effects(plan) if effect[0].startswith("hồ sơ")}
    applied(plan, office_officer)
    submitted.refresh_from_db()
    item = {"section": Section.OPINIONS, "lacking": "Biên bản", "ground": "Điều 9", "due_on": today()}
    submitted.return_items.create(**item)
    step = submitted.steps.create(move="return", actor=reviewer)

    assert seen == {("hồ sơ khen thưởng đã trình", "Xã An", "Xã Bình", 1, KEPT)}
    assert list(DossierReturned(step, on=today()).recipients()) == [officer.user]


def test_a_dossier_gone_on_with_follows_through_a_second_act_and_ends_without_an_heir(communes, office_officer):
    returned = DossierFactory(unit=communes[0], state=DossierState.RETURNED, version=1)
    DossierFactory(unit=communes[1], round=returned.round, submitted=True)
    applied(absorbed(office_officer, communes[:1], into=communes[1]), office_officer)
    later = {"effective_on": date(2025, 9, 1)}
    DossierFactory(unit=communes[2], round=returned.round, submitted=True)
    second = absorbed(office_officer, communes[1:2], into=communes[2], **later)
    seen = {effect for effect in effects(second) if effect[0] == "hồ sơ khen thưởng chờ bổ sung"}
    applied(second, office_officer)
    returned.refresh_from_db()
    third = dissolved(office_officer, communes[2:], effective_on=date(2025, 10, 1))

    assert seen == {("hồ sơ khen thưởng chờ bổ sung", "Xã Bình", "Xã Ca", 1, SECOND)}
    assert (returned.unit, returned.carried_by) == (communes[0], communes[2])
    assert {effect[1:] for effect in effects(third) if effect[0] == "hồ sơ khen thưởng chờ bổ sung"} == {
        ("Xã Ca", "", 1, "không có đơn vị tiếp nhận")
    }


def test_obligations_and_registrations_go_where_there_is_room(communes, province, office_officer):
    owed = DeadlineAssignmentFactory(unit=communes[0])
    twin = DeadlineAssignmentFactory(unit=communes[1], deadline=owed.deadline)
    draft = RegistrationFactory(unit=communes[0])
    sent = RegistrationFactory(unit=communes[0], state=RegistrationState.SUBMITTED)
    plan = merged(office_officer, communes[:2], name="Xã Mới", parent=province)
    before = everything("Reorganisation")
    seen = effects(plan)
    applied(plan, office_officer)
    new = Unit.objects.get(name="Xã Mới")

    assert seen == {
        ("nghĩa vụ phải nộp", "Xã An", "Xã Mới", 1, ""),
        ("nghĩa vụ phải nộp", "Xã Bình", "", 1, "đơn vị tiếp nhận đã có nghĩa vụ này; phần cũ thôi tính"),
        ("bản đăng ký thi đua đang soạn", "Xã An", "Xã Mới", 1, ""),
    }
    assert list(DeadlineAssignment.objects.owed().values_list("pk", "unit")) == [(owed.pk, new.pk)]
    assert DeadlineAssignment.objects.get(pk=twin.pk).unit == communes[1]
    assert dict(Registration.objects.values_list("pk", "unit")) == {draft.pk: new.pk, sent.pk: communes[0].pk}
    assert draft.steps.get().note == "Từ Xã An, theo Nghị quyết số 12/NQ-HĐND"

    undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)
    assert everything("Reorganisation") == before


def nominated(person, unit, officer, **award):
    """All that a unit may do for somebody: nominate, honour, register a title."""
    NomineeFactory(dossier=DossierFactory(unit=unit), person=person)
    AwardFactory(person=person, holder_unit=unit, **award)
    registration = RegistrationFactory(unit=unit)
    registration.steps.create(move="open", actor=officer)
    RegisteredTitle.objects.create(registration=registration, person=person, award_code="CSTDCS")


def test_what_the_successor_did_for_newcomers_stands_in_the_way(communes, office_officer):
    job = EmploymentFactory(unit=communes[0])
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    applied(plan, office_officer)
    nominated(job.person, communes[1], office_officer, decided_on=today() + timedelta(days=1))

    with pytest.raises(Refused) as error:
        undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)
    assert error.value.reason == (
        "Không hoàn tác được vì: có 1 danh hiệu đã đăng ký cho người chuyển đến; "
        "có 1 đề nghị khen thưởng cho người chuyển đến; có 1 khen thưởng của người chuyển đến ghi ở đơn vị mới."
    )


def test_what_the_successor_did_for_them_before_does_not(communes, office_officer):
    job = EmploymentFactory(unit=communes[0])
    nominated(job.person, communes[1], office_officer)
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    applied(plan, office_officer)

    undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)
    assert Employment.objects.get(pk=job.pk).ends_on is None
