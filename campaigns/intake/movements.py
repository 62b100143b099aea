"""Movements: the phong trào thi đua a plan launches or names."""

import re

from .labels import label_of
from .letters import capitalised, fold, is_upper, squeeze

_QUOTED = re.compile(
    r"“([^“”]{3,260})[”\"]|«([^«»]{3,260})»|(?<!\w)\"([^\"“”]{3,260})\"|"
    r"‘([^‘’]{6,200})’|(?<!\w)'([^'’]{6,200})'(?!\w)"
)
_ANCHOR = re.compile(r"phong trao|cuoc van dong|hoi thi dua")
_PUSHED = re.compile(r"(?:day manh|viec|thuc hien|tiep tuc|chuyen de)\s+(?:viec\s+)?$")
_HEADED = re.compile(r"(?:to chuc |thuc hien |trien khai |huong ung )*(?:cac )?phong trao thi dua[^.:]{0,80}")
_COMPETED = re.compile(
    r"(?:^|[\s,;:(-])(?:dot )?thi dua(?: (?:cao diem|dac biet|chuyen de|ngan han|nuoc rut|voi ten goi))?\s*$"
)
_NOT_COMPETED = re.compile(
    r"(?:chu de|khau hieu|danh hieu|co|noi dung|muc tieu|tieu chi|cum|khoi|huan chuong|bang khen|hoi dong|giao uoc)"
    r" thi dua\s*$"
)
_LIST = re.compile(r"phong trao(?: thi dua)?[^:.;\"]{0,80}:\s*(?=[a-z])")
_NOT_MOVEMENT = re.compile(
    r"(?:chu de|khau hieu|phuong cham|danh hieu|de an|nghi quyet|quyet dinh|ke hoach|chi thi|"
    r"mo hinh|tieu chi|tieu chuan|bang khen|"
    r"giay khen|huan chuong|huy hieu|ky niem chuong|giai thuong|cuoc thi|hoi thi|loi keu goi|"
    r"tac pham|goi tat(?: la)?|dat|la|co|"
    r"chuyen muc|chuong trinh|cum tu|tinh than|viet tat|nguyen tac|cong nhan|don vi|tap the|cap|"
    r"theo huong|quy che)\s*:?\s*$"
)
_SENTENCE_END = re.compile(r"[^\W\d_]{2,}\.\s+[^\W\d_]")
_CONNECTED = re.compile(
    r"[\s,;.…\"”’':*-]*(?:(?:va|hoac|cung|giai doan|nam|den nam|tu nam|[0-9]{4}|phat dong|"
    r"cua [^,;.\"]{1,40})[\s,;.…\"”’'-]*)*"
)
_PLAIN = re.compile(r"phong trao\s+(?:thi dua\s+)?(?:yeu nuoc\s+)?")
_PLAIN_END = re.compile(
    r"[,;.:()\"“”…]|\s(?:va|do|gan voi|tren|trong|nham|giai doan|cua|duoc|theo|tai|voi|den|" r"nam [0-9]{4})\b"
)
_NOT_NAME = re.compile(
    r"(?:thu tuong|chinh phu|uy ban|ubnd|chu tich|bo |so |tinh|hoi dong|trung uong|ban |doan |"
    r"quoc gia|viet nam|cum|khoi|van phong)"
)
_PEOPLE = re.compile(r"phong trao\s+(?:thi dua\s+)?toan dan\s+[^,;.:()\"]{8,70}")
_WAVE = re.compile(
    r"dot thi dua (?:cao diem|dac biet|ngan han|nuoc rut|chao mung)[^;.()\"]{0,400}|"
    r"dot thi dua, lap thanh tich[^;.()\"]{10,300}"
)
_LAUNCHED = re.compile(
    r"(?:phat dong|to chuc|trien khai|thuc hien)(?:\s+(?:va|trien khai|thuc hien|"
    r"to chuc))*\s+(?=(?:cac\s+)?(?:phong trao|dot)\s+thi dua)"
)


def movements_of(title, title_line, paragraphs):
    """Return [{"name", "line", …}], the plan's own movement first, each once."""
    found = {}
    own = _own(title)
    if own:
        _note(found, own, title_line, own=True)
    listing = False
    for paragraph in paragraphs:
        listing = _opens_list(paragraph) or (listing and (bool(paragraph.bullet) or bool(label_of(paragraph.text))))
        text = paragraph.text
        for start, name in sorted((*_quoted(text, listing), *_plain(text), *_listed(text), *_waves(text))):
            _note(found, name, paragraph.line_at(start))
    return sorted(found.values(), key=lambda movement: movement["line"] or 0)


def _opens_list(paragraph):
    """Tell whether the points below name movements ("… các phong trào thi đua trọng tâm:")."""
    shadow = paragraph.shadow[-170:].rstrip(" .")
    label = label_of(paragraph.text)
    headed = label and _HEADED.fullmatch(paragraph.shadow[label.end :].strip(" .:"))
    return bool(headed) or (shadow.endswith(":") and bool(_ANCHOR.search(shadow)))


def _note(found, name, line, **more):
    name = squeeze(name).strip(" ,;:.*…")
    key = re.sub(r"[^a-z0-9]", "", fold(name))
    prefix = key[:45]
    if key in found and is_upper(found[key]["name"]) and not is_upper(name):
        found[key]["name"] = name
    if len(key) < 6 or key in found or (len(key) > 45 and any(other[:45] == prefix for other in found)):
        return
    found[key] = {"name": name, "line": line, **more}


def _own(title):
    """The movement that the title launches."""
    found = _LAUNCHED.search(fold(title or ""))
    if not found or _QUOTED.search(title):
        return None
    name = capitalised(title[found.end() :])
    return None if re.match(r"cac |(?:phong trao|dot) thi dua (?:va|cua|theo) ", fold(name)) else name


def _quoted(text, listing=False):
    """Yield (offset, name) of quoted names that follow "phong trào", one after another.

    In a ``listing`` a quote that begins the point is such a name too.
    """
    shadow, after, composite = fold(text), None, None
    for found in _QUOTED.finditer(text):
        name, start = found.group(found.lastindex), found.start()
        if composite and name[:1].islower() and _CONNECTED.fullmatch(shadow[composite[1] : start]):
            composite = (composite[0], found.end())
            continue
        if composite:
            yield composite[0], text[composite[0] : composite[1]]
            composite = None
        linked, anchor = _is_linked(shadow, start, after)
        linked = linked or (listing and not re.search(r"[a-z]", shadow[:start]))
        after = found.end() if linked else None
        if linked and name[:1].islower() and anchor:
            composite = (anchor, found.end())
        elif linked:
            yield start, name
    if composite:
        yield composite[0], text[composite[0] : composite[1]]


def _is_linked(shadow, start, after):
    """Return (whether a quote names a movement, offset where a composite name begins or 0)."""
    since = max(start - 170, after or 0)
    before = shadow[since:start]
    anchors = list(_ANCHOR.finditer(before))
    anchor = anchors[-1] if anchors else None
    if anchor and not _SENTENCE_END.search(before, anchor.end()) and not _NOT_MOVEMENT.search(before):
        words = re.match(r"(?:\s+thi dua)?(?:\s+yeu nuoc)?\s*", before[anchor.end() :])
        at = since + anchor.end() + words.end()
        return True, at if 0 < start - at < 40 else 0
    if after is not None and _CONNECTED.fullmatch(shadow[after:start]):
        return True, 0
    if _COMPETED.search(before) and not _NOT_COMPETED.search(before):
        return True, 0
    return bool(_PUSHED.search(before)) and "hoc tap va lam theo" in shadow[start : start + 40], 0


def _plain(text):
    """Yield (offset, name) of names without quotes: "phong trào thi đua Dân vận khéo"."""
    shadow = fold(text)
    for found in _PLAIN.finditer(shadow):
        start = found.end()
        if not text[start : start + 1].isupper() or _NOT_NAME.match(shadow, start):
            continue
        end = _PLAIN_END.search(shadow, start, start + 90)
        name = text[start : end.start() if end else start + 90]
        if 2 <= len(name.split()) <= 12 and not name.isupper():
            yield start, name
    for found in _PEOPLE.finditer(shadow):
        end = re.search(r"\s(?:trong|gan voi|nam|giai doan|va cac|tren)\b", found.group())
        yield found.start(), text[found.start() : found.start() + (end.start() if end else len(found.group()))]


def _listed(text):
    """Yield (offset, name) of a list without quotes: "các phong trào thi đua: A; B; C."."""
    for found in _LIST.finditer(fold(text)):
        start = found.end()
        items = re.split(r"(;\s*)", re.split(r"\.(?:\s|$)|[“”\"]", text[start:])[0])
        names = items[::2]
        if len(names) < 2 or not all(2 <= len(name.split()) <= 25 and name[:1].isupper() for name in names):
            continue
        for name, gap in zip(names, [*items[1::2], ""], strict=True):
            yield start, name
            start += len(name) + len(gap)


def _waves(text):
    """Yield (offset, name) of "Đợt thi đua cao điểm …" """
    for found in _WAVE.finditer(fold(text)):
        name = text[found.start() : found.end()]
        end = re.search(r"\s(?:tại|theo|do|gửi|của Văn phòng|như sau|với) ", name)
        name = name[: end.start()] if end else name
        if len(name.split()) > 6:
            yield found.start(), capitalised(name)
