"""A plan's tree of sections set as paragraphs of scheme B: I. / 1. / 1.1. / a) / -."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.documents.blocks import Column, Paragraph, Table
from reports.documents.wording import clean

_ROMAN = re.compile(r"^[IVXLC]+$")
_LETTER = re.compile(r"^[a-zđ]$")
_DIGITS = re.compile(r"^\d+(\.\d+)*$")
_TABLE_LINE = re.compile(r"^\s*\|.*\|\s*$|\S \| \S")
_TABLE_RULE = re.compile(r"^[\s|:-]+$")


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the plan: label as stored ("I", "1", "a", "2.1", "-"), title, text, children."""

    label: str = ""
    title: str = ""
    text: str = ""
    children: tuple["Section", ...] = ()

    @property
    def sign(self) -> str:
        """The label with its own mark: I. 1. 1.1. a) and "-" or "(1)" as they are."""
        bare = clean(self.label).strip()
        core = bare.rstrip(".) ")
        if _LETTER.match(core):
            return f"{core})"
        return f"{core}." if _ROMAN.match(core) or _DIGITS.match(core) else bare

    @property
    def look(self) -> str:
        core = self.sign.rstrip(".)")
        if _ROMAN.match(core):
            return "part"
        return "item" if _DIGITS.match(core) else "body"

    def blocks(self) -> Iterator[Paragraph | Table]:
        """The heading or first line, the text, then the children."""
        text = text_blocks(self.text)
        if self.title.strip():
            yield Paragraph(f"{self.sign} {self._heading()}".strip(), self.look)
        elif self.sign and text and text[0].kind == "paragraph":
            text[0] = Paragraph(f"{self.sign} {text[0].text}")
        elif self.sign:
            yield Paragraph(self.sign)
        yield from text
        for child in self.children:
            yield from child.blocks()

    def _heading(self) -> str:
        title = " ".join(self.title.split())
        return title.upper() if self.look == "part" else title


def text_blocks(text: str) -> list[Paragraph | Table]:
    """Lines as paragraphs; two or more lines of cells (`| a | b |` or `a | b`) one after the other as a table."""
    blocks: list[Paragraph | Table] = []
    cells: list[str] = []
    for line in clean(text).splitlines():
        if _TABLE_LINE.search(line):
            cells.append(line)
            continue
        blocks += _table(cells)
        cells = []
        blocks += [Paragraph(line)] if line.strip() else []
    return blocks + _table(cells)


def _table(lines: list[str]) -> list[Paragraph | Table]:
    kept = [line for line in lines if not _TABLE_RULE.match(line)]
    if len(kept) < 2:
        return [Paragraph(line) for line in kept]
    rows = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in kept]
    width = max(len(row) for row in rows)
    full = [row + ("",) * (width - len(row)) for row in rows]
    columns = tuple(Column(heading, 100 // width) for heading in full[0])
    return [Table(columns, tuple(full[1:]))]
