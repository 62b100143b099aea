#!/usr/bin/env python3
"""Print the browser for journeys and screenshots: the system's Chromium, else playwright's; exit 1 for none."""

import os
import shutil
import sys


def find_browser() -> str | None:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found:
        return found
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- starts a driver; only when nothing else is there

    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    return downloaded if os.path.exists(downloaded) else None


if __name__ == "__main__":
    browser = find_browser()
    if browser is None:
        sys.exit(1)
    print(browser)
