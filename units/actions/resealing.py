"""Changing the key of citizen ids: every sealed number is written anew under the newest one."""

from django.db import transaction

from thiduakt.base.sealing import fingerprint, seal, unseal
from units.models import Person, PersonMerge

BATCH = 500


@transaction.atomic
def reseal_people() -> int:
    """Seal all numbers with the first key of the settings, those in pictures of merged records too.

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
    return count


def _reseal_picture(snapshot: dict) -> bool:
    rows = [row["fields"] for side in ("kept", "gone") for row in snapshot[side] if row["model"] == "units.person"]
    numbered = [fields for fields in rows if fields["citizen_id_sealed"]]
    for fields in numbered:
        number = unseal(fields["citizen_id_sealed"])
        fields["citizen_id_sealed"], fields["citizen_id_hash"] = seal(number), fingerprint(number)
    return bool(numbered)
