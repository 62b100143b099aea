"""The first account of an installation."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from tests.factories.units import PostFactory, UnitFactory
from thiduakt.base.clock import today
from units.choices import Role
from units.models import Post, Unit, User

PASSWORD = "hoa-sen-giua-dong-bang"
WORDS = {"name": "Tô Ngọc Anh", "email": "anh@hoagiang.example", "unit": "Ủy ban nhân dân tỉnh Hòa Giang"}


def appoint(monkeypatch, password: str = PASSWORD, **words) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    call_command("first_officer", "quan.tri", stdout=io.StringIO(), **{**WORDS, **words})


def refusal(monkeypatch, **words) -> str:
    with pytest.raises(CommandError) as caught:
        appoint(monkeypatch, **words)
    assert caught.value.returncode == 2
    return str(caught.value)


def test_an_empty_installation_gets_its_unit_its_account_and_its_post(db, monkeypatch, client):
    appoint(monkeypatch)

    post = Post.objects.select_related("unit", "user").get()
    assert (post.role, post.starts_on, post.ends_on) == (Role.SYSTEM_OFFICER, today(), None)
    assert (post.unit.name, post.unit.kind, post.unit.founded_on) == (
        WORDS["unit"],
        "province",
        date(today().year, 1, 1),
    )
    assert (post.user.full_name, post.user.email) == (WORDS["name"], WORDS["email"])
    assert client.login(username="quan.tri", password=PASSWORD)
    assert client.get("/quan-tri/").status_code == 200


def test_an_existing_province_is_kept(db, monkeypatch):
    province = UnitFactory(kind="province")

    appoint(monkeypatch, unit="")

    assert Post.objects.get().unit == province
    assert Unit.objects.count() == 1


def test_there_is_only_one_first_officer(db, monkeypatch):
    PostFactory(role=Role.SYSTEM_OFFICER)

    said = refusal(monkeypatch)

    assert said == "Đã có người giữ vai trò Quản trị hệ thống; hãy mời thêm người ở thẻ Tài khoản."
    assert User.objects.count() == 1


@pytest.mark.parametrize("words", [{"password": "ngan"}, {"unit": ""}, {"email": "khong phai thu"}])
def test_what_will_not_do_writes_nothing(db, monkeypatch, words):
    refusal(monkeypatch, **words)

    assert (User.objects.count(), Unit.objects.count(), Post.objects.count()) == (0, 0, 0)
