"""The demo province: the same each time, everything in it, only where nothing is."""

import importlib
import json
from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from awards.choices import DossierState
from awards.models import Award, Decision, Dossier, Nominee
from campaigns.choices import RegistrationState
from campaigns.models import Deadline, Plan, Registration, Round
from reports.management.demo.source import PASSWORD
from tests.house.tree import ROOT
from thiduakt.base.clock import today
from units.choices import BlocRole, Role, UnitKind
from units.models import Bloc, Person, Post, Rating, Succession, Unit, User

FACTS = json.loads((ROOT / "reports/management/demo/province.json").read_text(encoding="utf-8"))


def contents() -> dict:
    """Everything a reader would notice, without the keys and moments that differ each time."""
    return {
        "people": sorted(Person.objects.values_list("full_name", "birth_date")),
        "units": sorted(Unit.objects.values_list("name", "founded_on")),
        "ratings": Counter(Rating.objects.values_list("year", "grade")),
        "plans": sorted(Plan.objects.values_list("state", "title", "number")),
        "registrations": sorted(Registration.objects.values_list("unit__name", "state")),
        "dossiers": sorted(Dossier.objects.values_list("code", "unit__name", "state")),
        "nominees": sorted(Nominee.objects.values_list("name", "award_type", "state")),
        "decisions": sorted(Decision.objects.values_list("number", "state", "title")),
        "awards": sorted(Award.objects.values_list("name", "award_type", "year")),
    }


def load() -> str:
    printed = StringIO()
    call_command("demo", stdout=printed)
    return printed.getvalue()


@pytest.fixture(scope="module")
def first_contents(django_db_setup, django_db_blocker, tmp_path_factory):
    """What an earlier loading had made, before it was rolled back."""
    folder = tmp_path_factory.mktemp("earlier")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        load()
        made = contents()
        transaction.set_rollback(True)
    return made


@pytest.fixture(scope="module")
def province(first_contents, demo):
    return demo


def test_everybody_has_an_own_record_with_ratings(demo):
    posts = Post.objects.select_related("user__person")
    assert all(post.user.person.full_name == post.user.full_name for post in posts)
    assert all(post.user.person.employments.filter(unit=post.unit, ends_on=None).count() == 1 for post in posts)
    heads = posts.filter(user__username__in=["so.xd", "gd.xd", "xa.anphu", "ban.tdkt"])
    assert {post.user.person.ratings.exists() for post in heads} == {True}


def test_a_second_province_is_the_same(province, first_contents, db):
    assert contents() == first_contents


def test_there_are_about_three_hundred_people_with_three_years(province, db):
    years = [today().year - back for back in (3, 2, 1)]

    assert round(Person.objects.count(), -2) == 300
    assert sorted(Rating.objects.values_list("year", flat=True).distinct()) == [*years, today().year]
    assert sorted(set(Award.objects.filter(decision=None).values_list("year", flat=True))) == years


def test_a_district_ended_and_five_communes_follow_it(province, db):
    district = Unit.objects.get(kind=UnitKind.DISTRICT)
    successions = Succession.objects.filter(predecessor=district)

    assert district.ended_on == date.fromisoformat(FACTS["district_ended_on"]) == date(2025, 6, 30)
    assert successions.count() == Unit.objects.filter(kind=UnitKind.COMMUNE).count() == 5


def test_two_blocs_have_a_head_and_a_deputy(province, db):
    roles = [
        sorted(bloc.members.exclude(role=BlocRole.MEMBER).values_list("role", flat=True)) for bloc in Bloc.objects.all()
    ]

    assert roles == [["deputy", "head"], ["deputy", "head"]]


def test_dossiers_and_registrations_are_in_every_state(province, db):
    assert set(Dossier.objects.values_list("state", flat=True)) == set(DossierState)
    assert set(Registration.objects.values_list("state", flat=True)) == set(RegistrationState)


def test_households_are_put_forward_and_have_been_honoured(province, db):
    draft = Dossier.objects.get(state="draft", unit__kind=UnitKind.COMMUNE)
    family = draft.nominees.get(household__isnull=False)

    assert (family.household.unit, family.award_type_id) == (draft.unit, "BK_TINH")
    assert Award.objects.filter(household__isnull=False, award_type="GDVH").count() == 5


def test_deadlines_lie_around_today(province, db):
    on = today()
    due = sorted(Deadline.objects.filter(plan__state="issued").values_list("due_on", flat=True))

    assert list(Round.objects.open_on(on).values_list("closes_on", flat=True)) == [on + timedelta(days=10)]
    assert on < due[0] <= on + timedelta(days=7)


def test_every_role_has_an_account_that_opens_its_desk(province, client, db):
    roles = {}
    for user in User.objects.order_by("username"):
        client.force_login(user)
        roles.setdefault(user.posts.get().role, set()).add(client.get(reverse("desk")).status_code)

    assert roles == {role: {200} for role in Role}
    assert {user.check_password(PASSWORD) for user in User.objects.all()} == {True}


def test_the_accounts_are_printed_with_their_roles(db):
    printed, before = StringIO(), User.objects.count()
    call_command("demo", accounts=True, stdout=printed)
    lines = printed.getvalue().splitlines()

    assert lines[0] == f"Tài khoản dùng thử (mật khẩu chung: {PASSWORD})"
    assert [line.split()[0] for line in lines[1:]] == [account[0] for account in FACTS["accounts"]]
    assert User.objects.count() == before


def test_it_loads_into_an_empty_database_only(province, db):
    before = Unit.objects.count()
    with pytest.raises(CommandError, match="chỉ nạp vào cơ sở dữ liệu trống") as refusal:
        load()

    assert refusal.value.returncode == 2
    assert Unit.objects.count() == before


def test_an_office_in_operation_gets_no_invented_people(db, settings, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x" * 60)
    monkeypatch.setenv("PERSONAL_DATA_KEYS", "y" * 60)
    monkeypatch.setenv("ALLOWED_HOSTS", "thiduakt.example")
    production = importlib.import_module("thiduakt.settings.production")
    settings.DEMO_ALLOWED, before = production.DEMO_ALLOWED, Post.objects.count()
    with pytest.raises(CommandError, match="Bản vận hành thật không nạp dữ liệu mẫu") as refusal:
        load()

    assert refusal.value.returncode == 2
    assert Post.objects.count() == before
