"""What is wrong, in the words of the person concerned."""

from django import forms


class CorrectionForm(forms.Form):
    """One question."""

    words = forms.CharField(
        label="Điều cần sửa",
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
        help_text="Ghi mục nào sai, nội dung đúng và giấy tờ làm căn cứ.",
    )
