"""Plain text: UTF-8 as a rule, UTF-16 when it says so, the old Windows page for Vietnamese otherwise."""

import codecs

from django.core.exceptions import ValidationError

from thiduakt.base.text import has_control

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def text_of_plain(content: bytes, name: str) -> str:
    """Decode a text file. Raises ValidationError when it is no text."""
    text = _decoded(content)
    if text is None or has_control(text.replace("\x0c", "\n")):
        raise ValidationError(f"Tệp {name} có ký tự không đọc được. Hãy lưu lại dạng .txt, mã UTF-8 rồi gửi lại.")
    return text.replace("\x0c", "\n")


def _decoded(content: bytes) -> str | None:
    marked = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1258"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
