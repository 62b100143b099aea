"""Fonts from before Unicode (TCVN3 "ABC", VNI): the letters on screen are not the letters stored."""

from thiduakt.base.sheets.table import Sheet, UnreadableError

# Signs that old fonts put in the place of Vietnamese letters and that no Vietnamese word holds.
FOREIGN = frozenset("¸µ¶·¹¨¾»¼½Æ©ÇËÎÏÑª®Ö×ØÜÞßäå«æç¬ëîïñö÷ûüþøÄÅØÛ")
LOOKED_AT = 400
FEW = 5
SHARE = 0.15


def refuse_old_fonts(sheets: list[Sheet]) -> None:
    """Raise UnreadableError when many cells hold signs that only an old font turns into Vietnamese."""
    texts = [cell for sheet in sheets for row in sheet.rows[:LOOKED_AT] for cell in row.cells if isinstance(cell, str)]
    words = [text for text in texts if any(letter.isalpha() for letter in text)]
    odd = sum(bool(FOREIGN & set(text)) for text in words)
    if odd >= FEW and odd > SHARE * len(words):
        raise UnreadableError(
            "Chữ trong tệp dùng phông cũ (TCVN3 “.VnTime” hoặc VNI), đọc ra sẽ sai dấu. "
            "Hãy chuyển sang Unicode bằng công cụ chuyển mã của Unikey (Ctrl+Shift+F9) rồi gửi lại."
        )
