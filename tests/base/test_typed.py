"""What was typed comes back under the labels of the page, never under the machine's names."""

import pytest
from django.test import RequestFactory

from thiduakt.base.typed import UNKNOWN, typed_in

KEY = "11111111-2222-3333-4444-555555555555"


def sent(path, **typed):
    return typed_in(RequestFactory().post(path, typed))


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("/dang-nhap/", {"username": "so.xd", "password": "bi-mat"}, [("Tên đăng nhập", "so.xd")]),
        ("/tai-khoan/mat-khau/", {"old_password": "cu", "new_password1": "moi"}, []),
        ("/khoi-thi-dua/lap/", {"year": "2026", "key": KEY}, [("Năm thi đua", "2026")]),
        (f"/khoi-thi-dua/dieu-chinh/{KEY}/don-vi/", {"role": "deputy", "unit": KEY}, [("Vai trò", "Phó khối")]),
        ("/khoi-thi-dua/lap/", {"la": "chữ", "form-TOTAL_FORMS": "3", "next": "/x"}, [(UNKNOWN, "chữ")]),
        ("/khong-co-trang-nay/", {"title": "chữ"}, [(UNKNOWN, "chữ")]),
    ],
)  # fmt: skip
def test_by_its_label(path, typed, said):
    assert sent(path, **typed) == said


def test_no_database_is_asked():
    """It is told while the database is away."""
    assert sent("/tai-khoan/quan-ly/moi/", full_name="Lê Thị An") == [("Họ và tên", "Lê Thị An")]
