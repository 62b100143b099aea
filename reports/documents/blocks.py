"""What stands between the title and the signature: paragraphs, tables and annexes.

One list of blocks feeds both the HTML (PDF) and the Word form, so that they cannot drift apart.
"""

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from reports.documents.measure import balanced
from reports.documents.wording import clean, closed, set_for_page


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `lead` is its bold beginning, `look` one of the class names in paper.css.

    Looks: body, ground (căn cứ), part (I. TITLE), item (1. Title), order (centred bold),
    group (heading of a list), note (centred italic).
    """

    text: str
    look: str = "body"
    lead: str = ""

    kind = "paragraph"

    def __post_init__(self):
        object.__setattr__(self, "text", clean(self.text).strip())

    @property
    def markup(self) -> SafeString:
        """The text as HTML, escaped."""
        return set_for_page(self.text)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` in per cent of the text width, `align` left, centre or right."""

    heading: str
    share: int
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose head is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = "Danh sách trống."

    kind = "table"

    def __post_init__(self):
        rows = tuple(tuple(clean(cell) for cell in row) for row in self.rows)
        object.__setattr__(self, "rows", rows)

    @property
    def cells(self) -> list[list[tuple[str, Column]]]:
        """Rows of (text, column) for the page."""
        return [list(zip(row, self.columns, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A list that goes with the paper, with page numbers of its own."""

    heading: str
    subject: str = ""
    reference: str = ""
    label: str = ""
    body: tuple[Paragraph | Table, ...] = ()

    @property
    def subject_lines(self) -> tuple[str, ...]:
        return balanced(self.subject, max_mm=150, pt=14)

    @property
    def reference_lines(self) -> tuple[str, ...]:
        return balanced(f"({self.reference})", max_mm=158, pt=14, style="italic") if self.reference else ()


def ended(blocks: list[Paragraph | Table]) -> tuple[Paragraph | Table, ...]:
    """The same blocks, the last paragraph ended by "./."."""
    last = max((i for i, block in enumerate(blocks) if block.kind == "paragraph"), default=None)
    if last is None:
        return tuple(blocks)
    mended = replace(blocks[last], text=closed(blocks[last].text))
    return (*blocks[:last], mended, *blocks[last + 1 :])


def paragraphs(text: str, look: str = "body") -> list[Paragraph]:
    """One paragraph for each line that holds something."""
    return [Paragraph(line, look) for line in clean(text).splitlines() if line.strip()]
