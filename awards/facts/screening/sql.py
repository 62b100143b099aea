"""Pieces of SQL with their bound values, put together in order; what the two databases say differently."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

HOLE = "?"


@dataclass(frozen=True, slots=True)
class Sql:
    """Text with %s for every value of `params`, in order."""

    text: str
    params: tuple = ()


def sql(text: str, *parts: Any) -> Sql:
    """Fill each ? of the text: with a piece of SQL as it stands, with anything else as a bound value."""
    pieces = text.split(HOLE)
    if len(pieces) != len(parts) + 1:
        raise ValueError(f"{len(parts)} parts for: {text}")
    said, params = [pieces[0]], []
    for part, piece in zip(parts, pieces[1:], strict=True):
        found = part if isinstance(part, Sql) else Sql("%s", (part,))
        said += [found.text, piece]
        params += found.params
    return Sql("".join(said), tuple(params))


def joined(between: str, parts: list[Sql]) -> Sql:
    """The pieces one after another."""
    return Sql(between.join(part.text for part in parts), tuple(value for part in parts for value in part.params))


def listed(values) -> Sql:
    """(%s, %s): never empty, an empty list holds nothing."""
    values = tuple(values)
    return Sql(f"({', '.join(['%s'] * len(values))})", values) if values else Sql("(NULL)")


def rows_of(queryset) -> Sql:
    """A question of the ORM as a piece; its columns bear the names of the fields."""
    text, params = queryset.order_by().query.sql_with_params()
    return Sql(text, tuple(params))


def day(value) -> Any:
    """A date as the database at hand takes it."""
    return connection.ops.adapt_datefield_value(value)


def greatest(*parts: Sql) -> Sql:
    """The greatest of several numbers, none of them NULL."""
    name = "GREATEST" if connection.vendor == "postgresql" else "MAX"
    return sql(f"{name}(?)", joined(", ", list(parts)))


def least(*parts: Sql) -> Sql:
    """The least of several numbers, none of them NULL."""
    name = "LEAST" if connection.vendor == "postgresql" else "MIN"
    return sql(f"{name}(?)", joined(", ", list(parts)))


def days_between(first: Sql, last: Sql) -> Sql:
    """Whole days from one date to another."""
    if connection.vendor == "postgresql":
        return sql("(? - ?)", last, first)
    return sql("CAST(julianday(?) - julianday(?) AS integer)", last, first)


def date_of(value) -> Sql:
    """A date as a value of its own type."""
    return sql("CAST(? AS date)" if connection.vendor == "postgresql" else "?", value.isoformat())


def floored(number: Sql) -> Sql:
    """The whole number below one that is not negative."""
    return sql("FLOOR(?)" if connection.vendor == "postgresql" else "CAST(? AS integer)", number)


UNKNOWN = Sql("CAST(NULL AS boolean)")
TRUE, FALSE = Sql("TRUE"), Sql("FALSE")


def every(parts: list[Sql]) -> Sql:
    """SQL's own AND is that of three values: one FALSE decides, else one NULL keeps it open."""
    return sql("(?)", joined(" AND ", parts)) if parts else TRUE


def some(parts: list[Sql]) -> Sql:
    """One TRUE decides, else one NULL keeps it open."""
    return sql("(?)", joined(" OR ", parts)) if parts else FALSE


def at_least(needed: int, *, sure: str, possible: str) -> Sql:
    """Is a count reached, when some of the things counted are uncertain?"""
    return sql(f"CASE WHEN {sure} >= ? THEN TRUE WHEN {possible} < ? THEN FALSE END", needed, needed)


def as_score(truth: Sql) -> Sql:
    """TRUE 2, NULL 1, FALSE 0: so that the best of several is their greatest."""
    return sql("CASE WHEN ? THEN 2 WHEN (?) IS NULL THEN 1 ELSE 0 END", truth, truth)


def of_score(score: str) -> Sql:
    """A score as a truth again; where nothing was scored it is not met."""
    return Sql(f"CASE WHEN {score} = 2 THEN TRUE WHEN {score} = 1 THEN NULL ELSE FALSE END")
