"""References: documents cited by number, date, kind and issuer."""

import re

from . import dates
from .letters import fold, is_upper, squeeze

_LETTERS = "A-ZĐÀ-Ỹ"
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z./\-])(?P<number>[0-9]{1,5}(?:\s?/\s?[12][0-9]{3})?)\s?(?P<mark>[/\-–])\s?"
    rf"(?P<symbol>(?:QH[0-9]{{1,2}}|[{_LETTERS}]{{2,8}}[a-z]?|[{_LETTERS}][A-Za-zrR]{{1,3}})"
    rf"(?:(?:\s?[-–/]\s?|\.)(?:[{_LETTERS}&][{_LETTERS}a-z&]{{0,12}}|TTg|[0-9]{{1,2}}))*)"
)
_KINDS = [
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Kế hoạch",
    "Kết luận",
    "Quy định",
    "Hướng dẫn",
    "Thông tư liên tịch",
    "Thông tư",
    "Công văn",
    "Thông báo",
    "Tờ trình",
    "Chương trình",
    "Đề án",
    "Báo cáo",
    "Công điện",
    "Quy chế",
    "Thông tri",
    "Giấy mời",
    "Văn bản",
]
_KIND_BEFORE = re.compile(rf"(?<![a-z])({'|'.join(fold(kind) for kind in _KINDS)})(?:\s+lien tich)?\s*(?:so)?\s*:?\s*$")
_KIND_ANYWHERE = {fold(kind): kind for kind in _KINDS}
_BY_SYMBOL = {
    "KH": "Kế hoạch",
    "CT": "Chỉ thị",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "KL": "Kết luận",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
    "TTR": "Tờ trình",
    "BC": "Báo cáo",
    "CTR": "Chương trình",
    "ĐA": "Đề án",
    "CĐ": "Công điện",
    "QC": "Quy chế",
    "QYĐ": "Quy định",
    "QH": "Luật",
    "CV": "Công văn",
    "TTLT": "Thông tư liên tịch",
}
_DATED = re.compile(rf"\s*,?\s*\(?\s*(?:ban hanh\s+)?(?:ngay\s+)(?P<date>{dates.DAY})")
_ISSUED = re.compile(r"\s*,?\s*(?:va\s+)?cua\s+")
_ISSUER_ENDS = re.compile(
    r"[,;:.()\"]|(?<=\s)(?:ve|phat dong|ban hanh|phe duyet|quy dinh|trien khai|to chuc|phien|(?<!tuyen )giao|"
    r"sua doi|huong dan|thuc hien|"
    r"day manh|tai|trong|nham|de|va (?:ke hoach|quyet dinh|chi thi|nghi quyet|cong van|huong dan)|"
    r"tong ket|cong bo|thong qua|"
    r"tiep tuc|tang cuong|xay dung|kem theo|gui|yeu cau|bang|theo|nam [0-9]{4}|doi voi|len|nhung)\b"
)
_VERBS = re.compile(r"quy dinh|ban hanh|phe duyet|sua doi|ve$")  # ends even with a capital: "của Bộ Nội vụ Quy định …"
_NAMED_LAW = re.compile(
    r"(?<![a-z])luat\s+([a-z][a-z, \-]{3,60}?)\s*,?\s*(?:so\s+[0-9]+/[0-9]{4}/qh[0-9]+\s*)?"
    rf"(?:(?:ngay\s+)?{dates.DAY}|nam\s+[12][0-9]{{3}}(?![0-9]))"
)
_LAW_DATE = re.compile(r"\s*,?\s*(?:(?:ngày|năm)\s+)?[0-9]")
_FAR = 70


def references_of(title, paragraphs):
    """Return the documents cited in title (a paragraph or None) and text, each once, in order of first mention."""
    found = {}
    for paragraph in ([title] if title else []) + paragraphs:
        laws = () if paragraph is title else _laws(paragraph)
        for reference in (*_numbered(paragraph), *laws):
            key = fold(reference["number"] or _law_key(reference["title"])).replace(" ", "")
            known = found.get(key)
            if known is None:
                found[key] = reference
            else:
                _complete(known, reference)
    return sorted(found.values(), key=lambda reference: reference["line"])


def _law_key(title):
    """A law is told by its name and year ("ngày 15/6/2022" and "năm 2022" are the same)."""
    return f"{_LAW_DATE.split(title)[0]}{''.join(re.findall('[12][0-9]{3}', title)[-1:])}"


def _complete(known, other):
    """Fill what a first mention lacked from a later one of the same document."""
    if other["issued_on"] and known["issued_on"] and other["issued_on"] != known["issued_on"]:
        return
    if known["number"] and known["number"].isupper():
        known["number"] = other["number"]
    for key in ("issued_on", "issuer", "kind"):
        known[key] = known[key] or other[key]


def _numbered(paragraph):
    text, shadow = paragraph.text, paragraph.shadow
    for found in _NUMBER.finditer(text):
        symbol = re.sub(r"\s*([-–/.])\s*", lambda mark: mark.group(1).replace("–", "-"), found["symbol"]).rstrip(".-/")
        if not _is_symbol(symbol, found["number"], text[found.end() : found.end() + 1]):
            continue
        mark = "/" if found["mark"] == "/" else "-"
        issued_on, end = _date(shadow, found.end())
        yield {
            "number": f"{found['number'].replace(' ', '')}{mark}{symbol}",
            "issued_on": dates.iso(issued_on),
            "kind": _kind(shadow[max(0, found.start() - 40) : found.start()], symbol),
            "issuer": _issuer(text, shadow, end),
            "line": paragraph.line_at(found.start()),
        }


def _is_symbol(symbol, number, following):
    """A symbol has a known kind or two groups; "100/NTM" or "9-THCS" is none."""
    head = re.split(r"[-/.]", symbol)[0].upper()
    year = "/" in number
    return (
        (head in _BY_SYMBOL and ("-" in symbol or "/" in symbol))
        or year
        or ("-" in symbol and len(head) > 1)
        or head[:2] == "QH"
    )


def _kind(before, symbol):
    found = _KIND_BEFORE.search(before)
    if found:
        return _KIND_ANYWHERE[found.group(1)]
    head = re.split(r"[-/.0-9]", symbol)[0].upper()
    return _BY_SYMBOL.get(head) or ("Công văn" if "-" in symbol else None)


def _date(shadow, start):
    found = _DATED.match(shadow, start)
    if not found:
        return None, start
    number, month, year = dates.day_numbers(found["date"])
    return (dates.day(year, month, number) if year else None), found.end()


def _issuer(text, shadow, start):
    found = _ISSUED.match(shadow, start)
    if not found or not text[found.end() : found.end() + 1].isupper() or is_upper(text[found.end() : found.end() + 24]):
        return None
    start = found.end()
    ends = _ISSUER_ENDS.finditer(shadow, start, start + _FAR)
    stop = next((end.start() for end in ends if not text[end.start()].isupper() or _VERBS.match(end.group())), None)
    if stop is None:
        name = squeeze(text[start : start + _FAR])
        return name if len(text) <= start + _FAR else name.rsplit(" ", 1)[0]
    return squeeze(text[start:stop])


def _laws(paragraph):
    for found in _NAMED_LAW.finditer(paragraph.shadow):
        name = squeeze(paragraph.text[found.start() : found.end()])
        if name[:1].isupper() and "/QH" not in name:
            line = paragraph.line_at(found.start())
            issued_on, _ = _date(paragraph.shadow, found.end(1))
            yield {
                "number": None,
                "issued_on": dates.iso(issued_on),
                "kind": "Luật",
                "issuer": None,
                "title": name,
                "line": line,
            }
