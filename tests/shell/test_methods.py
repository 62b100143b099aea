"""Addresses that only take a form: opened as a page they explain themselves, and signing in does not lead there."""

import pytest
from django.urls import reverse

from tests.shell.samples import Samples
from thiduakt.base.methods import answers_get
from thiduakt.permissions.door import UNITS
from thiduakt.permissions.table import DOORS

PASSWORD = "Mat-khau-de-thu-1"
SENT_ONLY = [door for door in DOORS if door.sees is None]
NAMES_SEEN = {door.name for door in DOORS if door.sees is not None}


def name_of(door) -> str:
    return f"{door.name} {door.about}".strip()


@pytest.fixture(scope="module")
def samples(demo):
    return Samples()


@pytest.mark.parametrize("door", SENT_ONLY, ids=name_of)
def test_opened_as_a_page_it_says_so_and_leads_on(door, samples, client, db):
    actor = samples.actor(min(door.may or UNITS), samples.unit_of(door))
    client.force_login(actor.user)
    address = reverse(door.name, args=samples.args(door, actor))
    response = client.get(address)

    assert (response.status_code, answers_get(address)) == (405, door.name in NAMES_SEEN)
    assert response["Allow"].startswith("POST")
    page = response.content.decode()
    assert '<html lang="vi">' in page
    assert "<h1>Không mở được địa chỉ này như một trang</h1>" in page
    assert '<a class="btn btn-primary" href="/">Về bàn làm việc</a>' in page


@pytest.mark.parametrize("door", [door for door in DOORS if door.sees], ids=name_of)
def test_a_page_is_known_to_be_one(door, samples, db):
    actor = samples.actor(min(door.sees), samples.unit_of(door))
    assert answers_get(reverse(door.name, args=samples.args(door, actor)))


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/con-nguoi/tim-so/", "/"),
        ("/con-nguoi/tim-so/?q=1", "/"),
        ("/dang-xuat/", "/"),
        ("/con-nguoi/?q=an", "/con-nguoi/?q=an"),
        ("/khong-co-trang-nay/", "/khong-co-trang-nay/"),
    ],
)
def test_signing_in_goes_only_where_a_page_is(wanted, led_to, client, office_officer):
    user = office_officer.user
    user.set_password(PASSWORD)
    user.save()
    for _ in ("with the password", "being in already"):
        response = client.post(f"/dang-nhap/?next={wanted}", {"username": user.username, "password": PASSWORD})
        assert (response.status_code, response["Location"]) == (302, led_to)
