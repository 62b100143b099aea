"""The scripts in a real browser: no text is lost, nothing is sent twice, nothing breaks the content policy."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.base.script_pages import POSTED

pytestmark = pytest.mark.journey

OFFER = ".draft p"


@pytest.fixture
def tab(live_server, settings):
    """A page of a fresh browser; a complaint of the browser fails the test."""
    settings.ROOT_URLCONF = "tests.base.script_pages"
    POSTED.clear()
    complaints = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844}).new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        browser.close()
    assert complaints == []


def write(page, address: str, text: str) -> None:
    page.goto(address)
    page.fill("#id_note", text)
    page.check("#id_agree")
    page.fill("#id_secret", "khong duoc giu")
    page.get_by_text("Chưa lưu; trình duyệt đang giữ giúp bạn.").wait_for()


def kept(page) -> str:
    return page.evaluate("JSON.stringify(localStorage)")


def test_a_closed_page_offers_what_was_typed_and_fills_it_in(tab):
    write(tab, "/ghi/", "Một đoạn dài")
    tab.goto("/ghi/")
    tab.get_by_role("button", name="Dùng lại nội dung này").click()

    assert (tab.input_value("#id_note"), tab.is_checked("#id_agree")) == ("Một đoạn dài", True)
    assert tab.input_value("#id_secret") == ""
    assert "khong duoc giu" not in kept(tab)


def test_what_is_thrown_away_is_not_offered_again(tab):
    write(tab, "/ghi/", "Bỏ")
    tab.goto("/ghi/")
    tab.get_by_role("button", name="Bỏ đi").click()
    tab.goto("/ghi/")

    assert tab.locator(OFFER).count() == 0
    assert kept(tab) == "{}"


def test_a_session_that_ends_in_the_middle_loses_nothing(tab):
    write(tab, "/het-phien/", "Gõ dở khi hết phiên")
    tab.get_by_role("button", name="Lưu").click()
    tab.get_by_role("heading", name="Đăng nhập").wait_for()
    tab.goto("/het-phien/")
    tab.get_by_role("button", name="Dùng lại nội dung này").click()

    assert tab.input_value("#id_note") == "Gõ dở khi hết phiên"


def test_what_was_saved_is_forgotten(tab):
    write(tab, "/ghi/", "Đã lưu")
    tab.keyboard.press("Control+Enter")
    tab.get_by_role("heading", name="Xong").wait_for()
    tab.goto("/ghi/")

    assert POSTED == ["Đã lưu"]
    assert tab.locator(OFFER).count() == 0
    assert kept(tab) == "{}"


def test_an_error_brings_the_summary_into_focus_and_keeps_the_text(tab):
    tab.goto("/ghi/")
    tab.fill("#id_note", "Chưa đánh dấu")
    tab.get_by_role("button", name="Lưu").click()
    tab.get_by_role("heading", name="Có lỗi cần sửa").wait_for()

    assert tab.evaluate("document.activeElement.className") == "error-summary"
    assert tab.input_value("#id_note") == "Chưa đánh dấu"
    assert tab.title().startswith("Lỗi: Ghi")


def test_a_double_press_sends_once(tab):
    write(tab, "/cham/", "Một lần")
    tab.get_by_role("button", name="Lưu").dblclick()
    tab.evaluate("document.querySelector('main button').click()")
    tab.wait_for_timeout(300)

    assert POSTED == ["Một lần"]


def test_a_paper_in_the_making_comes_in_by_itself_and_is_announced(tab):
    tab.goto("/cho/")
    tab.get_by_role("link", name="Tờ trình").wait_for()

    assert tab.text_content("#announce") == "Tờ trình: đã tạo xong."
    assert tab.locator("progress").count() == 0


@pytest.mark.parametrize("widths", [(390,), (1366, 390), (1366, 390, 1366)], ids=str)
def test_no_name_and_no_chart_widens_the_page(tab, widths):
    """Also after the window was made narrower with the chart already drawn."""
    tab.set_viewport_size({"width": widths[0], "height": 844})
    tab.goto("/rong/")
    for width in widths[1:]:
        tab.wait_for_timeout(300)
        tab.set_viewport_size({"width": width, "height": 844})
    tab.wait_for_timeout(500)

    assert tab.evaluate("document.documentElement.scrollWidth") == widths[-1]
    drawn = tab.evaluate("""() => {
        const chart = Chart.getChart(document.querySelector("canvas"));
        const { ticks, height } = chart.scales.y;
        const most = Math.max(...ticks.map((tick) => [tick.label].flat().length));
        return [ticks.length, chart.width === chart.canvas.parentElement.clientWidth, height / 12 >= most * 15];
    }""")
    assert drawn == [12, True, True]
