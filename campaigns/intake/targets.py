"""Targets: the lines of a plan that set indicators, with the points below them as parts."""

import re

from .indicators import indicator_of, parts_of
from .letters import fold, shortened
from .measures import measure_of
from .target_groups import grouped, structure_of
from .target_tables import table_targets

_ENUMERATED = re.compile(r"\(\s?([0-9]{1,3})\s?\)\s*[.:]?\s*")
_ABOUT_TARGETS = re.compile(r"chi tieu|muc tieu(?! quoc gia)")
_OTHER_MATTER = re.compile(r"noi dung|nhiem vu|giai phap|yeu cau|to chuc")
_OTHER_LISTS = re.compile(
    r"tieu chuan|tieu chi (?:xet|khen|binh|danh gia)|hinh thuc khen|doi tuong|thoi gian|kinh phi|to chuc thuc hien"
)
_BEGINS = re.compile(
    r"(?:phan dau |co |dam bao |bao dam )*(?:it nhat |tren |toi thieu |khong duoi |tu |>=? ?|≥ ?)*[0-9][0-9,]* ?%"
)
_STRIVES = re.compile(r"(?:phan dau|chi tieu)\b")
_YES_OR_NO = re.compile(
    r"(?:phan dau |tiep tuc )?(?:giu (?:vung|nguyen)|duy tri|khong (?:co|de|xay ra|phat sinh)|bao dam|dam bao|"
    r"hoan thanh|duoc (?:cong nhan|xep|danh gia)|dat (?:chuan|danh hieu|tieu chuan)|xep (?:loai|hang|thu))\b|"
    r".{4,90}\b(?:dat (?:chuan|danh hieu|tieu chuan|vung manh)|hoan thanh (?:tot|xuat sac)|trong sach,? vung manh)"
)
_LONGEST_LINE = 420
_LONGEST_NUMBERED = 3000
_LONGEST_STRIVING = 190
_LONGEST_YES = 160


def targets_of(placed, doubts):
    """Return the targets found in [(paragraph, section)] in order."""
    found, rows, done = [], [], []
    for paragraph, section, children in grouped(placed):
        if paragraph.row:
            rows.append((paragraph, section))
        elif structure_of(section) and in_target_context(section):
            if not any(section is one for one in done):
                done.append(section)
                found.append(_structure(section))
        else:
            target = _target(paragraph, section, children, doubts)
            if target:
                found.append(target)
    found += table_targets(rows)
    found.sort(key=lambda target: target["line"])
    return _renumbered(found)


def _target(paragraph, section, children, doubts):
    number, text, enumerated = _numbered(paragraph, section)
    if not _is_target_line(paragraph, text, section, enumerated):
        return None
    lenient = _is_yes_or_no(paragraph, text, section)
    target = indicator_of(text.rstrip(" :"), number, paragraph, enumerated, lenient=lenient or bool(children))
    if not target:
        if enumerated:
            doubts.add("target_unclear", shortened(text, 60), paragraph.line)
        return None
    return _with_parts(target, children)


def _with_parts(target, children):
    """Add the points below as parts; a name without a figure of its own then measures nothing itself."""
    target["parts"] += [part.as_part() for part in parts_of(child.text.strip(" ;.,") for child in children)]
    if children and target["comparator"] == "is":
        target["comparator"] = target["value"] = None
    return target


def _structure(section):
    target = {"no": int(section.label.text) if section.label.text.isdigit() else None, "name": section.title}
    target |= {"comparator": None, "value": None, "unit": None, "parts": [], "line": section.line, "raw": section.title}
    return _with_parts(target, section.paragraphs)


def _shares_in_mixed_context(paragraph, text, section):
    """Under "Nội dung, chỉ tiêu" a listed point that begins with a share is a target wherever it stands."""
    titles = [fold(one.title) for one in (section.chain() if section else []) if one.title]
    mixed = any("chi tieu" in title for title in titles) and not any(_OTHER_LISTS.search(title) for title in titles)
    return mixed and bool(paragraph.bullet) and bool(_BEGINS.match(fold(text)))


def _is_yes_or_no(paragraph, text, section):
    """Under a heading about chỉ tiêu a short point may state what is or is not ("giữ vững …")."""
    headed = any("chi tieu" in fold(one.title or "") for one in (section.chain() if section else []))
    return headed and bool(paragraph.bullet) and len(text) <= _LONGEST_YES and bool(_YES_OR_NO.match(fold(text)))


def _numbered(paragraph, section):
    text = paragraph.text.strip()
    found = _ENUMERATED.match(text)
    if found:
        return int(found.group(1)), text[found.end() :], True
    number = section.label.text if section and section.paragraph.line == paragraph.line else ""
    return int(number) if number.isdigit() else None, text, False


def _renumbered(targets):
    """Give lines without a printed number their place in the list."""
    for place, target in enumerate(targets, start=1):
        if target["no"] is None:
            target["no"] = place
    return targets


def in_target_context(section):
    """Tell whether a point stands under a heading about chỉ tiêu or mục tiêu."""
    titled = [one for one in (section.chain() if section else []) if one.title]
    for distance, one in enumerate(titled):
        shadow = fold(one.title)
        if _OTHER_LISTS.search(shadow):
            return False
        if _ABOUT_TARGETS.search(shadow) and not re.search(r"chuong trinh muc tieu", shadow):
            return distance == 0 or not _OTHER_MATTER.search(shadow) or not _OTHER_MATTER.search(fold(titled[0].title))
    return False


def _is_target_line(paragraph, text, section, enumerated):
    if len(text) < 6 or len(text) > (_LONGEST_NUMBERED if enumerated else _LONGEST_LINE):
        return False
    if in_target_context(section) or _shares_in_mixed_context(paragraph, text, section):
        return True
    listed = bool(paragraph.bullet) or enumerated
    striving = _STRIVES.match(fold(text)) and len(text) <= _LONGEST_STRIVING and ". " not in text
    return bool(listed and striving and _closes_on_value(text)) or (enumerated and _closes_on_value(text))


def _closes_on_value(text):
    """Tell whether a line ends with its figure ("…: 95% trở lên")."""
    return bool(re.search(r"[0-9%][^,;:]{0,30}$", text)) and measure_of(text) is not None
