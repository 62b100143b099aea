"""Founding a unit, mending what describes it, its contact, its headcount, and whether it carries on another."""

from django import forms
from django.core.exceptions import ValidationError

from thiduakt.base.forms import DateField
from thiduakt.base.uploads import check_upload
from units.actions.units import CONTACT, MENDED
from units.forms.picking import PickField
from units.models import Headcount, Unit
from units.models.headcount import CLASSES

YEARS_BACK = 100
BY_KIND = "Theo loại đơn vị"
CHOOSE_KIND = "Chọn loại đơn vị"


class UnitField(PickField):
    """A unit by its name, short name or code; the value is the Unit, or None when empty."""

    def __init__(self, **kwargs):
        super().__init__(**{"source": "don-vi"} | kwargs)

    def meant(self, text):
        """The only unit of that name."""
        found = list(Unit.objects.named(text)[:2])
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(f"Có nhiều đơn vị tên “{text[:80]}”. Hãy ghi mã của đơn vị.")
        raise ValidationError(f"Không có đơn vị nào tên “{text[:80]}”. Hãy ghi đúng tên đầy đủ, tên ngắn hoặc mã.")

    def prepare_value(self, value):
        return value.name if isinstance(value, Unit) else value


class _Described(forms.ModelForm):
    """Choices that the kind implies may be left open; a place is offered from the list of provinces."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {"level", "line"} & self.fields.keys():
            self.fields[name].choices = [("", BY_KIND), *self.fields[name].choices[1:]]
        if "kind" in self.fields:
            self.fields["kind"].choices = [("", CHOOSE_KIND), *self.fields["kind"].choices[1:]]
        if "place_name" in self.fields:
            self.fields["place_name"].widget.attrs["list"] = "places"


class FoundForm(_Described):
    """A unit that exists already and has to be entered."""

    parent = UnitField(
        label="Trực thuộc", required=False, help_text="Tên đầy đủ, tên ngắn hoặc mã; để trống nếu không trực thuộc ai."
    )
    founded_on = DateField(label="Thành lập ngày")
    ended_on = DateField(label="Kết thúc ngày", required=False, help_text="Chỉ ghi cho đơn vị cũ không còn hoạt động.")

    class Meta:
        model = Unit
        fields = (
            *("name", "short_name", "kind", "parent", "level", "line", "code", "symbol", "place_name"),
            *("founded_on", "founded_by", "ended_on", "ended_by", "fields_of_work"),
        )


class FactsForm(_Described):
    """What may be mended without a reorganisation."""

    class Meta:
        model = Unit
        fields = MENDED


class ContactForm(forms.ModelForm):
    """Phone, e-mail and address."""

    class Meta:
        model = Unit
        fields = CONTACT


class HeadcountForm(forms.ModelForm):
    """How many people of each class in one year, and how many women among them."""

    class Meta:
        model = Headcount
        fields = ("year", *CLASSES, "women")

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        known = self.instance.year or on.year
        self.fields["year"] = forms.IntegerField(
            label="Năm", min_value=on.year - YEARS_BACK, max_value=on.year + 1, initial=known
        )


class ContinuityForm(forms.Form):
    """Whether the years of the predecessor count, and by which document."""

    carries_on = forms.TypedChoiceField(
        label="Thành tích của đơn vị trước",
        choices=[("1", "Được tính tiếp cho đơn vị sau"), ("0", "Không tính tiếp")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    basis = forms.CharField(label="Căn cứ", max_length=300, help_text="Số, ngày, cơ quan ban hành văn bản.")


class TreeForm(forms.Form):
    """The list of units."""

    file = forms.FileField(label="Tệp danh sách đơn vị (.xlsx)", help_text="Bảng tính theo mẫu; không quá 10 MB.")

    def clean_file(self):
        """Only a plain workbook: no macro, no bomb."""
        return check_upload(self.cleaned_data["file"], kinds=("xlsx",))
