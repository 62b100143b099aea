"""Two records of one human being become one. The gone record stays as a signpost, with a picture of all it held."""

import json
from uuid import UUID

from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import repeated
from units.belongings import BELONGINGS, Belonging
from units.choices import PersonAct
from units.facts.merging import GONE, KEPT, Conflict, MergePlan, plan_of_merge, rows_of, same_ratings, twins_of
from units.models import InitiativeAuthor, Person, PersonMerge, PersonStep, Post
from units.policies.people import may_keep

ALREADY = "Một trong hai hồ sơ vừa được gộp. Hãy mở lại trang của người này để xem hồ sơ hiện nay."
UNANSWERED = "Hãy chọn một trong hai: {}."
NUMBER = ("citizen_id_sealed", "citizen_id_hash")


@transaction.atomic
def merge_people(
    *, kept: Person, gone: Person, choices: dict[str, str], actor: Post, key: UUID | None = None
) -> PersonMerge:
    """Join `gone` into `kept`; `choices` answers every conflict of the plan by its name with "kept" or "gone".

    Raises Refused, or ValidationError when something forbids it, is unanswered, or somebody was faster.
    """
    kept, gone = _locked(kept, gone)
    may_keep(actor, kept).require()
    again = repeated(PersonStep.objects.filter(person=kept), key)
    if again:
        return gone.merge
    _check_free(kept, gone)
    may_keep(actor, gone).require()
    plan = plan_of_merge(kept, gone)
    _check_answered(plan, choices)
    merge = PersonMerge(kept=kept, gone=gone, actor=actor, snapshot=_picture(plan, choices))
    _follow(plan, choices)
    merge.save()
    for person, note in ((kept, f"nhận hồ sơ {gone.pk}"), (gone, f"gộp vào hồ sơ {kept.pk}")):
        person.steps.create(move=PersonAct.MERGE, actor=actor, note=note, key=key if person is kept else None)
    return merge


def _locked(kept: Person, gone: Person) -> tuple[Person, Person]:
    """Both rows, always taken in one order: two merges that cross each other wait instead of biting."""
    if kept.pk == gone.pk:
        raise ValidationError("Hãy chọn hai hồ sơ khác nhau.")
    pair = Person.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    rows = {person.pk: person for person in pair}
    return rows[kept.pk], rows[gone.pk]


def _check_free(kept: Person, gone: Person) -> None:
    if kept.merged_into_id or gone.merged_into_id:
        raise ValidationError(ALREADY)


def _check_answered(plan: MergePlan, choices: dict[str, str]) -> None:
    if plan.blocked:
        raise ValidationError(plan.blocked)
    open_ = [each for each in plan.conflicts if choices.get(each.name) not in (KEPT, GONE)]
    if open_:
        raise ValidationError({each.name: UNANSWERED.format(each.label) for each in open_})


def _picture(plan: MergePlan, choices: dict[str, str]) -> dict:
    """Everything both records held before: whole rows, so that a person can put it back."""
    sides = {}
    for side, person in ((KEPT, plan.kept), (GONE, plan.gone)):
        rows = [person, *person.employments.all(), *person.ratings.all()]
        rows += [row for each in BELONGINGS for row in rows_of(each, person)]
        sides[side] = json.loads(serializers.serialize("json", rows))
        sides[f"{side}_account"] = str(person.user.pk) if hasattr(person, "user") else None
    return sides | {"choices": {each.name: choices[each.name] for each in plan.conflicts}}


def _follow(plan: MergePlan, choices: dict[str, str]) -> None:
    kept, gone = plan.kept, plan.gone
    _settle_rows(plan.conflicts, choices)
    for row in same_ratings(kept, gone):
        row.delete()
    _join_shares(kept, gone)
    for each in BELONGINGS:
        _move(each, kept, gone)
    gone.employments.update(person=kept)
    gone.ratings.update(person=kept)
    _move_account(kept, gone)
    _join_facts(kept, gone, choices)
    Person.objects.filter(merged_into=gone).update(merged_into=kept)


def _settle_rows(conflicts: list[Conflict], choices: dict[str, str]) -> None:
    """Of rows that cannot both stand the refused ones go; they remain in the picture."""
    for each in conflicts:
        if each.row is None:
            continue
        refused = each.rows if choices[each.name] == GONE else [each.row]
        for row in refused:
            type(row).objects.filter(pk=row.pk).delete()


def _join_shares(kept: Person, gone: Person) -> None:
    """Both stand as authors of one initiative: their shares are one share."""
    shares = dict(gone.authorships.values_list("initiative", "share"))
    for row in InitiativeAuthor.objects.filter(person=kept, initiative__in=shares):
        if row.share is not None and shares[row.initiative_id] is not None:
            row.share += shares[row.initiative_id]
            row.save(update_fields=["share"])


def _move(each: Belonging, kept: Person, gone: Person) -> None:
    for row in twins_of(each, kept, gone):
        row.delete()
    rows_of(each, gone).update(**{each.field: kept})


def _move_account(kept: Person, gone: Person) -> None:
    account = getattr(gone, "user", None)
    if account:
        account.person = None if hasattr(kept, "user") else kept
        account.save(update_fields=["person"])


def _join_facts(kept: Person, gone: Person, choices: dict[str, str]) -> None:
    """The gone record lets go of the number first: no two records may hold one."""
    for name in Person.FACTS:
        if choices.get(name) == GONE or getattr(kept, name) in (None, ""):
            setattr(kept, name, getattr(gone, name))
    if choices.get("birth_year") == KEPT and kept.birth_date and kept.birth_date.year != kept.birth_year:
        kept.birth_date = None  # the day came from the other record, and the year was chosen against it
    takes_number = choices.get("citizen_id") == GONE or not kept.citizen_id_sealed
    number = tuple(getattr(gone, name) for name in NUMBER)
    gone.citizen_id_sealed, gone.citizen_id_hash, gone.merged_into = "", None, kept
    gone.save()
    if takes_number:
        kept.citizen_id_sealed, kept.citizen_id_hash = number
    if kept.party_joined_on:
        kept.is_party_member = True
    kept.save()
