"""Entries of the rule book in words: the office's labels for marks, fields and values; one line for each entry."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from .conditions import NameOf, condition, joined, percent
from .kinds import KIND_WORDS
from .law import EVERY_AWARD
from .quota import ANY_OF
from .terms import KINDS, RATINGS, SUBJECTS

MARKS = {
    "VERIFIED": "đã đối chiếu với văn bản",
    "VERIFIED_SECONDARY": "theo nguồn dẫn lại",
    "VERIFIED_HISTORICAL": "theo văn bản đã hết hiệu lực",
    "RECALLED": "chưa đối chiếu được",
    "DRAFT_ONLY": "chỉ có trong dự thảo",
    "DERIVED": "do phần mềm sắp xếp",
    "LOCAL": "do tỉnh quy định",
}
SURE = frozenset({"VERIFIED", "LOCAL"})
WORDS = {
    **KINDS,
    **SUBJECTS,
    "any": "mọi đối tượng",
    "block": "bắt buộc",
    "warn": "nhắc",
    "info": "thông tin",
    "nha_nuoc": "cấp nhà nước",
    "bo_nganh_tinh": "cấp tỉnh",
    "co_so": "cấp cơ sở",
    "title": "danh hiệu thi đua",
    "form": "hình thức khen thưởng",
    "annual": "hằng năm",
    "every_3_years": "3 năm một lần",
    "every_5_years": "5 năm một lần",
    "adhoc": "khi có",
    "unit": "từng đơn vị",
    "bloc": "từng khối",
    "province": "cả tỉnh",
    "members": "số thành viên",
    "units": "số đơn vị",
    "open": "hồ sơ đang xét",
    "decided": "đã khen thưởng",
    "working": "ngày làm việc",
    "calendar": "ngày",
    "month": "tháng",
    "down": "làm tròn xuống",
    "up": "làm tròn lên",
    "half_up": "làm tròn số học",
    "exact": "không làm tròn",
    **{f"rating:{code}": f"xếp loại {name}" for code, name in RATINGS.items()},
}
# Values whose words depend on the field they stand in; what a pack brings of its own is told with spaces.
WORDS_OF_FIELD: dict[str, Mapping[str, str]] = {
    "path": {
        "thuong_xuyen": "thường xuyên",
        "chuyen_de": "chuyên đề",
        "tinh": "của tỉnh",
        "trung_uong": "của trung ương",
        "cong_trang": "công trạng",
        "phong_trao": "phong trào thi đua",
        "cong_nhan_nong_dan": "công nhân, nông dân",
        "thanh_tich": "thành tích",
        "a": "điểm a", "b": "điểm b", "c": "điểm c", "d": "điểm d", "đ": "điểm đ", "e": "điểm e",
    },
    "statistics": KINDS,
    "kind": KIND_WORDS,
    "of_class": {"vien_chuc": "viên chức", "cong_chuc": "công chức", "don_vi_su_nghiep": "đơn vị sự nghiệp"},
    "paper": {"decision": "quyết định", "proposal": "tờ trình", "notice": "thông báo", "minutes": "biên bản"},
    "decider": {
        "CHU_TICH_NUOC": "Chủ tịch nước",
        "THU_TUONG": "Thủ tướng Chính phủ",
        "CHINH_PHU": "Chính phủ",
        "CHINH_PHU_QUY_DINH": "theo quy định của Chính phủ",
        "UBTVQH": "Ủy ban Thường vụ Quốc hội",
        "CHU_TICH_UBND_TINH": "Chủ tịch Ủy ban nhân dân tỉnh",
        "CHU_TICH_UBND_HUYEN": "Chủ tịch Ủy ban nhân dân cấp huyện",
        "CHU_TICH_UBND_XA": "Chủ tịch Ủy ban nhân dân cấp xã",
        "BO_TRUONG": "Bộ trưởng",
        "BQP_BCA": "Bộ Quốc phòng, Bộ Công an",
        "THU_TRUONG_SO_NGANH": "Thủ trưởng sở, ban, ngành",
        "THU_TRUONG_DV_BO": "Thủ trưởng đơn vị thuộc bộ",
        "GIAM_DOC_DN_HTX": "Giám đốc doanh nghiệp, hợp tác xã",
    },
    "topic": {
        "tien_thuong": "tiền thưởng",
        "quy": "quỹ thi đua, khen thưởng",
        "van_ban": "văn bản",
        "ho_so": "hồ sơ",
        "nguyen_tac": "nguyên tắc",
        "hoi_dong": "Hội đồng",
        "thu_hoi": "thu hồi, hủy bỏ",
        "phong_trao": "phong trào thi đua",
        "tham_quyen": "thẩm quyền",
        "chuyen_tiep": "chuyển tiếp",
    },
}  # fmt: skip
FIELDS = {
    "citation": "căn cứ",
    "mark": "mức xác minh",
    "valid_from": "có hiệu lực từ",
    "valid_to": "đến hết ngày",
    "note": "ghi chú",
    "award": "danh hiệu, hình thức",
    "awards": "danh hiệu, hình thức",
    "id": "mã",
    "code": "mã",
    "name": "tên",
    "kind": "loại",
    "level": "cấp",
    "recipients": "đối tượng",
    "kinds": "loại hình",
    "posthumous": "truy tặng",
    "periodicity": "chu kỳ xét",
    "decider": "người quyết định",
    "title": "thẩm quyền",
    "subject": "đối tượng",
    "path": "nhánh tiêu chuẩn",
    "severity": "mức",
    "parameters": "điều kiện",
    "is_active": "đang dùng",
    "scope": "phạm vi",
    "of_class": "nhóm đối tượng",
    "numerator": "số được tính",
    "denominator": "tính trên",
    "share": "tỷ lệ",
    "most": "số tối đa",
    "raised_to": "nâng lên",
    "raised_if": "khi đơn vị đạt",
    "fewer_than": "khi tổng số dưới",
    "then_most": "thì nhiều nhất",
    "rounding": "làm tròn",
    "counts": "những gì được tính",
    "needs_council": "phải qua Hội đồng",
    "appraiser": "thẩm định",
    "party_opinion": "ý kiến cấp ủy",
    "other_opinion": "hiệp y",
    "publishes": "công khai lấy ý kiến",
    "secret": "bỏ phiếu kín",
    "label": "giấy tờ",
    "when": "khi nào",
    "who": "ai làm",
    "what": "việc",
    "days": "số ngày",
    "day_kind": "loại ngày",
    "after": "tính từ",
    "starts": "từ ngày hằng năm",
    "by": "hạn hằng năm",
    "multiple": "hệ số lương cơ sở",
    "is_cap": "mức tối đa",
    "step": "bước làm tròn",
    "direction": "hướng làm tròn",
    "amount": "số tiền",
    "statistics": "nhóm thống kê",
    "topic": "chủ đề",
    "text": "nội dung",
    "paper": "loại giấy tờ",
    "position": "thứ tự",
    "proposer": "ai trình",
    "paper_size": "khổ giấy chứng nhận",
    "family": "nhóm",
    "precedence": "thứ tự",
}
Given = Mapping[str, Any]


def field_in_words(field: str) -> str:
    return FIELDS.get(field, field)


def value_in_words(field: str, value: Any, name_of: NameOf, kind: str = "") -> str:
    """A field's value as it stands on the screen."""
    if value is None or value == "" or value == ():
        return "không có"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if field == "mark":
        return MARKS.get(value, value)
    if field in ("share", "raised_to"):
        return percent(value)
    if field == "parameters":
        return condition(kind, value, name_of)
    if field in ("award", "numerator", "denominator"):
        return award_in_words(value, name_of)
    if isinstance(value, (list, tuple)):
        return ", ".join(value_in_words(field.removesuffix("s"), each, name_of) for each in value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f").replace(".", ",")
    return word_in_words(field, value) if isinstance(value, str) else str(value)


def word_in_words(field: str, value: str) -> str:
    """One word of a closed list as the office says it; an unknown code with spaces for its lines."""
    known = WORDS_OF_FIELD.get(field, {}).get(value) or WORDS.get(value)
    is_code = "_" in value and " " not in value and field not in ("id", "code")
    return known or (value.replace("_", " ") if is_code else value)


def award_in_words(code: str, name_of: NameOf) -> str:
    """An award's name; “*” and levels in words."""
    if code == EVERY_AWARD:
        return "mọi danh hiệu, hình thức"
    if code.startswith("level:"):
        return f"khen thưởng {WORDS.get(code.removeprefix('level:'), code)}"
    if ANY_OF in code:
        return " hoặc ".join(award_in_words(each, name_of) for each in code.split(ANY_OF))
    named = {"quorum": "số thành viên phải có mặt", "taking_part": "số thành viên phải tham gia"}
    return named.get(code) or WORDS.get(code) or name_of(code)


def told(section: str, given: Given, name_of: NameOf) -> str:
    """One entry in a line, first letter large."""
    line = TELLERS[section](given, name_of)
    return line[:1].upper() + line[1:]


def _type(given: Given, name_of: NameOf) -> str:
    whom = joined(SUBJECTS.get(each, each) for each in given["recipients"])
    return f"{given['name']}: {WORDS.get(given['kind'])} {WORDS.get(given['level'])}, xét cho {whom}"


def _rule(given: Given, name_of: NameOf) -> str:
    path = f" (nhánh {word_in_words('path', given['path'])})" if given.get("path") else ""
    return f"{condition(given['kind'], given['parameters'], name_of)}{path}"


def _quota(given: Given, name_of: NameOf) -> str:
    of, whole = award_in_words(given["numerator"], name_of), award_in_words(given["denominator"], name_of)
    if given.get("share") is None:
        said = f"nhiều nhất {given['most']} {of}"
    else:
        said = f"{of} không quá {percent(given['share'])} của {whole}, {WORDS[given['rounding']]}"
    if given.get("raised_to"):
        said += f" ({percent(given['raised_to'])} khi đơn vị đạt {award_in_words(given['raised_if'], name_of)})"
    if given.get("fewer_than"):
        said += f"; dưới {given['fewer_than']} thì nhiều nhất {given['then_most']}"
    return f"{said}; tính theo {WORDS[given['scope']]}"


def _route(given: Given, name_of: NameOf) -> str:
    parts = ["Hội đồng xét và bỏ phiếu" if given["needs_council"] else "không phải qua Hội đồng"]
    parts += [f"{given['appraiser']} thẩm định"] if given.get("appraiser") else []
    parts += [given[key] for key in ("party_opinion", "other_opinion") if given.get(key)]
    return "; ".join([*parts, "công khai lấy ý kiến"] if given.get("publishes") else parts)


def _threshold(given: Given, name_of: NameOf) -> str:
    share = percent(given["share"])
    if given["award"] in ("quorum", "taking_part"):
        return f"{award_in_words(given['award'], name_of)}: từ {share} tổng số thành viên"
    secret = ", bỏ phiếu kín" if given.get("secret") else ""
    return f"phải được từ {share} tổng số thành viên Hội đồng đồng ý{secret}"


def _limit(given: Given, name_of: NameOf) -> str:
    if given.get("days") is None:
        day = "/".join(reversed(given["by"].split("-")))
        return f"{given['who']}: {given['what']}, trước ngày {day} hằng năm"
    after = f" kể từ {given['after']}" if given.get("after") else ""
    return f"{given['who']}: {given['what']}, trong {given['days']} {WORDS[given['day_kind']]}{after}"


def _prize(given: Given, name_of: NameOf) -> str:
    most = "nhiều nhất " if given.get("is_cap") else ""
    times = value_in_words("multiple", Decimal(given["multiple"]), name_of)
    return f"{SUBJECTS.get(given['subject'])}: {most}{times} lần lương cơ sở"


def _rounding(given: Given, name_of: NameOf) -> str:
    return f"tiền thưởng {WORDS[given['direction']]} đến {_dong(given['step'])}"


def _dong(amount: int) -> str:
    return f"{amount:,} đồng".replace(",", ".")


TELLERS: dict[str, Callable[[Given, NameOf], str]] = {
    "award_types": _type,
    "authorities": lambda given, name_of: f"{given['title']} quyết định",
    "rules": _rule,
    "quotas": _quota,
    "routes": _route,
    "thresholds": _threshold,
    "components": lambda given, name_of: " ".join(filter(None, (given["label"], given.get("when")))),
    "time_limits": _limit,
    "prizes": _prize,
    "prize_rounding": _rounding,
    "base_salaries": lambda given, name_of: f"lương cơ sở {_dong(given['amount'])} một tháng",
    "kinds": lambda given, name_of: (
        f"{given['name']}, thống kê vào nhóm “{word_in_words('statistics', given['statistics'])}”"
    ),
    "notes": lambda given, name_of: given["text"],
    "grounds": lambda given, name_of: f"{word_in_words('paper', given['paper'])}: {given['text']}",
}
