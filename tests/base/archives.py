"""Files made for the tests: honest office files and wicked ones."""

import io
import struct
import zipfile

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
DOCUMENT = '<?xml version="1.0" encoding="UTF-8"?><document><p>Kế hoạch</p></document>'
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(17) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff\xe0" + bytes(40) + b"\xff\xd9"


def archive(parts: dict, compression=zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return file.getvalue()


def office(kind: str = "docx", **parts) -> bytes:
    """A minimal package with the main part of its kind; `parts` are added or replaced."""
    main = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}[kind]
    return archive({"[Content_Types].xml": CONTENT_TYPES, main: DOCUMENT} | parts.get("more", {}))


def lying(content: bytes, size: int) -> bytes:
    """The same archive whose table claims another unpacked size for every entry."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.find(mark)
        while at >= 0:
            changed[at + place : at + place + 4] = struct.pack("<I", size)
            at = content.find(mark, at + 4)
    return bytes(changed)


def encrypted_flag(content: bytes) -> bytes:
    """The same archive whose entries say that they are encrypted."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(mark)
        while at >= 0:
            changed[at + place] |= 1
            at = content.find(mark, at + 4)
    return bytes(changed)


class PdfBuilder:
    """A small PDF with Vietnamese text drawn where the test wants it (A4, points from the top left)."""

    def __init__(self):
        self.pages = [[]]

    def text(self, x: float, y: float, words: str) -> "PdfBuilder":
        codes = words.encode("utf-16-be").hex()
        self.pages[-1].append(f"BT /F1 12 Tf 1 0 0 1 {x} {842 - y} Tm <{codes}> Tj ET")
        return self

    def page(self) -> "PdfBuilder":
        self.pages.append([])
        return self

    def build(self) -> bytes:
        mapping = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
            "1 begincodespacerange <0000> <FFFF> endcodespacerange "
            "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
        )
        count = len(self.pages)
        kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(count))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] "
            "/ToUnicode 5 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 /FontDescriptor << /Type /FontDescriptor "
            "/FontName /A /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 800 /Descent -200 /ItalicAngle 0 /CapHeight 700 "
            "/StemV 80 >> /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            f"<< /Length {len(mapping)} >>\nstream\n{mapping}\nendstream",
        ]
        for n, drawn in enumerate(self.pages):
            stream = "\n".join(drawn)
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                f"/Contents {7 + 2 * n} 0 R >>"
            )
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        return _assembled(objects)


def _assembled(objects: list[str]) -> bytes:
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer << /Size {size} /Root 1 0 R >>\n".encode()
    return out + f"startxref\n{table}\n%%EOF\n".encode()
