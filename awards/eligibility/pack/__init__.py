"""A pack of law: JSON to dated values, each slip named with the line and the entry it stands in."""

from .entries import (
    BaseSalary,
    Component,
    Ground,
    KindOfCommendation,
    LawNote,
    Pack,
    PrizeRate,
    PrizeRounding,
    Quota,
    Route,
    Threshold,
    TimeLimit,
)
from .lines import MARKS, PackError, Slip
from .reading import LARGEST as LONGEST_PACK
from .reading import parse_pack, read_pack, read_text, shipped_awards, shipped_law, shipped_packs
from .sections import SECTIONS

__all__ = [
    "LONGEST_PACK",
    "MARKS",
    "SECTIONS",
    "BaseSalary",
    "Component",
    "Ground",
    "KindOfCommendation",
    "LawNote",
    "Pack",
    "PackError",
    "PrizeRate",
    "PrizeRounding",
    "Quota",
    "Route",
    "Slip",
    "Threshold",
    "TimeLimit",
    "parse_pack",
    "read_pack",
    "read_text",
    "shipped_awards",
    "shipped_law",
    "shipped_packs",
]
