"""One row for each unit: in which bloc it stands, and as what."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.utils.text import capfirst

from units.actions.placing import NOWHERE, Placing, place_of
from units.choices import BlocRole
from units.models import BlocDivision, BlocMember, Unit


class PlacingRow(forms.Form):
    """`was` carries what the page showed, so that nobody's work is overwritten unseen."""

    bloc = forms.ChoiceField(label="Khối", required=False)
    role = forms.ChoiceField(
        label="Vai trò", required=False, choices=[(v, capfirst(label)) for v, label in BlocRole.choices]
    )
    was = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, unit: Unit, blocs, member: BlocMember | None, **kwargs):
        place = place_of(member)
        initial = {"bloc": place[0] or "", "role": place[1] or BlocRole.MEMBER, "was": said(place)}
        super().__init__(*args, prefix=f"u{unit.pk.hex}", initial=initial, **kwargs)
        self.unit, self.member = unit, member
        self.fields["bloc"].choices = [("", "Chưa xếp"), *blocs]
        for name in ("bloc", "role"):
            label = f"{self.fields[name].label} của {unit.name}"
            self.fields[name].widget.attrs.update({"class": "form-select", "aria-label": label})

    @property
    def placing(self) -> Placing:
        """The valid row as the act takes it."""
        bloc, role = self.cleaned_data["bloc"], self.cleaned_data["role"] or BlocRole.MEMBER
        place = (int(bloc), role) if bloc else NOWHERE
        return Placing(self.unit, heard(self.cleaned_data["was"]), place)


def said(place: tuple[int | None, str]) -> str:
    """A place as the hidden field carries it: `12:head`, empty for nowhere."""
    return f"{place[0]}:{place[1]}" if place[0] else ""


def heard(text: str) -> tuple[int | None, str]:
    """The other way round; what cannot be read matches no place, so that the act refuses it."""
    bloc, _, role = text.partition(":")
    if not text:
        return NOWHERE
    return (int(bloc), role) if bloc.isdecimal() else (0, "")


def rows_of(division: BlocDivision, units: Iterable[Unit], blocs: list[tuple], typed=None) -> list[PlacingRow]:
    """A row for each of the units, to choose from the blocs (pk, name); one query."""
    units = list(units)
    members = BlocMember.objects.filter(bloc__division=division, unit__in=units)
    by_unit = {member.unit_id: member for member in members}
    return [PlacingRow(typed, unit=unit, blocs=blocs, member=by_unit.get(unit.pk)) for unit in units]


def posted_units(typed, candidates) -> list[Unit]:
    """The units whose rows were on the page, in its order; unknown ones are left out."""
    wanted = [pk for pk in map(_uuid, typed.getlist("unit")) if pk]
    found = {unit.pk: unit for unit in candidates.filter(pk__in=wanted).select_related("parent")}
    return [found[pk] for pk in wanted if pk in found]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
