"""The catalogue, dossiers, councils, decisions and awards for tests."""

from datetime import date

import factory

from awards.choices import AwardKind, DossierState
from tests.factories.campaigns import RoundFactory
from tests.factories.units import PersonFactory, UnitFactory

CITED = {"citation": "Điều 1", "mark": "VERIFIED", "valid_from": date(2024, 1, 1), "pack": "thu"}


def named(row) -> str:
    """The name of the subject as papers show it."""
    if row.person:
        return row.person.full_name
    return row.unit.name if row.unit else row.household.paper_name


class AwardTypeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "awards.AwardType"
        django_get_or_create = ("code",)

    code = "CSTDCS"
    name = "Chiến sĩ thi đua cơ sở"
    kind = AwardKind.TITLE
    family = "danh_hieu_thi_dua"
    level = "co_so"
    for_person = True
    needs_council = True
    precedence = 310
    citation = CITED["citation"]
    mark = CITED["mark"]
    valid_from = CITED["valid_from"]
    pack = CITED["pack"]


class DossierFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "awards.Dossier"

    class Params:
        submitted = factory.Trait(state=DossierState.SUBMITTED)

    # Beyond the numbers that the counter of a test draws.
    code = factory.Sequence(lambda n: f"HS-2026-{9000 + n}")
    unit = factory.SubFactory(UnitFactory)
    round = factory.SubFactory(RoundFactory)


class NomineeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "awards.Nominee"

    dossier = factory.SubFactory(DossierFactory)
    position = factory.Sequence(lambda n: n + 1)
    person = factory.SubFactory(PersonFactory)
    unit = household = None
    award_type = factory.SubFactory(AwardTypeFactory)
    year = 2026
    name = factory.LazyAttribute(lambda nominee: named(nominee))
    position_title = "Chuyên viên"
    unit_name = factory.LazyAttribute(lambda nominee: nominee.dossier.unit.name)


class AwardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "awards.Award"

    person = factory.SubFactory(PersonFactory)
    unit = household = None
    holder_unit = factory.SubFactory(UnitFactory)
    award_type = factory.SubFactory(AwardTypeFactory)
    year = 2025
    name = factory.LazyAttribute(lambda award: named(award))
    unit_name = factory.LazyAttribute(lambda award: award.holder_unit.name)
    decision_number = "96/QĐ-STN"
    decided_on = date(2025, 12, 20)
    decided_by = "Giám đốc Sở Thử nghiệm"
