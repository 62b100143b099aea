"""Forms of the Board: a verdict on a nominee, what a unit has to mend, what it mended badly."""

from django import forms
from django.utils.text import capfirst

from awards.actions.appraisals import Demand
from awards.choices import AppraisalVerdict, Section
from thiduakt.base.forms import DateField

SECTIONS = [(section.value, section.label) for section in Section if section != Section.CHECK]
VERDICTS = [(value, capfirst(label)) for value, label in AppraisalVerdict.choices]


class VerdictForm(forms.Form):
    """For or against, with the reason when against."""

    verdict = forms.ChoiceField(label="Kết luận", choices=VERDICTS, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Lý do, ghi chú nội bộ",
        help_text="Bắt buộc khi không đồng ý. Đơn vị không thấy nội dung này.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        """A refusal needs its reason."""
        cleaned = super().clean()
        if cleaned.get("verdict") == AppraisalVerdict.AGAINST and not cleaned.get("note", "").strip():
            self.add_error("note", "Hãy ghi lý do không đồng ý.")
        return cleaned


class DemandForm(forms.Form):
    """One item to mend; a row left blank altogether is no item."""

    section = forms.ChoiceField(label="Phần", choices=[("", "Chọn phần"), *SECTIONS])
    nominee = forms.ModelChoiceField(None, label="Đối tượng", required=False, empty_label="Cả phần")
    lacking = forms.CharField(label="Thiếu gì", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    ground = forms.CharField(label="Vì sao (căn cứ)", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    due_on = DateField(
        label="Bổ sung đến hết ngày", error_messages={"required": "Hãy nhập ngày đơn vị phải bổ sung xong."}
    )

    def __init__(self, *args, nominees, due_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("due_on", due_on)
        self.fields["nominee"].queryset = nominees
        self.fields["nominee"].label_from_instance = lambda n: f"{n.name} ({n.award_type.name})"

    def has_changed(self):
        """The day is filled in beforehand; alone it says nothing."""
        return bool(set(self.changed_data) - {"due_on"})

    def demand(self) -> Demand:
        """The item as the act takes it."""
        return Demand(**{**self.cleaned_data, "section": Section(self.cleaned_data["section"])})


class DemandFormSet(forms.BaseFormSet):
    """Several items at once; any row may stay blank, also one that came filled in."""

    def _construct_form(self, i, **kwargs):
        return super()._construct_form(i, empty_permitted=True, **kwargs)

    def demands(self) -> list[Demand]:
        """The rows that say something."""
        return [form.demand() for form in self.forms if form.has_changed()]


class AgainForm(forms.Form):
    """Why an answer does not do, and until when to mend it."""

    ground = forms.CharField(label="Vì sao chưa đạt", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    due_on = DateField(
        label="Bổ sung đến hết ngày", error_messages={"required": "Hãy nhập ngày đơn vị phải bổ sung xong."}
    )


def demand_formset(rows: int = 3):
    """The class of formsets with this many blank rows."""
    return forms.formset_factory(DemandForm, formset=DemandFormSet, extra=rows, max_num=50, absolute_max=60)
