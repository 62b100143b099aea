"""What the head of a decision, or the lines over a list, say once for all: number, day, who decided, which award."""

import re

from awards.intake import columns as h
from awards.intake.issuers import is_number
from thiduakt.base.text import nfc, squeeze, without_marks

MOST_LINES = 60
NUMBER = re.compile(
    r"\bso\s*:?\s*(\d{1,5}[a-z]?(?:\s?/\s?\d{4})?)\s?/\s?(q[dđ][a-z0-9\-–. ]*?[a-z0-9])(?=\s|,|;|\)|$)", re.IGNORECASE
)
# Letters recognised in a picture: l, I and O stand where 1 and 0 are meant.
DAY = re.compile(
    r"ngay\s*([0-9lio|]{1,2})\s*(?:thang\s*([0-9lio|]{1,2})\s*nam\s*([0-9lio|]{4})|"
    r"[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}))",
    re.IGNORECASE,
)
FIGURES = str.maketrans("lLiI|oO", "1111100")
ATTACHED = re.compile(r"kem theo\s+(?:quyet dinh|qd)[^)]*", re.IGNORECASE)
BY = re.compile(r"\bcua\s+(.+?)\s*(?:\)|$)", re.IGNORECASE)
# A line of capitals that says who decides: it stands right over the first "Căn cứ".
AUTHORITY = re.compile(
    r"^(?:pho )?(?:chu tich|giam doc|thu tuong|bo truong|truong ban|hieu truong|tong giam doc|chi cuc truong|"
    r"vien truong|uy ban nhan dan|hoi dong|ban thuong vu|thu truong|cuc truong|chanh an)\b"
)
OFFICE = re.compile(r"^(?:uy ban nhan dan|ubnd|so|thu tuong|chu tich nuoc|bo|cong ty|truong|benh vien|ban)\b")
# A line that goes on with the name of the body over it: "ỦY BAN NHÂN DÂN / HUYỆN AN LÂM".
GOES_ON = re.compile(r"^(?:va|tinh|huyen|xa|phuong|quan|thanh pho|thi xa|thi tran|dac khu)\b")
COMMITTEE = re.compile(r"^(?:uy ban nhan dan|ubnd)\b")
# "Sổ", "Số" without their marks read as "Sở"; a register's title is no office.
NO_OFFICE = re.compile(r"s[ổốơồ]\s", re.IGNORECASE)
NATION = re.compile(r"cong hoa xa hoi.*$|doc lap\s*-?\s*tu do.*$", re.IGNORECASE)
TITLE = re.compile(r"(?:v/v|ve viec|ve|danh sach|tong hop)\b")
AWARDED = re.compile(
    r"\b(?:truy tang|phong tang|tang thuong|tang|cong nhan|de nghi tang)\s+(?:thuong\s+)?(?:cac\s+)?"
    r"(?:danh hieu\s+(?:thi dua\s+)?)?",
    re.IGNORECASE,
)
AWARD_ENDS = re.compile(
    r"\s+(?:cho|doi voi|nam|vi|da co|co thanh tich|kem theo|giai doan|nam hoc|trong|den|tang)\b|[:;,(\[]|\s[-–]\s|$",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"\b(?:bang khen|giay khen|huan chuong|huy chuong|co thi dua|chien s[iy] (?:thi dua|tien tien)|lao dong tien tien|"
    r"tap the lao dong (?:xuat sac|tien tien)|ky niem chuong|gia dinh van hoa|don vi (?:quyet thang|tien tien)|"
    r"anh hung lao dong|nha giao (?:uu tu|nhan dan)|thay thuoc (?:uu tu|nhan dan)|thon,? .{0,20}van hoa)",
    re.IGNORECASE,
)
TERRITORIES = ("tỉnh", "huyện", "xã", "phường", "quận", "trấn", "phố", "khu")
OFFICES = ("ủy", "sở", "hội", "bộ", "công", "trường", "bệnh")
OFFICES_OF = ("sở", "bộ")
PERIOD = re.compile(r"\b(?:nam hoc|giai doan|nam)\s+((?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)", re.IGNORECASE)


def fold(text: str) -> str:
    """The text without marks, letter for letter: places found in it hold in the text as well."""
    text = nfc(text)
    folded = without_marks(text)
    return folded if len(folded) == len(text) else "".join(without_marks(char)[:1] or " " for char in text)


def heading_of(text: str) -> dict[str, str]:
    """Texts by meaning of a column, as if each line of the list said them; only what is said."""
    lines = [line for line in map(squeeze, nfc(text).splitlines()) if line][:MOST_LINES]
    attached = _attached(" ".join(lines))
    found = {
        h.NUMBER: attached.get(h.NUMBER) or _number(lines),
        h.DECIDED: attached.get(h.DECIDED) or _day(" \n ".join(_above_grounds(lines))),
        h.ISSUER: attached.get(h.ISSUER) or _issuer(lines),
        h.AWARD: _award(lines),
        h.PERIOD: _period(lines),
    }
    if not (attached.get(h.ISSUER) or found[h.NUMBER] or found[h.DECIDED] or _is_decision(lines)):
        found[h.ISSUER] = ""  # the office over a list has drawn it up; only a decision is issued by its heading
    return {meaning: said for meaning, said in found.items() if said}


def _is_decision(lines: list[str]) -> bool:
    return any(re.match(r"(?:quyet dinh|can cu|dieu \d)", fold(line).lower()) for line in lines)


def award_in(text: str) -> str:
    """The award that a sentence gives: `Tặng Bằng khen của Chủ tịch UBND tỉnh cho 03 tập thể` -> `Bằng khen …tỉnh`."""
    text = nfc(text)
    folded = fold(text)
    named = NAMED.search(folded)
    if not named:
        return ""
    given = [match for match in AWARDED.finditer(folded) if match.end() <= named.start() + 1]
    start = given[-1].end() if given and named.start() - given[-1].end() < len("danh hieu thi dua ") else named.start()
    end = AWARD_ENDS.search(folded, max(named.end(), start))
    return squeeze(text[start : end.start() if end else len(text)]).strip(" .,;:")


def _attached(text: str) -> dict[str, str]:
    """`(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2020 của Chủ tịch UBND tỉnh)` over an attached list."""
    folded = fold(text)
    found = ATTACHED.search(folded)
    if not found:
        return {}
    said, part = text[found.start() : found.end()], folded[found.start() : found.end()]
    number, by = NUMBER.search(part), BY.search(part)
    return {
        h.NUMBER: _written(said, number) if number else "",
        h.DECIDED: _day(said),
        h.ISSUER: squeeze(said[by.start(1) : by.end(1)]).strip(" .,;") if by else "",
    }


def _number(lines: list[str]) -> str:
    for line in lines:
        if found := NUMBER.search(fold(line)):
            return _written(line, found)
    return ""


def _written(text: str, found: re.Match) -> str:
    symbol = re.sub(r"\s*[-–]\s*", "-", text[found.start(2) : found.end(2)]).replace(" ", "").rstrip(".")
    number = re.sub(r"\s", "", found[1])
    return f"{number}/{symbol}"


def _day(text: str) -> str:
    """The first day named, as dd/mm/yyyy; a day that is none stays as it is, for the line to be told."""
    found = DAY.search(fold(text))
    if not found:
        return ""
    said = (found[1], found[2] or found[4], found[3] or found[5])
    day, month, year = (each.translate(FIGURES) for each in said)
    return f"{int(day):02d}/{int(month):02d}/{year}"


def _above_grounds(lines: list[str]) -> list[str]:
    """The lines before the grounds: days named there belong to other papers."""
    for place, line in enumerate(lines):
        if re.match(r"can cu|xet |theo de nghi|dieu 1\b", fold(line).lower()):
            return lines[:place]
    return lines


def _issuer(lines: list[str]) -> str:
    """Who decides: the line of capitals over the grounds, else the lowest body named in the head of the paper."""
    above = _above_grounds(lines)
    for place in range(len(above) - 1, max(-1, len(above) - 6), -1):
        line = above[place]
        key = fold(line).lower()
        if len(above) < len(lines) and AUTHORITY.match(key) and line == line.upper():
            follows = above[place + 1] if place + 1 < len(above) and above[place + 1].isupper() else ""
            if COMMITTEE.match(key) and OFFICE.match(fold(follows).lower()):
                continue  # "UBND TỈNH … / SỞ …": the lower body issues
            ends = is_number(follows) or fold(follows).lower().startswith("quyet dinh")
            return _usual_case(line if ends else f"{line} {follows}")
    offices = _offices(above[:8])
    return _usual_case(offices[-1]) if offices else ""


def _offices(lines: list[str]) -> list[str]:
    """The bodies in the head of a paper, the name of each whole though it stands on two lines."""
    found: list[str] = []
    goes_on = False
    for line in lines:
        head = NATION.sub("", fold(line))
        said = line[: len(head)].strip()
        if goes_on and GOES_ON.match(head.lower()):
            found[-1] = f"{found[-1]} {said}"
        elif goes_on := bool(OFFICE.match(head.lower())) and not (is_number(said) or NO_OFFICE.match(said)):
            found.append(said)
    return found


def _usual_case(text: str) -> str:
    """Capitals of a heading in the letters of a sentence: `Chủ tịch Ủy ban nhân dân tỉnh An Lâm`."""
    said = squeeze(text)
    if "NƯỚC CỘNG HÒA" in said:
        return "Chủ tịch nước"
    if said != said.upper():
        return said
    words, named = said.lower().split(), False
    for place, word in enumerate(words):
        before = words[place - 1].lower() if place else ""
        named = named or before in TERRITORIES
        starts = place == 0 or (word in OFFICES and before not in OFFICES) or before in (*OFFICES_OF, "và")
        if named or starts:
            words[place] = word.capitalize()
    return " ".join(words).replace("Ubnd", "UBND").replace("ubnd", "UBND")


def _award(lines: list[str]) -> str:
    """The award that the title names."""
    for place, line in enumerate(lines):
        key = fold(line).lower()
        if re.match(r"can cu|dieu \d", key):
            return ""
        if (TITLE.search(key) or line.isupper()) and (found := award_in(" ".join(lines[place : place + 2]))):
            return found
    return ""


def _period(lines: list[str]) -> str:
    for place, line in enumerate(lines):
        key = fold(line).lower()
        if re.match(r"can cu|dieu \d", key):
            return ""
        found = PERIOD.search(key) if TITLE.search(key) or line.isupper() or place == 0 else None
        if found and not DAY.search(key):
            return found[1]
    return ""
