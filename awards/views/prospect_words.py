"""How a prospect is said and drawn: a word, a sign, a colour; and the years of a road."""

from dataclasses import dataclass

from awards.choices import Standing
from awards.eligibility.law import Law
from awards.eligibility.record import Record
from awards.eligibility.terms import RATINGS, label
from awards.facts.prospects import Prospect, counted_awards

BACK, AHEAD = 6, 6
# Sign and colour; the word is always there too.
LOOKS = {
    "eligible": ("check-circle-fill", "ok"),
    "near": ("hourglass-split", "wait"),
    "needs_evidence": ("question-circle-fill", "warn"),
    "not_eligible": ("x-circle", "none"),
    "on_hold": ("pause-circle-fill", "late"),
    "other": ("dash-circle", "none"),
}
SHORT = {
    "eligible": "Đủ",
    "near": "Có thể đủ",
    "needs_evidence": "Thiếu minh chứng",
    "not_eligible": "Chưa đủ",
    "on_hold": "Tạm dừng",
    "other": "Không áp dụng",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A prospect for a cell, a card or a page."""

    prospect: Prospect
    url: str = ""

    @property
    def state(self) -> str:
        verdict = self.prospect.judgement.verdict
        if verdict == "not_eligible" and self.prospect.is_near:
            return "near"
        return verdict if verdict in LOOKS else "other"

    @property
    def is_within_reach(self) -> bool:
        """Worth proposing, now or soon: lacking papers alone bring no award near whose first step is not taken."""
        return self.state in ("eligible", "near") or (self.state == "needs_evidence" and self.prospect.has_start)

    @property
    def is_worth_a_look(self) -> bool:
        """Shown at once; the rest of the ladder stands folded below."""
        return self.is_within_reach or self.state == "on_hold"

    @property
    def word(self) -> str:
        if self.state != "near":
            return SHORT[self.state]
        return "Có thể đủ trong năm" if self.is_within_the_year else f"Có thể đủ năm {self.prospect.earliest}"

    @property
    def is_within_the_year(self) -> bool:
        """Not yet, but what lacks may still come in the year asked about."""
        year = self.prospect.earliest
        return year is not None and year <= self.prospect.year

    @property
    def icon(self) -> str:
        return LOOKS[self.state][0]

    @property
    def tone(self) -> str:
        return LOOKS[self.state][1]

    @property
    def verdict(self) -> str:
        """The verdict in full."""
        return Standing(self.prospect.judgement.verdict).label

    @property
    def when(self) -> str:
        """What would do it, where little lacks; else from when at the earliest, where that can be said."""
        if self.state == "near":
            needs = [need for found in self.prospect.lacking if found.met is False for need in found.needs]
            return f"nếu {needs[0]}" if needs else ""
        year = self.prospect.earliest
        return f"sớm nhất năm {year}" if year and self.prospect.has_start else ""

    @property
    def reasons(self) -> list[str]:
        """Why not yet, in sentences."""
        return [found.message for found in self.prospect.lacking]

    @property
    def ways(self) -> list[dict]:
        """All findings that the reader has to know, what lacks first, each with its article and evidence."""
        told = [found for found in self.prospect.judgement.findings if found.severity != "info"]
        return [finding_of(found) for found in sorted(told, key=_weight)]


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a road: what was won in it that counts, how it was rated, whether it still lies ahead."""

    number: int
    held: str
    rating: str
    look: str
    said: str


def finding_of(found) -> dict:
    """A finding for components/findings.html: article and evidence stand together under the sentence."""
    source = " · ".join(part for part in (found.citation, "; ".join(found.evidence)) if part)
    return {"met": found.met, "message": found.message, "citation": source}


def years_of(told: Told, record: Record, law: Law) -> list[Year]:
    """The years around the award year: what is held towards this award, and those still to come."""
    prospect = told.prospect
    rules = law.rules_for(prospect.award, record.subject, record.on)
    codes = counted_awards(rules) | {prospect.award}
    won: dict[int, list[str]] = {}
    for award in record.awards or ():
        if award.code in codes:
            won.setdefault(award.year, []).append(law.name_of(award.code))
    goal = prospect.year if told.state == "eligible" else prospect.earliest
    last = min(max(prospect.year, goal or 0), prospect.year + AHEAD)
    ratings = record.ratings or {}
    return [
        _year(number, won.get(number, []), ratings.get(number), goal, prospect.year)
        for number in range(prospect.year - BACK, last + 1)
    ]


def _year(number: int, held: list[str], grade: str | None, goal: int | None, now: int) -> Year:
    names, rating = ", ".join(sorted(set(held))), label(grade, RATINGS) if grade else ""
    is_goal = number == goal
    look = "goal" if is_goal else "held" if held else "rated" if rating else "ahead" if number > now else "blank"
    parts = [names, f"xếp loại {rating}" if rating else "", "có thể đề nghị" if is_goal else ""]
    said = "; ".join(part for part in parts if part)
    return Year(number, names, rating, look, said or ("năm còn phải phấn đấu" if number > now else "chưa ghi nhận gì"))


def _weight(found) -> tuple:
    return {False: 0, None: 1, True: 2}[found.met], found.severity != "block"
