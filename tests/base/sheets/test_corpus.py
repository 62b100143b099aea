"""Ten thousand damaged files: each is read or refused with a sentence, never an error, and memory stays small."""

import random
import tracemalloc
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from tests.factories.lists import FULL, PLAIN, book, csv, signed, word
from thiduakt.base.sheets import KINDS, UnreadableError, read_sheets
from thiduakt.base.uploads import check_content

CHUNKS, EACH = 20, 500
MOST_MEMORY = 150 * 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"
BODY = "word/document.xml"
GOOD = {
    "xlsx": [book(("DS", [PLAIN, *FULL])), book(("DS", signed()), merges=("A1:F1", "B4:B5"))],
    "docx": [word([PLAIN, *FULL])],
    "csv": [csv([PLAIN, *FULL], "utf-8", ","), csv([PLAIN, *FULL], "utf-16", "\t")],
}


def outcome(content: bytes, name: str) -> str:
    """What the door and the reader together say of a file: "read", or the sentence that refuses it."""
    try:
        checked = check_content(content, name, KINDS)
        read_sheets(checked.content, checked.kind)
    except ValidationError as error:
        return error.messages[0]
    except UnreadableError as error:
        return error.sentence
    return "read"


def repacked(content: bytes, part: str, change) -> bytes:
    """The archive with one part changed; the archive itself stays whole, so that the damage reaches the parsers."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text) if name == part else text)
    return target.getvalue()


def flipped(content: bytes, dice: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(dice.randint(1, 12)):
        damaged[dice.randrange(len(damaged))] = dice.randrange(256)
    return bytes(damaged)


def cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(1, len(content))]


def spliced(content: bytes, dice: random.Random) -> bytes:
    start, end = sorted(dice.randrange(len(content)) for _ in range(2))
    return content[:start] + content[end:] + content[start:end][: dice.randrange(1, 400)]


def swapped_words(content: bytes, dice: random.Random) -> bytes:
    """Plausible markup with absurd values."""
    pairs = [
        (b't="n"', b't="s"'), (b't="s"', b't="n"'), (b't="s"', b't="d"'), (b't="s"', b't="b"'),
        (b"<v>0</v>", b"<v>-9</v>"),
        (b"<v>1</v>", b"<v>99999999999999999999</v>"), (b'r="A1"', b'r="XFD1048576"'), (b'r="B2"', b'r="ZZZZ0"'),
        (b'<row r="2"', b'<row r="-2"'), (b'<row r="2"', b'<row r="abc"'), (b'ref="A1:F1"', b'ref="F9:A1"'),
        (b"</sheetData>", b""), (b"<w:tr>", b""), (b"<w:tc>", b"<w:tr>"), (b"w:gridSpan", b"w:vMerge"),
        (b"<w:tbl>", b"<w:p>"),
    ]  # fmt: skip
    for old, new in dice.sample(pairs, 4):
        content = content.replace(old, new, dice.randint(1, 3))
    return content


def damaged(kind: str, dice: random.Random) -> bytes:
    """One damaged file: in its bytes, or in a part inside a whole archive."""
    content = dice.choice(GOOD[kind])
    harm = dice.choice([flipped, cut, spliced])
    if kind == "csv" or dice.random() < 0.4:
        return harm(content, dice)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        main = SHEET if kind == "xlsx" else BODY
        part = main if dice.random() < 0.6 else dice.choice(archive.namelist())
    return repacked(content, part, lambda text: dice.choice([harm, swapped_words])(text or b" ", dice))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_damaged_files_are_read_or_refused(chunk):
    dice = random.Random(chunk)
    said = []
    for _ in range(EACH):
        kind = dice.choice(KINDS)
        said.append(outcome(damaged(kind, dice), f"ds.{dice.choice(KINDS) if dice.random() < 0.05 else kind}"))

    refused = [text for text in said if text != "read"]
    assert len(said) == EACH
    assert 0 < len(refused) < EACH
    assert [text for text in refused if not text.endswith(".") or len(text) < 30] == []


def sheet_of(inner: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return repacked(GOOD["xlsx"][0], SHEET, lambda _: f"{head}<sheetData>{inner}</sheetData></worksheet>".encode())


def deflated(content: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return target.getvalue()


ENTITY = '<!DOCTYPE a [<!ENTITY b "cccccccccc">]>'
WIDE_ROW = b'<w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>'
HOSTILE = {
    "entities": lambda: repacked(GOOD["xlsx"][0], SHEET, lambda text: ENTITY.encode() + text),
    "entities in a document": lambda: repacked(GOOD["docx"][0], BODY, lambda text: ENTITY.encode() + text),
    "zip bomb": lambda: deflated(sheet_of("<row>" + " " * 120_000_000 + "</row>")),
    "millions of cells": lambda: sheet_of('<row r="1">' + "<c/>" * 2_000_000 + "</row>"),
    "one row of many cells": lambda: sheet_of('<row r="1">' + "<c/>" * 20_000 + "</row>"),
    "a row far away": lambda: sheet_of('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'),
    "rows without end": lambda: sheet_of('<row><c t="inlineStr"><is><t>x</t></is></c></row>' * 62_000),
    "one row over and over": lambda: sheet_of('<row r="1"><c/></row>' * 260_000),
    "a cell without end": lambda: sheet_of(f'<row r="1"><c t="inlineStr"><is><t>{"x" * 100_000}</t></is></c></row>'),
    "a csv of one line": lambda: b"a," * 3_000_000,
    "a csv of quotes": lambda: b'"' * 1_000_001,
    "a wide document": lambda: repacked(
        GOOD["docx"][0], BODY, lambda text: text.replace(b"<w:tr>", WIDE_ROW)
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_fill_no_memory(kind):
    content = HOSTILE[kind]()
    name = f"ds.{'csv' if 'csv' in kind else 'docx' if 'document' in kind else 'xlsx'}"
    tracemalloc.start()
    said = outcome(content, name)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < MOST_MEMORY
    assert said.endswith(".")


def test_an_old_font_is_turned_into_unicode():
    rows = [["STT", "Hä vµ tªn"], *[[n, "NguyÔn V¨n §øc"] for n in range(9)]]

    assert outcome(book(("DS", rows)), "ds.xlsx") == "read"


def test_an_old_workbook_is_told_how_to_become_a_new_one():
    assert outcome(b"\xd0\xcf\x11\xe0" + b"0" * 600, "ds.xls") == (
        "Không nhận tệp đuôi “.xls”. Hãy mở và lưu lại dạng .xlsx."
    )
