"""Phrases: a line of a target cut into its name and the phrases that each state one figure."""

import re
from dataclasses import dataclass

from .letters import fold, squeeze
from .measures import measure_of

_ADDS = re.compile(
    r"(?:va\s+)?(?:tang|giam|bang|vuot|chiem|tuong (?:duong|ung)|trong do|dat ty le|voi tong|tong von|tong kinh phi|"
    r"rieng|so voi|cao hon|thap hon|nang tong)\b"
)
INCLUDING = re.compile(r",?\s*\(?trong do\s*:?\s*|,\s*(?:bao gom|gom)\s*:\s*")
_AND = re.compile(r"\s+và\s+(?=(?:trên |ít nhất |tối thiểu |khoảng |không dưới )?[0-9][0-9.,]*\s?(?:%|[^\W\d_]))")
_OPENING, _CLOSING = "(“«[", ")”»]"


@dataclass(slots=True)
class Phrase:
    """One phrase; ``adds`` when it only says more of the one before ("tăng 12% so với …")."""

    text: str
    adds: bool = False


def segmented(text):
    """Return (name before the colon or "", list of ``Phrase``)."""
    colon = next(_outer(text, ":"), -1)
    if colon <= 0 or measure_of(text[:colon]) is not None or not text[colon + 1 :].strip():
        return "", phrases_of(text)
    head, phrases = squeeze(text[:colon]).strip(" -–"), phrases_of(text[colon + 1 :])
    primary = [phrase for phrase in phrases if not phrase.adds]
    if len(primary) > 1 and _is_bare(primary[0].text):  # "Học lực giỏi: 25%; khá: 45%"
        return "", phrases_of(text)
    return head, phrases


def phrases_of(text):
    """Return the phrases between semicolons, commas and "và" that state something of their own."""
    found = []
    for segment in _cut(text, ";"):
        including = INCLUDING.search(fold(segment))
        stated, rest = (segment[: including.start()], segment[including.start() :]) if including else (segment, "")
        pieces = [squeeze(piece).strip(" ,.") for piece in _by_commas(stated)]
        pieces = [piece for piece in pieces if piece] or [""]
        pieces[-1] += rest.rstrip()
        for piece in pieces:
            found.append(Phrase(piece, bool(found) and bool(_ADDS.match(fold(piece)))))
    return [phrase for phrase in found if phrase.text.strip(" ,.")]


def _is_bare(phrase):
    """Tell whether a phrase is a figure and nothing else."""
    measure = measure_of(phrase, loose=True)
    return measure is not None and not measure.before and not measure.after


def _by_commas(segment):
    """A comma parts two phrases when each has a figure with its unit; so does "và" before a figure."""
    parts = []
    for piece in (one for part in _cut(segment, ", ") for one in _AND.split(part)):
        joint = ", " if f", {piece.lstrip()}" in segment else " và "
        if parts and not (_states(parts[-1]) and _states(piece)):
            parts[-1] = f"{parts[-1]}{joint}{piece.lstrip()}"
        else:
            parts.append(piece)
    return parts


def _states(phrase):
    measure = measure_of(phrase)
    return measure is not None and measure.unit is not None


def _cut(text, mark):
    parts, start = [], 0
    for at in _outer(text, mark):
        parts.append(text[start:at])
        start = at + len(mark)
    return [*parts, text[start:]]


def _outer(text, mark):
    """Yield the offsets of ``mark`` outside brackets and quotes."""
    if mark not in text:
        return
    depth = 0
    for index, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(depth - 1, 0)
        elif char == mark[0] and not depth and text.startswith(mark, index):
            yield index
