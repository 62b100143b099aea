"""What a column holds, by its heading in the many wordings offices use and by what stands under it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thiduakt.base.sheets import Value, text_of
from thiduakt.base.text import search_key
from units.intake.values import looks_like

NAME, FAMILY, GIVEN = "name", "family", "given"
BIRTH, BIRTH_MALE, BIRTH_FEMALE = "birth", "birth_male", "birth_female"
SEX, MALE, FEMALE = "sex", "male", "female"
CITIZEN, ETHNIC, PARTY = "citizen_id", "ethnic", "party"
POSITION, UNIT, SINCE = "position", "unit", "since"
RATING = "rating"
FORM, REASON, FROM, TO, PAPER = "form", "reason", "from", "to", "paper"
INITIATIVE, YEAR, SCOPE, RECOGNISER = "initiative", "year", "scope", "recogniser"
NUMBER, DECIDED, SHARE = "number", "decided", "share"

LABELS = {
    NAME: "Họ và tên",
    FAMILY: "Họ và tên đệm",
    GIVEN: "Tên",
    BIRTH: "Ngày sinh hoặc năm sinh",
    BIRTH_MALE: "Ngày sinh (nam)",
    BIRTH_FEMALE: "Ngày sinh (nữ)",
    SEX: "Giới tính",
    MALE: "Nam (đánh dấu x)",
    FEMALE: "Nữ (đánh dấu x)",
    CITIZEN: "Số CCCD",
    ETHNIC: "Dân tộc",
    PARTY: "Đảng viên, ngày vào Đảng",
    POSITION: "Chức vụ",
    UNIT: "Đơn vị, phòng",
    SINCE: "Giữ chức vụ từ ngày",
    FORM: "Hình thức kỷ luật",
    REASON: "Lý do tạm dừng xét",
    FROM: "Từ ngày",
    TO: "Đến hết ngày",
    PAPER: "Văn bản",
    INITIATIVE: "Tên sáng kiến",
    YEAR: "Năm công nhận",
    SCOPE: "Phạm vi ảnh hưởng",
    RECOGNISER: "Thẩm quyền công nhận",
    NUMBER: "Số quyết định",
    DECIDED: "Ngày quyết định",
    SHARE: "Phần đóng góp (%)",
}
# Meanings of which each year has a column of its own: words for one of them.
YEARLY = {RATING: "Xếp loại năm {}"}
# Tried from the top: the first wording found in the heading decides. Keys are search keys (no marks, lower case).
WORDINGS: tuple[tuple[str | None, str], ...] = (
    (None, r"^(stt|tt|so tt|so thu tu|no)\b"),
    (None, r"\b(ghi chu|dien thoai|so dt|sdt|email|thu dien tu|dia chi|que quan|noi sinh|noi cap|ngay cap)\b"),
    (None, r"\b(tuoi|trinh do|chuyen nganh|luong|he so|bac|ma ngach|thuong tru|cho o|ton giao|tham nien)\b"),
    (CITIZEN, r"\b(cccd|cmnd|cmtnd|can cuoc|chung minh|dinh danh|cmt)\b"),
    (RATING, r"\b(xep loai|danh gia|phan loai|muc do hoan thanh|ket qua nam|ket qua hoan thanh|kq nam)\b"),
    (PARTY, r"\b(dang vien|vao dang|ket nap dang|ngay dang|dang tich|ngay vd)\b"),
    (ETHNIC, r"\bdan toc\b"),
    (BIRTH_MALE, r"\b(sinh|ntns)\b.*\bnam$"),
    (BIRTH_FEMALE, r"\b(sinh|ntns)\b.*\bnu$"),
    (BIRTH, r"\b(sinh|ntns|n sinh)\b"),
    (SEX, r"\b(gioi tinh|phai|nam nu|gt)\b"),
    (SINCE, r"\b(tu ngay|tu thang|ngay bo nhiem|thoi diem|thoi gian giu|ngay tuyen dung|ngay nhan|ngay vao lam)\b"),
    (FAMILY, r"\b(ho dem|ho va dem|ho ten dem|ho va ten dem|ho lot|ho va chu dem|ho va chu lot)\b|^ho$"),
    (NAME, r"\b(ho ten|ho va ten|ten can bo|ho va tn|ten nhan vien|ten cong chuc|hoten|can bo, cong chuc)\b"),
    (POSITION, r"\b(chuc vu|chuc danh|vi tri|nhiem vu|cong viec|chuc vu hien nay|cv)\b"),
    (UNIT, r"\b(don vi|phong|noi cong tac|noi lam viec|bo phan|co quan|truong|ubnd|to chuc|khoa|to)\b"),
    (GIVEN, r"^ten$"),
    (NAME, r"^(ten|ho ten .*)$"),
    (MALE, r"\bnam$"),
    (FEMALE, r"\bnu$"),
    (ETHNIC, r"^dt$"),
)
Wordings = tuple[tuple[str | None, re.Pattern], ...]
_WORDINGS: Wordings = tuple((meaning, re.compile(wording)) for meaning, wording in WORDINGS)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
LONGEST_HEADING = 80
FITS, MISFITS = 0.5, 0.25
# Columns "Nam" and "Nữ" hold crosses, or the birth dates of men and of women.
DATED = {MALE: BIRTH_MALE, FEMALE: BIRTH_FEMALE}


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column probably holds: a code of LABELS, `rating:<year>`, or "" for nothing of ours."""

    meaning: str
    score: int


def heading_key(heading: str) -> str:
    """The heading without marks and signs, as it is compared and remembered."""
    return re.sub(r"[^a-z0-9]+", " ", search_key(heading)).strip()[:120]


def meaning_of(heading: str, year: int, own: Wordings = ()) -> str | None:
    """The meaning that the words of a heading give; "" when they name something that is not taken, None when unknown.

    `year` is that of the list, for ratings that name none; `own` are wordings of this kind of list, tried first.
    """
    key = heading_key(heading)
    if not key or len(heading) > LONGEST_HEADING:
        return None
    for meaning, wording in own + _WORDINGS:
        if wording.search(key):
            if meaning in YEARLY:
                found = _YEAR.search(key)
                return f"{meaning}:{found[1] if found else year}"
            return meaning or ""
    return None


def guess(
    heading: str, samples: Iterable[Value], *, year: int, remembered: dict[str, str], own: Wordings = ()
) -> Guess:
    """By what an officer chose before, else by heading and content, else by content alone (score 0 to 100)."""
    key = heading_key(heading)
    if key in remembered:
        return Guess(remembered[key], 100)
    meaning = meaning_of(heading, year, own)
    share = {field: _share(field, samples := list(samples)) for field in (BIRTH, CITIZEN, NAME)}
    if meaning is None:
        best = max(share, key=lambda field: share[field])
        return Guess(best, 50) if share[best] > 0.8 and not key else Guess("", 0)
    if meaning in DATED and share[BIRTH] > FITS:
        return Guess(DATED[meaning], 90)
    kind = BIRTH if meaning in (BIRTH, BIRTH_MALE, BIRTH_FEMALE, SINCE) else meaning
    if kind in share and samples and share[kind] < MISFITS:
        return Guess(meaning, 40)
    return Guess(meaning, 90)


def without_doubles(guesses: dict[int, Guess]) -> dict[int, str]:
    """One column for each meaning: the best, and of equals the first. Columns by place, meanings by place."""
    taken: set[str] = set()
    chosen = dict.fromkeys(guesses, "")
    for place, found in sorted(guesses.items(), key=lambda pair: (-pair[1].score, pair[0])):
        if found.meaning and found.meaning not in taken:
            taken.add(found.meaning)
            chosen[place] = found.meaning
    if NAME in taken and taken & {FAMILY, GIVEN}:
        return _one_name(chosen, taken)
    return chosen


def _one_name(chosen: dict[int, str], taken: set[str]) -> dict[int, str]:
    """A heading "Họ và tên" over two columns says the family part; beside a column "Tên" it is that part."""
    if FAMILY in taken:
        return {place: "" if meaning == NAME else meaning for place, meaning in chosen.items()}
    return {place: FAMILY if meaning == NAME else meaning for place, meaning in chosen.items()}


def label_of(meaning: str) -> str:
    """The words of a meaning on screen."""
    of_years, _, year = meaning.partition(":")
    return YEARLY[of_years].format(year) if of_years in YEARLY else LABELS[meaning]


def _share(field: str, samples: list[Value]) -> float:
    filled = [text for text in map(text_of, samples) if text]
    return sum(looks_like(field, text) for text in filled) / len(filled) if filled else FITS
