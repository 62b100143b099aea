"""Papers that do not give: those that take awards away or correct them, and lists that only propose."""

import re

from awards.intake.decisions.articles import ARTICLE, article_of
from awards.intake.decisions.heading import fold
from thiduakt.base.text import nfc, squeeze

TAKES, RESTORES, CORRECTS = "Hủy bỏ", "Phục hồi", "Sửa"
_ACTS = (
    (r"thu hoi", "thu hồi", TAKES),
    (r"huy bo|huy(?! chuong)", "hủy bỏ", TAKES),
    (r"bai bo", "bãi bỏ", TAKES),
    (r"tuoc", "tước", TAKES),
    (r"khong (?:cong nhan|tang|xet)", "không công nhận", TAKES),
    (r"dinh chinh", "đính chính", CORRECTS),
    (r"sua doi|dieu chinh", "sửa đổi", CORRECTS),
    (r"phuc hoi|khoi phuc", "phục hồi", RESTORES),
)
_ACT = "|".join(wording for wording, _, _ in _ACTS)
_BEGINS = re.compile(rf"^(?:nay )?({_ACT})\b")
_CLAUSE = re.compile(rf"^(?:\d{{1,2}}|[a-h])[.)]\s*(?:nay )?({_ACT})\b")
_GIVES = re.compile(r"^(?:\d{1,2}|[a-h])[.)]\s*(?:truy tang|phong tang|tang|cong nhan)\b")
_TITLE = re.compile(rf"^\(?(?:quyet dinh\s+)?(?:v/v|ve viec|ve)\s*:?\s*({_ACT})\b")
_LIST = re.compile(rf"^danh sach\b.*?\b(?:bi\s+)?({_ACT})\s+(?:danh hieu|khen thuong|bang|giay|quyet dinh|huan chuong)")
_OVER_TITLE = re.compile(r"^(?:quyet dinh|thong bao|cong van)\W*$")
_OF_AWARDS = re.compile(r"danh hieu|khen|huan chuong|huy chuong|thi dua|quyet dinh")
_GROUND = re.compile(r"^(?:can cu|xet |theo de nghi|dieu \d)")
_PROPOSES = re.compile(
    r"^(?:danh sach|tong hop|bang tong hop|bieu)\b.*\bde nghi\b|^to trinh\b|kem theo to trinh|\bchua quyet dinh\b|"
    r"\bdu thao\b|\bdu kien (?:khen|tang|cong nhan)|\bde xuat (?:khen|tang|cong nhan)"
)
_HEAD = 30
REFUSED = (
    "Quyết định này {} khen thưởng, không phải quyết định tặng, nên không đọc vào sổ. "
    "Hãy mở từng khen thưởng trong sổ thành tích và bấm “{}”, ghi số, ngày của quyết định này."
)
MIXED = "Quyết định này vừa tặng vừa {} khen thưởng. Hãy xem văn bản gốc, dòng này có đúng là được tặng không."
LIST_UNDOES = "Tiêu đề danh sách nói về việc {} khen thưởng, không phải tặng. Hãy bỏ dòng, hoặc xem văn bản gốc."
PROPOSES = "Danh sách này mới là đề nghị hoặc dự thảo, chưa phải quyết định. Hãy xem đã có quyết định khen thưởng chưa."


def refusal_of(text: str) -> str:
    """Why the paper is not taken in: it undoes or corrects awards and gives none; "" when it may be read."""
    act = _undone(text)
    return REFUSED.format(*_named(act)) if act and not _is_giving(text) else ""


def waits_for(text: str) -> str:
    """Why the lines of a paper, or of a list under these lines, must be looked at; "" when nothing speaks for it."""
    if act := _undone(text):
        return (MIXED if _is_giving(text) else LIST_UNDOES).format(_named(act)[0])
    return PROPOSES if any(_PROPOSES.search(key) for key in _head(_keys(text))) else ""


def _keys(text: str) -> list[str]:
    return [key for line in nfc(text).splitlines() if (key := fold(squeeze(line)).lower())]


def _head(keys: list[str]) -> list[str]:
    """The lines before the grounds and the articles."""
    end = next((place for place, key in enumerate(keys[:_HEAD]) if _GROUND.match(key)), _HEAD)
    return keys[:end]


def _undone(text: str) -> str:
    """The first act of undoing, as it is worded without marks: in the title, else in an article or a clause."""
    keys = _keys(text)
    head = _head(keys)
    for over, key in zip(["", *head], head, strict=False):
        found = _TITLE.match(key) or _LIST.match(key)
        if not found and (_OVER_TITLE.match(over) or not over) and _OF_AWARDS.search(key):
            found = _BEGINS.match(key)
        if found:
            return found[1]
    for key in keys:
        article = ARTICLE.match(key)
        if found := _BEGINS.match(key[article.end() :]) if article else _CLAUSE.match(key):
            return found[1]
    return ""


def _is_giving(text: str) -> bool:
    """Whether an article or a clause gives an award."""
    lines = [squeeze(line) for line in nfc(text).splitlines() if squeeze(line)]
    for place, line in enumerate(lines):
        key = fold(line).lower()
        if _GIVES.match(key):
            return True
        found = ARTICLE.match(key)
        if found and not _BEGINS.match(key[found.end() :]):
            article = article_of(" ".join(lines[place : place + 2]))
            if article and article.award and not re.match(r"quyet dinh nay|giao\b", key[found.end() :]):
                return True
    return False


def _named(act: str) -> tuple[str, str]:
    """(the act in words, the button on the award's page that does it)."""
    return next((words, button) for wording, words, button in _ACTS if re.fullmatch(wording, act))
