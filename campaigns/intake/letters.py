"""Letters: one canonical form, and a mark-free shadow of exactly the same length.

Rules are matched against the shadow, so a lost or wrong tone mark does not
matter, and what is quoted is cut from the original at the same offsets.
"""

import re
import unicodedata
from functools import lru_cache

_SHORT = 400
_DASHES = "‐‑‒–—―−﹣－"
_QUOTES = "“”„‟«»″＂"
_SPECIAL = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"}
_SPACES = re.compile(r"\s+")


class _Shadow(dict):
    """Translation table filled letter by letter as letters are met."""

    def __missing__(self, code):
        char = chr(code)
        if char in _DASHES:
            base = "-"
        elif char in _QUOTES:
            base = '"'
        else:
            base = _SPECIAL.get(char) or unicodedata.normalize("NFD", char)[0].lower()
        self[code] = base if len(base) == 1 else char
        return self[code]


_SHADOW = _Shadow()


def fold(text):
    """Return ``text`` in lower case without marks, offset for offset."""
    return _folded(text) if len(text) <= _SHORT else text.translate(_SHADOW)


@lru_cache(maxsize=1024)
def _folded(text):
    """The rules ask for the same short texts again and again."""
    return text.translate(_SHADOW)


def small(text):
    """Return ``text`` in small letters with its marks, offset for offset."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def squeeze(text):
    """Return ``text`` with runs of white space made one space, ends trimmed."""
    return _SPACES.sub(" ", text).strip()


def is_upper(text, share=0.85):
    """Tell whether the letters of ``text`` are (nearly) all capitals."""
    upper = sum(char.isupper() for char in text)
    lower = sum(char.islower() for char in text)
    return upper >= 2 and upper >= share * (upper + lower)


def starts_lower(text):
    """Tell whether the first letter or digit of ``text`` is a small letter."""
    first = next((char for char in text if char.isalnum()), "")
    return first.islower()


def capitalised(text):
    """Return ``text`` with its first letter made a capital."""
    return text[:1].upper() + text[1:]


def shortened(text, limit=200):
    """Return ``text`` cut at a word when longer than ``limit`` letters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
