"""Taking back a list that was written under one trace: of records, or of units."""

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from thiduakt.base.undoing import built_on, take_back
from units.actions.imports.undoing import StandsInTheWayError
from units.models import ImportBatch

IN_THE_WAY = "Dữ liệu mới đã chiếm chỗ dữ liệu cũ."


def trace_obstacles(batch: ImportBatch) -> list[str]:
    """What has been done since with what the list wrote, in whole sentences."""
    return [f"Có {reason}." for reason in built_on(batch.trace)]


def take_trace_back(batch: ImportBatch) -> None:
    """Put everything back; the trace stays to be read. Raises StandsInTheWayError before anything changes."""
    standing = trace_obstacles(batch)
    if standing:
        raise StandsInTheWayError(" ".join(standing))
    try:
        with transaction.atomic():
            take_back(batch.trace)
    except (IntegrityError, ProtectedError, RestrictedError) as error:
        raise StandsInTheWayError(IN_THE_WAY) from error
