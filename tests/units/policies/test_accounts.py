"""Who may give which post where: nobody grants what they do not have."""

from datetime import timedelta

import pytest

from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.choices import Capacity, Role, UnitKind
from units.policies.accounts import may_end, may_give, may_govern, may_lock, may_manage, may_name_deputy

TARGETS = [*Role]
KT = Capacity.KT


@pytest.fixture
def section(unit):
    return UnitFactory(kind=UnitKind.SECTION, name="Phòng Quy hoạch", short_name="Phòng Quy hoạch", parent=unit)


@pytest.fixture
def places(unit, section, stranger):
    return {"own": unit, "below": section, "foreign": stranger.unit}


@pytest.fixture
def actors(request):
    names = (
        *("office_officer", "unit_officer", "unit_head", "reviewer", "secretary", "leader", "clerk", "system_officer"),
    )
    return {name: request.getfixturevalue(name) for name in names}


# Actor → (role, place, capacity) that may be given; everything else is refused. The system officer may all.
HEADS = {(Role.UNIT_HEAD, place, capacity) for place in ("own", "below", "foreign") for capacity in ("head", "kt")}
ALLOWED = {
    "unit_head": {
        *((Role.UNIT_OFFICER, place, capacity) for place in ("own", "below") for capacity in ("head", "kt")),
        *((Role.UNIT_HEAD, "below", capacity) for capacity in ("head", "kt")),
        (Role.UNIT_HEAD, "own", "kt"),
    },
    "reviewer": HEADS,
    "system_officer": {
        (role, place, cap) for role in Role for place in ("own", "below", "foreign") for cap in ("head", "kt")
    },
}


def test_the_table_of_role_by_target_by_place(actors, places):
    given = {name: set() for name in actors}
    for name, actor in actors.items():
        for role in TARGETS:
            for place, unit in places.items():
                for capacity in ("head", "kt"):
                    verdict = may_govern(actor, role=role, unit=unit, capacity=capacity)
                    assert bool(verdict.reason) != bool(verdict)
                    if verdict:
                        given[name].add((role, place, capacity))

    assert given == {name: ALLOWED.get(name, set()) for name in actors}


@pytest.mark.parametrize(
    ("role", "place", "capacity", "reason"),
    [
        (Role.CLERK, "own", "head", "Thủ trưởng đơn vị chỉ giao được vai trò: Thủ trưởng đơn vị, Chuyên viên đơn vị."),
        (Role.UNIT_OFFICER, "foreign", "head", "{foreign} không thuộc Sở Xây dựng."),
        (
            Role.UNIT_HEAD, "own", "head",
            "Vai trò thủ trưởng của chính đơn vị do Ban Thi đua - Khen thưởng giao; bạn giao được cấp phó (KT.), "
            "người ký thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.).",
        ),
    ],
)  # fmt: skip
def test_a_refusal_says_whose_it_is(unit_head, places, role, place, capacity, reason):
    verdict = may_govern(unit_head, role=role, unit=places[place], capacity=capacity)

    assert verdict.reason == reason.format(foreign=places["foreign"].label)


def test_nobody_gives_a_post_to_oneself_but_the_system_officer(unit_head, system_officer, unit):
    own = may_give(unit_head, role=Role.UNIT_OFFICER, unit=unit, to=unit_head.user)

    assert own.reason == "Không ai tự giao vai trò cho chính mình."
    assert may_give(system_officer, role=Role.CLERK, unit=unit, to=system_officer.user)


def test_who_signs_for_another_passes_the_headship_to_nobody(unit, section):
    deputy = PostFactory(role=Role.UNIT_HEAD, unit=unit, capacity=KT)
    refused = "Người ký thay, ký theo ủy quyền không giao tiếp vai trò thủ trưởng cho người khác."

    assert may_govern(deputy, role=Role.UNIT_OFFICER, unit=unit)
    assert may_govern(deputy, role=Role.UNIT_HEAD, unit=unit, capacity=KT).reason == refused
    assert may_govern(deputy, role=Role.UNIT_HEAD, unit=section).reason == refused


def test_only_who_signs_has_a_deputy_and_a_deputy_has_none(unit_head, unit_officer, leader, unit, stranger):
    deputy = PostFactory(role=Role.UNIT_HEAD, unit=unit, capacity=KT)
    allowed = {
        "own": may_name_deputy(unit_head, unit_head, on=today()),
        "leader": may_name_deputy(leader, leader, on=today()),
        "officer": may_name_deputy(unit_head, unit_officer, on=today()),
        "of a deputy": may_name_deputy(unit_head, deputy, on=today()),
        "of the head by the deputy": may_name_deputy(deputy, unit_head, on=today()),
        "from elsewhere": may_name_deputy(stranger, unit_head, on=today()),
        "to oneself": may_name_deputy(unit_head, unit_head, on=today(), to=unit_head.user),
    }

    assert {name: bool(verdict) for name, verdict in allowed.items()} == {
        "own": True,
        "leader": True,
        "officer": False,
        "of a deputy": False,
        "of the head by the deputy": False,
        "from elsewhere": False,
        "to oneself": False,
    }


def test_a_password_that_opens_more_than_ones_own_rights_is_not_ones_to_reset(
    unit_head, unit_officer, reviewer, office
):
    before = may_manage(unit_head, unit_officer.user, on=today())
    clerk = PostFactory(user=unit_officer.user, role=Role.CLERK, unit=office)
    after = may_manage(unit_head, unit_officer.user, on=today())
    clerk.ends_on = today() - timedelta(days=1)
    clerk.save()

    assert before
    assert after.reason == (
        "Tài khoản này còn giữ vai trò Văn thư · Văn phòng UBND tỉnh ngoài phần bạn quản lý. "
        "Thủ trưởng đơn vị chỉ giao được vai trò: Thủ trưởng đơn vị, Chuyên viên đơn vị."
    )
    assert may_manage(unit_head, unit_officer.user, on=today())
    assert not may_manage(reviewer, unit_officer.user, on=today())


def test_a_post_to_come_counts_as_well(unit_head, unit_officer, office):
    PostFactory(user=unit_officer.user, role=Role.CLERK, unit=office, starts_on=today() + timedelta(days=9))

    assert not may_manage(unit_head, unit_officer.user, on=today())


def test_nobody_manages_ends_or_locks_oneself(unit_head, reviewer, system_officer):
    assert may_manage(unit_head, unit_head.user, on=today()).reason == (
        "Đây là tài khoản của chính bạn: hãy dùng trang Tài khoản."
    )
    assert may_end(unit_head, unit_head, on=today()).reason == (
        "Không ai tự cho mình thôi vai trò; hãy nhờ người quản lý tài khoản của bạn."
    )
    assert may_end(reviewer, unit_head, on=today())
    assert may_lock(system_officer, system_officer.user, on=today()).reason == "Không ai tự khóa tài khoản của mình."


def test_the_last_keeper_of_the_system_stays(system_officer):
    last = may_end(system_officer, system_officer, on=today())
    second = PostFactory(role=Role.SYSTEM_OFFICER, unit=system_officer.unit)

    assert last.reason == "Đây là người quản trị hệ thống cuối cùng. Hãy giao vai trò này cho người khác trước."
    assert may_end(system_officer, system_officer, on=today())
    assert may_lock(system_officer, second.user, on=today())
