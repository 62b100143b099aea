"""Taking a whole list of the past out of the register again, with all that the queue has added to it."""

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from awards.models import Award
from thiduakt.base.undoing import EDITED, Standing, standing_on, take_back
from units.actions.imports.traces import IN_THE_WAY
from units.actions.imports.undoing import StandsInTheWayError
from units.choices import ImportOutcome
from units.models import ImportBatch

NAMED = 3
WHY = {
    EDITED: "đã được hủy, thay thế hoặc chuyển sang hồ sơ khác sau khi nhập",
    "gone": "không còn trong sổ",
    "leans": "đã có việc khác dựa vào",
}


def entries_of(batch: ImportBatch) -> list[dict]:
    """All that was written from the list: at once, and later line by line."""
    later = batch.rows.exclude(undo={}).order_by("place").values_list("undo", flat=True)
    return [*batch.trace, *(entry for undo in later for entry in undo.get("trace", []))]


def obstacles(batch: ImportBatch) -> list[str]:
    """What has been built on it since, in whole sentences with names."""
    return [_sentence(each) for each in standing_on(entries_of(batch))]


def leave_register(batch: ImportBatch) -> None:
    """Take all of it back. Call inside the act's transaction. Raises StandsInTheWayError before anything changes."""
    entries = entries_of(batch)
    standing = [_sentence(each) for each in standing_on(entries)]
    if standing:
        raise StandsInTheWayError(" ".join(standing))
    try:
        with transaction.atomic():
            take_back(entries)
    except (IntegrityError, ProtectedError, RestrictedError) as error:
        raise StandsInTheWayError(IN_THE_WAY) from error
    batch.trace = []
    batch.rows.exclude(undo={}).update(undo={})
    batch.rows.filter(outcome__in=[ImportOutcome.UNSURE, ImportOutcome.ERROR]).update(doubt="")


def _sentence(each: Standing) -> str:
    noun = each.model._meta.verbose_name
    if each.model is not Award:
        return f"Có {len(each.pks)} {noun} {WHY.get(each.why, 'đã thay đổi')}."
    found = Award.objects.filter(pk__in=each.pks).select_related("award_type").order_by("name")[:NAMED]
    names = ", ".join(f"{award.name} ({award.award_type.name}, {award.year})" for award in found)
    more = f" và {len(each.pks) - NAMED} dòng khác" if len(each.pks) > NAMED else ""
    return f"{names or f'{len(each.pks)} dòng'}{more}: {WHY.get(each.why, 'đã thay đổi')}."
