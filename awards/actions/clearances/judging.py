"""Which line of an agency's list is about somebody put forward now: a few queries for a slice of lines."""

from uuid import UUID

from awards.actions.history.doubts import finding
from awards.actions.history.people import People, asked_of
from awards.actions.history.places import Places
from awards.choices import CLOSED, NOMINEE_OPEN, DossierState
from awards.intake.award_names import PERSON
from awards.intake.clearances import HOLD, hold_reason, verdict_of
from awards.models import Clearance, ClearanceAgency, Nominee
from thiduakt.base.text import search_key
from units.choices import HoldReason, ImportOutcome
from units.intake import columns as c
from units.models import ImportBatch, ImportRow

NOT_PUT_FORWARD = "Không có trong danh sách đề nghị đang mở."
OPEN = frozenset(DossierState) - CLOSED - {DossierState.DECIDED}
ALREADY = "Đã ghi từ danh sách trước của cơ quan này."
UNSURE = "Có thể là người đang được đề nghị, nhưng chưa đủ chắc ({}). Hãy đối chiếu rồi chọn đúng người."
SAME_NAME, ONLY_THE_NAME = "cùng họ tên", 50
OF_HOUSEHOLD = (
    "Trùng tên chủ hộ của một hộ gia đình đang được đề nghị. Phần mềm chưa ghi tạm dừng cho hộ: nếu đúng là hộ này và "
    "đang vướng, hãy trả lại hồ sơ hoặc đưa hộ ra khỏi danh sách đề nghị, nêu văn bản của cơ quan này; rồi bỏ dòng."
)


class ClearanceJudge:
    """Judges slices of one list against all nominees of open dossiers."""

    def __init__(self, batch: ImportBatch):
        self.batch, self.places = batch, Places()
        self.agency = ClearanceAgency.objects.get(pk=batch.details["agency"])
        self.people: dict[UUID, UUID] = {}
        self.units: dict[UUID, UUID] = {}
        self.heads: set[str] = set()
        self.namesakes: dict[str, dict[UUID, int | None]] = {}
        rows = Nominee.objects.filter(state__in=NOMINEE_OPEN, dossier__state__in=OPEN)
        columns = ("pk", "person", "unit", "household__head_name", "person__search_key", "person__birth_year")
        for pk, person, unit, head, key, born in rows.order_by("pk").values_list(*columns):
            if head:
                self.heads.add(search_key(head))
            if person:
                self.people.setdefault(person, pk)
                self.namesakes.setdefault(key, {})[person] = born
            elif unit:
                self.units.setdefault(unit, pk)
        known = Clearance.objects.filter(agency=self.agency, year=batch.details["year"])
        self.known = {
            (person or unit, verdict, search_key(reason))
            for person, unit, verdict, reason in known.values_list("person", "unit", "verdict", "reason")
        }
        self.seen: set[tuple] = set()

    def judge(self, rows: list[ImportRow]) -> None:
        """Set outcome, person, unit, findings and changes of each row."""
        asked = {}
        for row in rows:
            row.findings = [found for found in row.findings if not found.get("judged")]
            row.candidates, row.changes, row.person, row.doubt = [], [], None, ""
            if row.facts["subject"] == PERSON and row.facts["fact"].get("name"):
                fact = row.facts["fact"] | {"marks": row.facts.get("marks", [])}
                place = self.places.one(fact.get("unit", ""), None) or self.places.inside(
                    fact.get("position", ""), None
                )
                asked[row.place] = asked_of(fact, place, self.places)
        people = People(list(asked.values()), self.places)
        for row in rows:
            if any(found["is_error"] for found in row.findings):
                row.outcome = ImportOutcome.ERROR
            elif row.place in asked:
                self._person(row, people.settle(asked[row.place]))
            else:
                self._unit(row)

    def choose(self, row: ImportRow, person: UUID) -> None:
        """The line is about this person, an officer says."""
        row.findings, row.doubt = [found for found in row.findings if not found.get("judged")], ""
        self._aim(row, "person", person, self.people.get(person))

    def _person(self, row: ImportRow, settled) -> None:
        if settled.match:
            self._aim(row, "person", settled.match.pk, self.people.get(settled.match.pk))
            return
        near = [match for match in settled.likely if match.pk in self.people]
        if near:
            row.outcome = ImportOutcome.UNSURE
            row.candidates = [
                {"id": str(match.pk), "score": match.score, "reasons": list(match.reasons)} for match in near
            ]
            row.findings.append(finding(UNSURE.format(", ".join(near[0].reasons))))
        else:
            self._leave_unknown(row)

    def _unit(self, row: ImportRow) -> None:
        fact = row.facts["fact"]
        above = fact.get("unit", "")
        place = (self.places.one(f"{fact['name']}, {above}", None) if above else None) or self.places.one(
            fact["name"], None
        )
        if place:
            row.unit_id = place.pk
            self._aim(row, "unit", place.pk, self.units.get(place.pk))
        else:
            self._leave_unknown(row)

    def _aim(self, row: ImportRow, kind: str, pk: UUID, nominee: UUID | None) -> None:
        if nominee is None:
            self._leave(row)
            return
        key = pk, row.facts["verdict"], search_key(row.facts["reason"])
        row.facts["target"], row.facts["nominee"] = {"kind": kind, "id": str(pk)}, str(nominee)
        if kind == "person":
            row.person_id = pk
        if key in self.known or key in self.seen:
            row.outcome = ImportOutcome.SAME
            row.findings.append(finding(ALREADY))
            return
        self.seen.add(key)
        row.outcome = ImportOutcome.NEW
        is_hold = row.facts["verdict"] == HOLD
        said = HoldReason(row.facts["hold_reason"]).label if is_hold else "không vướng"
        row.changes = [{"label": "Tạm dừng xét" if is_hold else "Xác nhận", "old": "", "new": said}]

    def _leave_unknown(self, row: ImportRow) -> None:
        """Nobody fits; yet who bears the name of somebody put forward is never passed over unseen."""
        said = str(row.facts["fact"].get("birth") or "")[:4]
        known = self.namesakes.get(row.name_key, {})
        namesakes = [pk for pk, born in known.items() if not (said and born) or said == str(born)]
        if not namesakes:
            self._leave(row)
            return
        row.outcome = ImportOutcome.UNSURE
        row.candidates = [{"id": str(pk), "score": ONLY_THE_NAME, "reasons": [SAME_NAME]} for pk in namesakes]
        row.findings.append(finding(UNSURE.format(SAME_NAME)))

    def _leave(self, row: ImportRow) -> None:
        if row.name_key in self.heads and row.facts["verdict"] == HOLD:
            row.outcome = ImportOutcome.UNSURE
            row.findings.append(finding(OF_HOUSEHOLD))
            return
        row.outcome = ImportOutcome.SKIP
        row.findings.append(finding(NOT_PUT_FORWARD))


def note_verdict(row: ImportRow, said: dict[str, str], details: dict, usual_reason: str) -> None:
    """What the line says of its subject: held or clear, and why."""
    outcome, reason = said.get("outcome", ""), said.get(c.REASON, "")
    verdict = verdict_of(outcome, reason, details["usual"])
    row.facts["verdict"] = verdict
    row.facts["reason"] = (reason or outcome or details.get("about", ""))[:300]
    row.facts["hold_reason"] = hold_reason(f"{reason} {outcome} {details.get('about', '')}", usual_reason)
    row.facts["paper"] = (said.get(c.PAPER, ""))[:200]
