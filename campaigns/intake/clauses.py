"""Clauses: a text cut into sentences, a sentence into the words that belong to each stated day."""

import re
from dataclasses import replace

from .letters import fold, squeeze

HANDED = re.compile(
    r"\b(?:gui|nop|trinh|bao cao|dang ky|ky (?:ket )?giao uoc|hoan thanh|xay dung|ban hanh|"
    r"tong hop|de nghi|ho so|lap|cham diem|"
    r"danh gia|binh xet|tham dinh|xet|thong bao|cung cap|phe duyet|cong bo|trien khai|de xuat|"
    r"gioi thieu|cu|so ket|tong ket|thong nhat)\b"
)
_SENTENCES = re.compile(
    r"(?<=[^\W\d_][.!?])\s+(?=[^\W\d_])|(?<=[)\]\"”0-9][.;])\s+(?=[A-ZĐÀ-Ỹ+\-])|" r"(?<=;)\s+(?=[-+A-ZĐÀ-Ỹ])"
)
_PERIOD = re.compile(
    r"(?:^|.*[)(,;:]|.*\bbao cao)\s*(?:va\s+)?(?:bao cao\s+)?(?:dinh ky\s+)?(?:hang |moi )?"
    r"((?:quy|6 thang|sau thang|06 thang|9 thang|thang|nam|ca nam)(?: (?:dau|cuoi) nam)?)\s*[(:,]?\s*$"
)
_AND = re.compile(r"\s*(?:,|va|hoac)\s*(?:truoc\s*)?(?:ngay\s*)?")
_LABEL = re.compile(r"(?:\s+|^)(?:0?6 tháng|sáu tháng|9 tháng|quý|cả năm|năm)(?: (?:đầu|cuối) năm)?[\s(:,]*$")
_REGULAR = re.compile(r"dinh ky|bao cao")
_BRACKETS = re.compile(r"\([^()]{0,160}\)")


def sentences(text):
    """Yield (start, end) of the sentences of a text."""
    at = 0
    for found in _SENTENCES.finditer(text):
        if _is_part_of_list(text, at, found.start()):
            continue
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _is_part_of_list(text, start, end):
    """A semicolon after bare names ("Các sở; UBND các xã gửi …") ends no sentence."""
    part = text[start:end]
    return part.endswith(";") and len(part) < 120 and not re.search(r"\d", part) and not HANDED.search(fold(part))


def contexts_of(sentence, dues):
    """Return for each due the words that belong to it: {"before", "after", "bracket", "sentence", "subject", …}."""
    found = []
    for index, due in enumerate(dues):
        left = dues[index - 1].end if index else 0
        right = dues[index + 1].start if index + 1 < len(dues) else len(sentence)
        if index and _AND.fullmatch(fold(sentence[left : due.start])):
            found.append(found[-1])
        else:
            found.append(_regular(sentence, left, due, dues) or _context(sentence, left, due, right))
    return found


def _context(sentence, left, due, right):
    """The clause before a day, or after it when that one is empty."""
    before, after = sentence[left : due.start], sentence[due.end : right]
    bracket = re.match(r"\s*(\([^()]{3,160}\)|đối với [^,;.]{3,120})", after)
    clause = before.rsplit(";", 1)[-1]
    linked = left > 0 and (";" not in before or bool(re.search(r"\b(?:gui|nop)\b", fold(clause))))
    tail = sentence[due.end :].split(";", 1)[0]
    if not bracket and not HANDED.search(fold(clause)):
        clause, after = (
            (clause, after.split(";", 1)[0]) if HANDED.search(fold(after.split(";", 1)[0])) else (before, "")
        )
    else:
        after = ""
    return {
        "before": clause,
        "after": after,
        "bracket": squeeze(bracket.group(1)).strip("()") if bracket else "",
        "sentence": sentence[:left] if linked else "",
        "subject": sentence[: due.start],
        "trigger": sentence[due.start : due.end],
        "tail": tail,
        "period": "",
    }


def _regular(sentence, left, due, dues):
    """Days of a regular report ("định kỳ 6 tháng (trước …) và năm (trước …)") share the words around them."""
    period = _PERIOD.match(fold(sentence[left : due.start]))
    if not period or not _REGULAR.search(fold(sentence)):
        return None
    rest, first = sentence, sentence.rfind(";", 0, left + period.start(1)) + 1
    if first and _REGULAR.search(fold(sentence[first : due.start])):
        rest, dues = sentence[first:], [_moved(other, first) for other in dues if other.start >= first]
    for other in reversed(dues):
        rest = _LABEL.sub("", rest[: other.start]) + "," + rest[other.end :]
    rest = squeeze(_BRACKETS.sub(lambda found: found.group() if "qua" in found.group() else " ", rest))
    own = sentence[left + period.start(1) : left + period.end(1)]
    return {
        "before": rest,
        "after": "",
        "bracket": "",
        "sentence": "",
        "subject": rest,
        "trigger": "",
        "tail": "",
        "period": squeeze(own),
    }


def _moved(due, offset):
    return replace(due, start=due.start - offset, end=due.end - offset)
