"""What is owed: the thing handed in, its kind and who receives it."""

import re

from .letters import fold, shortened, squeeze

_THINGS = re.compile(
    r"(?<![a-z])(?:bao cao(?! (?:ve|cho|voi|gui|len|chu tich|ubnd|uy ban|so|ban|hoi dong|lanh dao|thuong truc|khoi|cum|truong|tinh|ket qua ve )\b)"
    r"|ban (?:dang ky|giao uoc|tu|cham|ke khai|cam ket|sao)|dang ky (?:thi dua|danh hieu|noi dung|giao uoc|chi tieu|cac|tham gia|mo hinh)|"
    r"van ban (?:de nghi|dang ky|bao cao|gop y)|ho so|to trinh|danh sach|bang (?:tu )?(?:cham|tong hop|diem|dang ky)|ke hoach|bien ban|"
    r"giao uoc|phieu|ket qua (?:thuc hien|cham|tu|binh|danh gia|xep|to chuc)|noi dung dang ky|tu cham diem|chuong trinh|du thao|bai viet|"
    r"y kien|san pham|bai du thi|thanh tich|guong|tai lieu|so lieu|quyet dinh|noi dung)"
)
_THING_ENDS = re.compile(
    r"(?<=\S)(?:\s*[,;:(]|\s+(?:gui|nop|trinh|truoc|cham nhat|khong qua|ve (?!viec|cong|ket|tinh)|den|cho (?!cac tap|tap the|ca nhan)|de (?!nghi)|va gui|va nop|"
    r"bang van|qua|hoan thanh|xong|theo quy|kem|chậm|han|len|trong thang|vao|ban hanh|tai|,|bao cao (?:ve|ubnd|so))(?=\s|$)|\s*$)"
)
_RECEIVES = re.compile(
    r"(?<![a-z])(?:gui|nop|chuyen|trinh|bao cao|dang ky|ve)(?:\s+[^,;.()]{0,90}?)??\s*(?:\s(?:ve|cho|den|toi|voi|len|qua))\s+(?=[A-Za-z])|"
    r"(?<![a-z])(?:gui|trinh|bao cao|nop)\s+(?=(?:so|ubnd|uy ban|ban|hoi dong|phong|van phong|thuong truc|truong|chu tich|khoi|cum|lanh dao|co quan)\s)"
)
_RECEIVER = re.compile(
    r"(?:so |ubnd|uy ban|ban |hoi dong|phong |van phong|thuong truc|truong (?:khoi|cum|phong|ban)|pho truong|chu tich|khoi |cum |don vi |co quan|lanh dao|"
    r"bo |hdnd|to |cong doan|dang uy|chi bo|thu ky|trung tam|tinh|huyen|tieu ban|phong|ban|nha truong|lien doan|doan|hoi |cac)"
)
_RECEIVER_ENDS = re.compile(
    r"[,;:.]|(?<=\s)(?:de|truoc|cham nhat|muon nhat|khong qua|tong hop|theo|vao|trong|xem xet|va|hoan thanh|han|dung|nham|den het|khi|"
    r"dinh ky|bang|kem|cung|qua he thong|tham dinh|theo doi)(?=\s|$|[,;:])"
)
_KINDS = (
    ("interim_report", re.compile(r"so ket|6 thang|sau thang|giua nam|giua ky|bao cao quy")),
    ("final_report", re.compile(r"tong ket|bao cao nam|bao cao (?:ket qua|cong tac).{0,60}nam|cuoi nam")),
    ("scorecard", re.compile(r"cham diem|bang diem|tu cham|thang diem")),
    ("registration", re.compile(r"dang ky|giao uoc")),
    ("nominations", re.compile(r"khen thuong|ho so|danh sach|thanh tich|to trinh|binh xet|suy ton|dien hinh")),
    ("plan", re.compile(r"ke hoach|chuong trinh")),
    ("interim_report", re.compile(r"bao cao")),
)
_LONGEST = 160


def kind_of(what, context):
    """Return the kind of a deadline: what is said of the thing, then of the sentence."""
    thing = fold(what or "")
    for kind, pattern in _KINDS[:-1]:
        if pattern.search(thing):
            return kind
    around = fold(context)[-220:]
    if "bao cao" in thing or not thing:
        for kind, pattern in _KINDS[:2]:
            if pattern.search(around):
                return kind
        return "final_report" if "bao cao" in thing else "other"
    return "other"


def thing_of(context, section):
    """Return what is handed in, or None: a document named in the sentence, else its action."""
    bracket = _thing(context["bracket"]) if context["bracket"] else None
    before = _head_of_colon(context["before"]) or _thing(context["before"])
    after = _thing(context["after"])
    thing = before or after
    if bracket and (not thing or "bao cao" in fold(bracket)):
        thing = bracket
    thing = thing or _action(context["before"]) or _action(context["after"]) or (section.title if section else None)
    return shortened(thing, _LONGEST) if thing else None


def _head_of_colon(text):
    """"Báo cáo sơ kết: trước ngày …": what stands before the colon."""
    found = re.search(r"([^:;.]{4,140}):\s*(?:[^:]{0,40})$", text)
    if not found:
        return None
    return _thing(found.group(1))


def _thing(text):
    shadow = fold(text)
    things = list(_THINGS.finditer(shadow))
    if not things:
        return None
    start = next((one.start() for one in things if _is_handed(shadow, one)), things[-1].start())
    end = _THING_ENDS.search(shadow, start + 4)
    thing = squeeze(text[start : end.start() if end else len(text)]).strip(" ,;:.-–*\"“”")
    return thing if len(thing) > 4 else None


def _is_handed(shadow, thing):
    """The first thing that a verb of handing in follows or precedes closely."""
    after = shadow[thing.end() : thing.end() + 150]
    before = shadow[max(0, thing.start() - 14) : thing.start()]
    return bool(re.search(r"\b(?:gui|nop|trinh)\b", after) or re.search(r"\b(?:gui|nop|trinh|xay dung|lap)\s*$", before))


def _action(text):
    """The act itself when no document is named ("hoàn thành việc ký kết giao ước")."""
    text = squeeze(text).strip(" ,;:.-–+*()")
    found = re.search(r"(?<![a-z])(?:hoan thanh|to chuc|tien hanh|ky ket|trien khai|xay dung|gui|nop|thuc hien|xong)\s", fold(text))
    if not found:
        return text if 8 < len(text) <= 90 else None
    action = re.split(r"\s(?:xong|về|trước|chậm nhất)\s*$", text[found.start() :])[0]
    return action.strip(" ,;:") or None


def receiver_of(context):
    """Return who receives it, with a bracket "(qua …)" when one follows, or None."""
    return _receiver(context["before"]) or _receiver(context["bracket"]) or _receiver(context["after"]) or _receiver(context["sentence"])


def _receiver(text):
    shadow = fold(text)
    for found in reversed(list(_RECEIVES.finditer(shadow))):
        start = found.end()
        if not _RECEIVER.match(shadow, start):
            continue
        name = _until_end(text, shadow, start)
        if len(name) > 2:
            return name
    return None


def _until_end(text, shadow, start):
    at = start
    while True:
        end = _RECEIVER_ENDS.search(shadow, at)
        stop = end.start() if end else len(text)
        opened = text.find("(", at, stop)
        if opened < 0:
            break
        closed = text.find(")", opened)
        if closed < 0:
            stop = opened
            break
        at = closed + 1
        if not re.match(r"\s*\(\s*qua", shadow[opened - 1 :] if opened else shadow):
            stop = opened
            break
    return squeeze(text[start:stop]).strip(" ,;:.-–*")
