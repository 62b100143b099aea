"""Keyset paging: the next page starts after the last row seen, however many rows there are."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404

PAGE_SIZE = 50
COUNTED_UP_TO = 999


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page and the key that opens the next (None at the end)."""

    rows: list
    next_key: str | None


def _after(fields: tuple[str, ...], values: list[str]) -> Q:
    """Rows beyond the key. The first field's own bound says nothing new, but lets an index begin there."""
    condition, equal = Q(), Q()
    for field, value in zip(fields, values, strict=True):
        name, sign = (field[1:], "lt") if field.startswith("-") else (field, "gt")
        condition |= equal & Q(**{f"{name}__{sign}": value})
        equal &= Q(**{name: value})
    first, bound = (fields[0][1:], "lte") if fields[0].startswith("-") else (fields[0], "gte")
    return Q(**{f"{first}__{bound}": values[0]}) & condition


def page_of(queryset, *, order: tuple[str, ...], after: str = "", size: int = PAGE_SIZE) -> Page:
    """One page of `queryset` ordered by `order` (non-null fields, the last one unique).

    `after` is a `next_key` given out before; a broken one is a 404.
    """
    rows = queryset.order_by(*order)
    if after:
        values = after.split("~")
        if len(values) != len(order):
            raise Http404("Trang không tồn tại.")
        try:
            rows = rows.filter(_after(order, values))
        except (ValueError, TypeError, ValidationError) as error:
            raise Http404("Trang không tồn tại.") from error
    found = list(rows[: size + 1])
    more = len(found) > size
    found = found[:size]
    key = "~".join(_value(found[-1], field) for field in order) if more else None
    return Page(found, key)


def counted(queryset, *, up_to: int = COUNTED_UP_TO) -> int:
    """How many rows there are, counted no further than `up_to` + 1: a list costs the same at any size."""
    return queryset.order_by()[: up_to + 1].count()


def _value(row, field: str) -> str:
    value = row
    for part in field.lstrip("-").split("__"):
        value = getattr(value, part)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
