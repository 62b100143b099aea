"""How likely two descriptions are of one human being: a score out of 100, with its reasons in words."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

SAME, POSSIBLE = 80, 50
CERTAIN, BEST_GUESS, WORST_GUESS = 100, 99, 0
# What each agreement adds and each contradiction takes away.
SAME_NAME, SAME_LETTERS, CLOSE_NAME, OTHER_NAME = 45, 40, 25, -40
SAME_DAY, DAY_AND_MONTH_SWAPPED, SAME_YEAR, YEAR_BESIDE, OTHER_DAY, OTHER_YEAR = 40, 20, 15, -10, -15, -45
SAME_SEX, OTHER_SEX = 5, -30
SAME_PLACE = 15
CLOSE = 0.85
OTHER_ID_AT_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One side of a comparison. `name_key` is the name without marks, lower case; `ids` are fingerprints of the
    citizen id; `places` are keys of units, with those above them and those they came from or became."""

    name: str
    name_key: str
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str = ""
    ids: frozenset[str] = frozenset()
    places: frozenset[Hashable] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` 0-100; `reasons` are short Vietnamese phrases, the strongest first.

    `is_namesake`: of one unit (or its line) with one name but for its marks, and no two citizen ids tell them apart.
    """

    score: int
    reasons: tuple[str, ...]
    is_namesake: bool = False

    @property
    def is_likely(self) -> bool:
        """Whether a person should look before a second record is made."""
        return self.score >= POSSIBLE

    @property
    def is_to_be_shown(self) -> bool:
        """Whether it is shown to who enters somebody: a wrong day of birth must not hide a record of the same unit."""
        return self.is_likely or self.is_namesake

    @property
    def band(self) -> str:
        """The score in words."""
        if self.score >= SAME:
            return "rất có thể là một người"
        return "có thể là một người" if self.is_likely else "có thể trùng"


def compare(one: Described, other: Described) -> Likeness:
    """The same citizen id settles it; two different ones nearly do; else name, birth, sex and places add up."""
    if one.ids & other.ids:
        return Likeness(CERTAIN, ("cùng số định danh",))
    parts = [_name(one, other), _birth(one, other), _sex(one, other), _place(one, other)]
    said = sorted((part for part in parts if part), key=lambda part: -abs(part[0]))
    score = sum(points for points, _ in said)
    reasons = [reason for _, reason in said]
    are_two = bool(one.ids and other.ids)
    if are_two:
        score, reasons = min(score, OTHER_ID_AT_MOST), ["khác số định danh", *reasons]
    is_namesake = not are_two and one.name_key == other.name_key and bool(one.places & other.places)
    return Likeness(max(WORST_GUESS, min(score, BEST_GUESS)), tuple(reasons), is_namesake)


def _name(one: Described, other: Described) -> tuple[int, str]:
    if one.name.casefold() == other.name.casefold():
        return SAME_NAME, "cùng họ tên"
    if one.name_key == other.name_key:
        return SAME_LETTERS, "họ tên chỉ khác dấu"
    keys = sorted((one.name_key, other.name_key))  # the ratio depends on which comes first
    if SequenceMatcher(None, *keys).ratio() >= CLOSE:
        return CLOSE_NAME, "họ tên gần giống"
    return OTHER_NAME, "khác họ tên"


def _birth(one: Described, other: Described) -> tuple[int, str] | None:
    if one.birth_date and other.birth_date:
        return _days(one.birth_date, other.birth_date)
    years = one.birth_year, other.birth_year
    if None in years:
        return None
    if years[0] == years[1]:
        return SAME_YEAR, "cùng năm sinh"
    return OTHER_YEAR, "khác năm sinh"


def _days(one: date, other: date) -> tuple[int, str]:
    if one == other:
        return SAME_DAY, "cùng ngày sinh"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return DAY_AND_MONTH_SWAPPED, "ngày và tháng sinh đổi chỗ"
    if one.year == other.year:
        return OTHER_DAY, "cùng năm sinh nhưng khác ngày"
    if (one.day, one.month) == (other.day, other.month) and abs(one.year - other.year) == 1:
        return YEAR_BESIDE, "cùng ngày, tháng sinh, năm lệch một"
    return OTHER_YEAR, "khác ngày sinh"


def _sex(one: Described, other: Described) -> tuple[int, str] | None:
    if not (one.sex and other.sex):
        return None
    return (SAME_SEX, "cùng giới tính") if one.sex == other.sex else (OTHER_SEX, "khác giới tính")


def _place(one: Described, other: Described) -> tuple[int, str] | None:
    return (SAME_PLACE, "cùng đơn vị hoặc đơn vị kế thừa") if one.places & other.places else None
