"""The rule book of a day, read from the tables officers keep."""

from collections.abc import Collection
from datetime import date

from awards.eligibility import law as book
from awards.models import Authority, AwardType, Rule

SUBJECT_FIELDS = {"ca_nhan": "for_person", "tap_the": "for_unit", "ho_gia_dinh": "for_household"}


def law_in_force(on: date, *, without: Collection[str] = ()) -> book.Law:
    """Active rules in force on the day, all award types, authorities of all periods: three queries.

    `without` leaves out the rules of these packs, as if they had ended.
    """
    return _book(_left(on, without) if without else Rule.objects.in_force(on))


def whole_law(*, without: Collection[str] = ()) -> book.Law:
    """Active rules of all periods, also those that younger ones take the place of."""
    return _book(Rule.objects.exclude(pack__in=without))


def _left(on: date, without: Collection[str]):
    """Rules on the day as they stand without some packs: what these took the place of holds again."""
    rows = Rule.objects.valid_on(on).filter(is_active=True).exclude(pack__in=without)
    youngest = {row.code: row.pk for row in rows.order_by("valid_from", "pk")}
    return Rule.objects.filter(pk__in=youngest.values())


def _book(rules) -> book.Law:
    return book.Law(
        rules=tuple(_rule(row) for row in rules.filter(is_active=True).order_by("pk")),
        award_types=tuple(_award_type(row) for row in AwardType.objects.order_by("pk")),
        authorities=tuple(_authority(row) for row in Authority.objects.order_by("pk")),
    )


def _cited(row) -> dict:
    """Source, mark and days; the last day is the earlier of the pack's and the officer's."""
    return {name: getattr(row, name) for name in ("citation", "mark", "valid_from", "note")} | {"valid_to": row.ends_on}


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
