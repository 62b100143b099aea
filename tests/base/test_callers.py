"""What a browser and its line tell."""

import pytest
from django.test import RequestFactory

from thiduakt.base.callers import address_of, device_of


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge trên Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120 Chrome/114 Safari/537.36", "Cốc Cốc trên Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari/537.36", "Chrome trên Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari trên iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0", "Firefox trên Linux"),
        ("curl/8.0", "Trình duyệt khác"),
        ("", "Trình duyệt khác"),
    ],
)
def test_a_browser_is_named_as_people_know_it(words, name):
    assert device_of(RequestFactory().get("/", HTTP_USER_AGENT=words)) == name


@pytest.mark.parametrize(
    ("told", "address"), [("203.0.113.9", "203.0.113.9"), ("2001:db8::1", "2001:db8::1"), ("không rõ", "0.0.0.0")]
)
def test_a_place_is_an_address_or_nowhere(told, address):
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=told)) == address
