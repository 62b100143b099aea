"""Opening a round."""

from django import forms

from campaigns.choices import PlanState, RoundKind
from campaigns.forms.facts import spelled
from campaigns.forms.unit_boxes import Boxes, UnitsField, boxes_of
from campaigns.models import Movement, Plan
from campaigns.titles import titles_on
from thiduakt.base.forms import DateField
from units.models import Unit


class RoundForm(forms.Form):
    """Name, kind, year, what may be asked for, from when to when, and who may ask."""

    name = forms.CharField(label="Tên đợt", max_length=200)
    kind = forms.ChoiceField(label="Loại", choices=spelled(RoundKind.choices))
    year = forms.IntegerField(label="Năm xét", min_value=1945, max_value=9999)
    plan = forms.ModelChoiceField(
        Plan.objects.none(), label="Theo kế hoạch", required=False, empty_label="Không theo kế hoạch nào"
    )
    movement = forms.ModelChoiceField(
        Movement.objects.none(), label="Theo phong trào", required=False, empty_label="Không theo phong trào nào"
    )
    award_codes = forms.MultipleChoiceField(
        label="Danh hiệu, hình thức được đề nghị", widget=forms.CheckboxSelectMultiple
    )
    opens_on = DateField(label="Nhận hồ sơ từ ngày")
    closes_on = DateField(label="Đến hết ngày", error_messages={"required": "Hãy nhập ngày cuối cùng nhận hồ sơ."})

    def __init__(self, *args, on, units: list[Unit], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial, self.fields["opens_on"].initial = on.year, on
        plans = Plan.objects.filter(state=PlanState.ISSUED).order_by("-issued_on")
        self.fields["plan"].queryset = plans
        self.fields["movement"].queryset = Movement.objects.filter(plan__in=plans).order_by("name")
        self.fields["award_codes"].choices = [(title.code, title.label) for title in titles_on(on)]
        self.fields["units"] = UnitsField(units, label="Đơn vị được đề nghị", initial=[unit.pk for unit in units])

    def clean(self):
        cleaned = super().clean()
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", "Ngày đóng phải từ ngày mở trở đi.")
        return cleaned

    @property
    def plain_fields(self):
        return [field for field in self if field.name != "units"]

    @property
    def boxes(self) -> Boxes:
        return boxes_of(self, "units")
