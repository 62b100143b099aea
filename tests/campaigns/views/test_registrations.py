"""Pages of registration: who has and who has not, and the unit's own forms."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from campaigns import titles
from campaigns.actions.registrations import add_titles, move_registration, open_registration, register_targets
from campaigns.choices import Comparator, RegistrationState
from campaigns.models import DeadlineAssignment, Registration
from campaigns.titles import Title
from tests.factories.campaigns import PlanFactory, RegistrationFactory, TargetFactory
from tests.factories.units import EmploymentFactory, PostFactory, UnitFactory
from units.choices import Role
from units.models import Letter

LIST = "/dang-ky/"


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    """Two titles, one for each kind of subject."""
    entries = [Title("A", "Danh hiệu người", for_collective=False), Title("B", "Danh hiệu tập thể", for_person=False)]
    monkeypatch.setattr(titles, "PROVIDERS", [lambda day: entries])


@pytest.fixture
def registration(issued, unit_head):
    return open_registration(plan=issued, actor=unit_head)


@pytest.fixture
def sent(registration, unit_head):
    target = registration.plan.targets.first()
    register_targets(registration=registration, values={target.pk: Decimal("96.5")}, actor=unit_head)
    move_registration(registration=registration, move="submit", actor=unit_head)
    registration.refresh_from_db()
    return registration


@pytest.fixture
def person(unit):
    return EmploymentFactory(unit=UnitFactory(parent=unit, name="Phòng Tổng hợp", kind="section")).person


def url(name, registration):
    return reverse(f"campaigns:registration_{name}", args=[registration.pk])


@pytest.mark.parametrize("count", [1, 3])
def test_the_office_list_costs_the_same(login, office_officer, issued, count, django_assert_num_queries):
    deadline = issued.deadlines.get(kind="registration")
    for _ in range(count):
        unit = DeadlineAssignment.objects.create(deadline=deadline, unit=UnitFactory()).unit
        RegistrationFactory(plan=issued, unit=unit, state=RegistrationState.SUBMITTED)
    client = login(office_officer)

    with django_assert_num_queries(9):
        response = client.get(LIST)

    assert len(response.context["page"].rows) == count + 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_a_unit_costs_the_same(login, unit_head, count, django_assert_num_queries):
    for _ in range(count):
        RegistrationFactory(plan=PlanFactory(issued=True), unit=unit_head.unit)
    client = login(unit_head)

    with django_assert_num_queries(6):
        response = client.get(LIST)

    assert len(response.context["page"].rows) == count


def test_the_office_sees_who_has_and_who_has_not(login, office_officer, sent, unit_head, other_head):
    client = login(office_officer)
    context = client.get(LIST).context

    rows = [(row.name, row.has_registered) for row in context["page"].rows]
    assert rows == [("Sở Tài chính", False), ("Sở Xây dựng", True)]
    assert (context["progress"].asked, context["progress"].done, context["progress"].missing) == (2, 1, 1)
    assert _names(client.get(LIST, {"show": "missing"})) == ["Sở Tài chính"]
    assert _names(client.get(LIST, {"show": "done"})) == ["Sở Xây dựng"]
    assert _names(client.get(LIST, {"q": "tai chinh"})) == ["Sở Tài chính"]
    assert _names(client.get(LIST, {"q": "khong co"})) == []


def _names(response):
    return [row.name for row in response.context["page"].rows]


def test_a_plan_is_chosen_in_the_address(login, office_officer, issued):
    client = login(office_officer)

    assert client.get(LIST, {"plan": str(issued.pk)}).context["plan"] == issued
    assert client.get(LIST, {"plan": str(PlanFactory(issued=True).pk)}).status_code == 404
    assert client.get(LIST, {"plan": "hong"}).status_code == 404


def test_lists_without_plans_teach(login, office_officer, unit_head):
    assert "Chưa có kế hoạch nào yêu cầu đăng ký" in login(office_officer).get(LIST).content.decode()
    assert "Chưa có kế hoạch nào yêu cầu đơn vị đăng ký" in login(unit_head).get(LIST).content.decode()


@pytest.mark.parametrize("role", Role)
def test_the_list_opens_for_every_role(login, issued, office, role):
    assert login(PostFactory(unit=office, role=role)).get(LIST).status_code == 200


def test_reminding_says_how_many(login, office_officer, issued):
    client = login(office_officer)
    remind = reverse("campaigns:remind_missing", args=[issued.pk])

    first = client.post(remind, {"key": str(uuid4())}, follow=True).content.decode()
    second = client.post(remind, {"key": str(uuid4())}, follow=True).content.decode()

    assert "Đã gửi thư nhắc 2 đơn vị." in first
    assert "2 đơn vị đã được nhắc hôm nay, không gửi lại." in second
    assert Letter.objects.filter(key__startswith="registration-wanted:", channel="app").count() == 2


def test_units_do_not_remind(login, issued, unit_head, draft):
    client = login(unit_head)

    assert client.post(reverse("campaigns:remind_missing", args=[issued.pk])).status_code == 403
    assert client.get(reverse("campaigns:remind_missing", args=[issued.pk])).status_code == 405


def test_a_unit_begins_and_comes_back_to_the_same_page(login, issued, unit_officer):
    client = login(unit_officer)
    begin = reverse("campaigns:registration_open", args=[issued.pk])

    assert client.post(begin).url == client.post(begin).url == Registration.objects.get().get_absolute_url()
    assert "Mở bản đăng ký" in client.get(LIST).content.decode()


def test_a_unit_that_was_not_asked_does_not_begin(login, issued, stranger):
    assert login(stranger).post(reverse("campaigns:registration_open", args=[issued.pk])).status_code == 403


def test_values_are_typed_the_vietnamese_way(login, registration, unit_officer):
    first, second = registration.plan.targets.all()
    client = login(unit_officer)
    assert client.get(url("targets", registration)).status_code == 200

    client.post(url("targets", registration), {f"target-{first.pk}": "28.603,61", f"target-{second.pk}": ""})

    assert list(registration.targets.values_list("target", "value")) == [(first.pk, Decimal("28603.61"))]
    assert "28.603,61" in client.get(registration.get_absolute_url()).content.decode()


def test_a_bad_value_keeps_all_that_was_typed(login, registration, unit_officer):
    first, second = registration.plan.targets.all()
    typed = {f"target-{first.pk}": "97,5", f"target-{second.pk}": "cao"}
    response = login(unit_officer).post(url("targets", registration), typed)

    assert response.context["form"][f"target-{first.pk}"].value() == "97,5"
    assert f"{second.name} phải là một số" in response.content.decode()
    assert registration.targets.count() == 0


def test_split_and_yes_or_no_targets(login, registration, unit_officer):
    plan = registration.plan
    whole = TargetFactory(plan=plan, comparator="", value=None)
    part = TargetFactory(plan=plan, parent=whole)
    yes = TargetFactory(plan=plan, comparator=Comparator.IS, value=None)
    client = login(unit_officer)
    fields = client.get(url("targets", registration)).context["form"].fields

    assert f"target-{whole.pk}" not in fields
    client.post(url("targets", registration), {f"target-{part.pk}": "5", f"target-{yes.pk}": "on"})
    assert dict(registration.targets.values_list("target", "value")) == {part.pk: Decimal(5), yes.pk: Decimal(1)}
    client.post(url("targets", registration), {f"target-{part.pk}": "5"})
    assert dict(registration.targets.values_list("target", "value")) == {part.pk: Decimal(5)}


def test_people_are_ticked_by_section(login, registration, unit_officer, person, unit):
    client = login(unit_officer)
    sections = client.get(url("titles", registration)).context["sections"]
    assert [(section.name, [job.person for job in jobs]) for section, jobs in sections] == [
        ("Phòng Tổng hợp", [person])
    ]
    assert client.get(url("titles", registration), {"q": "khong co ai"}).context["sections"] == []

    client.post(url("titles", registration), {"code": "A", "people": [str(person.pk)]})
    client.post(url("titles", registration), {"code": "B", "units": [str(unit.pk)]})

    rows = registration.titles.order_by("award_code").values_list("award_code", "person", "unit")
    assert list(rows) == [("A", person.pk, None), ("B", None, unit.pk)]
    assert "Danh hiệu người" in client.get(registration.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"code": ""}, "Hãy chọn danh hiệu."),
        ({"code": "A"}, "Hãy chọn ít nhất một người hoặc một tập thể."),
        ({"code": "ZZ"}, "mục đã chọn không có trong danh sách"),
        ({"code": "A", "people": ["khong-phai-khoa"]}, "không có trong danh sách"),
    ],
)
def test_bad_titles_are_explained(login, registration, unit_officer, typed, sentence):
    assert sentence in login(unit_officer).post(url("titles", registration), typed).content.decode()
    assert registration.titles.count() == 0


def test_a_title_goes_only_to_its_kind_and_to_ones_own_people(login, registration, unit_officer, person):
    client = login(unit_officer)
    outsider = EmploymentFactory().person

    wrong = client.post(url("titles", registration), {"code": "B", "people": [str(person.pk)]})
    foreign = client.post(url("titles", registration), {"code": "A", "people": [str(outsider.pk)]})

    assert "không dành cho cá nhân" in wrong.content.decode()
    assert set(foreign.context["form"].errors) == {"people"}
    assert registration.titles.count() == 0


def test_a_title_is_dropped(login, registration, unit_officer, person):
    add_titles(registration=registration, code="A", people=[person], actor=unit_officer)
    drop = reverse("campaigns:registration_title_drop", args=[registration.pk, registration.titles.get().pk])
    client = login(unit_officer)

    assert (client.post(drop).status_code, client.post(drop).status_code) == (302, 302)
    assert registration.titles.count() == 0


def test_the_head_sends_after_a_question(login, registration, unit_head, unit_officer):
    client = login(unit_head)
    page = registration.get_absolute_url()
    assert "còn trống" in client.post(url("submit", registration), {"key": str(uuid4())}, follow=True).content.decode()

    register_targets(
        registration=registration, values={registration.plan.targets.first().pk: Decimal(1)}, actor=unit_head
    )
    asked = client.get(url("submit", registration)).content.decode()
    assert "Gửi bản đăng ký thi đua năm 2026?" in asked
    typed = {"key": str(uuid4())}
    assert client.post(url("submit", registration), typed).url == client.post(url("submit", registration), typed).url
    assert "Đã gửi" in client.get(page).content.decode()
    assert client.get(url("targets", registration)).status_code == 403
    assert login(unit_officer).get(url("submit", registration)).status_code == 403


def test_the_office_takes_it(login, sent, office_officer):
    client, typed = login(office_officer), {"key": str(uuid4())}

    assert "Tiếp nhận" in client.get(sent.get_absolute_url()).content.decode()
    assert client.get(url("accept", sent)).status_code == 405
    assert (
        client.post(url("accept", sent), typed).status_code,
        client.post(url("accept", sent), typed).status_code,
    ) == (302, 302)
    sent.refresh_from_db()
    assert sent.state == RegistrationState.ACCEPTED


def test_the_office_returns_it_with_a_reason_the_unit_reads(login, sent, reviewer, unit_head):
    client = login(reviewer)
    assert client.get(url("return", sent)).status_code == 200
    assert "Hãy nhập cần sửa gì." in client.post(url("return", sent), {"note": ""}).content.decode()

    client.post(url("return", sent), {"note": "Mức số 1 thấp hơn kế hoạch."})

    html = login(unit_head).get(sent.get_absolute_url()).content.decode()
    assert "Mức số 1 thấp hơn kế hoạch." in html
    assert "Gửi đăng ký" in html


@pytest.mark.parametrize("name", ["targets", "titles", "submit"])
def test_others_do_not_write_it(login, registration, office_officer, other_head, client, name):
    assert login(office_officer).get(url(name, registration)).status_code == 403
    assert login(other_head).get(url(name, registration)).status_code == 404
    client.logout()
    assert client.get(url(name, registration)).status_code == 302


@pytest.mark.parametrize("name", ["accept", "return"])
def test_units_do_not_judge_registrations(login, sent, unit_head, other_head, name):
    assert login(unit_head).post(url(name, sent), {"note": "x"}).status_code == 403
    assert login(other_head).post(url(name, sent), {"note": "x"}).status_code == 404


def test_the_office_list_is_paged(login, office_officer, issued, sent):
    deadline = issued.deadlines.get(kind="registration")
    for unit in UnitFactory.create_batch(52):
        DeadlineAssignment.objects.create(deadline=deadline, unit=unit)
    client = login(office_officer)
    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"plan": str(issued.pk), "after": first.next_key}).context["page"]

    assert (len(first.rows), len(second.rows), second.next_key) == (50, 4, None)
    assert second.rows[-1] == sent.unit
