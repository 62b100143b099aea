"""A decision from draft to the register: authority, signature, number, applied once."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from awards.actions.applying import apply_decision
from awards.actions.decisions import (
    cancel_decision,
    draft_decision,
    edit_decision,
    number_decision,
    sign_decision,
)
from awards.choices import DecisionState, DossierState, NomineeState
from awards.models import Award, AwardStep, Decision, DecisionStep, DossierStep, Nominee, NomineeStep
from awards.papers import AFTER
from tests.factories.awards import AwardTypeFactory, NomineeFactory
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
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.choices import Capacity, Role, UnitKind
from units.models import Counter, Letter

ROLES = ["office_officer", "unit_officer", "unit_head", "reviewer", "secretary", "leader", "clerk", "system_officer"]
ONE_DAY = timedelta(days=1)


@pytest.fixture
def law(province):
    """The province's chair may decide; prizes can be counted."""
    AuthorityFactory()
    PrizeRateFactory()
    BaseSalaryFactory()


@pytest.fixture
def nominees(law, unit):
    return appraised(3, state=NomineeState.PASSED, unit=unit)


@pytest.fixture
def draft(nominees, leader, secretary):
    return drafted(nominees, leader, secretary)


def test_the_draft_is_written_in_the_name_of_the_signers_office(draft, nominees, province, leader):
    assert {field: getattr(draft, field) for field in ("issuer", "issuer_name", "symbol", "place", "state")} == {
        "issuer": province,
        "issuer_name": "Ủy ban nhân dân tỉnh Hòa Giang",
        "symbol": "QĐ-UBND",
        "place": "Hòa Giang",
        "state": DecisionState.DRAFT,
    }
    assert draft.authority_line == "Chủ tịch Ủy ban nhân dân tỉnh Hòa Giang"
    assert (draft.signer_position, draft.signer_for, draft.signer_name) == ("Chủ tịch", "", leader.user.full_name)
    assert draft.full_number == "…/QĐ-UBND"


def test_collectives_come_first_then_people_by_unit(law, province, leader, secretary):
    later = UnitFactory(name="Sở B", parent=province)
    first = UnitFactory(name="Sở A", parent=province)
    people = appraised(1, state=NomineeState.PASSED, unit=later)
    round_, award = people[0].dossier.round, people[0].award_type
    people += appraised(2, state=NomineeState.PASSED, unit=first, round=round_)
    team = NomineeFactory(
        dossier=people[0].dossier, person=None, unit=later, award_type=award, state=NomineeState.PASSED, position=99
    )

    decision = drafted([*people, team], leader, secretary)

    by_path = sorted(people, key=lambda nominee: (nominee.dossier.unit.path, nominee.position))
    assert [line.nominee for line in decision.lines.select_related("nominee")] == [team, *by_path]
    assert list(decision.lines.values_list("position", flat=True)) == [1, 2, 3, 4]


@pytest.mark.parametrize("state", [state for state in NomineeState if state not in ("passed", "not_needed")])
def test_only_who_waits_for_a_decision_may_stand_on_it(law, unit, leader, secretary, state):
    people = appraised(2, state=NomineeState.PASSED, unit=unit)
    Nominee.objects.filter(pk=people[1].pk).update(state=state)

    with pytest.raises(ValidationError) as caught:
        drafted(people, leader, secretary)

    assert caught.value.message_dict == {
        "nominees": ["1 đối tượng không còn chờ quyết định hoặc đã ở quyết định khác. Hãy mở lại trang."]
    }
    assert Decision.objects.count() == 0


def test_nobody_stands_on_two_decisions_unless_one_was_given_up(draft, nominees, leader, secretary):
    with pytest.raises(ValidationError):
        drafted(nominees[:1], leader, secretary)

    cancel_decision(decision=draft, note="Soạn lại", actor=secretary)

    assert drafted(nominees[:1], leader, secretary).lines.count() == 1


def test_a_decision_needs_somebody_on_it(nominees, leader, secretary):
    with pytest.raises(ValidationError) as caught:
        draft_decision(
            round=nominees[0].dossier.round,
            award_type=nominees[0].award_type,
            nominees=[],
            signer=leader,
            title="T",
            grounds=[],
            proposal="P",
            actor=secretary,
            on=today(),
        )

    assert list(caught.value.message_dict) == ["nominees"]


def test_people_of_another_office_do_not_stand_on_its_decision(province, secretary):
    so_a, so_b = UnitFactory(parent=province), UnitFactory(parent=province)
    AuthorityFactory(award_type=AwardTypeFactory(), code="THU_TRUONG_SO_NGANH")
    head = PostFactory(unit=so_a, role=Role.LEADER, title=f"Giám đốc {so_a.name}")
    theirs = appraised(1, state=NomineeState.PASSED, award=AwardTypeFactory(), unit=so_b)

    with pytest.raises(ValidationError) as caught:
        drafted(theirs, head, secretary)

    assert list(caught.value.message_dict) == ["nominees"]


@pytest.mark.parametrize(
    ("kind", "code", "valid_to", "allowed"),
    [
        (UnitKind.PROVINCE, "CHU_TICH_UBND_TINH", None, True),
        (UnitKind.PROVINCE, "CHU_TICH_UBND_TINH", today() - ONE_DAY, False),
        (UnitKind.PROVINCE, "CHU_TICH_UBND_XA", None, False),
        (UnitKind.DISTRICT, "CHU_TICH_UBND_HUYEN", today() - ONE_DAY, False),
        (UnitKind.COMMUNE, "CHU_TICH_UBND_XA", None, True),
        (UnitKind.DEPARTMENT, "THU_TRUONG_SO_NGANH", None, True),
        (UnitKind.SCHOOL, "THU_TRUONG_SO_NGANH", None, False),
    ],
)
def test_only_who_has_authority_on_the_day_decides(secretary, kind, code, valid_to, allowed):
    office = UnitFactory(kind=kind, name="Cơ quan thử")
    AuthorityFactory(code=code, valid_to=valid_to, title="Người có thẩm quyền")
    signer = PostFactory(unit=office, role=Role.LEADER, title="Chủ tịch Cơ quan thử")
    people = appraised(1, state=NomineeState.PASSED, unit=UnitFactory(parent=office))

    if allowed:
        assert drafted(people, signer, secretary).issuer == office
        return
    with pytest.raises(ValidationError) as caught:
        drafted(people, signer, secretary)
    assert list(caught.value.message_dict) == ["signer"]


def test_a_district_that_ended_decides_nothing(secretary):
    district = UnitFactory(kind=UnitKind.DISTRICT, name="Ủy ban nhân dân huyện Cũ")
    award = AwardTypeFactory()
    AuthorityFactory(award_type=award, code="CHU_TICH_UBND_HUYEN", valid_to=date(2025, 6, 30))
    signer = PostFactory(unit=district, role=Role.LEADER, title="Chủ tịch")
    people = appraised(1, state=NomineeState.PASSED, award=award, unit=UnitFactory(parent=district))
    words = {"title": "T", "grounds": [], "proposal": "P", "actor": secretary}
    words |= {"round": people[0].dossier.round, "award_type": award, "nominees": people, "signer": signer}

    with pytest.raises(ValidationError) as caught:
        draft_decision(**words, on=date(2025, 7, 1))
    assert caught.value.messages == [
        "Ngày 01/07/2025, lãnh đạo Ủy ban nhân dân huyện Cũ không có thẩm quyền tặng Chiến sĩ thi đua cơ sở. "
        "Dữ liệu chưa ghi ai có thẩm quyền."
    ]

    assert draft_decision(**words, on=date(2025, 6, 30)).issuer == district


def test_the_number_is_given_only_under_a_date_with_authority(law, draft, leader, clerk):
    sign_decision(decision=draft, actor=leader, on=today())

    for day, field in ((today() + ONE_DAY, "issued_on"), (date(2023, 12, 31), "__all__")):
        with pytest.raises(ValidationError) as caught:
            number_decision(decision=draft, issued_on=day, actor=clerk, on=today())
        assert list(getattr(caught.value, "message_dict", {"__all__": 0})) == [field]

    assert Counter.objects.count() == 0


def test_numbers_follow_each_other_and_a_cancelled_one_is_not_given_again(
    law, province, unit, leader, clerk, secretary
):
    decisions = []
    for _ in range(3):
        decisions.append(numbered(drafted(appraised(1, state=NomineeState.PASSED), leader, secretary), leader, clerk))
        if len(decisions) == 2:
            cancel_decision(decision=decisions[1], note="In nhầm", actor=secretary)
            decisions[1].refresh_from_db()

    assert [(decision.full_number, decision.state) for decision in decisions] == [
        ("01/QĐ-UBND", DecisionState.NUMBERED),
        ("02/QĐ-UBND", DecisionState.CANCELLED),
        ("03/QĐ-UBND", DecisionState.NUMBERED),
    ]


def test_each_year_and_each_office_has_its_own_numbers(law, province, leader, clerk, secretary):
    days = [today(), date(today().year - 1, 12, 31), today()]
    decisions = [
        numbered(drafted(appraised(1, state=NomineeState.PASSED), leader, secretary), leader, clerk, day)
        for day in days
    ]

    assert [(decision.number, decision.year) for decision in decisions] == [
        (1, today().year),
        (1, today().year - 1),
        (2, today().year),
    ]


def test_whoever_signs_is_the_one_named(draft, province, secretary):
    deputy = PostFactory(
        unit=province, role=Role.LEADER, capacity=Capacity.KT, title="Phó Chủ tịch Ủy ban nhân dân tỉnh"
    )

    sign_decision(decision=draft, actor=deputy, on=today())

    draft.refresh_from_db()
    assert (draft.signer_capacity, draft.signer_for, draft.signer_position, draft.signer_name) == (
        Capacity.KT,
        "Chủ tịch",
        "Phó Chủ tịch",
        deputy.user.full_name,
    )


def test_a_leader_of_another_office_does_not_sign(draft):
    other = PostFactory(unit=UnitFactory(kind=UnitKind.COMMUNE), role=Role.LEADER)

    with pytest.raises(Refused) as caught:
        sign_decision(decision=draft, actor=other, on=today())

    assert caught.value.reason == "Quyết định này do lãnh đạo Ủy ban nhân dân tỉnh Hòa Giang ký."


def test_applying_enters_everybody_once(draft, nominees, leader, clerk, unit, unit_head, unit_officer, monkeypatch):
    followed = []
    monkeypatch.setitem(AFTER, "apply", [lambda subject, *, actor: followed.append(subject)])
    decision = numbered(draft, leader, clerk)

    applied(decision, clerk)

    lines = list(decision.lines.select_related("nominee").order_by("position"))
    fields = ["name", "position_title", "unit_name", "prize", "register_number", "decision_number", "decided_on"]
    assert list(Award.objects.order_by("register_number").values_list(*fields)) == [
        (
            line.nominee.name,
            "Chuyên viên",
            "Sở Xây dựng",
            7_020_000,
            line.position,
            "01/QĐ-UBND",
            today(),
        )
        for line in lines
    ]
    assert set(Award.objects.values_list("holder_unit", "authority", "decided_by", "search_key")) == {
        (unit.pk, "CHU_TICH_UBND_TINH", "Chủ tịch Ủy ban nhân dân tỉnh Hòa Giang", award.search_key)
        for award in Award.objects.all()
    }
    assert list(AwardStep.objects.values_list("move", "target", "actor")) == [("enter", "valid", clerk.pk)] * 3
    assert (
        list(NomineeStep.objects.values_list("move", "source", "target", "actor"))
        == [("award", "passed", "decided", clerk.pk)] * 3
    )
    assert list(DossierStep.objects.values_list("move", "source", "target")) == [("decide", "appraised", "decided")]
    assert followed == [decision]
    told = Letter.objects.filter(channel="app", key__startswith="decision-applied")
    assert set(told.values_list("to", flat=True)) == {unit_head.user_id, unit_officer.user_id}
    assert all(nominee.name in letter.body for letter in told for nominee in nominees)


def test_a_second_press_changes_nothing(draft, leader, clerk, secretary):
    decision, key = numbered(draft, leader, clerk), uuid4()

    first = apply_decision(decision=decision, actor=clerk, key=key)
    again = apply_decision(decision=decision, actor=clerk, key=key)
    with pytest.raises(Refused):
        apply_decision(decision=decision, actor=secretary, key=uuid4())

    assert first == again
    assert Award.objects.count() == 3


def test_a_dossier_waits_for_its_last_nominee(draft, nominees, leader, clerk):
    NomineeFactory(dossier=nominees[0].dossier, award_type=AwardTypeFactory(), state=NomineeState.NOT_NEEDED)

    applied(numbered(draft, leader, clerk), clerk)

    nominees[0].dossier.refresh_from_db()
    assert nominees[0].dossier.state == DossierState.APPRAISED


def test_applying_stops_when_somebody_no_longer_waits(draft, nominees, leader, clerk):
    decision = numbered(draft, leader, clerk)
    Nominee.objects.filter(pk=nominees[1].pk).update(state=NomineeState.NOT_DECIDED)

    with pytest.raises(ValidationError) as caught:
        apply_decision(decision=decision, actor=clerk)

    assert caught.value.messages == [
        f"Không còn chờ quyết định: {nominees[1].name} (không khen thưởng). Hãy hủy dự thảo này và soạn lại."
    ]
    decision.refresh_from_db()
    assert (decision.state, Award.objects.count()) == (DecisionState.NUMBERED, 0)


def test_a_draft_can_be_changed_until_it_is_signed(draft, nominees, leader, secretary):
    words = {"signer": leader, "title": " Mới ", "grounds": ["Căn cứ A"], "proposal": "Theo đề nghị", "on": today()}
    edit_decision(decision=draft, nominees=nominees[:2], actor=secretary, **words)
    draft.refresh_from_db()
    assert (draft.title, draft.grounds, draft.lines.count()) == ("Mới", ["Căn cứ A"], 2)

    sign_decision(decision=draft, actor=leader, on=today())
    with pytest.raises(Refused):
        edit_decision(decision=draft, nominees=nominees, actor=secretary, **words)


def test_each_step_tells_the_next_desk(draft, leader, clerk, secretary):
    numbered(draft, leader, clerk)

    letters = Letter.objects.filter(channel="app").order_by("pk")
    assert [(letter.key.split(":")[0], letter.to_id) for letter in letters] == [
        ("decision-drafted", leader.user_id),
        ("decision-signed", clerk.user_id),
        ("decision-numbered", secretary.user_id),
    ]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", list(DecisionState))
def test_every_other_move_is_refused(request, draft, nominees, role, state):
    actor = request.getfixturevalue(role)
    changes = {"state": state}
    if state in ("numbered", "applied", "revoked"):
        changes |= {"number": 7, "year": today().year, "issued_on": today()}
    Decision.objects.filter(pk=draft.pk).update(**changes)
    words = {"signer": request.getfixturevalue("leader"), "title": "T", "grounds": ["C"], "proposal": "P"}
    acts = {
        "edit": lambda: edit_decision(decision=draft, nominees=nominees, actor=actor, on=today(), **words),
        "sign": lambda: sign_decision(decision=draft, actor=actor, on=today()),
        "number": lambda: number_decision(decision=draft, issued_on=today(), actor=actor, on=today()),
        "apply": lambda: apply_decision(decision=draft, actor=actor),
        "cancel": lambda: cancel_decision(decision=draft, note="Nhầm", actor=actor),
    }
    allowed = {
        ("secretary", "draft"): {"edit", "cancel"},
        ("secretary", "signed"): {"cancel"},
        ("secretary", "numbered"): {"apply", "cancel"},
        ("leader", "draft"): {"sign"},
        ("clerk", "signed"): {"number"},
        ("clerk", "numbered"): {"apply"},
    }.get((role, state.value), set())

    for name in set(acts) - allowed:
        before = DecisionStep.objects.count()
        with pytest.raises(Refused):
            acts[name]()
        assert DecisionStep.objects.count() == before
    if allowed:
        acts[min(allowed)]()
        assert DecisionStep.objects.order_by("-pk").first().move == min(allowed)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "secretary"])
def test_nobody_else_drafts(request, nominees, leader, role):
    with pytest.raises(Refused):
        drafted(nominees, leader, request.getfixturevalue(role))


def test_cancelling_needs_a_reason(draft, secretary):
    with pytest.raises(ValidationError) as caught:
        cancel_decision(decision=draft, note="  ", actor=secretary)

    assert list(caught.value.message_dict) == ["note"]


def test_the_award_is_data(law, unit, leader, secretary, clerk):
    """A form of commendation goes the same way as a title, without a council."""
    award = AwardTypeFactory(code="BK_TINH", name="Bằng khen thử", kind="form", needs_council=False)
    AuthorityFactory(award_type=award)
    people = appraised(1, state=NomineeState.NOT_NEEDED, award=award, unit=unit)

    applied(numbered(drafted(people, leader, secretary), leader, clerk), clerk)

    assert list(Award.objects.values_list("award_type", "prize")) == [("BK_TINH", None)]
    assert AwardTypeFactory(**PROVINCE_AWARD).awards.count() == 0
