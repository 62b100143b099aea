"""What fulfils each kind of deadline: a registry that upper storeys complete when they start.

An entry is a function that returns a boolean expression over DeadlineAssignment rows
(use `OuterRef("unit")`, `OuterRef("deadline")`, `OuterRef("deadline__plan")`, `OuterRef("deadline__round")`).
"""

from collections.abc import Callable

from django.db.models import BooleanField, Case, Expression, Q, Value, When

FULFILMENTS: dict[str, Callable[[], Expression]] = {}


def fulfils(*kinds: str):
    """Register the function as the answer for these kinds of deadline."""

    def register(function):
        FULFILMENTS.update(dict.fromkeys(kinds, function))
        return function

    return register


def fulfilment() -> Case:
    """One expression for all kinds; a kind nobody answers is never met."""
    cases = [When(Q(function()) & Q(deadline__kind=kind), then=Value(True)) for kind, function in FULFILMENTS.items()]
    return Case(*cases, default=Value(False), output_field=BooleanField())
