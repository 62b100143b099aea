"""Changing the key of citizen ids: every sealed number is written anew under the newest one."""

from django.db import transaction

from thiduakt.base.sealing import fingerprint, fingerprints, seal, unseal
from units.models import ImportRow, Person, PersonMerge

BATCH = 500


@transaction.atomic
def reseal_people() -> int:
    """Seal all numbers with the first key of the settings, in pictures of merged records and lines of lists as well.

    Returns how many people; afterwards the old keys are needed no more. Raises UnsealError when a key is missing,
    and then nothing is changed.
    """
    count, last = 0, None
    sealed = Person.objects.exclude(citizen_id_sealed="").order_by("pk")
    while people := list((sealed.filter(pk__gt=last) if last else sealed).select_for_update()[:BATCH]):
        for person in people:
            person.set_citizen_id(person.citizen_id)
        Person.objects.bulk_update(people, ["citizen_id_sealed", "citizen_id_hash"])
        count, last = count + len(people), people[-1].pk
    for merge in PersonMerge.objects.select_for_update().iterator(chunk_size=BATCH):
        if _reseal_picture(merge.snapshot):
            merge.save(update_fields=["snapshot"])
    for row in ImportRow.objects.select_related("person").iterator(chunk_size=BATCH):
        if _reseal_line(row):
            row.save(update_fields=["facts", "undo"])
    return count


def _reseal_picture(snapshot: dict) -> bool:
    rows = [row["fields"] for side in ("kept", "gone") for row in snapshot[side] if row["model"] == "units.person"]
    return sum(_reseal_fields(fields) for fields in rows) > 0


def _reseal_line(row: ImportRow) -> bool:
    """What a line of a list says, and what it keeps for undoing: the latter must still equal the record it wrote."""
    number = unseal(row.facts["citizen_id"]) if "citizen_id" in row.facts else ""
    if number:
        row.facts |= {"citizen_id": seal(number), "marks": fingerprints(number)}
    kept = [row.undo[side] for side in ("before", "after") if side in row.undo]
    changed = sum(_reseal_fields(fields) for fields in kept) > 0
    after = row.undo.get("after", {})
    if row.person and after.get("citizen_id_hash") == row.person.citizen_id_hash:
        after["citizen_id_sealed"] = row.person.citizen_id_sealed
    return bool(number) or changed


def _reseal_fields(fields: dict) -> bool:
    """The two fields of a number among the fields of a record; whether there was one."""
    if not fields.get("citizen_id_sealed"):
        return False
    number = unseal(fields["citizen_id_sealed"])
    fields |= {"citizen_id_sealed": seal(number), "citizen_id_hash": fingerprint(number)}
    return True
