"""Numbering: the labels of Word's automatic lists ("1.", "a)", "2.10."), which are not in the text itself."""

import re

from docx.oxml.ns import qn

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%([1-9])")


class Numbering:
    """Counts the automatic lists of one document while its paragraphs are read in order."""

    def __init__(self, document):
        self._levels, self._abstract, self._counts = {}, {}, {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._read(part.element)

    def _read(self, root):
        for abstract in root.iterchildren(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"))
            levels = abstract.iterchildren(qn("w:lvl"))
            self._levels[key] = {int(level.get(qn("w:ilvl"))): _level(level) for level in levels}
        for number in root.iterchildren(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            if reference is not None:
                self._abstract[number.get(qn("w:numId"))] = reference.get(qn("w:val"))

    def label(self, paragraph) -> str:
        """The label printed before a paragraph, "" when it has none."""
        number, depth = _place(paragraph)
        level = self._levels.get(self._abstract.get(number), {}).get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._abstract[number], {})
        counts[depth] = counts.get(depth, level["start"] - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level["format"] == "bullet":
            return "-"
        return _PLACE.sub(lambda found: self._figure(number, counts, int(found.group(1)) - 1), level["text"])

    def _figure(self, number, counts, depth) -> str:
        level = self._levels[self._abstract[number]].get(depth, {"format": "decimal", "start": 1})
        return _figure(counts.get(depth, level["start"]), level["format"])


def _level(element) -> dict:
    def value(tag, default):
        found = element.find(qn(tag))
        return default if found is None else found.get(qn("w:val")) or default

    return {
        "format": value("w:numFmt", "decimal"),
        "text": value("w:lvlText", "%1."),
        "start": int(value("w:start", "1")),
    }


def _place(paragraph) -> tuple[str | None, int]:
    """(numId, ilvl) of a paragraph, its style asked when it says nothing itself."""
    properties = [paragraph._p.pPr]
    style = paragraph.style
    for _ in range(5):
        if style is None:
            break
        properties.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    for one in properties:
        found = None if one is None else one.find(qn("w:numPr"))
        if found is not None:
            number, depth = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
            return (
                None if number is None else number.get(qn("w:val")),
                0 if depth is None else int(depth.get(qn("w:val"))),
            )
    return None, 0


def _figure(value: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        text = _roman(value)
        return text if form == "lowerRoman" else text.upper()
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        while value >= amount:
            text, value = text + letters, value - amount
    return text
