"""What was typed into a form that could not be kept, in the words that stood beside its fields.

Asks no database: labels come from the form classes that the view of the address works with.
"""

import inspect
import sys
from uuid import UUID

from django import forms
from django.urls import Resolver404, resolve

from thiduakt.base.text import without_control

OWN_MARKS = frozenset({"csrfmiddlewaretoken", "key"})
# Counters of lists of forms, and where to go on: nobody typed them.
UNTYPED = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS", "next")
USUAL = {"username": "Tên đăng nhập", "q": "Từ cần tìm", "note": "Ghi chú", "reason": "Lý do", "code": "Mã"}
UNKNOWN = "Nội dung đã gõ"


def typed_in(request) -> list[tuple[str, str]]:
    """(label, text) of what was sent, to be copied; passwords and what the page itself sent along are left out."""
    fields = _fields_of(request)
    kept = [(name, value) for name, values in request.POST.lists() for value in values if value]
    found = [_said(name, value, fields.get(_bare(name))) for name, value in kept if name not in OWN_MARKS]
    return [pair for pair in found if pair]


def _said(name: str, value: str, field: forms.Field | None) -> tuple[str, str] | None:
    bare = _bare(name)
    if "password" in name or bare in UNTYPED or _is_key(value):
        return None
    if field is not None and (field.widget.is_hidden or isinstance(field.widget, forms.PasswordInput)):
        return None
    label = (field and field.label) or USUAL.get(bare) or UNKNOWN
    return str(label), without_control(_in_words(value, field))


def _in_words(value: str, field: forms.Field | None) -> str:
    """What a choice is called; choices out of the database are not looked up."""
    if isinstance(field, forms.BooleanField):
        return "có"
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value))
    return value


def _bare(name: str) -> str:
    """The field's own name, without the number or mark of its form."""
    return name.rsplit("-", 1)[-1]


def _is_key(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _fields_of(request) -> dict[str, forms.Field]:
    """Fields by name, of the forms that the modules of the view know; the view's own form first."""
    try:
        match = request.resolver_match or resolve(request.path_info)
    except Resolver404:
        return {}
    view = inspect.unwrap(match.func)
    known = getattr(match.func, "view_class", None)
    sources = [one.__module__ for one in (known.__mro__ if known else (view,))]
    classes = [getattr(known, "form_class", None)]
    classes += [thing for name in sources for thing in vars(sys.modules[name]).values()]
    fields: dict[str, forms.Field] = {}
    for thing in classes:
        if inspect.isclass(thing) and issubclass(thing, forms.BaseForm):
            for name, field in getattr(thing, "base_fields", {}).items():
                fields.setdefault(name, field)
    return fields
