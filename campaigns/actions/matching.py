"""Which of our units a text means, by name or by kind."""

import re
from collections.abc import Iterable

from thiduakt.base.text import search_key
from units.choices import UnitKind
from units.models import Unit

_KINDS = (
    (re.compile(r"\bcac phong\b|\bphong ban\b|\btruc thuoc\b|\bchuyen mon\b"), {UnitKind.SECTION}),
    (
        re.compile(r"\bcac so\b|\bso ban\b|\bso nganh\b|\bban nganh\b|\bcap tinh\b"),
        {UnitKind.DEPARTMENT, UnitKind.OFFICE},
    ),
    (re.compile(r"\bxa phuong\b|\bcap xa\b|\bcac xa\b|\bubnd xa\b|\bcac dia phuong\b|\bdac khu\b"), {UnitKind.COMMUNE}),
    (re.compile(r"\bdoan the\b|\bmat tran\b|\bto chuc chinh tri\b"), {UnitKind.MASS}),
    (re.compile(r"\bdoanh nghiep\b"), {UnitKind.ENTERPRISE}),
    (re.compile(r"\bcac truong\b|\btruong hoc\b"), {UnitKind.SCHOOL}),
    (re.compile(r"\bluc luong vu trang\b"), {UnitKind.FORCES}),
)
_EVERYBODY = re.compile(r"\bcac (?:co quan )?don vi\b|\bthanh vien\b|\btrong khoi\b|\btrong cum\b|\bcac co quan\b")


def name_key(text: str) -> str:
    """A name as compared: no marks, no punctuation, "ủy ban nhân dân" as "ubnd"."""
    plain = re.sub(r"[^a-z0-9]+", " ", search_key(text)).strip()
    return plain.replace("uy ban nhan dan", "ubnd")


def unit_named(text: str | None, units: Iterable[Unit]) -> Unit | None:
    """The unit whose name or short name the text is, or begins with; the longest name wins."""
    wanted = name_key(text or "")
    found = [(len(key), unit) for unit in units for key in _names(unit) if _begins(wanted, key)]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def is_exactly(text: str | None, unit: Unit) -> bool:
    """Whether the text is the unit's name, not only its beginning."""
    return name_key(text or "") in _names(unit)


def units_meant(who: str, units: Iterable[Unit]) -> list[Unit]:
    """The units a phrase such as "Trưởng các phòng, ban, đơn vị trực thuộc" means among the given ones."""
    units, wanted = list(units), name_key(who)
    kinds = {kind for pattern, found in _KINDS if pattern.search(wanted) for kind in found}
    meant = [unit for unit in units if unit.kind in kinds or any(_holds(wanted, key) for key in _names(unit))]
    everybody = not wanted or bool(_EVERYBODY.search(wanted))
    return meant or (units if everybody else [])


def _names(unit: Unit) -> set[str]:
    return {name_key(unit.name), name_key(unit.short_name)} - {""}


def _begins(text: str, name: str) -> bool:
    return text == name or text.startswith(f"{name} ")


def _holds(text: str, name: str) -> bool:
    return f" {name} " in f" {text} "
