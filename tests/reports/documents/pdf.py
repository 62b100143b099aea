"""Measuring what is on a PDF page: millimetres from the top left corner of the sheet."""

from io import BytesIO

import pdfplumber

MM = 72 / 25.4


def pages_of(pdf: bytes):
    return pdfplumber.open(BytesIO(pdf)).pages


def find(page, text):
    """The one place where `text` stands on the page, as (x0, top, x1, bottom) and its letters."""
    hits = page.search(text, regex=False)
    assert len(hits) == 1, (text, len(hits))
    hit = hits[0]
    box = tuple(round(hit[side] / MM, 2) for side in ("x0", "top", "x1", "bottom"))
    return box, [char for char in hit["chars"] if char["text"].strip()]


def look(page, text):
    """(size in points, cut) of a text; it must be set in one type."""
    _, chars = find(page, text)
    looks = {(round(char["size"], 1), cut(char)) for char in chars}
    assert len(looks) == 1, looks
    return looks.pop()


def cut(char):
    name = char["fontname"].split("+")[-1]
    assert name.startswith("Tinos"), name
    return name.removeprefix("Tinos").strip("-") or "Regular"


def centre(box):
    return (box[0] + box[2]) / 2


def rules(page):
    """Horizontal rules outside tables as (x0, top, x1) in millimetres."""
    drawn = [*page.lines, *page.rects]
    return sorted(
        (round(r["top"] / MM, 2), round(r["x0"] / MM, 2), round(r["x1"] / MM, 2))
        for r in drawn
        if r["height"] < 2 and r["width"] > 20
    )


def ink(page):
    """Outer box of all letters and lines of the text area (the page number left out)."""
    things = [c for c in [*page.chars, *page.lines, *page.rects] if c["top"] > 19 * MM]
    sides = (min(t["x0"] for t in things), min(t["top"] for t in things))
    ends = (max(t["x1"] for t in things), max(t["bottom"] for t in things))
    return tuple(round(side / MM, 2) for side in (*sides, *ends))


def page_number(page):
    """The text in the top margin, with its centre and size; None when the margin is empty."""
    chars = [char for char in page.chars if char["bottom"] < 20 * MM]
    if not chars:
        return None
    middle = (chars[0]["x0"] + chars[-1]["x1"]) / 2 / MM
    return "".join(c["text"] for c in chars), round(middle, 1), round(chars[0]["size"], 1), cut(chars[0])
