"""Which record of a person an account belongs to, chosen among those that may be the same human being."""

from django import forms

from units.facts.account_people import choices_of
from units.facts.likeness import Candidate
from units.models import Person

CHOOSE = "Sổ con người đã có người có thể là người này. Hãy chọn đúng người, hoặc chọn chưa có hồ sơ."


def owner_field(alike: list[Candidate], *, current: Person | None = None) -> forms.ChoiceField:
    """The question; `chosen` turns its answer into the key of the record."""
    return forms.ChoiceField(
        label="Hồ sơ con người", choices=choices_of(alike, current), widget=forms.RadioSelect,
        help_text="Tài khoản gắn với hồ sơ thì người ấy thấy dữ liệu của mình; họ tên lấy theo hồ sơ.",
    )  # fmt: skip
