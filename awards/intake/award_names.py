"""Names of awards as people write them, in full, in short, of today or of old, become codes of the catalogue."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from awards.intake import issuers
from awards.intake.issuers import issuer_code
from thiduakt.base.text import nfc, search_key

PERSON, UNIT, HOUSEHOLD = "ca_nhan", "tap_the", "ho_gia_dinh"
UNKNOWN = "Không có danh hiệu, hình thức nào tên “{}” trong danh mục. Hãy chọn đúng tên, hoặc bổ sung danh mục."
NO_CLASS = "“{}” chưa ghi hạng. Hãy ghi hạng Nhất, Nhì hoặc Ba."
NO_LEVEL = "“{}” chưa rõ của cấp nào. Hãy ghi thêm cơ quan, người quyết định."
SEVERAL = "“{}” có nhiều danh hiệu, hình thức: {}. Hãy ghi mỗi danh hiệu, hình thức một dòng."
SEVERAL_CLASSES = "“{}” ghi nhiều hạng. Hãy ghi mỗi hạng một dòng."
EMPTY = "Hãy ghi danh hiệu, hình thức khen thưởng."

# Short forms, word by word, after marks and signs are gone.
_SHORT = {
    "bk": "bang khen", "gk": "giay khen", "cstd": "chien si thi dua", "cstdcs": "chien si thi dua co so",
    "cstdtq": "chien si thi dua toan quoc", "cstdt": "chien si thi dua tinh", "cstdct": "chien si thi dua tinh",
    "csdtcs": "chien si thi dua co so", "ldtt": "lao dong tien tien", "cstt": "chien si tien tien",
    "ttldxs": "tap the lao dong xuat sac", "ttldtt": "tap the lao dong tien tien", "tapthe": "tap the",
    "ldxs": "lao dong xuat sac", "dvqt": "don vi quyet thang", "dvtt": "don vi tien tien",
    "hc": "huan chuong", "hcld": "huan chuong lao dong", "hcldd": "huan chuong lao dong",
    "hcdl": "huan chuong doc lap", "hcbvtq": "huan chuong bao ve to quoc", "hcqc": "huan chuong quan cong",
    "hccc": "huan chuong chien cong", "ttg": "thu tuong", "ttcp": "thu tuong", "tt": "tt", "cp": "chinh phu",
    "ctn": "chu tich nuoc", "ct": "chu tich", "sy": "si", "knc": "ky niem chuong", "cs": "co so", "ld": "lao dong",
    "tq": "toan quoc", "td": "thi dua", "gdvh": "gia dinh van hoa", "ahld": "anh hung lao dong", "cotd": "co thi dua",
    "ctd": "co thi dua", "ahllvt": "anh hung luc luong vu trang", "nguoi": "nguoi", "bvtq": "bao ve to quoc",
    "ngut": "nha giao uu tu", "ngnd": "nha giao nhan dan", "hdbt": "hoi dong bo truong",
}  # fmt: skip
_LEAD = re.compile(r"^(?:(?:danh hieu|hinh thuc|truy tang|phong tang|tang thuong|duoc tang|tang|nhan) )+")
# Where the name of an award begins, in words with the short forms written out.
_BEGINS = re.compile(
    r"\b(?:co thi dua|chien si (?:thi dua|tien tien)|tap the lao dong (?:tien tien|xuat sac)|lao dong tien tien|"
    r"bang khen|giay khen|huan chuong|huy chuong|ky niem chuong|gia dinh van hoa|don vi (?:quyet thang|tien tien)|"
    r"anh hung (?:lao dong|luc luong)|(?:nha giao|thay thuoc|nghe si|nghe nhan) (?:uu tu|nhan dan))\b"
)
# After such a word the second name only says to whom, or for what, the first award was given.
_BELONGS = re.compile(r"(?:\b(?:cho|tang|vi|dat|cua|la|tu|duoc)|\()\s*$")
_BETWEEN = re.compile(
    r"(?:[\s,;+/&.\-–]|\b(?:và|kiêm|danh hiệu|hình thức|được tặng|tặng)(?=[\s,;+/&.\-–]|$))+$", re.IGNORECASE
)
_CLASS = re.compile(r"\b(?:hang )?(nhat|nhi|ba|iii|ii|i|[123])\b")
_CLASSES = {"nhat": "1", "nhi": "2", "ba": "3", "i": "1", "ii": "2", "iii": "3"}
# Awards whose name says all; "#" stands for the class.
_PLAIN = tuple((re.compile(wording), code) for wording, code in (
    (r"huan chuong sao vang", "HCSV"),
    (r"huan chuong ho chi minh", "HCHCM"),
    (r"huan chuong doc lap", "HCDL#"),
    (r"huan chuong quan cong", "HCQC#"),
    (r"huan chuong lao dong", "HCLD#"),
    (r"huan chuong bao ve to quoc", "HCBVTQ#"),
    (r"huan chuong chien cong", "HCCC#"),
    (r"huan chuong (?:dai )?doan ket", "HCDDK"),
    (r"huan chuong dung cam", "HCDC"),
    (r"huan chuong huu nghi", "HCHN"),
    (r"huy chuong .*quan ky", "HCH_QKQT"),
    (r"huy chuong .*vi an ninh", "HCH_VANTQ"),
    (r"huy chuong .*chien si ve vang", "HCH_CSVV#"),
    (r"huy chuong huu nghi", "HCH_HN"),
    (r"huy chuong .*thanh nien xung phong", "HCH_TNXP"),
    (r"(?:tinh|thanh pho) anh hung", "TINH_AH"),
    (r"ba me viet nam anh hung", "BMVNAH"),
    (r"anh hung luc luong vu trang", "AHLLVT"),
    (r"anh hung lao dong", "AHLD"),
    (r"nha giao nhan dan", "NGND"), (r"nha giao uu tu", "NGUT"),
    (r"thay thuoc nhan dan", "TTHND"), (r"thay thuoc uu tu", "TTHUT"),
    (r"nghe si nhan dan", "NSND"), (r"nghe si uu tu", "NSUT"),
    (r"nghe nhan nhan dan", "NNND"), (r"nghe nhan uu tu", "NNUT"),
    (r"giai thuong ho chi minh", "GT_HCM"), (r"giai thuong nha nuoc", "GT_NN"),
    (r"tap the (?:lao dong xuat sac|ld ?xs|xuat sac)", "TTLDXS"),
    (r"(?:tap the|to|doi|phan xuong) (?:lao dong tien tien|tien tien|ld ?tt)", "TTLDTT"),
    (r"don vi quyet thang", "DVQT"), (r"don vi tien tien", "DVTT"),
    (r"chien si tien tien", "CSTT"), (r"lao dong tien tien", "LDTT"),
    (r"(?:xa|phuong|dac khu).* tieu bieu", "XA_TIEU_BIEU"),
    (r"gia dinh van hoa", "GDVH"),
    (r"(?:thon|lang|ban|ap|khu pho|to dan pho).* van hoa", "THON_VH"),
))  # fmt: skip
_OF_PREMIER = r"thu tuong|chinh phu|hoi dong bo truong|cap nha nuoc"
_OF_PROVINCE = (
    r"ubnd (?:tinh|thanh pho|tp)|uy ban nhan dan (?:tinh|thanh pho)|(?:cap|chu tich) (?:tinh|thanh pho)|\btinh\b"
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A code, or a sentence that says why there is none."""

    code: str = ""
    why: str = ""


class AwardNames:
    """Resolves against one catalogue: pairs of code and name. What it has resolved once it remembers."""

    def __init__(self, catalogue: Iterable[tuple[str, str]]):
        catalogue = list(catalogue)
        self.codes = {code for code, _ in catalogue}
        self.names = {bare(name): code for code, name in catalogue}
        self.names |= {bare(code): code for code in self.codes}
        self._known: dict[tuple[str, str], Resolved] = {}

    def resolve(self, text: str, issuer: str = "", subject: str = "") -> Resolved:
        """The award of these words, decided by `issuer` (words as well); never one the catalogue does not hold.

        `subject` may tell "lao động xuất sắc" of a collective; empty when not known.
        """
        key = text, issuer, subject
        if key not in self._known:
            self._known[key] = self._resolved(text, issuer, subject)
        return self._known[key]

    def each(self, text: str, issuer: str = "", subject: str = "") -> list[str]:
        """The names of the awards that one text lists, each apart; the text itself where it cannot be parted surely."""
        parts = pieces(text)
        found = [self.resolve(part, issuer, subject).code for part in parts]
        is_sure = len(set(found)) == len(found) and all(found)
        return parts if is_sure and not any(_BELONGS.search(search_key(part)) for part in _raw(text)) else [text]

    def _several(self, text: str, issuer: str, subject: str) -> bool:
        parts = pieces(text)
        return len(parts) > 1 and len({self.resolve(part, issuer, subject) for part in parts}) > 1

    def _resolved(self, text: str, issuer: str, subject: str) -> Resolved:
        said = bare(text)
        if not said:
            return Resolved(why=EMPTY)
        if said in self.names:
            return Resolved(self.names[said])
        shown = text.strip()[:80]
        words = " ".join(_SHORT.get(word, word) for word in said.split())
        if words not in self.names and self._several(text, issuer, subject):
            return Resolved(why=SEVERAL.format(shown, "; ".join(pieces(text))))
        found = self.names.get(words) or _by_words(words, issuer_code(text), issuer_code(issuer), subject)
        if found.endswith("#"):
            return self._of_class(found[:-1], words, shown)
        if found == "?":
            return Resolved(why=NO_LEVEL.format(shown))
        return Resolved(found) if found in self.codes else Resolved(why=UNKNOWN.format(shown))

    def _of_class(self, stem: str, words: str, shown: str) -> Resolved:
        found = [_CLASSES.get(each, each) for each in _CLASS.findall(words)]
        if len(set(found)) > 1:
            return Resolved(why=SEVERAL_CLASSES.format(shown))
        code = f"{stem}{found[-1]}" if found else ""
        return Resolved(code) if code in self.codes else Resolved(why=NO_CLASS.format(shown))


def pieces(text: str) -> list[str]:
    """`LĐTT, CSTĐCS` -> [`LĐTT`, `CSTĐCS`]: one text for each award whose name begins in it."""
    return [_BETWEEN.sub("", part).strip(" (),;+/&") for part in _raw(text)] or [text]


def _raw(text: str) -> list[str]:
    text, words, starts = nfc(text), "", {}
    for word in re.finditer(r"[^\W_]+", text):
        key = search_key(word[0])
        starts[len(words)] = word.start()
        words += _SHORT.get(key, "si" if key == "sy" else key) + " "
    cuts = [
        max((starts[each] for each in starts if each <= found.start()), default=0) for found in _BEGINS.finditer(words)
    ]
    if not cuts:
        return []
    ends = [*cuts[1:], len(text)]
    return [text[start:end] for start, end in zip([0, *cuts[1:]], ends, strict=True)]


def bare(text: str) -> str:
    """Letters and digits only, without marks: how names of awards are compared."""
    said = re.sub(r"[^a-z0-9]+", " ", search_key(text)).strip()
    return re.sub(r"\b(chien|nghe) sy\b", r"\1 si", _LEAD.sub("", said))


def _by_words(words: str, named: str, issuer: str, subject: str) -> str:
    """A code, one that ends in "#" when its class must be read, "?" when its level is not said, "" when unknown."""
    if found := _levelled(words, named, issuer):
        return found
    if subject == UNIT and re.search(r"^lao dong xuat sac", words):
        return "TTLDXS"
    if subject == UNIT and re.search(r"^lao dong tien tien", words):
        return "TTLDTT"
    return next((code for wording, code in _PLAIN if wording.match(words)), "")


def _levelled(words: str, named: str, issuer: str) -> str:
    """Awards of one name that several levels give."""
    if re.search(r"^(?:\w+ )?chien si thi dua", words):
        return _emulator(words, issuer)
    if re.search(r"^co (?:thi dua|don vi|luan luu|dan dau|ubnd|chinh phu)|^co\b", words):
        return _flag(words, named or issuer)
    if words.startswith("bang khen"):
        return _merit(words, named or issuer)
    if words.startswith("giay khen"):
        return _praise(words, named or issuer)
    if words.startswith("ky niem chuong"):
        by = {issuers.ASSEMBLY: "KNC_UBTVQH", issuers.PROVINCE: "KNC_TINH", issuers.MINISTER: "KNC_BO"}
        return by.get(named or issuer, "?")
    return ""


def _emulator(words: str, issuer: str) -> str:
    if "toan quoc" in words or "toan quan" in words:
        return "CSTDTQ" if "quoc" in words else ""
    if "co so" in words:
        return "CSTDCS"
    if re.search(r"\b(?:tinh|thanh pho|bo|nganh|trung uong)\b", words):
        return "CSTD_TINH"
    by = {issuers.PREMIER: "CSTDTQ", issuers.PROVINCE: "CSTD_TINH", issuers.MINISTER: "CSTD_TINH"}
    low = (issuers.DEPARTMENT, issuers.DISTRICT, issuers.COMMUNE, issuers.FIRM, issuers.OFFICE)
    return by.get(issuer) or ("CSTDCS" if issuer in low else "?")


def _flag(words: str, issuer: str) -> str:
    if re.search(_OF_PREMIER, words):
        return "CO_CP"
    if re.search(_OF_PROVINCE, words):
        return "CO_TINH"
    return {issuers.PREMIER: "CO_CP", issuers.GOVERNMENT: "CO_CP", issuers.PROVINCE: "CO_TINH"}.get(issuer, "?")


def _merit(words: str, issuer: str) -> str:
    if re.search(_OF_PREMIER, words):
        return "BKTTG"
    if re.search(_OF_PROVINCE, words):
        return "BK_TINH"
    by = {issuers.PREMIER: "BKTTG", issuers.GOVERNMENT: "BKTTG", issuers.PROVINCE: "BK_TINH", issuers.MINISTER: "BK_BO"}
    return by.get(issuer, "?")


def _praise(words: str, issuer: str) -> str:
    if re.search(r"\b(?:huyen|quan|thi xa)\b", words):
        return "GK_HUYEN"
    if re.search(r"\b(?:xa|phuong|thi tran|dac khu)\b", words):
        return "GK_XA"
    by = {
        issuers.DISTRICT: "GK_HUYEN", issuers.COMMUNE: "GK_XA", issuers.DEPARTMENT: "GK_SO",
        issuers.OFFICE: "GK_DV", issuers.FIRM: "GK_DN",
    }  # fmt: skip
    return by.get(issuer, "?")
