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
    try:
        with pdfplumber.open(BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                count = len(document.pages)
                raise ValidationError(
                    f"Tệp {name} có {count} trang, chỉ nhận đến {MOST_PAGES} trang. Hãy tách phần kế hoạch."
                )
            pages = list(_pages(document))
    except ValidationError:
        raise
    except Exception as error:  # a hostile file may fail anywhere inside the library; nothing of it is kept
        raise ValidationError(f"Tệp {name} không đọc được. Hãy xuất lại PDF từ Word rồi gửi lại.") from error
    text = "\n".join(line for page in pages for line in page)
    if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        raise ValidationError(
            f"Tệp {name} chỉ có ảnh chụp, không có chữ để đọc. Hãy gửi bản .docx, PDF xuất từ Word, hoặc dán văn bản."
        )
    return text


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
