"""Recipients: the list under "Nơi nhận" (cell 9b)."""

import re

from .letters import fold, is_upper, squeeze
from .signers import name_of, signature_start

_START = re.compile(r"noi ?nh[aoi]n\b\s*[:;.]?\s*")
_ARCHIVE = re.compile(r"luu\s*(?:[:;.]|$)|luu\s+(?:vt|vp|van thu|ho so|tr)")
_MERGED = re.compile(r"(?<=[;.])\s*[-–+•]\s*(?=\S)|(?<=\s)[-–]\s+(?=[A-ZĐÂĂÊÔƠƯ])")
_INLINE = re.compile(r"nhu (?:tren|dieu|muc)[^;]{0,40};.*;\s*luu\b|[^-–;]+;[^-–;]+;\s*luu\b")
_SIGNATURE = re.compile(r"(?:[tkq][./]?\s?[mtlu]?[./]?q?\s?[./]\s*[a-z])")
_BYLINE = re.compile(r"\(?\s*(?:da ky|ky boi|nguoi ky)\b")
_MARK = re.compile(r"[\\/@].*\.(?:docx?|pdf)|^[a-z]:\\|\\")


def recipients_of(foot):
    """Return the recipients in order, without closing semicolons; the archive line closes the list."""
    found, started, previous = [], False, None
    for piece in foot:
        text = piece.text
        start = _START.match(fold(text))
        if start:
            started, text = True, text[start.end() : signature_start(text) or len(text)]
        elif piece.bullet:
            text = text[: signature_start(text) or len(text)].rstrip()
        if not started or not text or _is_signature(piece, text):
            continue
        if found and _ARCHIVE.match(fold(found[-1])) and not _is_more(found[-1], piece):
            break
        for part in _parts(text):
            _add(found, part, piece, previous)
            previous = piece
    return [clean for clean in map(_clean, found) if clean]


def _parts(text):
    if _INLINE.match(fold(text)):
        return [part for part in text.split(";") if squeeze(part).strip(" ;.-–+")]
    return [part for part in _MERGED.split(text) if squeeze(part).strip(" ;.-–+")] if ";" in text[:-1] else [text]


def _add(found, part, piece, previous):
    """A line without bullet that follows an open one carries it on."""
    open_line = found and previous and not found[-1].rstrip().endswith((";", ".", ":"))
    if open_line and not piece.bullet and previous.bullet and previous.column == piece.column:
        found[-1] = f"{found[-1]} {part}"
    else:
        found.append(part)


def _is_more(archive, piece):
    return not piece.bullet and not archive.rstrip().endswith(".") and piece.text[:1].islower()


def _is_signature(piece, text):
    if piece.bullet:
        return False
    if is_upper(text) and not text.rstrip().endswith(";"):
        return True
    return bool(
        name_of(text)
        or _BYLINE.match(fold(text))
        or (_SIGNATURE.match(fold(text)) and text[:2].isupper())
        or _MARK.search(text)
    )


def _clean(text):
    text = squeeze(text).strip(" -–+•")
    text = text.rstrip(" ;,/")
    return text if _ARCHIVE.match(fold(text)) else text.rstrip(" .;")
