"""An officer takes in what an agency has sent."""

from datetime import date
from uuid import UUID

from awards.choices import CLEARANCE
from awards.models import ClearanceAgency
from awards.policies.history import may_bring_in
from thiduakt.base.uploads import CheckedFile
from units.actions.imports.opening import open_import
from units.models import ImportBatch, Post, Unit
from units.querysets import LINK


def open_clearance(
    *, agency: ClearanceAgency, year: int, usual: str, about: str, document: str, on: date, checked: CheckedFile,
    actor: Post, key: UUID | None = None,
) -> ImportBatch:  # fmt: skip
    """Keep the file. `on` is the day of the agency's paper, `usual` what the list holds where a line does not say
    (a ClearanceVerdict), `about` the reason where a line names none.

    Raises Refused, or ValidationError for `file`.
    """
    may_bring_in(actor, CLEARANCE).require()
    return open_import(
        kind=CLEARANCE,
        unit=Unit.objects.get(path=actor.unit.path[:LINK]),
        as_of=on,
        document=document,
        checked=checked,
        actor=actor,
        key=key,
        details={"agency": agency.pk, "year": year, "usual": usual, "about": about},
    )
