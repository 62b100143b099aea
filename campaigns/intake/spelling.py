"""Spelling: giving headings of the genre back the tone marks a scan lost."""

import re

from .letters import fold, is_upper

_PHRASES = (
    "mục đích",
    "yêu cầu",
    "nội dung",
    "chỉ tiêu",
    "mục tiêu",
    "chủ đề",
    "thi đua",
    "khen thưởng",
    "tổ chức thực hiện",
    "giải pháp",
    "nhiệm vụ",
    "đối tượng",
    "thời gian",
    "tiêu chuẩn",
    "hình thức",
    "phong trào",
    "kế hoạch",
    "thực hiện",
    "triển khai",
    "phạm vi",
    "biện pháp",
    "đăng ký",
    "kinh phí",
    "điều kiện",
    "báo cáo",
    "đánh giá",
    "hoạt động",
    "chấm điểm",
    "bình xét",
    "sơ kết",
    "tổng kết",
)
_BY_SHADOW = {fold(phrase): phrase for phrase in _PHRASES}
_ANY = re.compile("|".join(_BY_SHADOW))


def repaired(title):
    """Return a heading with the known phrases of the genre spelt right."""
    shadow = fold(title)
    if not _ANY.search(shadow):
        return title
    for bare, phrase in _BY_SHADOW.items():
        at = shadow.find(bare)
        while at >= 0:
            end = at + len(bare)
            if _stands_alone(shadow, at, end):
                title = title[:at] + _cased(phrase, title[at:end]) + title[end:]
            at = shadow.find(bare, end)
    return title


def _stands_alone(shadow, start, end):
    return not shadow[max(0, start - 1) : start].isalpha() and not shadow[end : end + 1].isalpha()


def _cased(phrase, printed):
    if phrase == printed.lower() or not _is_damaged(phrase, printed):
        return printed
    if is_upper(printed):
        return phrase.upper()
    return phrase.capitalize() if printed[:1].isupper() else phrase


def _is_damaged(phrase, printed):
    """A scan loses marks, it seldom invents them: fewer marked letters than the phrase has, or É for Ế."""
    marked = sum(char != bare for char, bare in zip(printed.lower(), fold(printed), strict=True))
    wanted = sum(char != bare for char, bare in zip(phrase, fold(phrase), strict=True))
    return marked <= wanted
