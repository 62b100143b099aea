"""Headers: number and symbol, place and date (cells 3 and 4 of the sketch)."""

import re
from dataclasses import dataclass

from . import dates
from .letters import fold, squeeze

_BLANK = r"[\s.…_\-]*"
_SYMBOL = r"[A-ZĐ][A-Za-zĐđƯưÔôÂâĂăÊêƠơ0-9&.]*(?:\s?[-–—/.]\s?[A-ZĐ&][A-Za-zĐđƯưÔôÂâĂăÊêƠơ0-9&.]*)*"
_NUMBERED = re.compile(
    rf"(?:S[oOôÔóÓòÒõÕọỌốỐồỒổỔỗỖộỘ]|"
    rf"SỐ)\s*:?\s*(?P<number>[0-9]{{0,5}})(?P<year>/[12][0-9]{{3}}(?=\s?/))?{_BLANK}(?P<mark>[/\-–])\s*(?P<symbol>{_SYMBOL})"
)
_BARE = re.compile(rf"(?m)^(?P<number>[0-9]{{1,5}})(?P<year>)\s*(?P<mark>[/\-–])\s*(?P<symbol>KH\s?[-–/]\s?{_SYMBOL})$")
_PLACED = re.compile(
    r"(?P<place>[^,;:|()0-9]{2,40}?(?: [0-9]{1,2})?)\s*,\s*(?:ngay|"
    r"ngaỳ)\s*(?P<day>[0-3]?[0-9])?[\s.…_]*thang\s*(?P<month>[01]?[0-9])?"
    r"[\s.…_]*n.m\s*(?P<year>[12][0-9]{3})?"
)
_SHORT_PLACED = re.compile(
    r"(?P<place>[^,;:|"
    r"()0-9]{2,40}?(?: [0-9]{1,2})?)\s*,\s*ngay\s+(?P<date>[0-3]?[0-9]\s?[/.\-]\s?[01]?[0-9]\s?[/.\-]\s?[12][0-9]{3})"
)
_NATION = re.compile(
    r"c.ng\s+hoa\s+xa\s+h.i\s+ch.\s+ngh.a\s+vi.t\s+nam|dang\s+c.ng\s+san\s+vi.t\s+nam|"
    r"doc\s+lap\s*-?\s*tu\s+do\s*-?\s*hanh\s+phuc|[-_*]{3,}"
)


_INSIDE_PLACES = {"-", "–", "phố", "xã", "trấn"}


@dataclass(slots=True)
class Header:
    """What the head of a document says; texts are as printed, dates real or None."""

    number: int | None = None
    symbol: str | None = None
    full_number: str | None = None
    place: str | None = None
    issued_on: object = None
    year: int | None = None
    number_line: int | None = None
    number_blank: bool = False
    date_line: int | None = None
    lines: tuple = ()


def header_of(pieces):
    """Read the pieces above the kind line; ``lines`` keeps what may name agencies.

    Left column first; the lines are read together, for web copies cut them anywhere.
    """
    ordered = sorted(pieces, key=lambda piece: max(piece.column, 0))
    text = "\n".join(piece.text for piece in ordered)
    header = Header()
    numbered, dated = _number_in(text), None
    if numbered:
        _take_number(header, numbered, _line_at(ordered, numbered.start()))
        text = _cut(text, numbered.start(), numbered.end())
    shadow = fold(text)
    dated = _PLACED.search(shadow) or _SHORT_PLACED.search(shadow)
    if dated:
        header.place, start = _place_in(text, *dated.span("place"))
        _take_date(header, dated, _line_at(ordered, dated.end()))
        text = _cut(text, start, dated.end())
    lines = [squeeze(line) for line in _without_nation(text).split("\n")]
    header.lines = tuple(line for line in lines if len(line) > 1)
    return header


def _cut(text, start, end):
    """Blank out what was read, offsets and lines kept."""
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def _line_at(pieces, offset):
    at = 0
    for piece in pieces:
        at += len(piece.text) + 1
        if offset < at:
            return piece.line
    return pieces[-1].line if pieces else None


def _number_in(text):
    for found in (*_NUMBERED.finditer(text), *_BARE.finditer(text)):
        if found["symbol"].startswith("KH") or re.search(r"[-/.–]", found["symbol"]):
            return found
    return None


def _take_number(header, found, line):
    symbol = re.sub(r"\s*[-–—]\s*", "-", found["symbol"]).replace(" ", "").rstrip(".")
    party = found["mark"] != "/" and "/" in symbol
    header.number = int(found["number"]) if found["number"] else None
    header.symbol, header.number_line = symbol, line
    header.number_blank = header.number is None
    if found["number"]:
        header.full_number = f"{found['number']}{found['year'] or ''}{'-' if party else '/'}{symbol}"


def _take_date(header, found, line):
    parts = found.groupdict()
    if "date" in parts:
        number, month, year = dates.day_numbers(parts["date"])
        header.issued_on, header.year = dates.day(year, month, number), year
    else:
        numbers = [int(parts[part]) if parts[part] else None for part in ("year", "month", "day")]
        header.issued_on = dates.day(*numbers) if all(numbers) else None
        header.year = numbers[0]
    header.date_line = line


def _place_in(text, start, end):
    """Return (place, where it begins); it stands on the line of the date unless that line is empty."""
    tail = max(text.rfind("\n", start, end) + 1, start)
    for begin in (tail, start):
        place = _place(text[begin:end])
        if place:
            return place, max(text.rfind(place.split(" ")[0], begin, end), begin)
    return None, end


def _place(text):
    """The last words that look like a name: a merged line may hold other cells before it."""
    words = squeeze(_without_nation(text)).strip(" .…-–").split(" ")
    kept = []
    for word in reversed(words):
        inner = word in _INSIDE_PLACES and bool(kept)
        numbered = word.isdigit() and not kept and len(words) > 1
        if not (word[:1].isupper() or inner or numbered) or (len(word) > 3 and word.isupper()) or len(kept) == 6:
            break
        kept.insert(0, word)
    while kept and kept[0] in _INSIDE_PLACES:
        kept.pop(0)
    return " ".join(kept) if any(word[:1].isupper() for word in kept) else None


def _without_nation(text):
    shadow = fold(text)
    kept, at = [], 0
    for found in _NATION.finditer(shadow):
        kept.append(text[at : found.start()])
        at = found.end()
    return " ".join([*kept, text[at:]])
