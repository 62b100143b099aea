"""The provinces of the country and what each was formed from: a list to look up, read from the pack that comes along.

It is read straight from its file, so there is nothing to load and nothing to grow stale in a table.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

PACKS = Path(__file__).parent.parent / "packs"
READ_IN_THE_TEXT = "V"


@dataclass(frozen=True, slots=True)
class Province:
    """One province or city under the centre. `mark` says how far the row can be trusted, `trust` says it in words."""

    name: str
    is_city: bool
    formed_from: tuple[str, ...]
    seat: str
    mark: str
    trust: str
    note: str

    @property
    def full_name(self) -> str:
        return f"{'Thành phố' if self.is_city else 'Tỉnh'} {self.name}"

    @property
    def is_verified(self) -> bool:
        return self.mark == READ_IN_THE_TEXT

    @property
    def is_merged(self) -> bool:
        return len(self.formed_from) > 1


@dataclass(frozen=True, slots=True)
class Division:
    """The division of the country by one document."""

    document: str
    effective_on: date
    provinces: tuple[Province, ...]


@cache
def division() -> Division:
    """The latest pack."""
    told = json.loads(max(PACKS.glob("provinces-*.json")).read_text(encoding="utf-8"))
    rows = tuple(
        Province(
            name=row["name"],
            is_city=row["city"],
            formed_from=tuple(row["formed_from"]),
            seat=row["seat"],
            mark=row["mark"],
            trust=told["marks"][row["mark"]],
            note=row["note"],
        )
        for row in told["provinces"]
    )
    return Division(told["document"], date.fromisoformat(told["effective_on"]), rows)


def place_names() -> list[str]:
    """Names of all provinces, those of today and those they were formed from."""
    rows = division().provinces
    return sorted({row.name for row in rows} | {name for row in rows for name in row.formed_from})
