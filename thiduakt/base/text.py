"""Vietnamese text: one normal form, search without marks, order by given name, numbers."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# f, j, w and z stand in names of the hill peoples. The signs are digits and letters only, because these follow each
# other alike under every collation of a database; 0 is kept for "the word ends here".
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ALPHABET = dict(zip(_LETTERS, "123456789abcdefghijklmnopqrstuvwxyz", strict=False))
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def nfc(text: str) -> str:
    """The composed form in which all text is kept."""
    return unicodedata.normalize("NFC", text)


def has_control(text: str) -> bool:
    """Whether the text holds NUL or another control character (tabs and line ends are fine)."""
    return bool(_CONTROL.search(text))


def without_control(text: str) -> str:
    """The text as it can be shown and copied, NUL and the like left out."""
    return _CONTROL.sub("", text)


def squeeze(text: str) -> str:
    """NFC, with runs of white space made one space and the ends trimmed."""
    return " ".join(nfc(text).split())


def without_marks(text: str) -> str:
    """Vietnamese letters without marks: "Đặng Thị Ưu" -> "Dang Thi Uu"."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join([char for char in plain if not unicodedata.combining(char)])


@lru_cache(maxsize=65_536)
def search_key(text: str) -> str:
    """Lower case, without marks, single spaces: what a search compares."""
    return squeeze(without_marks(text)).lower()


def _letter_key(char: str) -> tuple[str, str]:
    tone = ""
    letter = ""
    for part in unicodedata.normalize("NFD", char):
        if part in _TONES:
            tone = _TONES[part]
        else:
            letter += part
    return _ALPHABET.get(nfc(letter)) or _ALPHABET.get(letter[:1], letter), tone or "0"


@lru_cache(maxsize=16_384)
def _word_key(word: str) -> str:
    keys = [_letter_key(char) for char in word]
    return "".join(letter for letter, _ in keys) + "0" + "".join(tone for _, tone in keys)


def given_name_key(full_name: str) -> str:
    """Sort key of a person's name: given name, then family and middle names, by the Vietnamese alphabet."""
    words = squeeze(full_name).lower().split(" ")
    return " ".join(_word_key(word) for word in [words[-1], *words[:-1]])


def name_sort_key(name: str) -> str:
    """Sort key of any other name, word by word by the Vietnamese alphabet: "Khê Đông" stands before "Khê Tây"."""
    return " ".join(_word_key(word) for word in squeeze(name).lower().split(" "))


def vn_number(value: Decimal | float | int) -> str:
    """28603.61 -> "28.603,61"; trailing zeros after the comma are dropped."""
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))
