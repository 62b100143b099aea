"""Text of users does nothing but stand on the page; long, empty and full lists keep the margins."""

from dataclasses import replace

import pytest

from reports.documents.assets import FONTS
from reports.documents.blocks import Annex, Paragraph, Table
from reports.documents.parts import Letterhead, Recipients, Signer
from reports.documents.press import print_html
from reports.documents.sections import Section

from . import samples
from .pdf import ink, pages_of

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
NASTY = (
    "<b>đậm</b>",
    "{{ settings.SECRET_KEY }}{% now 'Y' %}",
    "@import url(http://127.0.0.1:1/x.css)",
    "<img src=file:///etc/passwd>",
    "</style><link rel=stylesheet href='http://127.0.0.1:1/'>",
    "\"'><script>alert(1)</script>",
    "&lt;i&gt;",
)


def text_of(pages):
    return "\n".join(page.extract_text() for page in pages)


def squeezed(text):
    return "".join(text.split())


def within(pages):
    boxes = [ink(page) for page in pages]
    return all(b[0] >= 29.5 and b[1] >= 20 and b[2] <= 195.5 and b[3] <= 277.5 for b in boxes)


@pytest.mark.parametrize("nasty", NASTY)
def test_text_of_users_is_only_text(nasty):
    table = replace(samples.name_annex(1).body[1], rows=(("1", nasty, nasty, nasty),))
    paper = samples.plan(
        letterhead=Letterhead(parent=nasty, issuer=nasty),
        subject=nasty,
        opening=nasty,
        sections=(Section("I", nasty, nasty),),
        recipients=Recipients((nasty,)),
        signer=Signer.of(nasty, "", nasty),
        annexes=(Annex(heading=nasty, subject=nasty, reference=nasty, body=(Paragraph(nasty), table)),),
    )
    pages = pages_of(paper.pdf())

    assert squeezed(text_of(pages)).count(squeezed(nasty)) >= 7
    assert within(pages)


def test_all_vietnamese_letters_exist_in_four_cuts():
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- only this test looks into the font

    wanted = {ord(sign) for sign in LETTERS + LETTERS.upper()} | set(map(ord, "≥≤–—“”…•"))
    missing = {cut: wanted - set(TTFont(path).getBestCmap()) for cut, path in FONTS.items()}

    assert sum(not sign.isascii() for sign in LETTERS) * 2 == 134
    assert missing == {cut: set() for cut in FONTS}


def test_all_vietnamese_letters_are_printed_in_four_cuts(caplog):
    signs = " ".join(LETTERS + LETTERS.upper())
    cuts = ("Tinos", "Tinos-Italic", "Tinos-Bold", "Tinos-Bold-Italic")
    looks = ("font-weight: 400", "font-style: italic", "font-weight: 700", "font-weight: 700; font-style: italic")
    lines = "".join(f"<p style='{look}'>{signs}</p>" for look in looks)
    pdf = print_html(f"<link rel='stylesheet' href='paper.css'>{lines}")
    chars = [char for page in pages_of(pdf) for char in page.chars if char["text"].strip()]
    by_font = {}
    for char in chars:
        by_font.setdefault(char["fontname"].split("+")[1], []).append(char["text"])

    assert {font: "".join(texts) for font, texts in by_font.items()} == dict.fromkeys(cuts, squeezed(signs))
    assert caplog.messages == []


def test_a_letter_that_the_font_lacks_would_be_noticed(caplog):
    """A letter for private use: whatever fonts a machine has, none of them draws it."""
    print_html("<link rel='stylesheet' href='paper.css'><p>ơ\U0010fffd</p>")

    assert [record.getMessage() for record in caplog.records if "U+10FFFD" in record.getMessage()] != []


@pytest.mark.parametrize("count", [0, 1, 300])
def test_lists_of_any_length_keep_the_page_and_every_name(count):
    pages = pages_of(samples.decision(count).pdf())
    rows = [[" ".join(cell.split()) for cell in row if cell] for page in pages[1:] for row in page.extract_table()]
    head = [column.heading for column in samples.NAME_COLUMNS]
    wanted = [list(row) for row in samples.person_rows(count)] or [["Danh sách trống."]]

    assert within(pages)
    assert [row for row in rows if row != head] == wanted
    assert rows.count(head) == len(pages) - 1


def test_very_long_words_are_broken_rather_than_cut():
    endless = "Nguyễn" * 60
    table = Table(samples.NAME_COLUMNS, (("1", endless, endless, endless),))
    paper = samples.decision(
        letterhead=Letterhead(parent=endless, issuer=endless),
        subject=endless,
        authority=endless,
        signer=Signer.of(endless, endless, endless),
        recipients=Recipients((endless,)),
        annexes=(Annex(heading=endless, subject=endless, reference=endless, body=(table,)),),
    )
    pages = pages_of(paper.pdf())

    assert within(pages)
    assert squeezed(text_of(pages)).lower().count("nguyễn") >= 60 * 9


def test_a_hundred_recipients_run_over_to_the_next_page():
    recipients = Recipients(tuple(f"Ủy ban nhân dân xã thứ {no}" for no in range(1, 101)))
    pages = pages_of(samples.decision(recipients=recipients, annexes=()).pdf())

    assert within(pages)
    assert [f"xã thứ {no};" in text_of(pages) for no in range(1, 101)] == [True] * 100
