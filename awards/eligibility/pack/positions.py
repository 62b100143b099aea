"""Where each entry and key of a JSON text stands, so that a slip can be named by its line."""

import json
import re
from bisect import bisect_right

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.S)
Path = tuple[str | int, ...]


def positions(text: str) -> dict[Path, int]:
    """Line number (from 1) of every value of a valid JSON text, by its path of keys and places."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    walk = _Walk(lambda place: bisect_right(starts, place))
    for token in TOKEN.finditer(text):
        walk.take(token.group(), token.start())
    return walk.lines


def line_of(lines: dict[Path, int], path: Path) -> int | None:
    """The line of the value, or of the nearest entry around it that is there."""
    for length in range(len(path), -1, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


class _Walk:
    """Follows the tokens; `path` is where the next value will stand."""

    def __init__(self, line_at):
        self.lines: dict[Path, int] = {}
        self._line_at = line_at
        self._path: list[str | int] = []
        self._open: list[str] = []
        self._key: str | None = None

    def take(self, token: str, place: int) -> None:
        if token in "[{":
            self._note(place)
            self._open.append(token)
            self._path.append(0 if token == "[" else "")
            self._key = None
        elif token in "]}":
            self._open.pop()
            self._path.pop()
        elif token == ",":
            if self._open[-1] == "[":
                self._path[-1] += 1
            self._key = None
        elif token == ":":
            pass
        elif self._open and self._open[-1] == "{" and self._key is None:
            self._key = self._path[-1] = _unquoted(token)
            self._note(place)  # a key's line, also where its value begins further down
        else:
            self._note(place)

    def _note(self, place: int) -> None:
        self.lines.setdefault(tuple(self._path), self._line_at(place))


def _unquoted(token: str) -> str:
    """The key as JSON reads it."""
    return json.loads(token, strict=False)
