"""What the register holds already of the subjects of a slice, and what earlier lines of the list have said."""

from collections import defaultdict
from functools import lru_cache
from uuid import UUID

from awards.choices import AwardKind
from awards.models import Award, AwardType
from thiduakt.base.text import search_key
from units.models import ImportRow

FIELDS = {"person": "person_id", "unit": "unit_id", "household": "household_id"}


class Held:
    """Awards by subject, type and year: one query for each kind of subject in the slice."""

    def __init__(self, targets: dict[str, set[UUID]]):
        self.there: dict[tuple, list[str]] = defaultdict(list)
        for kind, pks in targets.items():
            if pks:
                self._read(FIELDS[kind], pks)

    def _read(self, field: str, pks: set[UUID]) -> None:
        rows = Award.objects.standing().filter(**{f"{field}__in": pks})
        for pk, award, year, number in rows.values_list(field, "award_type", "year", "decision_number"):
            self.there[str(pk), award, year].append(bare(number))

    def numbers(self, key: tuple) -> list[str] | None:
        """Numbers of the decisions by which the register holds this award for the year; None when it does not."""
        return self.there.get(key)


@lru_cache(maxsize=16_384)
def bare(number: str) -> str:
    """A number of a decision as it is compared: `Số 05/QĐ-UBND` and `5/QĐ-UBND` are one."""
    return search_key(number).replace(" ", "").removeprefix("so").removeprefix("qdso").lstrip("0:")


def is_the_same(one: str, other: str) -> bool:
    """Whether two numbers may be of one decision: equal, one without its symbol, or one not said."""
    if not one or not other or one == other:
        return True
    short, long = sorted((one, other), key=len)
    return "/" not in short and long.split("/")[0] == short


def comes_once(award: AwardType) -> bool:
    """Whether somebody has this award at most once for a year: titles do, commendations may come again."""
    return award.kind == AwardKind.TITLE


def where(row: ImportRow) -> str:
    """The line as the officer finds it in the file."""
    return f"dòng {row.number} của trang “{row.sheet}”"
