"""Passwords are long and nobody's guess; each refusal says how to choose."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from reports.management.demo.source import PASSWORD
from units.forms.passwords import ADVICE
from units.models import User


def refusal(password, user=None) -> list[str]:
    try:
        validate_password(password, user)
    except ValidationError as error:
        return error.messages
    return []


def test_a_short_one_is_told_its_length_and_nothing_else(db):
    assert refusal("matkhau") == [f"Mật khẩu cần ít nhất 14 ký tự. {ADVICE}"]


def test_the_length_is_a_setting(db, settings):
    settings.PASSWORD_MIN_LENGTH = 25

    assert refusal(PASSWORD) == [f"Mật khẩu cần ít nhất 25 ký tự. {ADVICE}"]


def test_a_common_one_is_refused(db):
    assert [text.split(":")[0] for text in refusal("qwertyuiop12345")] == [
        "Mật khẩu gần như chỉ gồm những phần ai cũng đoán được"
    ]


@pytest.mark.parametrize(
    "password", ["{full_name} 1990", "{username}.2020.01", "Sở Xây dựng 123456", "HoaGiang-HoaGiang-1"]
)
def test_names_of_the_account_and_its_unit_are_refused(unit_officer, password):
    user = unit_officer.user
    user.full_name, user.username = "Trần Thị Thu Hằng", "hang.tranthithu"
    user.save()
    chosen = password.format(full_name=user.full_name, username=user.username)

    assert [text.partition(",")[0] for text in refusal(chosen, user)] == ["Mật khẩu gần như chỉ gồm tên của bạn"]


def test_a_new_account_has_no_unit_yet(db):
    assert refusal("tran thi thu hang 1", User(full_name="Trần Thị Thu Hằng", username="hang", email="")) != []
    assert refusal(PASSWORD, User(full_name="Trần Thị Thu Hằng", username="hang", email="")) == []


def test_the_password_of_the_demo_will_do_for_every_account_of_it(demo, db):
    refused = {user.username: refusal(PASSWORD, user) for user in User.objects.all()}

    assert refused == {username: [] for username in refused}
    assert len(refused) > 10
