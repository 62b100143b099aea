"""What is owed: the thing handed in, its kind and who receives it."""

import re

from .letters import fold, shortened, squeeze

_AGENCY = (
    r"(?:so(?! (?:ket|lieu|luong|tuyen))|ubnd|uy ban|ban(?! (?:dang|giao|tu|cham|ke|cam|sao|hanh|"
    r"tong)\b)|bo|hoi dong|phong(?! trao)|van phong"
)
_AGENCIES = _AGENCY + (
    r"|thuong truc|truong (?:khoi|cum|phong|ban)|pho truong|khoi truong|cum truong|chu tich|khoi|"
    r"cum|don vi|co quan|lanh dao|hdnd|to(?! chuc)"
    r"|cong doan|dang uy|chi bo|thu ky|trung tam|tinh|huyen|xa|tieu ban|nha truong|lien doan|doan|"
    r"hoi(?! nghi)|cac|cuc|chi cuc|giam doc|hieu truong)"
)
_THINGS = re.compile(
    rf"(?<![a-z])(?:bao cao(?! (?:{_AGENCIES}|voi|cho|len|ve|gui|qua)\b)|ban (?:dang ky|giao uoc|"
    rf"tu|cham|ke khai|cam ket|sao|tong hop)"
    r"|dang ky(?! (?:voi|ve|gui|cho|tai)\b)|van ban (?:de nghi|dang ky|bao cao|gop y)|ho so|to trinh|danh sach"
    r"|bang (?:tu )?(?:cham|tong hop|diem|dang ky)|ke hoach(?! nay| tren| so \d)|bien ban|"
    r"giao uoc|phieu|du thao|bai (?:viet|du thi)|tin bai|y kien"
    r"|ket qua (?:thuc hien|cham|tu|binh|danh gia|xep|to chuc|trien khai)|tu cham diem|"
    r"chuong trinh (?:cong tac|hanh dong|hoat dong)|guong"
    r"|san pham|tai lieu|so lieu|(?<=nop )sang kien|(?<=gui )sang kien|bao cao)"
)
_SUBMIT = r"(?<!cong )(?<!chuong )(?<!quy )(?<!qua )trinh"
_THING_ENDS = re.compile(
    r"\s*[;:(]|,(?! (?:khen thuong|bang|ban|danh sach|ho so|bien ban|chi tieu|danh hieu))|\s+-\s+(?=gui|nop)|"
    rf"\s+(?:ve(?! (?:viec|cong tac|ket qua|tinh hinh|phong trao|thi dua|thanh tich))|gui|nop|"
    rf"{_SUBMIT}|truoc|cham nhat|muon nhat|khong qua|han|den|len|"
    rf"cho(?! (?:cac )?(?:tap the|ca nhan))|voi|de(?! nghi| tai| an)|va (?:gui|nop|bao cao|trinh)|"
    rf"qua (?={_AGENCIES}|he thong|thu|email)|"
    r"bang (?:van|ban|file)|xong|theo (?:quy|mau|huong)|kem|trong (?:thang|quy)|vao|dinh ky|"
    r"hang (?:nam|quy|thang)|tai (?:ke hoach|hoi nghi)|se|duoc)(?=\s|$)|\s*$"
)
_HANDS = re.compile(r"(?<![a-z])(?:gui|nop|chuyen|trinh|bao cao|dang ky|ve|voi|cho|len)(?![a-z])")
_LINK = re.compile(r"\s*(?:bao cao\s+)?(?:(?:ve|cho|den|toi|voi|len|qua)\s+)?(?:cho\s+)?")
_RECEIVER = re.compile(rf"{_AGENCIES}(?![a-z])")
_RECEIVER_ENDS = re.compile(
    r"[,;:.](?!\d)|\s+-\s+(?=truoc)|(?<=\s)(?:de|truoc|cham nhat|muon nhat|khong qua|tong hop|"
    r"theo|vao|trong|xem xet|va (?=(?:bao|gui|tong|theo|nop))|"
    r"hoan thanh|han|tu(?= (?:ngay|[0-9]))|ke tu|"
    r"dung|nham|den het|khi|dinh ky|bang|kem|cung|qua he thong|tham dinh|ket qua|"
    r"nhung|tinh hinh|viec|ve|noi dung|phe duyet|quyet dinh|khen thuong (?=cac|cho|tap|ca nhan)|"
    r"xet)"
    r"(?=\s|$|[,;:])"
)
_ABBREVIATED = re.compile(r"P\.\s?[A-ZĐ]{2,}|[A-ZĐ]{2,}(?![^\W\d_])")
_EXPLAINED = re.compile(r"(?<=[Kk]hối|.[Cc]ụm) \((?!qua|thông qua)[^()]{2,80}\)(?= và [Pp]hó)")
_ANOTHER = re.compile(
    r"\s+(?:và )?(?:UBND|HĐND|Ủy ban|Sở|Bộ|Ban|Cụm phó|Phó|Văn phòng|Chủ tịch|Hội đồng)"
    r"(?![^\W\d_])[^,;.]{0,80}[.;]?\s*$"
)
_NAMES = re.compile(r"(?:ban|hoi dong|phong|vu|cong tac)?\s*thi dua\s*[-,&]?\s*(?:va )?khen thuong")
_KINDS = (
    ("interim_report", re.compile(r"so ket|6 thang|sau thang|giua nam|giua ky|bao cao quy")),
    ("final_report", re.compile(r"tong ket|bao cao nam|bao cao (?:ket qua|cong tac).{0,60}nam\b|cuoi nam")),
    ("scorecard", re.compile(r"cham diem|bang diem|tu cham|thang diem")),
    ("registration", re.compile(r"dang ky|giao uoc")),
    ("nominations", re.compile(r"khen thuong|ho so|danh sach|thanh tich|to trinh|binh xet|suy ton|dien hinh")),
    ("plan", re.compile(r"ke hoach|chuong trinh")),
)
_ACTION = re.compile(
    r"(?<![a-z])(?:hoan thanh|to chuc|tien hanh|ky ket|trien khai|xay dung|gui|nop|thuc hien|"
    r"tong hop|trinh|dang ky|cai dat|lap)[\s,]"
)
_BARE_STARTS = re.compile(
    r"^(?:(?:[Tt]hời gian|[Tt]hời hạn|[Hh]ạn)[^:;]{0,40}:|[Nn]ăm [0-9]{4}\s*[:,]|[Đđ]ối với|[Rr]iêng|[Vv]ề(?= ))\s*"
)
_BARE_TIME = re.compile(r"(?:thoi gian|thoi han|han)(?: [a-z]+){0,3}$")
_BARE_ENDS = re.compile(
    r"(?:[\s,:;]+(?:hoàn thành|xong|gửi|nộp|về|và)|(?:^|\s)(?:[Hh]oàn thành|[Gg]ửi|[Nn]ộp)(?=\s*$))+\s*$"
)
_GIVEN = re.compile(r"\b(?:gui|nop)\s*$")
_BRACKETS = re.compile(r"\([^()]{3,200}\)")
_JOINED = re.compile(r"(?:(?!\b(?:gui|nop|trinh|ve|xay dung|lap|hoan thanh)\b)[a-z0-9 ]){0,60}\s(?:va|,)\s*")
# What the receiver will do with it afterwards: "để tổng hợp, báo cáo UBND tỉnh".
_PASSED_ON = re.compile(r"\bđể (?:tổng hợp|theo dõi|trình|xem xét|báo cáo)\b.*$", re.DOTALL)
_THROUGH = re.compile(r"\((?:thông )?qua ([^()]{4,120})\)")
_LONGEST = 160


def kind_of(what, context):
    """Return the kind of a deadline: what is said of the thing, then of the sentence."""
    thing = _NAMES.sub(" ", fold(what or ""))
    for kind, pattern in _KINDS:
        if pattern.search(thing):
            return kind
    around = _NAMES.sub(" ", fold(context))[-220:]
    if "bao cao" in thing or not thing:
        for kind, pattern in _KINDS[:2]:
            if pattern.search(around):
                return kind
        return "final_report" if "bao cao" in thing else "other"
    return "other"


def thing_of(context):
    """Return what is handed in, or None: a document named in the clause, else its action."""
    bracket = _thing(context["bracket"])
    thing = _head_of_colon(context["before"]) or _thing(context["before"]) or _thing(context["after"])
    if bracket and (not thing or "bao cao" in fold(bracket)):
        thing = bracket
    thing = thing or _thing(context.get("trigger", "")) or _action(context["before"]) or _action(context["after"])
    if thing and context.get("period") and len(thing) < 12:
        thing = f"{thing} {context['period']}"
    return shortened(thing, _LONGEST) if thing else None


def _head_of_colon(text):
    """ "Báo cáo sơ kết: trước ngày …": what stands before the colon."""
    found = re.search(r"([^:;.]{4,140}):\s*[^:;]{0,40}$", text)
    return _thing(found.group(1)) if found else None


def _thing(text):
    shadow = fold(text)
    outside = _BRACKETS.sub(lambda found: " " * len(found.group()), shadow)
    things = list(_THINGS.finditer(outside)) or list(_THINGS.finditer(shadow))
    if not things:
        return None
    places = range(len(things))
    at = next((place for place in places if _GIVEN.search(shadow, 0, things[place].start())), None)
    if at is None:
        at = next((place for place in places if _is_handed(shadow, things[place])), len(things) - 1)
    while at and _JOINED.fullmatch(shadow, things[at - 1].end(), things[at].start()):
        at -= 1
    start = things[at].start()
    end = _THING_ENDS.search(shadow, start + 5)
    start -= len("bao cao ") if shadow[:start].endswith("bao cao ") else 0
    thing = squeeze(text[start : end.start() if end else len(text)]).strip(' ,;:.-–*"“')
    return thing if len(thing) > 4 else None


def _is_handed(shadow, thing):
    """A thing that a verb of handing in follows or precedes closely."""
    after = shadow[thing.end() : thing.end() + 150]
    before = shadow[max(0, thing.start() - 14) : thing.start()]
    return bool(
        re.search(rf"\b(?:gui|nop|{_SUBMIT})\b", after) or re.search(r"\b(?:gui|nop|trinh|xay dung|lap)\s*$", before)
    )


def _action(text):
    """The act itself when no document is named ("hoàn thành việc ký kết giao ước")."""
    text = squeeze(text).strip(" ,;:.-–+*()/")
    text = squeeze(_BARE_ENDS.sub("", _BARE_STARTS.sub("", text))).strip(" ,;:.-–+*()/")
    if _BARE_TIME.match(fold(text)):
        return None
    found = _ACTION.search(fold(text))
    if not found:
        return text if 8 < len(text) <= 90 else None
    return text[found.start() :].strip(" ,;:") or None


def receiver_of(context):
    """Return who receives it, with a bracket "(qua …)" when one follows, or None."""
    for part in ("before", "bracket", "after", "sentence"):
        name = _receiver(_PASSED_ON.sub("", context[part]))
        if name:
            return name
    through = _THROUGH.search(context["before"])
    if through:
        return squeeze(through.group(1))
    tail = _PASSED_ON.sub("", context.get("tail", ""))
    return _receiver(f"gửi {tail}")


def _receiver(text):
    shadow = fold(text)
    for found in reversed(list(_HANDS.finditer(shadow))):
        start = _LINK.match(shadow, found.end()).end()
        if start == found.end() or not (_RECEIVER.match(shadow, start) or _ABBREVIATED.match(text, start)):
            continue
        if found.group() in ("cho", "voi", "len", "ve") and not _HANDS.search(
            shadow, max(0, found.start() - 120), found.start()
        ):
            continue
        name = _until_end(text, shadow, start)
        if len(name) > 1:
            return name
    return None


def _until_end(text, shadow, start):
    """The name up to its end; a bracket belongs to it only when it says "qua …"."""
    explained = _EXPLAINED.search(text, start)
    if explained:
        text = text[: explained.start()] + text[explained.end() :]
        shadow = fold(text)
    short = _ABBREVIATED.match(text, start)
    end = _RECEIVER_ENDS.search(shadow, short.end() if short else start)
    while end and end.group() == "," and (another := _ANOTHER.match(text, end.end())):
        end = _RECEIVER_ENDS.search(shadow, another.end())
    stop = end.start() if end else len(text)
    opened = text.find("(", start)
    if 0 <= opened <= stop:
        through = re.match(r"\(\s*(?:thong )?qua[^()]{2,160}\)", shadow[opened : opened + 200])
        stop = opened + through.end() if through else opened
    return squeeze(text[start:stop]).strip(" ,;:.-–*")
