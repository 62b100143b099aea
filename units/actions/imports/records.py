"""What lines of records would write: compared with what people and units have already, a few queries for all lines."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Model, Q

from thiduakt.base.text import search_key
from thiduakt.base.vietnamese import number, short_date
from units.actions.imports.changes import ClashError, Plan
from units.actions.imports.shares import WHOLE, initiative_key
from units.choices import DisciplineForm, Grade, HoldReason
from units.intake.entries import DISCIPLINE, HOLD, INITIATIVE, RATING
from units.models import Discipline, Hold, ImportBatch, ImportRow, Initiative, InitiativeAuthor, Person, Rating, Unit


@dataclass(slots=True)
class Write:
    """A record a line adds (`row` unsaved), or what it changes of one. A new initiative stands in `parent`."""

    row: Model
    changes: dict = field(default_factory=dict)
    parent: Initiative | None = None


def identity(entries: list[dict]) -> tuple:
    """What makes two lines about one subject speak of the same records."""
    return tuple(sorted(_identity(entry) for entry in entries))


def _identity(entry: dict) -> tuple:
    if entry["what"] == RATING:
        return (RATING,)
    if entry["what"] == INITIATIVE:
        return (INITIATIVE, *map(str, initiative_key(entry)))
    return entry["what"], entry.get("form") or entry.get("reason"), entry["from"]


def entry_in_words(entry: dict) -> str:
    """A record as the line says it, for the page."""
    what = entry["what"]
    if what == RATING:
        return f"{entry['year']}: {Grade(entry['grade']).label}"
    if what == INITIATIVE:
        share = f", {number(Decimal(entry['share']))} %" if "share" in entry else ""
        return f"{entry.get('name', '')} ({entry['year']}){share}"
    said = DisciplineForm(entry["form"]).label if "form" in entry else ""
    said = HoldReason(entry["reason"]).label if "reason" in entry else said
    days = [short_date(date.fromisoformat(entry[name])) if name in entry else "" for name in ("from", "to")]
    return f"{said}, {' – '.join(days)}"


class KnownRecords:
    """The records of some people and units, and the initiatives that some lines name."""

    def __init__(self, batch: ImportBatch, people: Iterable[UUID], rows: list[ImportRow]):
        self.batch = batch
        entries = [entry for row in rows for entry in row.facts.get("entries", [])]
        kinds = {entry["what"] for entry in entries}
        whose = Q(person__in=set(people)) | Q(unit__in={row.unit_id for row in rows} - {None})
        self.there = {
            model: _by_subject(model.objects.filter(whose)) if what in kinds else defaultdict(list)
            for what, model in ((DISCIPLINE, Discipline), (HOLD, Hold), (RATING, Rating))
        }
        self.initiatives: dict[tuple, Initiative] = {}
        if INITIATIVE in kinds:
            self._find_initiatives(set(people), [entry for entry in entries if entry["what"] == INITIATIVE])

    def add_to(self, plan: Plan, row: ImportRow, subject: Person | Unit) -> None:
        """Plan what the line's records would write, and show it. Raises ClashError."""
        for entry in row.facts.get("entries", []):
            _PLANNED[entry["what"]](self, plan, entry, subject)

    def _find_initiatives(self, people: set, entries: list[dict]) -> None:
        named = Q(name__in={entry["name"] for entry in entries}) | Q(authors__in=people)
        found = Initiative.objects.filter(named, year__in={entry["year"] for entry in entries}).distinct()
        for each in found.prefetch_related("shares").order_by("pk"):
            self.initiatives.setdefault((search_key(each.name), each.year), each)

    def _discipline(self, plan: Plan, entry: dict, subject: Person | Unit) -> None:
        label = DisciplineForm(entry["form"]).label
        self._lasting(plan, entry, subject, Discipline(form=entry["form"]), f"Kỷ luật {label}")

    def _hold(self, plan: Plan, entry: dict, subject: Person | Unit) -> None:
        label = HoldReason(entry["reason"]).label
        self._lasting(plan, entry, subject, Hold(reason=entry["reason"]), f"Tạm dừng xét, {label}")

    def _lasting(self, plan: Plan, entry: dict, subject, new: Discipline | Hold, label: str) -> None:
        """The same measure or reason from the same day is the same record; its end and paper may be new."""
        new.starts_on = date.fromisoformat(entry["from"])
        new.ends_on = date.fromisoformat(entry["to"]) if "to" in entry else None
        new.document = entry.get("paper", self.batch.document)
        alike = (
            row for row in self.there[type(new)][subject.pk] if (str(row), row.starts_on) == (str(new), new.starts_on)
        )
        old = next(alike, None)
        if old is None:
            setattr(new, "person" if isinstance(subject, Person) else "unit", subject)
            plan.writes.append(Write(new))
            plan.show(label, "", _span(new))
            return
        now = {"ends_on": old.ends_on, "document": old.document}
        changes = {"ends_on": new.ends_on or old.ends_on, "document": new.document or old.document}
        if changes != now:
            plan.writes.append(Write(old, changes))
            new.ends_on, new.document = changes.values()
            plan.show(label, _span(old), _span(new))

    def _rating(self, plan: Plan, entry: dict, subject: Unit) -> None:
        if absence := subject.absence_in(entry["year"]):
            raise ClashError(absence)
        paper = entry.get("paper", self.batch.document)
        old = next((row for row in self.there[Rating][subject.pk] if row.year == entry["year"]), None)
        if old and old.grade == entry["grade"]:
            return
        label, grade = f"Xếp loại năm {entry['year']}", Grade(entry["grade"]).label
        plan.show(label, old.get_grade_display() if old else "", grade)
        if old:
            plan.writes.append(Write(old, {"grade": entry["grade"], "document": paper}))
        else:
            plan.writes.append(Write(Rating(unit=subject, year=entry["year"], grade=entry["grade"], document=paper)))

    def _initiative(self, plan: Plan, entry: dict, subject: Person) -> None:
        """A line makes its person an author: of an initiative that is known, or of a new one."""
        share = Decimal(entry["share"]) if "share" in entry else None
        label = f"Sáng kiến “{entry['name']}” ({entry['year']})"
        told = f"tác giả, {number(share)} %" if share else "tác giả"
        known = self.initiatives.get(initiative_key(entry))
        if known is None:
            plan.writes.append(Write(InitiativeAuthor(person=subject, share=share), parent=self._new(entry)))
            plan.show(label, "", told)
            return
        shares = known.shares.all()
        own = next((row for row in shares if row.person_id == subject.pk), None)
        if own and (share is None or own.share == share):
            return
        others = sum(row.share or 0 for row in shares if row.person_id != subject.pk)
        if share and others + share > WHOLE:
            raise ClashError(f"{label} đã có tác giả khác giữ {number(others)} %; cộng thêm sẽ quá 100 %.")
        if own:
            plan.writes.append(Write(own, {"share": share}))
        else:
            plan.writes.append(Write(InitiativeAuthor(initiative=known, person=subject, share=share)))
        plan.show(label, f"{number(own.share)} %" if own and own.share else "", told)

    def _new(self, entry: dict) -> Initiative:
        return Initiative(
            name=entry["name"],
            year=entry["year"],
            scope=entry["scope"],
            recognised_by=entry["recogniser"],
            number=entry.get("number", ""),
            decided_on=date.fromisoformat(entry["decided"]) if "decided" in entry else None,
            document=entry.get("paper", self.batch.document),
        )


_PLANNED = {
    DISCIPLINE: KnownRecords._discipline,
    HOLD: KnownRecords._hold,
    RATING: KnownRecords._rating,
    INITIATIVE: KnownRecords._initiative,
}


def _by_subject(rows) -> dict[UUID, list]:
    found = defaultdict(list)
    for row in rows.order_by("pk"):
        found[row.person_id or row.unit_id].append(row)
    return found


def _span(row: Discipline | Hold) -> str:
    """From when to when, by what paper."""
    until = f" đến hết {short_date(row.ends_on)}" if row.ends_on else ""
    paper = f", {row.document}" if row.document else ""
    return f"từ {short_date(row.starts_on)}{until}{paper}"
