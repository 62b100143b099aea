"""The first code from a phone."""

from django import forms


class FirstCodeForm(forms.Form):
    """Six digits that show the phone holds the key."""

    use_required_attribute = False
    code = forms.CharField(
        label="Mã đang hiện trong ứng dụng",
        max_length=20,
        help_text="Sáu chữ số, đổi sau mỗi ba mươi giây.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": "Hãy nhập mã đang hiện trong ứng dụng."},
    )
