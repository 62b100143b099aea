"""Indicators: one line of a list of targets: name, comparator, value, unit and parts."""

import re

from .letters import capitalised, fold, squeeze
from .measures import Measure, direction_of, measure_of
from .phrases import INCLUDING, phrases_of, segmented

_GENERIC = re.compile(
    r"(?:phan dau|chi tieu|muc tieu|cu the|trong do)[^a-z]*$|"
    r"(?:phan dau )?(?:(?:giai doan|den (?:het |cuoi )?nam|(?:trong )?nam|hang nam|quy|den|hoc ky|nam hoc)"
    r"[\s0-9ivx,\-]*)+$"
)
_MOVES = re.compile(r"(?:tang|giam|con|them|dat|xep|nang|ha|duy tri|giu)\b")
_SHARE = re.compile(r"(?:tong )?so\b|ke hoach|chi tieu|du toan|so voi|trong\b|tren\b|cua\b|tro\b")
_OUT_OF = re.compile(r"([0-9]+(?:,[0-9]+)?)/100(?=\s*điểm)")
_BRACKET = re.compile(r"\(([^()]{3,200})\)\s*$")


def indicator_of(text, number, paragraph, enumerated, lenient=False):
    """Return the target that a line states as JSON values, or None.

    ``enumerated`` says that the line stands in a numbered list (1), (2) …; ``lenient`` that a
    bare yes or no ("giữ vững …") counts as well.
    """
    raw = f"({number}) {text}" if enumerated else text
    head, phrases = segmented(_OUT_OF.sub(r"\1", text).rstrip(" ;.,/"))
    measured = [(phrase, *_measures(phrase.text, head)) for phrase in phrases]
    if not measured:
        return None
    main, parts = _main(head, measured)
    if not _says_something(main, parts, enumerated or lenient):
        return None
    return {
        "no": number,
        "name": capitalised(main.name),
        "comparator": main.comparator,
        "value": main.value,
        "unit": main.unit,
        "parts": [part.as_part() for part in parts],
        "line": paragraph.line,
        "raw": squeeze(raw).rstrip(" ;."),
        **({"value_to": main.value_to} if main.value_to is not None else {}),
    }


def _says_something(main, parts, lenient):
    """A figure somewhere, a direction, or (in a list of indicators) a yes or no."""
    if main.comparator == "is":
        return lenient
    return lenient or main.comparator is not None or any(part.value is not None for part in parts)


def _main(head, measured):
    """Return (the indicator itself, its parts) of [(phrase, measure, *inner measures)]."""
    own = [one for one in measured if not one[0].adds]
    valued = [one for one in own if one[1].value is not None and one[1].comparator != "is"]
    if not head and len(valued) == 1:
        own = valued
    every = [measure for one in measured for measure in one[1:]]
    if len(own) == 1:
        main = own[0][1]
        main.name = _joint_name(head, main)
        return main, [measure for measure in every if measure is not main]
    joined = "; ".join(one[1].name[:1].lower() + one[1].name[1:] for one in own)
    return Measure(capitalised(head if head and not _GENERIC.match(fold(head)) else joined)), every


def _joint_name(head, main):
    """The name before the colon, with what the phrase itself adds to it."""
    if not head or _GENERIC.match(fold(head)):
        return main.name
    if main.value is None or main.comparator == "is":
        return head
    if main.before:
        link = " " if _MOVES.match(fold(main.before)) else ": "
        return f"{head}{link}{main.before[:1].lower() if link == ' ' else main.before[:1]}{main.before[1:]}"
    counted = main.unit and "%" not in main.unit and main.unit != "‰"
    if not main.after or counted or main.after.startswith("(") or _SHARE.match(fold(main.after)):
        return head
    return f"{head}: {main.after}"


def _measures(segment, head):
    """Yield the measures of one phrase: the figure, then what brackets or "trong đó" add."""
    including = INCLUDING.search(fold(segment))
    inner = []
    if including and including.start() > 3:
        inner = re.split(r"[;,]\s+(?=[^\W\d_])", segment[including.end() :].strip(" )"))
        segment = segment[: including.start()]
    bracket = _BRACKET.search(segment)
    if bracket and measure_of(bracket.group(1)):
        inner = [phrase.text for phrase in phrases_of(bracket.group(1))] + inner
        segment = segment[: bracket.start()]
    yield _one(segment, head)
    yield from parts_of(inner)


def parts_of(phrases):
    """Yield the measures of phrases that say more of one indicator."""
    for phrase in phrases:
        measure = measure_of(phrase)
        if measure:
            measure.name = capitalised(measure.name)
            yield measure


def _one(segment, head):
    measure = measure_of(segment, loose=bool(head))
    if measure:
        return measure
    direction = direction_of(segment)
    if direction:
        return Measure(segment, direction)
    return Measure(segment, "is", True)
