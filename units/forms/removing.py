"""Why something is taken out of a record."""

from django import forms


class RemovalForm(forms.Form):
    """The reason, for the journal."""

    reason = forms.CharField(
        label="Lý do gỡ bỏ", max_length=300, help_text="Ví dụ: ghi nhầm người, nhập hai lần một quyết định."
    )
