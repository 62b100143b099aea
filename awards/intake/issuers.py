"""Who decided, by the words of a list or of a paper: the code that the packs of law give to such an authority."""

import re
from functools import lru_cache

from thiduakt.base.text import search_key, squeeze

PRESIDENT, PREMIER, GOVERNMENT, MINISTER = "CHU_TICH_NUOC", "THU_TUONG", "CHINH_PHU", "BO_TRUONG"
PROVINCE, DISTRICT, COMMUNE = "CHU_TICH_UBND_TINH", "CHU_TICH_UBND_HUYEN", "CHU_TICH_UBND_XA"
DEPARTMENT, OFFICE, FIRM, ASSEMBLY = "THU_TRUONG_SO_NGANH", "THU_TRUONG_DV_BO", "GIAM_DOC_DN_HTX", "UBTVQH"
OF_STATE = frozenset({PRESIDENT, PREMIER, GOVERNMENT, ASSEMBLY})

_COMMITTEE = r"(?:ct |chu tich |pho chu tich )*(?:ubnd|uy ban nhan dan|uy ban) "
# Tried from the top: the first wording found decides.
_WORDINGS = (
    (ASSEMBLY, r"thuong vu quoc hoi|ubtvqh"),
    (PRESIDENT, r"chu tich nuoc|\bctn\b|hoi dong nha nuoc"),
    (PREMIER, r"thu tuong|\bttg\b|\bttcp\b"),
    (GOVERNMENT, r"chinh phu|hoi dong bo truong|\bhdbt\b"),
    (COMMUNE, rf"{_COMMITTEE}(?:cap )?(?:xa|phuong|thi tran|dac khu)\b"),
    (DISTRICT, rf"{_COMMITTEE}(?:cap )?(?:huyen|quan|thi xa)\b"),
    (DEPARTMENT, r"\b(?:giam doc|thu truong) (?:so|cong an tinh)\b|\bso [a-z]|^so$"),
    (DEPARTMENT, r"\bban (?:ql|quan ly|dan toc|to chuc|tuyen)"),
    (PROVINCE, rf"{_COMMITTEE}(?:cap )?(?:tinh|thanh pho|tp)\b|\bchu tich (?:tinh|ubnd)$|^tinh\b"),
    (COMMUNE, r"^(?:cap )?(?:xa|phuong|thi tran|dac khu)\b|\bchu tich (?:xa|phuong)\b"),
    (DISTRICT, r"^(?:cap )?(?:huyen|quan|thi xa)\b|\bchu tich (?:huyen|quan|thi xa)\b"),
    (FIRM, r"cong ty|doanh nghiep|hop tac xa|\bhtx\b|\bcty\b|tap doan|hoi dong (?:quan tri|thanh vien)"),
    (MINISTER, r"\bbo truong\b|^bo [a-z]|tong lien doan|trung uong (?:hoi|doan)"),
    (MINISTER, r"\bbo (?:giao duc|y te|noi vu|tai chinh|cong an|quoc phong|xay dung|khoa hoc|tu phap)"),
    (OFFICE, r"chi cuc|trung tam|\btruong\b|benh vien|hieu truong|vien truong|\bcuc\b"),
    (DEPARTMENT, r"\b(?:so|nganh|thu truong|ban thuong vu|lien doan|tinh doan|hoi)\b"),
)
# "Số: 12/QĐ-UBND" is the number of a paper, never who issued it; marks tell "sở" from "số".
_NUMBER = re.compile(r"^s[ốo]\s*[:.]?\s*(?=[\d/…._]|$)|^\d+\s*/", re.IGNORECASE)
_NO_OFFICE = re.compile(r"\b(?:số|sổ|sơ)\b", re.IGNORECASE)
_RULES = tuple((code, re.compile(wording)) for code, wording in _WORDINGS)


@lru_cache(maxsize=4096)
def issuer_code(text: str) -> str:
    """The authority's code, "" when the words name none: "CT UBND tỉnh" -> CHU_TICH_UBND_TINH."""
    said = squeeze(text)
    if is_number(said):
        return ""
    key = re.sub(r"[^a-z0-9]+", " ", search_key(_NO_OFFICE.sub(" ", said))).strip()
    if not key:
        return ""
    return next((code for code, rule in _RULES if rule.search(key)), "")


def is_number(text: str) -> bool:
    """Whether a line only numbers its paper: `Số: 12/QĐ-UBND`."""
    return bool(_NUMBER.match(text))
