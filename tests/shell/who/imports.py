"""Samples of imports."""

from tests.factories.imports import applied, checked, opened, plain
from thiduakt.base.jobs import JobState
from units.choices import ImportStage, Role

ARGUMENTS = {}
TYPED = {}

ONE = (1, "Vũ Thị Mẫu", "01/02/1990", "Nữ", "Chuyên viên", "")


def things(samples) -> dict:
    unit = samples.things["unit"]
    actor = samples.actor(Role.UNIT_HEAD, unit)
    failed = opened(plain(ONE), unit=unit, actor=actor)
    failed.stage, failed.state = ImportStage.CHECKING, JobState.FAILED
    failed.save()
    return {
        "import failed": failed,
        "import done": applied(plain(ONE), unit=unit, actor=actor),
        "import checked": checked(
            plain((1, "Vũ Thị Khác", "01/02/1991", "Nữ", "Chuyên viên", "")), unit=unit, actor=actor
        ),
    }
