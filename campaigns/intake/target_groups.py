"""Target groups: points below an indicator ("Cơ cấu kinh tế:") belong to it as its parts."""

import re

from .letters import fold
from .measures import measure_of

_ENUMERATED = re.compile(r"\(\s?[0-9]{1,3}\s?\)")
_STRUCTURE = re.compile(
    r"(?:chi tieu (?:ve )?)?(?:co cau|ty trong|ty le|xep loai|hoc luc|hanh kiem|chat luong|ket qua)\b"
)
_INCLUDING = re.compile(r"(?:trong do|bao gom|gom|cu the|chia ra)\W*:?\s*$")
_MOST_PARTS = 30


def grouped(placed):
    """Yield (paragraph, section, [paragraphs of its parts]); ``placed`` is [(paragraph, section)] in order."""
    at = 0
    while at < len(placed):
        paragraph, section = placed[at]
        children = _children(placed, at) if _opens(paragraph) else []
        yield paragraph, section, children
        at += 1 + len(children)


def structure_of(section):
    """Tell whether a heading is itself the indicator whose points are shares ("1. Cơ cấu kinh tế")."""
    if not section or not section.title or not _STRUCTURE.match(fold(section.title)) or section.children:
        return False
    parts = section.paragraphs
    return 1 < len(parts) <= _MOST_PARTS and all(part.bullet and measure_of(part.text) for part in parts)


def _opens(paragraph):
    text = paragraph.text.rstrip(" .")
    if paragraph.row or not text.endswith(":") or not (paragraph.bullet or _ENUMERATED.match(text)):
        return False
    shadow = fold(text.rstrip(" :"))
    begins = _STRUCTURE.match(_ENUMERATED.sub("", shadow).strip(" .:"))
    return bool(_ENUMERATED.match(text) or begins or (_INCLUDING.search(shadow) and measure_of(text)))


def _children(placed, at):
    """The bulleted points right below, of another bullet than the one that opens them."""
    opener, section = placed[at]
    found = []
    for paragraph, own in placed[at + 1 : at + 1 + _MOST_PARTS]:
        if own is not section or not paragraph.bullet or paragraph.bullet == opener.bullet or paragraph.row:
            break
        if found and paragraph.bullet != found[0].bullet:
            break
        found.append(paragraph)
    return found if all(measure_of(one.text) for one in found) else []
