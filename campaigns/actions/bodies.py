"""The running text of a plan, laid under its headings as the officer left them."""

import re
from dataclasses import dataclass, field

from campaigns.intake.cleaning import pieces_of
from campaigns.intake.labels import label_of
from campaigns.intake.layout import layout_of
from campaigns.intake.letters import fold

_CLOSING = re.compile(r"(?:tren day la|can cu (?:noi dung )?ke hoach|yeu cau|de nghi|(?:trong )?qua trinh)\b")
_CLOSING_PARAGRAPHS = 3


@dataclass(slots=True)
class Part:
    """A heading with its text: `fact` is a section of the findings, `level` its depth by the scheme I / 1 / a."""

    fact: dict
    level: int
    paragraphs: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(slots=True)
class Body:
    """All the running text of a plan."""

    preamble: str
    parts: list[Part]
    closing: str


def body_of(text: str, sections: list[dict]) -> Body:
    """Lay the paragraphs of `text` under `sections` ({"label", "title", "line", …} in the order of the text).

    A heading that was dropped becomes text of the one before it; one that was added takes the text from its line on.
    """
    waiting = sorted(sections, key=lambda fact: fact.get("line") or 0)
    preamble, parts = [], []
    for paragraph in layout_of(pieces_of(text)).body:
        last_line = paragraph.marks[-1][1]
        starts = waiting and (waiting[0].get("line") or 0) <= last_line
        rest = paragraph.text if starts else _shown(paragraph)
        while waiting and (waiting[0].get("line") or 0) <= last_line:
            fact = waiting.pop(0)
            before, rest = _without_heading(rest, fact)
            _put(before, parts, preamble)
            parts.append(Part(fact, _level(fact)))
        _put(rest, parts, preamble)
    parts += [Part(fact, _level(fact)) for fact in waiting]
    return Body("\n".join(preamble), parts, "\n".join(_taken_closing(parts)))


def _shown(paragraph) -> str:
    if paragraph.row:
        return " | ".join(cell for _, cell in paragraph.row)
    bullet = paragraph.bullet if paragraph.bullet in {"-", "+", "–", "•", "*"} else ""
    return f"{'-' if bullet in {'–', '•', '*'} else bullet} {paragraph.text}" if bullet else paragraph.text


def _put(text: str, parts: list[Part], preamble: list[str]) -> None:
    if text.strip():
        (parts[-1].paragraphs if parts else preamble).append(text.strip())


def _without_heading(text: str, fact: dict) -> tuple[str, str]:
    """(text before the heading, text after it): the words of the heading itself stand in their own columns."""
    printed = fact.get("printed", fact.get("title")) or ""
    at = fold(text).find(fold(printed)) if printed else -1
    label = label_of(text)
    if at >= 0:
        start = at if label is None or label.end > at else 0
        before = re.sub(r"\S{1,5}\s*[./):]\s*$", "", text[:start])
        return before, text[at + len(printed) :].lstrip(" .:;*")
    if printed:
        return "", "" if label else text
    return "", text[label.end :] if label else text


def _level(fact: dict) -> int:
    label = label_of(f"{fact.get('label', '')}. Xx")
    return label.depth if label else 3


def _taken_closing(parts: list[Part]) -> list[str]:
    """The last words of a plan ("Trên đây là …") stand under no heading."""
    if not parts:
        return []
    paragraphs = parts[-1].paragraphs
    for place in range(max(len(paragraphs) - _CLOSING_PARAGRAPHS, 0), len(paragraphs)):
        if _CLOSING.match(fold(paragraphs[place])):
            closing = paragraphs[place:]
            del paragraphs[place:]
            return closing
    return []
