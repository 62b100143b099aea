"""Empty lists, forms with mistakes, error pages: as readable and reachable as the rest."""

import pytest
from playwright.sync_api import expect

from awards.models import Dossier

pytestmark = pytest.mark.journey

NOTHING = "q=khongcoaitennhuvay"
EMPTY = [
    ("ban.tdkt", f"/ho-so/?{NOTHING}"),
    ("ban.tdkt", f"/so-thanh-tich/?{NOTHING}"),
    ("ban.tdkt", f"/quyet-dinh/?{NOTHING}"),
    ("ban.tdkt", f"/don-vi/?{NOTHING}"),
    ("ban.tdkt", f"/tim/?{NOTHING}"),
    ("ban.tdkt", "/tim/"),
    ("van.phong", f"/ke-hoach/?{NOTHING}"),
    ("van.phong", f"/dang-ky/?{NOTHING}"),
    ("lanh.dao", "/thu/"),
    ("quan.tri", "/"),
    ("quan.tri", "/bao-cao/"),
]
# The person, the form, and the button that sends it blank.
MISTAKEN = [
    ("van.phong", "/ke-hoach/nhap/", "Đọc văn bản"),
    ("ban.tdkt", "/dot-xet/moi/", "Mở đợt xét"),
    ("thu.ky", "/hoi-dong/moi/", "Lập phiên họp"),
    ("gd.xd", "/tai-khoan/mat-khau/", "Đổi mật khẩu"),
]
SECTIONS = [("doi-tuong/", "Thêm vào hồ sơ"), ("tai-lieu/", "Đính kèm"), ("nhap-xlsx/", "Kiểm tra tệp")]


def test_empty_lists_can_be_read_by_everybody(office):
    for login, address in EMPTY:
        office.go(office.as_(login), address)

    expect(office.as_("ban.tdkt").get_by_role("heading", level=1)).to_have_count(1)


def test_forms_with_mistakes_say_so_in_one_place_and_at_the_field(office):
    draft = Dossier.objects.get(state="draft", unit__kind="department").get_absolute_url()
    blank = [*MISTAKEN, *(("so.xd", f"{draft}{section}", name) for section, name in SECTIONS)]
    for login, address, name in blank:
        page = office.as_(login)
        page.goto(address)
        office.click(page, name)
        expect(page.get_by_text("Có lỗi cần sửa"), address).to_be_visible()
        assert page.title().startswith("Lỗi:"), address


def test_what_is_not_there_or_not_allowed_has_a_calm_page(office):
    page = office.as_("gd.xd")
    for address, words in [("/khong-co/", "Không tìm thấy"), ("/tham-dinh/", "Hàng đợi thẩm định")]:
        office.go(page, address)
        expect(page.get_by_text(words).first).to_be_visible()
