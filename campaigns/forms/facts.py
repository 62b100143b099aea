"""One plain form per fact of a plan; the same for a text under review and for a draft.

Each form is filled from a fact in the shape of the findings (`initial_of`) and gives one back (`fact`).
"""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from campaigns.choices import WITHOUT_VALUE, Comparator, DeadlineKind, DeadlineRule, MovementKind
from thiduakt.base.clock import today
from thiduakt.base.forms import DateField, NumberField
from units.models import Unit


def spelled(choices, blank: str = "") -> list[tuple[str, str]]:
    """Choices with a capital first letter, and a blank one in front if named."""
    named = [(value, capfirst(label)) for value, label in choices]
    return [("", blank), *named] if blank else named


class FactForm(forms.Form):
    """`noun` names the fact; `keys` are the fields that go into the fact as they are."""

    noun: str
    keys: tuple[str, ...] = ()

    def __init__(self, *args, is_draft: bool = False, **kwargs):
        """`is_draft`: the fact belongs to a draft plan, no longer to a text with lines."""
        super().__init__(*args, **kwargs)
        self.is_draft = is_draft

    @classmethod
    def initial_of(cls, fact: dict) -> dict:
        return {key: fact.get(key) for key in cls.base_fields}

    def fact(self) -> dict:
        """What was typed, as JSON values."""
        return {key: _json(self.cleaned_data.get(key)) for key in self.keys or self.fields}


def _json(value):
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if hasattr(value, "as_tuple") else value


class Measured(forms.Form):
    """Comparator, value and unit; shared by targets and their parts."""

    comparator = forms.ChoiceField(label="So sánh", choices=spelled(Comparator.choices, "Không có mức"), required=False)
    value = NumberField(label="Mức", required=False, max_digits=16, decimal_places=4)
    unit = forms.CharField(label="Đơn vị tính", required=False, max_length=60)

    def clean(self):
        cleaned = super().clean()
        comparator, value = cleaned.get("comparator"), cleaned.get("value")
        if comparator and comparator not in WITHOUT_VALUE and value is None and "value" not in self.errors:
            self.add_error("value", "Đã chọn cách so sánh thì hãy nhập mức, hoặc chọn “Không có mức”.")
        if value is not None and not comparator:
            cleaned["comparator"] = Comparator.EQUAL.value
        return cleaned


class TargetForm(Measured, FactForm):
    noun = "chỉ tiêu"
    field_order = ("no", "name", "comparator", "value", "unit")

    no = forms.IntegerField(label="Số trong văn bản", required=False, min_value=1, max_value=9999)
    name = forms.CharField(label="Tên chỉ tiêu", max_length=600, widget=forms.Textarea({"rows": 2}))


class PartForm(Measured):
    """A part of a target; a blank name takes the part out."""

    field_order = ("name", "comparator", "value", "unit")

    name = forms.CharField(label="Phần", required=False, max_length=600)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comparator"].choices = spelled(Comparator.choices, "Không")


class BasePartSet(forms.BaseFormSet):
    """The parts of a target; blank rows are left out."""

    def parts(self) -> list[dict]:
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]
        return [{key: _json(part[key]) for key in PartForm.field_order} for part in kept]


PartSet = forms.formset_factory(PartForm, formset=BasePartSet, extra=2, max_num=40, absolute_max=60)


class DeadlineForm(FactForm):
    noun = "hạn"

    kind = forms.ChoiceField(label="Nộp gì", choices=spelled(DeadlineKind.choices), initial=DeadlineKind.OTHER)
    what = forms.CharField(label="Nội dung", max_length=300)
    who = forms.CharField(label="Ai nộp", max_length=300, required=False, help_text="Ghi như trong văn bản.")
    to = forms.CharField(label="Nộp cho ai", max_length=300, required=False, help_text="Ghi như trong văn bản.")
    receiver = forms.ModelChoiceField(
        label="Đơn vị nhận trên phần mềm", queryset=Unit.objects.none(), required=False, empty_label="Chưa chọn"
    )
    rule = forms.ChoiceField(label="Cách nêu hạn", choices=spelled(DeadlineRule.choices))
    due_on = DateField(label="Ngày ghi trong văn bản", required=False)
    last_on = DateField(
        label="Hạn: hết ngày", required=False, help_text="Để trống thì tính theo cách hiểu hạn của cơ quan."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = Unit.objects.alive(today()).order_by("sort_key")

    @classmethod
    def initial_of(cls, fact):
        days = {key: date.fromisoformat(fact[key]) if fact.get(key) else None for key in ("due_on", "last_on")}
        return super().initial_of(fact) | days

    def clean(self):
        cleaned = super().clean()
        typed = {"due_on", "last_on"} & set(self.errors)
        if not typed and not (cleaned.get("due_on") or cleaned.get("last_on")):
            self.add_error("due_on", "Hãy nhập ngày ghi trong văn bản, hoặc ngày hết hạn.")
        return cleaned

    def fact(self):
        receiver = self.cleaned_data["receiver"]
        return super().fact() | {"receiver": str(receiver.pk) if receiver else None}


class MovementForm(FactForm):
    noun = "phong trào"

    name = forms.CharField(label="Tên phong trào", max_length=500, widget=forms.Textarea({"rows": 2}))
    kind = forms.ChoiceField(label="Loại", choices=spelled(MovementKind.choices), initial=MovementKind.REGULAR)
    launched_by = forms.CharField(label="Do ai phát động", max_length=200, required=False)
    starts_on = DateField(label="Từ ngày", required=False)
    ends_on = DateField(label="Đến ngày", required=False)

    @classmethod
    def initial_of(cls, fact):
        days = {key: date.fromisoformat(fact[key]) if fact.get(key) else None for key in ("starts_on", "ends_on")}
        return super().initial_of(fact) | {"kind": fact.get("kind") or MovementKind.REGULAR.value} | days

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        return cleaned


class ReferenceForm(FactForm):
    noun = "văn bản viện dẫn"

    kind = forms.CharField(label="Loại văn bản", max_length=60, required=False)
    number = forms.CharField(label="Số, ký hiệu", max_length=100, required=False)
    title = forms.CharField(
        label="Tên gọi", max_length=200, required=False, help_text="Khi văn bản không ghi số, ví dụ tên một luật."
    )
    issued_on = DateField(label="Ngày", required=False)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)

    @classmethod
    def initial_of(cls, fact):
        issued = date.fromisoformat(fact["issued_on"]) if fact.get("issued_on") else None
        return super().initial_of(fact) | {"issued_on": issued}

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("number") or cleaned.get("title") or self.errors):
            self.add_error("number", "Hãy ghi số, ký hiệu hoặc tên gọi của văn bản.")
        return cleaned


class RecipientForm(FactForm):
    noun = "nơi nhận"

    text = forms.CharField(label="Nơi nhận", max_length=300)


class SectionForm(FactForm):
    noun = "đề mục"

    label = forms.CharField(label="Số mục", max_length=12, required=False, help_text="Ví dụ: I, 1, a")
    title = forms.CharField(label="Tên đề mục", max_length=600, required=False, widget=forms.Textarea({"rows": 2}))
    line = forms.IntegerField(
        label="Ở dòng số", min_value=1, help_text="Nội dung từ dòng này thuộc về đề mục, đến đề mục kế tiếp."
    )
    body = forms.CharField(label="Nội dung", required=False, widget=forms.Textarea({"rows": 14}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["line" if self.is_draft else "body"]

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("label") or cleaned.get("title")):
            raise ValidationError("Đề mục phải có số hoặc tên.")
        return cleaned


FACT_FORMS = {
    "targets": TargetForm,
    "deadlines": DeadlineForm,
    "movements": MovementForm,
    "references": ReferenceForm,
    "recipients": RecipientForm,
    "sections": SectionForm,
}
