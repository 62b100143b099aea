"""Subjects: the unit that owes something, read from a sentence or a heading."""

import re

from .letters import capitalised, fold, squeeze

_LEADS = re.compile(
    r"^(?:[-+*\s]*(?:(?:\(?[0-9a-zđ]{1,3}[).])\s+)?(?:giao(?: cho)?|de nghi|yeu cau|phan cong|"
    r"uy quyen|trach nhiem cua|doi voi|dong thoi,?|"
    r"cac noi dung,?)?[\s,:]*)"
)
_UNIT = (
    "truong (?:cac )?(?:phong|ban|khoi|cum|don vi|thon)|pho truong (?:khoi|cum|ban)|thu truong|"
    "giam doc|chu tich|chanh van phong|"
    "cac |lanh dao |nguoi dung dau|hieu truong|toan the |tat ca |vu |cap uy|mttq|ldld|cum truong|khoi truong|"
    "so |phong |ban |van phong|ubnd|uy ban|hoi dong|thuong truc|cum |khoi |don vi |co quan |thanh vien|cong doan|"
    "doan thanh nien|doan tncs|hoi |mat tran|lien doan|trung tam|cong an|bo chi huy|benh vien|"
    "nha truong|dang uy|chi bo|to giup viec|"
    "bo phan|cong chuc |can bo |chuyen vien|thu ky|moi |tung |to (?!chuc)|chi cuc|cuc |thanh tra|bao |dai "
)
_STARTS = re.compile(rf"(?:{_UNIT})")
_VERB = re.compile(
    r"(?<=[\s,:)])(?:xay dung|bao cao|gui|nop|to chuc|chu tri|phoi hop|co trach nhiem|"
    r"chiu trach nhiem|tong hop|hoan thanh|trien khai|"
    r"can cu|thuc hien|dang ky|ra soat|tham muu|theo doi|don doc|huong dan|tien hanh|tu cham|danh gia|de xuat|"
    r"chuan bi|chi dao|phat dong|ban hanh|quan triet|tiep nhan|tham dinh|de nghi|lua chon|binh xet|so ket|tong ket|"
    r"phai|duoc|thong nhat|gop y|cu the hoa|tu danh gia|kiem tra|cung cap|thong bao|dinh ky|truoc|"
    r"cham nhat|khan truong|"
    r"chu dong|tich cuc|bo sung|cap nhat|phan loai|gioi thieu|phan cong|nghien cuu|trong thang|"
    r"vao thang|khong qua|tham gia|tap trung|"
    r"tang cuong|day manh|tiep tuc|dam bao|bao dam|co y kien|van dong|hoc tap)\b"
)
_SHORT_VERB = re.compile(
    r"(?<=[\s,:)])(?:lập|chấm|cử|xét|ký|cần|sẽ|giúp|họp|chọn|mở|đưa|nêu|làm|giữ|"
    r"(?<!công )(?<!chương )(?<!quy )(?<!quá )trình|tự)(?![^\W\d_])"
)
_NOT_SUBJECT = re.compile(
    r"^(?:cac (?:phong trao|noi dung|chi tieu|van ban|hoat dong|bien phap|nhiem vu|giai phap|"
    r"muc tieu|tieu chi|danh hieu|hinh thuc|ke hoach|moc|buoc|cong viec|yeu cau|van de|chi so|"
    r"quy dinh|truong hop|loai)|ban hanh|ban dang ky|hoi nghi|dai hoi|so ket|so luong|so lieu|"
    r"bao cao|don doc)"
)
_CLAUSES = re.compile(r"(?<=[,;:])\s+")
_LONGEST = 190


def subject_of(text, to, heading=False):
    """Return the unit that acts in ``text`` or None; ``to`` (the receiver) is never it.

    In a heading the whole text is the name; in a sentence the name ends at the verb.
    """
    text = squeeze(re.sub(r"\([^()]{0,200}\)", " ", text[:1500]))
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
    verbs = [found.start() for found in _VERB.finditer(shadow) if named[found.start()].islower()][:1]
    verbs += [found.start() for found in _SHORT_VERB.finditer(named)][:1]
    end = min(verbs, default=len(named) if heading else -1)
    colon = shadow.find(":")
    if colon > 0 and (end < 0 or colon < end):
        end = colon
    if end <= 2:
        return None
    subject = squeeze(named[:end]).strip(" ,;:.-–(")
    return capitalised(subject) if 2 < len(subject) <= _LONGEST else None
