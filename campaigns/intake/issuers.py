"""Issuers: the agency that issues a plan and the one above it.

Stated in the header; when the header was lost, inferred from the sentence that
issues the plan, the closing sentence or the signature, always with a doubt.
"""

import re

from .labels import ROMAN, label_of
from .letters import capitalised, fold, squeeze
from .organisations import STARTING, STARTS, header_names, readable

_ISSUES = re.compile(
    rf"(?:^|[,;.:]\s+|\n\s*)((?:chu tich )?(?:{STARTS})[^,;:\n]{{0,120}}?)\s*(?:\([^()]{{0,80}}\)\s*,?\s*)?"
    r"(?:ban hanh|xay dung|phat dong|trien khai|de ra|lap|to chuc)\s+(?:va ban hanh\s+)?(?:thuc hien\s+)?(?:cac\s+)?"
    r"(?:ke hoach|phong trao|dot thi dua|noi dung)"
)
_CLOSES = re.compile(r"tren day la (?:noi dung )?ke hoach\b.{0,600}\bcua ([^.;]{4,120}?)(?:\./|\.|;|,|$)")
_ON_BEHALF = re.compile(r"t[./]?m\.?\s+")
_ABOVE = re.compile(
    r"^(?:van phong)\s+(hdnd (?:va|-) ubnd|ubnd|uy ban nhan dan)\s+(tinh|thanh pho|huyen|thi xa|"
    r"quan|xa|phuong)\b(.*)$"
)


def issuer_of(header, body, signer, doubts):
    """Return (issuer, parent issuer), either may be None."""
    text = _joined(body)
    names = [readable(name, text) for name in header_names(header.lines)]
    if names:
        return _stated(names)
    doubts.add("header_missing")
    issuer = _issuing(body) or _closing(body) or _signing(signer, text)
    if not issuer:
        doubts.add("issuer_missing")
        return None, None
    doubts.add("issuer_inferred", issuer)
    parent = _parent(issuer, header.place, text)
    if parent:
        doubts.add("parent_inferred", parent)
    return issuer, parent


def _stated(names):
    issuer, parent = names[-1], names[-2] if len(names) > 1 else None
    above = re.match(r"(?:ubnd|uy ban nhan dan|hdnd)", fold(parent or ""))
    if above and fold(issuer) in ("van phong", "thanh tra"):
        issuer = f"{issuer} {parent}"
    return issuer, parent


def _joined(body):
    original = "\n".join(paragraph.text for paragraph in body)[:400_000]
    return original, fold(original)


def _issuing(body):
    """The subject of "… ban hành Kế hoạch", never one that follows "của"."""
    issuer = None
    for paragraph in body[:25]:
        text = paragraph.text[:3000]
        for found in _ISSUES.finditer(fold(text)):
            issuer = _trimmed(text[found.start(1) : found.end(1)]) or issuer
        label = label_of(paragraph.text)
        if issuer and label and label.depth == ROMAN:
            break
    return issuer


def _closing(body):
    for paragraph in reversed(body[-6:]):
        text = paragraph.text[-1500:]
        found = _CLOSES.search(fold(text))
        if found:
            name = _trimmed(text[found.start(1) : found.end(1)])
            if name and STARTING.match(fold(name)):
                return name
    return None


def _signing(signer, text):
    capacity = (signer or {}).get("capacity") or ""
    found = _ON_BEHALF.match(fold(capacity))
    return readable(capacity[found.end() :].split(" / ")[0], text) if found else None


def _trimmed(name):
    name = squeeze(re.sub(r"\([^()]*\)", " ", name)).strip(' ,;:."“”')
    return capitalised(name) if name and len(name) < 110 else None


def _parent(issuer, place, text):
    """The committee named inside "Văn phòng UBND tỉnh", with the place of the head."""
    found = _ABOVE.match(fold(issuer))
    if not found:
        return None
    start = found.start(1)
    if found.group(3).strip():
        return issuer[start:]
    level = issuer[found.start(2) : found.end(2)]
    if place and f"{found.group(2)} {fold(place)}" in text[1]:
        return f"{issuer[start : found.start(2)]}{level} {place}"
    return None
