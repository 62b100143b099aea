"""Who each line is, and what it would do: a few queries for some hundred lines, however many people there are."""

from uuid import UUID

from units.actions.imports.changes import ClashError, Plan, add_citizen_id, add_work, known_person, new_person
from units.actions.imports.contenders import Contenders
from units.actions.imports.facts import born, compared, restored
from units.actions.imports.records import KnownRecords, identity
from units.choices import ImportChoice, ImportKind, ImportOutcome, Role
from units.intake.facts import Facts
from units.matching.likeness import CERTAIN, SAME, Likeness
from units.models import Employment, ImportBatch, ImportRow, Person, Unit

AT_ONCE = 500
SHOWN = 4
MOST_KIN = 60
TAKEN_ID = "Số định danh này đã có ở hồ sơ của một người khác. Hãy kiểm tra trên thẻ."


class Judge:
    """Judges the lines of one import, one slice after the other, and remembers who has had a line already."""

    def __init__(self, batch: ImportBatch):
        self.batch = batch
        kin = Unit.objects.lineage(batch.unit).values_list("path", flat=True)[:MOST_KIN]
        self.homes = tuple({batch.unit.path, *kin})
        self.seen: dict[object, ImportRow] = {}
        self.noun = "một nội dung" if batch.is_of_records else "một người"
        actor = batch.asked_by
        sees_all = actor.sees_all or actor.role == Role.SYSTEM_OFFICER
        self.reach = "" if sees_all else actor.unit.path

    def judge(self, rows: list[ImportRow]) -> list[Plan | None]:
        """Set outcome, person, changes, candidates and findings of each row; returns what each would write, if any.

        Rows with errors in their cells stay as they are; rows need their `unit` at hand.
        """
        open_rows = [row for row in rows if not _is_settled(row)]
        of_people = [row for row in open_rows if not row.facts.get("of_unit")]
        known = Contenders(of_people, self.homes, {row.place: born(row.facts) for row in of_people})
        if self.batch.is_of_records:
            self.records = KnownRecords(self.batch, known.people, open_rows)
        plans = {row.place: self._one(row, known) for row in open_rows}
        return [plans.get(row.place) for row in rows]

    def _one(self, row: ImportRow, known: Contenders) -> Plan | None:
        if row.facts.get("of_unit"):
            return self._of_unit(row)
        likely = known.likely(row)
        namesakes = [] if likely or self.batch.kind != ImportKind.PEOPLE else known.namesakes(row)
        row.candidates = [
            {"id": str(pk), "score": likeness.score, "reasons": list(likeness.reasons)}
            for pk, likeness in (likely or namesakes)[:SHOWN]
        ]
        row.findings = [found for found in row.findings if not found.get("judged")]
        row.changes = []
        person = None
        if row.choice == ImportChoice.SAME:
            person = known.people.get(row.person_id)
        elif likely and not row.choice:
            person = self._plain(row, likely, known)
            if person is None:
                row.outcome, row.person = ImportOutcome.UNSURE, None
                return None
        row.person = person
        if namesakes and not row.choice:
            row.findings = [*row.findings, _finding(_remark(namesakes[0][1], len(namesakes)), is_error=False)]
        return None if self._seen_before(row, person) else self._planned(row, person, known)

    def _of_unit(self, row: ImportRow) -> Plan | None:
        """A line about a unit as such."""
        row.findings = [found for found in row.findings if not found.get("judged")]
        row.changes = []
        if self._seen_before(row, row.unit):
            return None
        plan = Plan()
        try:
            self.records.add_to(plan, row, row.unit)
        except ClashError as error:
            return self._clashed(row, error)
        row.changes = plan.shown
        row.outcome = ImportOutcome.SAME if plan.is_empty else ImportOutcome.CHANGED
        return plan

    def _clashed(self, row: ImportRow, error: ClashError) -> None:
        row.outcome = ImportOutcome.ERROR
        row.findings = [*row.findings, _finding(str(error))]

    def _plain(self, row: ImportRow, likely: list[tuple[UUID, Likeness]], known: Contenders) -> Person | None:
        """The one record nobody needs to be asked about; None when a person should look.

        The same citizen id and letters; else the same name, born alike and known here (of several the one at this
        very work); else the only one of that name at all, at this work.
        """
        scores = dict(likely)
        top = known.people[likely[0][0]]
        if scores[top.pk].score == CERTAIN:
            return top if top.search_key == row.name_key else None
        named = [
            pk
            for pk in scores
            if known.people[pk].full_name.casefold() == row.name.casefold() and known.may_be_born_so(row, pk)
        ]
        near = [pk for pk in named if scores[pk].score >= SAME and known.is_here(pk)]
        exact = [pk for pk in near if known.is_born_as(row, pk)]
        for group in (exact, near):
            at_work = [pk for pk in group if known.is_at_work(row, pk)]
            alone = group if len(group) == 1 else at_work
            if len(alone) == 1 and scores[alone[0]].score == likely[0][1].score:
                return known.people[alone[0]]
            if group:
                return None
        return known.people[named[0]] if len(scores) == len(named) == 1 and known.is_at_work(row, named[0]) else None

    def _planned(self, row: ImportRow, person: Person | None, known: Contenders) -> Plan | None:
        try:
            plan = self._known(row, person, known) if person else self._new(row, known)
        except ClashError as error:
            return self._clashed(row, error)
        row.changes = plan.shown
        if person is None:
            row.outcome = ImportOutcome.NEW
        else:
            row.outcome = ImportOutcome.SAME if plan.is_empty else ImportOutcome.CHANGED
        return plan

    def _known(self, row: ImportRow, person: Person, known: Contenders) -> Plan:
        facts, marks = restored(row.facts), row.facts.get("marks", [])
        if known.holders(marks) - {person.pk}:
            raise ClashError(TAKEN_ID)
        if self.batch.is_of_records:
            self._require_kept(known.jobs[person.pk])
            plan = Plan()
            self.records.add_to(plan, row, person)
            return plan
        plan = known_person(facts, person, known.ratings[person.pk])
        add_citizen_id(plan, facts, marks, person)
        if self.batch.kind == ImportKind.PEOPLE:
            self._require_reach(row, known.jobs[person.pk])
            add_work(plan, facts, row.unit, known.jobs[person.pk], self.batch.as_of)
        return plan

    def _new(self, row: ImportRow, known: Contenders) -> Plan:
        if self.batch.kind != ImportKind.PEOPLE:
            raise ClashError(f"Không có người này tại {row.unit.label}. Hãy nhập danh sách người trước.")
        if known.holders(row.facts.get("marks", [])):
            raise ClashError(TAKEN_ID)
        facts: Facts = restored(row.facts)
        plan = new_person(facts)
        add_work(plan, facts, row.unit, [], self.batch.as_of)
        plan.shown = []
        return plan

    def _require_kept(self, jobs: list[Employment]) -> None:
        """Records of a person are entered by the unit the person works in, or from above."""
        day = self.batch.as_of
        now = [job for job in jobs if job.starts_on <= day and (job.ends_on is None or job.ends_on >= day)]
        if self.reach and not any(job.unit.path.startswith(self.reach) for job in now):
            raise ClashError(
                "Người này không công tác tại đơn vị bạn quản lý vào ngày của danh sách. "
                "Hãy nhờ đơn vị đang quản lý người ấy ghi."
            )

    def _require_reach(self, row: ImportRow, jobs: list[Employment]) -> None:
        """An officer of a unit moves nobody out of a unit of others."""
        day = self.batch.as_of
        for job in jobs:
            is_now = job.starts_on <= day and (job.ends_on is None or job.ends_on >= day)
            has_ended = job.unit.ended_on is not None and job.unit.ended_on < day
            if is_now and not has_ended and not job.unit.path.startswith(self.reach):
                raise ClashError(
                    f"Người này đang công tác tại {job.unit.label}, ngoài phần bạn quản lý. "
                    "Hãy nhờ Ban Thi đua - Khen thưởng nhập dòng này."
                )

    def _seen_before(self, row: ImportRow, person: Person | Unit | None) -> bool:
        """A person, or a record of one, stands in a list once.

        An equal line is left out, an unequal one must be mended or told apart.
        """
        key = person.pk if person else (row.name_key, str(row.facts.get("birth", "")), row.unit_id)
        if self.batch.is_of_records:
            key = key, identity(row.facts.get("entries", []))
        first = self.seen.setdefault(key, row)
        if first is row or (person is None and row.choice == ImportChoice.NEW):
            return False
        where = f"dòng {first.number} của trang “{first.sheet}”"
        if compared(first.facts) == compared(row.facts) and first.unit_id == row.unit_id:
            row.outcome, row.person = ImportOutcome.SKIP, None
            row.findings = [*row.findings, _finding(f"Lặp lại {where}, chỉ lấy một lần.", is_error=False)]
        elif person:
            row.outcome, row.person = ImportOutcome.ERROR, None
            row.findings = [
                *row.findings,
                _finding(f"Cùng {self.noun} với {where} nhưng ghi khác. Hãy chỉ giữ một dòng."),
            ]
        else:
            row.outcome = ImportOutcome.UNSURE
            row.findings = [*row.findings, _finding(f"Trùng họ tên, ngày sinh, đơn vị với {where}.", is_error=False)]
        return True


def _is_settled(row: ImportRow) -> bool:
    """Nothing to judge: left out by choice, or an error in a cell."""
    if row.choice == ImportChoice.SKIP:
        row.outcome, row.person = ImportOutcome.SKIP, None
        return True
    return any(found["is_error"] and not found.get("judged") for found in row.findings)


def _remark(likeness: Likeness, count: int) -> str:
    """Said of a new row whose name somebody here has already: it holds nothing up, and may be chosen instead."""
    others = f" và {count - 1} hồ sơ khác cùng tên" if count > 1 else ""
    return (
        f"Có thể trùng với một hồ sơ của đơn vị ({', '.join(likeness.reasons)}){others}; không chọn thì lập hồ sơ mới."
    )


def _finding(message: str, *, is_error: bool = True) -> dict:
    """A finding about the whole line; judged anew each time."""
    return {"column": "", "label": "", "message": message, "is_error": is_error, "judged": True}
