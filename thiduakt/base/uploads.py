"""Files from outside: extension, first bytes and a real look inside must agree before anything is kept."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.conf import settings
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from thiduakt.base.text import has_control, squeeze
from thiduakt.base.vietnamese import file_size

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
TEXT_TYPES = {"txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8", "csv": "text/csv"}
SAME = {"jpeg": "jpg"}
WITH_MACRO = {"docm": "docx", "dotm": "docx", "xlsm": "xlsx", "xltm": "xlsx", "xlsb": "xlsx"}
OLD_ENDINGS = {"doc": "docx", "dot": "docx", "rtf": "docx", "odt": "docx", "xls": "xlsx", "ods": "xlsx"}
BINARY_STARTS = (
    b"PK\x03\x04",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"MZ",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
)
UTF16 = (b"\xff\xfe", b"\xfe\xff")
MAGIC = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
}
MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLD_PARTS = tuple(part.encode("utf-16-le") for part in ("Workbook", "Book", "WordDocument"))
MOST_ENTRIES = 5000
MOST_UNPACKED = 100 * 1024 * 1024
MOST_RATIO = 200
# Below this size an entry may shrink as well as it likes: it can fill no memory.
SMALL = 1024 * 1024
# What leaves the folder it is unpacked in: an absolute path, a drive, a step upwards.
OUTSIDE = re.compile(r"^[/\\]|^[a-zA-Z]:|(?:^|[/\\])\.\.(?:[/\\]|$)")
PDF_STREAM = re.compile(rb"(?<!end)stream\r?\n")
PACKED = re.compile(r"\.(?:zip|rar|7z|tar|gz|bz2|xz|jar|cab|exe|dll|js|vbs)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that is what it says it is."""

    content: bytes
    name: str
    kind: str

    @property
    def media_type(self) -> str:
        return (MEDIA_TYPES | TEXT_TYPES)[self.kind]


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
    kind = _kind(name, kinds)
    if content.startswith(OLD_OFFICE):
        raise ValidationError(f"Tệp {name} {_old_office(content)} rồi gửi lại.")
    if not content.startswith(MAGIC.get(kind, b"")):
        raise ValidationError(f"Nội dung tệp {name} không phải là {kind.upper()}. Hãy lưu lại đúng định dạng.")
    _LOOKS[kind](content, name, kind)
    return CheckedFile(content, name, kind)


def _old_office(content: bytes) -> str:
    """Why a file in the container of old Office is not taken: Office also wraps what has a password in it."""
    if ENCRYPTED in content:
        return "có mật khẩu. Hãy mở bằng Office, bỏ mật khẩu, lưu lại"
    if any(part in content for part in OLD_PARTS):
        return "là định dạng cũ (.xls, .doc) đã đổi đuôi. Hãy mở bằng Office, lưu lại dạng mới (.xlsx, .docx)"
    return "có mật khẩu hoặc là định dạng cũ. Hãy bỏ mật khẩu, lưu lại dạng mới (.xlsx, .docx)"


def _kind(name: str, kinds: tuple[str, ...]) -> str:
    """The kind that the name claims. Raises ValidationError when it is none of `kinds`."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    kind = SAME.get(ending, ending)
    if kind in kinds:
        return kind
    if WITH_MACRO.get(ending) in kinds:
        raise ValidationError(f"Tệp {name} có macro. Hãy lưu lại dạng .{WITH_MACRO[ending]} rồi gửi lại.")
    if OLD_ENDINGS.get(ending) in kinds:
        raise ValidationError(f"Không nhận tệp đuôi “.{ending}”. Hãy mở và lưu lại dạng .{OLD_ENDINGS[ending]}.")
    accepted = ", ".join(f".{one}" for one in kinds)
    named = f"Không nhận tệp đuôi “.{ending}”" if ending else f"Tệp {name} không có đuôi"
    raise ValidationError(f"{named}. Chỉ nhận tệp có đuôi: {accepted}.")


def check_archive(content: bytes, name: str) -> zipfile.ZipFile:
    """A zip small enough to unpack, whatever its table says. Raises ValidationError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _broken(name) from error
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _bomb(name)
    if len({entry.filename for entry in entries}) < len(entries):
        raise _broken(name)
    for entry in entries:
        if OUTSIDE.search(entry.filename):
            raise ValidationError(
                f"Tệp {name} chứa đường dẫn không an toàn. Hãy mở và lưu lại bằng Office rồi gửi lại."
            )
        if PACKED.search(entry.filename):
            raise ValidationError(f"Tệp {name} chứa tệp nén hoặc tệp chạy bên trong. Hãy bỏ chúng ra rồi gửi lại.")
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
        if text.startswith(b"PK\x03\x04") and "/embeddings/" not in part:
            raise ValidationError(f"Tệp {name} chứa tệp nén hoặc tệp chạy bên trong. Hãy bỏ chúng ra rồi gửi lại.")
        if part.lower().endswith((".xml", ".rels", ".vml")):
            parser = ElementTree.DefusedXMLParser(target=_Nothing(), forbid_dtd=True)
            parser.feed(text)
            parser.close()
    except DefusedXmlException as error:
        raise ValidationError(f"Tệp {name} khai báo thực thể XML, không an toàn. Hãy lưu lại bằng Office.") from error
    except ValidationError:
        raise
    except Exception as error:  # broken packing, an encoding that is none, XML that is none
        raise _broken(name) from error
    return len(text)


class _Nothing:
    """Takes a parser's events and keeps none: a large sheet costs no tree in memory."""

    def close(self):
        return None


def _pdf(content: bytes, name: str, kind: str) -> None:
    if not _pdf_streams_fit(content):
        raise _bomb(name)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise ValidationError(f"Tệp {name} có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
        count = len(reader.pages)
    except ValidationError:
        raise
    except Exception as error:  # a damaged file may fail anywhere inside the library
        raise _broken(name) from error
    if not count:
        raise _broken(name)


def _pdf_streams_fit(content: bytes) -> bool:
    """Whether the deflated parts of a PDF, pictures aside, stay within what may be unpacked."""
    left = MOST_UNPACKED
    for found in PDF_STREAM.finditer(content):
        described = content[max(0, found.start() - 400) : found.start()]
        if b"/Image" in described or b"FlateDecode" not in described:
            continue
        try:
            unpacked = zlib.decompressobj().decompress(memoryview(content)[found.end() :], left + 1)
        except zlib.error:
            continue
        left -= len(unpacked)
        if left < 0:
            return False
    return True


def _png(content: bytes, name: str, kind: str) -> None:
    if content[12:16] != b"IHDR" or b"IEND" not in content[-16:]:
        raise _broken(name)


def _jpg(content: bytes, name: str, kind: str) -> None:
    if b"\xff\xd9" not in content[-1024:]:
        raise _broken(name)


def _text(content: bytes, name: str, kind: str) -> None:
    """Words only: no other format under a text's name, no NUL (UTF-16 says so at its start)."""
    if content.startswith(BINARY_STARTS) or (b"\x00" in content and not content.startswith(UTF16)):
        raise ValidationError(f"Nội dung tệp {name} không phải là văn bản thuần. Hãy lưu lại dạng .{kind}, mã UTF-8.")


def _broken(name: str) -> ValidationError:
    return ValidationError(f"Tệp {name} bị hỏng, không mở được. Hãy mở và lưu lại rồi gửi lại.")


def _bomb(name: str) -> ValidationError:
    return ValidationError(f"Tệp {name} khi giải nén quá lớn, không an toàn. Hãy lưu lại tệp gọn hơn.")


_LOOKS = {
    "pdf": _pdf,
    "png": _png,
    "jpg": _jpg,
    "docx": _office,
    "xlsx": _office,
    "txt": _text,
    "md": _text,
    "csv": _text,
}
