"""What is wrong with a field, in a sentence that says how to put it right.

Django's own Vietnamese messages name neither the field nor the remedy, and some are missing from its
catalogue. Sentences written by the house (plain strings) pass unchanged; Django's (lazy texts, and
those of its password checks) are replaced by the code of the error.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import capfirst

from thiduakt.base.vietnamese import number

NEEDED = "Hãy nhập {name}."
_SENTENCES = {
    "missing": "Hãy chọn tệp cho {name}.",
    "empty": "Tệp {name} không có nội dung. Hãy chọn tệp khác.",
    "invalid_choice": "{Name}: mục đã chọn không có trong danh sách. Hãy chọn lại.",
    "invalid_list": "{Name}: các mục đã chọn không có trong danh sách. Hãy chọn lại.",
    "invalid_pk_value": "{Name}: mục đã chọn không có trong danh sách. Hãy chọn lại.",
    "max_length": "{Name} dài quá {limit_value} ký tự (đang có {show_value}). Hãy viết ngắn lại.",
    "min_length": "{Name} cần ít nhất {limit_value} ký tự (đang có {show_value}).",
    "max_value": "{Name} phải nhỏ hơn hoặc bằng {limit_value}.",
    "min_value": "{Name} phải lớn hơn hoặc bằng {limit_value}.",
    "max_digits": "{Name} có nhiều chữ số quá. Hãy kiểm tra lại.",
    "max_whole_digits": "{Name} lớn quá. Hãy kiểm tra lại.",
    "max_decimal_places": "{Name} có nhiều chữ số sau dấu phẩy quá.",
    "invalid_extension": "{Name}: chỉ nhận tệp có đuôi {allowed_extensions}.",
    "unique": "{Name} này đã có rồi.",
    "null_characters_not_allowed": "{Name} có ký tự không đọc được. Hãy xóa và nhập lại.",
    "password_mismatch": "Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại.",
}
# Labels that begin so name no thing to be put after "Hãy nhập": the field itself is named.
_LEAD_INS = ("từ ", "đến ", "hoặc ", "theo ", "bổ sung ", "bắt đầu ", "kết thúc ", "có hiệu lực ")
_CHOICE = (forms.ChoiceField, forms.ModelChoiceField)
_BY_KIND = {
    "required": (
        (_CHOICE, "Hãy chọn {name}."),
        (forms.FileField, "Hãy chọn {name}."),
        (forms.BooleanField, "Hãy đánh dấu vào ô “{Name}”."),
        (forms.Field, NEEDED),
    ),
    "invalid": (
        (forms.DateField, "{Name} phải là một ngày có thật, viết theo dạng ngày/tháng/năm."),
        (forms.DateTimeField, "{Name} phải có thật, viết theo dạng ngày/tháng/năm giờ:phút."),
        (forms.TimeField, "{Name} phải viết theo dạng giờ:phút."),
        (forms.IntegerField, "{Name} phải là một số, ví dụ 1.250 hoặc 12,5."),
        (forms.ModelChoiceField, "{Name}: mục đã chọn không có trong danh sách. Hãy chọn lại."),
        (forms.EmailField, "{Name} phải là địa chỉ thư điện tử, có dấu @."),
    ),
}


def of_field(field: forms.BoundField) -> list[str]:
    """The sentences under a field; the error summary repeats them word for word."""
    return [_sentence(field, error) for error in field.errors.as_data()]


def of_form(form) -> list[tuple[str, str]]:
    """(id of the input or "", sentence) for every error of a form or formset, in the order of the fields."""
    if hasattr(form, "management_form"):
        general = [("", text) for text in form.non_form_errors()]
        return general + [mistake for row in form.forms for mistake in of_form(row)]
    general = [("", text) for text in form.non_field_errors()]
    return general + [(_anchor(field), text) for field in form for text in of_field(field)]


def _anchor(field: forms.BoundField) -> str:
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"


def _sentence(field: forms.BoundField, error: ValidationError) -> str:
    is_djangos = isinstance(error.message, Promise) or str(error.code).startswith("password_")
    pattern = _pattern(field.field, error.code) if is_djangos else None
    if pattern is None:
        return " ".join(error.messages)
    name = str(field.label)
    values = {key: _shown(value) for key, value in (error.params or {}).items()}
    spoken = name if name[1:2].isupper() else name[:1].lower() + name[1:]
    said = _composed(pattern, field.field, spoken).format_map(_Known(values, name=spoken, Name=capfirst(name)))
    return said.replace("Hãy nhập nhập ", "Hãy nhập ").replace("Tệp tệp ", "Tệp ")


def _composed(pattern: str, field: forms.Field, spoken: str) -> str:
    """The pattern, unless it would make no Vietnamese with the label: "Hãy nhập từ ngày."."""
    if pattern != NEEDED or spoken.startswith("ngày"):
        return pattern
    if isinstance(field, forms.DateField):
        return "Hãy nhập ngày ở ô “{Name}”."
    return "Hãy điền ô “{Name}”." if spoken.startswith(_LEAD_INS) else pattern


def _pattern(field: forms.Field, code: str | None) -> str | None:
    if code in _BY_KIND:
        return next((text for kind, text in _BY_KIND[code] if isinstance(field, kind)), None)
    return _SENTENCES.get(code or "")


def _shown(value: object) -> str:
    return number(value) or str(value)


class _Known(dict):
    """A sentence may name a value that this error did not carry."""

    def __missing__(self, key):
        return "…"
