"""Commands of the office: whoever asks wrongly gets one Vietnamese sentence on stderr, and no traceback."""

import sys
from argparse import Action

from django.core.management.base import BaseCommand, CommandError, SystemCheckError
from django.db import OperationalError, ProgrammingError

# What Django adds to every command; nobody has to be told.
COMMON = frozenset(
    {
        "help", "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color", "skip_checks",
    }
)  # fmt: skip
NOT_READY = "Cơ sở dữ liệu không trả lời hoặc chưa được cập nhật. Hãy chạy: manage.py migrate."


class OfficeCommand(BaseCommand):
    """Exit code 2 for bad arguments and bad input, 1 for a database that is not there."""

    def create_parser(self, prog_name, subcommand, **kwargs):
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        own = [_spelled(action) for action in parser._actions if action.dest not in COMMON]
        usage = " ".join(["manage.py", subcommand, *own])
        # argparse itself speaks English, in several lines.
        parser.error = lambda _: self._refuse(CommandError(f"Tham số không đúng. Cách dùng: {usage}", returncode=2))
        return parser

    def execute(self, *args, **options):
        try:
            return super().execute(*args, **options)
        except SystemCheckError:
            raise
        except CommandError as error:
            return self._refuse(error)
        except (OperationalError, ProgrammingError) as error:
            if options.get("traceback"):
                raise
            return self._refuse(CommandError(NOT_READY, returncode=1), cause=error)

    def _refuse(self, error: CommandError, cause: Exception | None = None):
        """From the command line only the sentence; called from code the exception."""
        if not self._called_from_command_line:
            raise error from cause
        self.stderr.write(str(error))
        sys.exit(error.returncode)


def _spelled(action: Action) -> str:
    """`FILE`, `NAMES…`, `[--json]`, `[--on …]`: as an argument stands in the line of usage."""
    if not action.option_strings:
        return f"{(action.metavar or action.dest).upper()}{'…' if action.nargs in ('+', '*') else ''}"
    text = action.option_strings[-1] if action.nargs == 0 else f"{action.option_strings[-1]} …"
    return text if action.required else f"[{text}]"
