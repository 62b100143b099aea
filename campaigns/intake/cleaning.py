"""Cleaning: a text as given becomes pieces that still know their line.

A piece is a line without Markdown, HTML and LaTeX remnants, or one cell of a
line that is a table row. ``line`` counts from 1 in the text as given.
"""

import re
import unicodedata
from dataclasses import dataclass

from .bars import Bars, without_lone_columns
from .letters import fold, is_upper, squeeze
from .remnants import BREAK, without_remnants

_MOST_CELLS = 60
_LONGEST_TEXT = 2_000_000
_MOST_LINES = 60_000
_ODD_SPACES = {ord(char): " " for char in "\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029"}
_DROPPED = dict.fromkeys([*range(9), *range(14, 28), 127, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_TABLE = {**_ODD_SPACES, **_DROPPED}

_RULE = re.compile(r"[\s|:+=_*~.…\-–—]*")
_HEADING = re.compile(r"(?:\s*>)*\s*(#{1,6})?\s*")
_BULLET = re.compile(r"(?:[-–—•·▪●○►◦+*❖✓\ue000-\uf8ff]\s+|[-–•+](?=[^\W\d_]))")
_LEAD = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)\1")
_EMPHASIS = re.compile(r"\*+|__+|(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_])|`+|~~")
_GAP = re.compile(r"\t+|\s{3,}")
_SIDE = re.compile(r"cong hoa xa hoi|doc lap ?- ?tu do|dang cong san|^so ?:?.*ngay|^noi nhan|^so ?:")
_NAME = re.compile(r"(?:[^\W\d_]\w+ ){1,5}[^\W\d_]\w+$")


@dataclass(slots=True)
class Piece:
    """One cleaned line or table cell."""

    line: int
    text: str
    heading: int = 0
    bullet: str = ""
    lead: str = ""
    column: int = -1
    row: int = 0
    blank_before: bool = False
    width: int = 0

    @property
    def is_cell(self):
        return self.column >= 0

    @property
    def is_bold(self):
        return bool(self.lead) and len(self.lead) >= len(self.text) - 2


def clipped(text):
    """Return the part of a text that is read: no plan has more letters or lines."""
    return "".join(text[:_LONGEST_TEXT].splitlines(keepends=True)[:_MOST_LINES])


def normalised(text):
    """Return ``text`` in NFC with plain line ends and ordinary spaces."""
    text = unicodedata.normalize("NFC", text)
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)


def pieces_of(text):
    """Return the list of ``Piece`` of a text; empty lines are dropped."""
    found, blank, bars = [], False, Bars()
    for number, line in enumerate(normalised(text).split("\n"), start=1):
        is_bar = bars.see(number, line)
        fresh = [] if is_bar or _RULE.fullmatch(line) else _pieces_of_line(number, line)
        if fresh:
            fresh[0].blank_before = blank
        if bars.place[0]:
            for piece in fresh:
                piece.row, piece.column = bars.place
        found.extend(fresh)
        blank = not fresh
    return without_lone_columns(found)


def _pieces_of_line(number, line):
    cells = _cells(without_remnants(line))
    found = []
    for column, cell in enumerate(cells):
        for part in cell.split(BREAK):
            piece = _piece(number, part, column if len(cells) > 1 else -1)
            if piece.text and not _RULE.fullmatch(piece.text):
                found.append(piece)
    return found


def _cells(line):
    stripped = line.strip()
    if stripped.startswith("|") or stripped.count(" | ") >= 1 or stripped.endswith("|"):
        cells = re.split(r"(?<!\\)\|", stripped.removeprefix("|").removesuffix("|"))
        filled = [cell for cell in cells if cell.strip()]
        return cells if 1 < len(filled) <= _MOST_CELLS else [" ".join(filled)]
    tabbed = stripped.split("\t")
    if 2 < sum(bool(cell.strip()) for cell in tabbed) <= _MOST_CELLS:
        return tabbed
    return _columns(line)


def _columns(line):
    """Split a line whose halves stand side by side (header and signature rows)."""
    parts = [part for part in _GAP.split(line.strip()) if part]
    if len(parts) != 2 or (len(parts[0]) < 8 and " " not in parts[0]):
        return [line]
    left, right = parts
    side_by_side = (
        _SIDE.search(fold(line.strip()))
        or is_upper(right)
        or (left.rstrip().endswith((";", ".", ",")) and _NAME.match(right) and right.istitle())
    )
    return parts if side_by_side else [line]


def _piece(number, part, column):
    start = _HEADING.match(part)
    heading, rest = len(start.group(1) or ""), part[start.end() :]
    bullet, rest = _without_bullets(rest)
    lead = _LEAD.match(rest)
    text = squeeze(_EMPHASIS.sub("", rest))
    return Piece(
        line=number,
        text=text,
        heading=heading,
        bullet=bullet,
        lead=squeeze(_EMPHASIS.sub("", lead.group(2))) if lead else "",
        column=column,
        width=len(part.rstrip()),
    )


def _without_bullets(rest):
    bullet = ""
    for _ in range(3):
        found = _BULLET.match(rest)
        if not found:
            break
        bullet = bullet or found.group().strip()
        rest = rest[found.end() :].lstrip()
    return bullet, rest
