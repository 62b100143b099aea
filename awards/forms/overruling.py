"""Forms for what people decide beside the rules: another conclusion, a year that breaks no run, taking back."""

from django import forms

from awards.actions.overruling import Paper
from thiduakt.base.clock import today
from thiduakt.base.forms import DateField
from thiduakt.base.uploads import check_upload

FIRST_YEAR = 1945
CONCLUSIONS = [("dat", "Đạt"), ("khong-dat", "Không đạt")]


class PaperForm(forms.Form):
    """Why, by which document, and its file where there is one."""

    reason = forms.CharField(
        label="Lý do",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Hãy ghi lý do."},
    )
    document_number = forms.CharField(
        label="Số, ký hiệu văn bản làm căn cứ",
        max_length=100,
        error_messages={"required": "Hãy ghi số, ký hiệu văn bản làm căn cứ."},
    )
    document_on = DateField(label="Ngày văn bản", error_messages={"required": "Hãy ghi ngày văn bản."})
    file = forms.FileField(
        label="Tệp văn bản (nếu có)", help_text="Nhận pdf, png, jpg, docx, xlsx; không quá 10 MB.", required=False
    )

    def clean_file(self):
        """Extension, first bytes and a real parse agree."""
        file = self.cleaned_data.get("file")
        return check_upload(file) if file else None

    def clean_document_on(self):
        """A document that rests on nothing yet written is a slip."""
        day = self.cleaned_data["document_on"]
        if day > today():
            raise forms.ValidationError("Ngày văn bản ở sau ngày hôm nay. Hãy kiểm tra lại.")
        return day

    @property
    def paper(self) -> Paper:
        found = self.cleaned_data
        return Paper(
            reason=found["reason"],
            document_number=found["document_number"],
            document_on=found["document_on"],
            file=found["file"],
        )


class OverruleForm(PaperForm):
    """The conclusion and what it rests on."""

    conclusion = forms.ChoiceField(
        label="Kết luận của Ban Thi đua - Khen thưởng về tiêu chuẩn này",
        choices=CONCLUSIONS,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn đạt hoặc không đạt."},
    )
    field_order = ("conclusion", "reason", "document_number", "document_on", "file")

    @property
    def is_met(self) -> bool:
        return self.cleaned_data["conclusion"] == "dat"


class GapForm(PaperForm):
    """The year that is stepped over and what that rests on."""

    year = forms.IntegerField(
        label="Năm",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages={"required": "Hãy ghi năm.", "invalid": "Hãy ghi năm bằng bốn chữ số."},
    )
    field_order = ("year", "reason", "document_number", "document_on", "file")

    def clean_year(self):
        """A year that has been, or is."""
        year = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= today().year:
            raise forms.ValidationError(f"Năm phải từ {FIRST_YEAR} đến {today().year}.")
        return year


class WithdrawForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label="Lý do rút",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Hãy ghi lý do rút."},
    )
