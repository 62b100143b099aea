"""Sections: the tree of headings by the scheme I / 1 / a, with dotted numbers.

A labelled line is a heading with a title when it stands alone; a labelled
running text keeps its label and has no title.
"""

import re
from dataclasses import dataclass, field

from .labels import ARABIC, LETTER, PART, ROMAN, Label, label_of
from .letters import fold, is_upper, shortened, squeeze
from .spelling import repaired

_LONGEST_TITLE = 320
_LONGEST_LEAD = 90
_LONGEST_RUN_IN = 60
_SENTENCE = re.compile(r"[^\W\d_]{2,}\.\s+(?=[^\W\d_])")
_LEADING_IN = re.compile(r"(?:nhu|gom|bao gom|sau|sau day|cu the|nhu sau|la|do|ve viec)$")
_SETS_OUT = re.compile(r"(?:tiep tuc|day manh|tang cuong|tich cuc|huong ung|phat huy|chu trong|tap trung|phan dau)\b")
_OPEN_END = re.compile(r"[.;,]\s*$|\./\.?$")
_VALUE = re.compile(
    r"[0-9][0-9.,]*\s?(?:%|ty\b|trieu|tr\.)|^\W*(?:(?:tren|duoi|dat|khoang|tu|it nhat|"
    r"toi thieu)\s+)*[0-9][0-9.,]*(?![0-9./]*/)\s"
)
# "Số bác sĩ/vạn dân: 16,5." states a figure; "Thời gian: 2025" does not.
_FIGURE = re.compile(r"^:\s*(?:[≥≤<>=]|[a-z]+\s){0,3}(?!(?:19|20)[0-9]{2}\b)[0-9][0-9.,]*\s?‰?[\s.;]*$")
_GROUP = re.compile(r"(?:doi voi|ve|linh vuc|cap|nhom)\b")
_MERGED = {
    ROMAN: re.compile(r"(?<=\S)\s+(?=(?:1\s?[.)]\s+[A-ZĐÀ-Ỹ]|[IVX]{1,5}\s?[./]\s+[A-ZĐÀ-Ỹ]{2}))"),
    ARABIC: re.compile(r"(?<=\S)\s+(?=a\s?\)\s+[A-ZĐÀ-Ỹ])"),
}
_FARTHEST_JUMP = 4


@dataclass(slots=True)
class Section:
    """A labelled point: its place in the tree and the paragraphs below it."""

    label: Label
    title: str | None
    paragraph: object
    line: int
    parent: object = None
    children: list = field(default_factory=list)
    paragraphs: list = field(default_factory=list)
    rest: object = None

    def chain(self):
        """Return this section and those above it, nearest first."""
        section, found = self, []
        while section:
            found.append(section)
            section = section.parent
        return found


def sections_of(body, doubts):
    """Return (top sections, [(paragraph, its section or None)]) of a body."""
    paragraphs = [part for paragraph in body for part in _unmerged(paragraph)]
    top, placed, open_ = [], [], []
    for index, paragraph in enumerate(paragraphs):
        if _is_title_of(open_, paragraph):
            open_[-1].title = repaired(_shown(paragraph.text))
            continue
        label = _accepted(paragraph, open_, top, doubts)
        if label:
            section = _section(paragraph, label, paragraphs, index)
            _attach(section, open_, top)
            text = section.rest or (None if section.title else _beyond(paragraph, label))
        else:
            text = paragraph
        section = open_[-1] if open_ else None
        if text and text.text.strip():
            placed.append((text, section))
            if section:
                section.paragraphs.append(text)
    return top, placed


def _is_title_of(open_, paragraph):
    """A phần has its title on a line of its own, in capitals."""
    last = open_[-1] if open_ else None
    waits = last is not None and last.label.depth == PART and not last.title and not last.paragraphs
    return waits and not last.children and is_upper(paragraph.text) and not label_of(paragraph.text)


def tree_of(sections):
    """Return sections as the JSON of the contract."""
    return [
        {"label": one.label.text, "title": one.title, "line": one.line, "children": tree_of(one.children)}
        for one in sections
    ]


def _beyond(paragraph, label):
    text = paragraph.tail(label.end)
    text.bullet = paragraph.bullet or label.text
    return text


def _accepted(paragraph, open_, top, doubts):
    """Return the label when it fits the scheme: depth, order, not a chance number."""
    if paragraph.row:
        return None
    label = label_of(paragraph.text)
    if not label or (label.depth == PART and len(paragraph.text) > _LONGEST_TITLE):
        return None
    sibling = _sibling(label, open_, top)
    before = sibling.label.number if sibling else 0
    if (label.number > before + _FARTHEST_JUMP and not _is_under(label, open_)) or (
        label.depth == LETTER and not sibling and label.number > 2
    ):
        return None
    if label.depth == ROMAN and label.number > before + 1:
        doubts.add("section_order", label.text, paragraph.line)
    return label


def _is_under(label, open_):
    """Tell whether a dotted number carries the number of an open point ("2.10" under "2")."""
    prefix = label.text.rpartition(".")[0]
    return bool(prefix) and any(section.label.text == prefix for section in open_)


def _sibling(label, open_, top):
    """The last section at this depth that the new one would follow, or None."""
    for section in reversed(open_):
        if section.label.depth < label.depth:
            return next((child for child in reversed(section.children) if child.label.depth == label.depth), None)
    return next((section for section in reversed(top) if section.label.depth == label.depth), None)


def _attach(section, open_, top):
    while open_ and open_[-1].label.depth >= section.label.depth:
        open_.pop()
    section.parent = open_[-1] if open_ else None
    (section.parent.children if section.parent else top).append(section)
    open_.append(section)


def _section(paragraph, label, paragraphs, index):
    text = squeeze(paragraph.text[label.end :])
    title, rest_at = _title(paragraph, label, text, paragraphs, index)
    section = Section(label, repaired(title) if title else None, paragraph, paragraph.line)
    if rest_at is not None:
        section.rest = paragraph.tail(rest_at)
    return section


def _title(paragraph, label, text, paragraphs, index):
    """Return (title or None, offset at which running text begins after it or None)."""
    if label.depth <= ROMAN:
        return _capital_title(paragraph, label, text)
    lead = _bold_lead(paragraph, label)
    if lead:
        at = paragraph.text.find(lead) + len(lead)
        return lead.strip(" .:;"), at if len(paragraph.text) - at > 3 else None
    colon = _run_in_colon(paragraph.text, label)
    if colon:
        return _shown(paragraph.text[label.end : colon]), colon + 1
    if paragraph.heading and len(text) <= _LONGEST_TITLE:
        return _shown(text), None
    return (_shown(text), None) if _stands_alone(text, label, paragraphs, index) else (None, None)


def _shown(text):
    return squeeze(text).strip(" .:;,-–") or None


def _capital_title(paragraph, label, text):
    """The title of a mục; capitals that run into small letters end where those begin."""
    colon = text.find(":")
    if 3 < colon <= _LONGEST_RUN_IN and len(text) > colon + 5 and not is_upper(text):
        return _shown(text[:colon]), paragraph.text.find(":", label.end) + 1
    if len(text) > 60 and not is_upper(text):
        words, upper = text.split(" "), 0
        while upper < len(words) and not any(map(str.islower, words[upper])):
            upper += 1
        title = " ".join(words[: upper - 1] if upper > 2 and len(words[upper - 1]) == 1 else words[:upper])
        if len(title) > 7:
            return _shown(title), paragraph.text.find(title) + len(title)
        if len(text) > _LONGEST_TITLE or _SENTENCE.search(text):
            return None, None
    return _shown(shortened(text, _LONGEST_TITLE)), None


def _bold_lead(paragraph, label):
    """The bold words that begin a khoản ("**1. Sở Nội vụ:** chủ trì …")."""
    if len(paragraph.lead) <= label.end or not paragraph.text.startswith(paragraph.lead):
        return None
    lead = squeeze(paragraph.lead[label.end :])
    return lead if 2 < len(lead) <= 200 and not _SENTENCE.search(lead) else None


def _run_in_colon(text, label):
    """Offset of the colon of a short run-in title ("Chủ đề thi đua: …"), or 0."""
    colon = text.find(":", label.end)
    if colon < 0:
        return 0
    before, after = fold(text[label.end : colon]).strip(), text[colon + 1 :].strip()
    if after and _SETS_OUT.match(before):
        return 0
    longest = _LONGEST_RUN_IN if after else _LONGEST_LEAD
    if len(before) > longest or _LEADING_IN.search(before) or ";" in before:
        return 0
    if (_VALUE.search(fold(text[colon:])) or _FIGURE.match(fold(text[colon:]))) and not _GROUP.match(before):
        return 0
    return colon


def _stands_alone(text, label, paragraphs, index):
    if len(text) > _LONGEST_TITLE or _SENTENCE.search(text) or text.rstrip().endswith(":"):
        return False
    after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    next_label = label_of(after.text) if after else None
    deeper = bool(after) and (next_label is None or next_label.depth > label.depth)
    if _OPEN_END.search(text):
        listed = bool(after) and (bool(after.bullet) or next_label is not None)
        return deeper and listed and len(text) <= 60 and text.rstrip().endswith(".") and not text.endswith("./.")
    if label.depth >= ARABIC and not deeper and _VALUE.search(fold(text)):
        return False
    return deeper or len(text) <= 120


def _unmerged(paragraph):
    """Cut apart headings that were merged into one line."""
    label = None if paragraph.row else label_of(paragraph.text)
    pattern = _MERGED.get(label.depth) if label else None
    found = pattern.search(paragraph.text, label.end, label.end + 160) if pattern else None
    if not found or (label.depth == ROMAN and not is_upper(paragraph.text[label.end : found.start()])):
        return [paragraph]
    if label.depth == ARABIC and _SENTENCE.search(paragraph.text[label.end : found.start()] + " x"):
        return [paragraph]
    head = paragraph.tail(0)
    head.text, head.heading = paragraph.text[: found.start()], paragraph.heading
    return [head, *_unmerged(paragraph.tail(found.end()))]
