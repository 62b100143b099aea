"""Units as people write them: by name, short name or code, marks or not, with the unit above where names repeat."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from thiduakt.base.text import search_key, squeeze
from units.intake.unit_names import spellings, unit_key
from units.models import Unit

MOST_NAMES = 100
SHOWN = 5


class UnitNames:
    """Looks up all the given texts with one query; `find` gives the unit, or a sentence that says what to mend."""

    def __init__(self, texts: Iterable[str], on: date):
        self.on = on
        wanted = Q(pk__in=[])
        for text in list(texts)[:MOST_NAMES]:
            for name in {squeeze(text), _name_and_parent(text)[0]} - {""}:
                wanted |= Q(code__iexact=name)
                for key in spellings(name):
                    wanted |= Q(search_key__startswith=key) | Q(search_key__endswith=key)
        self.units = list(Unit.objects.alive(on).filter(wanted).select_related("parent").order_by("path"))

    def find(self, text: str) -> Unit | str:
        """The unit meant, or a whole sentence."""
        said = squeeze(text)
        for name, parent in ((said, ""), _name_and_parent(said)):
            found = [unit for unit in self.units if _is_called(unit, name) and _is_under(unit, parent)]
            if len(found) == 1:
                return found[0]
            if found:
                places = "; ".join(f"{said}, {unit.parent.label}" for unit in found[:SHOWN] if unit.parent)
                return f"Có {len(found)} đơn vị tên “{said}”. Hãy ghi kèm đơn vị cấp trên, ví dụ: {places}."
        return f"Không có đơn vị nào tên “{said[:80]}” đang hoạt động ngày {self.on:%d/%m/%Y}.{self._near(said)}"

    def _near(self, said: str) -> str:
        near = Unit.objects.alive(self.on).search(said).order_by("sort_key")[:SHOWN]
        names = ", ".join(unit.name for unit in near)
        return f" Có phải: {names}?" if names else " Hãy xem lại tên."


def lines_of(text: str) -> list[str]:
    """The lines that say something, each once."""
    return list(dict.fromkeys(filter(None, map(squeeze, text.splitlines()))))


def _name_and_parent(text: str) -> tuple[str, str]:
    name, _, parent = squeeze(text).rpartition(",")
    return name.strip(), parent.strip()


def _is_called(unit: Unit, name: str) -> bool:
    key = unit_key(name)
    return bool(key) and key in {unit_key(unit.name), unit_key(unit.short_name), search_key(unit.code)}


def _is_under(unit: Unit, parent: str) -> bool:
    return not parent or bool(unit.parent and _is_called(unit.parent, parent))
