"""Organisations: reading the names of agencies out of a header or a sentence."""

import re

from .letters import fold, is_upper, small, squeeze

STARTS = (
    "uy ban nhan dan|ubnd|uy ban|van phong|so |bo |ban |phong |khoi |cum |hoi dong|hdnd|truong |benh vien|trung tam|"
    "cuc |chi cuc|cong an|bo chi huy|dang uy|dang bo|tinh uy|huyen uy|thanh uy|thi uy|quan uy|"
    "lien doan|tong lien doan|"
    "tong cong ty|cong ty|hoi |tinh doan|huyen doan|thanh doan|thanh tra|bao |dai |vien |toa an|"
    "vien kiem sat|kho bac|"
    "chu tich|giam doc|cong doan|mat tran|doan |bao hiem|ngan hang|thuong truc|hoc vien|dai hoc|"
    "khu |lien minh|tap doan"
)
STARTING = re.compile(rf"(?:{STARTS})")
_COMMITTEE = re.compile(r"(?:uy ban nhan dan|ubnd|hdnd ?(?:va|-) ?ubnd)\b")
_PLACE = re.compile(r"(?:tinh|huyen|thanh pho|tp\.?|thi xa|quan|xa|phuong|thi tran|dac khu)\b")
_PLACED = re.compile(rf"{_COMMITTEE.pattern}\s+{_PLACE.pattern}")
_INNER_NAMES = "văn phòng|sở|ban|phòng|khối|cụm|hội đồng|trung tâm|chi cục|thanh tra|trường|bệnh viện|công an"
_INNER = re.compile(rf"(?<=\s)(?:{_INNER_NAMES})(?=\s|$)")
_INNER_DAMAGED = re.compile(rf"(?<=\s)(?:{fold(_INNER_NAMES)})(?=\s|$)")
_OWN_NAME = re.compile(r"(?:huyen|thanh|tinh|thi|quan|xa|phuong|dang) (?:uy|doan|hoi)\b")
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*")
_LINKED = re.compile(r"(?:va|cac|-|,|thuoc|cua|cap|doi|thi|dang|cho)\s+$")
_SMALL = {
    "tỉnh",
    "huyện",
    "thành",
    "phố",
    "thị",
    "xã",
    "quận",
    "phường",
    "trấn",
    "và",
    "các",
    "của",
    "thuộc",
    "số",
    "đặc",
    "khu",
    "cơ",
    "quan",
    "nhân",
    "dân",
    "ban",
    "thi",
    "đua",
    "khen",
    "thưởng",
    "ủy",
    "đồng",
}
_SMALL_SHADOWS = {fold(word) for word in _SMALL}
_LEVELS = {"tỉnh", "huyện", "phố", "xã", "quận", "phường", "trấn"}
_LEVEL_WORDS = {fold(word) for word in _LEVELS}
_NOT_A_LEVEL = {("xã", "hội"), ("xa", "hoi")}
_VOWEL = re.compile(r"[aeiouy0-9&]")
_PROPER = re.compile(
    r"[Vv]iệt [Nn]am|[Hh]ồ [Cc]hí [Mm]inh|[Tt]ổng liên đoàn|(?<=[Hh]uy )quân sự|xã [Hh]ội|"
    r"quận(?= [0-9])|phường(?= [0-9])"
)
_SPELT = {
    "việt nam": "Việt Nam",
    "hồ chí minh": "Hồ Chí Minh",
    "tổng liên đoàn": "Tổng Liên đoàn",
    "quân sự": "Quân sự",
    "xã hội": "xã hội",
    "quận": "Quận",
    "phường": "Phường",
}
_COUNCIL = re.compile(r"[Tt]hi đua,? ?[-–]? ?[Kk]hen thưởng")
_ABBREVIATIONS = {"UBND", "HĐND", "TP", "TP.", "MTTQ", "TĐKT", "LĐLĐ", "TNCS", "MTTQVN", "VN", "KCN", "HĐTĐKT"}
_CAPITAL_AFTER = {"sở", "bộ", "phòng", "ban", "cục", "viện", "hội", "và", "cụm", "đoàn", "trường"}


def header_names(lines):
    """Return agency names, from the highest down, out of the left header lines."""
    names = []
    for line in _parted(line for line in lines if not _BRACKETED.fullmatch(line)):
        shadow = fold(line)
        if names and _PLACE.match(shadow) and _PLACED.match(fold(names[-1])):
            names.append(f"{names[-1][: _COMMITTEE.match(fold(names[-1])).end()]} {line}")
        elif names and (not STARTING.match(shadow) or _is_rest_of_name(names[-1], shadow)):
            names[-1] = f"{names[-1]} {line}"
        else:
            names.append(line)
    return [squeeze(name).strip(" ,;:.-–|") for name in names if STARTING.match(fold(name))]


def _is_rest_of_name(name, shadow):
    """Tell whether a line carries on the name above it ("ỦY BAN NHÂN DÂN" / "TỈNH X")."""
    if _OWN_NAME.match(shadow):
        return False
    return bool(_LINKED.search(fold(name) + " ")) or bool(_PLACE.match(shadow))


def _parted(lines):
    """Cut lines in which two agency names were merged ("UBND TỈNH X VĂN PHÒNG")."""
    for line in lines:
        shadow = fold(line)
        inner = [found for found in _INNER.finditer(small(line)) if found.start() > 5]
        if not inner and line.isascii():
            inner = [found for found in _INNER_DAMAGED.finditer(shadow) if found.start() > 5]
        inner = [found for found in inner if not _LINKED.search(shadow[: found.start()])]
        if inner and _COMMITTEE.match(shadow) and is_upper(line):
            yield line[: inner[0].start()]
            yield line[inner[0].start() :]
        else:
            yield line


_OWN_SPELLING = re.compile(
    r"(?:tong )?cong ty|tap doan|nha may|xi nghiep|ngan hang|benh vien|vien|truong|trung tam|" r"hoc vien"
)


def readable(name, text):
    """Return a name printed in capitals as running text writes it.

    The spelling is taken from ``text`` (``(original, shadow)``) when it occurs
    there in small letters, otherwise composed by the rules of appendix II.
    """
    if not is_upper(name):
        return name
    original, shadow = text
    for found in re.finditer(re.escape(fold(name)) + r"(?![a-z])", shadow):
        printed = original[found.start() : found.end()]
        if not is_upper(printed) and printed[:1].isupper():
            return printed
    placed = any(_opens_place(word.lower()) for word in name.split())
    return name if _OWN_SPELLING.match(fold(name)) and not placed else _composed(name)


def _is_small(word, after_place):
    """After the level ("tỉnh") only another level stays small: the rest is the place's own name."""
    if word == "ủy" or word in _LEVELS or (word.isascii() and word in _LEVEL_WORDS):
        return True
    return not after_place and (word in _SMALL or (word.isascii() and word in _SMALL_SHADOWS))


def _opens_place(word):
    """Tell whether a place's own name follows ("tỉnh"); without marks "quan" may be either."""
    return word in _LEVELS or word == "khu" or (word.isascii() and word in _LEVEL_WORDS)


def _composed(name):
    words, after_place = [], False
    printed = squeeze(name).split(" ")
    for index, word in enumerate(printed):
        lowered, following = word.lower(), printed[index + 1].lower() if index + 1 < len(printed) else ""
        previous = words[-1].lower().strip(",") if words else ""
        capital = after_place or index == 0 or previous in _CAPITAL_AFTER or (words and words[-1].endswith(","))
        if word in _ABBREVIATIONS or (len(word) > 1 and not _VOWEL.search(fold(word))):
            words.append(word)
        elif index and _is_small(lowered, after_place):
            words.append(lowered)
        else:
            words.append(lowered.capitalize() if capital else lowered)
        after_place = after_place or (_opens_place(lowered) and (lowered, following) not in _NOT_A_LEVEL)
    composed = _COUNCIL.sub("Thi đua - Khen thưởng", " ".join(words))
    return _PROPER.sub(lambda found: _SPELT[found.group().lower()], composed)
