"""Writing a checked list: people, work and ratings in bulk; each row keeps what it would take to undo it."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Model

from thiduakt.base.progress import Meter
from units.actions.imports.changes import Plan
from units.actions.imports.judging import AT_ONCE, Judge
from units.choices import ImportOutcome, PersonAct
from units.intake.positions import position_class_of
from units.models import Employment, ImportBatch, ImportRow, Person, PersonStep, Rating

FIELDS = (
    "full_name", "birth_date", "birth_year", "sex", "ethnic_group", "is_party_member", "party_joined_on",
    "citizen_id_sealed", "citizen_id_hash",
)  # fmt: skip
KEYS = ("sort_key", "search_key")
JUDGED_AND_WRITTEN = 2
"""Each line is gone through twice."""


class ChangedSinceError(Exception):
    """People are not as they were when the list was checked; `count` lines would now do something else."""

    def __init__(self, count: int):
        super().__init__(count)
        self.count = count


def apply_rows(batch: ImportBatch) -> dict[str, int]:
    """Judge all lines once more and write them; returns the counts. Call inside the act's transaction.

    How far it is can be seen meanwhile under the batch's id. Raises ChangedSinceError before anything is written.
    """
    rows = list(batch.rows.select_related("unit").order_by("place"))
    with Meter(str(batch.pk), JUDGED_AND_WRITTEN * len(rows)) as meter:
        plans = judged_again(batch, rows, meter)
        writing = [(row, plan) for row, plan in zip(rows, plans, strict=True) if plan and not plan.is_empty]
        meter.advance(len(rows) - len(writing))
        for start in range(0, len(writing), AT_ONCE):
            part = writing[start : start + AT_ONCE]
            _write(batch, part)
            meter.advance(len(part))
    return batch.counts


def _write(batch: ImportBatch, part: list[tuple[ImportRow, Plan]]) -> None:
    _write_people(part)
    _write_work(batch, part)
    _write_ratings(batch, part)
    _note(batch, part)
    save_over(ImportRow, [row for row, _ in part], ["person", "undo"])


def save_over(model: type[Model], rows: list, fields: list[str]) -> None:
    """Write fields of rows that exist: one insert that gives way, many times faster than a CASE for each row."""
    model._base_manager.bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["pk"], update_fields=fields
    )


def judged_again(batch: ImportBatch, rows: list[ImportRow], meter: Meter) -> list[Plan | None]:
    """Judge the rows as the data stand now. Raises ChangedSinceError when any of them would do something else."""
    judge, plans, count = Judge(batch), [], 0
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        before = [(row.outcome, row.person_id, row.changes) for row in part]
        plans += judge.judge(part)
        after = [(row.outcome, row.person_id, row.changes) for row in part]
        count += sum(one != other for one, other in zip(before, after, strict=True))
        meter.advance(len(part))
    if count:
        raise ChangedSinceError(count)
    return plans


def _write_people(writing: list[tuple[ImportRow, Plan]]) -> None:
    """New records, and what differs in known ones."""
    made, changed = [], []
    for row, plan in writing:
        if row.outcome == ImportOutcome.NEW:
            row.person = Person()
            made.append(row.person)
            row.undo = {"made": True}
        elif plan.fields or plan.citizen_id:
            changed.append(row.person)
            row.undo = {"before": _values(row.person)}
        for name, value in plan.fields.items():
            setattr(row.person, name, value)
        if plan.citizen_id:
            row.person.set_citizen_id(plan.citizen_id)
        row.person.set_keys()
        if "before" in row.undo:
            row.undo["after"] = _values(row.person)
    Person.objects.bulk_create(made, batch_size=AT_ONCE)
    save_over(Person, changed, [*FIELDS, *KEYS])


def _values(person: Person) -> dict:
    """The fields of a record as JSON takes them."""
    return {name: value_of(getattr(person, name)) for name in FIELDS}


def value_of(value):
    """A value of a field as JSON takes it."""
    return value.isoformat() if isinstance(value, date) else value


def _write_work(batch: ImportBatch, writing: list[tuple[ImportRow, Plan]]) -> None:
    """Close what ends the day before, then begin the new."""
    moves = [(row, plan) for row, plan in writing if plan.starts_on]
    closing = []
    for row, plan in moves:
        if plan.closes:
            row.undo["closed"] = {"id": plan.closes.pk, "ends_on": value_of(plan.closes.ends_on)}
            plan.closes.ends_on = plan.starts_on - timedelta(days=1)
            closing.append(plan.closes)
    save_over(Employment, closing, ["ends_on"])
    begun = [_job(batch, row, plan) for row, plan in moves]
    Employment.objects.bulk_create(begun, batch_size=AT_ONCE)
    for (row, _), job in zip(moves, begun, strict=True):
        row.undo["job"] = {"id": job.pk, "ends_on": value_of(job.ends_on)}


def _job(batch: ImportBatch, row: ImportRow, plan: Plan) -> Employment:
    return Employment(
        person=row.person,
        unit=row.unit,
        position=plan.position,
        position_class=position_class_of(plan.position, row.unit.kind),
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        document=batch.document,
    )


def _write_ratings(batch: ImportBatch, writing: list[tuple[ImportRow, Plan]]) -> None:
    made, changed = [], []
    for row, plan in writing:
        for year, grade in plan.ratings.items():
            old = plan.old_ratings.get(year)
            before = {"grade": old.grade, "document": old.document} if old else None
            row.undo.setdefault("ratings", {})[str(year)] = {"before": before, "after": grade}
            rating = old or Rating(person=row.person, year=year)
            rating.grade, rating.document = grade, batch.document
            (changed if old else made).append(rating)
    Rating.objects.bulk_create(made, batch_size=AT_ONCE)
    save_over(Rating, changed, ["grade", "document"])


def _note(batch: ImportBatch, writing: Iterable[tuple[ImportRow, Plan]]) -> None:
    """A line in the journal of each person: what came from which list."""
    PersonStep.objects.bulk_create(
        [
            PersonStep(person=row.person, move=PersonAct.IMPORT, actor=batch.asked_by, note=_said(batch, row))
            for row, _ in writing
        ],
        batch_size=AT_ONCE,
    )


def _said(batch: ImportBatch, row: ImportRow) -> str:
    changed = ", ".join(change["label"] for change in row.changes)
    return f"{batch.file.name}, {row}{': ' if changed else ''}{changed}"
