"""The demo province on a live server, a worker beside it, and one browser window per person."""

import threading
from io import StringIO

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Page, sync_playwright

from reports.actions.sweeping import sweep_all
from reports.management.demo.source import PASSWORD
from reports.models import ReminderRule
from script.browser import find_browser
from tests.journeys.office import Office

WIDE, NARROW = {"width": 1366, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def orm_beside_the_browser(monkeypatch):
    """Playwright keeps an event loop in this thread; the test's own queries are meant all the same."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def province_at_work(transactional_db):
    """The demo province; a flush takes along what migrations wrote, so the reminder rules come back first."""
    for days in (7, 3, 1, 0, -1):
        ReminderRule.objects.get_or_create(days_before=days)
    call_command("demo", stdout=StringIO())


@pytest.fixture
def worker(province_at_work):
    """Does what the Celery worker does: looks at the rows again and again."""
    stop = threading.Event()

    def work():
        try:
            while not stop.wait(0.3):
                sweep_all()
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    yield
    stop.set()
    thread.join()


@pytest.fixture
def office(live_server, worker):
    """`office.as_("gd.xd")` is that person's page, logged in; every page seen is checked by axe at both widths."""
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])

        def open_window(login: str) -> Page:
            page = browser.new_context(base_url=live_server.url, viewport=WIDE, locale="vi-VN").new_page()
            page.on("pageerror", lambda error: complaints.append(f"{login}: {error}"))
            page.goto("/dang-nhap/")
            page.fill("[name=username]", login)
            page.fill("[name=password]", PASSWORD)
            page.get_by_role("button", name="Đăng nhập").click()
            page.get_by_role("heading", name="Bàn làm việc").wait_for()
            return page

        at_work = Office(open_window, finders.find("vendor/axe/axe.min.js"), widths=(WIDE, NARROW))
        yield at_work
        browser.close()
    assert [*complaints, *dict.fromkeys(at_work.complaints)] == []
