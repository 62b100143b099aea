"""Units that follow one another, and headcounts."""

from datetime import date

import factory

from tests.factories.units import PostFactory, UnitFactory
from units.choices import ReorganisationKind, ReorganisationState


class ReorganisationFactory(factory.django.DjangoModelFactory):
    """One that has been carried out."""

    class Meta:
        model = "units.Reorganisation"

    kind = ReorganisationKind.MERGE
    state = ReorganisationState.APPLIED
    effective_on = date(2025, 7, 1)
    decision = "Nghị quyết 1684/NQ-UBTVQH15"


class SuccessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Succession"

    reorganisation = factory.SubFactory(ReorganisationFactory)
    predecessor = factory.SubFactory(UnitFactory, ended_on=date(2025, 6, 30))
    successor = factory.SubFactory(UnitFactory)


class HeadcountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Headcount"

    unit = factory.SubFactory(UnitFactory)
    year = factory.Sequence(lambda n: 1990 + n)
    leaders, civil_servants, public_employees, workers, women = 3, 20, 0, 2, 9
    entered_by = factory.SubFactory(PostFactory)
