"""The rule book of a day, read from the tables officers keep."""

from datetime import date

from awards.eligibility import law as book
from awards.models import Authority, AwardType, Rule

SUBJECT_FIELDS = {"ca_nhan": "for_person", "tap_the": "for_unit", "ho_gia_dinh": "for_household"}


def law_in_force(on: date) -> book.Law:
    """Active rules in force on the day, all award types, authorities of all periods: three queries."""
    return book.Law(
        rules=tuple(_rule(row) for row in Rule.objects.in_force(on).filter(is_active=True).order_by("pk")),
        award_types=tuple(_award_type(row) for row in AwardType.objects.order_by("pk")),
        authorities=tuple(_authority(row) for row in Authority.objects.order_by("pk")),
    )


def _cited(row) -> dict:
    return {name: getattr(row, name) for name in ("citation", "mark", "valid_from", "valid_to", "note")}


def _rule(row: Rule) -> book.Rule:
    return book.Rule(
        id=row.code,
        award=row.award_code,
        subject=row.subject,
        path=row.path or None,
        severity=row.severity,
        kind=row.kind,
        parameters=row.parameters,
        **_cited(row),
    )


def _award_type(row: AwardType) -> book.AwardType:
    return book.AwardType(
        code=row.code,
        name=row.name,
        kind=row.kind,
        level=row.level,
        recipients=tuple(subject for subject, field in SUBJECT_FIELDS.items() if getattr(row, field)),
        kinds=tuple(row.kinds),
        posthumous=row.is_posthumous,
        periodicity=row.periodicity,
        **_cited(row),
    )


def _authority(row: Authority) -> book.Authority:
    return book.Authority(award=row.award_type_id, decider=row.code, title=row.title, **_cited(row))
