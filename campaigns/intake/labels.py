"""Labels: which scheme a line's number belongs to, and how deep that is.

Nghị định 30/2020, appendix I: phần, mục (I), khoản (1), điểm (a); plans add
capital letters (A) and dotted numbers (1.1, 2.10).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .letters import fold, is_upper

PART, CAPITAL, ROMAN, ARTICLE, ARABIC, LETTER = 0, 1, 2, 2.5, 3, 9
_SHORT = 400
LETTERS = "abcdđeghiklmnopqrstuvxy"

_PART = re.compile(r"phan\s+(?:thu\s+)?([ivx]{1,5}|[0-9]{1,2}|nhat|hai|ba|tu|nam)\b\s*[.:\-]?\s*")
_ROMAN = re.compile(r"([IVXLl1|]{1,6})\s?[./):\-–]\s*(?=\S)|([IVX]{1,6})\s+(?=\S)")
_STRICT_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_DOTTED = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?:\s?[.):\-/]\s*|\s+)(?=\S)")
_ARABIC = re.compile(
    r"(?:Mục\s+)?([0-9]{1,2})(?:\s?(?:[.):]|/(?![0-9]))(?:\s*(?=[^\s0-9,])|"
    r"\s+(?=[0-9]{1,3}(?:[.,][0-9]+)?\s?(?:%|[^\W\d_])))|-\s*(?=[A-ZĐÀ-Ỹ]))"
)
_ARTICLE = re.compile(r"(Điều\s+([0-9]{1,2}))\s?[.:]\s*(?=\S)")
_LETTER = re.compile(r"([a-zđ])\s?(?:[):]|[./](?=\s))\s*(?=\S)")
_CAPITAL = re.compile(r"([A-HĐ])\s?[./)]\s+(?=\S)")
_WORDS = {"nhat": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5}
_VALUES = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Label:
    """A number found at the start of a line: its text, depth, place in its row and width."""

    text: str
    depth: int
    number: int
    end: int


def label_of(text):
    """Return the ``Label`` that starts ``text``, or None."""
    return _label_of(text) if len(text) <= _SHORT else _any_label(text)


@lru_cache(maxsize=1024)
def _label_of(text):
    """A line is asked for its label several times in a row."""
    return _any_label(text)


def _any_label(text):
    return (
        _part(text)
        or _article(text)
        or _dotted(text)
        or _arabic(text)
        or _roman(text)
        or _capital(text)
        or _letter(text)
    )


def roman_value(text):
    """Return the value of a Roman number of I, V, X."""
    total = 0
    for char, after in zip(text, text[1:] + " ", strict=True):
        value = _VALUES[char]
        total += -value if _VALUES.get(after, 0) > value else value
    return total


def _part(text):
    found = _PART.match(fold(text[:40]))
    if not found or not (text[:4].isupper() or found.group().startswith("phan thu") or found.end() >= len(text)):
        return None
    word = found.group(1)
    if word in _WORDS:
        number = _WORDS[word]
    else:
        number = int(word) if word.isdigit() else _checked_roman(word.upper())
    label = text[: found.end()].strip(" .:-–")
    return Label(label, PART, number, found.end()) if number else None


def _checked_roman(text):
    return roman_value(text) if text and _STRICT_ROMAN.fullmatch(text) else 0


def _roman(text):
    found = _ROMAN.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    raw = found.group(1) or found.group(2)
    repaired = raw.translate(str.maketrans("l1|", "III"))
    damaged = repaired != raw
    if not rest[:1].isupper() or ((damaged or found.group(2)) and not is_upper(rest[:25])):
        return None
    number = _checked_roman(repaired)
    return Label(repaired, ROMAN, number, found.end()) if number else None


def _dotted(text):
    found = _DOTTED.match(text)
    if not found:
        return None
    numbers = found.group(1).split(".")
    bare = text[: found.end()].rstrip()[-1:].isdigit()
    if bare and not text[found.end() :][:1].isupper():
        return None
    return Label(found.group(1), ARABIC + len(numbers) - 1, int(numbers[-1]), found.end())


def _article(text):
    found = _ARTICLE.match(text)
    return Label(found.group(1), ARTICLE, int(found.group(2)), found.end()) if found else None


def _arabic(text):
    found = _ARABIC.match(text)
    return Label(found.group(1), ARABIC, int(found.group(1)), found.end()) if found else None


def _letter(text):
    found = _LETTER.match(text)
    if not found or found.group(1) not in LETTERS:
        return None
    return Label(found.group(1), LETTER, LETTERS.index(found.group(1)) + 1, found.end())


def _capital(text):
    found = _CAPITAL.match(text)
    if not found or not is_upper(text[found.end() :][:25]):
        return None
    return Label(found.group(1), CAPITAL, "ABCDĐEGH".find(found.group(1)) + 1, found.end())
