"""The review of a text: its lines with the found facts marked, and what the officer should look at."""

from dataclasses import dataclass, field

from campaigns.actions.drafting import lacking
from campaigns.actions.readings import GROUPS, due_day, stated_day
from campaigns.choices import DeadlineRule
from campaigns.intake.letters import fold, squeeze
from campaigns.models import Intake
from thiduakt.base.vietnamese import short_date

# Warnings that a correction puts to rest: code → does the corrected finding still lack it?
_STILL = {
    "header_missing": lambda found: not found.get("issuer_chosen"),
    "issuer_inferred": lambda found: not found.get("issuer_chosen"),
    "issuer_missing": lambda found: not found.get("issuer_chosen"),
    "parent_inferred": lambda found: not found.get("issuer_chosen"),
    "number_missing": lambda found: not found.get("symbol"),
    "number_blank": lambda found: not found.get("number"),
    "date_missing": lambda found: not found.get("issued_on"),
    "date_blank": lambda found: not found.get("issued_on"),
    "title_missing": lambda found: not found.get("title"),
    "signer_missing": lambda found: not found["signer"]["name"],
    "signer_name_missing": lambda found: not found["signer"]["name"],
    "recipients_missing": lambda found: not found["recipients"],
    "sections_missing": lambda found: not found["sections"],
}
METADATA = "tt"


@dataclass(slots=True)
class Line:
    """A line of the source: pieces are (text, id of the fact it states or "")."""

    number: int
    pieces: list[tuple[str, str]]
    is_heading: bool = False
    facts: list[str] = field(default_factory=list)


def doubts_of(intake: Intake) -> list[dict]:
    """What to look at: {"message", "line"}; corrected points are gone."""
    found = intake.findings
    open_ = [w for w in found["warnings"] or [] if _STILL.get(w["code"], lambda _: True)(found)]
    shown = [{"message": message, "line": None} for message in lacking(intake)]
    shown += [{"message": warning["message"], "line": warning.get("line")} for warning in open_]
    return shown + [_understood(fact, intake) for fact in found["deadlines"] if _is_read(fact)]


def _is_read(fact: dict) -> bool:
    return fact["rule"] in {DeadlineRule.BEFORE, DeadlineRule.BEFORE_YEARLY} and not fact.get("last_on")


def _understood(fact: dict, intake: Intake) -> dict:
    year = intake.findings.get("year")
    stated = stated_day(fact, year)
    due = due_day(fact, year, before_includes_day=intake.before_includes_day)
    said = fact.get("raw") or f"trước ngày {short_date(stated)}"
    return {"message": f"“{said}” được hiểu là hết ngày {short_date(due)}.", "line": fact.get("line")}


def source_of(intake: Intake) -> list[Line]:
    """Every line of the text, with its facts marked."""
    lines = [Line(number, [(text, "")]) for number, text in enumerate(intake.text.split("\n"), start=1)]
    for group in GROUPS:
        for fact in intake.findings[group]:
            _mark(lines, fact, group)
    for words in _metadata(intake.findings):
        _mark_first(lines, words)
    return lines


def _mark(lines: list[Line], fact: dict, group: str) -> None:
    number = fact.get("line") or _line_with(lines, fact.get("text", ""), backwards=True)
    if not number or number > len(lines):
        return
    line = lines[number - 1]
    line.facts.append(fact["id"])
    line.is_heading = line.is_heading or group == "sections"
    wanted = (fact.get("raw"), fact.get("name"), fact.get("number"), fact.get("text"), fact.get("title"))
    for words in wanted:
        if words and _cut(line, str(words), fact["id"]):
            return
    if group in {"targets", "deadlines"} and len(line.pieces) == 1:
        line.pieces = [(line.pieces[0][0], fact["id"])]


def _cut(line: Line, words: str, fact_id: str) -> bool:
    """Mark the words in the first free piece that holds them."""
    for place, (text, owner) in enumerate(line.pieces):
        at = fold(text).find(fold(words)) if not owner else -1
        if at >= 0:
            end = at + len(words)
            parts = [(text[:at], ""), (text[at:end], fact_id), (text[end:], "")]
            line.pieces[place : place + 1] = [part for part in parts if part[0]]
            return True
    return False


def _metadata(found: dict):
    number, symbol = found.get("number"), found.get("symbol")
    if symbol:
        yield f"{number}/{symbol}" if number else symbol
    if found.get("place"):
        yield f"{found['place']}, ngày"
    yield from (words for words in (found.get("title"), found["signer"]["name"], found["signer"]["position"]) if words)


def _mark_first(lines: list[Line], words: str) -> None:
    number = _line_with(lines, words)
    if number:
        line = lines[number - 1]
        _cut(line, _to_end(line, words) if words.endswith(", ngày") else words, METADATA)


def _to_end(line: Line, words: str) -> str:
    """Place and date: the words with all that follows them in their piece."""
    text = next((text for text, owner in line.pieces if not owner and fold(words) in fold(text)), words)
    return text[fold(text).find(fold(words)) :].rstrip() if fold(words) in fold(text) else words


def _line_with(lines: list[Line], words: str, *, backwards: bool = False) -> int | None:
    wanted = fold(squeeze(words))
    if len(wanted) < 3:
        return None
    for line in reversed(lines) if backwards else lines:
        if wanted in fold("".join(text for text, _ in line.pieces)):
            return line.number
    return None
