"""How offices write the names of units: one key for all spellings of a name, and the place a name speaks of."""

import re

from thiduakt.base.text import search_key, squeeze

LONG, SHORT = "uy ban nhan dan", "ubnd"
_TERRITORIES = ("tinh", "thanh pho", "thi xa", "thi tran", "huyen", "quan", "xa", "phuong", "dac khu")
_OF_TERRITORY = re.compile(rf"^(?:{'|'.join(_TERRITORIES)}) ")
_PLACE = re.compile(
    r"^(?:(?:[uủ][ỷyỳ] ban nhân dân|ubnd) )?"
    r"(?P<kind>tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu) (?P<name>.+)$",
    re.IGNORECASE,
)


def unit_key(name: str) -> str:
    """One key for "UBND xã An", "Ủy ban nhân dân xã An" and "xã An"."""
    key = re.sub(rf"\b{LONG}\b", SHORT, search_key(name))
    bare = key.removeprefix(f"{SHORT} ")
    return bare if _OF_TERRITORY.match(bare) else key


def spellings(name: str) -> set[str]:
    """All search keys that names with the same `unit_key` begin with."""
    key = unit_key(name)
    if _OF_TERRITORY.match(key):
        return {key, f"{SHORT} {key}", f"{LONG} {key}"}
    return {key, key.replace(SHORT, LONG)}


def place_of(name: str) -> str:
    """The place that papers of a territorial unit are dated at: "UBND xã An Lâm" -> "An Lâm", "UBND phường 5" ->
    "Phường 5"; empty where the name speaks of no territory."""
    found = _PLACE.match(squeeze(name))
    if not found:
        return ""
    place = found["name"]
    return f"{found['kind'].capitalize()} {place}" if place[0].isdigit() else place
