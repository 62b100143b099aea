"""Filling a registration: values for targets, people and collectives for titles, the office's reason."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from campaigns.choices import Comparator
from campaigns.models import Registration, Target
from campaigns.titles import Title
from thiduakt.base.forms import NumberField
from units.models import Person, Unit


class ValuesForm(forms.Form):
    """One number per target (or part of a target) of the plan; blank means: not registered."""

    def __init__(self, *args, registration: Registration, **kwargs):
        super().__init__(*args, **kwargs)
        registered = dict(registration.targets.values_list("target_id", "value"))
        self.targets = list(Target.objects.filter(plan=registration.plan_id).order_by("position"))
        split = {target.parent_id for target in self.targets}
        self.leaves = [target for target in self.targets if target.pk not in split]
        for target in self.leaves:
            field = _field_for(target)
            field.initial = registered.get(target.pk)
            self.fields[f"target-{target.pk}"] = field

    @property
    def rows(self) -> list[dict]:
        """Targets in the order of the plan, parts under their target; a split target has no field of its own."""
        parts = {}
        for target in self.targets:
            parts.setdefault(target.parent_id, []).append(target)
        ordered = [row for top in parts.get(None, []) for row in (top, *parts.get(top.pk, []))]
        return [{"target": target, "field": self._field(target)} for target in ordered]

    def _field(self, target: Target):
        name = f"target-{target.pk}"
        return self[name] if name in self.fields else None

    @property
    def values(self) -> dict:
        """{target pk: Decimal or None}; a ticked yes-or-no target counts as 1."""
        typed = {target.pk: self.cleaned_data[f"target-{target.pk}"] for target in self.leaves}
        return {
            pk: (Decimal(1) if value else None) if isinstance(value, bool) else value for pk, value in typed.items()
        }


def _field_for(target: Target) -> forms.Field:
    if target.comparator == Comparator.IS:
        widget = forms.CheckboxInput({"class": "form-check-input"})
        return forms.BooleanField(label=target.name, required=False, widget=widget)
    field = NumberField(label=target.name, required=False, max_digits=16, decimal_places=4)
    field.widget.attrs["class"] = "form-control value-input"
    return field


class TitlesForm(forms.Form):
    """One title for the people and collectives ticked."""

    code = forms.ChoiceField(label="Danh hiệu")
    people = forms.ModelMultipleChoiceField(Person.objects.none(), label="Cá nhân", required=False)
    units = forms.ModelMultipleChoiceField(Unit.objects.none(), label="Tập thể", required=False)

    def __init__(self, *args, titles: list[Title], people, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.by_code = {title.code: title for title in titles}
        self.fields["code"].choices = [("", "Chọn danh hiệu"), *((title.code, title.label) for title in titles)]
        self.fields["people"].queryset = people
        self.fields["units"].queryset = units

    def clean(self):
        cleaned = super().clean()
        people, units = cleaned.get("people"), cleaned.get("units")
        title = self.by_code.get(cleaned.get("code", ""))
        if title and people and not title.for_person:
            self.add_error("code", f"{title.label} không dành cho cá nhân; hãy bỏ chọn cá nhân.")
        if title and units and not title.for_collective:
            self.add_error("code", f"{title.label} không dành cho tập thể; hãy bỏ chọn tập thể.")
        if not (people or units) and not self.errors:
            raise ValidationError("Hãy chọn ít nhất một người hoặc một tập thể.")
        return cleaned


class ReturnForm(forms.Form):
    """Why a registration goes back."""

    note = forms.CharField(label="Cần sửa gì", max_length=2000, widget=forms.Textarea({"rows": 4}))
