#!/usr/bin/env python3
"""Photograph a few pages of a running demo province; script/screenshots starts one and calls this.

Needs only the demo accounts. Pictures are reduced to a palette, so that they stay small in the repository.
"""

import io
import json
import sys
import time
import urllib.request
from datetime import date, timedelta
from pathlib import Path

from browser import find_browser
from openpyxl import Workbook
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "reports" / "management" / "demo"
PICTURES = ROOT / "docs" / "img"
PASSWORD_LINE = "PASSWORD = "
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLOURS = 128
MOST_BYTES = 250_000
PATIENCE_SECONDS = 180
DESKTOP = {"width": 1366, "height": 860}
PHONE = {"width": 390, "height": 844}


def wait_for(address: str) -> None:
    """Until the health page answers. Raises TimeoutError."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            direct.open(f"{address}/suc-khoe/", timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(f"{address} không trả lời sau {PATIENCE_SECONDS} giây.")


def password() -> str:
    lines = (DEMO / "source.py").read_text("utf-8").splitlines()
    line = next(line for line in lines if line.startswith(PASSWORD_LINE))
    return json.loads(line.removeprefix(PASSWORD_LINE))


def plan_text() -> str:
    """The demo's own plan, as an officer would paste it."""
    today = date.today()
    days = {"report_day": today + timedelta(days=17), "interim_day": today + timedelta(days=6)}
    text = (DEMO / "ke-hoach.txt").read_text("utf-8")
    return text.format(year=today.year, **{name: f"{day:%d/%m/%Y}" for name, day in days.items()})


def open_as(browser: Browser, address: str, login: str, viewport: dict) -> Page:
    page = browser.new_context(viewport=viewport, base_url=address, locale="vi-VN").new_page()
    page.goto("/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(password())
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{address}/")
    return page


def keep(page: Page, name: str) -> None:
    """Write the visible part of the page as a PNG of few colours. Raises ValueError when it is too large."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    target = PICTURES / f"{name}.png"
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    size = target.stat().st_size
    if size > MOST_BYTES:
        raise ValueError(f"{target.name}: {size} byte, lớn quá {MOST_BYTES}.")
    print(f"  {target.relative_to(ROOT)} ({size // 1000} kB)")


def desk(browser: Browser, address: str) -> None:
    page = open_as(browser, address, "gd.xd", DESKTOP)
    keep(page, "ban-lam-viec")


def dossier(browser: Browser, address: str) -> None:
    page = open_as(browser, address, "gd.xd", DESKTOP)
    page.goto("/ho-so/")
    page.locator("tbody th a").first.click()
    keep(page, "ho-so")


def intake(browser: Browser, address: str) -> None:
    page = open_as(browser, address, "van.phong", DESKTOP)
    page.goto("/ke-hoach/nhap/")
    page.get_by_label("Dán văn bản kế hoạch").fill(plan_text())
    page.get_by_role("button", name="Đọc văn bản").click()
    keep(page, "nhap-ke-hoach")


def book(browser: Browser, address: str) -> None:
    """The pages that the handbook of units, people and accounts shows."""
    page = open_as(browser, address, "van.phong", DESKTOP)
    for path, row, name in (
        ("/don-vi/", "xã An Phú", "don-vi"),
        ("/sap-xep-don-vi/", "", "sap-xep-don-vi"),
        ("/khoi-thi-dua/", "Khối thi đua số 1", "khoi-thi-dua"),
        ("/tim/?q=nguyen+thi", None, "tim-kiem"),
    ):
        page.goto(path)
        if row is not None:
            page.locator("main :is(table, .rows) a", has_text=row).first.click()
        keep(page, name)
    head = open_as(browser, address, "gd.xd", DESKTOP)
    for path, name in (("/con-nguoi/xep-loai/", "xep-loai"), ("/tai-khoan/quan-ly/", "tai-khoan")):
        head.goto(path)
        keep(head, name)


def people_list(browser: Browser, address: str) -> None:
    """A list with title lines and a group, right after it was read."""
    book = Workbook()
    for row in (
        ["SỞ XÂY DỰNG"], ["DANH SÁCH VIÊN CHỨC, NGƯỜI LAO ĐỘNG"], [],
        ["STT", "Họ và tên", "Ngày sinh", "Nam/Nữ", "Chức vụ", "Ngày vào Đảng"],
        ["I. PHÒNG HẠ TẦNG GIAO THÔNG"],
        [1, "Lê Minh Khang", "12/4/1988", "Nam", "Kỹ sư", "19.5.2014"],
        [2, "Phạm Thu Hiền", "03-09-1991", "Nữ", "Chuyên viên", ""],
    ):  # fmt: skip
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    page = open_as(browser, address, "so.xd", DESKTOP)
    page.goto("/nhap-danh-sach/moi/")
    file = {"name": "danh-sach.xlsx", "mimeType": XLSX, "buffer": content.getvalue()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Đọc tệp").click()
    keep(page, "nhap-danh-sach")


def law_and_register(browser: Browser, address: str) -> None:
    """The pages that the handbook of the law, the standards and the register shows."""
    board = open_as(browser, address, "ban.tdkt", DESKTOP)
    for path, row, name in (
        ("/quy-dinh/thay-doi/", None, "quy-dinh"),
        ("/so-thanh-tich/", "", "so-thanh-tich"),
        ("/han-muc/", None, "han-muc"),
        ("/chi-thuong/", "", "chi-thuong"),
    ):
        board.goto(path)
        if row is not None:
            board.locator("main table tbody a").first.click()
        keep(board, name)
    head = open_as(browser, address, "gd.xd", DESKTOP)
    head.goto("/co-the-de-nghi/")
    keep(head, "co-the-de-nghi")
    head.locator("main table tbody td:last-child a").first.click()
    keep(head, "dieu-kien")


def past_list(browser: Browser, address: str) -> None:
    """An old list with its decision in the heading, right after it was read."""
    year = date.today().year - 3
    book = Workbook()
    for row in (
        [f"Kèm theo Quyết định số 115/QĐ-UBND ngày 20/12/{year}"], ["DANH SÁCH ĐƯỢC TẶNG DANH HIỆU"], [],
        ["TT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị", "Danh hiệu", "Năm"],
        [1, "Đặng Đức Dũng", 1977, "Trung tâm Kiểm định", "CSTĐ cơ sở", year],
        [2, "Bùi Thị Ánh", 1985, "Phòng Hạ tầng giao thông", "LĐTT", year],
    ):  # fmt: skip
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    page = open_as(browser, address, "ban.tdkt", DESKTOP)
    page.goto("/so-thanh-tich/nhap-lich-su/moi/")
    file = {"name": "danh-sach.xlsx", "mimeType": XLSX, "buffer": content.getvalue()}
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Đọc tệp").click()
    keep(page, "nhap-lich-su")


def phone(browser: Browser, address: str) -> None:
    page = open_as(browser, address, "gd.gd", PHONE)
    keep(page, "dien-thoai")


def main() -> int:
    address = sys.argv[1].rstrip("/")
    PICTURES.mkdir(parents=True, exist_ok=True)
    wait_for(address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for take in (desk, dossier, intake, book, people_list, law_and_register, past_list, phone):
            take(browser, address)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
