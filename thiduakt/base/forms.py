"""Form fields as a Vietnamese office types them; looks are in templates/bootstrap5/."""

from django import forms


class DateField(forms.DateField):
    """A day typed dd/mm/yyyy (30/6/2022, 30-06-2022 and 2022-06-30 are understood as well)."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", "Ngày/tháng/năm")
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off"})


class NumberField(forms.DecimalField):
    """A number typed the Vietnamese way: 28.603,61."""

    def __init__(self, **kwargs):
        super().__init__(localize=True, **kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        self.widget.is_localized = True
