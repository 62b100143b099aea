"""A household, as an officer of a commune types it."""

from django import forms

from thiduakt.base.forms import DateField
from units.forms.initiatives import PersonField
from units.forms.people import OwnUnitField
from units.models import Household, Post


class HouseholdForm(forms.Form):
    """The head, the address, the commune."""

    head_name = forms.CharField(label="Họ và tên chủ hộ", max_length=100)
    address = forms.CharField(label="Địa chỉ", max_length=200, help_text="Thôn, tổ dân phố, số nhà.")
    field_order = ["head_name", "address", "unit", "person", "ended_on"]

    def __init__(self, typed=None, *, actor: Post, household: Household | None = None):
        names = ("head_name", "address", "unit", "person", "ended_on")
        initial = {name: getattr(household, name) for name in names} if household else {"unit": actor.unit}
        super().__init__(typed, initial=initial)
        self.household = household
        self.fields["unit"] = OwnUnitField(actor=actor, label="Xã, phường", max_length=200)
        self.fields["person"] = PersonField(
            actor=actor,
            label="Hồ sơ của chủ hộ",
            required=False,
            help_text="Chỉ ghi khi chủ hộ là cán bộ, công chức đã có hồ sơ; nhiều người cùng tên thì thêm năm sinh.",
        )
        if household:
            self.fields["ended_on"] = DateField(label="Thôi theo dõi từ ngày", required=False)
        self.order_fields(self.field_order)

    @property
    def row(self) -> Household:
        """The household with what was typed, not saved."""
        household = self.household or Household()
        for name, value in self.cleaned_data.items():
            setattr(household, name, value)
        return household
