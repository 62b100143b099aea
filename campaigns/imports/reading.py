"""Reading: every kind of file that may hold a plan becomes one text in NFC."""

from django.core.exceptions import ValidationError

from campaigns.imports.documents import text_of_docx
from campaigns.imports.pages import text_of_pdf
from campaigns.imports.plain import text_of_plain
from thiduakt.base.text import nfc
from thiduakt.base.uploads import check_content

KINDS = ("txt", "md", "docx", "pdf")
_READERS = {"txt": text_of_plain, "md": text_of_plain, "docx": text_of_docx, "pdf": text_of_pdf}


def text_of_upload(name: str, content: bytes) -> str:
    """Return the text of a .txt, .md, .docx or text .pdf, lines ended by "\\n".

    Raises ValidationError with a sentence that says how to put it right: wrong kind, broken,
    with password, with macro, a bomb, a scan without text, no text at all.
    """
    checked = check_content(content, name, KINDS)
    text = nfc(_READERS[checked.kind](checked.content, checked.name)).replace("\r\n", "\n").replace("\r", "\n")
    if not any(char.isalnum() for char in text):
        raise ValidationError(f"Tệp {checked.name} không có chữ nào. Hãy chọn tệp khác, hoặc dán văn bản.")
    return text
