"""One entry of a pack: its values read with care, each slip named with the entry it stands in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from .positions import Path, line_of, positions

MARKS = ("VERIFIED", "VERIFIED_SECONDARY", "VERIFIED_HISTORICAL", "RECALLED", "DRAFT_ONLY", "DERIVED", "LOCAL")
CITED = ("citation", "mark", "valid_from", "valid_to", "note")
MOST_SLIPS = 50
SMALLEST_SHARE = Decimal("0.0001")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST_TEXT = {"citation": 300, "note": 1000}


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing to mend: where it stands and the sentence."""

    sentence: str
    path: Path = ()


class PackError(ValueError):
    """The pack cannot be used; each line of the message names an entry and what to mend."""

    def __init__(self, sentence: str = "", slips: tuple[Slip, ...] = ()):
        self.slips = slips or (Slip(sentence),)
        super().__init__("\n".join(slip.sentence for slip in self.slips))

    def placed(self, name: str, text: str) -> "PackError":
        """The same slips with the file's name and their lines in its text."""
        lines = positions(text)
        return PackError(slips=tuple(_placed(slip, name, line_of(lines, slip.path)) for slip in self.slips))


def _placed(slip: Slip, name: str, line: int | None) -> Slip:
    where = f"{name}, dòng {line}" if line else name
    return Slip(f"{where}: {slip.sentence}", slip.path)


class Line:
    """One entry of a pack, its name and its path."""

    def __init__(self, row: Mapping[str, Any], where: str, path: Path = ()):
        self.row, self.where, self.path = row, where, path

    def wrong(self, key: str, wanted: str) -> PackError:
        return PackError(slips=(Slip(f"{self.where}, mục “{key}”: {wanted}.", (*self.path, key)),))

    def only(self, known: frozenset[str]) -> None:
        """Raises PackError for the first key that is not known: a misspelt key must not pass unseen."""
        for key in self.row:
            if key in known:
                continue
            near = get_close_matches(str(key), known, n=1)
            advice = f"có phải là “{near[0]}” không" if near else f"các mục được dùng là {', '.join(sorted(known))}"
            raise self.wrong(key, f"không có trong sơ đồ của gói; {advice}")

    def get(self, key: str) -> Any:
        if key not in self.row:
            raise self.wrong(key, "bắt buộc phải có")
        return self.row[key]

    def text(self, key: str, words: tuple[str, ...] = (), *, default: str | None = None, most: int = 0) -> str:
        if default is not None and self.row.get(key) is None:
            return default
        value = self.get(key)
        if not isinstance(value, str) or (not value.strip() and default != value):
            raise self.wrong(key, "phải là chữ")
        if "\x00" in value:
            raise self.wrong(key, "có ký tự không in được; hãy gõ lại mục này")
        if words and value not in words:
            raise self.wrong(key, f"“{value}” không thuộc các giá trị {', '.join(words)}")
        if most and len(value) > most:
            raise self.wrong(key, f"dài {len(value)} ký tự, chỉ được {most}")
        return value

    def names(self, key: str, words: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = self.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
            raise self.wrong(key, "phải là danh sách mã")
        for each in value:
            if words and each not in words:
                raise self.wrong(key, f"“{each}” không thuộc các giá trị {', '.join(words)}")
        return tuple(value)

    def flag(self, key: str, *, default: bool) -> bool:
        value = self.row.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "phải là true hoặc false")
        return value

    def number(self, key: str, *, most: Decimal | None = None) -> Decimal:
        value = self.get(key)
        try:
            found = Decimal(str(value))
        except InvalidOperation:
            raise self.wrong(key, f"“{value}” không phải là số") from None
        if isinstance(value, bool) or not found.is_finite() or found <= 0:
            raise self.wrong(key, f"“{value}” phải là số dương")
        if most is not None and found > most:
            raise self.wrong(key, f"“{value}” lớn quá {most}")
        return found

    def whole(self, key: str, *, least: int = 1, most: int = 2_000_000_000, optional: bool = False) -> int | None:
        value = self.row.get(key) if optional else self.get(key)
        if value is None and optional:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(key, f"“{value}” phải là số nguyên từ {least} đến {most}")
        return value

    def share(self, key: str, *, optional: bool = False) -> Decimal | None:
        """A part of the whole: above 0, at most 1."""
        if optional and self.row.get(key) is None:
            return None
        found = self.number(key)
        if found > 1 or found < SMALLEST_SHARE:
            raise self.wrong(key, "phải từ 0 đến 1")
        return found

    def day(self, key: str, *, optional: bool = False) -> date | None:
        value = self.row.get(key) if optional else self.get(key)
        if value is None and optional:
            return None
        try:
            if not DAY.fullmatch(value):
                raise ValueError
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise self.wrong(key, f"“{value}” không phải là ngày dạng năm-tháng-ngày") from None

    def lines(self, key: str) -> Iterator["Line"]:
        rows = self.row.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            raise self.wrong(key, "phải là danh sách các đối tượng")
        for place, row in enumerate(rows, start=1):
            yield Line(row, f"{key}, mục thứ {place} ({_name_of(row)})", (*self.path, key, place - 1))

    def dated(self) -> dict[str, Any]:
        """Source, mark and validity: every entry has them."""
        starts, ends = self.day("valid_from"), self.day("valid_to", optional=True)
        if ends is not None and ends < starts:
            raise self.wrong("valid_to", "ngày hết hiệu lực trước ngày có hiệu lực")
        mark = self.text("mark", MARKS)
        citation = self.text("citation", most=LONGEST_TEXT["citation"])
        note = self.text("note", default="", most=LONGEST_TEXT["note"])
        return {"citation": citation, "mark": mark, "valid_from": starts, "valid_to": ends, "note": note}


def _name_of(row: Mapping[str, Any]) -> str:
    named = row.get("id") or row.get("code") or row.get("award") or row.get("awards") or "?"
    return ", ".join(map(str, named)) if isinstance(named, list) else str(named)
