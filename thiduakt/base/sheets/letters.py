"""Fonts from before Unicode (TCVN3 "ABC", VNI): the letters on screen are not the letters stored."""

import re
import unicodedata
from collections import Counter

from thiduakt.base.sheets.table import Row, Sheet, UnreadableError
from thiduakt.base.syllables import is_readable

# Signs that old fonts put in the place of Vietnamese letters and that no Vietnamese word holds.
FOREIGN = frozenset("¸µ¶·¹¨¾»¼½Æ©ÇËÎÏÑª®Ö×ØÜÞßäå«æç¬ëîïñö÷ûüþøÄÅØÛ\u00ad")
LOOKED_AT = 400
FEW = 5
SHARE = 0.15
SURE = 0.9
LAST = 0xFF
SOFT_HYPHEN = "\u00ad"

_TCVN3 = dict(zip(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ®¡¢£¤¥¦§",
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđĂÂÊÔƠƯĐ",
    strict=True,
))  # fmt: skip
# VNI writes the letter, then a sign for its tone or hat; some letters have a sign of their own.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_HAT = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_ALONE = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}


def _vni() -> dict[str, str]:
    marks = [(letter, sign, tone) for letter in "aeouyôö" for sign, tone in _TONES.items()]
    marks += [("a", sign, "\u0306" + tone) for sign, tone in _BREVE.items()]
    marks += [(letter, sign, "\u0302" + tone) for letter in "aeo" for sign, tone in _HAT.items()]
    pairs = {letter + sign: _VNI_ALONE.get(letter, letter) + tone for letter, sign, tone in marks} | _VNI_ALONE
    upper = {said.upper(): meant.upper() for said, meant in pairs.items()}
    mixed = {said[0].upper() + said[1:]: meant[0].upper() + meant[1:] for said, meant in pairs.items()}
    return {said: unicodedata.normalize("NFC", meant) for said, meant in (mixed | upper | pairs).items()}


_VNI = _vni()
_VNI_SIGNS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """TCVN3 as Unicode; a font of capitals (.VnTimeH) stores marked letters small among capitals."""
    return re.sub(r"\S+", lambda word: _capital(word[0], word[0].translate(str.maketrans(_TCVN3))), text)


def from_vni(text: str) -> str:
    """VNI as Unicode."""
    return _VNI_SIGNS.sub(lambda sign: _VNI[sign[0]], text)


FONTS = {"TCVN3 (.VnTime)": from_tcvn3, "VNI": from_vni}


def mend_old_fonts(sheets: list[Sheet]) -> None:
    """Turn letters of an old font into Unicode where that is sure, and note the font in the sheet.

    Raises UnreadableError when many cells hold signs that only an old font explains, and neither font makes all of
    them Vietnamese.
    """
    texts = [cell for sheet in sheets for row in sheet.rows[:LOOKED_AT] for cell in row.cells if isinstance(cell, str)]
    words = [text for text in texts if any(letter.isalpha() for letter in text)]
    odd = [text for text in words if FOREIGN & set(text) and not is_readable(text.replace(SOFT_HYPHEN, ""))]
    if len(odd) < FEW or len(odd) <= SHARE * len(words):
        _without_soft_hyphens(sheets)
        return
    share = {font: sum(is_readable(mend(text)) for text in odd) / len(odd) for font, mend in FONTS.items()}
    font = max(share, key=share.__getitem__)
    if share[font] < SURE:
        raise UnreadableError(
            "Chữ trong tệp dùng phông cũ (TCVN3 “.VnTime” hoặc VNI), đọc ra sẽ sai dấu. "
            "Hãy chuyển sang Unicode bằng công cụ chuyển mã của Unikey (Ctrl+Shift+F9) rồi gửi lại."
        )
    for sheet in sheets:
        _mend(sheet, font)


def _mend(sheet: Sheet, font: str) -> None:
    """Cell by cell: what only one of the two readings explains decides for its column, and so for what both explain."""
    mend = FONTS[font]
    votes: Counter[int] = Counter()
    for row in sheet.rows:
        for place, cell in enumerate(row.cells):
            if _may_be_old(cell):
                votes[place] += is_readable(mend(cell)) - is_readable(cell)
    if not any(count > 0 for count in votes.values()):
        return
    sheet.font = font
    sheet.rows = [
        Row(row.number, tuple(_mended(cell, votes[n], mend) for n, cell in enumerate(row.cells))) for row in sheet.rows
    ]


def _mended(cell, vote: int, mend):
    if not _may_be_old(cell):
        return cell
    was, now = is_readable(cell), is_readable(mend(cell))
    return unicodedata.normalize("NFC", mend(cell)) if now > was or (now == was and vote > 0) else cell


def _may_be_old(cell) -> bool:
    """Old fonts know no letters beyond the first 256: who finds one has Unicode before them."""
    return isinstance(cell, str) and not cell.isascii() and not any(ord(c) > LAST and c.isalpha() for c in cell)


def _capital(said: str, meant: str) -> str:
    plain = [letter for letter in said if letter.isascii() and letter.isalpha()]
    return meant.upper() if len(plain) > 1 and all(letter.isupper() for letter in plain) else meant


def _without_soft_hyphens(sheets: list[Sheet]) -> None:
    """Word processors leave them in; in no Unicode text do they mean anything here."""
    for sheet in sheets:
        for place, row in enumerate(sheet.rows):
            if any(isinstance(cell, str) and SOFT_HYPHEN in cell for cell in row.cells):
                cells = (cell.replace(SOFT_HYPHEN, "") if type(cell) is str else cell for cell in row.cells)
                sheet.rows[place] = Row(row.number, tuple(cells))
