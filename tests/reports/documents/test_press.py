import pytest

from reports.documents.press import PressError, print_apart
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
    with pytest.raises(PressError, match="Máy in dừng giữa chừng"):
        print_apart(PAGE, memory=40 * 1024**2)


def test_time_is_capped():
    with pytest.raises(PressError, match=r"Quá 1 giây|Máy in dừng giữa chừng"):
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
