"""Samples of the past brought in: a list of which one line waits, and what one sends."""

from django.core.files.uploadedfile import SimpleUploadedFile

from awards.actions.clearances.opening import open_clearance
from awards.models import ClearanceAgency
from tests.factories.history import entered, line, table
from thiduakt.base.clock import today
from thiduakt.base.jobs import JobState
from thiduakt.base.uploads import check_content
from units.choices import ImportOutcome, ImportStage, Role
from units.models import ImportBatch

ARGUMENTS = {}
TYPED = {
    "awards:history_new": lambda s, thing: {"file": _file()},
    "awards:history_line": lambda s, row: {"skip": "1"},
    "awards:clearance_lines": lambda s, batch: {"line": str(batch.rows.get().pk), "person": "none"},
    "awards:clearance_new": lambda s, thing: {
        "agency": _agency(), "year": str(today().year), "usual": "hold",
        "document": "CV 1", "on": f"{today():%d/%m/%Y}", "file": _file(),
    },
}  # fmt: skip


def things(samples) -> dict:
    # As the migration wrote it; tests that flush the database take that along.
    ClearanceAgency.objects.get_or_create(name="Công an tỉnh")
    batch = entered(table(line("Người Lạ Nào")), actor=samples.actor(Role.REVIEWER))
    return {"list of the past": batch, "line that waits": batch.rows.get(), "list of an agency": _doubtful(samples)}


def _doubtful(samples) -> ImportBatch:
    """A list taken in, of which one line may be about several."""
    agency = ClearanceAgency.objects.get(name="Công an tỉnh")
    batch = open_clearance(
        agency=agency, year=today().year, usual="hold", about="", document="CV 1", on=today(),
        checked=check_content(table(line()), "ds.xlsx", ("xlsx",)), actor=samples.actor(Role.REVIEWER),
    )  # fmt: skip
    ImportBatch.objects.filter(pk=batch.pk).update(stage=ImportStage.DONE, state=JobState.DONE)
    facts = {"subject": "ca_nhan", "fact": {}, "verdict": "hold", "reason": "", "hold_reason": "thanh_tra", "paper": ""}
    batch.rows.create(
        place=1, nth=1, sheet="DS", number=2, name="Lê Văn Hai", outcome=ImportOutcome.UNSURE, facts=facts
    )
    return batch


def _file() -> SimpleUploadedFile:
    return SimpleUploadedFile("lich-su.xlsx", table(line()))


def _agency() -> str:
    return str(ClearanceAgency.objects.get(name="Công an tỉnh").pk)
