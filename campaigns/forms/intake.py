"""The door of a plan: pasted text, or a file with text in it."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from campaigns.imports import text_of_upload
from thiduakt.base.uploads import MEDIA_TYPES, TEXT_TYPES
from thiduakt.base.vietnamese import file_size

ENDINGS = (".txt", ".md", ".docx", ".pdf")
MAX_LETTERS = 400_000


class SourceForm(forms.Form):
    """Either a pasted text or a file; with a file chosen the pasted text is left aside."""

    text = forms.CharField(
        label="Dán văn bản kế hoạch",
        required=False,
        max_length=MAX_LETTERS,
        widget=forms.Textarea({"rows": 14, "spellcheck": "false"}),
        help_text="Dán toàn bộ văn bản, từ tên cơ quan đến nơi nhận.",
    )
    file = forms.FileField(
        label="Hoặc chọn tệp",
        required=False,
        max_length=200,
        widget=forms.FileInput({"accept": ",".join(ENDINGS)}),
        help_text=f"Tệp {', '.join(ENDINGS)} có chữ, không quá {file_size(settings.UPLOAD_MAX_BYTES)}. "
        "Bản scan chỉ có ảnh thì không đọc được.",
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload is None:
            return None
        if upload.size > settings.UPLOAD_MAX_BYTES:
            limit = file_size(settings.UPLOAD_MAX_BYTES)
            raise ValidationError(
                f"Tệp {file_size(upload.size)} lớn quá {limit}. Hãy chọn tệp nhỏ hơn, hoặc dán văn bản."
            )
        self.content = upload.read()
        self.read_text = text_of_upload(upload.name, self.content)
        return upload

    def clean(self):
        cleaned = super().clean()
        if "file" in self.errors or "text" in self.errors:
            return cleaned
        if not cleaned.get("file") and not cleaned.get("text", "").strip():
            self.add_error("text", "Hãy dán văn bản, hoặc chọn một tệp.")
        return cleaned

    @property
    def source(self) -> dict:
        """What `open_intake` takes."""
        upload = self.cleaned_data["file"]
        if upload is None:
            return {"text": self.cleaned_data["text"].replace("\r\n", "\n")}
        media = {**MEDIA_TYPES, **TEXT_TYPES}[upload.name.rpartition(".")[2].strip().lower()]
        return {"text": self.read_text, "content": self.content, "name": upload.name.strip(), "media_type": media}

    def refuse(self, error: ValidationError) -> None:
        """Show why the text was refused beside the field it came from."""
        field = "file" if self.cleaned_data.get("file") else "text"
        self.add_error(field, error.messages)
