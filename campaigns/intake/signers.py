"""Signers: capacity (TM., KT., TL., TUQ.), position and name below a document."""

import re

from .letters import fold, is_upper, squeeze
from .surnames import SURNAMES

_PREFIX = r"(?:(?:t[./]?\s?m|k[./]?\s?t|t[./]?\s?l|t[./]?\s?u[./]?\s?q)\s?[./]|(?:t/m|k/t|t/l|t/u/q)(?=\s))"
_CAPACITY = re.compile(rf"(?<![a-z]){_PREFIX}\s*(?=[a-z])")
_POSITIONS = (
    r"pho |quyen |q\. ?|chu tich|chu nhiem|giam doc|tong giam doc|chanh|truong ban|truong khoi|"
    r"khoi truong|truong cum|cum truong|"
    "truong phong|hieu truong|bi thu|chi huy truong|chinh uy|cuc truong|chi cuc truong|"
    "vien truong|bo truong|thu truong|"
    "tong cuc truong|tong bien tap|tong thu ky|truong doan|doi truong|truong cong an|truong tram|"
    "truong thon|truong khoa|"
    "tu lenh|uy vien|truong tieu ban|vu truong|to truong|thu ky"
)
_POSITION = re.compile(rf"(?<![a-z])(?:{_POSITIONS})")
_AFTER_CAPACITY = re.compile(
    r"(?<=\s)(?:kt[./]|tl[./]|tuq[./]|pho (?=chu|giam|tong|chanh|truong|bi|hieu|chi|cuc|vien|thu|"
    r"ban|doan|khoi|cum)|chu tich\b|"
    r"truong (?:khoi|cum|ban|phong)\b|khoi truong\b|cum truong\b|(?<!tong )giam doc\b|"
    r"chanh van phong\b|hieu truong\b|bi thu\b)"
)
_PREFIX_DOT = re.compile(r"^([A-Z.]{1,5}\.)(?=[^\W\d_]{2})")
_TAIL = re.compile(rf"[.;]\s+(?={_PREFIX}|{_POSITIONS})")
_DEGREE = re.compile(
    r"^(?:(?:gs|pgs|ts|ths|bs|bsckii?|ckii?|ks|cn|ll\.?m|dr|thac si|tien si|bac si|thuong ta|"
    r"dai ta|trung ta|thieu ta|"
    r"thieu tuong|trung tuong|dai tuong|thuong tuong|thuong uy|dai uy|ong|ba|dong chi)[.:]?\s+)+"
)
_NOISE = re.compile(
    r"da ky|ky boi|ky ten|dong dau|ky, ghi ro|nguoi ky|thoi gian ky|chu ky|da duyet|ky thay|" r"\(.*\)$|^\[|[0-9@\\]"
)
_RECIPIENTS = re.compile(r"(?:noi ?nh[aoi]n\b\s*[:;.]?\s*)?")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-.])*$")
_ORGANISATION = re.compile(
    r"\b(?:so|ban|phong|ubnd|hdnd|van phong|uy ban|trung tam|hoi dong|luu|noi nhan|cong an|nhu|" r"trang|website|cac)\b"
)


def signer_of(foot):
    """Return {"capacity", "position", "name"} or None; ``foot`` are the pieces below the text."""
    tokens = []
    for piece in foot:
        if not piece.bullet:
            tokens += _tokens(piece.text) or _carried(tokens, piece)
        elif start := signature_start(piece.text):
            tokens += _tokens(piece.text[start:])
    capacities, positions, name = [], [], None
    for kind, text in tokens:
        if kind == "capacity" and not (positions and name):
            capacities.append(text)
        elif kind == "position" and not name and text not in positions:
            positions.append(text)
        elif kind == "name" and (capacities or positions):
            name = name or text
    return _signer(capacities, positions, name)


def _signer(capacities, positions, name):
    if not (capacities or positions):
        return None
    signer = {
        "capacity": " / ".join(capacities) or None,
        "position": positions[0] if positions else None,
        "name": name,
    }
    return {**signer, "other_position": positions[1]} if len(positions) > 1 else signer


def _carried(tokens, piece):
    """Capitals that go on with the office above ("TM. ỦY BAN NHÂN" / "DÂN")."""
    words = piece.text.split()
    if tokens and tokens[-1][0] != "name" and is_upper(piece.text) and len(words) <= 6 and piece.text[-1:].isalpha():
        kind, text = tokens.pop()
        tokens.append((kind, f"{text} {piece.text}"))
    return []


def _tokens(text):
    return list(_parts_of(text))


def _parts_of(text):
    """Yield (kind, text) of the parts of one line of the signature block."""
    text = squeeze(text)
    text = text[signature_start(text) or _RECIPIENTS.match(fold(text)).end() :]
    if len(text) > 220 or text.endswith(";"):
        return
    upper, rest = _upper_part(text)
    for part in _cut(upper):
        shadow = fold(part)
        if _CAPACITY.match(shadow):
            yield "capacity", _PREFIX_DOT.sub(r"\1 ", part)
        elif _POSITION.match(shadow):
            yield "position", part
    if rest:
        yield from _mixed(rest, bool(upper))


def signature_start(text):
    """Offset at which a signature begins inside a merged "Nơi nhận" line, or 0."""
    for found in _TAIL.finditer(fold(text)) if ";" in text or "luu" in fold(text) else ():
        if is_upper(text[found.end() : found.end() + 6]):
            return found.end()
    return 0


def _mixed(rest, follows):
    shadow = fold(rest)
    if not follows and _CAPACITY.match(shadow) and rest[:2].isupper():
        yield "capacity", rest
    elif (
        not follows
        and _POSITION.match(shadow)
        and len(rest) < 60
        and rest[:1].isupper()
        and not rest.endswith((";", "."))
    ):
        yield "position", rest
    else:
        name = name_of(rest)
        if name:
            yield "name", name


def _upper_part(text):
    """Split "PHÓ CHỦ TỊCH Nguyễn Văn A" into its capitals and the rest."""
    if is_upper(text, 0.97):
        name = _upper_name(text)
        return ("", name) if name else (text, "")
    words = text.split(" ")
    count = 0
    while count < len(words) and (words[count].isupper() or not any(map(str.isalpha, words[count]))):
        count += 1
    if 1 < count < len(words) and len(words[count - 1]) == 1:  # "Y Biêr Niê": an initial belongs to the name
        count -= 1
    upper = " ".join(words[:count])
    return (upper, " ".join(words[count:])) if len(upper) > 3 else ("", text)


def _upper_name(text):
    """A name printed in capitals, told by its surname and the absence of an office."""
    words = text.split(" ")
    shadow = fold(text)
    looks = 2 <= len(words) <= 5 and fold(words[0]) in SURNAMES
    return text.title() if looks and not _POSITION.search(shadow) and not _ORGANISATION.search(shadow) else None


def _cut(upper):
    """Cut capitals in which capacity and position were merged."""
    if not upper:
        return
    shadow = fold(upper)
    cuts = [0] + [found.start() for found in _AFTER_CAPACITY.finditer(shadow)]
    parts = [upper[start:end].strip(" ,;|-") for start, end in zip(cuts, [*cuts[1:], len(upper)], strict=True)]
    glued = []
    for part in parts:
        if glued and _is_open(glued[-1]):
            glued[-1] = f"{glued[-1]} {part}"
        elif part:
            glued.append(part)
    yield from glued


def _is_open(part):
    """Tell whether a part is only a prefix ("KT.") or "PHÓ", so that the next belongs to it."""
    return bool(re.fullmatch(r"(?:t[./]?m|k[./]?t|t[./]?l|t[./]?u[./]?q|q|pho|quyen)[./]?", fold(part).strip()))


def name_of(text):
    """Return the personal name that ``text`` is, or None."""
    shadow = fold(text)
    text = squeeze(text[_DEGREE.match(shadow).end() :] if _DEGREE.match(shadow) else text).strip(" .,")
    words = text.split(" ")
    if not 2 <= len(words) <= 6 or _NOISE.search(fold(text)) or _ORGANISATION.search(fold(text)):
        return None
    proper = all(_WORD.match(word) and word[:1].isupper() and (len(word) == 1 or not word.isupper()) for word in words)
    known = fold(words[0]) in SURNAMES
    return text if proper and (known or len(words) >= 3 or "-" not in text) else None
