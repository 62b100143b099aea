"""Plans, deadlines, rounds and registrations for tests."""

from datetime import date, timedelta

import factory

from campaigns.choices import DeadlineKind, PlanState
from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today


class PlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "campaigns.Plan"

    class Params:
        issued = factory.Trait(
            state=PlanState.ISSUED, number=factory.Sequence(lambda n: n + 1), issued_on=date(2026, 1, 15)
        )

    issuer = factory.SubFactory(UnitFactory)
    issuer_name = factory.LazyAttribute(lambda plan: plan.issuer.name)
    symbol = "KH-UBND"
    place = "Hòa Giang"
    year = 2026
    title = "Phát động phong trào thi đua năm 2026"
    signer_position = "CHỦ TỊCH"
    signer_name = "Lê Văn Ký"
    created_by = factory.SubFactory(PostFactory)


class TargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "campaigns.Target"

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(lambda n: n + 1)
    name = factory.Sequence(lambda n: f"Tỷ lệ thử nghiệm {n}")
    comparator = ">="
    value = 95
    unit = "%"


class RoundFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "campaigns.Round"

    name = factory.Sequence(lambda n: f"Tổng kết năm, đợt {n}")
    year = 2026
    award_codes = factory.LazyFunction(lambda: ["LDTT", "CSTDCS", "CSTD_TINH"])
    opens_on = factory.LazyFunction(lambda: today() - timedelta(days=20))
    closes_on = factory.LazyFunction(lambda: today() + timedelta(days=20))


class DeadlineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "campaigns.Deadline"

    plan = factory.SubFactory(PlanFactory, issued=True)
    kind = DeadlineKind.OTHER
    what = "Báo cáo thử nghiệm"
    due_on = factory.LazyFunction(lambda: today() + timedelta(days=7))


class DeadlineAssignmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "campaigns.DeadlineAssignment"

    deadline = factory.SubFactory(DeadlineFactory)
    unit = factory.SubFactory(UnitFactory)


class RegistrationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "campaigns.Registration"

    plan = factory.SubFactory(PlanFactory, issued=True)
    unit = factory.SubFactory(UnitFactory)
    year = 2026


class RecipientFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = "campaigns.Recipient"

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(lambda n: n + 1)
    text = "Như trên"
