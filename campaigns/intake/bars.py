"""Bars: tables of web copies in which every cell stands on lines of its own between lone "|" lines."""

import re
from collections import Counter

from .letters import fold, is_upper

_LONGEST_CELL = 60
_KIND = re.compile(r"[\s*#_]*(?:ke hoach|quyet dinh|huong dan|chuong trinh)\b")


def _is_kind(line):
    """Tell whether a line names the kind of document: the table of the head ends above it."""
    return len(line) < 120 and is_upper(line) and bool(_KIND.match(fold(line)))


class Bars:
    """Follows the lone bars of a text and says in which row and column a line stands."""

    def __init__(self):
        self._row, self._column, self._since, self._fresh = None, 0, 0, False

    def see(self, number, line):
        """Take the next line; return True when it is itself a bar (or only ends a table)."""
        if line.strip() == "|":
            self._bar(number)
            return True
        ends = (self._fresh and self._column and not line.strip()) or _is_kind(line)
        if self._row and (ends or self._since > _LONGEST_CELL):
            self._row = None
        self._since += 1
        self._fresh = False
        return False

    def _bar(self, number):
        if self._row is None or (self._fresh and self._column):
            self._row, self._column = number, 0
        else:
            self._column += 1
        self._since, self._fresh = 0, True

    @property
    def place(self):
        """(row, column), or (0, -1) outside of tables."""
        return (self._row, self._column) if self._row else (0, -1)


def without_lone_columns(pieces):
    """A row with text in one column only is no table: its lines are ordinary ones."""
    columns = Counter((row, column) for row, column in {(piece.row, piece.column) for piece in pieces if piece.row})
    filled = Counter(row for row, _ in columns)
    for piece in pieces:
        if piece.row and filled[piece.row] < 2:
            piece.row, piece.column = 0, -1
    return pieces
