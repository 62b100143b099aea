"""Pages of reorganisations: the list, a plan written by forms, its preview, applying it and taking it back."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories.blocs import DivisionFactory
from tests.factories.reorganisations import DAY, absorbed, divided, merged, opened, renamed
from tests.factories.units import EmploymentFactory, UnitFactory
from thiduakt.base.clock import today
from units.actions.person_moves import Wish, move_apart
from units.actions.reorganising import apply_reorganisation
from units.choices import ChangeAct, ReorganisationState, UnitKind
from units.models import PersonMove, Reorganisation, ReorganisationStep, Unit

LIST = reverse("units:reorganisations")
GENERAL = {"name": "Sắp xếp các xã", "effective_on": "1/7/2025", "decision": "Nghị quyết số 12"}


@pytest.fixture
def communes(province):
    facts = {"kind": UnitKind.COMMUNE, "parent": province, "symbol": "UBND"}
    return [UnitFactory(name=f"Xã {name}", short_name=f"Xã {name}", **facts) for name in ("An", "Bình", "Ca")]


@pytest.fixture
def officer(login, office_officer):
    return login(office_officer)


def page(plan, name, *more):
    return reverse(f"units:reorganisation_{name}", args=[plan.pk, *more])


def applied(plan, actor):
    apply_reorganisation(reorganisation=plan, actor=actor, on=today())
    return plan


def test_everybody_reads_what_is_applied_and_officers_their_drafts(communes, officer, office_officer, stranger, client):
    applied(renamed(office_officer, communes[0], "Phường An", name="Việc đã xong"), office_officer)
    opened(office_officer, name="Việc đang soạn")
    mine = officer.get(LIST).text
    client.force_login(stranger.user)
    theirs = client.get(LIST).text

    assert [("Việc đã xong" in text, "Việc đang soạn" in text) for text in (mine, theirs)] == [
        (True, True),
        (True, False),
    ]
    assert "Mở phương án" in mine
    assert "Mở phương án" not in theirs


def test_the_list_is_narrowed_by_kind_and_state(communes, officer, office_officer):
    applied(renamed(office_officer, communes[0], "Phường An", name="Việc đã xong"), office_officer)
    opened(office_officer, name="Việc đang soạn")

    found = officer.get(LIST, {"kind": "rename"}).text
    assert ("Việc đã xong" in found, "Việc đang soạn" in found, "Loại: đổi tên" in found) == (True, False, True)
    assert "Không có việc sắp xếp nào khớp" in officer.get(LIST, {"kind": "split", "state": "draft"}).text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_one_act_as_for_three(officer, office_officer, count, django_assert_num_queries):
    for _ in range(count):
        opened(office_officer)
    officer.get(LIST)
    with django_assert_num_queries(7):
        officer.get(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_a_plan_asks_as_often_for_one_line_as_for_three(
    officer, office_officer, communes, province, count, django_assert_num_queries
):
    plan = merged(office_officer, communes[:count], parent=province)
    address = plan.get_absolute_url()
    officer.get(address)
    with django_assert_num_queries(10):
        officer.get(address)


def test_a_plan_is_opened_once_by_two_presses(officer):
    typed = GENERAL | {"key": "7d6ca10c-8f1d-4dd0-9c87-4b7a3dd3c3a1"}
    first = officer.post(reverse("units:reorganisation_new"), typed)
    second = officer.post(reverse("units:reorganisation_new"), typed)

    assert first.url == second.url == Reorganisation.objects.get().get_absolute_url()


def test_what_is_typed_badly_is_said_and_kept(officer):
    response = officer.post(reverse("units:reorganisation_new"), GENERAL | {"effective_on": "hôm nay"})

    assert response.status_code == 200
    assert "Có lỗi cần sửa" in response.text
    assert "Sắp xếp các xã" in response.text
    assert Reorganisation.objects.count() == 0


def test_general_facts_are_edited(officer, office_officer):
    plan = opened(office_officer)
    assert officer.get(page(plan, "edit")).status_code == 200
    response = officer.post(page(plan, "edit"), GENERAL | {"decided_on": "20/6/2025", "decided_by": "HĐND tỉnh"})
    plan.refresh_from_db()

    assert response.url == plan.get_absolute_url()
    assert (plan.name, plan.decided_on, plan.decided_by) == ("Sắp xếp các xã", date(2025, 6, 20), "HĐND tỉnh")


def test_a_merger_is_typed_as_in_the_decision(officer, office_officer, communes, province):
    plan = opened(office_officer)
    response = officer.post(page(plan, "end"), {"units": "xa an\nXã Bình\n", "new": "Xã An Bình", "with_below": "on"})
    shown = officer.get(plan.get_absolute_url()).text
    line = plan.changes.get(act=ChangeAct.FOUND)

    assert response.url == plan.get_absolute_url()
    assert (line.name, line.kind, line.parent) == ("Xã An Bình", UnitKind.COMMUNE, province)
    assert set(line.predecessors.values_list("unit__name", flat=True)) == {"Xã An", "Xã Bình"}
    assert "Sáp nhập" in shown
    assert "kế thừa:" in shown


def test_unknown_units_are_all_named_and_nothing_is_added(officer, office_officer, communes):
    plan = opened(office_officer)
    response = officer.post(page(plan, "end"), {"units": "Xã An\nXã Lạ\nXã Xa", "takers": "Xã Không Có"})

    for name in ("Xã Lạ", "Xã Xa", "Xã Không Có"):
        assert f"Không có đơn vị nào tên “{name}”" in response.text
    assert plan.changes.count() == 0


def test_a_rename_a_transfer_and_a_founding_are_typed(officer, office_officer, communes, unit, board_unit):
    plan = opened(office_officer)
    officer.post(page(plan, "change"), {"units": "Xã An", "name": "Phường An", "symbol": "UBND"})
    officer.post(page(plan, "found"), {"name": "Trung tâm Mới", "kind": "section", "parent": "so xay dung"})
    officer.post(page(plan, "change"), {"units": "Xã Bình\nXã Ca", "parent": "Trung tâm Mới"})
    lines = plan.changes.order_by("position").values_list("act", "unit__name", "name", "parent__name")

    centre = plan.changes.get(act=ChangeAct.FOUND)
    assert list(lines) == [
        ("change", "Xã An", "Phường An", None),
        ("found", None, "Trung tâm Mới", "Sở Xây dựng"),
        ("change", "Xã Bình", "", None),
        ("change", "Xã Ca", "", None),
    ]
    assert plan.changes.filter(parent_change=centre).count() == 2
    response = officer.post(page(plan, "change"), {"units": "Sở Nội vụ"})
    assert "Hãy ghi tên mới hoặc cơ quan mới mà đơn vị trực thuộc." in response.text


def test_a_line_is_edited_and_dropped_once(officer, office_officer, communes, province):
    plan = divided(office_officer, communes[0], ["Xã Đông", "Xã Tây"], parent=province, people_to=None)
    end, west = plan.changes.get(act=ChangeAct.END), plan.changes.get(name="Xã Tây")
    assert officer.get(page(plan, "line", end.pk)).status_code == 200
    typed = {"successors": [str(row.pk) for row in plan.changes.filter(act="found")], "people_to": str(west.pk)}
    officer.post(page(plan, "line", end.pk), typed)
    end.refresh_from_db()
    assert end.people_to == west

    refused = officer.post(page(plan, "line", end.pk), {"successors": [], "people_to": str(west.pk)})
    assert "Nơi nhận người phải là một trong các đơn vị kế thừa đã chọn." in refused.text

    for _ in range(2):
        assert officer.post(page(plan, "line_drop", end.pk)).url == plan.get_absolute_url()
    assert plan.changes.count() == 2
    assert ReorganisationStep.objects.filter(note="Bỏ Xã An").count() == 1


def test_somebody_is_found_and_sent_elsewhere(officer, office_officer, communes, province):
    job = EmploymentFactory(unit=communes[0], person__full_name="Đặng Thị Ưu")
    plan = divided(office_officer, communes[0], ["Xã Đông", "Xã Tây"], parent=province)
    shown = officer.get(page(plan, "people"), {"q": "uu dang"})
    assert "Đặng Thị Ưu" in shown.text
    assert "Không có ai tên “xyz”" in officer.get(page(plan, "people"), {"q": "xyz"}).text

    west = plan.changes.get(name="Xã Tây")
    officer.post(page(plan, "person_add"), {"job": job.pk, "target": west.pk, "position": "Phó chủ tịch"})
    move = PersonMove.objects.get()
    assert (move.person, move.target, move.position) == (job.person, west, "Phó chủ tịch")

    refused = officer.post(page(plan, "person_add"), {"job": job.pk, "target": ""}, follow=True)
    assert "bắt buộc" in refused.text or "Hãy" in refused.text
    assert officer.post(page(plan, "person_add"), {"job": "x", "target": west.pk}).status_code == 404
    for _ in range(2):
        assert officer.post(page(plan, "person_drop", move.pk)).url == page(plan, "people")
    assert PersonMove.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_people_page_asks_as_often_for_one_exception_as_for_three(
    officer, office_officer, communes, province, count, django_assert_num_queries
):
    plan = divided(office_officer, communes[0], ["Xã Đông", "Xã Tây"], parent=province)
    source, west = plan.changes.get(act=ChangeAct.END), plan.changes.get(name="Xã Tây")
    jobs = [EmploymentFactory(unit=communes[0]) for _ in range(count)]
    move_apart(reorganisation=plan, wishes=[Wish(job.person, source, west) for job in jobs], actor=office_officer)
    officer.get(page(plan, "people"))
    with django_assert_num_queries(11):
        officer.get(page(plan, "people"), {"q": "nguyen"})


def test_a_pasted_list_is_kept_whole_or_not_at_all(officer, office_officer, communes, province):
    EmploymentFactory(unit=communes[0], person__full_name="Đặng Thị Ưu")
    plan = divided(office_officer, communes[0], ["Xã Đông", "Xã Tây"], parent=province)
    head = "Họ và tên\tĐơn vị mới\n"
    refused = officer.post(page(plan, "people_list"), {"text": f"{head}Đặng Thị Ưu\tXã Tây\nLê Lạ\tXã Lạ\n"})
    assert "2 chỗ sai trong 2 dòng" in refused.text
    assert "Lê Lạ" in refused.text
    assert PersonMove.objects.count() == 0

    kept = officer.post(page(plan, "people_list"), {"text": f"{head}Đặng Thị Ưu\tXã Tây\n"}, follow=True)
    assert "Đã ghi 1 người chuyển riêng." in kept.text
    assert "Hãy chọn tệp hoặc dán danh sách." in officer.post(page(plan, "people_list"), {}).text


def test_a_plan_is_previewed_asked_applied_and_taken_back(officer, office_officer, communes, province):
    for commune in communes:
        EmploymentFactory(unit=commune)
    plan = merged(office_officer, communes, name="Xã Mới", parent=province)
    preview = officer.get(page(plan, "effects")).text
    assert "Người: 3" in preview
    asked = officer.get(page(plan, "apply"))
    assert "Áp dụng “Sắp xếp thử” từ ngày 01/07/2025?" in asked.text
    typed = {"seen": asked.context["mark"], "key": "7d6ca10c-8f1d-4dd0-9c87-4b7a3dd3c3a2"}
    for _ in range(2):
        assert officer.post(page(plan, "apply"), typed).url == plan.get_absolute_url()
    assert Unit.objects.get(name="Xã Mới").employments.count() == 3
    assert "Xã An" in officer.get(plan.get_absolute_url()).text

    assert "Mọi đơn vị, người, vai trò" in officer.get(page(plan, "undo")).text
    assert "Hãy nhập" in officer.post(page(plan, "undo"), {"note": ""}).text
    officer.post(page(plan, "undo"), {"note": "Nhập nhầm"})
    plan.refresh_from_db()
    assert (plan.state, Unit.objects.filter(name="Xã Mới").count()) == (ReorganisationState.UNDONE, 0)


def test_numbers_that_changed_since_lead_back_to_the_preview(officer, office_officer, communes, province):
    plan = merged(office_officer, communes, name="Xã Mới", parent=province)
    mark = officer.get(page(plan, "apply")).context["mark"]
    EmploymentFactory(unit=communes[0])
    response = officer.post(page(plan, "apply"), {"seen": mark}, follow=True)

    assert response.redirect_chain[-1][0] == page(plan, "effects")
    assert "Số liệu đã thay đổi từ lúc bạn mở trang này." in response.text
    assert Unit.objects.filter(name="Xã Mới").count() == 0


def test_a_plan_with_mistakes_cannot_be_asked_to_apply(officer, office_officer, communes):
    plan = absorbed(office_officer, communes[:1], into=communes[1])
    plan.changes.filter(unit=communes[1]).update(act=ChangeAct.END)

    assert officer.get(page(plan, "apply")).url == page(plan, "effects")
    assert "Cần sửa trước khi áp dụng" in officer.get(page(plan, "effects")).text


def test_what_stands_in_the_way_of_taking_back_is_listed(officer, office_officer, communes, province):
    plan = applied(merged(office_officer, communes, name="Xã Mới", parent=province), office_officer)
    below = UnitFactory(parent=Unit.objects.get(name="Xã Mới"))
    shown = officer.get(page(plan, "undo")).text

    assert "Gỡ xong thì hoàn tác được." in shown
    link = f'<a href="{below.get_absolute_url()}">Đơn vị {below.name}, trực thuộc Xã Mới</a>'
    assert link in shown


def test_a_plan_is_cancelled_after_a_question(officer, office_officer):
    plan = opened(office_officer)
    assert "Hủy phương án “Sắp xếp thử”?" in officer.get(page(plan, "cancel")).text
    assert officer.post(page(plan, "cancel")).url == LIST
    plan.refresh_from_db()
    assert plan.state == ReorganisationState.CANCELLED


def test_names_stay_those_of_the_day_after_a_later_rename(officer, office_officer, communes, province):
    plan = applied(merged(office_officer, communes[:2], name="Xã Mới", parent=province), office_officer)
    new = Unit.objects.get(name="Xã Mới")
    applied(renamed(office_officer, new, "Phường Mới", effective_on=date(2026, 1, 1)), office_officer)
    shown = officer.get(plan.get_absolute_url()).text

    assert ("Xã Mới" in shown, "Phường Mới" in shown) == (True, False)


def test_an_applied_act_that_ends_units_leads_to_the_blocs_of_its_year(officer, office_officer, communes, province):
    division = DivisionFactory(issuer=province, year=DAY.year, in_force=True)
    plan = merged(office_officer, communes[:2], parent=province)
    assert list(officer.get(plan.get_absolute_url()).context["divisions"]) == []
    applied(plan, office_officer)
    page = officer.get(plan.get_absolute_url())

    assert list(page.context["divisions"]) == [division]
    assert division.get_absolute_url() in page.text


def test_a_new_unit_has_the_place_of_its_own_name(officer, office_officer, communes):
    plan = opened(office_officer)
    Unit.objects.filter(pk=communes[0].pk).update(place_name="An Cũ")
    typed = {"units": "Xã An\nXã Bình", "new": "UBND xã An Lâm Thượng\nUBND xã An Lâm Hạ | Lâm Hạ"}
    officer.post(page(plan, "end"), typed)
    shown = officer.get(page(plan, "effects")).text

    assert list(plan.changes.filter(act=ChangeAct.FOUND).values_list("name", "place_name")) == [
        ("UBND xã An Lâm Thượng", "An Lâm Thượng"),
        ("UBND xã An Lâm Hạ", "Lâm Hạ"),
    ]
    assert "địa danh trên văn bản: An Lâm Thượng · ký hiệu" in shown


def test_a_split_without_a_chosen_taker_says_so_and_leads_to_its_line(officer, office_officer, communes):
    EmploymentFactory(unit=communes[0])
    plan = divided(office_officer, communes[0], ["Xã Đông", "Xã Tây"], people_to=None)
    line = plan.changes.get(act=ChangeAct.END)
    at_line = reverse("units:reorganisation_line", args=[plan.pk, line.pk])
    shown = officer.get(page(plan, "effects"))

    assert [(lack.said, lack.line) for lack in shown.context["lacks"]] == [
        ("Xã An có 2 đơn vị kế thừa. Hãy chọn nơi nhận người và việc đang làm.", line)
    ]
    assert f'href="{at_line}"' in shown.text
    notes = [effect.note for _, _, effects in shown.context["groups"] for effect in effects]
    assert notes == ["chưa chọn nơi nhận trong các đơn vị kế thừa"]
    assert officer.get(at_line).context["form"].fields["people_to"].choices[0] == ("", "Chưa chọn nơi nhận")


@pytest.mark.parametrize(
    ("pressed", "after"), [(None, "Chủ tịch UBND xã An"), ("shorten", "Chủ tịch"), ("keep", "Chủ tịch UBND xã An")]
)
def test_positions_that_name_an_ended_unit_are_shown_and_kept_or_shortened(
    officer, office_officer, communes, province, pressed, after
):
    chair = EmploymentFactory(unit=communes[0], position="Chủ tịch UBND xã An", person__full_name="Lê An")
    EmploymentFactory(unit=communes[0], position="Công chức")
    plan = merged(office_officer, communes[:2], parent=province)
    if pressed:
        assert officer.post(page(plan, "positions"), {"positions": pressed}).url == page(plan, "effects")
    context = officer.get(page(plan, "effects")).context
    assert [(each.person, each.position, each.shorter) for each in context["namings"]] == [
        ("Lê An", "Chủ tịch UBND xã An", "Chủ tịch")
    ]

    applied(plan, office_officer)
    works = list(chair.person.employments.order_by("starts_on").values_list("position", flat=True))
    assert works == ["Chủ tịch UBND xã An", after]
