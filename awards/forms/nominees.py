"""Forms about nominees: whom, for what, with which report and files."""

from django import forms
from django.utils.text import capfirst

from awards.actions.wishes import types_of
from awards.choices import AttachmentKind
from awards.models import AwardType, Dossier
from thiduakt.base import sheets
from thiduakt.base.uploads import check_upload
from units.models import Household, Person, Unit

KINDS = [(value, capfirst(label)) for value, label in AttachmentKind.choices]
ACCEPTED = "pdf, png, jpg, docx, xlsx"


class AwardField(forms.ModelChoiceField):
    """An award of the round's catalogue."""

    def __init__(self, **kwargs):
        super().__init__(
            AwardType.objects.none(),
            label="Đề nghị tặng",
            empty_label="Chọn danh hiệu, hình thức",
            error_messages={"required": "Hãy chọn danh hiệu, hình thức đề nghị tặng."},
            **kwargs,
        )

    def narrow(self, dossier: Dossier, on, **subject) -> None:
        """Only what the round takes on the day, for this kind of subject."""
        self.queryset = types_of(dossier.round, on).filter(**subject)


class PeopleForm(forms.Form):
    """People of the unit and the award asked for all of them."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label="Người được đề nghị",
        error_messages={"required": "Hãy chọn ít nhất một người."},
    )
    award_type = AwardField()

    def __init__(self, *args, dossier: Dossier, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = Person.objects.working_in(dossier.unit, on)
        self.fields["award_type"].narrow(dossier, on, for_person=True)


class CollectiveForm(forms.Form):
    """The unit itself or one below it."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Tập thể", empty_label="Chọn tập thể")
    award_type = AwardField()

    def __init__(self, *args, dossier: Dossier, on, **kwargs):
        super().__init__(*args, prefix="tap-the", **kwargs)
        self.fields["unit"].queryset = Unit.objects.within(dossier.unit).alive(on)
        self.fields["award_type"].narrow(dossier, on, for_unit=True)


class HouseholdsForm(forms.Form):
    """Households of the unit and of those below it, and the award asked for all of them."""

    households = forms.ModelMultipleChoiceField(
        Household.objects.none(),
        label="Hộ được đề nghị",
        error_messages={
            "required": "Hãy chọn ít nhất một hộ gia đình.",
            "invalid_choice": "Có hộ không thuộc danh sách hộ gia đình của đơn vị. Hãy tải lại trang và chọn lại.",
            "invalid_pk_value": "Có hộ không thuộc danh sách hộ gia đình của đơn vị. Hãy tải lại trang và chọn lại.",
        },
    )
    award_type = AwardField()

    def __init__(self, *args, dossier: Dossier, on, **kwargs):
        super().__init__(*args, prefix="ho", **kwargs)
        # One no longer followed may have been ticked just before; the act then says so by name.
        self.fields["households"].queryset = Household.objects.of_unit(dossier.unit).select_related("unit", "person")
        self.fields["award_type"].narrow(dossier, on, for_household=True)


class AwardForm(forms.Form):
    """Another award for the same nominee."""

    award_type = AwardField()

    def __init__(self, *args, nominee, on, **kwargs):
        super().__init__(*args, prefix="danh-hieu", initial={"award_type": nominee.award_type.pk}, **kwargs)
        self.fields["award_type"].narrow(nominee.dossier, on, **{f"for_{nominee.group}": True})


class AchievementForm(forms.Form):
    """The report of achievements, as text."""

    achievement = forms.CharField(
        label="Báo cáo thành tích",
        help_text="Nêu kết quả cụ thể, số liệu, sáng kiến trong năm. Có thể để trống nếu đính kèm báo cáo thành tệp.",
        required=False,
        max_length=30_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class FileForm(forms.Form):
    """One file, of a kind, of the dossier or of one nominee."""

    kind = forms.ChoiceField(label="Loại tài liệu", choices=KINDS)
    nominee = forms.ModelChoiceField(
        None, label="Của đối tượng", required=False, empty_label="Chung cho cả hồ sơ", to_field_name="pk"
    )
    file = forms.FileField(label="Tệp", help_text=f"Nhận {ACCEPTED}; mỗi tệp không quá 10 MB.")

    def __init__(self, *args, nominees, kind="", **kwargs):
        super().__init__(*args, prefix="tep", initial={"kind": kind}, **kwargs)
        self.fields["nominee"].queryset = nominees
        self.fields["nominee"].label_from_instance = lambda n: f"{n.name} ({n.award_type.name})"

    def clean_file(self):
        """Extension, first bytes and a real parse agree."""
        return check_upload(self.cleaned_data["file"])


class NomineeFileForm(FileForm):
    """A file of the nominee whose page it stands on."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["nominee"]


class SheetForm(forms.Form):
    """The filled list of nominees."""

    file = forms.FileField(
        label="Tệp danh sách (.xlsx, .csv hoặc .docx)",
        help_text="Theo mẫu, hoặc bảng đang có cột Họ và tên và cột Danh hiệu; không quá 10 MB.",
    )

    def clean_file(self):
        """A plain table: no macro, no bomb."""
        return check_upload(self.cleaned_data["file"], kinds=sheets.KINDS)
