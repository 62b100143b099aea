"""The first guess at what the columns of a file mean, with what the unit has taught before."""

from thiduakt.base.sheets import Sheet
from units.actions.imports.reading import UnitNames
from units.choices import ImportKind
from units.intake import columns
from units.intake.layouts import Group, Layout, layout_of, lines_of
from units.models import ColumnMemory, ImportBatch


def remembered(batch: ImportBatch) -> dict[str, str]:
    """Meanings by heading, as officers of the unit chose them."""
    return dict(ColumnMemory.objects.filter(unit=batch.unit).values_list("heading", "meaning"))


def first_mapping(batch: ImportBatch, sheets: list[Sheet]) -> list[dict]:
    """A mapping to be shown and corrected: one entry per sheet."""
    known, units = remembered(batch), UnitNames(batch)
    layouts = [layout_of(sheet, year=batch.as_of.year, remembered=known) for sheet in sheets]
    return [kept_layout(batch, sheet, layout, units) for sheet, layout in zip(sheets, layouts, strict=True)]


def mapping_with_header(batch: ImportBatch, sheet: Sheet, header: int) -> dict:
    """The mapping of a sheet whose headings stand in the row an officer names (0: it has none)."""
    has_row = any(row.number == header for row in sheet.rows)
    layout = layout_of(sheet, year=batch.as_of.year, remembered=remembered(batch), header=header if has_row else 0)
    return kept_layout(batch, sheet, layout, UnitNames(batch))


def kept_layout(batch: ImportBatch, sheet: Sheet, layout: Layout, units: UnitNames) -> dict:
    """A layout as the mapping keeps it; headings of groups count as units when most of them are."""
    groups = [found.name for found in lines_of(sheet, layout) if isinstance(found, Group)]
    known = sum(len(units.find(name)) == 1 for name in groups)
    return {
        "name": sheet.name,
        "used": bool(layout.header) and not lacking(batch.kind, set(layout.meanings.values())),
        "header": layout.header,
        "depth": layout.depth,
        "grouped": bool(groups) and known * 2 >= len(groups),
        "columns": {str(place): meaning for place, meaning in layout.meanings.items()},
    }


def lacking(kind: str, meanings: set[str]) -> list[str]:
    """Labels of the columns without which a sheet of this kind cannot be read."""
    missing = []
    if not meanings & {columns.NAME, columns.GIVEN}:
        missing.append(columns.LABELS[columns.NAME])
    if kind == ImportKind.RATINGS and not any(meaning.startswith(f"{columns.RATING}:") for meaning in meanings):
        missing.append("Xếp loại")
    if kind == ImportKind.PEOPLE and columns.POSITION not in meanings:
        missing.append(columns.LABELS[columns.POSITION])
    return missing
