"""Lists as text (.csv): the encoding and the separator are found, not asked for."""

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from thiduakt.base.sheets.cells import row_of
from thiduakt.base.sheets.table import MOST_CELLS, MOST_ROWS, WIDEST, Sheet, UnreadableError, Wanted, too_long

SEPARATORS = ";,\t|"
LOOKED_AT = 50
# The five tone marks as windows-1258 writes them, after the letter.
TONES = frozenset("\u0300\u0309\u0303\u0301\u0323")
VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")


def sheets_of_csv(content: bytes, wanted: Wanted) -> Iterator[Sheet]:
    """One sheet. Raises UnreadableError."""
    text = decoded(content).replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    csv.field_size_limit(wanted.longest * 10)
    sheet = Sheet("CSV")
    cells = 0
    try:
        for number, values in enumerate(csv.reader(StringIO(text), delimiter=_separator(text)), start=1):
            row = row_of(number, values[:WIDEST], wanted.longest)
            cells += len(values)
            if row:
                sheet.rows.append(row)
            if cells > MOST_CELLS * 2 or len(sheet.rows) > MOST_ROWS:
                raise too_long()
            if len(sheet.rows) >= wanted.most_rows < MOST_ROWS:
                break
    except csv.Error as error:
        raise UnreadableError(
            "Tệp CSV có dấu nháy không khớp. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại."
        ) from error
    yield sheet


def decoded(content: bytes) -> str:
    """The text of the bytes: by its first mark, as UTF-8, as UTF-16, else in the Windows page that fits."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if content[1:400:2].count(0) > len(content[1:400:2]) // 3:
        return content.decode("utf-16-le", errors="replace")
    western, vietnamese = (content.decode(page, errors="replace") for page in ("cp1252", "cp1258"))
    return unicodedata.normalize("NFC", vietnamese) if _toned(vietnamese) else western


def _toned(text: str) -> bool:
    """Whether tone marks stand where Vietnamese has them: after vowels, nearly always."""
    marks = [place for place, letter in enumerate(text[:200_000]) if letter in TONES]
    fitting = sum(place > 0 and text[place - 1] in VOWELS for place in marks)
    return bool(marks) and fitting > 0.9 * len(marks)


def _separator(text: str) -> str:
    """The sign that cuts the first lines most often into the same number of cells."""
    lines = [line for line in text.split("\n", LOOKED_AT * 3)[: LOOKED_AT * 3] if line.strip()][:LOOKED_AT]

    def evenness(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines if sign in line)
        commonest = max(counts.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return commonest[1] * min(commonest[0], 3), commonest[0]

    return max(SEPARATORS, key=evenness)
