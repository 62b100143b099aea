"""Samples of the past brought in: a list of which one line waits, and what one sends."""

from django.core.files.uploadedfile import SimpleUploadedFile

from awards.models import ClearanceAgency
from tests.factories.history import entered, line, table
from thiduakt.base.clock import today
from units.choices import Role

ARGUMENTS = {}
TYPED = {
    "awards:history_new": lambda s, thing: {"file": _file()},
    "awards:history_line": lambda s, row: {"skip": "1"},
    "awards:clearance_new": lambda s, thing: {
        "agency": _agency(), "year": str(today().year), "usual": "hold",
        "document": "CV 1", "on": f"{today():%d/%m/%Y}", "file": _file(),
    },
}  # fmt: skip


def things(samples) -> dict:
    # As the migration wrote it; tests that flush the database take that along.
    ClearanceAgency.objects.get_or_create(name="Công an tỉnh")
    batch = entered(table(line("Người Lạ Nào")), actor=samples.actor(Role.REVIEWER))
    return {"list of the past": batch, "line that waits": batch.rows.get()}


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("lich-su.xlsx", table(line()))


def _agency() -> str:
    return str(ClearanceAgency.objects.get(name="Công an tỉnh").pk)
