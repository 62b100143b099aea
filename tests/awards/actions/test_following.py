"""Dossiers, obligations and registrations of a unit that ends: what goes to its successor, and back again."""

from datetime import timedelta

import pytest

from awards.choices import DossierState, NomineeState
from awards.models import Dossier, DossierStep
from campaigns.choices import RegistrationState
from campaigns.models import DeadlineAssignment, RegisteredTitle, Registration
from tests.factories.awards import AwardFactory, DossierFactory, NomineeFactory
from tests.factories.campaigns import DeadlineAssignmentFactory, RegistrationFactory, RoundFactory
from tests.factories.reorganisations import absorbed, everything, merged
from tests.factories.units import EmploymentFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions.reorganising import apply_reorganisation
from units.actions.undoing_reorganisations import undo_reorganisation
from units.choices import UnitKind
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
    }
    assert set(Dossier.objects.filter(unit=new)) == {draft, returned}
    assert Dossier.objects.get(unit=communes[0]) == submitted
    assert set(DossierStep.objects.values_list("dossier", "move", "note")) == {
        (draft.pk, "follow", "Từ Xã An, theo Nghị quyết số 12/NQ-HĐND"),
        (returned.pk, "follow", "Từ Xã Bình, theo Nghị quyết số 12/NQ-HĐND"),
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


def test_a_dossier_stays_where_the_successor_has_handed_in(communes, office_officer):
    round_ = RoundFactory()
    draft = DossierFactory(unit=communes[0], round=round_)
    DossierFactory(unit=communes[1], round=round_, submitted=True)
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    seen = effects(plan)
    applied(plan, office_officer)
    draft.refresh_from_db()

    assert seen == {
        ("hồ sơ khen thưởng đang mở", "Xã An", "", 1, "đơn vị tiếp nhận đã có hồ sơ trong cùng đợt"),
    }
    assert (draft.unit, draft.state) == (communes[0], DossierState.DRAFT)


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
