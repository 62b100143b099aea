"""A person's facts, work, discipline and holds, as an officer types them."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from thiduakt.base.clock import today
from thiduakt.base.forms import EARLIEST, DateField
from units.choices import DisciplineForm, EmploymentKind, HoldReason, PositionClass, Sex
from units.forms.units import UnitField
from units.matching.citizen_id import problems
from units.models import Discipline, Employment, Hold, Person, Post, Unit
from units.policies.people import may_keep_at

NOT_KNOWN = "Chưa rõ"
OWN_ONLY = "Hãy ghi đơn vị của bạn hoặc đơn vị trực thuộc; đơn vị kia ghi người của họ."
OF_UNITS = (DisciplineForm.REPRIMAND, DisciplineForm.WARNING)
MEMBERSHIP = [("unknown", NOT_KNOWN), ("true", "Có"), ("false", "Không")]


def spelled(choices, empty: str | None = None) -> list[tuple[str, str]]:
    """Choices with a capital letter, as a list of a form shows them."""
    rows = [(value, capfirst(label)) for value, label in choices]
    return rows if empty is None else [("", empty), *rows]


class PersonForm(forms.Form):
    """Who a person is. `citizen_id` is left out of `facts`: it is sealed apart."""

    full_name = forms.CharField(label="Họ và tên", max_length=100)
    birth_date = DateField(label="Ngày sinh", required=False)
    birth_year = forms.IntegerField(
        label="Năm sinh", required=False, help_text="Chỉ ghi khi không biết ngày sinh.", min_value=EARLIEST.year
    )
    sex = forms.ChoiceField(label="Giới tính", required=False, choices=spelled(Sex.choices, NOT_KNOWN))
    citizen_id = forms.CharField(
        label="Số định danh cá nhân (căn cước)",
        required=False,
        max_length=30,
        help_text="12 chữ số. Số được mã hóa khi lưu và chỉ hiện ba số cuối.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ethnic_group = forms.CharField(label="Dân tộc", required=False, max_length=40)
    is_party_member = forms.NullBooleanField(label="Đảng viên", required=False)
    party_joined_on = DateField(label="Ngày vào Đảng", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["is_party_member"].widget.choices = MEMBERSHIP

    @classmethod
    def of(cls, person: Person, typed=None) -> "PersonForm":
        """The form of a record that exists; its citizen id is not shown, an empty field leaves it as it is."""
        names = [name for name in cls.base_fields if name != "citizen_id"]
        form = cls(typed, initial={name: getattr(person, name) for name in names})
        if person.citizen_id_sealed:
            kept = f"Đang ghi {person.citizen_id_masked}. Để trống là giữ nguyên; gõ số mới để thay."
            form.fields["citizen_id"].help_text = kept
            form.fields["forget_citizen_id"] = forms.BooleanField(label="Xóa số định danh đang ghi", required=False)
            form.order_fields([*names[:4], "citizen_id", "forget_citizen_id"])
        return form

    def clean_birth_date(self):
        return _not_to_come(self.cleaned_data["birth_date"])

    def clean_party_joined_on(self):
        return _not_to_come(self.cleaned_data["party_joined_on"])

    def clean_birth_year(self):
        year = self.cleaned_data["birth_year"]
        if year and year > today().year:
            raise ValidationError("Năm sinh không thể ở tương lai. Hãy kiểm tra lại.")
        return year

    def clean(self):
        cleaned = super().clean()
        born, joined = cleaned.get("birth_date"), cleaned.get("party_joined_on")
        if born:
            cleaned["birth_year"] = born.year
        if joined and cleaned.get("is_party_member") is not True:
            self.add_error("is_party_member", "Đã ghi ngày vào Đảng thì hãy chọn Có.")
        if born and joined and joined <= born:
            self.add_error("party_joined_on", "Ngày vào Đảng phải sau ngày sinh. Hãy kiểm tra lại.")
        self._check_number(cleaned)
        return cleaned

    def _check_number(self, cleaned: dict) -> None:
        number = cleaned.get("citizen_id")
        if number and cleaned.get("forget_citizen_id"):
            self.add_error("citizen_id", "Vừa gõ số mới vừa chọn xóa số. Hãy chọn một trong hai.")
        elif number:
            found = problems(number, birth_year=cleaned.get("birth_year"), sex=cleaned.get("sex", ""))
            if found:
                self.add_error("citizen_id", found)

    @property
    def facts(self) -> dict:
        """What the act takes: everything but the citizen id."""
        return {name: self.cleaned_data[name] for name in Person.FACTS}

    @property
    def number(self) -> str | None:
        """The citizen id to keep from now on: None leaves the one there is, empty forgets it."""
        if self.cleaned_data.get("forget_citizen_id"):
            return ""
        return self.cleaned_data["citizen_id"] or None


class OwnUnitField(UnitField):
    """A unit by name; of several of one name the one under the actor's unit is meant."""

    def __init__(self, *, actor: Post, **kwargs):
        super().__init__(source="don-vi-minh", actor=actor, rows=Unit.objects.select_related("parent"), **kwargs)

    def meant(self, text):
        """The unit of that name under the actor's, else the only one."""
        own = list(Unit.objects.within(self.actor.unit).named(text)[:2])
        return own[0] if len(own) == 1 else super().meant(text)


class WorkForm(forms.Form):
    """Where somebody works, as what, from when to when."""

    position = forms.CharField(label="Chức vụ", max_length=150)
    position_class = forms.ChoiceField(
        label="Nhóm chức vụ",
        choices=spelled(PositionClass.choices, "Chọn nhóm"),
        help_text="Để thống kê khen thưởng theo đối tượng.",
    )
    kind = forms.ChoiceField(label="Hình thức", choices=spelled(EmploymentKind.choices))
    starts_on = DateField(label="Từ ngày")
    ends_on = DateField(label="Đến hết ngày", required=False, help_text="Để trống khi đang công tác.")
    document = forms.CharField(label="Văn bản", required=False, max_length=200, help_text="Số, ngày quyết định.")
    field_order = ["unit"]

    def __init__(self, *args, actor: Post, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["unit"] = OwnUnitField(
            actor=actor, label="Đơn vị", max_length=200, help_text="Tên đầy đủ, tên ngắn hoặc mã."
        )
        self.order_fields(self.field_order)

    @classmethod
    def of(cls, work: Employment, typed=None, *, actor: Post) -> "WorkForm":
        """The form of an employment that exists."""
        names = [*cls.base_fields, "unit"]
        return cls(typed, initial={name: getattr(work, name) for name in names}, actor=actor)

    def clean_unit(self):
        """A unit that is not theirs is told at the field, and what was typed stays."""
        verdict = may_keep_at(self.actor, self.cleaned_data["unit"])
        if not verdict:
            raise ValidationError(f"{verdict.reason} {OWN_ONLY}")
        return self.cleaned_data["unit"]

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày thôi phải từ ngày nhận trở đi.")
        return cleaned


class _Lasting(forms.Form):
    """From one day, perhaps to another, by a document."""

    starts_on = DateField(label="Từ ngày")
    ends_on = DateField(label="Đến hết ngày", required=False, help_text="Để trống khi chưa biết ngày hết.")
    document = forms.CharField(label="Văn bản", required=False, max_length=200, help_text="Số, ngày, cơ quan ban hành.")

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày hết phải từ ngày bắt đầu trở đi.")
        return cleaned


class DisciplineEntryForm(_Lasting):
    """A disciplinary measure."""

    form = forms.ChoiceField(label="Hình thức kỷ luật", choices=spelled(DisciplineForm.choices, "Chọn hình thức"))
    field_order = ["form"]
    model = Discipline


class UnitDisciplineForm(DisciplineEntryForm):
    """A measure against a collective: one that removes from office or dismisses is for people."""

    form = forms.ChoiceField(
        label="Hình thức kỷ luật", choices=spelled([(each.value, each.label) for each in OF_UNITS], "Chọn hình thức")
    )


class HoldForm(_Lasting):
    """Why somebody may not be considered for now."""

    reason = forms.ChoiceField(label="Lý do", choices=spelled(HoldReason.choices, "Chọn lý do"))
    field_order = ["reason"]
    model = Hold


def _not_to_come(day: date | None) -> date | None:
    if day and day > today():
        raise ValidationError("Ngày này chưa tới. Hãy kiểm tra lại.")
    return day
