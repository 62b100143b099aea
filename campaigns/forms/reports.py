"""What a unit hands in for a deadline."""

from django import forms

from thiduakt.base.uploads import check_upload

KINDS = ("pdf", "docx", "xlsx")


class ReportForm(forms.Form):
    """A text, a file, or both; one of them is needed only when the report is handed in."""

    body = forms.CharField(label="Nội dung", required=False, max_length=100_000, widget=forms.Textarea({"rows": 10}))
    file = forms.FileField(
        label="Tệp đính kèm",
        required=False,
        max_length=200,
        help_text="Tệp .pdf, .docx hoặc .xlsx, không quá 10 MB; tệp mới thay tệp đã có.",
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return check_upload(upload, kinds=KINDS) if upload else None

    @property
    def content(self) -> dict:
        """What `write_report` takes."""
        checked = self.cleaned_data["file"]
        words = {"body": self.cleaned_data["body"]}
        if checked is None:
            return words
        return {**words, "content": checked.content, "name": checked.name, "media_type": checked.media_type}
