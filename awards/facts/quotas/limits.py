"""The dated rows on quotas as the pure rules read them."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from awards.choices import QuotaScope
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
    codes = {code for limit in limits for code in (limit.numerator, *limit.bases)}
    return dict(AwardType.objects.filter(code__in=codes).values_list("code", "name"))


def class_is_known(limit: Limit) -> bool:
    """Whether the records tell who is of the class; where they do not, all are counted and the page says so.

    A class of positions is known of people; a kind of units of the places themselves, and of units that are rated.
    """
    if not limit.of_class or limit.of_class in PositionClass:
        return True
    return limit.of_class in UnitKind and (limit.scope == QuotaScope.UNIT or limit.is_of_ratings)


def class_counted(limit: Limit) -> str:
    """The class that counted rows must be of; empty where it narrows the places instead, or nobody can tell."""
    is_of_places = limit.of_class in UnitKind and limit.scope == QuotaScope.UNIT
    return limit.of_class if class_is_known(limit) and not is_of_places else ""
