"""How the state format writes dates, numbers and the ends of lines (Nghị định 30/2020, Phụ lục I)."""

import re
import unicodedata
from datetime import date

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from thiduakt.base.text import without_marks

BLANK = "\u00a0" * 6
"""Room left by hand on a paper that has no number or day yet; never collapsed by a browser."""

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_KEPT = re.compile(r"(?<!\S)(?:\S{1,30} [-–](?= \S)|[(“]?\d+/\S{1,30}(?!\S))")
_LAST_MARKS = re.compile(r"[\s.;,:/]+$")


def clean(text: str) -> str:
    """NFC without control characters: what may be set in type. Tabs become spaces."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text or "").replace("\t", " "))


def padded(number: int) -> str:
    """Numbers and days below ten carry a nought: 5 -> "05"."""
    return f"{number:02d}"


def month_words(month: int) -> str:
    """Only the first two months carry a nought: 2 -> "02", 3 -> "3" (mục II.4)."""
    return f"{month:02d}" if month in (1, 2) else str(month)


def day_words(on: date | None, year: int | None = None) -> str:
    """`ngày 05 tháng 02 năm …`; blanks stand for what is not yet known."""
    if on is None:
        return f"ngày {BLANK} tháng {BLANK} năm {year or BLANK}"
    return f"ngày {padded(on.day)} tháng {month_words(on.month)} năm {on.year}"


def number_words(number: int | None, symbol: str) -> str:
    """`05/QĐ-UBND`; a paper without number keeps the slash."""
    return f"{BLANK if number is None else padded(number)}/{clean(symbol)}"


def closed(text: str) -> str:
    """The last words of a paper, ended by "./." exactly once."""
    return _LAST_MARKS.sub("", clean(text)) + "./."


def listed(items: tuple[str, ...], last: str = ".") -> tuple[str, ...]:
    """Lines of a list: ";" after each and `last` after the final one, whatever was typed."""
    bare = [bared(item) for item in items]
    bare = [item for item in bare if item]
    return tuple(item + (last if place == len(bare) else ";") for place, item in enumerate(bare, 1))


def bared(item: str) -> str:
    """A list item without its dash in front and its mark behind."""
    return re.sub(r"[\s;:,.]+$", "", re.sub(r"^\s*[-–•+]\s*", "", clean(item)))


def set_for_page(text: str) -> SafeString:
    """Escaped HTML: line ends kept, a dash left with the word before it, 08/KH-UBND never broken."""
    kept = _KEPT.sub(r'<span class="kept">\g<0></span>', escape(text))
    return mark_safe(kept.replace("\n", "<br>"))  # escaped above


def as_file_name(*words: str) -> str:
    """`Kế hoạch`, `05/KH-VP` -> `ke-hoach-05-KH-VP`: letters without marks, figures and dashes only."""
    plain = without_marks("-".join(word for word in words if word))
    return re.sub(r"[^0-9A-Za-z]+", "-", plain).strip("-")[:100]


def share_words(share) -> str:
    """A share in per cent the Vietnamese way: 92.5 -> "92,50%"."""
    return f"{share:.2f}%".replace(".", ",")
