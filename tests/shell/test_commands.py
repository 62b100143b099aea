"""Commands asked wrongly: exit code 2 and one sentence on stderr, whatever the command; nothing on stdout."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command, get_commands, load_command_class
from django.db import OperationalError, connection

from tests.house.tree import STOREYS

OURS = sorted(name for name, app in get_commands().items() if app in STOREYS or app == "thiduakt")


def answer(capsys, name, *arguments) -> tuple[int, str, list[str]]:
    """Exit code, stdout and the lines of stderr, as from the command line."""
    command = load_command_class(get_commands()[name], name)
    with pytest.raises(SystemExit) as caught:
        command.run_from_argv(["manage.py", name, *arguments])
    said = capsys.readouterr()
    return caught.value.code, said.out, said.err.splitlines()


def test_all_storeys_are_looked_at():
    assert {apps.get_app_config(get_commands()[name]).name for name in OURS} == {*STOREYS, "thiduakt"}


@pytest.mark.parametrize("name", OURS)
def test_an_unknown_argument_gets_the_usage_in_one_line(capsys, name):
    code, out, lines = answer(capsys, name, "--khong-co", "1")

    assert (code, out, len(lines)) == (2, "", 1)
    assert lines[0].startswith(f"Tham số không đúng. Cách dùng: manage.py {name}")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("send_reminders --on hom-qua", "Không đọc được ngày “hom-qua”. Hãy viết theo dạng năm-tháng-ngày."),
        ("send_reminders --on 9999-12-31", "Không đọc được ngày “9999-12-31”. Hãy viết theo dạng năm-tháng-ngày."),
        (
            "send_reminders --on 0001-01-01T00:00+14:00",
            "Không đọc được ngày “0001-01-01T00:00+14:00”. Hãy viết theo dạng năm-tháng-ngày.",
        ),
        ("bench lists --scales 0", "Tham số không đúng. Cách dùng: manage.py bench NAMES… [--scales …] [--json]"),
        ("load_packs /khong/co.json", "Không đọc được tệp /khong/co.json."),
        ("load_volume --units 0", "Số đơn vị và số người phải từ 1, các số khác từ 0 trở lên."),
        ("extract_plan /khong/co.txt --json", "Không mở được tệp /khong/co.txt. Hãy kiểm tra đường dẫn và quyền đọc."),
        ("check_eligibility /khong/co.json --json", "Không đọc được tệp /khong/co.json."),
        ("render_document plan x --out /tmp/x.pdf", "Mã “x” không đúng dạng; cần mã UUID của kế hoạch."),
    ],
)
def test_bad_input_gets_one_sentence(capsys, line, said):
    assert answer(capsys, *line.split()) == (2, "", [said])


@pytest.mark.django_db
def test_without_its_tables_a_command_says_what_to_run(capsys):
    def refuse(execute, sql, *args):
        raise OperationalError("no such table: reports_reminderrule")

    with connection.execute_wrapper(refuse):
        code, out, lines = answer(capsys, "send_reminders", "--json", "--skip-checks")

    assert (code, out) == (1, "")
    assert lines == ["Cơ sở dữ liệu không trả lời hoặc chưa được cập nhật. Hãy chạy: manage.py migrate."]


@pytest.mark.django_db
def test_called_from_code_a_refusal_is_an_exception():
    with pytest.raises(CommandError, match="Không đọc được ngày"):
        call_command("send_reminders", on="hom-qua")
