"""Which line of the past is certain, which waits and why: a few queries for a slice of lines."""

from datetime import date
from uuid import UUID

from awards.actions.history import doubts
from awards.actions.history.doubts import finding
from awards.actions.history.held import Held, bare, comes_once, is_the_same, where
from awards.actions.history.laws import Catalogue
from awards.actions.history.people import People, asked_of
from awards.actions.history.places import Place, Places
from awards.intake.award_names import HOUSEHOLD, PERSON, UNIT
from awards.intake.persons import NOBODY, Asked, Match
from thiduakt.base.clock import today
from thiduakt.base.text import search_key
from units.choices import ImportChoice, ImportOutcome
from units.models import Household, ImportBatch, ImportRow

SHOWN = 6
KINDS = {PERSON: "person", UNIT: "unit", HOUSEHOLD: "household"}
ADVICE = {
    doubts.NAMESAKES: "Có {} người cùng có thể là người của dòng này. Hãy chọn một người.",
    doubts.UNLIKE: "Có người giống nhưng chưa đủ chắc. Hãy xem có phải là một người.",
    doubts.NOBODY: "Chưa có hồ sơ người này. Hãy chọn người đã có, hoặc lập hồ sơ mới.",
}


class HistoryJudge:
    """Judges slice after slice, and remembers which awards earlier lines have named."""

    def __init__(self, batch: ImportBatch, catalogue: Catalogue | None = None, places: Places | None = None):
        self.batch, self.today = batch, today()
        self.catalogue, self.places = catalogue or Catalogue(), places or Places()
        self.seen: dict[tuple, ImportRow] = {}

    def judge(self, rows: list[ImportRow]) -> None:
        """Set outcome, doubt, person, unit, candidates and findings of each row."""
        rows = [row for row in rows if not self._is_left_out(row)]
        placed = {row.place: self._place(row) for row in rows}
        asked = {row.place: self._asked(row, placed[row.place]) for row in rows if row.facts["subject"] == PERSON}
        people = People(list(asked.values()), self.places)
        houses = _Houses(rows)
        for row in rows:
            row.findings = [found for found in row.findings if not found.get("judged")]
            row.candidates, row.person_id = [], None
            row.facts.pop("target", None)
            row.facts.pop("score", None)
            self._subject(row, placed[row.place], asked.get(row.place), people, houses)
            self._law(row)
        held = Held(_targets(rows))
        for row in rows:
            self._once(row, held)
            _conclude(row)

    def _is_left_out(self, row: ImportRow) -> bool:
        if row.choice == ImportChoice.SKIP:
            row.outcome, row.person_id, row.doubt = ImportOutcome.SKIP, None, ""
            return True
        return False

    def _place(self, row: ImportRow) -> Place | None:
        """The unit of the line: the collective itself, or where the person or household was then."""
        fact = row.facts["fact"]
        day = _day(fact)
        if row.facts["subject"] == UNIT:
            above = fact.get("unit", "")
            name = fact.get("name", "")
            return (self.places.one(f"{name}, {above}", day) if above else None) or self.places.one(name, day)
        if said := fact.get("unit", ""):
            return self.places.one(said, day)
        return self.places.inside(fact.get("position", ""), day)

    def _asked(self, row: ImportRow, place: Place | None) -> Asked:
        fact = row.facts["fact"] | {"marks": row.facts.get("marks", [])}
        asked = asked_of({"name": "", **fact}, place, self.places)
        if place is None and fact.get("unit"):
            unknown = frozenset({"?"})  # a unit is named, and nobody is known to have worked there
            return Asked(asked.name, asked.key, asked.birth, asked.sex, asked.ids, unknown, unknown)
        return asked

    def _subject(self, row, place: Place | None, asked: Asked | None, people: People, houses: "_Houses") -> None:
        kind = row.facts["subject"]
        chosen = row.facts.get("chosen") if row.choice == ImportChoice.SAME else None
        row.unit_id = place.pk if place else None
        if chosen:
            self._aim(row, chosen["kind"], UUID(chosen["id"]), 100)
        elif row.choice == ImportChoice.NEW:
            row.facts["target"] = {"kind": KINDS[kind], "id": ""}
        elif kind == UNIT:
            self._collective(row, place)
        elif kind == HOUSEHOLD:
            houses.find(row, place)
        elif asked.key:
            self._person(row, asked, people)
        if row.facts.get("target") and kind == PERSON:
            self._then(row, people)
        if row.facts.get("target") and row.unit_id is None:
            row.unit_id = self.batch.unit_id

    def _aim(self, row: ImportRow, kind: str, pk: UUID, score: int) -> None:
        row.facts["target"], row.facts["score"] = {"kind": kind, "id": str(pk)}, score
        if kind == "person":
            row.person_id = pk
        if kind == "unit":
            row.unit_id = pk

    def _collective(self, row: ImportRow, place: Place | None) -> None:
        name = row.facts["fact"].get("name", "")
        if place:
            self._aim(row, "unit", place.pk, 100)
            day = _day(row.facts["fact"])
            if day and not place.lived(day):
                row.findings.append(finding(_not_living(place, day), doubts.UNIT))
            return
        found = self.places.find(name)[:SHOWN]
        row.candidates = [{"id": str(each.pk), "score": 0, "reasons": ["trùng tên"], "kind": "unit"} for each in found]
        if found:
            message = f"Có {len(found)} đơn vị tên “{name[:80]}”. Hãy chọn một, hoặc ghi kèm đơn vị cấp trên."
        else:
            message = f"Không có đơn vị nào tên “{name[:80]}”, kể cả tên cũ. Hãy sửa tên, hoặc thêm đơn vị rồi xem lại."
        row.findings.append(finding(message, doubts.UNIT))

    def _person(self, row: ImportRow, asked: Asked, people: People) -> None:
        settled = people.settle(asked)
        row.candidates = [_candidate(match) for match in settled.likely[:SHOWN]]
        if settled.match:
            self._aim(row, "person", settled.match.pk, settled.match.score)
            return
        count = sum(match.score > settled.likely[0].score - 15 for match in settled.likely) if settled.likely else 0
        row.findings.append(finding(ADVICE[settled.doubt].format(count), settled.doubt))
        if settled.doubt != NOBODY and settled.likely:
            row.facts["score"] = settled.likely[0].score

    def _then(self, row: ImportRow, people: People) -> None:
        """Where the person was: what the line says, else what the books say of the day."""
        fact, day = row.facts["fact"], _day(row.facts["fact"]) or self.today
        if row.unit_id is None and row.person_id:
            known = people.unit_of(row.person_id, day)
            row.unit_id = known[0] if known else None
            if fact.get("unit"):
                text = f"Không có đơn vị nào tên “{fact['unit'][:80]}”; ghi vào nơi người ấy công tác khi đó."
                row.findings.append(finding(text, label="Đơn vị"))

    def _law(self, row: ImportRow) -> None:
        fact = row.facts["fact"]
        award, day = fact.get("award"), _day(fact)
        if not award:
            return
        if misfit := self.catalogue.misfit(award, row.facts["subject"]):
            row.findings.append(finding(misfit, doubts.TITLE))
        if lacking := self.catalogue.lacking_authority(award, fact.get("authority", "")):
            row.findings.append(finding(lacking, doubts.AUTHORITY))
        elif day and (gone := self.catalogue.gone_authority(award, fact.get("authority", ""), day)):
            row.findings.append(finding(gone, doubts.AUTHORITY))

    def _once(self, row: ImportRow, held: Held) -> None:
        """The same award for the same year: already in the register, or on another line."""
        fact, target = row.facts["fact"], row.facts.get("target")
        if not (target and fact.get("award") and fact.get("year")):
            return
        who = target["id"] or f"{search_key(fact['name'])}|{fact.get('birth')}|{row.unit_id}"
        key, number = (who, fact["award"], fact["year"]), bare(fact.get("number", ""))
        once = comes_once(self.catalogue.types[fact["award"]])
        there = held.numbers(key)
        if there and any(is_the_same(number, each) for each in there):
            row.facts["held"] = True
            row.findings.append(finding("Đã có trong sổ, không ghi lần nữa."))
            return
        if there and once:
            text = "Sổ đã có danh hiệu này của năm theo quyết định khác. Hãy xem quyết định nào đúng."
            row.findings.append(finding(text, doubts.DOUBLE))
        first = self.seen.setdefault((*key, "" if once else number), row)
        if first.outcome == ImportOutcome.ERROR:
            first = self.seen[*key, "" if once else number] = row
        if first is not row and first.place != row.place:
            other = bare(first.facts["fact"].get("number", ""))
            if is_the_same(number, other):
                row.facts["held"] = True
                row.findings.append(finding(f"Lặp lại {where(first)}, chỉ lấy một lần."))
            elif once:
                text = f"Cùng danh hiệu, cùng năm với {where(first)} nhưng quyết định khác. Hãy xem dòng nào đúng."
                row.findings.append(finding(text, doubts.DOUBLE))


class _Houses:
    """Households of the lines' heads; one query, none where no line names a household."""

    def __init__(self, rows: list[ImportRow]):
        keys = {search_key(row.facts["fact"].get("name", "")) for row in rows if row.facts["subject"] == HOUSEHOLD}
        self.by_key: dict[str, list[Household]] = {}
        if keys:
            for each in Household.objects.filter(search_key__in=keys).select_related("unit").order_by("pk"):
                self.by_key.setdefault(each.search_key, []).append(each)

    def find(self, row: ImportRow, place: Place | None) -> None:
        """The household of the head at the commune; of several the one whose address the line names."""
        fact = row.facts["fact"]
        found = self.by_key.get(search_key(fact.get("name", "")), [])
        if place:
            found = [each for each in found if each.unit.path.startswith(place.path)] or found
        address = search_key(f"{fact.get('position', '')} {fact.get('unit', '')}")
        there = [each for each in found if each.address and search_key(each.address) in address]
        if len(found) == 1 or len(there) == 1:
            one = (there if len(there) == 1 else found)[0]
            row.facts["target"], row.facts["score"] = {"kind": "household", "id": str(one.pk)}, 90
            row.unit_id = one.unit_id
            return
        row.candidates = [
            {"id": str(each.pk), "score": 0, "reasons": [each.paper_address], "kind": "household"}
            for each in found[:SHOWN]
        ]
        text = (
            f"Có {len(found)} hộ cùng tên chủ hộ. Hãy chọn một hộ."
            if found
            else "Chưa có hộ gia đình này. Hãy chọn hộ đã có, hoặc lập hộ mới."
        )
        row.findings.append(finding(text, doubts.HOUSEHOLD))


def _targets(rows: list[ImportRow]) -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = {"person": set(), "unit": set(), "household": set()}
    for row in rows:
        target = row.facts.get("target")
        if target and target["id"]:
            found[target["kind"]].add(UUID(target["id"]))
    return found


def _conclude(row: ImportRow) -> None:
    """What follows from the findings; what an officer has let stand holds nothing up."""
    accepted = row.facts.get("accepted", [])
    open_ones = [each for each in row.findings if each.get("doubt") and each["doubt"] not in accepted]
    wrong = [each for each in row.findings if each["is_error"]]
    held = row.facts.pop("held", False)
    row.doubt = ""
    if wrong:
        row.outcome, row.doubt = ImportOutcome.ERROR, wrong[0].get("doubt") or doubts.CELL
    elif held:
        row.outcome = ImportOutcome.SAME
    elif open_ones:
        row.outcome, row.doubt = ImportOutcome.UNSURE, open_ones[0]["doubt"]
    else:
        row.outcome = ImportOutcome.NEW


def _candidate(match: Match) -> dict:
    return {"id": str(match.pk), "score": match.score, "reasons": list(match.reasons)}


def _day(fact: dict) -> date | None:
    return date.fromisoformat(fact["decided_on"]) if "decided_on" in fact else None


def _not_living(place: Place, on: date) -> str:
    if on < place.founded_on:
        return (
            f"{place.name} trong sổ thành lập ngày {place.founded_on:%d/%m/%Y}, sau ngày quyết định. "
            "Hãy chọn đơn vị trước đó, hoặc xác nhận vẫn ghi cho đơn vị này."
        )
    return (
        f"{place.name} đã kết thúc ngày {place.ended_on:%d/%m/%Y}, trước ngày quyết định. "
        "Hãy chọn đơn vị kế thừa, hoặc xác nhận vẫn ghi cho đơn vị này."
    )
