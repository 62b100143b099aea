"""Certain lines become awards of the register, all in bulk; each keeps a journal, the list a trace to take it back."""

import uuid
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Model

from awards.actions.history.held import Held, bare, comes_once, is_the_same
from awards.choices import AwardSource, CommendationKind, Confidence
from awards.models import Award, AwardStep, AwardType
from thiduakt.base.bulk import alike, insert
from thiduakt.base.progress import Meter
from thiduakt.base.undoing import Trace
from units.actions.imports.applying import save_over
from units.choices import ImportChoice, ImportOutcome
from units.models import Household, ImportBatch, ImportRow, Person, Post, Unit

AT_ONCE = 2000
SURE = 90
READ = ("batch", "place", "sheet", "number", "name", "name_key", "unit", "person", "facts", "choice", "outcome")
EMPTY = Award()
SUBJECTS: dict[str, type[Model]] = {"person": Person, "unit": Unit, "household": Household}
MOVE, NOTE = "enter", "{}, {}"
ALREADY = "Đã có trong sổ khi ghi, không ghi lần nữa."


def award_key(row: ImportRow) -> UUID:
    """The key of the award a line becomes: the line and its award find each other without a column for it."""
    return uuid.uuid5(row.batch_id, str(row.place))


def enter_rows(batch: ImportBatch) -> dict[str, int]:
    """Write all certain lines of the list; the others wait. Call inside the act's transaction. Returns the counts."""
    types = {row.code: row for row in AwardType.objects.all()}
    rows, trace = batch.rows.filter(outcome=ImportOutcome.NEW).only(*READ).order_by("place"), Trace()
    total, late = batch.count(ImportOutcome.NEW), []
    with Meter(str(batch.pk), total) as meter:
        for part in _slices(rows.iterator(chunk_size=AT_ONCE)):
            late += write(trace, batch, part, batch.asked_by, types)
            meter.advance(len(part))
    if late:
        save_over(ImportRow, late, ["outcome", "findings"])
    batch.trace = trace.seal()
    return {**batch.counts, "new": total - len(late), "same": batch.count(ImportOutcome.SAME) + len(late)}


def write(
    trace: Trace, batch: ImportBatch, rows: list[ImportRow], actor: Post, types: dict[str, AwardType]
) -> list[ImportRow]:
    """Awards of the rows with the journal line of each; people and households an officer has asked for come first.

    Whose award somebody has entered meanwhile is written by nobody a second time: such rows come back, marked.
    """
    rows, late = _still_new(rows, types)
    for row in late:
        row.outcome, row.findings = ImportOutcome.SAME, [*row.findings, _told(ALREADY)]
    _make_new(trace, rows)
    names = _names(rows)
    awards = [award_of(batch, row, names) for row in rows]
    trace.create(Award, awards)
    step = AwardStep(move=MOVE, actor_id=actor.pk)
    steps = [
        alike(step, award_id=award.pk, target=award.state, note=NOTE.format(batch.file.name, row)[:500])
        for award, row in zip(awards, rows, strict=True)
    ]
    insert(AwardStep, steps, keys_wanted=False)
    return late


def award_of(batch: ImportBatch, row: ImportRow, names: dict) -> Award:
    """The unsaved award of a line."""
    fact, target = row.facts["fact"], row.facts["target"]
    day = date.fromisoformat(fact["decided_on"])
    period = fact.get("period", "")
    award = alike(
        EMPTY,
        id=award_key(row),
        holder_unit_id=row.unit_id or batch.unit_id,
        award_type_id=fact["award"],
        year=fact["year"],
        kind=fact.get("commendation") or CommendationKind.MERIT,
        movement_name=fact.get("movement", ""),
        name=row.name,
        position_title=fact.get("position", "")[:150],
        unit_name=(fact.get("unit") or names.get(row.unit_id, ""))[:200],
        decision_number=fact.get("number", ""),
        decided_on=day,
        decided_by=fact.get("issuer", ""),
        authority=fact.get("authority", ""),
        signer=fact.get("signer", ""),
        prize=fact.get("amount"),
        certificate_number=fact.get("certificate", ""),
        source=AwardSource.SCANNED if batch.details.get("is_scan") else AwardSource.IMPORTED,
        confidence=confidence_of(batch, row),
        document_id=batch.file_id,
    )
    if period:
        award.period_from, award.period_to = date(int(period[:4]), 1, 1), date(int(period[-4:]), 12, 31)
    setattr(award, f"{target['kind']}_id", UUID(target["id"]))
    award.set_keys()
    return award


def confidence_of(batch: ImportBatch, row: ImportRow) -> str:
    """Of a paper read without doubt: certain; of letters out of pictures nobody has looked at: doubtful."""
    looked_at = bool(row.choice or row.facts.get("mended"))
    if row.facts.get("accepted"):
        return Confidence.DOUBTFUL
    if batch.details.get("is_scan"):
        return Confidence.LIKELY if looked_at else Confidence.DOUBTFUL
    is_paper, has_warnings = not batch.mapping, bool(batch.details.get("warnings"))
    if is_paper and not has_warnings and row.facts.get("score", 0) >= SURE:
        return Confidence.CERTAIN
    return Confidence.LIKELY


def _still_new(rows: list[ImportRow], types: dict[str, AwardType]) -> tuple[list[ImportRow], list[ImportRow]]:
    """Those whose award the register does not hold meanwhile, and those whose it does."""
    targets: dict[str, set[UUID]] = {"person": set(), "unit": set(), "household": set()}
    for row in rows:
        if row.facts["target"]["id"]:
            targets[row.facts["target"]["kind"]].add(UUID(row.facts["target"]["id"]))
    for kind, pks in targets.items():
        _hold(SUBJECTS[kind], pks)
    held = Held(targets)
    parts: tuple[list, list] = [], []
    for row in rows:
        parts[_is_held(row, held, types)].append(row)
    return parts


def _hold(model: type[Model], pks: set[UUID]) -> None:
    """Who enters an award of one of them by hand holds the subject as well: the one waits for the other."""
    if pks:
        list(model.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk").values_list("pk"))


def _is_held(row: ImportRow, held: Held, types: dict[str, AwardType]) -> bool:
    fact = row.facts["fact"]
    there = held.numbers((row.facts["target"]["id"], fact["award"], fact["year"]))
    if not there or row.facts.get("accepted"):
        return False
    number = bare(fact.get("number", ""))
    return comes_once(types[fact["award"]]) or any(is_the_same(number, each) for each in there)


def _make_new(trace: Trace, rows: list[ImportRow]) -> None:
    """Records for people and households the books do not know, where an officer has said so."""
    wanted = [row for row in rows if row.choice == ImportChoice.NEW and not row.facts["target"]["id"]]
    made: dict[tuple, Person | Household] = {}
    people = [(row, _shared(made, row, _person)) for row in wanted if row.facts["target"]["kind"] == "person"]
    houses = [(row, _shared(made, row, _household)) for row in wanted if row.facts["target"]["kind"] == "household"]
    trace.create(Person, list({id(person): person for _, person in people}.values()))
    trace.create(Household, list({id(house): house for _, house in houses}.values()))
    for row, record in [*people, *houses]:
        row.facts["target"]["id"] = str(record.pk)
        if isinstance(record, Person):
            row.person = record


def _shared(made: dict, row: ImportRow, make) -> Person | Household:
    """One record for all lines of the same name, birth and unit."""
    key = make, row.name_key, str(row.facts["fact"].get("birth", "")), row.unit_id
    if key not in made:
        made[key] = make(row)
    return made[key]


def _person(row: ImportRow) -> Person:
    fact = row.facts["fact"]
    birth = fact.get("birth")
    person = Person(full_name=row.name, sex=fact.get("sex", ""))
    if isinstance(birth, str):
        person.birth_date = date.fromisoformat(birth)
    person.birth_year = birth if isinstance(birth, int) else None
    person.set_keys()
    return person


def _household(row: ImportRow) -> Household:
    fact = row.facts["fact"]
    house = Household(
        head_name=row.name, address=(fact.get("position") or fact.get("unit") or "")[:200], unit_id=row.unit_id
    )
    house.set_keys()
    return house


def _names(rows: Iterable[ImportRow]) -> dict[UUID, str]:
    """Names of the units the rows were won at, for lines that do not write them."""
    return dict(Unit.objects.filter(pk__in={row.unit_id for row in rows}).values_list("pk", "name"))


def _told(message: str) -> dict:
    return {"column": "", "label": "", "message": message, "is_error": False, "judged": True}


def _slices(rows: Iterable[ImportRow]) -> Iterable[list[ImportRow]]:
    part: list[ImportRow] = []
    for row in rows:
        part.append(row)
        if len(part) == AT_ONCE:
            yield part
            part = []
    if part:
        yield part
