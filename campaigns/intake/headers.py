"""Headers: number and symbol, place and date (cells 3 and 4 of the sketch)."""

import re
from dataclasses import dataclass

from . import dates
from .letters import fold, squeeze

_BLANK = r"[\s.…_\-]*"
_SYMBOL = r"[A-ZĐ][A-Za-zĐđƯưÔôÂâĂăÊêƠơ0-9&.]*(?:\s?[-–—/.]\s?[A-ZĐ&][A-Za-zĐđƯưÔôÂâĂăÊêƠơ0-9&.]*)*"
_NUMBERED = re.compile(
    rf"(?:S[ốỐôÔoO]|" rf"SỐ)\s*:?\s*(?P<number>[0-9]{{0,5}}){_BLANK}(?P<mark>[/\-–])\s*(?P<symbol>{_SYMBOL})"
)
_BARE = re.compile(rf"(?P<number>[0-9]{{1,5}})\s*(?P<mark>[/\-–])\s*(?P<symbol>KH\s?[-–/]\s?{_SYMBOL})$")
_PLACED = re.compile(
    r"(?P<place>[^,;:|()0-9]{2,40}?)\s*,\s*(?:ngay|"
    r"ngaỳ)\s*(?P<day>[0-3]?[0-9])?[\s.…_]*thang\s*(?P<month>[01]?[0-9])?"
    r"[\s.…_]*n.m\s*(?P<year>[12][0-9]{3})?"
)
_SHORT_PLACED = re.compile(
    r"(?P<place>[^,;:|"
    r"()0-9]{2,40}?)\s*,\s*ngay\s+(?P<date>[0-3]?[0-9]\s?[/.\-]\s?[01]?[0-9]\s?[/.\-]\s?[12][0-9]{3})"
)
_NATION = re.compile(
    r"c.ng hoa xa h.i ch. ngh.a vi.t nam|dang c.ng san vi.t nam|doc lap\s*-?\s*tu do\s*-?\s*hanh phuc|[-_*]{3,}"
)


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
    """Read the pieces above the kind line; ``lines`` keeps what may name agencies."""
    header, lines = Header(), []
    for piece in sorted(pieces, key=lambda piece: max(piece.column, 0)):
        text = piece.text
        if not header.symbol:
            text = _take_number(header, text, piece.line)
        if not header.date_line:
            text = _take_date(header, text, piece.line)
        text = _without_nation(text)
        if len(squeeze(text)) > 1:
            lines.append(squeeze(text))
    header.lines = tuple(lines)
    return header


def _take_number(header, text, line):
    found = _NUMBERED.search(text) or _BARE.match(text.strip())
    if not found:
        return text
    symbol = re.sub(r"\s*[-–—]\s*", "-", found["symbol"]).replace(" ", "").rstrip(".")
    party = found["mark"] != "/" and "/" in symbol
    header.number = int(found["number"]) if found["number"] else None
    header.symbol, header.number_line = symbol, line
    header.number_blank = header.number is None
    if found["number"]:
        header.full_number = f"{found['number']}{'-' if party else '/'}{symbol}"
    return text[: found.start()] + text[found.end() :]


def _take_date(header, text, line):
    shadow = fold(text)
    found = _PLACED.search(shadow)
    if found:
        numbers = [int(found[part]) if found[part] else None for part in ("year", "month", "day")]
        header.issued_on = dates.day(*numbers) if all(numbers) else None
        header.year = numbers[0]
    else:
        found = _SHORT_PLACED.search(shadow)
        if not found:
            return text
        number, month, year = dates.day_numbers(found["date"])
        header.issued_on, header.year = dates.day(year, month, number), year
    header.place, header.date_line = _place(text[found.start("place") : found.end("place")]), line
    return text[: found.start("place")] + text[found.end() :]


def _place(text):
    """The last words that look like a name: a merged line may hold other cells before it."""
    words = squeeze(_without_nation(text)).strip(" .…-–").split(" ")
    kept = []
    for word in reversed(words):
        if not word[:1].isupper() or (len(word) > 3 and word.isupper()) or len(kept) == 5:
            break
        kept.insert(0, word)
    return " ".join(kept) or None


def _without_nation(text):
    shadow = fold(text)
    kept, at = [], 0
    for found in _NATION.finditer(shadow):
        kept.append(text[at : found.start()])
        at = found.end()
    return " ".join([*kept, text[at:]])
