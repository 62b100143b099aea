"""From HTML to PDF/A. Knows neither Django nor the database.

`print_html` prints in this process; `print_apart` in one of its own with caps on time and memory,
without the settings and secrets of the application: `python -m reports.documents.press` reads HTML
on stdin and writes the PDF on stdout.
"""

import logging
import os
import resource
import signal
import subprocess
import sys
import warnings
from pathlib import Path

from reports.documents.assets import STYLE

VARIANT = "pdf/a-2u"
SECONDS = 120
MEMORY = 2 * 1024**3
CAPPED = {-signal.SIGXCPU, -signal.SIGKILL}  # its caps, or the system short of memory: not again at once
_ROOT = Path(__file__).resolve().parents[2]

log = logging.getLogger(__name__)


class PressError(RuntimeError):
    """The page cannot be printed: it asked for something foreign, or was too big for the caps."""


def print_html(html: str) -> bytes:
    """The PDF bytes of a whole HTML page; fonts embedded, no address outside `assets` is read."""
    from weasyprint import HTML  # noqa: PLC0415 -- slow import
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

    from reports.documents.fetcher import ClosedFetcher  # noqa: PLC0415

    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
            page = HTML(string=html, base_url=STYLE.as_uri(), url_fetcher=ClosedFetcher())
            return page.write_pdf(pdf_variant=VARIANT)
    except FatalURLFetchingError as error:
        raise PressError(f"{error} ({error.__cause__})") from error


def print_apart(html: str, *, seconds: int = SECONDS, memory: int = MEMORY) -> bytes:
    """The same in a process of its own. Raises PressError when it fails or outgrows its caps."""
    order = [sys.executable, "-m", "reports.documents.press", str(seconds), str(memory)]
    return _printed(order, html.encode(), seconds)


def _printed(order: list[str], html: bytes, seconds: int) -> bytes:
    """What the order writes. Killed by a signal it is given once more: a crash of a library may be of one moment."""
    done = _run(order, html, seconds)
    if done.returncode < 0 and done.returncode not in CAPPED:
        log.warning("Máy in bị ngắt (tín hiệu %d), in lại một lần.", -done.returncode)
        done = _run(order, html, seconds)
    if done.returncode < 0:
        raise PressError(f"Máy in bị ngắt giữa chừng (tín hiệu {-done.returncode}); trang in chưa có.")
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise PressError(f"Máy in dừng giữa chừng (mã {done.returncode}). {''.join(last)}".strip())
    return done.stdout


def _run(order: list[str], html: bytes, seconds: int) -> subprocess.CompletedProcess:
    """The order done within its time. Raises PressError when it takes longer."""
    air = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "TMPDIR") if key in os.environ}
    try:
        return subprocess.run(order, input=html, capture_output=True, timeout=seconds, cwd=_ROOT, env=air, check=False)
    except subprocess.TimeoutExpired as error:
        raise PressError(f"Quá {seconds} giây mà chưa xong.") from error


def _main(seconds: int, memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    sys.stdout.buffer.write(print_html(sys.stdin.buffer.read().decode()))


if __name__ == "__main__":
    _main(*map(int, sys.argv[1:3]))
