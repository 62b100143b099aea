"""What an officer types about the law: the paper an act rests on, a pack's file, an entry's new figures."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from awards.eligibility.kinds import BLANKS, KIND_WORDS
from awards.eligibility.pack import LONGEST_PACK
from awards.eligibility.pack.entries import COUNTS, DAY_KINDS, ROUNDINGS, SCOPES
from awards.eligibility.pack.measures import DIRECTIONS, RATED
from awards.eligibility.pack.standards import SEVERITIES
from awards.eligibility.telling import WORDS, field_in_words
from awards.eligibility.terms import DISCIPLINES, RATINGS, SUBJECTS
from awards.eligibility.terms import SCOPES as REACHES
from awards.models import AwardType
from thiduakt.base.forms import DateField, NumberField
from thiduakt.base.text import search_key
from thiduakt.base.uploads import check_upload
from thiduakt.base.vietnamese import file_size

BLANK = [("", "Không chọn")]
WHY = "Vì sao; người đọc nhật ký sau này sẽ thấy."
PAPER = "Ví dụ: Công văn số 120/SNV-TĐKT ngày 05/11."
LONG = {"text", "note", "party_opinion", "other_opinion", "what"}
FIXED = {"valid_from", "valid_to", "mark", "citation", "note"}
MANY = {"recipients": SUBJECTS, "counts": {code: WORDS[code] for code in COUNTS}}
ONE = {
    "subject": {**SUBJECTS, "any": WORDS["any"]},
    "severity": {code: WORDS[code] for code in SEVERITIES},
    "scope": {code: WORDS[code] for code in SCOPES},
    "rounding": {code: WORDS[code] for code in ROUNDINGS},
    "day_kind": {code: WORDS[code] for code in DAY_KINDS},
    "direction": {code: WORDS[code] for code in DIRECTIONS},
    "raised_if": {code: WORDS[code] for code in RATED},
}
FLAGS = {"needs_council", "publishes", "secret", "is_cap", "is_active", "posthumous"}
WHOLE = {"most", "fewer_than", "then_most", "days", "step", "amount", "position"}
MUST = {"id", "title", "decider", "who", "what", "text", "topic", "name", "code", "numerator", "denominator"}
SHARES = {"share", "raised_to"}
PARAMETERS = {
    "times": "số lần", "years": "số năm", "months": "số tháng", "count": "số lượng", "share": "tỷ lệ (%)",
    "at_least": "từ mức", "rating": "mức xếp loại", "award": "danh hiệu", "scope": "phạm vi sáng kiến",
    "form": "từ hình thức kỷ luật", "again_years": "lần sau cách, số năm", "message": "lời nhắc",
    "counted": "thành viên đạt danh hiệu", "excellent_years": "số năm xuất sắc", "initiatives": "số sáng kiến",
    "label": "gọi là",
}  # fmt: skip
MEMBERS = {"ldtt": "lao động tiên tiến", "cstdcs": "chiến sĩ thi đua cơ sở"}
WORDS_OF = {"at_least": RATINGS, "rating": RATINGS, "scope": REACHES, "form": DISCIPLINES, "counted": MEMBERS}
NEW_STATEMENT = "noi_dung"  # stands in the blank of a statement until it has words to be named by


class PaperForm(forms.Form):
    """Reason and document of an act, with the scanned document if there is one."""

    note = forms.CharField(label="Lý do", max_length=1000, help_text=WHY, widget=forms.Textarea({"rows": 2}))
    document = forms.CharField(label="Văn bản làm căn cứ", max_length=300, help_text=PAPER)
    file = forms.FileField(label="Bản chụp văn bản (không bắt buộc)", required=False, help_text="PDF, DOCX hoặc ảnh.")

    def clean_file(self):
        file = self.cleaned_data["file"]
        return check_upload(file, kinds=("pdf", "docx", "png", "jpg")) if file else None


class ActivateForm(PaperForm):
    """A pack is put into force: the document is its reason."""

    note = None


class DropForm(forms.Form):
    note = forms.CharField(label="Lý do", max_length=1000, help_text=WHY, widget=forms.Textarea({"rows": 2}))


class EndForm(PaperForm):
    """The last day on which a pack or an entry holds."""

    on = DateField(label="Còn hiệu lực đến hết ngày")
    field_order = ["on", "note", "document", "file"]


class PackForm(forms.Form):
    """The file of a pack."""

    pack = forms.FileField(label="Tệp gói quy định (.json)", help_text="Chữ UTF-8, theo mô tả trong sổ tay.")
    document = forms.CharField(label="Gói này theo văn bản nào", max_length=300, help_text=PAPER)

    def clean_pack(self):
        file = self.cleaned_data["pack"]
        if file.size > LONGEST_PACK:
            raise ValidationError(f"Tệp {file_size(file.size)} lớn quá {file_size(LONGEST_PACK)}. Hãy chọn tệp khác.")
        return file


class KindForm(forms.Form):
    """The first step of a new standard: what kind of condition it is, and of which award."""

    kind = forms.ChoiceField(label="Loại điều kiện", help_text="Chọn loại trước, trang sau hỏi số liệu của loại đó.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = sorted(((code, capfirst(KIND_WORDS[code])) for code in BLANKS), key=lambda each: search_key(each[1]))
        self.fields["kind"].choices = words


class EntryForm(PaperForm):
    """The fields of one entry of a section, filled with what it says now; `written` is the entry as JSON."""

    def __init__(self, *args, section: str, own: tuple[str, ...], start: Mapping[str, Any], fixed=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.section, self.start, self.fixed = section, dict(start), set(fixed)
        self.asked = [name for name in own if name not in self.fixed and name not in ("parameters", "required", "base")]
        for name in self.asked:
            self.fields[name] = _field(name, start.get(name))
        self.leaves = list(_leaves(start.get("parameters", {}))) if "parameters" in own else []
        for number, (path, value) in enumerate(self.leaves):
            self.fields[f"parameter-{number}"] = _parameter(path, value)
        if section == "components" and "required" not in self.fixed:
            self.fields["label"] = forms.CharField(label="Giấy tờ", max_length=200, initial=_first(start, "label"))
        self.fields["valid_from"] = DateField(label="Có hiệu lực từ")
        self.fields["valid_to"] = DateField(label="Đến hết ngày (để trống nếu không hạn)", required=False)
        self.fields["citation"] = forms.CharField(label="Căn cứ (điều, khoản)", max_length=300)
        last = ["valid_from", "valid_to", "citation", "note", "document", "file"]
        self.order_fields([name for name in self.fields if name not in last] + last)

    @property
    def written(self) -> dict[str, Any]:
        """The entry as a pack writes it, once the form is valid."""
        said = self.cleaned_data
        entry = {name: value for name, value in self.start.items() if name not in ("note", "valid_to")}
        for name in self.asked:
            entry[name] = _plain(name, said[name])
        if self.leaves:
            entry["parameters"] = self._parameters()
        if "label" in said:
            code = _first(self.start, "code") or _code_of(said["label"])
            entry["required"] = [{"code": code, "label": said["label"]}]
        entry |= {"citation": said["citation"], "mark": "LOCAL", "valid_from": said["valid_from"].isoformat()}
        entry["valid_to"] = said["valid_to"].isoformat() if said["valid_to"] else None
        return {name: value for name, value in entry.items() if value not in ("", None) or name == "valid_to"}

    def _parameters(self) -> dict[str, Any]:
        found = json.loads(json.dumps(self.start["parameters"]))
        for number, (path, value) in enumerate(self.leaves):
            _put(found, path, _like(path[-1], self.cleaned_data[f"parameter-{number}"], value))
        said = found.get("statements", {})
        if NEW_STATEMENT in said:
            found["statements"] = {_code_of(said[NEW_STATEMENT]): said[NEW_STATEMENT]}
        return found


def _field(name: str, value: Any) -> forms.Field:
    label = capfirst(field_in_words(name))
    if name == "award" or name == "awards":
        return _award_field(name, label, value)
    if name in MANY:
        choices = list(MANY[name].items())
        return forms.MultipleChoiceField(
            label=label, choices=choices, initial=value, widget=forms.CheckboxSelectMultiple
        )
    if name in ONE:
        must = name in ("subject", "severity", "scope")
        choices = [(code, capfirst(word)) for code, word in ONE[name].items()]
        return forms.ChoiceField(
            label=label, choices=choices if must else BLANK + choices, initial=value, required=must
        )
    if name in FLAGS:
        return forms.BooleanField(label=label, initial=value, required=False)
    if name in SHARES:
        shown = None if value is None else Decimal(str(value)) * 100
        return NumberField(label=f"{label} (%)", initial=shown, required=False, min_value=0, max_value=100)
    if name in WHOLE:
        return forms.IntegerField(label=label, initial=value, required=False, min_value=0)
    if name == "multiple":
        return NumberField(label=label, initial=None if value is None else Decimal(str(value)), min_value=0)
    widget = forms.Textarea({"rows": 3}) if name in LONG else None
    must = name in MUST
    return forms.CharField(label=label, initial=value or "", required=must, max_length=1000, widget=widget)


def _award_field(name: str, label: str, value: Any) -> forms.Field:
    known = list(AwardType.objects.order_by("precedence", "code").values_list("code", "name"))
    choices = [("*", "Mọi danh hiệu, hình thức"), *known]
    if name == "award":
        return forms.ChoiceField(label=label, choices=choices, initial=value)
    special = [("quorum", "Số thành viên phải có mặt"), ("taking_part", "Số thành viên phải tham gia")]
    more = [(code, code) for code in value or () if code not in dict(choices + special)]
    widget = forms.SelectMultiple({"size": 6})
    return forms.MultipleChoiceField(label=label, choices=choices + special + more, initial=value, widget=widget)


def _leaves(given: Any, path: tuple = ()) -> Iterator[tuple[tuple, Any]]:
    """The figures and words of a condition that an officer may change, with where they stand."""
    pairs = given.items() if isinstance(given, Mapping) else enumerate(given) if isinstance(given, list) else ()
    for key, value in pairs:
        here = (*path, key)
        if isinstance(value, (Mapping, list)):
            yield from _leaves(value, here)
        elif _is_asked(here, value):
            yield here, value


def _is_asked(path: tuple, value: Any) -> bool:
    inside = path[-2] if len(path) > 1 else ""
    named = path[-1] in PARAMETERS or inside in ("statements", "awards")
    return named and not isinstance(value, bool) and isinstance(value, (int, str))


def _parameter(path: tuple, value: Any) -> forms.Field:
    name, inside = path[-1], path[-2] if len(path) > 1 else ""
    label = f"Điều kiện: {PARAMETERS.get(name, 'nội dung đơn vị xác nhận' if inside == 'statements' else name)}"
    if name == "share":
        return NumberField(label=label, initial=Decimal(str(value)) * 100, min_value=0, max_value=100)
    if isinstance(value, int):
        return forms.IntegerField(label=label, initial=value, min_value=0, max_value=999)
    if name == "award":
        choices = AwardType.objects.order_by("precedence", "code").values_list("code", "name")
        return forms.ChoiceField(label=label, choices=list(choices), initial=value)
    words = WORDS_OF.get(name)
    if words and value in words:
        choices = [(code, capfirst(word)) for code, word in words.items()]
        return forms.ChoiceField(label=label, choices=choices, initial=value)
    return forms.CharField(label=label, initial=value, max_length=500)


def _put(found: Any, path: tuple, value: Any) -> None:
    for key in path[:-1]:
        found = found[key]
    found[path[-1]] = value


def _like(name: Any, said: Any, value: Any) -> Any:
    """A figure typed, in the form in which the condition keeps it."""
    if name == "share":
        return format((said / 100).normalize(), "f")
    return said


def _plain(name: str, said: Any) -> Any:
    if name in SHARES and said is not None:
        return format((said / 100).normalize(), "f")
    return format(said, "f") if isinstance(said, Decimal) else said


def _first(start: Mapping[str, Any], name: str) -> str:
    papers = start.get("required") or [{}]
    return papers[0].get(name, "")


def _code_of(label: str) -> str:
    return "_".join(search_key(label).split())[:40]
