"""Where the headings of a sheet stand, what each column holds, and which lines below are people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thiduakt.base.sheets import Row, Sheet, Value, text_of
from thiduakt.base.text import search_key, squeeze
from units.intake.columns import (
    FAMILY,
    GIVEN,
    NAME,
    UNIT,
    Wordings,
    guess,
    heading_key,
    meaning_of,
    without_doubles,
)

HEADER_WITHIN = 60
DEEPEST = 3
SAMPLED = 60
FEW = 2
WIDE_TITLE = 3
INDEX_CELL = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?", re.IGNORECASE)
TOTAL = re.compile(r"^(tong cong|tong so|tong|cong|cong so|tong hop)\b")
FOOT = re.compile(
    r"^(nguoi lap|lap bieu|nguoi tong hop|thu truong|noi nhan|xac nhan|ghi chu|an dinh|danh sach (nay|gom|co)|"
    r"ky ten|giam doc|chu tich|tm\.|kt\.|tl\.|tuq\.|truong phong|chanh van phong|hieu truong)\b|"
    r"\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b|^tm\b|^kt\b"
)
ENUMERATED = re.compile(r"^\s*(?:[IVXLC]{1,6}|[A-Z]|\d{1,2}(?:\.\d{1,2})?)\s*[.)\-–:/]\s*(?=\S)")
ROMAN = re.compile(r"^[IVXLC]{1,6}[.)]?$|^[A-Z][.)]?$")
UNIT_WORDS = re.compile(
    r"\b(phong|ban|so|trung tam|chi cuc|van phong|ubnd|uy ban|truong|doi|to|khoa|huyen uy|thanh tra|cong an|hoi|doan|"
    r"dang uy|hdnd|xa|phuong|mat tran|cong ty|benh vien|tram|thi tran)\b"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the headings stand (row number, 0 for none; how many lines) and what each column (from 0) holds."""

    header: int
    depth: int
    meanings: dict[int, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is a person: cells by meaning, where each column stands, the heading of its group."""

    number: int
    cells: dict[str, Value]
    places: dict[str, int]
    group: str


@dataclass(frozen=True, slots=True)
class Group:
    """A line that heads those below: `I. PHÒNG NỘI VỤ`; the name without its number."""

    number: int
    name: str


def layout_of(
    sheet: Sheet, *, year: int, remembered: dict[str, str], header: int | None = None, own: Wordings = ()
) -> Layout:
    """The most likely layout; `header` when an officer has said where the headings stand, `own` wordings go first."""
    if header is None:
        header = _header(sheet, year, remembered, own)
    depth = depth_of(sheet, header) if header else 1
    words = headings(sheet, header, depth)
    guesses = {}
    below = [row for row in sheet.rows if row.number >= header + depth][:SAMPLED] if header else sheet.rows[:SAMPLED]
    for place in range(sheet.width):
        samples = [row.at(place) for row in below if len(row.cells) > FEW and not is_index(row)]
        guesses[place] = guess(words.get(place, ""), samples, year=year, remembered=remembered, own=own)
    return Layout(header, depth, without_doubles(guesses))


def headings(sheet: Sheet, header: int, depth: int) -> dict[int, str]:
    """The words over each column; of headings in several lines the upper one comes first."""
    if not header:
        return {}
    said: dict[int, list[str]] = {}
    for row in sheet.rows:
        if header <= row.number < header + depth:
            for place, text in _spread(sheet, row).items():
                parts = said.setdefault(place, [])
                if text not in parts:
                    parts.append(text)
    return {place: squeeze(" ".join(parts)) for place, parts in said.items()}


def lines_of(sheet: Sheet, layout: Layout, *, of_units: bool = False) -> Iterator[Line | Group]:
    """The people of a sheet, and the headings of groups; titles, totals, signatures and repeated headings are left.

    In a list `of_units` each line that names one and says something of it counts, and nothing heads a group.
    """
    reader = _Reader(sheet, layout, of_units)
    for row in sheet.rows:
        if row.number >= layout.header + (layout.depth if layout.header else 0):
            found = reader.read(row)
            if found:
                yield found


def _header(sheet: Sheet, year: int, remembered: dict[str, str], own: Wordings) -> int:
    """The row among the first with most headings that we know; 0 when none has two.

    Of headings in several lines it is the uppermost: cells merged downwards repeat in the lower ones.
    """
    known = {}
    for row in sheet.rows[:HEADER_WITHIN]:
        texts = {squeeze(cell) for cell in row.cells if isinstance(cell, str)}
        known[row.number] = sum(
            bool(remembered.get(heading_key(text)) or meaning_of(text, year, own)) for text in texts
        )
    best = max(known, key=lambda number: known[number], default=0)
    if known.get(best, 0) < FEW:
        return 0
    while known.get(best - 1, 0) >= FEW:
        best -= 1
    return best


def depth_of(sheet: Sheet, header: int) -> int:
    """Lines of headings: a line below belongs to them when it only divides what is merged or empty above it."""
    rows = {row.number: row for row in sheet.rows if header <= row.number < header + DEEPEST}
    depth = 1
    while depth < DEEPEST and _divides(sheet, rows[header], rows.get(header + depth)):
        depth += 1
    return depth


def _divides(sheet: Sheet, top: Row, row: Row | None) -> bool:
    if row is None:
        return False
    spanned = {place for number, left, right in sheet.spans if number == top.number for place in range(left, right + 1)}
    new = {place: cell for place, cell in enumerate(row.cells) if cell is not None and cell != top.at(place)}
    free = all(place in spanned or top.at(place) is None for place in new)
    return bool(new) and free and all(_is_words(cell) or _is_year(cell) for cell in new.values())


def _is_words(cell: Value) -> bool:
    return isinstance(cell, str) and not re.search(r"\d", cell)


def _is_year(cell: Value) -> bool:
    return bool(re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", text_of(cell))) and len(text_of(cell)) < 30


def _spread(sheet: Sheet, row: Row) -> dict[int, str]:
    """Texts of a row of headings by column; a cell merged sideways says the same over each of its columns."""
    texts = {place: squeeze(text_of(cell)) for place, cell in enumerate(row.cells) if cell is not None}
    for number, left, right in sheet.spans:
        if number == row.number and left in texts:
            for place in range(left + 1, right + 1):
                texts.setdefault(place, texts[left])
    return texts


class _Reader:
    """Goes down the sheet and remembers the group it is in and whether the list has ended."""

    def __init__(self, sheet: Sheet, layout: Layout, of_units: bool):
        self.of_units = of_units
        self.places = {meaning: place for place, meaning in layout.meanings.items() if meaning}
        self.heads = {place: text.casefold() for place, text in headings(sheet, layout.header, 1).items()}
        self.wide = {n: right - left + 1 for n, left, right in sheet.spans if right - left + 1 >= WIDE_TITLE}
        self.group, self.ended = "", False

    def read(self, row: Row) -> Line | Group | None:
        """What the row is; None when it is nothing to keep."""
        cells = {meaning: row.at(place) for meaning, place in self.places.items() if row.at(place) is not None}
        texts = [squeeze(text_of(cell)) for cell in row.cells]
        if self._is_heading_again(texts) or is_index(row):
            return None
        said = list(dict.fromkeys(text for text, cell in zip(texts, row.cells, strict=True) if cell is not None))
        if self.of_units:
            return self._unit(row, cells)
        if len(said) <= FEW and not self._is_short_person(row, cells):
            return self._between(row, said)
        return self._person(row, cells)

    def _unit(self, row: Row, cells: dict[str, Value]) -> Line | None:
        """A line of a list of units: its name and at least one thing more, no total."""
        is_said = UNIT in cells and len(cells) >= FEW and not TOTAL.match(search_key(text_of(cells[UNIT])))
        return Line(row.number, cells, self.places, "") if is_said else None

    def _between(self, row: Row, said: list[str]) -> Group | None:
        """Titles of groups, totals and signatures."""
        text = max(said, key=len)
        key = search_key(ENUMERATED.sub("", text))
        if TOTAL.match(key) or not any(letter.isalpha() for letter in text):
            return None
        if FOOT.search(key):
            self.ended = True
        if self.ended:
            return None
        numbered = ENUMERATED.match(text) or (len(said) == FEW and ROMAN.match(min(said, key=len)))
        if numbered or row.number in self.wide or UNIT_WORDS.search(key):
            self.group = squeeze(ENUMERATED.sub("", text)).rstrip(":. ")
            return Group(row.number, self.group)
        return None

    def _person(self, row: Row, cells: dict[str, Value]) -> Line | None:
        named = any(key in cells for key in (NAME, GIVEN))
        others = len(cells) - (NAME in cells) - (GIVEN in cells) - (FAMILY in cells)
        if not is_numbered(row):
            text = search_key(text_of(next(cell for cell in row.cells if cell is not None)))
            texts = [search_key(text_of(cell)) for cell in row.cells if isinstance(cell, str)]
            if any(TOTAL.match(each) for each in [text, *texts[:2]]) and others <= FEW + 1:
                return None
            if texts and all(FOOT.search(each) or len(each) < FEW for each in texts):
                self.ended = True
        if self.ended and not (named and others >= FEW):
            return None
        self.ended = False
        return Line(row.number, cells, self.places, self.group) if cells else None

    def _is_short_person(self, row: Row, cells: dict[str, Value]) -> bool:
        """A line with a number and a name, or with a name in its own column and one fact more."""
        if self.ended or not any(key in cells for key in (NAME, GIVEN)):
            return False
        if row.number in self.wide:
            return False
        name = search_key(text_of(cells.get(NAME)))
        if FOOT.search(name) or TOTAL.match(name) or ENUMERATED.match(text_of(cells.get(NAME))):
            return False
        return is_numbered(row) or (len(cells) >= FEW and not UNIT_WORDS.search(name)) or len(self.places) == 1

    def _is_heading_again(self, texts: list[str]) -> bool:
        here = len(texts)
        same = sum([place < here and texts[place].casefold() == text for place, text in self.heads.items()])
        return same >= FEW and same >= len(self.heads) // FEW


def is_numbered(row: Row) -> bool:
    """Whether the line begins with its running number."""
    return bool(re.fullmatch(r"\d{1,5}[.)]?", text_of(row.cells[0] if row.cells else None)))


def is_index(row: Row) -> bool:
    """The line `(1) (2) (3)` or `A B 1 2` under the headings."""
    filled = [text_of(cell) for cell in row.cells if cell is not None]
    return len(filled) > FEW and all(INDEX_CELL.fullmatch(text) for text in filled)
