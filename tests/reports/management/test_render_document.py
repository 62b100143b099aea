from io import StringIO

import pytest
from django.core.management import ManagementUtility, call_command

from tests.reports.documents.pdf import pages_of
from tests.reports.subjects import MAKERS, make_plan, make_province

pytestmark = pytest.mark.django_db


def run(*args):
    out, err = StringIO(), StringIO()
    call_command("render_document", *args, stdout=out, stderr=err)
    return out.getvalue()


def refused(capsys, *args):
    """Exit code and what stands on stderr, as a script sees it."""
    with pytest.raises(SystemExit) as ended:
        ManagementUtility(["manage.py", "render_document", *args]).execute()
    shown = capsys.readouterr()
    assert shown.out == ""
    return ended.value.code, shown.err


@pytest.mark.parametrize("kind", MAKERS)
def test_each_kind_is_written_to_a_file(kind, tmp_path):
    subject = MAKERS[kind](make_province())
    target = tmp_path / "giay.pdf"

    assert run(kind, str(subject.pk), "--out", str(target)) == ""
    assert len(pages_of(target.read_bytes())) >= 1


def test_word_form_on_request(tmp_path):
    target = tmp_path / "giay.docx"
    run("plan", str(make_plan(make_province()).pk), "--out", str(target), "--format", "docx")

    assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (
            ("hoa-don", "1"),
            "Không có loại văn bản “hoa-don”; các loại: plan, proposal, minutes, decision, division, amendment.",
        ),
        (("plan", "12"), "Mã “12” không đúng dạng; cần mã UUID của kế hoạch."),
        (
            ("plan", "00000000-0000-4000-8000-000000000000"),
            "Không tìm thấy kế hoạch có mã 00000000-0000-4000-8000-000000000000.",
        ),
        (("plan", "12", "--format", "odt"), "Không có định dạng “odt”; các định dạng: pdf, docx."),
        (("plan",), "Tham số không đúng. Cách dùng: manage.py render_document KIND ID --out … [--format …]"),
    ],
)
def test_bad_input_is_one_sentence_and_code_two(args, sentence, tmp_path, capsys):
    assert refused(capsys, *args, "--out", str(tmp_path / "x.pdf")) == (2, f"{sentence}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path, capsys):
    plan = make_plan(make_province())
    target = tmp_path / "khong-co" / "x.pdf"

    sentence = f"Không ghi được tệp {target}: thư mục không có hoặc không cho ghi.\n"
    assert refused(capsys, "plan", str(plan.pk), "--out", str(target)) == (2, sentence)
