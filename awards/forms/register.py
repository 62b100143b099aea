"""What is typed about a line of the register: the line itself, its taking back, its restoring."""

from django import forms
from django.utils.text import capfirst

from awards.actions.entering import Entry
from awards.actions.revoking import Paper
from awards.choices import CommendationKind, Confidence, RevocationGround
from awards.models import Authority, AwardType
from thiduakt.base.forms import EARLIEST, DateField, NumberField
from thiduakt.base.uploads import check_upload

KINDS = [(value, capfirst(label)) for value, label in CommendationKind.choices]
SURE = [(value, capfirst(label)) for value, label in Confidence.choices]


class UnitField(forms.ModelChoiceField):
    """One of a few units, by the name it has now."""

    def label_from_instance(self, unit):
        return f"{unit.label} (đã kết thúc)" if unit.ended_on else unit.label


class PaperFile(forms.FileField):
    """A scan or a list that proves what is typed; not required."""

    def __init__(self, **kwargs):
        kwargs = {
            "required": False,
            "help_text": "Bản chụp quyết định, danh sách hoặc giấy tờ; không quá 10 MB.",
        } | kwargs
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return check_upload(upload) if upload else None


class EntryForm(forms.Form):
    """A line as it stands on paper."""

    award_type = forms.ModelChoiceField(None, label="Danh hiệu, hình thức khen thưởng", empty_label="Chọn danh hiệu")
    year = forms.IntegerField(
        label="Năm thành tích", min_value=EARLIEST.year, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    kind = forms.ChoiceField(label="Loại hình khen thưởng", choices=KINDS)
    period_from = DateField(label="Thành tích từ ngày", required=False, help_text="Bỏ trống nếu là cả năm.")
    period_to = DateField(label="Đến ngày", required=False, help_text="Bỏ trống nếu là cả năm.")
    movement_name = forms.CharField(label="Phong trào, chuyên đề", max_length=500, required=False)
    decision_number = forms.CharField(
        label="Số quyết định", max_length=60, help_text="Ghi cả ký hiệu, ví dụ 96/QĐ-UBND."
    )
    decided_on = DateField(label="Ngày quyết định")
    decided_by = forms.CharField(label="Cơ quan, người ban hành", max_length=200)
    authority = forms.ChoiceField(
        label="Thẩm quyền", required=False, help_text="Chọn để phần mềm đối chiếu với ngày quyết định."
    )
    signer = forms.CharField(label="Người ký", max_length=200, required=False)
    name = forms.CharField(label="Tên ghi trên quyết định", max_length=200)
    position_title = forms.CharField(label="Chức vụ khi đó", max_length=150, required=False)
    holder_unit = UnitField(
        None, label="Đơn vị khi đó", empty_label=None, help_text="Khen thưởng được tính cho đơn vị này."
    )
    unit_name = forms.CharField(label="Tên đơn vị ghi trên quyết định", max_length=200, required=False)
    certificate_number = forms.CharField(label="Số bằng, giấy chứng nhận", max_length=60, required=False)
    register_number = forms.IntegerField(label="Số sổ vàng", required=False, min_value=1, max_value=2**31 - 1)
    prize = NumberField(label="Tiền thưởng (đồng)", required=False, min_value=0, max_value=2**31 - 1, decimal_places=0)
    confidence = forms.ChoiceField(
        label="Độ tin cậy",
        choices=SURE,
        help_text="Chắc chắn: có văn bản. Có cơ sở: có danh sách. Cần kiểm tra: chưa khớp.",
    )
    is_another = forms.BooleanField(label="Đây là lần khen khác trong cùng năm, không trùng", required=False)
    document = PaperFile(label="Tài liệu kèm theo")
    note = forms.CharField(label="Ghi theo nguồn nào", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, group: str, units, reason: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        types = AwardType.objects.filter(**{f"for_{group}": True}).order_by("precedence", "code")
        self.fields["award_type"].queryset = types
        self.fields["award_type"].to_field_name = "code"
        self.fields["holder_unit"].queryset = units
        rows = Authority.objects.order_by("title").values_list("code", "title").distinct()
        self.fields["authority"].choices = [("", "Chưa rõ"), *dict(rows).items()]
        if group != "person":
            del self.fields["position_title"]
        if reason:
            self.fields["note"].label = reason

    def clean_prize(self):
        return None if self.cleaned_data["prize"] is None else int(self.cleaned_data["prize"])

    @property
    def entry(self) -> Entry:
        typed = dict(self.cleaned_data)
        typed.pop("document"), typed.pop("note")
        return Entry(**typed)


class RevokeForm(forms.Form):
    """The papers behind the taking back."""

    ground = forms.ChoiceField(
        label="Căn cứ hủy bỏ", choices=[("", "Chọn căn cứ"), *((v, capfirst(t)) for v, t in RevocationGround.choices)]
    )
    decision_number = forms.CharField(label="Số quyết định hủy bỏ", max_length=60, required=False)
    decided_on = DateField(label="Ngày quyết định hủy bỏ")
    decided_by = forms.CharField(
        label="Cơ quan, người quyết định hủy bỏ", max_length=200, help_text="Là nơi đã quyết định khen thưởng."
    )
    conclusion_number = forms.CharField(
        label="Số kết luận, quyết định hoặc bản án làm căn cứ", max_length=60, required=False
    )
    conclusion_on = DateField(label="Ngày kết luận", required=False)
    conclusion_by = forms.CharField(label="Cơ quan kết luận", max_length=200, required=False)
    objects_back = forms.CharField(
        label="Hiện vật đã thu hồi",
        max_length=300,
        required=False,
        help_text="Ví dụ: bằng khen số 12, khung, huy hiệu.",
    )
    amount_back = NumberField(
        label="Tiền thưởng đã thu hồi (đồng)", required=False, min_value=1, max_value=10**15, decimal_places=0
    )
    fund = forms.CharField(label="Nộp vào quỹ", max_length=200, required=False)
    document = PaperFile(label="Tài liệu kèm theo")
    note = forms.CharField(label="Lý do, nội dung", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, whole: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if whole:
            choices = [each for each in self.fields["ground"].choices if each[0] != RevocationGround.MISTAKEN_ENTRY]
            self.fields["ground"].choices = choices

    def clean_amount_back(self):
        amount = self.cleaned_data["amount_back"]
        return None if amount is None else int(amount)

    def clean(self):
        typed = super().clean()
        slip = typed.get("ground") == RevocationGround.MISTAKEN_ENTRY
        if not slip and not typed.get("decision_number"):
            self.add_error("decision_number", "Hãy ghi số quyết định hủy bỏ.")
        return typed

    @property
    def paper(self) -> Paper:
        typed = dict(self.cleaned_data)
        typed.pop("document"), typed.pop("note")
        return Paper(**typed)


class RestoreForm(forms.Form):
    """Why the award counts again."""

    note = forms.CharField(
        label="Lý do và văn bản phục hồi", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ghi số, ngày, nơi ban hành của văn bản cho phục hồi.",
    )  # fmt: skip
    document = PaperFile(label="Tài liệu kèm theo")
