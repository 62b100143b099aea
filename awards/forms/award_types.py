"""What an officer types about a type of award: all of its description; the code only of a new one."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.text import capfirst

from awards.eligibility.pack.standards import AWARD_KINDS, LEVELS, PERIODICITIES
from awards.eligibility.telling import WORDS, field_in_words
from awards.eligibility.terms import SUBJECTS
from awards.forms.law import BLANK, PaperForm
from awards.models import KindOfCommendation
from thiduakt.base.forms import DateField

LAST = ["citation", "note", "document", "file"]
PLAIN_CODE = RegexValidator(r"^[A-Za-z0-9_-]+\Z", "Mã chỉ gồm chữ không dấu, số, dấu gạch, ví dụ GK_NGANH.")
SIZE = RegexValidator(r"^\d{2,3}x\d{2,3}\Z", "Ghi chiều ngang x chiều dọc tính bằng mm, ví dụ 297x210.")
FAMILIES = {
    "danh_hieu_thi_dua": "danh hiệu thi đua",
    "huan_chuong": "huân chương",
    "huy_chuong": "huy chương",
    "danh_hieu_vinh_du_nha_nuoc": "danh hiệu vinh dự nhà nước",
    "giai_thuong": "giải thưởng",
    "ky_niem_chuong": "kỷ niệm chương",
    "bang_khen": "bằng khen",
    "giay_khen": "giấy khen",
}


class AwardTypeForm(PaperForm):
    """The description of a type, filled with `start` (as a pack writes it); `written` is the entry as JSON."""

    def __init__(self, *args, start: Mapping[str, Any], adding: bool = False, seen: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.start = {name: value for name, value in start.items() if not adding or name not in ("code", "name")}
        if adding:
            self._add("code", forms.CharField(max_length=20, validators=[PLAIN_CODE], help_text=CODE_LASTS))
        self._add("name", forms.CharField(max_length=200))
        self._add("kind", forms.ChoiceField(choices=_worded(AWARD_KINDS)))
        self._add("level", forms.ChoiceField(choices=_worded(LEVELS)))
        families = FAMILIES | {value: value for value in [start.get("family")] if value and value not in FAMILIES}
        self._add("family", forms.ChoiceField(choices=BLANK + _named(families), required=False))
        self._add("recipients", _many(_named(SUBJECTS)))
        self._add("kinds", _many(_known_kinds(start.get("kinds", ())), required=False))
        periods = [code for code in PERIODICITIES if code]
        self._add("periodicity", forms.ChoiceField(choices=BLANK + _worded(periods), required=False))
        self._add("posthumous", forms.BooleanField(required=False))
        self._add("needs_council", forms.BooleanField(required=False))
        self._add("precedence", forms.IntegerField(min_value=0, max_value=9999))
        self._add("proposer", forms.CharField(max_length=300, required=False))
        self._add("paper_size", forms.CharField(required=False, validators=[SIZE], help_text="Ví dụ: 297x210"))
        if adding:
            self.fields["valid_from"] = DateField(label="Có hiệu lực từ")
        else:
            self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, initial=seen)
        self.fields["citation"] = forms.CharField(label="Căn cứ (điều, khoản)", max_length=300)
        self.order_fields([name for name in self.fields if name not in LAST] + LAST)

    @property
    def written(self) -> dict[str, Any]:
        """The entry as a pack writes it, once the form is valid."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in (*LAST, "seen", "valid_from")}
        kept = {name: value for name, value in self.start.items() if name not in ("note", "province_use")}
        entry = kept | said | {"citation": self.cleaned_data["citation"], "mark": "LOCAL"}
        if "valid_from" in self.cleaned_data:
            entry |= {"valid_from": self.cleaned_data["valid_from"].isoformat(), "valid_to": None}
        elif self.start.get("province_use"):
            entry["province_use"] = self.start["province_use"]
        return {name: value for name, value in entry.items() if value not in ("", None, []) or name == "valid_to"}

    def _add(self, name: str, field: forms.Field) -> None:
        field.label = LABELS.get(name) or capfirst(field_in_words(name))
        field.initial = self.start.get(name, field.initial)
        self.fields[name] = field


CODE_LASTS = "Mã dùng mãi, không đổi được. Chữ không dấu, số, dấu gạch dưới; ví dụ GK_NGANH."
LABELS = {
    "paper_size": "Khổ giấy chứng nhận (mm)",
    "precedence": "Thứ tự hiển thị",
    "posthumous": "Có truy tặng",
    "kinds": "Loại hình khen thưởng",
    "recipients": "Xét cho",
    "name": "Tên",
}


def _named(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, capfirst(word)) for code, word in words.items()]


def _worded(codes) -> list[tuple[str, str]]:
    return _named({code: WORDS[code] for code in codes})


def _many(choices: list[tuple[str, str]], *, required: bool = True) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(choices=choices, required=required, widget=forms.CheckboxSelectMultiple)


def _known_kinds(used) -> list[tuple[str, str]]:
    """Kinds of commendation of all periods, each by its youngest name, and those that the type has already."""
    names = {row.code: row.name for row in KindOfCommendation.objects.order_by("valid_from", "pk")}
    return _named(names | {code: code for code in used if code not in names})
