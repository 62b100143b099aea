"""Divisions into blocs, blocs and their members, for tests."""

from datetime import date

import factory

from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.actions.files import keep_file
from units.choices import BlocDocumentKind, BlocRole, DivisionState

YEAR = today().year


class DivisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.BlocDivision"

    class Params:
        in_force = factory.Trait(state=DivisionState.RECORDED, decision="Quyết định số 15/QĐ-UBND")

    year = YEAR
    issuer = factory.SubFactory(UnitFactory)
    issuer_name = factory.SelfAttribute("issuer.name")
    authority_line = factory.LazyAttribute(lambda division: f"Chủ tịch {division.issuer.name}")
    place = "Hòa Giang"
    symbol = "QĐ-UBND"
    title = factory.LazyAttribute(lambda division: f"Về việc chia khối thi đua năm {division.year}")
    grounds = ["Căn cứ Luật Thi đua, khen thưởng"]
    signer_position = "Chủ tịch"
    signer_name = "Nguyễn Văn Ký"


class AmendmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.DivisionAmendment"

    class Params:
        in_force = factory.Trait(state=DivisionState.RECORDED, decision="Quyết định số 80/QĐ-UBND")

    division = factory.SubFactory("tests.factories.blocs.DivisionFactory", in_force=True)
    effective_on = factory.LazyAttribute(lambda amendment: date(amendment.division.year, 7, 1))
    issuer = factory.SelfAttribute("division.issuer")
    issuer_name = factory.SelfAttribute("division.issuer_name")
    authority_line = factory.SelfAttribute("division.authority_line")
    place = "Hòa Giang"
    symbol = "QĐ-UBND"
    title = factory.LazyAttribute(lambda amendment: f"Về việc điều chỉnh {amendment.division}")
    grounds = ["Căn cứ Luật Thi đua, khen thưởng"]
    signer_position = "Chủ tịch"
    signer_name = "Nguyễn Văn Ký"
    created_by = factory.SubFactory(PostFactory)


class AmendmentLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.AmendmentLine"

    amendment = factory.SubFactory(AmendmentFactory)
    unit = factory.SubFactory(UnitFactory)


class BlocFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.Bloc"

    division = factory.SubFactory(DivisionFactory, in_force=True)
    name = factory.Sequence(lambda n: f"Khối thi đua số {n}")
    position = factory.Sequence(lambda n: n)


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.BlocMember"

    bloc = factory.SubFactory(BlocFactory)
    unit = factory.SubFactory(UnitFactory)
    role = BlocRole.MEMBER


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.BlocTerm"

    member = factory.SubFactory(MemberFactory)
    role = BlocRole.HEAD
    starts_on = date(YEAR, 1, 15)


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "units.BlocDocument"

    bloc = factory.SubFactory(BlocFactory)
    kind = BlocDocumentKind.PROGRAMME
    title = "Chương trình hoạt động của khối"
    dated_on = factory.LazyFunction(today)
    posted_by = factory.SubFactory(PostFactory)
    file = factory.LazyAttribute(
        lambda document: keep_file(
            content=b"%PDF-1.7", name="van-ban.pdf", media_type="application/pdf", actor=document.posted_by
        )
    )
