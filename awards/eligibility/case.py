"""A record seen through the counting rules in force: which awards and years count towards a standard."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from .law import Law
from .logic import Truth, every, some
from .record import PastAward, Record
from .terms import RATINGS, rank

MERIT = "cong_trang"
LONGEST_RUN = 60


@dataclass(frozen=True, slots=True)
class Counting:
    """Kinds of commendation that do not support a merit proposal; whether achievements restart after discipline."""

    excluded_kinds: frozenset[str] = frozenset()
    restarts: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Years of an unbroken run, newest first: surely held, and held if the unknown years are good too."""

    sure: tuple[int, ...]
    possible: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Case:
    record: Record
    law: Law
    counting: Counting = Counting()

    @property
    def restart(self) -> date | None:
        """The day from which achievements count again; far future while discipline still runs."""
        past = [d for d in self.record.discipline or () if d.starts is None or d.starts <= self.record.on]
        return max((d.ends or date.max for d in past), default=None) if self.counting.restarts else None

    def year_counts(self, year: int) -> bool:
        return self.restart is None or date(year, 12, 31) > self.restart

    def award_counts(self, award: PastAward, *, as_basis: bool = True) -> Truth:
        """May this award support the proposal? `as_basis=False`: it only has to have been given."""
        if self.why_not(award, as_basis=as_basis):
            return False
        return every((self._is_dated(award), self._kind_counts(award)))

    def why_not(self, award: PastAward, *, as_basis: bool = True) -> str:
        """Why an award surely does not count; empty when it does or may."""
        if award.decided_on is not None and award.decided_on > self.record.on:
            return "quyết định sau ngày xét"
        if self._had_no_authority(award):
            return "người ký không có thẩm quyền vào ngày đó"
        if as_basis and not self.year_counts(award.year):
            return "thành tích trước khi hết thời hạn kỷ luật"
        return "khen thưởng đột xuất, chuyên đề" if self._kind_counts(award) is False else ""

    def held(self, code: str, year: int) -> Truth:
        """Was this award given for this year?"""
        if self.record.awards is None:
            return None
        return some(self.award_counts(a) for a in self.record.awards if a.code == code and a.year == year)

    def given(self, code: str, *, as_basis: bool = True) -> list[tuple[PastAward, Truth]]:
        """Awards of a code that count or may count, oldest first."""
        rows = sorted((a for a in self.record.awards or () if a.code == code), key=_in_time)
        judged = [(award, self.award_counts(award, as_basis=as_basis)) for award in rows]
        return [(award, truth) for award, truth in judged if truth is not False]

    def rated(self, year: int, lowest: str) -> Truth:
        """Was the year's task rating at least this?"""
        rating = (self.record.ratings or {}).get(year)
        if not self.year_counts(year):
            return False
        return None if rating is None else rank(rating, RATINGS) >= rank(lowest, RATINGS)

    def run(self, end: int, is_good: Callable[[int], Truth], *, after: int | None = None) -> Run:
        """The unbroken run of years back from `end`, not reaching `after`; confirmed gaps are stepped over."""
        sure: list[int] = []
        possible: list[int] = []
        unbroken = True
        for year, truth in self._back_from(end, is_good, after):
            if truth is False:
                break
            unbroken = unbroken and truth is True
            possible.append(year)
            if unbroken:
                sure.append(year)
        return Run(tuple(sure), tuple(possible))

    def _back_from(self, end: int, is_good, after: int | None) -> Iterator[tuple[int, Truth]]:
        floor = end - LONGEST_RUN if after is None else after
        for year in range(end, floor, -1):
            truth = is_good(year)
            if truth is True or year not in self.record.confirmed_gaps:
                yield year, truth

    def _is_dated(self, award: PastAward) -> Truth:
        """Without its date an award counts only when its year was over; else nobody knows."""
        known = award.decided_on is not None or award.proposed or award.year < self.record.on.year
        return True if known else None

    def _had_no_authority(self, award: PastAward) -> bool:
        """Signed by someone who had no power over this award that day; before our law begins nobody can say."""
        if award.decided_by is None or award.decided_on is None:
            return False
        powers = self.law.deciders(award.code)
        own = [power for power in powers if power.decider == award.decided_by]
        is_covered = any(power.valid_from <= award.decided_on for power in powers)
        return bool(own) and is_covered and not any(power.in_force(award.decided_on) for power in own)

    def _kind_counts(self, award: PastAward) -> Truth:
        if self.record.kind not in (None, MERIT) or not self.counting.excluded_kinds:
            return True
        if award.kind is not None:
            return award.kind not in self.counting.excluded_kinds
        award_type = self.law.award_type(award.code, self.record.on)
        kinds = frozenset(award_type.kinds if award_type else ())
        return None if kinds & self.counting.excluded_kinds else True


def _in_time(award: PastAward) -> tuple:
    return award.year, award.decided_on or date.min, award.decision, award.kind or "", award.decided_by or ""
