"""Shares and greatest numbers: how many may be put forward, how many are, and the sentence that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from thiduakt.base.text import vn_number

from .terms import RATINGS

HALF = Fraction(1, 2)
RATED = "rating:"
# Between awards of which any one counts: “LDTT|CSTDCS”.
ANY_OF = "|"
WHOLES = {"members": "người của đơn vị", "units": "đơn vị"}
BLOCK, WARN = "block", "warn"
# From this share of what is allowed on it is time to look.
NEAR = Fraction(4, 5)


def ceiling(share: str | Decimal | Fraction, holders: int, rounding: str = "down") -> int:
    """The greatest whole number a share allows: `rounding` down, up, half_up, or exact (never more than the share)."""
    exact = Fraction(share) * holders
    if rounding == "up":
        return ceil(exact)
    return floor(exact + HALF) if rounding == "half_up" else floor(exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A dated row on quotas. `share` of the denominator, or `most` in all; `counts`: "open", "decided".

    The denominator may name several awards (“LDTT|CSTDCS”): whoever has any of them counts once.
    """

    code: str
    award: str
    scope: str
    numerator: str
    denominator: str
    share: Fraction | None = None
    most: int | None = None
    raised_to: Fraction | None = None
    raised_if: str = ""
    fewer_than: int | None = None
    then_most: int | None = None
    rounding: str = "down"
    severity: str = WARN
    of_class: str = ""
    counts: tuple[str, ...] = ("open", "decided")
    citation: str = ""
    mark: str = ""
    note: str = ""

    def share_of(self, *, raised: bool) -> Fraction | None:
        """The share that holds: the raised one where its condition is met."""
        return self.raised_to if raised and self.raised_to is not None else self.share

    @property
    def is_of_ratings(self) -> bool:
        return self.numerator.startswith(RATED)

    @property
    def bases(self) -> tuple[str, ...]:
        """What the denominator names, one by one."""
        return tuple(self.denominator.split(ANY_OF))

    def is_few(self, whole: int) -> bool:
        """Whether there are so few that a plain number takes the place of the share."""
        return self.fewer_than is not None and whole < self.fewer_than

    def allowed(self, whole: int, *, raised: bool = False, everybody: int | None = None) -> int:
        """How many are allowed when the denominator counts `whole`; `everybody`: all that were rated, where ratings are
        counted and the places with few of them have a number of their own."""
        if self.is_few(whole if everybody is None else everybody) and self.then_most is not None:
            return self.then_most
        share = self.share_of(raised=raised)
        return self.most or 0 if share is None else ceiling(share, whole, self.rounding)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One limit in one place and year. `extra`: what exceptions add; `raised`: the condition of the higher share is
    met; `everybody`: all that were rated. Not `sure`: the records cannot tell who is of the class the limit is about.
    """

    limit: Limit
    place: str
    year: int
    used: int
    whole: int
    raised: bool = False
    extra: int = 0
    everybody: int | None = None
    sure: bool = True

    @property
    def allowed(self) -> int:
        return self.limit.allowed(self.whole, raised=self.raised, everybody=self.everybody) + self.extra

    @property
    def left(self) -> int:
        return max(self.allowed - self.used, 0)

    @property
    def over(self) -> int:
        return max(self.used - self.allowed, 0)

    @property
    def is_over(self) -> bool:
        return self.used > self.allowed

    @property
    def is_near(self) -> bool:
        """Within the limit, and nothing or little of it is left."""
        return not self.is_over and self.used > 0 and self.used >= NEAR * self.allowed

    @property
    def alarms(self) -> bool:
        """Beyond the limit, and known to be so or not to be passed over."""
        return self.is_over and (self.sure or self.limit.severity == BLOCK)

    @property
    def blocks(self) -> bool:
        """Whether going on is refused."""
        return self.is_over and self.limit.severity == BLOCK

    @property
    def percent(self) -> int:
        """How full it is, in whole percent up to 100."""
        if not self.allowed:
            return 100 if self.used else 0
        return min(self.used * 100 // self.allowed, 100)

    @property
    def lacks_basis(self) -> bool:
        """A share of so few that nobody is allowed yet, though somebody is put forward or wants to be."""
        by_number = self.limit.share is None or self.limit.is_of_ratings or self.limit.denominator in WHOLES
        return not by_number and not self.allowed and not self._is_few

    def basis(self, names: Mapping[str, str]) -> str:
        """From what the number follows: “15% của 27 Lao động tiên tiến”."""
        share, what = self.limit.share_of(raised=self.raised), self._words(self.limit.denominator, names)
        if self._is_few:
            few = f"{self._rated} được xếp loại" if self.limit.is_of_ratings else what
            said = f"nhiều nhất {self.limit.then_most} khi có dưới {self.limit.fewer_than} {few}"
        elif share is None:
            said = f"nhiều nhất {self.limit.most}"
        elif self.whole:
            said = f"{_percent(share)} của {self.whole} {what}"
        else:
            said = f"{_percent(share)} của {what}; năm {self.year} chưa có ai"
        return f"{said}, thêm {self.extra} theo ngoại lệ" if self.extra else said

    def sentence(self, names: Mapping[str, str]) -> str:
        """The calm line: “Đã đề nghị 3/4 Chiến sĩ thi đua cơ sở (15% của 27 Lao động tiên tiến)”."""
        if self.lacks_basis:
            return self._without_basis(names)
        verb, what = "Đã có" if self.limit.is_of_ratings else "Đã đề nghị", self._words(self.limit.numerator, names)
        said = f"{verb} {self.used}/{self.allowed} {what} ({self.basis(names)})"
        return f"{said}, vượt {self.over}." if self.is_over else f"{said}."

    def refusal(self, names: Mapping[str, str]) -> str:
        """Why it cannot go on, and what to do."""
        what, cited = self._words(self.limit.numerator, names), self.limit.citation
        if self.lacks_basis:
            said = f"{self.place}: {self._without_basis(names, 'báo Ban Thi đua - Khen thưởng ghi ngoại lệ')}"
        else:
            said = (
                f"{self.place}: năm {self.year} được nhiều nhất {self.allowed} {what} ({self.basis(names)}), "
                f"như vậy sẽ là {self.used}. Hãy bớt {self.over}, hoặc báo Ban Thi đua - Khen thưởng ghi ngoại lệ."
            )
        return f"{said} Căn cứ: {cited}." if cited else said

    def _without_basis(self, names: Mapping[str, str], otherwise: str = "") -> str:
        """Nobody is allowed because too few have what the share is taken of: what to put forward first."""
        what, first = self._words(self.limit.numerator, names), self._words(self.limit.bases[0], names)
        share = _percent(self.limit.share_of(raised=self.raised))
        whole = self._words(self.limit.denominator, names)
        start = f"Đã đề nghị {self.used} {what}; hạn mức" if self.used else f"Hạn mức {what}"
        if self.whole:
            have = f"năm {self.year} mới có {self.whole}, chưa đủ để được 1 {what}"
        else:
            have = f"năm {self.year} chưa có ai được đề nghị hoặc tặng {first}"
        first += f" trước, hoặc {otherwise}" if otherwise else " trước"
        return f"{start} là {share} số {whole}, mà {have}. Hãy đề nghị {first}."

    @property
    def _is_few(self) -> bool:
        return self.limit.is_few(self.whole if self.everybody is None else self.everybody)

    @property
    def _rated(self) -> str:
        """Whom the ratings are of: in a unit its people, elsewhere collectives."""
        return "người" if self.limit.scope == "unit" else "tập thể"

    def _words(self, counted: str, names: Mapping[str, str]) -> str:
        """What is counted, as the office says it."""
        if counted.startswith(RATED):
            grade = counted.removeprefix(RATED)
            return f"{self._rated} {RATINGS.get(grade, grade)}"
        return WHOLES.get(counted) or " hoặc ".join(names.get(code, code) for code in counted.split(ANY_OF))


def _percent(share: Fraction) -> str:
    """“15%”, “12,5%”; a share that is no finite decimal to two places."""
    hundred = share * 100
    value = Decimal(hundred.numerator) / Decimal(hundred.denominator)
    return f"{vn_number(value.quantize(Decimal('0.01')))}%"
