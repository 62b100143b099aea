"""What a line of another agency's list says: nothing stands in the way, or something does."""

import re

from thiduakt.base.text import search_key

HOLD, CLEAR = "hold", "clear"
# Tried first: "chưa nộp đủ" is not "nộp đủ".
_BAD = re.compile(
    r"\b(?:chua (?:nop|dong|hoan thanh|chap hanh|khac phuc|giai quyet)|con no|no (?:thue|bhxh|bao hiem|tien)|"
    r"cham (?:nop|dong)|co vi pham|bi (?:xu phat|ky luat|khoi to|to cao)|khong dat|vi pham|"
    r"khong (?:dam bao|bao dam|chap hanh|hoan thanh|du dieu kien)|"
    r"dang (?:bi|xem xet|xac minh|dieu tra|thanh tra|giai quyet))\b"
)
_GOOD = re.compile(
    r"\b(?:khong (?:vi pham|co vi pham|no|con no|phat hien|co don|bi|co khieu nai|thuoc|vuong)|"
    r"da (?:nop|dong|hoan thanh|chap hanh|khac phuc)|(?:nop|dong) (?:du|day du)|hoan thanh|chap hanh tot|"
    r"du dieu kien|dam bao|bao dam|dat|tot|dung quy dinh)\b"
)
_NOT_BAD = re.compile(r"\bkhong (?:vi pham|co vi pham|bi|no|con no|phat hien|co don|co khieu nai)\b")
# Why somebody is held, by the words of the agency: codes of units.choices.HoldReason.
_REASONS = (
    ("dieu_tra", r"dieu tra|khoi to|truy to|hinh su"),
    ("khieu_nai", r"khieu nai|to cao|don thu"),
    ("xem_xet_ky_luat", r"ky luat"),
    ("bao_chi", r"bao chi|bao neu"),
    ("thanh_tra", r"thanh tra|kiem tra|xu phat|vi pham|no (?:thue|bhxh|bao hiem)|cham (?:nop|dong)|nong do con"),
)


def verdict_of(outcome: str, reason: str, usual: str) -> str:
    """HOLD or CLEAR by the words of the line; `usual` is what the whole list is said to hold."""
    for text in filter(None, (outcome, reason)):
        said = search_key(text)
        if _NOT_BAD.search(said):
            return CLEAR
        if _BAD.search(said):
            return HOLD
        if _GOOD.search(said):
            return CLEAR
    return usual


def hold_reason(text: str, usual: str) -> str:
    """The code of the reason to hold somebody; the agency's usual one where the words name none."""
    said = search_key(text)
    return next((code for code, wording in _REASONS if re.search(wording, said)), usual)
