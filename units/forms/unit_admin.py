"""What the admin site checks of a unit beyond its fields: how it lives beside the units above and below it."""

from itertools import combinations

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from units.actions.units import outlives
from units.models import Unit

NAMED = 3


class UnitAdminForm(forms.ModelForm):
    """Nobody lives under a unit that is no more."""

    def clean(self):
        cleaned = super().clean()
        ended, parent = cleaned.get("ended_on"), cleaned.get("parent") or self.instance.parent
        if parent and parent.ended_on and (ended is None or ended > parent.ended_on):
            self.add_error("ended_on", outlives(parent))
        if ended and (names := self._left(ended)):
            more = " …" if len(names) > NAMED else ""
            self.add_error(
                "ended_on",
                f"Còn đơn vị trực thuộc hoạt động sau ngày này: {', '.join(names[:NAMED])}{more}. "
                "Hãy kết thúc hoặc chuyển các đơn vị ấy bằng việc sắp xếp đơn vị.",
            )
        return cleaned

    def _left(self, ended) -> list[str]:
        """Units below that live on."""
        later = Q(ended_on=None) | Q(ended_on__gt=ended)
        below = Unit.objects.filter(later, parent=self.instance).order_by("sort_key")
        return [unit.label for unit in below[: NAMED + 1]]


class StatesFormSet(forms.BaseInlineFormSet):
    """Names typed together may not meet either."""

    def clean(self):
        super().clean()
        kept = [form.cleaned_data for form in self.forms if form.is_valid() and not form.cleaned_data.get("DELETE")]
        said = [(each["starts_on"], each.get("ends_on")) for each in kept if each.get("starts_on")]
        periods = sorted(said, key=lambda period: period[0])
        if any(end is None or end >= start for (_, end), (start, _) in combinations(periods, 2)):
            raise ValidationError("Các tên có thời gian trùng nhau. Hãy xem lại từ ngày, đến ngày.")
