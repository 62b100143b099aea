"""Units, people, users and posts for tests."""

from datetime import date

import factory

from units.choices import Capacity, PositionClass, Role, UnitKind


class UnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Unit"

    kind = UnitKind.DEPARTMENT
    name = factory.Sequence(lambda n: f"Sở Thử nghiệm {n}")
    short_name = factory.LazyAttribute(lambda unit: unit.name)
    symbol = factory.Sequence(lambda n: f"STN{n}")
    place_name = "Hòa Giang"
    founded_on = date(2010, 1, 1)


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Person"

    full_name = factory.Sequence(lambda n: f"Nguyễn Văn Thử {n}")
    birth_date = date(1985, 5, 20)
    sex = "male"


class EmploymentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Employment"

    person = factory.SubFactory(PersonFactory)
    unit = factory.SubFactory(UnitFactory)
    position = "Chuyên viên"
    position_class = PositionClass.DIRECT_WORKER
    starts_on = date(2015, 1, 1)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.User"
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"nguoi.dung.{n}")
    full_name = factory.Sequence(lambda n: f"Trần Thị Dùng {n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@hoagiang.example")
    password = factory.django.Password("mat-khau-thu-nghiem")


class PostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Post"

    user = factory.SubFactory(UserFactory)
    unit = factory.SubFactory(UnitFactory)
    role = Role.UNIT_OFFICER
    capacity = Capacity.HEAD
    title = "Giám đốc"
    starts_on = date(2020, 1, 1)
