"""What is known of people for tests: ratings, initiatives, households, citizen ids."""

from datetime import date

import factory

from tests.factories.units import PersonFactory, UnitFactory
from units.choices import DisciplineForm, Grade, HoldReason, Scope, UnitKind
from units.models import Person

MAN_OF_1985 = "048085001234"


def numbered(number: str = MAN_OF_1985, **facts) -> Person:
    """A person whose citizen id is known (a man born in 1985, unless said otherwise)."""
    person = PersonFactory.build(**facts)
    person.set_citizen_id(number)
    person.save()
    return person


class RatingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Rating"

    person = factory.SubFactory(PersonFactory)
    year = 2025
    grade = Grade.GOOD
    document = "Thông báo 12/TB-SXD"


class DisciplineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Discipline"

    person = factory.SubFactory(PersonFactory)
    form = DisciplineForm.REPRIMAND
    starts_on = date(2024, 3, 1)


class HoldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Hold"

    person = factory.SubFactory(PersonFactory)
    reason = HoldReason.COMPLAINT
    starts_on = date(2026, 3, 1)


class InitiativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Initiative"

    name = factory.Sequence(lambda n: f"Sáng kiến thử {n}")
    year = 2025
    scope = Scope.GRASSROOTS
    recognised_by = "THU_TRUONG_SO_NGANH"


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.InitiativeAuthor"

    initiative = factory.SubFactory(InitiativeFactory)
    person = factory.SubFactory(PersonFactory)
    share = 100


class HouseholdFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Household"

    head_name = factory.Sequence(lambda n: f"Lê Văn Hộ {n}")
    address = "Thôn Đông"
    unit = factory.SubFactory(UnitFactory, kind=UnitKind.COMMUNE)
