"""Lists and pages of plans, and issuing on screen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from campaigns.actions.drafting import save_intake
from campaigns.actions.intakes import open_intake
from campaigns.choices import PlanState
from campaigns.models import DeadlineAssignment, PlanStep, TargetAssignment
from tests.campaigns.texts import PLAN
from tests.factories.campaigns import DeadlineFactory, PlanFactory, TargetFactory
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.choices import Role

LIST = "/ke-hoach/"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_count(login, office_officer, count, django_assert_num_queries):
    for plan in PlanFactory.create_batch(count, issued=True):
        TargetFactory.create_batch(count, plan=plan)
    client = login(office_officer)

    with django_assert_num_queries(8):
        response = client.get(LIST)

    assert [row.target_count for row in response.context["page"].rows] == [count] * count


def test_units_see_what_was_issued_offices_also_drafts(login, unit_head, reviewer, draft):
    issued = PlanFactory(issued=True)

    assert login(unit_head).get(LIST).context["page"].rows == [issued]
    assert login(reviewer).get(LIST).context["page"].rows == [issued, draft]
    assert login(unit_head).get(draft.get_absolute_url()).status_code == 404
    assert login(reviewer).get(draft.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=chuyen doi so", ["a"]),
        ("?q=KH-STC", ["b"]),
        ("?state=issued", ["b"]),
        ("?year=2025", ["b"]),
        ("?q=khong co", []),
        ("?state=bogus&year=xx", ["a", "b"]),
    ],
)
def test_the_list_is_narrowed(login, office_officer, query, found):
    plans = {
        "a": PlanFactory(title="Thi đua chuyển đổi số"),
        "b": PlanFactory(issued=True, year=2025, symbol="KH-STC", title="Thi đua khác"),
    }
    response = login(office_officer).get(LIST + query)

    assert response.context["page"].rows == [plans[name] for name in found]


def test_the_list_is_paged(login, office_officer):
    PlanFactory.create_batch(52, issued=True)
    client = login(office_officer)
    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"after": first.next_key}).context["page"]

    assert (len(first.rows), len(second.rows), second.next_key) == (50, 2, None)
    assert client.get(LIST, {"after": "hong"}).status_code == 404


@pytest.mark.parametrize("role", Role)
def test_the_list_opens_for_every_role(login, office, role):
    assert login(PostFactory(unit=office, role=role)).get(LIST).status_code == 200


def test_strangers_are_sent_to_the_login(client, draft):
    assert client.get(LIST).status_code == 302
    assert client.get(draft.get_absolute_url()).status_code == 302


def test_the_page_of_an_issued_plan_says_who_has_handed_in(login, issued, office_officer):
    html = login(office_officer).get(issued.get_absolute_url()).content.decode()

    assert "0/2 đơn vị đã nộp" in html
    assert reverse("reports:paper", args=["plan", issued.pk]) in html
    assert "Việc khác" in html


def test_a_unit_is_led_only_to_its_own_work(login, issued, unit_head, other_head):
    row = DeadlineFactory(plan=issued)
    DeadlineAssignment.objects.create(deadline=row, unit=other_head.unit)
    link = reverse("campaigns:report", args=[row.pk])

    assert link not in login(unit_head).get(issued.get_absolute_url()).content.decode()
    assert link in login(other_head).get(issued.get_absolute_url()).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_count(login, unit_head, count, django_assert_num_queries):
    plan = PlanFactory(issued=True)
    TargetFactory.create_batch(count, plan=plan)
    for _ in range(count):
        DeadlineFactory(plan=plan)
        plan.references.create(number="1/KH", our_plan=PlanFactory(issued=True))
    client = login(unit_head)

    with django_assert_num_queries(17):
        client.get(plan.get_absolute_url())


def test_a_unit_is_offered_to_register(login, issued, unit_head, stranger):
    assert "Bắt đầu đăng ký" in login(unit_head).get(issued.get_absolute_url()).content.decode()
    assert "Bắt đầu đăng ký" not in login(stranger).get(issued.get_absolute_url()).content.decode()


def test_a_draft_says_what_it_lacks(login, draft, office_officer):
    draft.signer_name = ""
    draft.save()
    html = login(office_officer).get(draft.get_absolute_url()).content.decode()

    assert "Chưa có họ tên người ký." in html
    assert reverse("campaigns:plan_issue", args=[draft.pk]) not in html


@pytest.mark.parametrize("part", ["so", "co-quan", "trich-yeu", "nguoi-ky", "loi-van"])
def test_parts_of_a_draft_are_edited(login, draft, office_officer, part):
    client = login(office_officer)
    url = reverse("campaigns:plan_part", args=[draft.pk, part])
    form = client.get(url).context["form"]
    typed = {name: "" if value is None else value for name, value in form.initial.items()}
    typed |= {"issuer": str(draft.issuer_id)} if part == "co-quan" else {}

    assert client.post(url, typed).url == draft.get_absolute_url()
    assert draft.steps.filter(move="edit").count() == 1


@pytest.mark.parametrize("group", ["targets", "deadlines", "movements", "references", "recipients", "sections"])
def test_facts_of_a_draft_have_their_forms(login, office, office_officer, board_unit, group):
    plan = save_intake(intake=open_intake(text=PLAN, actor=office_officer), actor=office_officer)
    client = login(office_officer)
    shown = next(one for one in client.get(plan.get_absolute_url()).context["groups"] if one.name == group)

    assert client.get(shown.rows[0].url).status_code == 200
    assert client.get(shown.add_url).status_code == 200
    assert client.get(reverse("campaigns:plan_fact", args=[plan.pk, group, "hong"])).status_code == 404


def test_a_fact_of_a_draft_is_added_and_dropped(login, draft, office_officer):
    client = login(office_officer)
    client.post(reverse("campaigns:plan_fact_new", args=[draft.pk, "recipients"]), {"text": "Báo Hòa Giang"})
    row = draft.recipients.get(text="Báo Hòa Giang")
    drop = reverse("campaigns:plan_fact_drop", args=[draft.pk, "recipients", row.pk])

    assert (client.post(drop).status_code, client.post(drop).status_code) == (302, 302)
    assert [line.text for line in draft.recipients.all()] == ["Như trên"]


def test_facts_of_another_plan_are_not_reached(login, draft, office_officer):
    other = TargetFactory()

    url = reverse("campaigns:plan_fact", args=[draft.pk, "targets", other.pk])
    assert login(office_officer).get(url).status_code == 404


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CLERK, Role.LEADER, Role.SECRETARY])
def test_other_offices_do_not_edit_drafts(login, draft, office, role):
    client = login(PostFactory(unit=office, role=role))

    assert client.get(reverse("campaigns:plan_part", args=[draft.pk, "so"])).status_code == 403
    assert client.post(reverse("campaigns:plan_fact_drop", args=[draft.pk, "targets", 1])).status_code == 403


def issue_form(draft, **changes):
    return {"number": "", "issued_on": f"{today():%d/%m/%Y}", "key": str(uuid4())} | changes


def test_issuing_asks_first_and_then_issues(login, draft, office_officer, unit, board_unit):
    client = login(office_officer)
    url = reverse("campaigns:plan_issue", args=[draft.pk])
    assert set(client.get(url).context["form"].fields["carriers"].initial) == {unit.pk, board_unit.pk}
    typed = issue_form(draft, carriers=[str(unit.pk), str(board_unit.pk)])

    asked = client.post(url, typed)
    draft.refresh_from_db()
    assert "Ban hành kế hoạch đến 2 đơn vị?" in asked.content.decode()
    assert draft.state == PlanState.DRAFT

    first = client.post(url, {**typed, "confirmed": "1"})
    second = client.post(url, {**typed, "confirmed": "1"})
    draft.refresh_from_db()
    assert first.url == second.url == draft.get_absolute_url()
    assert (draft.state, draft.number) == (PlanState.ISSUED, 1)
    assert PlanStep.objects.filter(plan=draft, move="issue").count() == 1
    assert TargetAssignment.objects.filter(target__plan=draft).count() == 4


def test_units_are_ticked_as_the_text_means_them(login, office, office_officer, unit, board_unit):
    rooms = [
        UnitFactory(kind="section", name=name, short_name="", parent=office)
        for name in ("Phòng Hành chính", "Phòng Tổng hợp")
    ]
    plan = save_intake(intake=open_intake(text=PLAN, actor=office_officer), actor=office_officer)
    form = login(office_officer).get(reverse("campaigns:plan_issue", args=[plan.pk])).context["form"]

    report, nominations = plan.deadlines.order_by("due_on")
    assert set(form.fields["carriers"].initial) == {room.pk for room in rooms}
    assert set(form.fields[f"deadline-{report.pk.hex}"].initial) == {room.pk for room in rooms}
    assert form.fields[f"deadline-{nominations.pk.hex}"].initial == [rooms[0].pk]


def test_the_units_of_each_deadline_are_kept_through_the_question(login, draft, office_officer, unit, board_unit):
    deadline = DeadlineFactory(plan=draft)
    client, url = login(office_officer), reverse("campaigns:plan_issue", args=[draft.pk])
    typed = issue_form(draft, carriers=[str(unit.pk)]) | {f"deadline-{deadline.pk.hex}": [str(board_unit.pk)]}
    asked = client.post(url, typed)
    carried = {}
    for name, value in asked.context["form"].typed:
        carried.setdefault(name, []).append(value)

    client.post(url, {**carried, "confirmed": "1", "key": str(asked.context["key"])})

    owed = DeadlineAssignment.objects.filter(deadline=deadline)
    assert [row.unit for row in owed] == [board_unit]


def test_a_bad_day_or_foreign_unit_keeps_the_form(login, draft, office_officer):
    url = reverse("campaigns:plan_issue", args=[draft.pk])
    foreign = str(UnitFactory().pk)
    response = login(office_officer).post(url, issue_form(draft, issued_on="32/13/2026", carriers=[foreign]))

    assert set(response.context["form"].errors) == {"issued_on", "carriers"}


def test_a_taken_number_comes_back_as_an_error(login, draft, office, office_officer):
    PlanFactory(issued=True, issuer=office, symbol="KH-VP", number=7, created_by=office_officer)
    typed = issue_form(draft, number="7", confirmed="1")
    response = login(office_officer).post(reverse("campaigns:plan_issue", args=[draft.pk]), typed)

    assert "đã được dùng trong năm" in response.content.decode()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SECRETARY, Role.LEADER])
def test_other_offices_do_not_issue(login, draft, office, role):
    url = reverse("campaigns:plan_issue", args=[draft.pk])
    client = login(PostFactory(unit=office, role=role))

    assert (client.get(url).status_code, client.post(url, issue_form(draft)).status_code) == (403, 403)


def test_units_find_no_draft_to_issue(login, draft, unit_head):
    assert login(unit_head).get(reverse("campaigns:plan_issue", args=[draft.pk])).status_code == 404


def test_a_plan_is_cancelled_with_a_reason(login, issued, office_officer):
    client, url = login(office_officer), reverse("campaigns:plan_move", args=[issued.pk, "cancel"])
    typed = {"note": "Ban hành nhầm.", "key": str(uuid4())}

    assert client.get(url).status_code == 200
    assert "Hãy nhập lý do." in client.post(url, {"note": ""}).content.decode()
    assert (client.post(url, typed).status_code, client.post(url, typed).status_code) == (302, 302)
    assert client.get(url).status_code == 403
    assert client.get(reverse("campaigns:plan_move", args=[issued.pk, "issue"])).status_code == 404


def test_the_source_is_for_offices(login, office_officer, unit_head, board_unit):
    plan = save_intake(intake=open_intake(text=PLAN, actor=office_officer), actor=office_officer)
    plan.state, plan.issued_on = PlanState.ISSUED, today() - timedelta(days=1)
    plan.save()
    url = reverse("campaigns:plan_source", args=[plan.pk])

    response = login(office_officer).get(url)
    assert response.content.decode() == PLAN
    assert response["Content-Disposition"].startswith("attachment")
    assert login(unit_head).get(url).status_code == 404
    assert login(office_officer).get(reverse("campaigns:plan_source", args=[PlanFactory().pk])).status_code == 404


def test_the_file_a_plan_came_from_is_given_back(login, office_officer):
    intake = open_intake(
        text=PLAN, actor=office_officer, content=b"%PDF-1.4 goc", name="goc.pdf", media_type="application/pdf"
    )
    plan = save_intake(intake=intake, actor=office_officer)
    response = login(office_officer).get(reverse("campaigns:plan_source", args=[plan.pk]))

    assert b"".join(response.streaming_content) == b"%PDF-1.4 goc"
