"""How much of a password is left once everything is taken away that a stranger would try first.

Pure rules about habits: keyboard runs, repeated keys, dates, words of the place and of the person, with marks or
without, with digits for letters or not.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date

from thiduakt.base.text import search_key

ROWS = (
    *("`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "abcdefghijklmnopqrstuvwxyz"),
    *("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "qazwsxedcrfvtgbyhnujmikolp", "!@#$%^&*()"),
)
RUN = 4
LEET = str.maketrans("013457@$!|", "oieastasil")
# Words that every list of Vietnamese passwords begins with, and those of this office.
HABITS = (
    *("matkhau", "password", "passwd", "admin", "quantri", "welcome", "letmein", "iloveyou", "secret"),
    *("vietnam", "hanoi", "saigon", "hochiminh", "tphcm", "danang", "tinhyeu", "anhyeuem", "yeuem", "yeuanh"),
    *("conyeume", "giadinh", "hanhphuc", "maiyeu", "emyeuanh", "khongco", "khongbiet", "xinchao", "camon"),
    *("thidua", "khenthuong", "ubnd", "uybannhandan", "coquan", "vanphong", "tinhuy", "canbo", "nhanvien"),
)
SAME = re.compile(r"(.)\1{2,}")
DATE = re.compile(r"\d{1,2}[./\- ]\d{1,2}[./\- ](?:\d{4}|\d\d)|\d{8}|\d{6}")
YEAR = re.compile(r"(?:19|20)\d\d")
BREAK = "\n"


def what_is_left(password: str, *, own: Iterable[str] = (), common: Collection[str] = ()) -> int:
    """How many characters a stranger would still have to guess; the lower of reading digits as digits or as letters.

    `own` are names that belong to the person (in any spelling), `common` is a list of well-known passwords.
    """
    plain = search_key(password)
    words = sorted({*HABITS, *_joined(own)}, key=len, reverse=True)
    return min(_left(text, words, common) for text in (plain, plain.translate(LEET)))


def _joined(names: Iterable[str]) -> set[str]:
    """Each name without spaces, and each pair of its neighbouring words; short ones would be found everywhere."""
    found = set()
    for name in names:
        parts = [part for part in re.split(r"[^a-z0-9]+", search_key(name)) if part]
        pairs = ["".join(parts[at : at + 2]) for at in range(len(parts) - 1)]
        found |= {word for word in ("".join(parts), *pairs) if len(word) >= 5}
    return found


def _left(text: str, words: list[str], common: Collection[str]) -> int:
    if text in common:
        return 0
    text = DATE.sub(_unless_no_date, text)
    text = SAME.sub(BREAK, YEAR.sub(BREAK, _without_runs(text)))
    text = _without_words(text, words)
    parts = {part for part in re.split(r"[^\w]|_", text) if part and not (len(part) >= RUN and part in common)}
    letters = "".join(sorted(parts, key=len))
    # What is written several times over is guessed once.
    return min(sum(len(_period(part)) for part in parts), 2 * len(set(letters)))


def _without_words(text: str, words: list[str]) -> str:
    """Words may be written with anything between their letters but letters and digits: mat-khau, m.a.t.k.h.a.u."""
    for word in words:
        text = re.sub(r"[\W_]*".join(map(re.escape, word)), BREAK, text)
    return text


def _without_runs(text: str) -> str:
    """Breaks in place of four or more neighbours on a keyboard or in the alphabet, forwards or backwards."""
    kept, at = [], 0
    while at < len(text):
        length = max(_run_at(text, at, row) for row in (*ROWS, *(row[::-1] for row in ROWS)))
        kept.append(BREAK if length >= RUN else text[at])
        at += length if length >= RUN else 1
    return "".join(kept)


def _run_at(text: str, at: int, row: str) -> int:
    """How many characters from `at` stand beside each other in the row."""
    start, length = row.find(text[at]), 0
    while start >= 0 and start + length < len(row) and text[at + length : at + length + 1] == row[start + length]:
        length += 1
    return length


def _unless_no_date(match: re.Match) -> str:
    digits = re.sub(r"\D", " ", match[0]).split()
    if len(digits) == 1:
        whole = digits[0]
        cuts = ((2, 4), (4, 6)) if len(whole) == 8 else ((2, 4),)
        spellings = [(whole[:one], whole[one:two], whole[two:]) for one, two in cuts]
    else:
        spellings = [tuple(digits)]
    return BREAK if any(_is_date(spelling) for spelling in spellings) else match[0]


def _is_date(parts: tuple[str, ...]) -> bool:
    numbers = sorted((int(part) for part in parts), reverse=True)
    day, month = numbers[1], numbers[2]
    try:
        date(4, min(day, month) or 1, max(day, month) or 1)
    except ValueError:
        return False
    return numbers[0] < 100 or 1900 <= numbers[0] < 2100


def _period(part: str) -> str:
    """The piece a text repeats: "abcabc" -> "abc"."""
    return part[: (part + part).find(part, 1)]
