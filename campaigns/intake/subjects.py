"""Subjects: the unit that owes something, read from a sentence or a heading."""

import re

from .letters import capitalised, fold, squeeze

_LEADS = re.compile(
    r"^(?:[-+*\s]*(?:(?:\(?[0-9a-zđ]{1,3}[).])\s+)?(?:giao(?: cho)?|de nghi|yeu cau|phan cong|uy quyen|trach nhiem cua|doi voi|dong thoi,?|"
    r"cac noi dung,?)?[\s,:]*)"
)
_UNIT = (
    "truong (?:cac )?(?:phong|ban|khoi|cum|don vi|thon)|pho truong (?:khoi|cum|ban)|thu truong|giam doc|chu tich|chanh van phong|"
    "cac (?:so|ban|nganh|phong|don vi|co quan|dia phuong|thanh vien|khoi|cum|truong|xa|huyen|to chuc|hoi|doan the|cap|chi bo|"
    "tap the|ca nhan|doanh nghiep|thon|khoa|to)|"
    "so |phong |ban |van phong|ubnd|uy ban|hoi dong|thuong truc|cum |khoi |don vi |co quan |thanh vien|cong doan|"
    "doan thanh nien|doan tncs|hoi |mat tran|lien doan|trung tam|cong an|bo chi huy|benh vien|nha truong|dang uy|chi bo|to giup viec|"
    "bo phan|thu ky|moi (?:don vi|co quan|ca nhan)|tung (?:don vi|co quan)|chi cuc|cuc |thanh tra|bao |dai "
)
_STARTS = re.compile(rf"(?:{_UNIT})")
_VERB = re.compile(
    r"(?<=[\s,:)])(?:xay dung|bao cao|gui|nop|to chuc|chu tri|phoi hop|co trach nhiem|chiu trach nhiem|tong hop|hoan thanh|trien khai|"
    r"can cu|thuc hien|dang ky|lap|ra soat|tham muu|theo doi|don doc|huong dan|tien hanh|cham|tu cham|danh gia|de xuat|cu|"
    r"chuan bi|chi dao|phat dong|ban hanh|quan triet|tiep nhan|tham dinh|trinh|de nghi|lua chon|binh xet|xet|ky|so ket|tong ket|"
    r"phai|can|se|duoc|thong nhat|giup|gop y|cu the hoa|tu danh gia|hop|kiem tra|cung cap|thong bao|dinh ky|truoc|cham nhat|khan truong|"
    r"chu dong|tich cuc|ban hanh|bo sung|cap nhat|phan loai|gioi thieu|phan cong|nghien cuu|trong thang|vao thang|khong qua)\b"
)
_NOT_SUBJECT = re.compile(r"^(?:cac (?:phong trao|noi dung|chi tieu|van ban)|ban hanh|ban dang ky|hoi nghi|dai hoi|so ket|so luong|so lieu|bao cao|don doc)")
_CLAUSES = re.compile(r"(?<=[,;:])\s+")
_LONGEST = 190


def subject_of(text, to, heading=False):
    """Return the unit that acts in ``text`` or None; ``to`` (the receiver) is never it.

    In a heading the whole text is the name; in a sentence the name ends at the verb.
    """
    text = squeeze(text)
    for clause in _starts(text):
        start = _LEADS.match(fold(clause)).end()
        named = clause[start:]
        shadow = fold(named)
        if not _STARTS.match(shadow) or _NOT_SUBJECT.match(shadow):
            continue
        subject = _cut(named, shadow, heading)
        if subject and (not to or fold(subject) not in fold(to)):
            return subject
    return None


def _starts(text):
    """The sentence itself, then what follows each of its first commas."""
    yield text
    at = 0
    for found in list(_CLAUSES.finditer(text))[:6]:
        at = found.end()
        if text[at : at + 1].isupper() or fold(text[at : at + 4]) == "cac ":
            yield text[at:]


def _cut(named, shadow, heading):
    verbs = (found for found in _VERB.finditer(shadow) if named[found.start()].islower())
    verb = next(verbs, None)
    end = verb.start() if verb else (len(named) if heading else -1)
    if heading and end < 0:
        end = len(named)
    colon = shadow.find(":")
    if 0 < colon and (end < 0 or colon < end):
        end = colon
    if end <= 2:
        return None
    subject = squeeze(re.sub(r"\([^()]*\)\s*$", "", named[:end].strip())).strip(" ,;:.-–(")
    return capitalised(subject) if 2 < len(subject) <= _LONGEST else None
