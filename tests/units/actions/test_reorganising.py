"""Applying a reorganisation: what becomes of units, people, posts, blocs; and what keeps it from being applied."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories.blocs import BlocFactory, DivisionFactory, MemberFactory, TermFactory
from tests.factories.people import HouseholdFactory, RatingFactory
from tests.factories.reorganisations import (
    DAY,
    DECISION,
    EVE,
    absorbed,
    dissolved,
    divided,
    everything,
    founded,
    merged,
    opened,
    renamed,
)
from tests.factories.units import EmploymentFactory, PostFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.actions.planning import NewUnit, Takers, plan_change, plan_end, plan_found
from units.actions.reorganisations import cancel_reorganisation
from units.actions.reorganising import apply_reorganisation
from units.actions.undoing_reorganisations import undo_reorganisation
from units.actions.units import write_contact
from units.choices import ChangeAct, ReorganisationKind, ReorganisationState, Role, UnitKind
from units.facts.movements import effects_of
from units.facts.plans import plan_of
from units.models import (
    BlocTerm,
    Employment,
    ImportBatch,
    PersonMove,
    Post,
    Reorganisation,
    ReorganisationStep,
    StoredFile,
    Succession,
    Unit,
    UnitState,
)
from units.policies.reorganisations import ReorganisationPolicy

COMMUNE = {"kind": UnitKind.COMMUNE, "symbol": "UBND", "founded_on": date(2011, 1, 1)}
OWN = ("Reorganisation", "Session")


@pytest.fixture
def communes(province):
    return [UnitFactory(name=f"Ủy ban nhân dân xã {name}", parent=province, **COMMUNE) for name in ("An", "Bình", "Ca")]


def applied(plan, actor, **more):
    return apply_reorganisation(reorganisation=plan, actor=actor, on=today(), **more)


def sentences(plan, actor) -> list[str]:
    with pytest.raises(ValidationError) as error:
        applied(plan, actor)
    return error.value.messages


def test_three_communes_become_one(communes, province, office_officer):
    job = EmploymentFactory(unit=communes[0], position="Công chức tư pháp")
    plan = merged(office_officer, communes, parent=province)
    step = applied(plan, office_officer)
    new = Unit.objects.get(name="Ủy ban nhân dân xã Mới")
    plan.refresh_from_db()

    assert (plan.state, plan.kind) == (ReorganisationState.APPLIED, ReorganisationKind.MERGE)
    assert (step.move, step.source, step.target) == ("apply", "draft", "applied")
    assert (new.founded_on, new.founded_by, new.parent, new.path) == (
        DAY,
        DECISION,
        province,
        f"{province.path}{new.pk.hex[:10]}/",
    )
    assert set(Unit.objects.filter(ended_on=EVE, ended_by=DECISION)) == set(communes)
    assert set(Succession.objects.filter(successor=new).values_list("predecessor", flat=True)) == {
        unit.pk for unit in communes
    }
    assert list(
        job.person.employments.order_by("starts_on").values_list("unit", "position", "starts_on", "ends_on")
    ) == [
        (communes[0].pk, "Công chức tư pháp", job.starts_on, EVE),
        (new.pk, "Công chức tư pháp", DAY, None),
    ]


def test_names_stay_readable_as_they_were_on_each_day(communes, province, office_officer):
    applied(renamed(office_officer, communes[0], "Ủy ban nhân dân phường An"), office_officer)
    states = UnitState.objects.filter(unit=communes[0]).order_by("starts_on")
    communes[0].refresh_from_db()

    assert list(states.values_list("name", "starts_on", "ends_on", "document")) == [
        ("Ủy ban nhân dân xã An", date(2011, 1, 1), EVE, ""),
        ("Ủy ban nhân dân phường An", DAY, None, DECISION),
    ]
    assert (communes[0].name, communes[0].symbol) == ("Ủy ban nhân dân phường An", "MOI")
    assert communes[0].search_key == "uy ban nhan dan phuong an uy ban nhan dan phuong an"
    assert Reorganisation.objects.get().kind == ReorganisationKind.RENAME


def test_a_transfer_takes_the_whole_subtree_along(province, unit, board_unit, office_officer):
    section = UnitFactory(kind=UnitKind.SECTION, name="Chi cục", parent=unit)
    team = UnitFactory(kind=UnitKind.SECTION, name="Đội", parent=section)
    applied(renamed(office_officer, section, "", parent=board_unit), office_officer)
    section.refresh_from_db()
    team.refresh_from_db()

    assert (section.parent, section.name) == (board_unit, "Chi cục")
    assert team.path == f"{board_unit.path}{section.pk.hex[:10]}/{team.pk.hex[:10]}/"
    assert Reorganisation.objects.get().kind == ReorganisationKind.TRANSFER
    assert list(section.states.order_by("starts_on").values_list("parent", flat=True)) == [unit.pk, board_unit.pk]


def test_a_split_sends_people_by_rule_and_by_name(communes, province, office_officer):
    by_rule, by_name = EmploymentFactory(unit=communes[0]), EmploymentFactory(unit=communes[0])
    plan = divided(office_officer, communes[0], ["Xã Đông", "Xã Tây"], parent=province)
    source, west = plan.changes.get(act=ChangeAct.END), plan.changes.get(name="Xã Tây")
    PersonMove.objects.create(source=source, target=west, person=by_name.person, position="Phó chủ tịch")
    applied(plan, office_officer)
    now = Employment.objects.filter(ends_on=None)

    assert set(now.values_list("person", "unit__name", "position")) == {
        (by_rule.person_id, "Xã Đông", "Chuyên viên"),
        (by_name.person_id, "Xã Tây", "Phó chủ tịch"),
    }
    assert Reorganisation.objects.get().kind == ReorganisationKind.SPLIT


def test_one_act_may_merge_split_rename_move_end_and_found(communes, province, unit, office_officer):
    section = UnitFactory(kind=UnitKind.SECTION, name="Chi cục", parent=unit)
    idle = UnitFactory(name="Ban Quản lý cũ", parent=province)
    plan = opened(office_officer)
    new = NewUnit("Ủy ban nhân dân xã Mới", UnitKind.COMMUNE, parent=province)
    plan_end(reorganisation=plan, units=communes[:2], takers=Takers(new=[new]), actor=office_officer)
    line = plan.changes.get(act=ChangeAct.FOUND)
    plan_change(reorganisation=plan, units=[section], new=NewUnit("Chi cục Mới"), parent=line, actor=office_officer)
    plan_end(reorganisation=plan, units=[idle], takers=Takers(), actor=office_officer)
    plan_end(
        reorganisation=plan, units=[communes[2]], takers=Takers(lines=[line], existing=[unit], people_to=1),
        actor=office_officer,
    )  # fmt: skip
    applied(plan, office_officer)
    section.refresh_from_db()

    assert Reorganisation.objects.get().kind == ReorganisationKind.COMBINED
    assert (section.name, section.parent.name) == ("Chi cục Mới", "Ủy ban nhân dân xã Mới")
    assert section.path.startswith(section.parent.path)
    assert Succession.objects.count() == 4
    assert set(Unit.objects.filter(ended_on=EVE)) == {*communes, idle}


def test_officers_go_on_but_heads_are_appointed_anew_after_a_merger(communes, province, office_officer):
    officer = PostFactory(unit=communes[0], role=Role.UNIT_OFFICER)
    heads = [PostFactory(unit=commune, role=Role.UNIT_HEAD) for commune in communes]
    applied(merged(office_officer, communes, parent=province), office_officer)
    new = Unit.objects.get(name="Ủy ban nhân dân xã Mới")

    assert list(Post.objects.filter(unit=new).values_list("user", "role", "starts_on", "basis")) == [
        (officer.user_id, Role.UNIT_OFFICER, DAY, DECISION)
    ]
    assert set(Post.objects.filter(unit__in=communes).values_list("ends_on", flat=True)) == {EVE}
    assert len(heads) == Post.objects.filter(role=Role.UNIT_HEAD).count()


def test_the_head_goes_on_where_one_unit_becomes_another(communes, province, office_officer):
    head = PostFactory(unit=communes[0], role=Role.UNIT_HEAD)
    applied(merged(office_officer, communes[:1], parent=province), office_officer)

    assert Post.objects.get(unit__name="Ủy ban nhân dân xã Mới").user == head.user


def test_work_begun_since_is_entered_at_the_successor(communes, office_officer):
    late = EmploymentFactory(unit=communes[1], starts_on=date(2025, 9, 1))
    applied(absorbed(office_officer, communes[1:2], into=communes[0]), office_officer)
    late.refresh_from_db()

    assert (late.unit, late.starts_on, late.ends_on) == (communes[0], date(2025, 9, 1), None)
    assert late.person.employments.count() == 1


def test_people_of_a_dissolved_unit_end_there(communes, office_officer):
    job = EmploymentFactory(unit=communes[0])
    applied(dissolved(office_officer, communes[:1]), office_officer)
    job.refresh_from_db()

    assert (job.ends_on, job.person.employments.count()) == (EVE, 1)


def test_a_second_press_finds_the_first(communes, province, office_officer):
    plan, key = merged(office_officer, communes, parent=province), uuid4()
    first = applied(plan, office_officer, key=key)
    second = applied(plan, office_officer, key=key)

    assert first == second
    assert ReorganisationStep.objects.filter(move="apply").count() == 1
    with pytest.raises(Refused, match="đã áp dụng, không thể “Áp dụng”"):
        applied(plan, office_officer, key=uuid4())


@pytest.mark.parametrize("role", sorted({*Role} - {Role.OFFICE_OFFICER, Role.SYSTEM_OFFICER}))
def test_others_neither_draft_nor_apply(communes, province, office_officer, office, role):
    other = PostFactory(unit=office, role=role)
    plan = merged(office_officer, communes, parent=province)

    with pytest.raises(Refused, match="là việc của"):
        opened(other)
    with pytest.raises(Refused, match="“Áp dụng” là việc của"):
        applied(plan, other)


def test_an_officer_below_the_province_may_not_draft(unit, db):
    with pytest.raises(Refused, match="văn phòng của tỉnh"):
        opened(PostFactory(unit=unit, role=Role.OFFICE_OFFICER))


def test_it_is_not_applied_before_its_day(communes, province, office_officer):
    plan = merged(office_officer, communes, parent=province)
    with pytest.raises(ValidationError, match="Chưa đến ngày hiệu lực 01/07/2025"):
        apply_reorganisation(reorganisation=plan, actor=office_officer, on=EVE)


def test_numbers_that_have_changed_are_shown_again(communes, province, office_officer):
    plan = merged(office_officer, communes, parent=province)
    with pytest.raises(ValidationError, match="Số liệu đã thay đổi"):
        applied(plan, office_officer, seen="khac")


def test_an_empty_plan_is_not_applied(office_officer):
    assert sentences(opened(office_officer), office_officer) == [
        "Phương án chưa có việc nào. Hãy thêm ít nhất một việc sắp xếp."
    ]


def test_a_unit_stands_once_in_a_plan(communes, office_officer):
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    with pytest.raises(ValidationError, match="Ủy ban nhân dân xã An đã có trong phương án"):
        plan_end(reorganisation=plan, units=communes[:1], takers=Takers(), actor=office_officer)


def test_a_unit_that_has_ended_is_named(communes, office_officer):
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    applied(absorbed(office_officer, communes[1:2], into=communes[2]), office_officer)
    said = sentences(plan, office_officer)

    assert said[0] == "Ủy ban nhân dân xã Bình đã kết thúc ngày 30/06/2025. Hãy bỏ khỏi phương án."


def test_a_cycle_in_the_tree_is_named(province, unit, office_officer):
    section = UnitFactory(kind=UnitKind.SECTION, name="Chi cục", short_name="Chi cục", parent=unit)
    team = UnitFactory(kind=UnitKind.SECTION, name="Đội", short_name="Đội", parent=section)
    plan = renamed(office_officer, section, "", parent=team)

    assert sentences(plan, office_officer) == [
        "Chi cục sẽ trực thuộc một đơn vị nằm dưới chính mình. Hãy chọn đơn vị cấp trên khác."
    ]


def test_a_cycle_of_two_moves_is_named(province, unit, board_unit, office_officer):
    plan = renamed(office_officer, unit, "", parent=board_unit)
    plan_change(reorganisation=plan, units=[board_unit], parent=unit, actor=office_officer)

    assert len(sentences(plan, office_officer)) == 2


def test_a_successor_that_ends_too_is_named(communes, office_officer):
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    plan.changes.filter(unit=communes[1]).update(act=ChangeAct.END)

    assert sentences(plan, office_officer)[0] == (
        "Ủy ban nhân dân xã Bình kế thừa Ủy ban nhân dân xã An nhưng lại kết thúc trong chính phương án này. "
        "Hãy chọn đơn vị kế thừa khác."
    )


def test_a_day_before_the_name_began_is_named(communes, office_officer):
    applied(renamed(office_officer, communes[0], "Ủy ban nhân dân phường An"), office_officer)
    plan = absorbed(office_officer, communes[:1], into=communes[1])

    assert sentences(plan, office_officer) == [
        "Ủy ban nhân dân phường An mang tên hiện hành từ ngày 01/07/2025; ngày hiệu lực phải sau ngày đó."
    ]


def test_a_unit_younger_than_the_day_is_named(communes, office_officer):
    plan = absorbed(office_officer, communes[:1], into=communes[1], effective_on=date(2011, 1, 1))

    assert sentences(plan, office_officer) == [
        f"{unit.name} thành lập ngày 01/01/2011, không trước ngày hiệu lực 01/01/2011. Hãy xem lại ngày hiệu lực."
        for unit in (communes[1], communes[0])
    ]


def test_a_successor_founded_later_and_one_that_ended_before_are_named(communes, province, office_officer):
    late = UnitFactory(name="Xã Trẻ", parent=province, **COMMUNE | {"founded_on": date(2025, 9, 1)})
    gone = UnitFactory(name="Xã Xưa", parent=province, ended_on=date(2020, 12, 31), **COMMUNE)
    plans = [absorbed(office_officer, communes[n : n + 1], into=heir) for n, heir in enumerate((late, gone))]

    assert [sentences(plan, office_officer) for plan in plans] == [
        ["Xã Trẻ thành lập ngày 01/09/2025, không trước ngày hiệu lực 01/07/2025. Hãy xem lại ngày hiệu lực."],
        ["Xã Xưa đã kết thúc ngày 31/12/2020. Hãy bỏ khỏi phương án."],
    ]
    assert Succession.objects.count() == 0


def test_units_left_below_are_named_and_may_end_along(unit, board_unit, office_officer):
    UnitFactory(kind=UnitKind.SECTION, name="Chi cục", short_name="Chi cục", parent=unit)
    plan = absorbed(office_officer, [unit], into=board_unit)
    assert sentences(plan, office_officer) == [
        "Sở Xây dựng kết thúc nhưng còn 1 đơn vị trực thuộc (Chi cục). "
        "Hãy cho kết thúc cùng hoặc chuyển về đơn vị khác."
    ]

    other = opened(office_officer)
    plan_end(
        reorganisation=other, units=[unit], takers=Takers(existing=[board_unit]), with_below=True, actor=office_officer
    )
    applied(other, office_officer)
    assert Unit.objects.filter(ended_on=EVE).count() == 2


def test_a_split_must_say_where_people_go(communes, province, office_officer):
    plan = divided(office_officer, communes[0], ["Xã Đông", "Xã Tây"], parent=province, people_to=None)

    assert sentences(plan, office_officer) == [
        "Ủy ban nhân dân xã An có 2 đơn vị kế thừa. Hãy chọn nơi nhận người và việc đang làm."
    ]


def test_a_living_twin_and_an_idle_line_are_named(communes, province, office_officer):
    plan = founded(office_officer, "Ủy ban nhân dân xã An", parent=province)
    plan_change(reorganisation=plan, units=[communes[1]], actor=office_officer)

    assert sentences(plan, office_officer) == [
        "Đã có Ủy ban nhân dân xã An đang hoạt động cùng cấp trên. Hãy dùng đơn vị đó hoặc đặt tên khác.",
        "Ủy ban nhân dân xã Bình không thay đổi gì, không tiếp nhận đơn vị nào. Hãy ghi thay đổi hoặc bỏ dòng này.",
    ]


def test_an_exception_who_has_left_is_named(communes, province, office_officer):
    gone = EmploymentFactory(unit=communes[0], ends_on=date(2020, 1, 1), person__full_name="Lê Thị Đi")
    plan = divided(office_officer, communes[0], ["Xã Đông", "Xã Tây"], parent=province)
    source, west = plan.changes.get(act=ChangeAct.END), plan.changes.get(name="Xã Tây")
    PersonMove.objects.create(source=source, target=west, person=gone.person)

    assert sentences(plan, office_officer) == [
        "Lê Thị Đi không làm việc tại Ủy ban nhân dân xã An vào ngày hiệu lực. Hãy bỏ khỏi danh sách chuyển riêng."
    ]


def test_undoing_restores_every_row(communes, province, unit, office_officer):
    UnitFactory(kind=UnitKind.SECTION, name="Chi cục", parent=communes[2])
    for commune in communes:
        EmploymentFactory(unit=commune)
        PostFactory(unit=commune, role=Role.UNIT_OFFICER)
    plan = merged(office_officer, communes[:2], parent=province)
    line = plan.changes.get(act=ChangeAct.FOUND)
    plan_change(reorganisation=plan, units=[communes[2]], new=NewUnit("Xã Ca Mới"), parent=line, actor=office_officer)
    before = everything(*OWN)
    applied(plan, office_officer)
    assert everything(*OWN) != before

    undo_reorganisation(reorganisation=plan, note="Nhập nhầm ngày", actor=office_officer)
    plan.refresh_from_db()

    assert everything(*OWN) == before
    assert plan.state == ReorganisationState.UNDONE


def test_undoing_is_refused_when_something_was_built_on_it(communes, province, office_officer):
    job = EmploymentFactory(unit=communes[0])
    plan = merged(office_officer, communes[:2], parent=province)
    applied(plan, office_officer)
    new = Unit.objects.get(name="Ủy ban nhân dân xã Mới")
    post = PostFactory(unit=new)
    job.person.employments.filter(ends_on=None).update(position="Trưởng ban")
    Employment.objects.filter(pk=job.pk).update(ends_on=date(2025, 6, 1))
    applied(renamed(office_officer, new, "Ủy ban nhân dân phường Mới", effective_on=date(2025, 9, 1)), office_officer)

    with pytest.raises(Refused) as error:
        undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)
    assert error.value.reason == (
        "Không hoàn tác được vì: Việc sắp xếp áp dụng sau đó “Sắp xếp thử”; "
        f"Đơn vị Ủy ban nhân dân phường Mới, trực thuộc {province.label} đã được sửa sau khi áp dụng; "
        "Tên, cấp trên của Ủy ban nhân dân phường Mới đã được sửa sau khi áp dụng; "
        f"Quá trình công tác của {job.person}: Chuyên viên, {communes[0].label} đã được sửa sau khi áp dụng; "
        f"Quá trình công tác của {job.person}: Trưởng ban, Ủy ban nhân dân phường Mới đã được sửa sau khi áp dụng; "
        "Tên, cấp trên của Ủy ban nhân dân phường Mới; "
        f"Vai trò {post.get_role_display()} của {post.user.full_name} tại Ủy ban nhân dân phường Mới; "
        "Phương án sắp xếp khác có Ủy ban nhân dân phường Mới: “Sắp xếp thử”."
    )


def test_what_only_tells_does_not_stand_in_the_way_of_undoing(communes, province, office_officer, unit):
    officer = PostFactory(unit=communes[0], role=Role.UNIT_OFFICER)
    plan = merged(office_officer, communes[:2], parent=province)
    before = everything(*OWN, "ImportBatch", "ImportRow", "StoredFile", "UnitStep")
    applied(plan, office_officer)
    new = Unit.objects.get(name="Ủy ban nhân dân xã Mới")
    acting = Post.objects.get(unit=new, user=officer.user)
    write_contact(unit=new, contact={"phone": "0260", "email": "", "address": ""}, actor=office_officer)
    later = opened(office_officer, effective_on=date(2026, 1, 1))
    plan_change(reorganisation=later, units=[new], new=NewUnit("Tên khác"), actor=office_officer)
    cancel_reorganisation(reorganisation=later, actor=office_officer)
    file = StoredFile.objects.create(sha256="0" * 64, size=1, media_type="x", name="don-vi.xlsx", stored_by=acting)
    for unit_of_list, stage in ((new, "cancelled"), (province, "done")):
        batch = ImportBatch.objects.create(unit=unit_of_list, stage=stage, file=file, as_of=DAY, asked_by=acting)
        batch.rows.create(place=1, sheet="Đơn vị", number=4, unit=new, outcome="same")
    unit.steps.create(move="rate", actor=acting)

    undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)
    later.delete()

    assert everything(*OWN, "ImportBatch", "ImportRow", "StoredFile", "UnitStep") == before
    assert unit.steps.get().actor == officer


def test_once_cleared_what_stood_in_the_way_undoing_works(communes, province, office_officer):
    plan = merged(office_officer, communes[:2], parent=province)
    applied(plan, office_officer)
    new = Unit.objects.get(name="Ủy ban nhân dân xã Mới")
    rating = RatingFactory(person=None, unit=new, year=2025)
    place = MemberFactory(unit=new)
    plan.refresh_from_db()

    found = ReorganisationPolicy(office_officer, plan).obstacles
    assert [(each.said, each.url) for each in found] == [
        (f"{new.label} được xếp vào {place.bloc}", place.bloc.get_absolute_url()),
        (
            "Xếp loại “2025: hoàn thành tốt nhiệm vụ” của Ủy ban nhân dân xã Mới",
            f"{reverse('units:ratings')}?unit={new.pk}&year=2025",
        ),
    ]
    rating.delete()
    place.delete()
    undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)
    assert not Unit.objects.filter(pk=new.pk).exists()


def test_undoing_needs_a_reason_and_a_trace(communes, province, office_officer):
    plan = merged(office_officer, communes, parent=province)
    applied(plan, office_officer)
    old = Reorganisation.objects.create(effective_on=DAY, decision="cũ", state=ReorganisationState.APPLIED)

    with pytest.raises(ValidationError, match="phải nêu lý do"):
        undo_reorganisation(reorganisation=plan, note=" ", actor=office_officer)
    with pytest.raises(Refused, match="không có dấu vết"):
        undo_reorganisation(reorganisation=old, note="Nhầm", actor=office_officer)


def test_a_cancelled_plan_stays_as_it_was(communes, province, office_officer):
    plan = merged(office_officer, communes, parent=province)
    cancel_reorganisation(reorganisation=plan, actor=office_officer)

    with pytest.raises(Refused, match="đã hủy, không thể “Áp dụng”"):
        applied(plan, office_officer)
    with pytest.raises(Refused, match="không sửa phương án được nữa"):
        plan_end(reorganisation=plan, units=communes[:1], takers=Takers(), actor=office_officer)


def test_the_journal_of_each_person_says_why_the_work_changed(communes, province, office_officer):
    job = EmploymentFactory(unit=communes[0])
    plan = merged(office_officer, communes, parent=province)
    applied(plan, office_officer)
    undo_reorganisation(reorganisation=plan, note="Nhầm", actor=office_officer)

    assert list(job.person.steps.order_by("pk").values_list("move", "note")) == [
        ("reorganise", f"Theo “Sắp xếp thử”, {DECISION}"),
        ("reorganise", f"Hoàn tác “Sắp xếp thử”, {DECISION}"),
    ]


def test_deputies_and_mandates_do_not_go_on(communes, province, office_officer):
    head = PostFactory(unit=communes[0], role=Role.UNIT_HEAD)
    PostFactory(unit=communes[0], role=Role.UNIT_HEAD, stands_in_for=head, ends_on=date(2030, 1, 1))
    PostFactory(unit=communes[0], role=Role.UNIT_OFFICER, capacity="tuq", basis="Giấy ủy quyền")
    applied(merged(office_officer, communes[:1], parent=province), office_officer)
    new, old = Post.objects.filter(unit__name="Ủy ban nhân dân xã Mới"), Post.objects.filter(unit=communes[0])

    assert list(new.values_list("user", "granted_by", "ended_by")) == [(head.user_id, office_officer.pk, None)]
    assert set(old.values_list("ends_on", "ended_by", "end_reason")) == {(EVE, office_officer.pk, DECISION)}


def test_a_founded_unit_may_stand_under_another_founded_one(province, office_officer):
    plan = founded(office_officer, "Sở Mới", parent=province)
    top = plan.changes.get()
    lower = plan_found(
        reorganisation=plan, unit=NewUnit("Phòng Mới", UnitKind.SECTION, parent=top), actor=office_officer
    )
    plan.changes.filter(pk=top.pk).update(position=9)
    applied(plan, office_officer)
    units = {unit.name: unit for unit in Unit.objects.filter(founded_on=DAY)}

    assert lower.parent_change == top
    assert units["Phòng Mới"].parent == units["Sở Mới"]
    assert units["Phòng Mới"].path == f"{units['Sở Mới'].path}{units['Phòng Mới'].pk.hex[:10]}/"
    assert Reorganisation.objects.get().kind == ReorganisationKind.FOUND


def test_secondments_go_on_beside_the_main_work(communes, unit, office_officer):
    main = EmploymentFactory(unit=unit)
    EmploymentFactory(person=main.person, unit=communes[0], kind="seconded", ends_on=date(2027, 1, 1))
    applied(absorbed(office_officer, communes[:1], into=communes[1]), office_officer)

    assert list(main.person.employments.order_by("pk").values_list("unit", "kind", "starts_on", "ends_on")) == [
        (unit.pk, "main", main.starts_on, None),
        (communes[0].pk, "seconded", main.starts_on, EVE),
        (communes[1].pk, "seconded", DAY, date(2027, 1, 1)),
    ]


def test_places_in_blocs_and_households_go_where_there_is_room(communes, province, office_officer):
    bloc = BlocFactory(division=DivisionFactory(issuer=province, year=DAY.year))
    places = [MemberFactory(bloc=bloc, unit=commune) for commune in communes[:2]]
    past = MemberFactory(
        bloc=BlocFactory(division=DivisionFactory(issuer=province, year=DAY.year - 1)), unit=communes[0]
    )
    home = HouseholdFactory(unit=communes[0])
    plan = merged(office_officer, communes[:2], parent=province)
    effects = {(e.noun, e.source, e.target, e.count) for e in effects_of(plan_of(plan))}
    applied(plan, office_officer)
    new = Unit.objects.get(name="Ủy ban nhân dân xã Mới")
    for row in (*places, past, home):
        row.refresh_from_db()

    assert effects == {
        ("chỗ trong khối thi đua", communes[0].label, "Ủy ban nhân dân xã Mới", 1),
        ("chỗ trong khối thi đua", communes[1].label, "", 1),
        ("hộ gia đình", communes[0].label, "Ủy ban nhân dân xã Mới", 1),
    }
    assert [row.unit for row in (*places, past, home)] == [new, communes[1], communes[0], new]


def test_a_place_in_a_division_in_force_ends_and_goes_on_at_the_heir(communes, province, office_officer):
    division = DivisionFactory(issuer=province, year=DAY.year, in_force=True)
    place = MemberFactory(bloc=BlocFactory(division=division), unit=communes[0], role="head")
    TermFactory(member=place, starts_on=date(DAY.year, 1, 15))
    plan = merged(office_officer, communes[:1], parent=province)
    applied(plan, office_officer)
    new = Unit.objects.get(name="Ủy ban nhân dân xã Mới")

    rows = place.bloc.members.order_by("pk")
    assert list(rows.values_list("unit", "role", "starts_on", "ends_on")) == [
        (communes[0].pk, "head", None, EVE),
        (new.pk, "head", DAY, None),
    ]
    terms = BlocTerm.objects.order_by("pk").values_list("member__unit", "starts_on", "ends_on")
    assert list(terms) == [(communes[0].pk, date(DAY.year, 1, 15), EVE), (new.pk, DAY, None)]
    undo_reorganisation(reorganisation=plan, note="Nhầm ngày", actor=office_officer)
    assert list(rows.values_list("unit", "ends_on")) == [(communes[0].pk, None)]
    assert list(terms.all()) == [(communes[0].pk, date(DAY.year, 1, 15), None)]


def test_a_unit_without_written_names_gets_its_past_written_down(communes, office_officer):
    UnitState.objects.create(unit=communes[0], name="Xã cũ hơn", starts_on=date(2011, 1, 1), ends_on=date(2015, 12, 31))
    applied(absorbed(office_officer, communes[:1], into=communes[1]), office_officer)
    states = UnitState.objects.filter(unit=communes[0]).order_by("starts_on")

    assert list(states.values_list("name", "starts_on", "ends_on")) == [
        ("Xã cũ hơn", date(2011, 1, 1), date(2015, 12, 31)),
        ("Ủy ban nhân dân xã An", date(2016, 1, 1), EVE),
    ]
