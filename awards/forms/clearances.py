"""What an agency has sent: whose list, for which year, what it says."""

from django import forms
from django.core.exceptions import ValidationError

from awards.choices import ClearanceVerdict
from awards.models import ClearanceAgency
from thiduakt.base.clock import today
from thiduakt.base.forms import DateField
from thiduakt.base.sheets import KINDS
from thiduakt.base.uploads import check_upload


class ClearanceForm(forms.Form):
    """The list and what holds for all its lines."""

    agency = forms.ModelChoiceField(None, label="Cơ quan gửi", empty_label="Chọn cơ quan")
    year = forms.IntegerField(
        label="Xét cho năm", min_value=1990, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    usual = forms.ChoiceField(
        label="Danh sách này gồm những người, đơn vị",
        choices=[
            (ClearanceVerdict.HOLD, "đang vướng, đề nghị tạm dừng xét"),
            (ClearanceVerdict.CLEAR, "không vướng, đã hoàn thành nghĩa vụ"),
        ],
        widget=forms.RadioSelect,
        help_text="Dòng nào ghi rõ kết quả thì theo dòng ấy.",
    )
    about = forms.CharField(
        label="Nội dung", max_length=200, required=False, help_text="Ví dụ: vi phạm nồng độ cồn; đã nộp đủ thuế."
    )
    document = forms.CharField(
        label="Văn bản gửi danh sách", max_length=120, help_text="Ví dụ: Công văn số 12/CAT-PV01."
    )
    on = DateField(label="Ngày của văn bản", help_text="Tạm dừng xét được tính từ ngày này.")
    file = forms.FileField(label="Tệp danh sách (.xlsx, .csv hoặc .docx)")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = ClearanceAgency.objects.filter(is_active=True)

    def clean_year(self):
        """Not a year to come."""
        year = self.cleaned_data["year"]
        if year > today().year + 1:
            raise ValidationError(f"Năm {year} chưa tới. Hãy xem lại năm.")
        return year

    def clean_on(self):
        """A paper of the future is a slip."""
        day = self.cleaned_data["on"]
        if day > today():
            raise ValidationError("Ngày của văn bản chưa tới. Hãy xem lại ngày.")
        return day

    def clean_file(self):
        """A table without macro, small enough to unpack."""
        return check_upload(self.cleaned_data["file"], kinds=KINDS)
