"""A record seen through the counting rules in force: which awards and years count towards a standard."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from .law import Law
from .logic import Truth, every, some
from .record import PastAward, Record
from .terms import KINDS, MERIT_WORDS, RATINGS, rank

MERIT = "cong_trang"
LONGEST_RUN = 60


@dataclass(frozen=True, slots=True)
class Counting:
    """Kinds of commendation that do not support a merit proposal; whether achievements restart after discipline;
    which leave counts as service, and what has to be confirmed for it (None: the law names none, all leave counts)."""

    excluded_kinds: frozenset[str] = frozenset()
    restarts: bool = False
    leave: Mapping[str, Mapping[str, str]] | None = None


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
    rules_day: date | None = None

    @property
    def rules_on(self) -> date:
        """The day whose rules hold: of judging, or an earlier one by a rule of transition."""
        return self.rules_day or self.record.on

    @property
    def is_merit(self) -> bool:
        """Asked for the work of years; a kind nobody knows is held to the stricter count."""
        return self.record.kind not in KINDS or self.record.kind in MERIT_WORDS

    @property
    def open_year(self) -> int:
        """The first year for which something recognised from now on can still help."""
        return max(self.record.award_year, self.record.on.year)

    @property
    def restart(self) -> date | None:
        """The day from which achievements count again; far future while discipline still runs."""
        past = [d for d in self.record.discipline or () if d.starts is None or d.starts <= self.record.on]
        return max((d.ends or date.max for d in past), default=None) if self.counting.restarts else None

    def year_counts(self, year: int) -> bool:
        return self.restart is None or date(year, 12, 31) > self.restart

    def years_from(self, year: int, count: int) -> list[int]:
        """The next `count` years that can count: not stepped over, after discipline; empty when nobody can say."""
        if self.restart == date.max:
            return []
        found: list[int] = []
        while len(found) < count:
            if year not in self.record.confirmed_gaps and self.year_counts(year):
                found.append(year)
            year += 1
        return found

    def last_of(self, year: int, count: int) -> int | None:
        """The year in which the last of `count` yearly things can be there, the first of them in `year`."""
        return max(self.years_from(year, max(count, 1)), default=None)

    def agreed(self, statements: Mapping[str, str] | None) -> tuple[Truth, str]:
        """Whether the unit has confirmed all these statements, and what they say."""
        said = ", ".join((statements or {}).values())
        return every(self.record.declared.get(key) for key in statements or {}), said

    def leave_of(self, year: int) -> tuple[dict[str, int | float], dict[str, int | float]]:
        """Months of leave that count as service, and months that may once something is confirmed."""
        taken = (self.record.leave_months or {}).get(year) or {}
        if self.counting.leave is None:
            return dict(taken), {}
        met = {kind: self.agreed(self.counting.leave[kind])[0] for kind in taken if kind in self.counting.leave}
        counted = {kind: months for kind, months in taken.items() if met.get(kind)}
        return counted, {kind: taken[kind] for kind, truth in met.items() if truth is None}

    def award_counts(self, award: PastAward, *, as_basis: bool = True) -> Truth:
        """May this award support the proposal? `as_basis=False`: it only has to have been given."""
        if self.why_not(award, as_basis=as_basis):
            return False
        return every((self._is_dated(award), self._kind_counts(award), self._is_signed(award)))

    def why_not(self, award: PastAward, *, as_basis: bool = True) -> str:
        """Why an award surely does not count; empty when it does or may."""
        if award.decided_on is not None and award.decided_on > self.record.on:
            return "quyết định sau ngày xét"
        if self._had_no_authority(award):
            return "người ký không có thẩm quyền vào ngày đó"
        if as_basis and not self.year_counts(award.year):
            return "thành tích trước khi hết thời hạn kỷ luật"
        return "khen thưởng đột xuất, chuyên đề" if self._kind_counts(award) is False else ""

    def why_unsure(self, award: PastAward) -> str:
        """Why nobody can say yet whether an award counts; empty when it is clear."""
        if self.why_not(award):
            return ""
        if self._is_dated(award) is None:
            is_early = award.decided_on is not None
            return "ngày quyết định trước năm khen thưởng" if is_early else "chưa rõ ngày quyết định"
        if self._kind_counts(award) is None:
            return "chưa rõ loại hình khen thưởng"
        return "chưa rõ thẩm quyền của người ký" if self._is_signed(award) is None else ""

    def held(self, code: str, year: int) -> Truth:
        """Was this award given for this year?"""
        if self.record.awards is None:
            return None
        return some(self.award_counts(a) for a in self.record.awards if a.code == code and a.year == year)

    def given(self, code: str, *, as_basis: bool = True) -> list[tuple[PastAward, Truth]]:
        """Awards of a code that count or may count, oldest first."""
        last = self.record.award_year
        rows = sorted((a for a in self.record.awards or () if a.code == code and a.year <= last), key=_in_time)
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
        """Without its date an award counts only when its year was over; a date before its year is a slip."""
        if award.decided_on is not None:
            return True if award.decided_on.year >= award.year else None
        return True if award.proposed or award.year < self.record.on.year else None

    def _is_signed(self, award: PastAward) -> Truth:
        """By somebody the catalogue names for this award; nobody can say where it names others only."""
        if award.decided_by is None or award.decided_on is None:
            return True
        powers = self.law.deciders(award.code)
        is_covered = any(power.valid_from <= award.decided_on for power in powers)
        return True if not is_covered or any(power.decider == award.decided_by for power in powers) else None

    def _had_no_authority(self, award: PastAward) -> bool:
        """Signed by someone who had no power over this award that day; before our law begins nobody can say."""
        if award.decided_by is None or award.decided_on is None:
            return False
        powers = self.law.deciders(award.code)
        own = [power for power in powers if power.decider == award.decided_by]
        is_covered = any(power.valid_from <= award.decided_on for power in powers)
        return bool(own) and is_covered and not any(power.in_force(award.decided_on) for power in own)

    def _kind_counts(self, award: PastAward) -> Truth:
        if not self.is_merit or not self.counting.excluded_kinds:
            return True
        if award.kind in KINDS:
            return award.kind not in self.counting.excluded_kinds
        award_type = self.law.award_type(award.code, self.record.on)
        kinds = frozenset(award_type.kinds if award_type else ())
        return None if kinds & self.counting.excluded_kinds else True


def _in_time(award: PastAward) -> tuple:
    return award.year, award.decided_on or date.min, award.decision, award.kind or "", award.decided_by or ""
