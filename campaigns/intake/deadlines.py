"""Deadlines: who hands in what to whom by when, one entry for each stated day."""

import re

from . import dates
from .clauses import HANDED, contexts_of, sentences
from .deadline_tables import table_deadlines
from .letters import fold, is_upper, shortened, squeeze
from .owed import kind_of, receiver_of, thing_of
from .subjects import subject_of
from .triggers import dues_of

_STRICTLY = re.compile(
    r"\b(?:gui|nop|trinh|bao cao|dang ky|giao uoc|hoan thanh|ban hanh|xay dung|ho so|lap|" r"cham diem)\b"
)
_DONE = re.compile(
    r"\b(?:mo|to chuc|tien hanh|ket thuc|ra soat|kiem tra|quan triet|pho bien|chuan bi|cap nhat|phat dong|thuc hien|"
    r"tham muu|bo tri|ky|thanh lap|kien toan|xong)\b"
)
_NOT_OWED = re.compile(
    r"\b(?:phan dau|muc tieu|ky niem|ngay sinh|ngay thanh lap|nguoi co|sinh ra|"
    r"duoc (?:tuyen dung|cong nhan|thanh lap|bo nhiem)|phat sinh|co hieu luc)\b"
)
_NO_THING = re.compile(r"(?:to chuc )?thuc hien|^to chuc$|thoi gian|tien do|cac moc|lo trinh|giai phap")
_MEETING = re.compile(
    r"\b(?:hoi nghi|cuoc hop|hop (?:khoi|cum|xet)|le (?:phat dong|ky|tong ket|trao)|dai hoi|" r"hoi thao|toa dam)\b"
)
_SUBMITS = re.compile(
    r"\b(?:gui|nop|(?<!cong )(?<!chuong )trinh|ho so|danh sach|bao cao (?:ket qua|ve|cho|so)|dang ky|"
    r"tu cham|hoan thanh)\b"
)
_DUTIES = re.compile(r"to chuc thuc hien|phan cong|trach nhiem")
_NO_NAME = re.compile(
    r"^(?:cong tac|kinh phi|che do|thoi gian|noi dung|so ket|tong ket|tuyen truyen|kiem tra|bao cao|dang ky|ho so|"
    r"khen thuong|giai doan|dot|tien do|trien khai|to chuc|xay dung|giai phap|quy trinh|viec|buoc|ve)\b|[0-9%]"
)
_LONGEST_NAME = 90
_REPORTED = re.compile(r"(?:so ket|tong ket)\b")
_TOWARDS = re.compile(r"(?:\s+(?:về|cho|đến|tới|với|lên|gửi))+\s*$")
_LONGEST = 6000
_MOST_DUES = 24
_SHORTEST = 12


def deadlines_of(placed, header, plan_year, doubts):
    """Return (deadlines, meetings) in [(paragraph, section)].

    Who, what, to are None when not said. A meeting is a dated gathering at which
    nothing is handed in: {"on", "rule", "what", "line", "raw"}.
    """
    found, meetings = [], []
    times = (plan_year, header.issued_on)
    rows = [(paragraph, section) for paragraph, section in placed if paragraph.row]
    tabled = table_deadlines([paragraph for paragraph, _ in rows], *times, doubts)
    for paragraph, section in placed:
        if not any(char.isdigit() for char in paragraph.text) or paragraph.line in tabled:
            continue
        for start, end in sentences(paragraph.text):
            for deadline in _of_sentence(paragraph, section, start, end, header, plan_year, doubts):
                (meetings if "on" in deadline else found).append(deadline)
    found += [deadline for deadline in tabled.values() if deadline]
    return _once(sorted(found, key=lambda deadline: deadline["line"])), meetings


def _of_sentence(paragraph, section, start, end, header, plan_year, doubts):
    sentence = paragraph.text[start : min(end, start + _LONGEST)]
    shadow = fold(sentence)
    dues = [
        due
        for due in dues_of(shadow, plan_year, header.issued_on)
        if _is_owed(shadow, due, section, (plan_year, header.issued_on))
    ]
    dues = dues[:_MOST_DUES]
    for due, context in zip(dues, contexts_of(sentence, dues), strict=True):
        raw = squeeze(sentence[due.start : due.end])
        if _is_meeting(context):
            yield _meeting(paragraph, start, context, due, raw)
            continue
        deadline = _deadline(paragraph, section, start, context, due, raw)
        _note_doubts(doubts, due, raw, deadline)
        yield deadline


def _is_owed(shadow, due, section, times):
    """A day is owed when something is handed in by it; cited and past days are not."""
    year, issued_on = times
    if due.due_on and ((issued_on and due.due_on < issued_on) or (year and due.due_on.year < year)):
        return False
    title = fold(" ".join(one.title for one in section.chain() if one.title)) if section else ""
    around = shadow[max(0, due.start - 400) : due.end + 200]
    if due.rule in ("until", "on"):
        return bool(_STRICTLY.search(around)) and not _NOT_OWED.search(around)
    if _NOT_OWED.search(shadow[max(0, due.start - 60) : due.start]):
        return False
    return bool(
        HANDED.search(around) or _DONE.search(around) or re.search(r"thoi gian|thoi han|tien do|bao cao|nop|gui", title)
    )


def _is_meeting(context):
    clause = fold(f"{context['before']} {context['after']}")
    return bool(_MEETING.search(clause)) and not _SUBMITS.search(clause)


def _meeting(paragraph, start, context, due, raw):
    return {
        "on": dates.iso(due.due_on),
        "rule": due.rule,
        "what": shortened(squeeze(context["before"]).strip(" ,;:.-–"), 160) or None,
        "line": paragraph.line_at(start + due.start),
        "raw": raw,
    }


def _deadline(paragraph, section, start, context, due, raw):
    to = receiver_of(context)
    who = _subject(context, to)
    who = who or _earlier_subject(paragraph.text[:start]) or _responsible(section)
    what = _what(thing_of(context), to, who, section)
    return {
        "due_on": dates.iso(due.due_on),
        "rule": due.rule,
        "who": who if who != to else None,
        "what": what,
        "to": to,
        "line": paragraph.line_at(start + due.start),
        "raw": raw,
        "kind": kind_of(what, _around(context)),
        **({"month_day": due.month_day} if due.month_day else {}),
        **({"day": due.day} if due.day else {}),
        **({"time": due.time} if due.time else {}),
    }


def _around(context):
    return f"báo cáo {context['period']}" if context["period"] else f"{context['before']} {context['bracket']}"


def _what(thing, to, who, section):
    """The thing without its owner and receiver; the heading's words when the sentence names none."""
    if thing and who and fold(thing).startswith(fold(who)):
        thing = thing[len(who) :].strip(" ,:") or thing
    for name in (to, to.split(",")[0]) if thing and to else ():
        if fold(thing).endswith(fold(name)):
            thing = _TOWARDS.sub("", thing[: -len(name)]).strip(" ,:") or thing
    thing = thing and (re.sub(r"^(?:[Gg]ửi|[Nn]ộp)\s+", "", thing) or None)
    title = (section.title if section else None) or ""
    if thing and fold(thing) == "bao cao" and _REPORTED.match(fold(title)):
        return f"{thing} {title[:1].lower()}{title[1:]}"
    says_more = title and not _NO_THING.search(fold(title)) and not subject_of(title, None, heading=True)
    return title if says_more and (not thing or len(thing) <= _SHORTEST) else thing


def _subject(context, to):
    """The subject of the clause; of the whole sentence when that is a list which ends with it."""
    whole = subject_of(context["subject"], to)
    clause = subject_of(context["before"], to) or subject_of(context["after"], to)
    return whole if not clause or (whole and fold(whole).endswith(fold(clause))) else clause


def _earlier_subject(text):
    """The subject named at the start of the same paragraph."""
    text = text[-3000:]
    for start, end in reversed(list(sentences(text))[-4:]):
        subject = subject_of(text[start:end], None)
        if subject:
            return subject
    return None


def _responsible(section):
    """The nearest heading, or untitled point, that names a responsible unit."""
    for one in section.chain() if section else []:
        text = one.title or one.paragraph.text[one.label.end :][:400]
        subject = None if one.title and is_upper(text) else subject_of(text, None, heading=bool(one.title))
        if subject or _is_duty(one):
            return subject or one.title
    return None


def _is_duty(section):
    """Tell whether a short heading under "Tổ chức thực hiện" is the name of whoever acts."""
    above = fold((section.parent.title if section.parent else "") or "")
    name = section.title or ""
    return bool(_DUTIES.search(above)) and 3 < len(name) <= _LONGEST_NAME and not _NO_NAME.search(fold(name))


def _note_doubts(doubts, due, raw, deadline):
    if due.unreal:
        doubts.add("deadline_not_a_day", raw, deadline["line"])
    if not due.year_given and due.due_on:
        doubts.add("deadline_year_inferred", raw, deadline["line"])
    if not deadline["who"]:
        doubts.add("deadline_who_missing", shortened(raw, 60), deadline["line"])


def _once(found):
    seen, kept = set(), []
    for deadline in found:
        key = (
            fold(deadline["to"] or ""),
            deadline["due_on"],
            deadline.get("month_day"),
            deadline["rule"],
            fold(deadline["what"] or ""),
            fold(deadline["who"] or ""),
        )
        if key not in seen:
            seen.add(key)
            kept.append(deadline)
    return kept
