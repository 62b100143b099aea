"""From a list to rows: each award a row of its own, the texts of its cells kept so that they can be mended."""

from collections.abc import Iterator
from pathlib import PurePath

from awards.actions.history.doubts import finding
from awards.actions.history.laws import Catalogue
from awards.actions.history.papers import read_paper
from awards.actions.history.people import sealed_marks
from awards.intake import columns as h
from awards.intake.award_names import UNIT
from awards.intake.decisions import heading_of
from awards.intake.decisions.undoing import waits_for
from awards.intake.entries import Entry, Reader, texts_of
from awards.intake.waiting import PAPER, waits
from thiduakt.base.clock import today
from thiduakt.base.sheets import Sheet, letter_of, text_of
from thiduakt.base.text import search_key
from units.actions.imports.reading import layout_in, sheets_of
from units.choices import ImportOutcome
from units.intake import columns as c
from units.intake.kinds import KINDS
from units.intake.layouts import Group, Layout, Line, lines_of
from units.matching.citizen_id import hidden_in
from units.models import ImportBatch, ImportRow

AWARDS = (h.AWARD, h.SECOND_AWARD)
KEPT = 100
HIDDEN = "Dòng này đang bị ẩn trong tệp. Nếu không thuộc danh sách nữa, hãy bỏ dòng."


def rows_of_list(batch: ImportBatch) -> tuple[Iterator[ImportRow], int]:
    """Unsaved rows of a table, or of a decision as text, and about how many there will be."""
    if not batch.mapping:
        said = read_paper(batch)
        return _of_paper(batch, said), len(said)
    sheets = sheets_of(batch)
    return _of_sheets(batch, sheets), sum(len(sheet.rows) for sheet in sheets)


def reader_of(batch: ImportBatch, catalogue: Catalogue, defaults: dict | None = None) -> Reader:
    """What reads the lines of this list; the officer's own words go before those of the file's heading."""
    said = {**(defaults or {}), **batch.details.get("defaults", {})}
    return Reader(catalogue.names, batch.as_of, today(), said)


def read_line(reader: Reader, said: dict[str, str], group: str) -> Entry:
    """What a line says, and what in its list or its note speaks against taking it in unseen."""
    entry = reader.read(said, group)
    entry.findings += waits(reader.defaults, said)
    return entry


def fill(row: ImportRow, entry: Entry, places: dict[str, int] | None = None) -> ImportRow:
    """Put what was read on the row; findings name the column they are about."""
    name = entry.facts.get("name", "")
    row.name, row.name_key = name[:200], search_key(name)[:120]
    facts = sealed_marks(dict(entry.facts))
    marks = facts.pop("marks", None)
    row.facts = {**row.facts, "subject": entry.subject or "ca_nhan", "fact": facts}
    if marks:
        row.facts["marks"] = marks
    row.outcome = ImportOutcome.ERROR
    row.findings = [
        {
            "column": letter_of(places[each.meaning]) if places and each.meaning in places else "",
            "label": c.label_of(each.meaning),
            "message": hidden_in(each.message),
            "is_error": each.is_error,
            **({"doubt": each.doubt} if each.is_error or each.doubt == PAPER else {}),
        }
        for each in entry.findings
    ]
    return row


def _of_paper(batch: ImportBatch, lines: list[dict]) -> Iterator[ImportRow]:
    """Rows of a decision: each line with the award of its article."""
    catalogue = Catalogue()
    reader = reader_of(batch, catalogue, batch.details.get("heading"))
    said = ((line, texts) for line in lines for texts in each_award(line["said"], reader))
    for count, (line, texts) in enumerate(said, start=1):
        row = ImportRow(batch_id=batch.pk, sheet=line["where"][:KEPT], number=line["number"], place=count, nth=count)
        row.facts = {"said": texts, "group": line["group"][:200]}
        yield fill(row, read_line(reader, texts, line["group"]))


def _of_sheets(batch: ImportBatch, sheets: list[Sheet]) -> Iterator[ImportRow]:
    catalogue, count, kind = Catalogue(), 0, KINDS[batch.kind]
    for sheet, said in zip(sheets, batch.mapping, strict=True):
        if not said["used"]:
            continue
        above = _above(sheet, said["header"])
        batch.details = {**batch.details, "above": {**batch.details.get("above", {}), sheet.name[:KEPT]: above}}
        reader, group = reader_of(batch, catalogue, above), ""
        layout = layout_in(said)
        meanings, subject = h.as_names(layout.meanings)
        for found in lines_of(sheet, Layout(layout.header, layout.depth, meanings), of_units=kind.of_units):
            if isinstance(found, Group):
                group = found.name
                continue
            for texts in (one for line in said_by(found, subject) for one in each_award(line, reader)):
                count += 1
                row = ImportRow(batch_id=batch.pk, sheet=sheet.name[:KEPT], number=found.number, place=count, nth=count)
                row.facts = {"said": _without_citizen(texts), "group": group[:200]}
                fill(row, read_line(reader, texts, group), found.places)
                if found.number in sheet.hidden:
                    row.findings.append({**finding(HIDDEN), "judged": False})
                yield row


def said_by(line: Line, subject: str) -> Iterator[dict[str, str]]:
    """The texts of a line, once for each award it names: in two columns side by side, or in one for each year.

    `subject` is what the only column of subjects holds.
    """
    texts = texts_of(line.cells)
    if subject != c.NAME and c.NAME in texts:
        texts[subject] = texts.pop(c.NAME)
    common = {key: text for key, text in texts.items() if key not in AWARDS and not key.startswith(f"{h.AWARD_OF}:")}
    found = [{**common, h.AWARD: texts[key]} for key in AWARDS if key in texts]
    for key, text in texts.items():
        kind, _, year = key.partition(":")
        if kind == h.AWARD_OF:
            found.append({**common, h.AWARD: text, h.PERIOD: year})
    yield from found or [common]


def each_award(said: dict[str, str], reader: Reader) -> list[dict[str, str]]:
    """The texts of a line once for each award that its cell of awards lists: `LĐTT, CSTĐCS` are two lines."""
    if not said.get(h.AWARD):
        return [said]
    issuer = said.get(h.ISSUER) or reader.defaults.get(h.ISSUER, "")
    subject = UNIT if said.get(h.COLLECTIVE) else ""
    return [{**said, h.AWARD: award} for award in reader.names.each(said[h.AWARD], issuer, subject)]


def _above(sheet: Sheet, header: int) -> dict[str, str]:
    """What the lines over the table say of the decision: given once for all."""
    lines = [" ".join(filter(None, map(text_of, row.cells))) for row in sheet.rows if row.number < header]
    text = "\n".join(lines)
    return heading_of(text) | {h.WAITS: waits_for(text)} if lines else {}


def _without_citizen(texts: dict[str, str]) -> dict[str, str]:
    return {key: hidden_in(text) for key, text in texts.items() if key != c.CITIZEN}


def ending_of(batch: ImportBatch) -> str:
    """The ending of the file's name: xlsx, csv, docx, pdf."""
    return PurePath(batch.file.name).suffix.lower().lstrip(".")
