"""What testing one condition says, in words an officer can act on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..logic import Truth
from ..record import PastAward


@dataclass(frozen=True, slots=True)
class Outcome:
    """`said` states how things are; `needs` are clauses that say what would make it met, `earliest` from which year.

    `met` may be unknown; `silent` outcomes have nothing to tell and give no finding.
    """

    met: Truth
    said: str
    evidence: tuple[str, ...] = ()
    silent: bool = False
    needs: tuple[str, ...] = ()
    earliest: int | None = None

    @property
    def message(self) -> str:
        """The whole sentence: how things are and, where something fails, what would mend it and when."""
        if self.met is not False or not self.needs:
            return self.said
        return f"{self.said} {self.remedy}"

    @property
    def remedy(self) -> str:
        when = f"từ năm {self.earliest} nếu" if self.earliest else "khi"
        return f"Đủ điều kiện {when} {joined(self.needs)}."


SILENT = Outcome(met=True, said="", silent=True)


def joined(needs: Iterable[str]) -> str:
    """Clauses that all have to hold, as one."""
    clauses = list(dict.fromkeys(needs))
    return " và ".join(filter(None, (", ".join(clauses[:-1]), *clauses[-1:])))


def latest(years: Iterable[int | None]) -> int | None:
    """The year in which the last of several things is there; unknown when one of them is."""
    found = list(years)
    return None if not found or None in found else max(found)


def soonest(years: Iterable[int | None]) -> int | None:
    """The year in which the first of several ways is open; unknown when none is known."""
    return min((year for year in years if year is not None), default=None)


def year_after(day: date) -> int | None:
    """The year of the day after; None after the last day that the calendar of the machine knows."""
    return None if day == date.max else day.year + ((day.month, day.day) == (12, 31))


def listing(items: Iterable[object]) -> str:
    """1, 2, 3"""
    return ", ".join(str(item) for item in items)


def in_years(years: list[int]) -> str:
    """“năm 2026”, “các năm 2026, 2027”"""
    return f"{'các ' if len(years) > 1 else ''}năm {listing(years)}"


def sentence(*clauses: str) -> str:
    """Clauses joined into one sentence with one capital and one full stop."""
    parts = [clause.strip().rstrip(".") for clause in clauses if clause.strip()]
    text = "; ".join([parts[0], *(_lower(part) for part in parts[1:])])
    return text[:1].upper() + text[1:] + "."


def _lower(text: str) -> str:
    """Small first letter, unless the word is an abbreviation or a name in capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def award_line(award: PastAward) -> str:
    """One award as evidence: year, decision, date."""
    if award.proposed:
        return f"Năm {award.year}: đề nghị trong hồ sơ này"
    dated = f" ngày {award.decided_on:%d/%m/%Y}" if award.decided_on else ", chưa rõ ngày quyết định"
    return f"Năm {award.year}: {award.decision or 'quyết định'}{dated}"
