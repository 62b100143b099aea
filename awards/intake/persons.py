"""Who of the books a line of the past means: points for what agrees, and when that needs no look of a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from units.matching.likeness import CLOSE, DAY_AND_MONTH_SWAPPED

SAME_NAME, SAME_LETTERS, CLOSE_NAME = 45, 40, 25
SAME_DAY, SAME_YEAR, YEAR_BESIDE = 40, 25, 5
WORKED_THERE, WORKED_NEAR = 25, 12
OTHER_SEX = -30
CERTAIN, BEST = 100, 99
ENOUGH, ENOUGH_WITHOUT_BIRTH, APART, WORTH_SHOWING = 80, 70, 15, 30
NAMESAKES, NOBODY, UNLIKE = "namesakes", "nobody", "unlike"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line says: `own` are keys of the unit named and of its lineage, `near` also of those above it."""

    name: str
    key: str
    birth: date | int | None = None
    sex: str = ""
    ids: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    @property
    def year(self) -> int | None:
        return self.birth.year if isinstance(self.birth, date) else self.birth


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the books; `places` are keys of all units they worked in, of those above and in their lineage."""

    pk: object
    name: str
    key: str
    birth_date: date | None
    birth_year: int | None
    sex: str
    mark: str | None
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A person with points out of 100 and the reasons for them, the weightiest first."""

    pk: object
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """The one person when it is sure; else why it is not (`doubt`) and who it may be."""

    match: Match | None
    doubt: str
    likely: tuple[Match, ...]


def settle(asked: Asked, people: Iterable[Known]) -> Settled:
    """Compare with everybody of these letters; sure only when one is far enough ahead of all others."""
    found = [match for one in people if (match := compared(asked, one))]
    found.sort(key=lambda match: (-match.score, str(match.pk)))
    likely = tuple(match for match in found if match.score >= WORTH_SHOWING)
    if not likely:
        return Settled(None, NOBODY, ())
    top = likely[0]
    if len(likely) > 1 and likely[1].score > top.score - APART and top.score < CERTAIN:
        return Settled(None, NAMESAKES, likely)
    is_all_that_is_asked = not (asked.birth and asked.own)
    enough = ENOUGH_WITHOUT_BIRTH if is_all_that_is_asked else ENOUGH
    return Settled(top, "", likely) if top.score >= enough else Settled(None, UNLIKE, likely)


def compared(asked: Asked, known: Known) -> Match | None:
    """Points for one person; None when the birth speaks against it."""
    if asked.ids and known.mark in asked.ids:
        return Match(known.pk, CERTAIN, ("cùng số định danh",))
    birth = _birth(asked, known)
    name = _name(asked, known)
    if birth is None or name is None:
        return None
    said = [name, birth, _place(asked, known), _sex(asked, known)]
    told = sorted((each for each in said if each[1]), key=lambda each: -abs(each[0]))
    score = sum(points for points, _ in told)
    return Match(known.pk, max(0, min(score, BEST)), tuple(reason for _, reason in told))


def _name(asked: Asked, known: Known) -> tuple[int, str] | None:
    if asked.name.casefold() == known.name.casefold():
        return SAME_NAME, "cùng họ tên"
    if asked.key == known.key:
        return SAME_LETTERS, "họ tên chỉ khác dấu"
    if SequenceMatcher(None, *sorted((asked.key, known.key))).ratio() >= CLOSE:
        return CLOSE_NAME, "họ tên gần giống"
    return None


def _birth(asked: Asked, known: Known) -> tuple[int, str] | None:
    """None when the two are born in different years."""
    if asked.birth is None or known.birth_year is None:
        return 0, ""
    if isinstance(asked.birth, date) and known.birth_date:
        one, other = asked.birth, known.birth_date
        if one == other:
            return SAME_DAY, "cùng ngày sinh"
        if (one.year, one.month, one.day) == (other.year, other.day, other.month):
            return DAY_AND_MONTH_SWAPPED, "ngày và tháng sinh đổi chỗ"
        return (0, "cùng năm sinh, khác ngày") if one.year == other.year else None
    if asked.year == known.birth_year:
        return SAME_YEAR, "cùng năm sinh"
    return (YEAR_BESIDE, "năm sinh lệch một") if abs(asked.year - known.birth_year) == 1 else None


def _place(asked: Asked, known: Known) -> tuple[int, str]:
    if asked.own & known.places:
        return WORKED_THERE, "đã công tác tại đơn vị ấy hoặc đơn vị kế thừa"
    if asked.near & known.places:
        return WORKED_NEAR, "đã công tác cùng cơ quan"
    return (0, "chưa thấy công tác tại đơn vị ấy") if asked.own else (0, "")


def _sex(asked: Asked, known: Known) -> tuple[int, str]:
    if asked.sex and known.sex and asked.sex != known.sex:
        return OTHER_SEX, "khác giới tính"
    return 0, ""
