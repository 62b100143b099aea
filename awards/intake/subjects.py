"""Whether a name is a person's, a collective's or of a household: by its words with their marks, then its group."""

import re
from collections.abc import Mapping
from functools import lru_cache

from awards.intake.award_names import HOUSEHOLD, PERSON, UNIT
from thiduakt.base.text import search_key, squeeze
from units.intake import columns as c

# Forms of address, degrees and titles of honour before a name: "Ông", "PGS.TS. ", "BS.CKI ", "Đ/c ThS.".
_DEGREE = (
    r"(?:(?:gs|pgs|ts|tskh|ths|bs|bác sĩ|bác sỹ|(?:bs ?)?ck ?(?:i{1,2}|[12])|kts|nsưt|nsnd|ngưt|ngnd|ttưt|"
    r"ttnd|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ)(?:\s*[.,]\s*|\s+)|(?:ks|ds|cn)\.\s*)"
)
_ADDRESS = r"\(?(?:ông|bà|đ/c|đồng chí|anh|chị|cụ|cháu|em)\)?(?:\s*[:.(/]\s*(?:ông|bà)\)?)?[.:]?\s+"
HONORIFIC = re.compile(rf"^(?:{_ADDRESS}{_DEGREE}*|{_DEGREE}+)", re.IGNORECASE)
HOUSE = re.compile(r"^hộ(?:\s+gia\s+đình)?(?:\s+(?:ông|bà))*[.:]?\s+", re.IGNORECASE)
FAMILY_HEAD = re.compile(r"^gia\s+đình(?:\s+(?:ông|bà))+\s+", re.IGNORECASE)
# Compared with marks: Trường is a school and Trương a family, Tổ a team and Tô a family.
_UNITS = (
    r"tập thể|phòng|ban|sở|trung tâm|chi cục|văn phòng|ubnd|uỷ ban|ủy ban|trường|đội|tổ|khoa|huyện|huyện uỷ|huyện ủy|"
    r"thanh tra|công an|hội|đoàn|đảng uỷ|đảng ủy|đảng bộ|chi bộ|hđnd|hội đồng|xã|phường|mặt trận|công ty|bệnh viện|"
    r"trạm|thị trấn|nhân dân|cán bộ|thôn|làng|hợp tác xã|htx|quỹ|báo|đài|viện|bộ chỉ huy|bộ đội|ngân hàng|cục|tòa án|"
    r"toà án|viện kiểm sát|liên đoàn|thành phố|tỉnh"
)
FIRST_UNIT_WORD = re.compile(rf"^(?:{_UNITS})\b")
ANY_UNIT_WORD = re.compile(rf"\b(?:{_UNITS})\b")
FIRST_BARE_WORD = re.compile(rf"^(?:{search_key(_UNITS)})\b")
ANY_BARE_WORD = re.compile(rf"\b(?:{search_key(_UNITS)})\b")
# What follows the word Đoàn where it is no family's name.
OF_A_BODY = re.compile(
    r"^đoàn (?:thanh|tncs|tn|thể|kinh tế|luật sư|đại biểu|nghệ thuật|công tác|xã|phường|huyện|tỉnh|trường|cơ sở|khối|"
    r"kiểm tra|kịch|chèo|cải lương|ca |múa|văn công|bóng|vận động|y |bác sĩ|địa chất|khảo sát|quy hoạch|điều tra)"
)
MIDDLE = frozenset({"thị", "văn", "thi", "van", "đình", "hữu", "đức", "ngọc", "thanh", "minh", "xuân", "quang"})
SURE_MIDDLE = frozenset({"thị", "văn", "thi", "van"})
FAMILIES = frozenset((
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
    "dương", "lý", "lí", "đoàn", "trương", "đinh", "lâm", "mai", "trịnh", "đào", "cao", "hà", "tô", "tạ",
    "quách", "lương", "lưu", "vương", "thái", "thạch", "từ", "tăng", "hứa", "la", "lã", "chu", "châu", "đàm",
    "kiều", "triệu", "diệp", "cù", "ninh", "doãn", "phùng", "quan", "tống", "văn", "nghiêm", "mạc", "bạch",
    "thân", "kim", "đồng", "khổng", "tôn", "lò", "vàng", "giàng", "sùng", "thào", "hạng", "ma", "nông", "ban",
    "bàn", "phó", "lục", "vi", "lường", "cầm", "hầu", "lộc", "đậu", "phí", "khuất", "khúc", "vừ", "giáp", "âu",
    "ông", "ngụy", "hàn", "mã", "cung", "tiêu", "nhâm", "bế", "long", "lại", "trang", "trà", "lữ", "thiều",
    "danh", "sơn", "liễu", "đường", "lầu", "chảo", "tẩn", "phàn", "lù", "cà", "quàng", "tòng", "bạc", "đổng",
    "mẫn", "nhữ", "chử", "ngọ", "tưởng", "thiệu", "mùa", "hờ", "cháng", "sần", "siu", "rơ", "rmah", "ksor",
    "kpă", "nay", "niê", "y", "h", "điểu",
))  # fmt: skip
BARE_FAMILIES = frozenset(map(search_key, FAMILIES))
EITHER = frozenset({"đoàn", "ban", "doan", "truong", "to"})
"""First words that are a family's as well as a unit's, the last three where marks are left out."""
DOUBTFUL = (
    "“{}” có thể là tên người, cũng có thể là tên tập thể. "
    "Hãy ghi “Ông”, “Bà” hoặc “Tập thể” trước tên, hoặc ghi ngày sinh."
)


def subject_of(name: str, said: Mapping, group: str) -> str:
    """Whether a name is a person's, a collective's or of a household: by its first words, else by its group."""
    return _told(name, said, group)[0]


def doubt_about(name: str, said: Mapping, group: str) -> str:
    """Why it cannot be told whether the name is a person's or a collective's; empty when it can."""
    return "" if _told(name, said, group)[1] else DOUBTFUL.format(name[:80])


def _told(name: str, said: Mapping, group: str) -> tuple[str, bool]:
    """(kind of subject, whether that is sure)."""
    if HOUSE.match(name) or FAMILY_HEAD.match(name):
        return HOUSEHOLD, True
    if HONORIFIC.match(name) or said.get(c.BIRTH):
        return PERSON, True
    heading = _words_of(group)
    for words, subject in (("ho gia dinh", HOUSEHOLD), ("tap the", UNIT), ("ca nhan", PERSON)):
        if words in heading:
            return subject, True
    return _by_words(squeeze(name), _has_post(said))


def _has_post(said: Mapping) -> bool:
    """Whether the line tells the person's sex, number or an office that is not itself a unit's name."""
    post = said.get(c.POSITION, "").lower()
    return bool(said.get(c.SEX) or said.get(c.CITIZEN) or (post and not FIRST_UNIT_WORD.match(post)))


def _by_words(name: str, has_post: bool) -> tuple[str, bool]:
    low = name.lower()
    words = low.split()
    is_bare = low == search_key(name)
    families = BARE_FAMILIES if is_bare else FAMILIES
    begins = bool((FIRST_BARE_WORD if is_bare else FIRST_UNIT_WORD).match(low))
    speaks = bool((ANY_BARE_WORD if is_bare else ANY_UNIT_WORD).search(low))
    is_of_family = bool(words) and words[0] in families
    if not _is_full_name(name):
        sure_person = is_of_family and 3 <= len(words) <= 5 and words[1] in SURE_MIDDLE
        return (PERSON if sure_person or not speaks else UNIT), True
    if is_of_family and (len(words) > 2 and words[1] in SURE_MIDDLE):
        return PERSON, True
    if is_of_family and not begins:
        return PERSON, True
    if is_of_family:
        return _family_or_unit(low, words, has_post, is_bare)
    if begins:
        return (PERSON, True) if has_post and len(words) > 2 else (UNIT, True)
    return (PERSON, True) if not speaks or has_post else (UNIT, False)


def _family_or_unit(low: str, words: list[str], has_post: bool, is_bare: bool) -> tuple[str, bool]:
    """A name whose first word is a family's and a unit's: Đoàn, Ban, or any of them typed without marks."""
    if has_post:
        return PERSON, True
    if OF_A_BODY.match(low) or words[0] not in EITHER:
        return UNIT, True
    if words[0] == "đoàn" and len(words) > 2 and words[1] in MIDDLE:
        return PERSON, True
    return (UNIT if words[0] == "ban" or is_bare else PERSON), False


@lru_cache(maxsize=512)
def _words_of(group: str) -> str:
    return search_key(group)


def _is_full_name(name: str) -> bool:
    """Two to five words of letters, all of them beginning with a capital, none an abbreviation among words."""
    words = name.split()
    if not 2 <= len(words) <= 5 or any(char.isdigit() for char in name):
        return False
    is_shouted = name == name.upper()
    shortened = any(len(word) > 1 and word == word.upper() for word in words) and not is_shouted
    return all(word[:1].isupper() for word in words) and not shortened
