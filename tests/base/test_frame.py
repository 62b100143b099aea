"""The frame around every page: error pages that need nothing, no inline code, no foreign host, files that exist."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory

SCREENS = [path for path in Path("templates").rglob("*.html") if "documents" not in path.parts]
INLINE = re.compile(r"""\sstyle=|\son[a-z]+=["']|<style|<script(?![^>]*\s(?:src|type="application/json")=?)""")
FOREIGN = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""")
ASSET = re.compile(r"""\{% static "([^"]+)" %\}""")


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("400.html", "Không đọc được yêu cầu"),
        ("500.html", "Hệ thống gặp lỗi"),
        ("503.html", "Hệ thống đang tạm nghỉ"),
    ],
)
def test_error_pages_need_no_context_and_no_database(name, heading):
    html = render_to_string(name)

    assert re.findall(r"<h1>(.*?)</h1>", html) == [heading]
    assert "<html lang" in html


def test_what_was_typed_comes_back_escaped():
    html = render_to_string("503.html", {"code": "a1b2", "typed": [("Ghi chú", "</textarea><b>")]})

    assert "Mã 503 · a1b2" in html
    assert "&lt;/textarea&gt;&lt;b&gt;</textarea>" in html


@pytest.mark.parametrize(
    ("name", "heading"), [("403.html", "Việc này không làm được"), ("404.html", "Không tìm thấy trang này")]
)
def test_refusals_need_no_login(name, heading):
    html = render_to_string(name, request=RequestFactory().get("/"))

    assert re.findall(r"<h1>(.*?)</h1>", html) == [heading]


def test_a_refusal_shows_its_reason():
    html = render_to_string("403.html", {"reason": "Đợt này đã đóng."}, request=RequestFactory().get("/"))

    assert html.count("<p>Đợt này đã đóng.</p>") == 1


@pytest.mark.parametrize("path", SCREENS, ids=str)
def test_pages_carry_no_inline_code_and_ask_no_other_host(path):
    source = path.read_text()

    assert INLINE.findall(source) == []
    assert FOREIGN.findall(source) == []


@pytest.mark.parametrize("path", [path for path in SCREENS if ASSET.search(path.read_text())], ids=str)
def test_every_asset_a_page_names_is_there(path):
    named = ASSET.findall(path.read_text())

    assert [asset for asset in named if finders.find(asset) is None] == []


def test_the_search_sees_inline_code():
    assert INLINE.search('<p style="color:red">')
    assert INLINE.search("<script>alert(1)</script>")
    assert not INLINE.search('<script src="/static/js/forms.js" defer></script>')
    assert FOREIGN.search('<img src="//cdn.example/a.png">')
