"""Form fields as a Vietnamese office types them; looks are in templates/bootstrap5/."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from thiduakt.base.clock import today
from thiduakt.base.vietnamese import number

EARLIEST = date(1900, 1, 1)
YEARS_AHEAD = 30
_THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+")


class DateField(forms.DateField):
    """A day typed dd/mm/yyyy (30/6/2022, 30-06-2022 and 2022-06-30 are understood as well)."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "Ngày/tháng/năm")
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off"})

    def validate(self, value):
        """A year nobody means (0206, 9999) is a slip of the finger; what counts days would go wrong on it."""
        super().validate(value)
        if value and not (value >= EARLIEST and value.year <= today().year + YEARS_AHEAD):
            raise ValidationError(f"Năm {value.year} không đúng. Hãy kiểm tra lại ngày.", code="year")


class NumberField(forms.DecimalField):
    """A number typed the Vietnamese way: 28.603,61. A lone dot before one or two digits is taken for a comma."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value):
        return super().to_python(_without_dots(value) if isinstance(value, str) else value)

    def prepare_value(self, value):
        return value if isinstance(value, str) else number(value)


def _without_dots(text: str) -> str:
    text = text.replace(" ", "").replace("\u00a0", "").replace("−", "-")
    if "," in text or _THOUSANDS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    return text
