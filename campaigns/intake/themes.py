"""Themes and periods: the slogan of a plan and the days between which it runs."""

import re

from . import dates
from .letters import fold, squeeze

_THEME = re.compile(
    r"\bchu de\b(?: (?:thi dua|nam|cong tac|cua|hanh dong|[0-9]{4}|phong trao|dot|" r"trong))*[^.;\"]{0,60}?[:\s,]*\""
)
_SLOGAN = re.compile(r"\bkhau hieu\b[^.;\"]{0,60}?[:\s,]*\"")
_PLAIN = re.compile(r"\bchu de(?: (?:thi dua|nam|cong tac|[0-9]{4}|phong trao))*\s*:\s*")
_HEADED = re.compile(r"chu de(?: (?:thi dua|nam|cong tac|cua|dot|phong trao|[0-9]{4}))*\s*[:.]?$")
_CLOSING = {"“": "”", "«": "»", "„": "“"}
_ABOUT_TIME = re.compile(
    r"thoi gian|thoi han|(?:phong trao|dot thi dua|ke hoach|dot).{0,160}(?:thuc hien|trien khai|"
    r"to chuc|phat dong|bat dau|keo dai)"
)
_EDGE = rf"(?:ngay\s+)?(?:{dates.DAY}|{dates.MONTH}|{dates.QUARTER}|{dates.YEAR})"
_SPAN = re.compile(
    rf"(?:tu|ke tu|bat dau(?: tu)?)\s+(?P<from>(?:ngay\s+)?(?:ban hanh|ky|phat dong)[^,.;]{{0,40}}?|nay|{_EDGE})"
    rf"\s*(?:,|-)?\s*(?:den|-|va ket thuc(?: vao)?|ket thuc(?: vao)?)\s*(?:het\s+)?(?P<to>{_EDGE})"
)
_YEAR_ONLY = re.compile(r"thoi gian[^:;.]{0,60}:?\s+(?:trong\s+)?nam\s+([12][0-9]{3})\W*$")
_STAGE = re.compile(r"giai doan\s+(?:tu\s+)?(?:nam\s+)?([12][0-9]{3})\s*(?:-|den)\s*(?:nam\s+)?([12][0-9]{3})")


def theme_of(body):
    """Return the theme (chủ đề) of a plan, or None."""
    for index, paragraph in enumerate(body):
        theme = _quoted_theme(paragraph.text) or _plain_theme(paragraph.text)
        if not theme and _HEADED.search(paragraph.shadow[-60:]) and len(paragraph.text) < 80 and index + 1 < len(body):
            after = body[index + 1].text
            theme = _quoted_theme(after) or _bare(after)
        if theme:
            return theme
    return next(filter(None, (_quoted_theme(paragraph.text, _SLOGAN) for paragraph in body)), None)


def _quoted_theme(text, pattern=_THEME):
    shadow = fold(text)
    for found in pattern.finditer(shadow):
        start = found.end()
        end = _closing_quote(text, start)
        if end > start + 8:
            return squeeze(text[start:end]).strip(" .,;")
    return None


def _closing_quote(text, start):
    """Return the offset of the quote that closes the one just before ``start``."""
    wanted = _CLOSING.get(text[start - 1])
    end = text.find(wanted, start) if wanted else -1
    return end if end >= 0 else fold(text).find('"', start)


def _plain_theme(text):
    found = _PLAIN.search(fold(text))
    if not found:
        return None
    rest = text[found.end() :]
    return _bare(re.split(r"(?<=[^\W\d_])\.(?:\s|$)|;", rest)[0]) if len(rest) > 8 else None


def _bare(text):
    theme = squeeze(text).strip(' .,;:"“”«»')
    return theme if 8 < len(theme) < 600 else None


def period_of(body, header, year, doubts):
    """Return {"starts_on", "ends_on"} (dates or None) of the campaign itself."""
    before = ""
    for paragraph in body:
        for sentence in re.split(r"(?<=[.;])\s+(?=[^\W\d_])(?!thoi gian ket thuc)", paragraph.shadow[:4000]):
            context = f"{before} {sentence}"
            if _ABOUT_TIME.search(context):
                period = (
                    _span(sentence, header, year, doubts)
                    or _stage(context, sentence)
                    or _edges(sentence)
                    or _whole_year(context)
                )
                if period:
                    return period
        before = paragraph.shadow[-90:] if len(paragraph.text) < 90 else ""
    return {"starts_on": None, "ends_on": None}


def _span(sentence, header, year, doubts):
    found = _SPAN.search(sentence)
    if not found:
        return None
    last, last_year = _edge(found["to"], year, last=True)
    if found["from"].endswith("nay") or re.match(r"(?:ngay )?(?:ban hanh|ky|phat dong)", found["from"]):
        first = header.issued_on
        if found["from"] == "nay" and first:
            doubts.add("period_start_inferred")
    else:
        first, _ = _edge(found["from"], last_year or year, last=False)
    return {"starts_on": first, "ends_on": last} if last else None


def _edge(shadow, year, last):
    """Return (date or None, year) of one end of a span."""
    day = re.search(dates.DAY, shadow)
    if day:
        number, month, given = dates.day_numbers(day.group())
        year = given or year
        return (dates.day(year, month, number) if year else None), given or year
    start = re.search(r"thang|quy|nam", shadow)
    first, end, _ = dates.span_of(shadow[start.start() :], year)
    found = end if last else first
    return found, found.year if found else year


def _edges(sentence):
    """The two days of "thời gian bắt đầu: …; thời gian kết thúc: …"."""
    first, last = (
        re.search(rf"{word}[^0-9]{{0,40}}(?P<day>{dates.DAY})", sentence) for word in ("bat dau", "ket thuc")
    )
    if not first or not last:
        return None
    end, year = _edge(last["day"], None, last=True)
    return {"starts_on": _edge(first["day"], year, last=False)[0], "ends_on": end} if end else None


def _whole_year(context):
    found = _YEAR_ONLY.search(context)
    if not found:
        return None
    year = int(found.group(1))
    return {"starts_on": dates.day(year, 1, 1), "ends_on": dates.day(year, 12, 31)}


def _stage(context, sentence):
    if "thoi gian" not in context:
        return None
    found = _STAGE.search(sentence)
    if not found:
        return None
    first, last = int(found.group(1)), int(found.group(2))
    return {"starts_on": dates.day(first, 1, 1), "ends_on": dates.day(last, 12, 31)}
