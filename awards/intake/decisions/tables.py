"""A table in a decision: read as any other list, its columns known by their headings or by what stands in them."""

from collections.abc import Iterator

from awards.intake import columns as h
from awards.intake.entries import texts_of
from thiduakt.base.sheets import Row, Sheet, text_of
from units.intake import columns as c
from units.intake.columns import meaning_of
from units.intake.layouts import Group, Layout, layout_of, lines_of
from units.intake.values import looks_like

MOST_COLUMNS = 12
ANY_YEAR = 1
FIRST = 4
SUBJECTS = frozenset({c.NAME, c.GIVEN, h.COLLECTIVE, h.HOUSEHOLD})


def said_in_table(rows: list[tuple[int, list[str]]]) -> Iterator[tuple[int, dict[str, str], str]]:
    """(line of the text, texts by meaning, group heading or "") of each line of the table."""
    sheet = Sheet("Bảng", [Row(number, tuple(cell or None for cell in cells)) for number, cells in rows])
    found = _layout(sheet)
    meanings, subject = h.as_names(found.meanings)
    layout, group = Layout(found.header, found.depth, meanings), ""
    for found in lines_of(sheet, layout):
        if isinstance(found, Group):
            group = found.name
            continue
        said = texts_of(found.cells)
        if subject != c.NAME and c.NAME in said:
            said[subject] = said.pop(c.NAME)
        if said.get(c.NAME) or said.get(h.COLLECTIVE) or said.get(h.HOUSEHOLD) or said.get(c.GIVEN):
            yield found.number, said, group


def _layout(sheet: Sheet) -> Layout:
    found = layout_of(sheet, year=ANY_YEAR, remembered={}, own=h.HISTORY.own, header=_header(sheet))
    meanings = {place: meaning if h.HISTORY.takes(meaning) else "" for place, meaning in found.meanings.items()}
    if not (found.header and SUBJECTS & set(meanings.values())):
        meanings = _by_content(sheet, meanings)
    return Layout(found.header, found.depth, meanings)


def _header(sheet: Sheet) -> int | None:
    """The first row that heads a column of names; such tables may have no other column that we know."""
    for row in sheet.rows[:FIRST]:
        said = {meaning_of(text_of(cell), ANY_YEAR, h.HISTORY.own) for cell in row.cells if cell}
        if SUBJECTS & said and not any(text_of(cell).strip(". ").isdigit() for cell in row.cells if cell):
            return row.number
    return None


def _by_content(sheet: Sheet, meanings: dict[int, str]) -> dict[int, str]:
    """Without headings: the first column of words is the name, the next one the position or unit."""
    wordy = [place for place in range(min(sheet.width, MOST_COLUMNS)) if _is_wordy(sheet, place)]
    named = [place for place in wordy if _share_of_names(sheet, place) > 0.5]
    first = named[0] if named else wordy[0] if wordy else None
    if first is None:
        return meanings
    after = [place for place in wordy if place > first]
    return {**dict.fromkeys(meanings, ""), first: c.NAME, **({after[0]: c.POSITION} if after else {})}


def _is_wordy(sheet: Sheet, place: int) -> bool:
    cells = [row.at(place) for row in sheet.rows if isinstance(row.at(place), str)]
    return sum(any(char.isalpha() for char in cell) and len(cell) > 3 for cell in cells) * 2 > len(sheet.rows)


def _share_of_names(sheet: Sheet, place: int) -> float:
    cells = [row.at(place) for row in sheet.rows if isinstance(row.at(place), str)]
    return sum(looks_like("name", cell) for cell in cells) / max(1, len(cells))
