"""The first guess at what the columns of a file mean, with what the unit has taught before."""

from thiduakt.base.sheets import Sheet
from units.actions.imports.reading import UnitNames
from units.intake.kinds import KINDS
from units.intake.layouts import Group, Layout, layout_of, lines_of
from units.models import ColumnMemory, ImportBatch


def remembered(batch: ImportBatch) -> dict[str, str]:
    """Meanings by heading, as officers of the unit chose them; what another kind of list leaves out says nothing."""
    known = dict(ColumnMemory.objects.filter(unit=batch.unit).values_list("heading", "meaning"))
    kind, may_leave_out = KINDS[batch.kind], not batch.is_of_records
    return {key: meaning for key, meaning in known.items() if (kind.takes(meaning) if meaning else may_leave_out)}


def first_mapping(batch: ImportBatch, sheets: list[Sheet]) -> list[dict]:
    """A mapping to be shown and corrected: one entry per sheet."""
    known, units = remembered(batch), UnitNames(batch)
    layouts = [_layout(batch, sheet, known) for sheet in sheets]
    return [kept_layout(batch, sheet, layout, units) for sheet, layout in zip(sheets, layouts, strict=True)]


def mapping_with_header(batch: ImportBatch, sheet: Sheet, header: int) -> dict:
    """The mapping of a sheet whose headings stand in the row an officer names (0: it has none)."""
    has_row = any(row.number == header for row in sheet.rows)
    layout = _layout(batch, sheet, remembered(batch), header=header if has_row else 0)
    return kept_layout(batch, sheet, layout, UnitNames(batch))


def kept_layout(batch: ImportBatch, sheet: Sheet, layout: Layout, units: UnitNames) -> dict:
    """A layout as the mapping keeps it; headings of groups count as units when most of them are."""
    groups = [
        found.name for found in lines_of(sheet, layout, of_units=KINDS[batch.kind].of_units) if isinstance(found, Group)
    ]
    known = sum(len(units.find(name)) == 1 for name in groups)
    return {
        "name": sheet.name,
        "used": bool(layout.header) and not KINDS[batch.kind].lacks(set(layout.meanings.values())),
        "header": layout.header,
        "depth": layout.depth,
        "grouped": bool(groups) and known * 2 >= len(groups),
        "columns": {str(place): meaning for place, meaning in layout.meanings.items()},
    }


def _layout(batch: ImportBatch, sheet: Sheet, known: dict[str, str], header: int | None = None) -> Layout:
    """The layout as this kind of list reads it: a column it does not take means nothing."""
    kind = KINDS[batch.kind]
    found = layout_of(sheet, year=batch.as_of.year, remembered=known, header=header, own=kind.own)
    taken = {place: meaning if kind.takes(meaning) else "" for place, meaning in found.meanings.items()}
    return Layout(found.header, found.depth, taken)
