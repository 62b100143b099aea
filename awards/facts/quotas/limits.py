"""The dated rows on quotas as the pure rules read them."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from awards.eligibility.quota import Limit
from awards.models import AwardType, Quota
from units.choices import PositionClass, UnitKind

PLAIN = ("code", "scope", "numerator", "denominator", "most", "raised_if", "fewer_than", "then_most", "rounding")
CITED = ("severity", "of_class", "citation", "mark", "note")


def limits_on(on: date) -> list[Limit]:
    """The quotas in force on the day; one query."""
    return [limit_of(row) for row in Quota.objects.in_force(on).order_by("code", "pk")]


def limit_of(row: Quota) -> Limit:
    """One dated row."""
    values = {name: getattr(row, name) for name in (*PLAIN, *CITED)}
    shares = {name: _fraction(getattr(row, name)) for name in ("share", "raised_to")}
    return Limit(award=row.award_code, counts=tuple(row.counts or Limit.counts), **values, **shares)


def _fraction(value) -> Fraction | None:
    return None if value is None else Fraction(value)


def award_names(limits: Iterable[Limit]) -> dict[str, str]:
    """Names of the awards the limits speak of; one query."""
    codes = {code for limit in limits for code in (limit.numerator, limit.denominator)}
    return dict(AwardType.objects.filter(code__in=codes).values_list("code", "name"))


def class_is_known(limit: Limit) -> bool:
    """Whether the records tell who is of the class; where they do not, all are counted and the page says so."""
    return not limit.of_class or limit.of_class in PositionClass or limit.of_class in UnitKind
