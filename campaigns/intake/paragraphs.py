"""Paragraphs: pieces that a page break or a narrow column cut are put together again."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from .labels import ROMAN, label_of
from .letters import fold, is_upper, starts_lower

_ENDED = re.compile(r"[.;:!?…][\"”’')\]\s]*$")
_ENUMERATED = re.compile(r"\(\s?[0-9]{1,2}\s?\)")
_WIDEST_COLUMN = 135
_FEWEST_LINES = 12
_LONGEST = 20_000


@dataclass(slots=True)
class Paragraph:
    """Running text with, for every offset, the line it came from."""

    text: str
    bullet: str = ""
    heading: int = 0
    lead: str = ""
    row: tuple = ()
    row_id: int = 0
    blank_before: bool = False
    marks: list = field(default_factory=list)
    last_width: int = 0

    @property
    def line(self):
        return self.marks[0][1]

    @property
    def cells(self):
        """Return {column: text} of a table row."""
        cells = {}
        for column, text in self.row:
            cells[column] = f"{cells[column]} {text}" if column in cells else text
        return cells

    @property
    def shadow(self):
        return fold(self.text)

    def line_at(self, offset):
        """Return the line in the given text on which ``offset`` lies."""
        place = bisect_right(self.marks, (offset, float("inf")))
        return self.marks[max(place - 1, 0)][1]

    def tail(self, start):
        """Return the paragraph from ``start`` on, with its line marks."""
        marks = [(0, self.line_at(start))]
        marks += [(at - start, number) for at, number in self.marks if at > start]
        return Paragraph(self.text[start:], marks=marks)


def paragraphs_of(pieces):
    """Return the paragraphs of a list of pieces, table rows kept as rows."""
    width, found = column_width(pieces), []
    in_blocks = _is_in_blocks(pieces)
    for piece in pieces:
        if piece.is_cell:
            _add_cell(found, piece)
        elif found and (_continues(found[-1], piece, width) or (in_blocks and _is_in_block(found[-1], piece))):
            _join(found[-1], piece)
        else:
            found.append(_begun(piece))
    return found


def column_width(pieces):
    """Return the width at which the text was wrapped, or 0 when it was not."""
    widths = sorted(piece.width for piece in pieces if not piece.is_cell)
    if len(widths) < _FEWEST_LINES or widths[int(len(widths) * 0.97)] > _WIDEST_COLUMN:
        return 0
    return widths[int(len(widths) * 0.85)]


def _is_in_blocks(pieces):
    """Tell whether lines without a blank between them are one paragraph cut at odd places."""
    adjacent = [piece for piece in pieces[1:] if not (piece.blank_before or piece.bullet or piece.is_cell)]
    carried = sum(starts_lower(piece.text) for piece in adjacent)
    return carried >= 3 and carried >= 0.25 * len(adjacent)


def _is_in_block(paragraph, piece):
    """In such a text every line goes on with the one above, but for labels, bullets and short headings."""
    if paragraph.row or piece.blank_before or piece.bullet or piece.heading or len(paragraph.text) > _LONGEST:
        return False
    if _ENDED.search(paragraph.text[-6:]) or label_of(piece.text) or _is_capital_heading(paragraph):
        return False
    short_heading = label_of(paragraph.text) and len(paragraph.text) < 50 and piece.text[:1].isupper()
    return not short_heading


def _begun(piece):
    return Paragraph(
        piece.text,
        piece.bullet,
        piece.heading,
        piece.lead,
        blank_before=piece.blank_before,
        marks=[(0, piece.line)],
        last_width=piece.width,
    )


def _add_cell(found, piece):
    last = found[-1] if found else None
    row = piece.row or piece.line
    if not last or not last.row or last.row_id != row:
        cell = ((piece.column, piece.text),)
        found.append(Paragraph(piece.text, row=cell, row_id=row, marks=[(0, piece.line)]))
        return
    last.row += ((piece.column, piece.text),)
    last.text += " " + piece.text


def _join(paragraph, piece):
    hyphen = piece.bullet if piece.bullet in ("-", "–") else ""
    start = len(paragraph.text) + 1
    paragraph.marks.append((start, piece.line))
    paragraph.text += " " + (f"{hyphen} " if hyphen else "") + piece.text
    paragraph.last_width = piece.width


def _continues(paragraph, piece, width):
    if paragraph.row or piece.heading or len(paragraph.text) > _LONGEST or _ENDED.search(paragraph.text[-6:]):
        return False
    if label_of(piece.text) or _ENUMERATED.match(piece.text):
        return False
    if piece.bullet:
        return piece.bullet in "-–" and starts_lower(piece.text) and len(paragraph.text) > 120
    if _is_capital_heading(paragraph):
        return is_upper(piece.text) and not piece.blank_before
    if _begins_inside(piece.text):
        return len(paragraph.text) > 60 or bool(paragraph.bullet) or not piece.blank_before
    return not piece.blank_before and _was_wrapped(paragraph, piece, width)


def _begins_inside(text):
    return starts_lower(text) or text[:1] in ",;)/"


def _is_capital_heading(paragraph):
    label = label_of(paragraph.text)
    return bool(label) and label.depth <= ROMAN and is_upper(paragraph.text[label.end : 200])


def _was_wrapped(paragraph, piece, width):
    if not width or paragraph.last_width < 0.72 * width:
        return False
    above, below = is_upper(paragraph.text[-80:]), is_upper(piece.text)
    return above == below or not above
