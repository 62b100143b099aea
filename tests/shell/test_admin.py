"""The admin site is the system officer's, as long as the post holds; acts stay the only writers."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils.text import camel_case_to_spaces

from campaigns.models import Plan
from reports.models import ReminderRule, Rendering
from tests.factories.campaigns import PlanFactory
from tests.factories.units import PersonFactory, PostFactory, UnitFactory, UserFactory
from thiduakt.base.admin import ReadOnly
from thiduakt.base.clock import today
from thiduakt.base.jobs import JobState
from units.choices import Channel, LetterState, Role
from units.models import Letter, Post, User

INDEX = "admin:index"
MODELS = list(admin.site._registry)


@pytest.fixture
def keeper(system_officer):
    """A system officer whose account carries the flags."""
    User.objects.filter(pk=system_officer.user_id).update(is_staff=True, is_superuser=True)
    system_officer.user.refresh_from_db()
    return system_officer


def test_the_system_officer_gets_in(login, keeper):
    assert login(keeper).get(reverse(INDEX)).status_code == 200


def test_without_the_flags_the_post_is_not_enough(login, system_officer):
    assert login(system_officer).get(reverse(INDEX)).status_code == 403


@pytest.mark.parametrize("role", sorted({*Role} - {Role.SYSTEM_OFFICER}))
def test_without_the_post_the_flags_are_not_enough(login, db, role):
    post = PostFactory(role=role, user__is_staff=True, user__is_superuser=True)
    response = login(post).get(reverse(INDEX))

    assert response.status_code == 403
    assert "Trang quản trị chỉ dành cho người đang giữ vai trò Quản trị hệ thống." in response.text


def test_when_the_post_has_ended_the_site_is_closed(login, keeper):
    Post.objects.filter(pk=keeper.pk).update(ends_on=today() - timedelta(days=1))

    assert login(keeper).get(reverse(INDEX)).status_code == 403


def test_when_the_post_has_ended_another_post_does_not_open_it(login, keeper):
    Post.objects.filter(pk=keeper.pk).update(ends_on=today() - timedelta(days=1))
    PostFactory(user=keeper.user, role=Role.CLERK)

    assert login(keeper).get(reverse(INDEX)).status_code == 403


def test_there_is_one_login_page(client, db):
    response = client.get(reverse("admin:units_user_changelist"), follow=True)

    assert response.redirect_chain[-1] == (f"{reverse('units:login')}?next=/quan-tri/units/user/", 302)
    assert client.post(reverse("admin:login"), {"username": "ai", "password": "doan"}).status_code == 302


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_every_list_opens_and_what_is_read_only_takes_nothing_new(login, keeper, model):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    client, is_read_only = login(keeper), isinstance(admin.site._registry[model], ReadOnly)

    assert client.get(reverse(f"{name}_changelist")).status_code == 200
    assert client.get(reverse(f"{name}_add")).status_code == (403 if is_read_only else 200)


def test_what_officers_may_write_is_named_here():
    writable = {model.__name__ for model in MODELS if not isinstance(admin.site._registry[model], ReadOnly)}
    steps = {model.__name__ for model in MODELS if model.__name__.endswith("Step")}

    assert writable == {"ClearanceAgency", "Council", "Unit", "OfficeSetting", "ReminderRule"}
    assert {"ReportStep", "RoundStep"} < steps
    assert steps & writable == set()


def test_every_kind_of_row_has_a_vietnamese_name():
    unnamed = [
        model.__name__ for model in MODELS if str(model._meta.verbose_name) == camel_case_to_spaces(model.__name__)
    ]

    assert unnamed == []


def test_issued_things_are_read_only(login, keeper):
    plan = PlanFactory(issued=True)
    client = login(keeper)
    path = reverse("admin:campaigns_plan_change", args=[plan.pk])

    assert client.get(path).status_code == 200
    assert client.post(path, {"title": "Sửa trộm"}).status_code == 403
    assert client.post(reverse("admin:campaigns_plan_delete", args=[plan.pk]), {"post": "yes"}).status_code == 403
    assert Plan.objects.get(pk=plan.pk).title == plan.title


def test_no_post_to_the_admin_site_changes_an_account_or_a_role(login, keeper, unit_officer):
    user = unit_officer.user
    client = login(keeper)
    before = [list(User.objects.order_by("pk").values()), list(Post.objects.order_by("pk").values())]
    filled = {"username": "xau", "full_name": "Đổi Trộm", "is_active": "", "is_superuser": "on", "is_staff": "on"}
    filled |= {"password1": "Mot-mat-khau-du-dai-9", "password2": "Mot-mat-khau-du-dai-9", "usable_password": "true"}
    filled |= {"posts-TOTAL_FORMS": "1", "posts-INITIAL_FORMS": "0", "posts-0-unit": unit_officer.unit_id}
    filled |= {"posts-0-role": Role.SYSTEM_OFFICER, "posts-0-starts_on": "01/01/2026", "posts-0-capacity": "head"}
    change = reverse("admin:units_user_change", args=[user.pk])
    paths = [change, reverse("admin:units_user_add"), reverse("admin:units_user_delete", args=[user.pk])]
    answers = [client.post(path, {**filled, "post": "yes"}).status_code for path in paths]
    password = client.post(f"{reverse('admin:units_user_changelist')}{user.pk}/password/", filled, follow=True)
    run(client, "admin:units_user_changelist", "delete_selected", user)

    assert answers == [403, 403, 403]
    assert password.status_code in {403, 404} or "password1" not in password.text
    assert [list(User.objects.order_by("pk").values()), list(Post.objects.order_by("pk").values())] == before
    assert "argon2" not in client.get(change).text


def test_a_unit_mended_here_leaves_a_line_in_its_journal(login, keeper, unit):
    client, path = login(keeper), reverse("admin:units_unit_change", args=[unit.pk])
    form = client.get(path).context["adminform"].form
    filled = {name: form.initial.get(name) or "" for name in form.fields} | {"place_name": "Hòa Giang mới"}
    filled |= {"founded_on": f"{unit.founded_on:%d/%m/%Y}", "states-TOTAL_FORMS": "0", "states-INITIAL_FORMS": "0"}
    client.post(path, filled)

    assert list(unit.steps.values_list("move", "actor", "note")) == [
        ("mend_facts", keeper.pk, "Ở trang quản trị: place_name")
    ]
    assert LogEntry.objects.get().user == keeper.user


def test_units_and_people_are_found_without_marks(login, keeper):
    UnitFactory(name="Sở Khoa học và Công nghệ")
    PersonFactory(full_name="Đặng Thị Ưu")
    client = login(keeper)
    answers = [
        client.get(reverse("admin:units_unit_changelist"), {"q": "khoa hoc"}),
        client.get(reverse("admin:units_person_changelist"), {"q": "dang thi uu"}),
    ]

    assert [answer.context["cl"].result_count for answer in answers] == [1, 1]


def run(client, name: str, action: str, *rows):
    return client.post(reverse(name), {"action": action, "_selected_action": [row.pk for row in rows]})


def test_a_letter_in_doubt_goes_out_again_by_a_persons_word(login, keeper):
    reader = UserFactory()
    states = [LetterState.IN_DOUBT, LetterState.FAILED, LetterState.SENT]
    letters = [
        Letter.objects.create(key=state, to=reader, channel=Channel.EMAIL, subject="Thư", body="", state=state)
        for state in states
    ]
    run(login(keeper), "admin:units_letter_changelist", "send_again", *letters)

    assert [Letter.objects.get(key=state).state for state in states] == ["new", "new", "sent"]


def test_a_paper_that_failed_is_made_again(login, keeper):
    facts = {"kind": "plan", "state": JobState.FAILED, "attempt": 3, "error": "hết bộ nhớ"}
    rendering = Rendering.objects.create(subject_id=PlanFactory().pk, **facts)
    run(login(keeper), "admin:reports_rendering_changelist", "make_again", rendering)
    rendering.refresh_from_db()

    assert (rendering.state, rendering.attempt, rendering.error) == (JobState.QUEUED, 0, "")


def test_a_reminder_rule_is_switched_off_not_deleted(login, keeper):
    rule, _ = ReminderRule.objects.get_or_create(days_before=7)
    path = reverse("admin:reports_reminderrule_delete", args=[rule.pk])

    assert login(keeper).post(path, {"post": "yes"}).status_code == 403
    assert ReminderRule.objects.filter(pk=rule.pk).exists()
