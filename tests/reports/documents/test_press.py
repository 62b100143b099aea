import sys

import pytest

from reports.documents.press import PressError, _printed, print_apart
from tests.reports.documents.pdf import pages_of

PAGE = "<link rel='stylesheet' href='paper.css'><p>Tờ trình</p>"


def test_a_process_of_its_own_prints_the_same_page():
    (page,) = pages_of(print_apart(PAGE))

    assert page.extract_text() == "Tờ trình"
    assert {char["fontname"].split("+")[1] for char in page.chars} == {"Tinos"}


def test_a_page_that_reaches_out_is_refused():
    with pytest.raises(PressError, match=r"mã 1.*Address refused: http://127.0.0.1:1/x.png"):
        print_apart(f"{PAGE}<img src='http://127.0.0.1:1/x.png'>")


def test_memory_is_capped():
    with pytest.raises(PressError, match=r"Máy in (dừng|bị ngắt) giữa chừng"):
        print_apart(PAGE, memory=40 * 1024**2)


def test_time_is_capped():
    with pytest.raises(PressError, match=r"Quá 1 giây|Máy in (dừng|bị ngắt) giữa chừng"):
        print_apart(PAGE + "<p>Một dòng dài</p>" * 20000, seconds=1)


def test_secrets_do_not_reach_the_press(monkeypatch):
    """The child's own memory file shows what it was given; a page cannot read it, so ask the code."""
    monkeypatch.setenv("SECRET_KEY", "bi-mat")
    seen = {}

    def spy(order, *, env, **rest):
        seen.update(env)
        raise PressError("đủ")

    monkeypatch.setattr("reports.documents.press.subprocess.run", spy)
    with pytest.raises(PressError):
        print_apart(PAGE)
    assert "SECRET_KEY" not in seen


def press(tmp_path, *steps: str) -> list[str]:
    """An order that on its first, second… run does the steps: a line of Python each."""
    code = "import os, sys; n = len(os.listdir(sys.argv[1])); open(f'{sys.argv[1]}/{n}', 'w'); exec(sys.argv[2 + n])"
    return [sys.executable, "-c", code, str(tmp_path), *steps]


CRASH, WRITE = "os.kill(os.getpid(), 11)", "sys.stdout.write('%PDF-' + sys.stdin.read())"


def test_a_press_that_crashes_once_prints_the_same_page_again(tmp_path):
    assert _printed(press(tmp_path, CRASH, WRITE), b"trang", 30) == b"%PDF-trang"


def test_a_press_that_crashes_again_says_so(tmp_path):
    with pytest.raises(PressError, match=r"^Máy in bị ngắt giữa chừng \(tín hiệu 11\); trang in chưa có\.$"):
        _printed(press(tmp_path, CRASH, CRASH, WRITE), b"trang", 30)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_press_at_its_caps_is_not_started_again(tmp_path):
    with pytest.raises(PressError, match="tín hiệu 9"):
        _printed(press(tmp_path, "os.kill(os.getpid(), 9)", WRITE), b"trang", 30)
    assert len(list(tmp_path.iterdir())) == 1
