"""Layout: where the head, the body, the foot and the annexes of a document lie.

Follows Nghị định 30/2020, appendix I: agency, number, place and date, kind and
title above; Nơi nhận and the signature below.
"""

import re
from dataclasses import dataclass, field

from .labels import ROMAN, label_of
from .letters import fold, is_upper, squeeze
from .paragraphs import paragraphs_of

KINDS = {
    "ke hoach": "kế hoạch",
    "quyet dinh": "quyết định",
    "nghi quyet": "nghị quyết",
    "chi thi": "chỉ thị",
    "huong dan": "hướng dẫn",
    "thong bao": "thông báo",
    "bao cao": "báo cáo",
    "to trinh": "tờ trình",
    "chuong trinh": "chương trình",
    "bien ban": "biên bản",
    "phuong an": "phương án",
    "de an": "đề án",
    "quy che": "quy chế",
    "quy dinh": "quy định",
    "cong dien": "công điện",
    "giay moi": "giấy mời",
    "thu cong": "thư công",
    "giao uoc": "giao ước",
}
_KIND = re.compile(r"(?:du thao\s+)?(" + "|".join(KINDS) + r")\b\s*[:.\-]?\s*")
_RECIPIENTS = re.compile(r"noi ?nh[aoi]n\b(?=\s*(?:[:;.]|$|-))")
_ANNEX = re.compile(r"phu luc(?:\s+(?:so\s+)?[0-9ivx]+)?\b|bieu (?:mau|so)\b|mau so\b")
_OPENING = re.compile(
    r"(?:thuc hien|can cu|nham|de |tren co so|trien khai|tiep tuc|theo|xet|phat huy|huong toi|"
    r"kinh gui|nam \d|nghi quyet)"
)
_ISSUING = re.compile(r"(?:ban hanh|xay dung|nhu sau)\b.*(?:ke hoach|nhu sau)|nhu sau")
_CLOSED = re.compile(r"\./\.?\s*$")
_BYLINE = re.compile(r"\(?\s*(?:da ky|ky boi|nguoi ky)\b")
_HEAD_PIECES = 60
_LONGEST_TITLE = 700


@dataclass(slots=True)
class Layout:
    """The parts of one document; ``kind`` is folded, ``title`` a list of texts."""

    head: list
    kind: str | None
    title: list
    body: list
    foot: list
    annex: list = field(default_factory=list)
    title_line: int | None = None
    kind_printed: str = ""


def layout_of(pieces):
    """Return the ``Layout`` of a list of pieces."""
    at, kind, rest = _kind_line(pieces)
    head = pieces[:at]
    if kind and kind != "ke hoach":
        at, kind, rest = _attached_plan(pieces, at) or (at, kind, rest)
    start, title, title_line = _title(pieces, at, rest) if kind else (_body_start(pieces), [], None)
    foot = _foot_start(pieces, start)
    annex = next((i for i in range(foot, len(pieces)) if _is_annex(pieces[i])), len(pieces))
    return Layout(
        head=head if kind else pieces[:start],
        kind=kind,
        kind_printed=pieces[at].text[: len(kind)] if kind else "",
        title=title,
        title_line=title_line,
        body=paragraphs_of(pieces[start:foot]),
        foot=pieces[foot:annex],
        annex=pieces[annex:],
    )


def _kind_line(pieces):
    """Return (index, folded kind, text after it on the line); index 0 when there is none."""
    for index, piece in enumerate(pieces[:_HEAD_PIECES]):
        label = label_of(piece.text)
        if label and label.depth <= ROMAN and is_upper(piece.text[label.end :]):
            break
        found = _KIND.match(fold(piece.text))
        if found and _is_kind(piece.text, found):
            return index, found.group(1), piece.text[found.end() :]
    return 0, None, ""


def _attached_plan(pieces, at):
    """A decision may issue a plan that follows it: its own line "KẾ HOẠCH" is looked for."""
    for index in range(at + 1, len(pieces)):
        piece = pieces[index]
        if fold(piece.text).strip(" .:") == "ke hoach" and is_upper(piece.text):
            return index, "ke hoach", ""
    return None


def _is_kind(text, found):
    return is_upper(text[: found.end()]) and (found.end() >= len(text) or text[found.end()] != ",")


def _title(pieces, at, rest):
    """Return (index of the first body piece, title texts, line of the title)."""
    title, line = ([rest], pieces[at].line) if rest else ([], None)
    index = at + 1
    while index < len(pieces) and _belongs(title, pieces, index):
        title.append(f"- {pieces[index].text}" if pieces[index].bullet else pieces[index].text)
        line = line or pieces[index].line
        index += 1
    return index, title, line


def _belongs(title, pieces, index):
    piece, before = pieces[index], pieces[index - 1]
    carried = bool(title) and piece.bullet in ("-", "–") and piece.text[:1].islower()  # "kinh tế" / "- xã hội"
    if (
        label_of(piece.text)
        or (piece.bullet and not carried)
        or sum(map(len, title)) + len(piece.text) > _LONGEST_TITLE
    ):
        return False
    if not title:
        return True
    if is_upper(title[0]) and is_upper(piece.text) and piece.text[:1] != "(":
        return True
    if (
        title[-1].rstrip()[-1:] in ".:;"
        or piece.text[-1:] in ":;"
        or _ISSUING.search(fold(piece.text))
        or _OPENING.match(fold(piece.text))
        or piece.text[:1] == "("
    ):
        return False
    if piece.blank_before and not piece.text[:1].islower():
        return piece.heading > 0 and piece.heading == before.heading
    return len(piece.text) < 200 and is_upper(title[0]) <= is_upper(piece.text)


def _body_start(pieces):
    """Without a kind line the body begins at the first heading or long line."""
    for index, piece in enumerate(pieces[:_HEAD_PIECES]):
        label = label_of(piece.text)
        if (label and label.depth <= ROMAN) or len(piece.text) > 160:
            return index
    return 0


def _foot_start(pieces, start):
    marker = next((i for i in range(start, len(pieces)) if _is_recipients(pieces[i])), None)
    if marker is None:
        ends = [i for i in range(start, len(pieces)) if _CLOSED.search(pieces[i].text)]
        marker = ends[-1] + 1 if ends else len(pieces)
        lowest = marker if ends else max(start, len(pieces) - 10)
    else:
        lowest = max(start, marker - 8)
    while marker > lowest and _is_signature(pieces[marker - 1]):
        marker -= 1
    return marker


def _is_recipients(piece):
    return bool(_RECIPIENTS.match(fold(piece.text)))


def _is_signature(piece):
    """A short line of capitals, a name, a bare "đã ký": what stands above a name."""
    if piece.bullet or piece.heading or len(piece.text) > 90 or label_of(piece.text):
        return False
    words = squeeze(piece.text).split(" ")
    name = 2 <= len(words) <= 6 and all(word[:1].isupper() for word in words)
    return is_upper(piece.text) or bool(_BYLINE.match(fold(piece.text))) or (name and piece.text[-1:].isalpha())


def _is_annex(piece):
    return is_upper(piece.text[:8]) and bool(_ANNEX.match(fold(piece.text)))
