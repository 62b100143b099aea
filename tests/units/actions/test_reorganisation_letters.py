"""Who leads a unit that a reorganisation touches is told what changes, once, in the same transaction."""

import pytest
from django.core.exceptions import ValidationError

from tests.factories.awards import DossierFactory
from tests.factories.reorganisations import absorbed, dissolved, divided, merged, opened, renamed
from tests.factories.units import EmploymentFactory, PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.actions import reorganising
from units.actions.planning import Takers, plan_end
from units.actions.reorganising import apply_reorganisation
from units.actions.undoing_reorganisations import undo_reorganisation
from units.choices import Channel, Role, UnitKind
from units.facts.movements import effects_of
from units.facts.plans import plan_of
from units.models import Letter, Unit


@pytest.fixture
def communes(province):
    facts = {"kind": UnitKind.COMMUNE, "parent": province}
    return [UnitFactory(name=f"Xã {name}", short_name=f"Xã {name}", **facts) for name in ("An", "Bình", "Ca")]


def head(unit, **facts):
    return PostFactory(unit=unit, role=Role.UNIT_HEAD, **facts)


def applied(plan, officer):
    return apply_reorganisation(reorganisation=plan, actor=officer, on=today())


def told(post) -> list[str]:
    """Bodies in the tray of the software, the oldest first."""
    return list(Letter.objects.filter(to=post.user, channel=Channel.APP).order_by("pk").values_list("body", flat=True))


def test_heads_of_ended_and_receiving_units_read_what_changes_for_them(communes, office_officer):
    old, new, other = (head(commune) for commune in communes)
    officer = PostFactory(unit=communes[0], role=Role.UNIT_OFFICER)
    EmploymentFactory.create_batch(2, unit=communes[0])
    DossierFactory(unit=communes[0])
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    applied(plan, office_officer)
    (leaves,), (receives,) = told(old), told(new)
    letter = Letter.objects.filter(to=old.user).first()

    assert leaves.rstrip() == (
        f"{office_officer.user.full_name} đã áp dụng “Sắp xếp thử” theo Nghị quyết số 12/NQ-HĐND, "
        "có hiệu lực từ ngày 01/07/2025.\n\nXã An\n- Kết thúc hoạt động; đơn vị tiếp nhận: Xã Bình.\n"
        "- Chuyển về Xã Bình: 2 người; 1 vai trò trong phần mềm; 1 hồ sơ khen thưởng đang mở.\n"
        "- Không chuyển: 1 vai trò trong phần mềm (hết hiệu lực; lãnh đạo, người làm thay được giao lại theo quyết "
        "định riêng).\n\nVai trò trong phần mềm của bạn từ ngày ấy ghi ở trang Tài khoản."
    )
    assert "Xã Bình\n- Nhận từ Xã An: 2 người; 1 vai trò trong phần mềm; 1 hồ sơ khen thưởng đang mở.\n" in receives
    assert (letter.subject, letter.link) == (
        "Xã An: sắp xếp đơn vị từ ngày 01/07/2025",
        plan.get_absolute_url(),
    )
    assert (told(other), told(officer)) == ([], [])


def test_who_leads_the_new_unit_gets_one_letter_for_both(communes, province, office_officer):
    leading = head(communes[0])
    applied(merged(office_officer, communes[:1], name="Xã Mới", parent=province), office_officer)
    (body,) = told(leading)

    assert "Xã An\n- Kết thúc hoạt động; đơn vị tiếp nhận: Xã Mới.\n" in body
    assert "Xã Mới\n- Thành lập mới, trực thuộc Ủy ban nhân dân tỉnh Hòa Giang.\n" in body


@pytest.mark.parametrize(
    ("plan_for", "sentence"),
    [
        (lambda unit, above, by: renamed(by, unit, "Xã Khác"), "- Đổi tên từ Xã An thành Xã Khác.\n"),
        (
            lambda unit, above, by: renamed(by, unit, "", parent=above),
            "- Chuyển từ Ủy ban nhân dân tỉnh Hòa Giang về Sở Xây dựng.\n",
        ),
        (lambda unit, above, by: dissolved(by, [unit]), "- Giải thể, không có đơn vị tiếp nhận.\n"),
        (
            lambda unit, above, by: divided(by, unit, ["Xã Một", "Xã Hai"], above.parent),
            "- Kết thúc hoạt động; đơn vị tiếp nhận: Xã Một, Xã Hai.\n",
        ),
    ],
    ids=["renamed", "moved", "dissolved", "divided"],
)
def test_each_kind_of_act_is_told_in_its_words(communes, unit, office_officer, plan_for, sentence):
    leading = head(communes[0])
    applied(plan_for(communes[0], unit, office_officer), office_officer)

    assert [sentence in body for body in told(leading)] == [True]


def test_taking_back_is_told_with_the_reason_to_those_of_before_and_after(communes, office_officer):
    old, new = head(communes[0]), head(communes[1])
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    applied(plan, office_officer)
    undo_reorganisation(reorganisation=plan, note="Nhầm ngày", actor=office_officer)
    letter = Letter.objects.filter(to=old.user, channel=Channel.APP).order_by("pk").last()

    assert [len(told(post)) for post in (old, new)] == [2, 2]
    assert "mọi dữ liệu trở lại như trước khi áp dụng. Lý do: Nhầm ngày\n" in letter.body
    assert "Xã An\n- Đơn vị hoạt động trở lại;" in letter.body
    assert (letter.subject, letter.link) == (
        "Xã An: đã hoàn tác việc sắp xếp đơn vị",
        communes[0].get_absolute_url(),
    )


def test_pressing_twice_tells_once_and_a_refused_act_tells_nobody(communes, office_officer, monkeypatch):
    leading, key = head(communes[0]), "6d6b2f0e-54b5-4c39-b2ac-ef35da0fc0aa"
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    with monkeypatch.context() as broken:
        broken.setattr(reorganising, "mend_paths", lambda: Unit.objects.get(name="Không có"))
        with pytest.raises(Unit.DoesNotExist):
            applied(plan, office_officer)
    with pytest.raises(ValidationError):
        apply_reorganisation(reorganisation=plan, actor=office_officer, on=today(), seen="khác")
    before = told(leading)
    for _ in range(2):
        apply_reorganisation(reorganisation=plan, actor=office_officer, on=today(), key=key)

    assert (before, len(told(leading))) == ([], 1)


def test_units_of_one_name_are_told_apart(province, office_officer):
    homes = [UnitFactory(name=f"Huyện {name}", short_name="", parent=province) for name in ("A", "B")]
    twins = [UnitFactory(name="Phòng Nội vụ", short_name="", parent=home) for home in homes]
    EmploymentFactory(unit=twins[0])
    EmploymentFactory.create_batch(2, unit=twins[1])
    leading = head(twins[0])
    plan = merged(office_officer, twins, name="Phòng Nội vụ", parent=province)
    applied_to = effects_of(plan_of(plan))
    applied(plan, office_officer)

    assert {(each.source, each.target, each.count) for each in applied_to if each.noun == "người"} == {
        ("Phòng Nội vụ (cũ), Huyện A", "Phòng Nội vụ (mới)", 1),
        ("Phòng Nội vụ (cũ), Huyện B", "Phòng Nội vụ (mới)", 2),
    }
    assert "- Chuyển về Phòng Nội vụ (mới): 1 người.\n" in told(leading)[0]


@pytest.mark.parametrize("count", [1, 3])
def test_telling_costs_the_same_for_any_number_of_heads_of_a_unit(
    communes, office_officer, count, django_assert_max_num_queries
):
    for _ in range(count):
        head(communes[0])
    plan = opened(office_officer)
    plan_end(reorganisation=plan, units=communes[:1], takers=Takers(existing=[communes[1]]), actor=office_officer)

    with django_assert_max_num_queries(75):
        applied(plan, office_officer)
    assert Letter.objects.filter(channel=Channel.APP).count() == count
