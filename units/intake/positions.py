"""Which class of the statistics a position belongs to, by its words and the kind of unit."""

import re

from thiduakt.base.text import search_key

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
