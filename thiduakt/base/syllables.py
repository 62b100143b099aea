"""What a Vietnamese syllable looks like: enough to tell readable text from letters of a wrong font."""

import re
import unicodedata

_TONES = dict.fromkeys(map(ord, "\u0300\u0309\u0303\u0301\u0323"))
_BEGINNINGS = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|q|r|s|th|tr|t|v|x"
_MIDDLES = (
    "uyê|uya|uyu|uây|uôi|uao|uai|uay|ươi|ươu|iêu|yêu|oai|oay|oao|oeo|ia|iê|iu|yê|oa|oă|oe|oi|oo|ua|uâ|uă|ue|uê|ui|uy|"
    "uô|uơ|ưa|ưi|ươ|ưu|ai|ao|au|ay|âu|ây|eo|êu|ôi|ơi|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
_SYLLABLE = re.compile(rf"(?:{_BEGINNINGS})?(?:{_MIDDLES})(?:ch|c|m|ng|nh|n|p|t)?")
_MISPLACED = re.compile("[b-df-hj-np-tv-xz][\u0300\u0301\u0303\u0309\u0323]")  # Spanish ñ is no Vietnamese letter
_SHORT = re.compile("[A-ZĐ]{2,6}")  # QĐ, HĐND
_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Whether a word (letters only) can be read as one Vietnamese syllable with at most one tone."""
    parts = unicodedata.normalize("NFD", word.lower())
    if sum(ord(part) in _TONES for part in parts) > 1 or _MISPLACED.search(parts):
        return False
    return bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", parts.translate(_TONES))))


def is_readable(text: str) -> bool:
    """Whether every word that has a letter beyond ASCII is a syllable, and nothing stands there that is no letter."""
    odd = [char for char in text if not char.isascii() and not char.isalpha() and char not in "–—“”‘’…•°"]
    words = (word for word in _WORD.findall(text) if not word.isascii())
    return not odd and all(_SHORT.fullmatch(word) or is_syllable(word) for word in words)
