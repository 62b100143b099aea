"""A great deal of invented data: as much as asked, the same for the same seed, only where nothing is."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from awards.choices import DossierState
from awards.models import Award, AwardType, Dossier, Nominee
from tests.factories.units import UnitFactory
from units.models import Employment, Person, Unit

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
    assert Employment.objects.count() == 40
    assert Nominee.objects.count() == 60
    assert set(Dossier.objects.values_list("state", flat=True)) == {*DossierState} - {DossierState.WITHDRAWN}
    assert AwardType.objects.filter(code__in=Award.objects.values("award_type")).count() == 2


@pytest.mark.django_db
def test_the_seed_decides():
    first = contents(seed=7)

    assert contents(seed=7) == first
    assert contents(seed=8) != first


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
