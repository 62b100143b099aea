"""Units to tick in a form, shown by kind."""

from dataclasses import dataclass
from itertools import groupby

from django import forms

from units.models import Unit


class UnitsField(forms.ModelMultipleChoiceField):
    """Units to tick, shown by kind."""

    def __init__(self, units: list[Unit], **kwargs):
        self.units = units
        super().__init__(Unit.objects.filter(pk__in=[unit.pk for unit in units]), **kwargs)


@dataclass(frozen=True, slots=True)
class Boxes:
    """One question "which units?": groups are (kind, [(unit, is ticked)])."""

    name: str
    id: str
    label: str
    help_text: str
    errors: list[str]
    groups: list[tuple[str, list[tuple[Unit, bool]]]]
    ticked: int


def boxes_of(form: forms.Form, name: str) -> Boxes:
    """The question of a `UnitsField`, as the template shows it."""
    bound, field = form[name], form.fields[name]
    ticked = {str(value) for value in bound.value() or []}
    units = [(unit, str(unit.pk) in ticked) for unit in field.units]
    grouped = groupby(units, key=lambda pair: pair[0].get_kind_display())
    groups = [(kind, list(pairs)) for kind, pairs in grouped]
    return Boxes(bound.html_name, bound.auto_id, bound.label, field.help_text, bound.errors, groups, len(ticked))
