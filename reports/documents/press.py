"""From HTML to PDF/A. Knows neither Django nor the database; may run in a process of its own.

`python -m reports.documents.press` reads HTML on stdin and writes the PDF on stdout.
"""

import sys
import warnings

from .assets import STYLE

VARIANT = "pdf/a-2u"


class PressError(RuntimeError):
    """The page asked for something outside our own assets, or an asset is missing."""


def print_html(html: str) -> bytes:
    """The PDF bytes of a whole HTML page; fonts embedded, no address outside `assets` is read."""
    from weasyprint import HTML  # noqa: PLC0415 -- slow import
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    from .fetcher import ClosedFetcher  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
            page = HTML(string=html, base_url=STYLE.as_uri(), url_fetcher=ClosedFetcher())
            return page.write_pdf(pdf_variant=VARIANT)
    except FatalURLFetchingError as error:
        raise PressError(f"{error} ({error.__cause__})") from error


if __name__ == "__main__":
    sys.stdout.buffer.write(print_html(sys.stdin.buffer.read().decode()))
