"""The best of what fits, from however many rows there are, in one query; for a search and for whoever picks one.

Of a name that thousands bear the database hands over the first by these steps: the key that is the words, keys that
begin with them, keys that end with them (a given name), then all others; inside a step by `order`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection, models
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Concat

from thiduakt.base.searching import (
    Alternatives,
    Wanted,
    is_common,
    is_rare,
    mended,
    rank,
    starts_any,
    words_of_keys,
)

# More rows than this are not ranked: nobody reads them, one more word does.
CAP = 200
WORDS_KEPT = 600  # seconds; a name entered since is found as it is, only not yet offered for a slip


class _AsIndexed(OrderBy):
    """By letters, in the order of the index that answers LIKE, whatever the collation of the database."""

    def as_sql(self, compiler, connection, template=None, **extra):
        # Django takes an order apart at ASC or DESC, which PostgreSQL does not allow beside USING.
        return super().as_sql(compiler, connection, template="%(expression)s USING ~<~ /* ASC */", **extra)


def first_fits(
    rows: QuerySet, wanted: Wanted, words: Alternatives, *, key: str = "search_key", order: str = "sort_key",
    indexed: bool = True,
) -> QuerySet:  # fmt: skip
    """At most CAP + 1 of the rows whose key has all the words, as a filter on the primary key; in no order.

    All that fit when they are fewer; else the first by the steps above, always the same ones.
    """
    fitting = starts_any(rows, words, key=key, indexed=indexed)
    if is_rare(words) or not indexed or words != wanted.exactly or connection.vendor != "postgresql":
        first = fitting.order_by(step_of(wanted, key), _looked_up(order), "pk").values("pk")[: CAP + 1]
    else:
        first = _in_turn(_steps(rows, fitting, words, wanted.whole, key, order))
    return rows.model._base_manager.filter(pk__in=first)


def step_of(wanted: Wanted, key: str = "search_key") -> Case:
    """How a row fits, as far as the database ranks: 0 exactly, 1 beginning, 2 end, 3 anywhere."""
    exact, begins = When(**{key: wanted.whole, "then": 0}), When(**{f"{key}__startswith": wanted.whole, "then": 1})
    return Case(exact, begins, When(**{f"{key}__endswith": f" {wanted.whole}", "then": 2}), default=3)


def _looked_up(order: str) -> Concat:
    """An expression, not the column: what fits is looked up and sorted, instead of all rows walked by name."""
    return Concat(order, Value(""), output_field=models.TextField())


def _steps(rows: QuerySet, fitting: QuerySet, words: Alternatives, whole: str, key: str, order: str) -> list[QuerySet]:
    """The same for words that a great part of all rows has (PostgreSQL): sorting all that fit would take too long."""
    exact, begins = Q(**{key: whole}), Q(**{f"{key}__startswith": whole})
    others = fitting.exclude(begins)
    return [
        rows.filter(exact).order_by("pk"),
        # Read off the index.
        rows.filter(begins).exclude(exact).order_by(_AsIndexed(F(key)), "pk"),
        # A single word is soon found by walking along the names.
        others.order_by(order if len(words) == 1 and is_common(words[0]) else _looked_up(order), "pk"),
    ]


def _in_turn(steps: list[QuerySet]) -> QuerySet:
    """The first keys of the steps, each asked only when those before it do not suffice."""
    first, *others = [step.values("pk")[: CAP + 1] for step in steps]
    return first.union(*others, all=True)[: CAP + 1]


@dataclass(frozen=True, slots=True)
class By:
    """What rows are picked by: the column of the key, the order among equals, whether the given name counts.

    `indexed=False` says that the rows are few already.
    """

    key: str = "search_key"
    order: str = "sort_key"
    of_person: bool = False
    indexed: bool = True


def best_of(rows: QuerySet, typed: str, *, size: int, by: By) -> list:
    """The rows somebody may pick from, best first, at most `size`; without words the first by order.

    Where nothing fits, what fits with one slip of the finger undone.
    """
    wanted = Wanted.typed(typed)
    if not wanted.words:
        return list(rows.order_by(by.order, "pk")[:size])
    for words in _readings(wanted, lambda: words_known(rows.model, by.key)):
        found = _ranked(rows, wanted, words, by)
        if found:
            return found[:size]
    return []


def _readings(wanted: Wanted, vocabulary: Callable[[], frozenset[str]]):
    yield wanted.exactly
    yield from mended(wanted, vocabulary)


def _ranked(rows: QuerySet, wanted: Wanted, words: Alternatives, by: By) -> list:
    fits = first_fits(rows, wanted, words, key=by.key, order=by.order, indexed=by.indexed)
    found = rows.filter(pk__in=fits.order_by().values("pk")).order_by().annotate(_key=F(by.key), _order=F(by.order))
    return sorted(found, key=lambda row: (*rank(row._key, wanted, of_person=by.of_person), row._order, str(row.pk)))


def words_known(model: type[models.Model], key: str = "search_key") -> frozenset[str]:
    """All words of the keys, kept for some minutes: what a slip of the finger is compared with."""
    *path, key = key.split("__")
    for step in path:
        model = model._meta.get_field(step).related_model

    def words() -> frozenset[str]:
        return frozenset(word for word in words_of_keys(model._base_manager.all(), key) if word.isalpha())

    return cache.get_or_set(f"words-{model._meta.label_lower}", words, WORDS_KEPT)
