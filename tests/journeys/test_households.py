"""A household is entered on the way, put forward, and found again by the head of the commune: in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from awards.models import Dossier
from units.models import Household

pytestmark = pytest.mark.journey


def test_a_commune_puts_a_new_household_forward(office):
    officer, head = office.as_("xa.anphu"), office.as_("ct.anphu")
    dossier = Dossier.objects.get(state="draft", unit__kind="commune")

    office.go(officer, f"{dossier.get_absolute_url()}doi-tuong/")
    office.click(officer, "Ghi hộ chưa có trong danh sách", role="link")
    officer.get_by_label("Họ và tên chủ hộ").fill("Vi Thị Sáng")
    officer.get_by_label("Địa chỉ").fill("Thôn Bắc")
    office.click(officer, "Lưu")
    expect(officer).to_have_url(re.compile(r"/doi-tuong/#households-title$"))

    officer.get_by_label("Tên chủ hộ").fill("vi sang")
    officer.get_by_role("search", name="Tìm hộ gia đình").get_by_role("button", name="Tìm").click()
    officer.get_by_label(re.compile("Hộ Vi Thị Sáng")).check()
    officer.locator("[name=ho-award_type]").select_option(label="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh")
    office.click(officer, "Thêm hộ gia đình")
    expect(officer.get_by_text("Trong hồ sơ: 3 cá nhân, 2 hộ gia đình")).to_be_visible()
    office.click(officer, "Thêm hộ gia đình")
    expect(officer.get_by_role("link", name="Hãy chọn ít nhất một hộ gia đình.")).to_be_visible()

    office.go(head, "/tim/?q=vi+thi+sang")
    head.locator("main").get_by_role("link", name=re.compile("Hộ Vi Thị Sáng")).first.click()
    head.wait_for_load_state("networkidle")
    office.look(head)
    expect(head.get_by_role("heading", name="Đang được đề nghị")).to_be_visible()
    expect(head.get_by_text("Thôn Bắc, xã An Phú")).to_be_visible()

    household = Household.objects.get(head_name="Vi Thị Sáng")
    assert [(n.name, n.unit_name) for n in household.nominations.all()] == [("Hộ Vi Thị Sáng", "Thôn Bắc, xã An Phú")]
    assert [step.move for step in household.steps.all()] == ["add"]
