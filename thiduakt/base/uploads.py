"""Files from outside: extension, first bytes and a real look inside must agree before anything is kept."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.conf import settings
from django.core.exceptions import ValidationError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from thiduakt.base.text import has_control, squeeze
from thiduakt.base.vietnamese import file_size

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
SAME = {"jpeg": "jpg"}
MAGIC = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
}
MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
MOST_ENTRIES = 5000
MOST_UNPACKED = 100 * 1024 * 1024
MOST_RATIO = 200
# Below this size an entry may shrink as well as it likes: it can fill no memory.
SMALL = 1024 * 1024


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that is what it says it is."""

    content: bytes
    name: str
    kind: str

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.kind]


def check_upload(upload, kinds: Iterable[str] = tuple(MEDIA_TYPES)) -> CheckedFile:
    """Check Django's uploaded file. Raises ValidationError with a sentence that says how to put it right."""
    if upload.size > settings.UPLOAD_MAX_BYTES:
        limit = file_size(settings.UPLOAD_MAX_BYTES)
        raise ValidationError(f"Tệp {file_size(upload.size)} lớn quá {limit}. Hãy chọn tệp nhỏ hơn.")
    return check_content(upload.read(), upload.name, kinds)


def check_content(content: bytes, name: str, kinds: Iterable[str] = tuple(MEDIA_TYPES)) -> CheckedFile:
    """The same for bytes at hand."""
    kinds = tuple(kinds)
    name = squeeze(PurePath(name.replace("\\", "/")).name)
    if not name or has_control(name):
        raise ValidationError("Tên tệp có ký tự không đọc được. Hãy đổi tên rồi gửi lại.")
    if not content:
        raise ValidationError(f"Tệp {name} không có nội dung. Hãy chọn tệp khác.")
    ending = PurePath(name).suffix.lower().lstrip(".")
    kind = SAME.get(ending, ending)
    if kind not in kinds:
        raise ValidationError(f"Không nhận tệp đuôi “.{ending}”. Chỉ nhận: {', '.join(kinds)}.")
    if content.startswith(OLD_OFFICE):
        raise ValidationError(f"Tệp {name} có mật khẩu hoặc là định dạng cũ. Hãy bỏ mật khẩu và lưu lại dạng .{kind}.")
    if not content.startswith(MAGIC[kind]):
        raise ValidationError(f"Nội dung tệp {name} không phải là {kind.upper()}. Hãy lưu lại đúng định dạng.")
    _LOOKS[kind](content, name, kind)
    return CheckedFile(content, name, kind)


def check_archive(content: bytes, name: str) -> zipfile.ZipFile:
    """A zip small enough to unpack, whatever its table says. Raises ValidationError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _broken(name) from error
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _bomb(name)
    for entry in entries:
        if entry.flag_bits & 1:
            raise ValidationError(f"Tệp {name} có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
        if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise _bomb(name)
    return archive


def _office(content: bytes, name: str, kind: str) -> None:
    with check_archive(content, name) as archive:
        names = set(archive.namelist())
        if MAIN_PART[kind] not in names or "[Content_Types].xml" not in names:
            raise ValidationError(f"Nội dung tệp {name} không phải là {kind.upper()}. Hãy lưu lại đúng định dạng.")
        if any(part.lower().endswith("vbaproject.bin") for part in names):
            raise ValidationError(f"Tệp {name} có macro. Hãy lưu lại không có macro rồi gửi lại.")
        left = MOST_UNPACKED
        for part in archive.namelist():
            left -= _read_part(archive, part, left, name)


def _read_part(archive: zipfile.ZipFile, part: str, left: int, name: str) -> int:
    """Unpack one part within what is left; XML must not declare entities. Returns its true size."""
    try:
        with archive.open(part) as file:
            text = file.read(left + 1)
        if len(text) > left:
            raise _bomb(name)
        if part.endswith((".xml", ".rels")):
            parser = ElementTree.DefusedXMLParser(target=_Nothing(), forbid_dtd=True)
            parser.feed(text)
            parser.close()
    except DefusedXmlException as error:
        raise ValidationError(f"Tệp {name} khai báo thực thể XML, không an toàn. Hãy lưu lại bằng Office.") from error
    except (ElementTree.ParseError, zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise _broken(name) from error
    return len(text)


class _Nothing:
    """Takes a parser's events and keeps none: a large sheet costs no tree in memory."""

    def close(self):
        return None


def _pdf(content: bytes, name: str, kind: str) -> None:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise ValidationError(f"Tệp {name} có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
        count = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise _broken(name) from error
    if not count:
        raise _broken(name)


def _png(content: bytes, name: str, kind: str) -> None:
    if content[12:16] != b"IHDR" or b"IEND" not in content[-16:]:
        raise _broken(name)


def _jpg(content: bytes, name: str, kind: str) -> None:
    if b"\xff\xd9" not in content[-1024:]:
        raise _broken(name)


def _broken(name: str) -> ValidationError:
    return ValidationError(f"Tệp {name} bị hỏng, không mở được. Hãy mở và lưu lại rồi gửi lại.")


def _bomb(name: str) -> ValidationError:
    return ValidationError(f"Tệp {name} khi giải nén quá lớn, không an toàn. Hãy lưu lại tệp gọn hơn.")


_LOOKS = {"pdf": _pdf, "png": _png, "jpg": _jpg, "docx": _office, "xlsx": _office}
