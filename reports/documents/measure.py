"""Widths of lines in the paper font, so that heads break evenly and rules get their right length."""

from functools import lru_cache

from reports.documents.assets import FONTS
from reports.documents.wording import clean

_MM_PER_POINT = 25.4 / 72
DASHES = frozenset("-–")
COMPOUNDS = frozenset({
    "thi đua", "khen thưởng", "hội đồng", "ủy ban", "nhân dân", "văn phòng", "chủ tịch", "giám đốc",
    "thủ tướng", "chính phủ", "phát động", "phong trào", "thực hiện", "thắng lợi", "nhiệm vụ", "phát triển",
    "kinh tế", "xã hội", "tổng kết", "đề nghị", "danh hiệu", "hình thức", "bằng khen", "giấy khen", "chiến sĩ",
    "cơ sở", "tập thể", "cá nhân", "lao động", "xuất sắc", "tiên tiến", "thành tích", "chào mừng", "đảng bộ",
    "đại hội", "yêu nước", "toàn quốc", "kế hoạch", "công tác", "doanh nghiệp", "biên bản",
})  # fmt: skip


@lru_cache(maxsize=4)
def _advances(style: str) -> tuple[dict[int, int], int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- slow import, only papers need it

    with TTFont(FONTS[style], lazy=True) as font:
        widths, names = font["hmtx"].metrics, font.getBestCmap()
        return {code: widths[name][0] for code, name in names.items()}, font["head"].unitsPerEm


def width_mm(text: str, *, pt: float, style: str = "bold") -> float:
    """Width of one line of `text` set in `pt` points, in millimetres, without kerning."""
    advances, em = _advances(style)
    fallback = em // 2
    return sum(advances.get(ord(sign), fallback) for sign in text) * pt / em * _MM_PER_POINT


def balanced(text: str, *, max_mm: float, pt: float, style: str = "bold") -> tuple[str, ...]:
    """Fewest lines of at most `max_mm`, as even in length as the words allow."""
    lines: list[str] = []
    for part in clean(text).splitlines():
        lines += _even(_glued(part), max_mm, pt, style)
    return tuple(lines)


def _glued(text: str) -> list[str]:
    """Words, with compounds that a careful typist does not tear apart taken as one; a dash stays behind."""
    words: list[str] = []
    for word in filter(None, text.split(" ")):
        if words and (word in DASHES or f"{words[-1]} {word}".lower() in COMPOUNDS):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _even(words: list[str], max_mm: float, pt: float, style: str) -> list[str]:
    best = _filled(words, max_mm, pt, style)
    low, high = 0.0, max_mm
    while len(best) > 1 and high - low > 1:
        middle = (low + high) / 2
        tried = _filled(words, middle, pt, style)
        fits = len(tried) == len(best) and all(width_mm(t, pt=pt, style=style) <= middle for t in tried)
        low, high, best = (low, middle, tried) if fits else (middle, high, best)
    return best


def _filled(words: list[str], max_mm: float, pt: float, style: str) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, pt=pt, style=style) <= max_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
