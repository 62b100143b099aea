"""The only door through which the press reads: our own style sheet and fonts, nothing else.

Imports WeasyPrint (slow): reach this module through `press` only.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.documents.assets import ALLOWED

_KINDS = {".css": "text/css; charset=utf-8", ".ttf": "font/ttf"}
_PICTURES = ("data:image/png;base64,", "data:image/jpeg;base64,")


class ClosedFetcher(URLFetcher):
    """Answers the exact files of `assets.ALLOWED` and small pictures carried in the page itself."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url, headers=None):
        """Response for an allowed address; `ValueError` for every other one."""
        if url.startswith(_PICTURES):
            return super().fetch(url)
        path = allowed_path(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _KINDS[path.suffix]})


def allowed_path(url: str) -> Path:
    """The bundled file behind a `file:` address; `ValueError` when it is none of ours."""
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.netloc == "" and not parts.query:
        path = Path(unquote(parts.path)).resolve()
        if path in ALLOWED:
            return path
    raise ValueError(f"Address refused: {url[:200]}")
