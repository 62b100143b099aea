#!/usr/bin/env python3
"""Copy what the pages and papers need from node_modules into the git-ignored static/vendor.

Standard library only. References to files we do not ship (source maps, .woff twins) are
removed, because a manifest storage refuses a stylesheet that points at a missing file.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"

SCREEN_FONT = "@fontsource/be-vietnam-pro"
SCREEN_WEIGHTS = (400, 500, 600, 700)
SCREEN_SUBSETS = ("vietnamese", "latin-ext", "latin")
PAPER_FONT = "@expo-google-fonts/tinos"
PAPER_STYLES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")

TEXT_FILES = {
    "bootstrap/bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap-icons/bootstrap-icons.min.css": "bootstrap-icons/font/bootstrap-icons.min.css",
    "htmx/htmx.min.js": "htmx.org/dist/htmx.min.js",
    "chart/chart.umd.min.js": "chart.js/dist/chart.umd.min.js",
}
BINARY_FILES = {
    "bootstrap-icons/fonts/bootstrap-icons.woff2": ("bootstrap-icons/font/fonts/bootstrap-icons.woff2"),
    **{f"tinos/Tinos_{style}.ttf": f"{PAPER_FONT}/{style}/Tinos_{style}.ttf" for style in PAPER_STYLES},
    **{
        f"be-vietnam-pro/files/be-vietnam-pro-{subset}-{weight}-normal.woff2": (
            f"{SCREEN_FONT}/files/be-vietnam-pro-{subset}-{weight}-normal.woff2"
        )
        for subset in SCREEN_SUBSETS
        for weight in SCREEN_WEIGHTS
    },
}
LICENCES = {
    "bootstrap/LICENSE": "bootstrap/LICENSE",
    "bootstrap-icons/LICENSE": "bootstrap-icons/LICENSE",
    "htmx/LICENSE": "htmx.org/LICENSE",
    "chart/LICENSE": "chart.js/LICENSE.md",
    "be-vietnam-pro/LICENSE": f"{SCREEN_FONT}/LICENSE",
    "tinos/LICENSE": f"{PAPER_FONT}/LICENSE_FONT",
}
# Only the tests inject this one; it is absent after `npm ci --omit=dev`.
DEV_FILES = {"axe/axe.min.js": "axe-core/axe.min.js", "axe/LICENSE": "axe-core/LICENSE"}

SOURCE_MAP = re.compile(r"(?m)^\s*(?://|/\*)[#@]\s*sourceMappingURL=.*$\n?")
WOFF_TWIN = re.compile(r",\s*url\([^)]*\.woff(?:\?[^)]*)?\)\s*format\(['\"]woff['\"]\)")


def without_missing_files(text: str) -> str:
    return WOFF_TWIN.sub("", SOURCE_MAP.sub("", text))


def screen_font_css() -> str:
    sheets = [MODULES / SCREEN_FONT / f"{weight}.css" for weight in SCREEN_WEIGHTS]
    return without_missing_files("\n".join(sheet.read_text("utf-8") for sheet in sheets))


def build(target: Path) -> None:
    present = {ours: theirs for ours, theirs in DEV_FILES.items() if (MODULES / theirs).exists()}
    for ours, theirs in {**TEXT_FILES, **BINARY_FILES, **LICENCES, **present}.items():
        destination = target / ours
        destination.parent.mkdir(parents=True, exist_ok=True)
        if ours in TEXT_FILES:
            text = (MODULES / theirs).read_text("utf-8")
            destination.write_text(without_missing_files(text), "utf-8")
        else:
            shutil.copyfile(MODULES / theirs, destination)
    (target / "be-vietnam-pro" / "be-vietnam-pro.css").write_text(screen_font_css(), "utf-8")


def main() -> int:
    """Build beside the old folder and swap, so a page never meets half a folder."""
    fresh, old = MODULES / ".vendor-new", MODULES / ".vendor-old"
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        build(fresh)
    except FileNotFoundError as error:
        print(f"Thiếu {error.filename}: chạy `npm ci` trước. (missing file)", file=sys.stderr)
        return 1
    if VENDOR.exists():
        VENDOR.rename(old)
    VENDOR.parent.mkdir(exist_ok=True)
    fresh.rename(VENDOR)
    shutil.rmtree(old, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
