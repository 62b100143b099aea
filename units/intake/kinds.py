"""What kinds of lists there are: which columns each takes, how they are called, and without which it says nothing."""

import re
from dataclasses import dataclass, field

from units.intake import columns as c

PEOPLE, RATINGS, UNIT_RATINGS = "people", "ratings", "unit_ratings"
JUDGEMENTS, INITIATIVES = "judgements", "initiatives"

WHO = (
    c.NAME, c.FAMILY, c.GIVEN, c.BIRTH, c.BIRTH_MALE, c.BIRTH_FEMALE, c.SEX, c.MALE, c.FEMALE, c.CITIZEN, c.POSITION,
    c.UNIT,
)  # fmt: skip
NAMED = (frozenset({c.NAME, c.GIVEN}), c.LABELS[c.NAME])
RATED = (frozenset({c.RATING}), "Xếp loại")
PAPER_WORDS = r"\b(so quyet dinh|quyet dinh|van ban|so van ban|can cu|thong bao)\b"


@dataclass(frozen=True, slots=True)
class ListKind:
    """`meanings` may be chosen for a column (RATING stands for each year); of each set in `needed` one must be there.

    `own` are wordings of headings tried before those of all lists. A list that is `of_units` has a unit in each line.
    `labels` are words for meanings that no other list knows, `yearly` for those of which each year has a column.
    """

    meanings: tuple[str, ...]
    needed: tuple[tuple[frozenset[str], str], ...]
    own: c.Wordings = ()
    of_units: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    yearly: dict[str, str] = field(default_factory=dict)

    def lacks(self, meanings: set[str]) -> list[str]:
        """Labels of what is not among the meanings of a sheet."""
        there = {meaning.partition(":")[0] for meaning in meanings}
        return [label for wanted, label in self.needed if not wanted & there]

    def takes(self, meaning: str) -> bool:
        """Whether a column of such a list may mean this."""
        return meaning.partition(":")[0] in self.meanings


def _wordings(*pairs: tuple[str | None, str]) -> c.Wordings:
    return tuple((meaning, re.compile(wording)) for meaning, wording in pairs)


_OF_PEOPLE = (*WHO, c.ETHNIC, c.PARTY, c.SINCE, c.RATING)

KINDS = {
    PEOPLE: ListKind(_OF_PEOPLE, (NAMED, (frozenset({c.POSITION}), c.LABELS[c.POSITION]))),
    RATINGS: ListKind(_OF_PEOPLE, (NAMED, RATED)),
    UNIT_RATINGS: ListKind(
        (c.UNIT, c.RATING, c.PAPER),
        ((frozenset({c.UNIT}), "Đơn vị"), RATED),
        _wordings(
            (c.UNIT, r"\b(tap the|ten don vi|don vi|phong|co quan|to chuc)\b|^ten$"),
            (c.PAPER, PAPER_WORDS),
        ),
        of_units=True,
    ),
    JUDGEMENTS: ListKind(
        (*WHO, c.FORM, c.REASON, c.FROM, c.TO, c.PAPER),
        (
            (frozenset({c.NAME, c.GIVEN, c.UNIT}), "Họ và tên hoặc Đơn vị"),
            (frozenset({c.FORM, c.REASON}), "Hình thức kỷ luật hoặc Lý do tạm dừng xét"),
            (frozenset({c.FROM}), c.LABELS[c.FROM]),
        ),
        _wordings(
            (c.TO, r"\b(den ngay|den het|het ngay|ngay het|het hieu luc|ngay ket thuc|den)\b"),
            (
                c.FROM,
                r"\b(tu ngay|ngay bat dau|ngay co hieu luc|hieu luc tu|tu|thoi diem|ngay ky luat|ngay quyet dinh)\b",
            ),
            (c.PAPER, PAPER_WORDS),
            (c.REASON, r"\b(ly do|tam dung|noi dung xem xet|dang xem xet)\b"),
            (c.FORM, r"\b(ky luat|hinh thuc)\b"),
        ),
    ),
    INITIATIVES: ListKind(
        (*WHO, c.INITIATIVE, c.YEAR, c.SCOPE, c.RECOGNISER, c.NUMBER, c.DECIDED, c.SHARE, c.PAPER),
        (NAMED, (frozenset({c.INITIATIVE}), c.LABELS[c.INITIATIVE])),
        _wordings(
            (c.SHARE, r"\b(ty le|dong gop|phan tram)\b"),
            (c.SCOPE, r"\b(pham vi|cap anh huong|muc do anh huong|cap cong nhan)\b"),
            (c.RECOGNISER, r"\b(tham quyen|co quan cong nhan|noi cong nhan|nguoi cong nhan)\b"),
            (c.DECIDED, r"\b(ngay quyet dinh|ngay qd|ngay cong nhan|ngay ky|ngay ban hanh)\b"),
            (c.NUMBER, r"\b(so quyet dinh|so qd|quyet dinh so|qd so|quyet dinh)\b"),
            (c.YEAR, r"\bnam (cong nhan|ap dung)\b|^nam$"),
            (c.INITIATIVE, r"\b(sang kien|de tai|giai phap|de an)\b"),
            (c.NAME, r"\b(tac gia|dong tac gia)\b"),
        ),
    ),
}
