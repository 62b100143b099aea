"""The command prints only JSON, or one sentence and a code of 2."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from campaigns.intake import extract_plan
from tests.campaigns.intake.samples import PLANS, plan_text


def run(*arguments: str) -> tuple[str, str, int]:
    out, errors = StringIO(), StringIO()
    try:
        call_command("extract_plan", *arguments, stdout=out, stderr=errors, no_color=True)
    except SystemExit as end:
        return out.getvalue(), errors.getvalue(), end.code
    return out.getvalue(), errors.getvalue(), 0


@pytest.mark.parametrize("name", ["bloc_draft.txt", "commune_tables.md"])
def test_json(name):
    out, errors, code = run(str(PLANS / name), "--json")

    assert (json.loads(out), errors, code) == (extract_plan(plan_text(name)), "", 0)
    assert "\\u" not in out


def test_summary():
    out, errors, code = run(str(PLANS / "department.txt"))

    assert (errors, code) == ("", 0)
    assert out.splitlines()[0] == "Số, ký hiệu: 1402/KH-SGDĐT"
    assert "Chỉ tiêu: 5" in out.splitlines()


def test_text_that_is_no_plan_is_answered(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Cách nấu phở.", "utf-8")

    out, _, code = run(str(path), "--json")

    assert (json.loads(out)["kind"], code) == (None, 0)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "không có nội dung"),
        ("a.bin", b"\x00\x01", "Chỉ nhận tệp có đuôi"),
        ("a.docx", b"PK\x03\x04 broken", "bị hỏng"),
        ("a.pdf", b"%PDF-1.7", "bị hỏng"),
    ],
)
def test_bad_input(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)

    out, errors, code = run(str(path), "--json")

    assert (out, code) == ("", 2)
    assert words in errors
    assert errors.count("\n") == 1


def test_missing_file(tmp_path):
    out, errors, code = run(str(tmp_path / "a.txt"), "--json")

    assert (out, code) == ("", 2)
    assert errors.startswith("Không mở được tệp")


def test_folder(tmp_path):
    assert run(str(tmp_path), "--json")[2] == 2


def test_too_large(tmp_path, settings):
    settings.UPLOAD_MAX_BYTES = 3
    path = tmp_path / "a.txt"
    path.write_bytes(b"1234")

    assert run(str(path))[1].startswith("Tệp a.txt lớn quá")
