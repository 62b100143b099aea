"""Boxes in which a unit or a person is typed by name and picked from the best that fit.

With JavaScript what fits stands under the box while one types; without, what fits stands there once the form came back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.template.loader import render_to_string

from thiduakt.base.candidates import By, best_of
from thiduakt.base.clock import today
from units.models import Person, Post, Unit
from units.policies.accounts import units_governed
from units.querysets import PEOPLE, UNITS

OFFERED = 6
CHOSEN = "-chosen"


@dataclass(frozen=True, slots=True)
class Pick:
    """One that fits: its key, what the box shows of it, what tells it from its namesakes."""

    pk: UUID
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a reader may pick from, by what, and how one is told."""

    rows: Callable[[Post], QuerySet]
    by: By
    told: Callable[[Model], Pick]

    def picks(self, rows: QuerySet, typed: str) -> list[Pick]:
        """The best of the rows that fit what was typed."""
        return [self.told(row) for row in best_of(rows, typed, size=OFFERED, by=self.by)]


def _unit(unit: Unit) -> Pick:
    over = "đã kết thúc" if unit.ended_on and unit.ended_on < today() else ""
    parts = (unit.parent.label if unit.parent else "", unit.code and f"mã {unit.code}", over)
    return Pick(unit.pk, unit.name, " · ".join(part for part in parts if part))


def _person(person: Person) -> Pick:
    text = f"{person.full_name} ({person.birth_year})" if person.birth_year else person.full_name
    return Pick(person.pk, text, "; ".join(f"{job.position}, {job.unit.label}" for job in person.work))


def _all_units(actor: Post) -> QuerySet:
    return Unit.objects.select_related("parent")


def _own_units(actor: Post) -> QuerySet:
    alive = _all_units(actor).alive(today())
    return alive if actor.sees_all else alive.within(actor.unit)


def _governed_units(actor: Post) -> QuerySet:
    return units_governed(actor, today()).select_related("parent")


def _people(actor: Post) -> QuerySet:
    return Person.objects.visible_to(actor).with_work(today())


SOURCES = {
    "don-vi": Source(_all_units, UNITS, _unit),
    "don-vi-minh": Source(_own_units, UNITS, _unit),
    "don-vi-quan-ly": Source(_governed_units, UNITS, _unit),
    "nguoi": Source(_people, PEOPLE, _person),
}


class Picked(str):
    """What was typed, with the key of the row picked, if one was."""

    __slots__ = ("pk",)

    def __new__(cls, text: str, pk: str = ""):
        made = super().__new__(cls, text)
        made.pk = pk
        return made


class PickInput(forms.TextInput):
    """The box with what is offered under it."""

    offered: tuple[Pick, ...] = ()

    def __init__(self, source: str):
        super().__init__({"autocomplete": "off"})
        self.source = source

    def value_from_datadict(self, data, files, name):
        """The text, and the key where one was picked."""
        return Picked(data.get(name) or "", data.get(name + CHOSEN) or "")

    def render(self, name, value, attrs=None, renderer=None):
        """The box, what was picked, and the place for what is offered."""
        box = super().render(name, value, attrs, renderer)
        chosen = getattr(value, "pk", "")
        context = {"box": box, "name": name, "source": self.source, "offered": self.offered, "chosen": chosen}
        return render_to_string("components/pick_input.html", context)


class PickField(forms.CharField):
    """A row by its name; subclasses say which row a text means, in `meant`; where it means none, some are offered.

    `rows` narrows what may be picked further than the source does.
    """

    def __init__(self, *, source: str, actor: Post | None = None, rows: QuerySet | None = None, **kwargs):
        self.source, self.actor = SOURCES[source], actor
        self.rows = self.source.rows(actor) if rows is None else rows
        super().__init__(widget=PickInput(source), **{"max_length": 200} | kwargs)

    def clean(self, value):
        """The row picked, else the row meant by the text; None when empty."""
        text = super().clean(str(value or ""))
        if not text:
            return None
        picked = self._picked(getattr(value, "pk", ""))
        try:
            return picked or self.meant(text)
        except ValidationError:
            self.widget.offered = tuple(self.source.picks(self.rows, self.name_in(text)))
            raise

    def _picked(self, key: str) -> Model | None:
        try:
            return self.rows.filter(pk=UUID(key)).first() if key else None
        except ValueError:
            return None

    def name_in(self, text: str) -> str:
        """The part of the text that is a name."""
        return text

    def meant(self, text: str) -> Model:
        """The one row that the text names. Raises ValidationError with what to do."""
        raise NotImplementedError
