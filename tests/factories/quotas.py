"""Quotas, and people put forward or honoured in numbers, for tests."""

import factory

from tests.factories.awards import AwardFactory, AwardTypeFactory, NomineeFactory
from tests.factories.councils import CitedFactory


class QuotaFactory(CitedFactory):
    class Meta:
        model = "awards.Quota"

    code = "CSTDCS-02"
    award_code = "CSTDCS"
    scope = "unit"
    numerator = "CSTDCS"
    denominator = "LDTT"
    share = factory.LazyAttribute(lambda row: None if row.most is not None else "0.15")
    most = None
    severity = "block"
    counts = factory.LazyFunction(lambda: ["open", "decided"])


def labourers():
    """The lower title, of which a share is reckoned."""
    return AwardTypeFactory(code="LDTT", name="Lao động tiên tiến", precedence=320)


def put_forward(count: int, dossier, award=None):
    """So many people of the dossier."""
    return NomineeFactory.create_batch(count, dossier=dossier, award_type=award or AwardTypeFactory())


def honoured(count: int, unit, award=None, year=2026):
    """So many awards in the register of the unit."""
    return AwardFactory.create_batch(count, holder_unit=unit, award_type=award or AwardTypeFactory(), year=year)
