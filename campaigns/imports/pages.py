"""PDF pages: lines as they stand, side-by-side cells kept apart, wrapped lines joined again."""

import logging
import re
from io import BytesIO
from itertools import pairwise

import pdfplumber
from django.core.exceptions import ValidationError

MOST_PAGES = 120
MOST_LETTERS = 1_000_000
_FEWEST_LETTERS = 40
_APART = 22.0  # points between words beyond which they belong to two cells
_INDENT = 9.0
_EDGE = 30.0
_ITEM = re.compile(r"[-–+•](?!\s*[a-zà-ỹđ])")  # "- xã hội" goes on with "kinh tế", "- Xã hội" is an item
_PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,3}[-–\s]*$")

# The library reports every oddity of a foreign file; our answer to them is one sentence to the user.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def text_of_pdf(content: bytes, name: str) -> str:
    """Return the text of a checked PDF. Raises ValidationError: too many pages, a scan, unreadable."""
    text = "\n".join(line for page in _all_pages(content, name, _pages) for line in page)
    if not has_letters(text):
        raise ValidationError(
            f"Tệp {name} chỉ có ảnh chụp, không có chữ để đọc. Hãy gửi bản .docx, PDF xuất từ Word, hoặc dán văn bản."
        )
    return text


def lines_and_tables(content: bytes, name: str) -> str:
    """The text of a checked PDF, rows of ruled tables as `| a | b |`; empty for a scan. Raises ValidationError."""
    text = "\n".join(line for page in _all_pages(content, name, _pages_with_tables) for line in page)
    return text if has_letters(text) else ""


def has_letters(text: str) -> bool:
    """Whether a text says anything: a scan gives none, or a stamp at most."""
    return sum(char.isalpha() for char in text) >= _FEWEST_LETTERS


def _all_pages(content: bytes, name: str, read) -> list[list[str]]:
    try:
        with pdfplumber.open(BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                count = len(document.pages)
                raise ValidationError(
                    f"Tệp {name} có {count} trang, chỉ nhận đến {MOST_PAGES} trang. Hãy tách phần cần đọc."
                )
            return list(read(document))
    except ValidationError:
        raise
    except Exception as error:  # a hostile file may fail anywhere inside the library; nothing of it is kept
        raise ValidationError(f"Tệp {name} không đọc được. Hãy xuất lại PDF từ Word rồi gửi lại.") from error


def _pages_with_tables(document):
    """Pages as their lines, each table as its rows at the place where it stands."""
    letters = 0
    for page in document.pages:
        tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
        boxes = [table.bbox for table in tables]
        rest = page.filter(lambda each, boxes=boxes: not any(_is_within(each, box) for box in boxes))
        parts, open_lines = [], _lines(rest)
        for table in sorted(tables, key=lambda each: each.bbox[1]):
            before = [line for line in open_lines if line["bottom"] <= table.bbox[1] + 1]
            open_lines = open_lines[len(before) :]
            parts += _joined(before)
            parts += ["| " + " | ".join(_flat(cell) for cell in row) + " |" for row in table.extract()]
        parts += _joined(open_lines)
        letters += sum(len(line) for line in parts)
        if letters > MOST_LETTERS:
            return
        yield parts
        page.close()


def _is_within(each, box) -> bool:
    """Whether the middle of a thing on the page lies in the box (left, top, right, bottom)."""
    across, down = (each["x0"] + each["x1"]) / 2, (each["top"] + each["bottom"]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _flat(cell: str | None) -> str:
    return " ".join((cell or "").replace("|", "/").split())


def _pages(document):
    letters = 0
    for page in document.pages:
        lines = _lines(page)
        letters += sum(len(line["text"]) for line in lines)
        if letters > MOST_LETTERS:
            return
        yield _joined(lines)
        page.close()


def _lines(page) -> list[dict]:
    """The lines of a page from top to bottom, without the page number."""
    words = page.extract_words(x_tolerance=1.5, y_tolerance=3, keep_blank_chars=False, use_text_flow=False)
    rows = []
    for word in sorted(words, key=lambda word: (round(word["bottom"]), word["x0"])):
        if rows and abs(rows[-1]["bottom"] - word["bottom"]) <= 4:
            rows[-1]["words"].append(word)
        else:
            rows.append({"bottom": word["bottom"], "words": [word]})
    lines = [_line(sorted(row["words"], key=lambda word: word["x0"])) for row in rows]
    return [line for n, line in enumerate(lines) if not (n in (0, len(lines) - 1) and _PAGE_NUMBER.match(line["text"]))]


def _line(words) -> dict:
    text = words[0]["text"]
    for before, word in pairwise(words):
        text += ("    " if word["x0"] - before["x1"] > _APART else " ") + word["text"]
    return {"text": text, "left": words[0]["x0"], "right": words[-1]["x1"], "bottom": words[0]["bottom"]}


def _joined(lines) -> list[str]:
    """A line that fills the column is carried on by the next one that starts at the margin."""
    if not lines:
        return []
    margin, edge = min(line["left"] for line in lines), max(line["right"] for line in lines)
    joined, open_ = [], False
    for line in lines:
        at_margin = line["left"] - margin <= _INDENT
        if open_ and at_margin and "    " not in line["text"] and not _ITEM.match(line["text"]):
            joined[-1] += " " + line["text"]
        else:
            joined.append(line["text"])
        open_ = line["right"] >= edge - _EDGE and "    " not in line["text"]
    return joined
