import logging

import pytest
from weasyprint.urls import FatalURLFetchingError, fetch

from reports.documents.assets import ALLOWED, FONTS, STYLE
from reports.documents.fetcher import ClosedFetcher, allowed_path
from reports.documents.press import PressError, print_html


@pytest.mark.parametrize("path", sorted(ALLOWED), ids=lambda path: path.name)
def test_our_own_files_are_read(path):
    assert allowed_path(path.as_uri()) == path


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        f"{STYLE.parent.as_uri()}/../css/../../manage.py",
        f"{STYLE.parent.as_uri()}/%2e%2e/%2e%2e/manage.py",
        f"file://localhost{STYLE}",
        f"{STYLE.as_uri()}?v=1",
        f"{FONTS['bold'].parent.as_uri()}/LICENSE",
        "http://127.0.0.1:1/x.css",
        "https://example.com/x.png",
        "ftp://example.com/x",
        "data:text/css,*{display:none}",
        "data:text/html;base64,AAAA",
        "",
    ],
)
def test_everything_else_is_refused(url):
    with pytest.raises(FatalURLFetchingError), fetch(ClosedFetcher(), url):
        pass


def test_a_picture_inside_the_page_is_allowed():
    dot = "data:image/png;base64,iVBORw0KGgo="
    with fetch(ClosedFetcher(), dot) as response:
        assert response.read() == b"\x89PNG\r\n\x1a\n"


def test_a_page_that_asks_for_the_outside_is_not_printed():
    with pytest.raises(PressError, match="Address refused: file:///etc/passwd"):
        print_html("<img src='file:///etc/passwd'>")


def test_printing_says_nothing(caplog):
    with caplog.at_level(logging.WARNING, "weasyprint"):
        print_html("<link rel=stylesheet href=paper.css><p>Tờ trình")

    assert caplog.messages == []
