"""Targets: the indicators a plan sets, with parts, comparators, values, units."""

import re

from .letters import capitalised, fold, shortened, squeeze
from .measures import Measure, direction_of, measure_of
from .target_tables import table_targets

_ENUMERATED = re.compile(r"\(\s?([0-9]{1,3})\s?\)\s*[.:]?\s*")
_ABOUT_TARGETS = re.compile(r"chi tieu|muc tieu(?! quoc gia)")
_OTHER_MATTER = re.compile(r"noi dung|nhiem vu|giai phap|yeu cau|to chuc")
_STRIVES = re.compile(r"(?:phan dau|chi tieu)\b")
_INCLUDING = re.compile(r",?\s*\(?trong do\s*:?\s*|,\s*(?:bao gom|gom)\s*:\s*")
_GENERIC = re.compile(r"(?:phan dau|chi tieu|muc tieu|cu the|trong do)[^a-z]*$")
_LISTED = re.compile(r",\s+(?:và\s+)?(?=(?:trên |ít nhất |tối thiểu )?[0-9][0-9.,]*\s?%)")
_BRACKET = re.compile(r"\(([^()]{3,200})\)\s*$")
_LONGEST_LINE = 420
_LONGEST_NUMBERED = 3000
_LONGEST_STRIVING = 190


def targets_of(placed, doubts):
    """Return the targets found in [(paragraph, section)] in order."""
    found, rows = [], []
    for paragraph, section in placed:
        if paragraph.row:
            rows.append((paragraph, section))
            continue
        number, text, enumerated = _numbered(paragraph, section)
        if _is_target_line(paragraph, text, section, enumerated):
            target = _target(text, number, paragraph, enumerated)
            if target:
                found.append(target)
            elif enumerated:
                doubts.add("target_unclear", shortened(text, 60), paragraph.line)
    found += table_targets(rows)
    found.sort(key=lambda target: target["line"])
    return _renumbered(found)


def _numbered(paragraph, section):
    text = paragraph.text.strip()
    found = _ENUMERATED.match(text)
    if found:
        return int(found.group(1)), text[found.end() :], True
    number = section.label.text if section and section.paragraph.line == paragraph.line else ""
    return int(number) if number.isdigit() else None, text, False


def _renumbered(targets):
    """Give lines without a printed number their place in the list."""
    for place, target in enumerate(targets, start=1):
        if target["no"] is None:
            target["no"] = place
    return targets


def in_target_context(section):
    """Tell whether a point stands under a heading about chỉ tiêu or mục tiêu."""
    titled = [one for one in (section.chain() if section else []) if one.title]
    for distance, one in enumerate(titled):
        shadow = fold(one.title)
        if _ABOUT_TARGETS.search(shadow) and not re.search(r"chuong trinh muc tieu", shadow):
            return distance == 0 or not _OTHER_MATTER.search(shadow) or not _OTHER_MATTER.search(fold(titled[0].title))
    return False


def _is_target_line(paragraph, text, section, enumerated):
    if len(text) < 6 or len(text) > (_LONGEST_NUMBERED if enumerated else _LONGEST_LINE):
        return False
    if in_target_context(section):
        return True
    listed = bool(paragraph.bullet) or enumerated
    striving = _STRIVES.match(fold(text)) and len(text) <= _LONGEST_STRIVING and ". " not in text
    return bool(listed and striving and _closes_on_value(text)) or (enumerated and _closes_on_value(text))


def _closes_on_value(text):
    """Tell whether a line ends with its figure ("…: 95% trở lên")."""
    return bool(re.search(r"[0-9%][^,;:]{0,30}$", text)) and measure_of(text) is not None


def _target(text, number, paragraph, enumerated):
    raw = f"({number}) {text}" if enumerated else text
    head, segments = _segmented(text.rstrip(" ;.,/"))
    parts = [part for segment in segments for part in _measures(segment, head)]
    if not parts:
        return None
    main = _main(head, segments, parts)
    if (
        main.value is None
        and main.comparator is None
        and not any(part.value is not None for part in parts)
        and not enumerated
    ):
        return None
    if not enumerated and main.comparator == "is":
        return None
    return {
        "no": number,
        "name": capitalised(main.name),
        "comparator": main.comparator,
        "value": main.value,
        "unit": main.unit,
        "parts": [part.as_part() for part in parts if part is not main],
        "line": paragraph.line,
        "raw": squeeze(raw).rstrip(" ;."),
        **({"value_to": main.value_to} if main.value_to is not None else {}),
    }


def _main(head, segments, parts):
    """Return the indicator itself; the other measures are its parts."""
    valued = [part for part in parts if part.value is not None and part.comparator != "is"]
    if len(segments) == 1 or (not head and len(valued) == 1):
        main = valued[0] if not head and valued else parts[0]
        main.name = _joint_name(head, main)
        return main
    return Measure(head or capitalised("; ".join(part.name[:1].lower() + part.name[1:] for part in parts)))


def _joint_name(head, main):
    own = "" if main.name == main.unit or main.value is None or main.comparator == "is" else main.name
    if not head or _GENERIC.match(fold(head)):
        return main.name
    if own and main.unit is None and len(own.split()) <= 2:
        main.unit, own = own, ""
    return f"{head}: {own}" if own else head


def _segmented(text):
    """Return (name before the colon or "", list of phrases)."""
    colon = _outer(text, ":")
    if colon > 0 and measure_of(text[:colon]) is None and text[colon + 1 :].strip() != "":
        return squeeze(text[:colon]).strip(" -–"), _split(text[colon + 1 :])
    return "", _split(text)


def _outer(text, mark):
    """Offset of the first ``mark`` outside brackets, or -1."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if char == mark and depth <= 0:
            return index
    return -1


def _split(text):
    segments, rest = [], text
    while (at := _outer(rest, ";")) >= 0:
        segments.append(rest[:at])
        rest = rest[at + 1 :]
    pieces = [piece for segment in [*segments, rest] for piece in _LISTED.split(segment)]
    return [squeeze(piece) for piece in pieces if piece.strip(" .,")]


def _measures(segment, head):
    """Yield the measures of one phrase: the figure, then what brackets or "trong đó" add."""
    including = _INCLUDING.search(fold(segment))
    inner = []
    if including and including.start() > 3:
        inner = re.split(r"[;,]\s+(?=[^\W\d_])", segment[including.end() :].strip(" )"))
        segment = segment[: including.start()]
    bracket = _BRACKET.search(segment)
    if bracket and measure_of(bracket.group(1)):
        inner.insert(0, bracket.group(1))
        segment = segment[: bracket.start()]
    yield _one(segment, head)
    for phrase in inner:
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
