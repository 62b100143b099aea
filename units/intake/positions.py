"""Positions: which class of the statistics they belong to, and how they read without the name of their unit."""

import re
from collections.abc import Iterable

from thiduakt.base.text import search_key, squeeze
from units.intake.unit_names import spellings

PROVINCE, DEPARTMENT, OTHER_LEADER = "province_leader", "department_leader", "other_leader"
ENTREPRENEUR, WORKER = "entrepreneur", "direct_worker"
# Those who lead the whole unit, and those who lead a part of it.
HEADS = re.compile(
    r"^(quyen )?(pho )?(chu tich|bi thu|giam doc|tong giam doc|tong bien tap|chanh van phong|chanh thanh tra|"
    r"truong ban|cuc truong|chi cuc truong|hieu truong|chi huy truong|thu truong)\b"
)
LEADERS = re.compile(
    r"^(quyen )?(pho )?(truong|chanh|to truong|doi truong|tram truong|phu trach|ke toan truong|uy vien)\b"
)
EDGES = " ,;:-–"
BUSINESS = re.compile(r"\b(giam doc|chu tich|thanh vien hoi dong)\b")


def position_class_of(position: str, unit_kind: str) -> str:
    """The class; an office of any level counts its head and deputies as leaders of that level."""
    key = search_key(position)
    if unit_kind == "enterprise" and BUSINESS.search(key):
        return ENTREPRENEUR
    if HEADS.match(key):
        if unit_kind == "province":
            return PROVINCE
        return DEPARTMENT if unit_kind in ("department", "office", "commune", "district", "mass") else OTHER_LEADER
    return OTHER_LEADER if LEADERS.match(key) else WORKER


def without_unit(position: str, names: Iterable[str]) -> str:
    """The position without the name of the unit in it, however that is spelled: "Chủ tịch UBND xã An" of "Ủy ban nhân
    dân xã An" is "Chủ tịch". The position as it is where the name does not stand in it, or nothing else does."""
    words = squeeze(position).split(" ")
    keys = [search_key(word).strip(EDGES) for word in words]
    wanted = {tuple(key.split(" ")) for name in names if name for key in spellings(name)}
    for key in sorted(wanted, key=len, reverse=True):
        for start in range(len(words) - len(key) + 1):
            end = start + len(key)
            if tuple(keys[start:end]) == key and not _name_goes_on(words, end):
                left = words[:start] + words[end:]
                return " ".join(left).rstrip(EDGES).removesuffix(" của") or position
    return position


def _name_goes_on(words: list[str], end: int) -> bool:
    """Whether the next word belongs to the name too: "xã An Lâm" is not "xã An Lâm Thượng"."""
    return end < len(words) and words[end][:1].isupper() and words[end - 1][-1] not in EDGES
