"""The titles and awards one may register for or open a round for: a registry that an upper storey completes.

A provider is a function of a day that returns the entries of the catalogue in force on it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Title:
    """An entry of the catalogue: code, name, and whether people or collectives may hold it."""

    code: str
    label: str
    for_person: bool = True
    for_collective: bool = True
    # A title is registered for at the start of a year; other awards are only given in rounds.
    is_registered: bool = True


PROVIDERS: list[Callable[[date], Iterable[Title]]] = []


def provides_titles(function):
    """Register the function as a source of titles."""
    if function not in PROVIDERS:
        PROVIDERS.append(function)
    return function


def titles_on(day: date) -> list[Title]:
    """All entries in force on the day, in the order of the catalogue."""
    return [title for provider in PROVIDERS for title in provider(day)]


def labels_on(day: date) -> dict[str, str]:
    """Names by code; a code that is no longer in force is looked up by its own text."""
    return {title.code: title.label for title in titles_on(day)}
