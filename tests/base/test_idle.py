"""The warning before a session ends, in a real browser with a clock that is moved."""

import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.factories.units import PostFactory
from tests.units.views.test_accounts import PASSWORD
from units.choices import Role

pytestmark = pytest.mark.journey
TITLE, GO_ON = "Bạn còn làm việc không?", "Tiếp tục làm việc"


@pytest.fixture
def post(transactional_db):
    return PostFactory(role=Role.UNIT_OFFICER)


def sign_in(page, post) -> None:
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(post.user.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("heading", name="Bàn làm việc").wait_for()


@pytest.fixture
def window(live_server, post, monkeypatch):
    """A browser whose clock can be moved, signed in; a complaint of the browser fails the test."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    complaints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844}, locale="vi-VN")
        context.clock.install()
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        sign_in(page, post)
        page.goto("/tai-khoan/mat-khau/")
        yield page
        browser.close()
    assert complaints == []


def dialog(page):
    return page.get_by_role("dialog", name=TITLE)


def test_before_the_end_a_dialog_asks_and_enter_goes_on(window):
    window.clock.fast_forward("57:00")
    expect(dialog(window)).to_have_count(0)
    window.clock.fast_forward("01:10")
    expect(dialog(window)).to_be_visible()
    expect(window.get_by_role("button", name=GO_ON)).to_be_focused()
    with window.expect_response("**/tai-khoan/phien/tiep-tuc/") as answer:
        window.keyboard.press("Enter")
    expect(dialog(window)).to_have_count(0)
    window.clock.fast_forward("30:00")

    assert answer.value.status == 302
    expect(dialog(window)).to_have_count(0)


def test_who_types_is_not_asked(window):
    window.clock.fast_forward("20:00")
    with window.expect_response("**/tai-khoan/phien/tiep-tuc/"):
        window.get_by_label("Mật khẩu hiện nay").press("a")
        window.clock.fast_forward("00:02")
    window.clock.fast_forward("50:00")

    expect(dialog(window)).to_have_count(0)


def test_another_tab_at_work_keeps_this_one_quiet(window):
    window.clock.fast_forward("50:00")
    other = window.context.new_page()
    other.goto("/tai-khoan/")
    now = window.evaluate("Date.now()")
    other.evaluate("now => localStorage.setItem('thiduakt:alive:' + document.body.dataset.user, String(now))", now)
    window.clock.fast_forward("09:30")

    expect(dialog(window)).to_have_count(0)


def test_after_the_end_the_text_stays_and_signing_in_elsewhere_brings_it_back(window, post):
    window.get_by_label("Mật khẩu hiện nay").fill("chữ đang gõ")
    window.context.clear_cookies()
    window.clock.fast_forward("01:01:00")
    over = window.get_by_text("Phiên làm việc đã hết hạn.")
    expect(over).to_be_visible()
    window.get_by_role("button", name=GO_ON).click()
    expect(window.get_by_text("Chưa tiếp tục được")).to_be_visible()
    with window.context.expect_page() as opened:
        window.get_by_role("link", name="đăng nhập lại ở một thẻ khác").click()
    sign_in(opened.value, post)
    window.clock.fast_forward("00:02")
    expect(dialog(window)).to_have_count(0)

    assert window.get_by_label("Mật khẩu hiện nay").input_value() == "chữ đang gõ"
    window.get_by_role("button", name="Đổi mật khẩu").click()
    expect(window.get_by_text("Có lỗi cần sửa")).to_be_visible()
