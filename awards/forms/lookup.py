"""What is typed into the public look-up, and why it is opened or closed."""

from django import forms

from awards.facts.lookup import code_typed
from thiduakt.base.forms import EARLIEST
from thiduakt.base.text import has_control


class LookupForm(forms.Form):
    """Either the code, or the exact name with the year."""

    ma = forms.CharField(
        label="Mã tra cứu", max_length=40, required=False,
        help_text="12 chữ cái ghi kèm bằng, giấy, ví dụ ABCD-EFHK-MNPR.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    ten = forms.CharField(
        label="Họ và tên đầy đủ, hoặc tên tập thể",
        max_length=200,
        required=False,
        help_text="Gõ đủ, có dấu, đúng như trên quyết định.",
    )
    nam = forms.IntegerField(
        label="Năm thành tích", required=False, min_value=EARLIEST.year, max_value=9999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
    )  # fmt: skip

    def clean_ma(self):
        typed = self.cleaned_data["ma"]
        if typed and not code_typed(typed):
            raise forms.ValidationError("Mã tra cứu có 12 chữ cái. Hãy xem lại mã ghi kèm bằng, giấy.")
        return typed

    def clean_ten(self):
        if has_control(self.cleaned_data["ten"]):
            raise forms.ValidationError("Tên có ký tự không đọc được. Hãy gõ lại.")
        return self.cleaned_data["ten"]

    def clean(self):
        typed = super().clean()
        if self.errors or typed.get("ma"):
            return typed
        if not typed.get("ten"):
            self.add_error("ma", "Hãy gõ mã tra cứu, hoặc họ tên đầy đủ và năm.")
        elif not typed.get("nam"):
            self.add_error("nam", "Hãy gõ năm thành tích cùng với họ tên.")
        return typed


class SettingForm(forms.Form):
    """Why the page is opened or closed."""

    opened = forms.BooleanField(widget=forms.HiddenInput, required=False)
    note = forms.CharField(
        label="Lý do, hoặc văn bản cho mở, đóng", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
