"""Errors name the field and the remedy, with the same words under the field and in the summary."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import Context, Template

from thiduakt.base import mistakes
from thiduakt.base.forms import DateField, NumberField


class MovementForm(forms.Form):
    name = forms.CharField(label="Tên phong trào", max_length=10)
    starts_on = DateField(label="Ngày bắt đầu")
    value = NumberField(label="Mức phấn đấu")
    kind = forms.ChoiceField(label="Hình thức", choices=[("a", "A")])
    who = forms.ChoiceField(label="Ai nộp", choices=[("a", "A")], widget=forms.RadioSelect)
    checked = forms.BooleanField(label="Tôi đã kiểm tra")

    def clean_name(self):
        if self.cleaned_data["name"] == "cũ":
            raise ValidationError("Phong trào này đã có trong năm.")
        return self.cleaned_data["name"]


GOOD = {
    "name": "Mới",
    "starts_on": "30/6/2026",
    "value": "28.603,61",
    "kind": "a",
    "who": "a",
    "checked": "on",
}


def told(**changes) -> dict:
    return dict(mistakes.of_form(MovementForm(GOOD | changes)))


def test_vietnamese_dates_and_numbers_are_understood():
    form = MovementForm(GOOD)

    assert form.is_valid()
    assert f"{form.cleaned_data['starts_on']:%Y-%m-%d}" == "2026-06-30"
    assert str(form.cleaned_data["value"]) == "28603.61"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1.250", "1250"), ("12,5", "12.5"), ("12.5", "12.5"), ("1.234.567,8", "1234567.8"), ("−3", "-3"), ("7", "7")],
)
def test_numbers_as_people_type_them(typed, value):
    assert str(NumberField().clean(typed)) == value


def test_a_number_is_shown_as_it_is_typed():
    assert 'value="28.603,61"' in str(MovementForm(initial={"value": Decimal("28603.6100")})["value"])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": ""}, {"id_name": "Hãy nhập tên phong trào."}),
        ({"kind": ""}, {"id_kind": "Hãy chọn hình thức."}),
        ({"who": ""}, {"id_who_0": "Hãy chọn ai nộp."}),
        ({"checked": ""}, {"id_checked": "Hãy đánh dấu vào ô “Tôi đã kiểm tra”."}),
        ({"kind": "z"}, {"id_kind": "Hình thức: mục đã chọn không có trong danh sách. Hãy chọn lại."}),
        (
            {"starts_on": "31/02/2026"},
            {"id_starts_on": "Ngày bắt đầu phải là một ngày có thật, viết theo dạng ngày/tháng/năm."},
        ),
        ({"value": "nhiều"}, {"id_value": "Mức phấn đấu phải là một số, ví dụ 1.250 hoặc 12,5."}),
        (
            {"name": "Thi đua yêu nước"},
            {"id_name": "Tên phong trào dài quá 10 ký tự (đang có 16). Hãy viết ngắn lại."},
        ),
        ({"name": "cũ"}, {"id_name": "Phong trào này đã có trong năm."}),
    ],
)
def test_each_error_says_how_to_put_it_right(changes, expected):
    assert told(**changes) == expected


def test_field_and_summary_use_the_same_words():
    source = "{% load crispy_forms_filters %}{% error_summary form %}{{ form|crispy }}"
    html = Template(source).render(Context({"form": MovementForm(GOOD | {"name": ""})}))

    assert html.count("Hãy nhập tên phong trào.") == 2
    assert html.count("Có lỗi cần sửa") == 1
    assert '<a href="#id_name">Hãy nhập tên phong trào.</a>' in html
    assert 'aria-describedby="id_name_error"' in html
    assert 'id="id_name_error"' in html


def test_a_page_that_forgets_the_summary_gets_it_from_the_form():
    class Closed(MovementForm):
        def clean(self):
            raise ValidationError("Đợt này đã đóng.")

    html = Template("{% load crispy_forms_filters %}{{ form|crispy }}").render(Context({"form": Closed(GOOD)}))

    assert html.count("Đợt này đã đóng.") == 1


def test_a_new_form_shows_no_summary():
    assert Template("{% error_summary form %}").render(Context({"form": MovementForm()})).strip() == ""


def test_every_row_of_a_formset_is_told():
    rows = forms.formset_factory(MovementForm, extra=2)
    management = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"}
    first = {f"form-0-{key}": value for key, value in GOOD.items()}
    second = {f"form-1-{key}": value for key, value in (GOOD | {"name": ""}).items()}

    assert mistakes.of_form(rows(management | first | second)) == [("id_form-1-name", "Hãy nhập tên phong trào.")]


def test_what_was_typed_is_kept():
    html = Template("{% load crispy_forms_filters %}{{ form|crispy }}").render(
        Context({"form": MovementForm(GOOD | {"starts_on": "31/02/2026", "name": "<b>"})})
    )

    assert 'value="31/02/2026"' in html
    assert 'value="&lt;b&gt;"' in html


class AgainForm(forms.Form):
    again = forms.CharField(label="Nhập lại mật khẩu mới")
    sheet = forms.FileField(label="Tệp danh sách (.xlsx)")


def test_a_label_that_says_what_to_do_is_not_said_twice():
    assert dict(mistakes.of_form(AgainForm({}))) == {
        "id_again": "Hãy nhập lại mật khẩu mới.",
        "id_sheet": "Hãy chọn tệp danh sách (.xlsx).",
    }


class AwkwardForm(forms.Form):
    """Labels that begin with a preposition or a verb."""

    starts_on = DateField(label="Từ ngày")
    holds_on = DateField(label="Có hiệu lực từ ngày")
    signed_on = DateField(label="Ngày ký")
    text = forms.CharField(label="Theo đề nghị của")
    file = forms.FileField(label="Tệp văn bản")


def test_what_is_needed_is_said_in_vietnamese_whatever_the_label():
    assert [text for _, text in mistakes.of_form(AwkwardForm({}))] == [
        "Hãy nhập ngày ở ô “Từ ngày”.",
        "Hãy nhập ngày ở ô “Có hiệu lực từ ngày”.",
        "Hãy nhập ngày ký.",
        "Hãy điền ô “Theo đề nghị của”.",
        "Hãy chọn tệp văn bản.",
    ]
