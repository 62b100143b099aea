"""`script/server` as a newcomer meets it: it starts, answers, says how to log in, and stops without a trace."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from tests.house.tree import ROOT

PATIENCE_SECONDS = 240
pytestmark = [
    pytest.mark.journey,
    pytest.mark.xdist_group("server"),
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="tells its processes by /proc"),
    pytest.mark.skipif(not (ROOT / ".venv/bin/honcho").exists(), reason="script/setup has not made .venv here"),
]


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def processes_of(folder: Path) -> list[str]:
    """Command lines of the living processes whose environment names the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder).encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:  # ended meanwhile, or another user's
            continue
    return [line for line in found if line]


def ask(address: str) -> str:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(address, timeout=20) as answer:
        return answer.read().decode()


def wait_until(question, what: str):
    end = time.monotonic() + PATIENCE_SECONDS
    while not (answer := question()):
        assert time.monotonic() < end, what
        time.sleep(0.2)
    return answer


def _hear_ctrl_c():
    """A suite in the background is born deaf to SIGINT, and a shell cannot trap what it was born deaf to."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def server(tmp_path):
    """Start script/server on an empty database of its own; yields (process, address, log)."""
    inherited = {
        name: value for name, value in os.environ.items() if name not in {"REDIS_URL", "DJANGO_SETTINGS_MODULE"}
    }
    own = {
        "PORT": str(free_port()),
        "DATABASE_URL": f"sqlite:///{tmp_path}/province.sqlite3",
        "BROKER_DIR": f"{tmp_path}/broker",
        "MEDIA_ROOT": f"{tmp_path}/media",
        "BEAT_SCHEDULE": f"{tmp_path}/beat",
    }
    log = tmp_path / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [ROOT / "script/server"],
            env=inherited | own,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            preexec_fn=_hear_ctrl_c,
        )
    yield process, f"http://127.0.0.1:{own['PORT']}", log
    process.terminate()
    process.wait(timeout=60)


def test_the_server_starts_answers_and_stops_without_a_trace(server, tmp_path):
    process, address, log = server
    port = address.rpartition(":")[2]

    def announced():
        assert process.poll() is None, log.read_text()
        return f"đang chạy tại {address}/" in log.read_text() and "quan.tri" in log.read_text()

    wait_until(announced, "the server did not say that it runs, or not with which accounts")
    login = ask(address + "/")
    styles = re.search(r'href="(/static/vendor/bootstrap/[^"]+)"', login)
    running = wait_until(lambda: len(found := processes_of(tmp_path)) >= 8 and found, "worker or beat is missing")
    second = subprocess.run(
        [ROOT / "script/server"],
        env=os.environ | {"PORT": port},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )

    assert "csrfmiddlewaretoken" in login
    assert len(ask(address + styles[1])) > 100_000
    assert [name for name in ("gunicorn", "worker", "beat") if not any(name in line for line in running)] == []
    assert (second.returncode, "Traceback" in second.stderr) == (1, False)
    assert f"Cổng {port} đang có chương trình khác dùng" in second.stderr

    process.send_signal(signal.SIGINT)

    assert process.wait(timeout=60) == 0
    assert processes_of(tmp_path) == []
    assert "Traceback" not in log.read_text()
