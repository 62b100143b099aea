"""A great deal of invented data: as much as asked, the same for the same seed, only where nothing is."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from awards.choices import DossierState
from awards.models import Award, AwardType, Dossier, Nominee
from reports.management.demo.source import PASSWORD
from reports.management.volume import insert
from tests.factories.units import UnitFactory
from units.models import Employment, Person, Post, Rating, Succession, Unit, UnitState, User

NUMBERS = {"units": 6, "persons": 40, "awards": 90, "dossiers": 30}


def load(**changes) -> None:
    call_command("load_volume", **{**NUMBERS, **changes})


def contents(seed: int) -> list:
    """All that one loading makes, keys included; rolled back."""
    with transaction.atomic():
        load(seed=seed)
        made = [
            sorted(Unit.objects.values_list("pk", "name", "path")),
            sorted(Person.objects.values_list("pk", "full_name", "birth_date", "sort_key")),
            sorted(Dossier.objects.values_list("pk", "code", "state", "unit_id")),
            sorted(Nominee.objects.values_list("pk", "name", "award_type_id")),
            sorted(Award.objects.values_list("pk", "name", "award_type_id", "year", "decision_number")),
        ]
        transaction.set_rollback(True)
    return made


@pytest.mark.django_db
def test_there_is_as_much_as_was_asked_for():
    load()
    counts = {
        "units": Unit.objects.exclude(parent=None).count(),
        "persons": Person.objects.count(),
        "awards": Award.objects.count(),
        "dossiers": Dossier.objects.count(),
    }

    assert counts == NUMBERS
    assert Employment.objects.main().filter(ends_on=None).count() == 40
    assert Rating.objects.count() == 120
    assert Nominee.objects.count() == 60
    assert set(Dossier.objects.values_list("state", flat=True)) == {*DossierState} - {DossierState.WITHDRAWN}
    assert AwardType.objects.filter(code__in=Award.objects.values("award_type")).count() == 2


@pytest.mark.django_db
def test_no_row_is_lost_between_two_batches(monkeypatch):
    monkeypatch.setattr(insert, "BATCH", 7)
    monkeypatch.setattr(insert, "BLOCK", 64)
    load()

    assert (Person.objects.count(), Award.objects.count()) == (NUMBERS["persons"], NUMBERS["awards"])


@pytest.mark.django_db
def test_the_seed_decides():
    first = contents(seed=7)

    assert contents(seed=7) == first
    assert contents(seed=8) != first


@pytest.mark.django_db
def test_the_merger_stands_in_the_history_of_units_and_people():
    load(units=100, persons=200)
    merger = Succession.objects.values_list("reorganisation__effective_on", flat=True).distinct().get()
    ended = Unit.objects.exclude(ended_on=None)
    school = Unit.objects.filter(kind="school").first()

    assert set(ended.values_list("kind", flat=True)) == {"district", "commune"}
    assert not Employment.objects.filter(unit__in=ended, ends_on=None).exists()
    assert Employment.objects.filter(unit__in=ended).count() == Employment.objects.filter(starts_on=merger).count() > 0
    assert [state.parent.kind for state in school.states.order_by("starts_on")] == ["district", "district", "commune"]
    assert Award.objects.filter(holder_unit__in=ended, decided_on__gte=merger).count() == 0
    assert UnitState.objects.filter(ends_on=None).count() == Unit.objects.filter(ended_on=None).count()


@pytest.mark.django_db
def test_columns_not_named_hold_the_defaults_of_their_fields():
    load(awards=3)
    Award.objects.create(
        person_id=Person.objects.values_list("pk", flat=True)[0], holder_unit=Unit.objects.get(parent=None), name="A",
        award_type_id="LDTT", year=1, decision_number="1", decided_on="2024-01-01", decided_by="A",
    )  # fmt: skip
    saved, loaded = Award.objects.get(year=1), Award.objects.exclude(year=1)[0]

    assert [getattr(loaded, name) for name in ("kind", "household", "state", "prize", "decision")] == [
        getattr(saved, name) for name in ("kind", "household", "state", "prize", "decision")
    ]
    assert loaded.entered_at.tzinfo
    loaded.full_clean()


@pytest.mark.django_db
def test_keys_are_those_that_saving_writes():
    load()
    loaded = [
        (thing, thing.search_key, getattr(thing, "sort_key", None))
        for model in (Person, Award, Unit)
        for thing in model.objects.all()
    ]
    for thing, *_ in loaded:
        thing.set_keys()

    assert [(key, sort) for _, key, sort in loaded] == [
        (thing.search_key, getattr(thing, "sort_key", None)) for thing, *_ in loaded
    ]


@pytest.mark.django_db
def test_indexes_and_links_stand_again_after_loading():
    def built():
        with connection.cursor() as cursor:
            return {
                model: sorted(connection.introspection.get_constraints(cursor, model._meta.db_table))
                for model in (Person, Employment, Rating, Award)
            }

    before = built()
    load()

    assert built() == before


@pytest.mark.django_db
def test_nobody_signs_in_unless_accounts_are_asked_for():
    load()

    assert Post.objects.count() == User.objects.count() > 0
    assert [user.username for user in User.objects.all() if user.has_usable_password()] == []


@pytest.mark.django_db
def test_the_accounts_asked_for_open_the_desk(client):
    load(accounts=True)

    for login in ("ban.tdkt", "chuyen.vien.1"):
        assert client.login(username=login, password=PASSWORD)
        assert client.get(reverse("desk")).status_code == 200


@pytest.mark.django_db
def test_a_real_office_gets_no_known_password(settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="không có tài khoản dùng thử"):
        load(accounts=True)


@pytest.mark.django_db
def test_it_fills_an_empty_database_only():
    UnitFactory()
    with pytest.raises(CommandError, match="chỉ dùng với cơ sở dữ liệu trống") as refusal:
        load()

    assert refusal.value.returncode == 2
    assert Person.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("numbers", [{"units": 0}, {"persons": 0}, {"awards": -1}, {"dossiers": -1}])
def test_senseless_numbers_are_refused(numbers):
    with pytest.raises(CommandError, match="phải từ 1") as refusal:
        load(**numbers)

    assert refusal.value.returncode == 2
    assert Unit.objects.count() == 0
