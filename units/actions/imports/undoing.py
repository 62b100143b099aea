"""Taking a whole import back, as long as nothing was built on it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from django.db.models import Q, QuerySet

from thiduakt.base.progress import Meter
from units.actions.imports.applying import FIELDS, KEYS, save_over, value_of
from units.choices import PersonAct
from units.models import Employment, ImportBatch, ImportRow, Person, PersonStep, Rating

AT_ONCE = 500
NAMED = 3
LOOKED_AT_AND_RESTORED = 2
DAY_FIELDS = ("birth_date", "party_joined_on")


class StandsInTheWayError(Exception):
    """Something was built on the import; the text says what, in whole sentences."""


def obstacles(batch: ImportBatch, meter: Meter | None = None) -> list[str]:
    """What stands in the way of undoing, in whole sentences; none when the way is clear."""
    found: dict[str, list[str]] = {}
    for rows in _slices(batch):
        for what, names in _Traces(batch, rows).found():
            found.setdefault(what, []).extend(names)
        if meter:
            meter.advance(len(rows))
    return [_sentence(what, names) for what, names in found.items()]


def undo_rows(batch: ImportBatch) -> None:
    """Put everything back. Call inside the act's transaction. Raises StandsInTheWayError before anything is written.

    How far it is can be seen meanwhile under the batch's id.
    """
    with Meter(str(batch.pk), LOOKED_AT_AND_RESTORED * _written(batch).count()) as meter:
        standing = obstacles(batch, meter)
        if standing:
            raise StandsInTheWayError(" ".join(standing))
        for rows in _slices(batch):
            _restore_work(rows)
            _restore_ratings(rows)
            _restore_people(batch, rows)
            meter.advance(len(rows))


def _written(batch: ImportBatch) -> QuerySet:
    """The lines that wrote something."""
    return batch.rows.exclude(undo={})


def _slices(batch: ImportBatch) -> Iterator[list[ImportRow]]:
    rows = _written(batch).select_related("person").order_by("place").iterator(chunk_size=AT_ONCE)
    while part := list(islice(rows, AT_ONCE)):
        yield part


def _sentence(what: str, names: list[str]) -> str:
    people = list(dict.fromkeys(names))
    more = f" và {len(people) - NAMED} người khác" if len(people) > NAMED else ""
    return f"{', '.join(people[:NAMED])}{more}: {what}."


class _Traces:
    """What was done since with the people of some rows."""

    def __init__(self, batch: ImportBatch, rows: list[ImportRow]):
        self.batch, self.rows = batch, [row for row in rows if row.person_id]
        self.gone = [row for row in rows if not row.person_id]
        self.made = {row.person_id: row.name for row in self.rows if row.undo.get("made")}

    def found(self) -> Iterator[tuple[str, list[str]]]:
        """(what was done, names)."""
        if self.gone:
            yield "hồ sơ không còn", [row.name for row in self.gone]
        yield from self._built_on()
        yield from self._edited()

    def _built_on(self) -> Iterator[tuple[str, list[str]]]:
        """Rows of any table that lean on the records this import made, but for its own."""
        own = {
            Employment: Q(pk__in=[row.undo["job"]["id"] for row in self.rows if "job" in row.undo]),
            PersonStep: Q(move=PersonAct.IMPORT, actor=self.batch.asked_by_id),
            ImportRow: Q(batch=self.batch) | Q(undo={}),
        }
        for relation in (each for each in Person._meta.related_objects if not each.many_to_many):
            model, name = relation.related_model, relation.field.name
            leaning = model._base_manager.filter(**{f"{name}__in": self.made})
            if model is Rating:
                yield from self._more_ratings(leaning)
                continue
            others = leaning.exclude(own[model]) if model in own else leaning
            pks = list(others.values_list(f"{name}_id", flat=True))
            if pks:
                yield f"đã có {model._meta.verbose_name}", [self.made[pk] for pk in pks]

    def _more_ratings(self, leaning) -> Iterator[tuple[str, list[str]]]:
        years = {row.person_id: row.undo.get("ratings", {}) for row in self.rows}
        more = [pk for pk, year in leaning.values_list("person_id", "year") if str(year) not in years[pk]]
        if more:
            yield "đã có xếp loại năm khác", [self.made[pk] for pk in more]

    def _edited(self) -> Iterator[tuple[str, list[str]]]:
        """Records, work and ratings that are no longer as the import left them."""
        jobs = Employment.objects.in_bulk([row.undo["job"]["id"] for row in self.rows if "job" in row.undo])
        leaned_on = _leaned_on(jobs)
        closed = Employment.objects.in_bulk([row.undo["closed"]["id"] for row in self.rows if "closed" in row.undo])
        grades = {
            (rating.person_id, str(rating.year)): rating.grade
            for rating in Rating.objects.filter(person__in=[row.person_id for row in self.rows])
        }
        found: dict[str, list[str]] = {}
        for row in self.rows:
            checks = {
                "hồ sơ đã được sửa": _record_differs(row),
                "quá trình công tác đã thay đổi": _work_differs(row, jobs, closed),
                "công tác đã được dùng ở chỗ khác": row.undo.get("job", {}).get("id") in leaned_on,
                "xếp loại đã được sửa": _ratings_differ(row, grades),
            }
            for what, differs in checks.items():
                if differs:
                    found.setdefault(what, []).append(row.name)
        yield from found.items()


def _leaned_on(jobs: dict[int, Employment]) -> set[int]:
    """Jobs that rows of other tables point to."""
    found = Counter()
    for relation in Employment._meta.related_objects:
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": jobs})
        found.update(rows.values_list(f"{name}_id", flat=True))
    return set(found)


def _record_differs(row: ImportRow) -> bool:
    after = row.undo.get("after", {})
    return any(value_of(getattr(row.person, name)) != value for name, value in after.items())


def _work_differs(row: ImportRow, jobs: dict[int, Employment], closed: dict[int, Employment]) -> bool:
    if "job" not in row.undo:
        return False
    job = jobs.get(row.undo["job"]["id"])
    if job is None or job.unit_id != row.unit_id or value_of(job.ends_on) != row.undo["job"]["ends_on"]:
        return True
    if "closed" not in row.undo:
        return False
    before = closed.get(row.undo["closed"]["id"])
    return before is None or before.ends_on != job.starts_on - timedelta(days=1)


def _ratings_differ(row: ImportRow, grades: dict) -> bool:
    said = row.undo.get("ratings", {})
    return any(grades.get((row.person_id, year)) != rating["after"] for year, rating in said.items())


def _restore_work(rows: list[ImportRow]) -> None:
    Employment.objects.filter(pk__in=[row.undo["job"]["id"] for row in rows if "job" in row.undo]).delete()
    ends = {row.undo["closed"]["id"]: row.undo["closed"]["ends_on"] for row in rows if "closed" in row.undo}
    reopened = list(Employment.objects.filter(pk__in=ends))
    for job in reopened:
        job.ends_on = _day(ends[job.pk])
    save_over(Employment, reopened, ["ends_on"])


def _restore_ratings(rows: list[ImportRow]) -> None:
    said = {(row.person_id, int(y)): r["before"] for row in rows for y, r in row.undo.get("ratings", {}).items()}
    there = Rating.objects.filter(person__in={pk for pk, _ in said})
    ours = [rating for rating in there if (rating.person_id, rating.year) in said]
    made = [rating.pk for rating in ours if said[rating.person_id, rating.year] is None]
    Rating.objects.filter(pk__in=made).delete()
    changed = [rating for rating in ours if rating.pk not in set(made)]
    for rating in changed:
        before = said[rating.person_id, rating.year]
        rating.grade, rating.document = before["grade"], before["document"]
    save_over(Rating, changed, ["grade", "document"])


def _restore_people(batch: ImportBatch, rows: list[ImportRow]) -> None:
    """Records that were changed get their old values; those that were made go, with the lines this import wrote."""
    made = [row.person_id for row in rows if row.undo.get("made")]
    PersonStep.objects.filter(person__in=made).delete()
    Person.objects.filter(pk__in=made).delete()
    changed = [row.person for row in rows if "before" in row.undo]
    for row in rows:
        for name, value in row.undo.get("before", {}).items():
            setattr(row.person, name, _day(value) if name in DAY_FIELDS else value)
        if "before" in row.undo:
            row.person.set_keys()
    save_over(Person, changed, [*FIELDS, *KEYS])
    stayed = [row for row in rows if not row.undo.get("made")]
    note = f"Hoàn tác {batch.file.name}"
    PersonStep.objects.bulk_create(
        [PersonStep(person=row.person, move=PersonAct.IMPORT, actor=batch.asked_by, note=note) for row in stayed]
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
