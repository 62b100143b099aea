"""What comes in from outside is what it says, or is refused with a sentence that helps."""

import io
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter

from tests.base.archives import DOCUMENT, JPG, PNG, PdfBuilder, archive, encrypted_flag, lying, office
from thiduakt.base.uploads import MOST_ENTRIES, check_content, check_upload

TEXTS = ("txt", "md", "docx", "pdf")
ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><document>&b;</document>'


def refusal(content: bytes, name: str, kinds=TEXTS) -> str:
    with pytest.raises(ValidationError) as caught:
        check_content(content, name, kinds)
    (message,) = caught.value.messages
    return message


def locked_pdf() -> bytes:
    writer, file = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(PdfBuilder().text(80, 80, "Kế hoạch").build())))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.docx", office("docx"), "docx"),
        ("a.DOCX", office("docx"), "docx"),
        ("b.xlsx", office("xlsx"), "xlsx"),
        ("c.pdf", PdfBuilder().text(80, 80, "Kế hoạch").build(), "pdf"),
        ("d.png", PNG, "png"),
        ("e.jpeg", JPG, "jpg"),
        ("f.txt", "Kế hoạch".encode(), "txt"),
        ("g.md", "# Kế hoạch".encode("utf-16"), "md"),
        ("thư mục\\h.txt", b"a", "txt"),
    ],
)
def test_honest_files(name, content, kind):
    checked = check_content(content, name, (*TEXTS, "xlsx", "png", "jpg"))

    assert (checked.kind, checked.content) == (kind, content)
    assert "/" in checked.media_type


def test_a_folder_is_no_part_of_the_name():
    assert check_content(b"a", "../../etc/kế hoạch.txt", ("txt",)).name == "kế hoạch.txt"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", b"", "không có nội dung"),
        ("a.exe", b"MZ", "Chỉ nhận tệp có đuôi: .txt, .md, .docx, .pdf"),
        ("a", b"a", "không có đuôi"),
        ("a\x00.txt", b"a", "Hãy đổi tên"),
        ("a.docx", PNG, "không phải là DOCX"),
        ("a.pdf", office("docx"), "không phải là PDF"),
        ("a.docx", office("xlsx"), "không phải là DOCX"),
        ("a.docm", office("docx"), "có macro. Hãy lưu lại dạng .docx"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "Hãy mở và lưu lại dạng .docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "có mật khẩu"),
        ("a.docx", office("docx", more={"word/vbaProject.bin": b"x"}), "có macro"),
        ("a.docx", encrypted_flag(office("docx")), "có mật khẩu"),
        ("a.docx", office("docx")[:120], "bị hỏng"),
        ("a.docx", office("docx", more={"word/document.xml": "<a>"}), "bị hỏng"),
        ("a.docx", office("docx", more={"word/document.xml": ENTITY}), "khai báo thực thể"),
        ("a.docx", office("docx", more={"word/styles.xml": "<!DOCTYPE a><a/>"}), "khai báo thực thể"),
        ("a.docx", office("docx", more={"../../evil.xml": DOCUMENT}), "đường dẫn không an toàn"),
        ("a.docx", office("docx", more={"/etc/passwd": "a"}), "đường dẫn không an toàn"),
        ("a.docx", office("docx", more={"C:\\a.xml": DOCUMENT}), "đường dẫn không an toàn"),
        ("a.docx", office("docx", more={"word/more.zip": archive({"a": "b"})}), "chứa tệp nén"),
        ("a.docx", office("docx", more={"word/media/image1.png": archive({"a": "b"})}), "chứa tệp nén"),
        ("a.pdf", b"%PDF-1.7 nothing", "bị hỏng"),
        ("a.pdf", locked_pdf(), "có mật khẩu"),
        ("a.txt", b"a\x00b", "không phải là văn bản thuần"),
        ("a.txt", office("docx"), "không phải là văn bản thuần"),
    ],
)
def test_refused(name, content, words):
    assert words in refusal(content, name)


@pytest.mark.parametrize("place", range(56, 176, 8))
def test_a_damaged_packing_is_refused_not_a_crash(place):
    """Bits flipped inside the packed part, where zlib itself stumbles."""
    content = bytearray(office(more={"word/big.xml": "<p>" + "".join(chr(97 + n % 23) for n in range(3000)) + "</p>"}))
    content[place] ^= 0xFF

    assert refusal(bytes(content), "a.docx")


def test_an_encoding_that_is_none_is_refused():
    wicked = '<?xml version="1.0" encoding="khong-co"?><document/>'

    assert refusal(office(more={"word/document.xml": wicked}), "a.docx").startswith("Tệp a.docx bị hỏng")


def test_an_embedded_sheet_of_a_chart_is_no_nested_archive():
    content = office("docx", more={"word/embeddings/Sheet1.xlsx": office("xlsx")})

    assert check_content(content, "a.docx", TEXTS).kind == "docx"


class TestBombs:
    def test_one_part_that_swells(self):
        content = office("docx", more={"word/media/a.bin": bytes(64 * 1024 * 1024)})

        assert len(content) < 100_000
        assert "quá lớn" in refusal(content, "a.docx")

    def test_many_parts_that_swell_together(self):
        parts = {f"word/media/{n}.bin": bytes(1024 * 1024) for n in range(110)}

        assert "quá lớn" in refusal(office("docx", more=parts), "a.docx")

    def test_too_many_entries(self):
        parts = {f"word/media/{n}": b"" for n in range(MOST_ENTRIES + 1)}

        assert "quá lớn" in refusal(office("docx", more=parts), "a.docx")

    def test_a_table_that_lies_about_the_size(self):
        content = lying(office("docx", more={"word/media/a.bin": bytes(8 * 1024 * 1024)}), 100)

        assert "bị hỏng" in refusal(content, "a.docx")

    def test_a_pdf_stream_that_swells(self):
        packed = zlib.compress(bytes(120 * 1024 * 1024), 9)
        head = b"%%PDF-1.5\n1 0 obj << /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)

        assert len(packed) < 200_000
        assert "quá lớn" in refusal(head + packed + b"\nendstream endobj\n%%EOF", "a.pdf")


def test_upload_over_the_limit(settings):
    settings.UPLOAD_MAX_BYTES = 10
    with pytest.raises(ValidationError, match="lớn quá 10"):
        check_upload(SimpleUploadedFile("a.txt", b"12345678901"), ("txt",))


def test_upload_within_the_limit():
    assert check_upload(SimpleUploadedFile("a.txt", b"abc"), ("txt",)).content == b"abc"
