"""A pack of law: JSON to dated values; everything that is wrong is told at once, each slip with its line."""

import json
import re
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..law import Entry, Law, merge
from .entries import PACK_SCOPES, Pack
from .lines import MOST_SLIPS, Line, PackError, Slip
from .sections import HEAD_KEYS, SECTIONS
from .soundness import Found, circles, overlaps, unknown_awards

SHIPPED = Path(__file__).parents[2] / "law"
LARGEST = 5_000_000
MEND_JSON = "Hãy xem dấu phẩy, dấu nháy, dấu ngoặc ở dòng ấy và dòng trước."
LONGEST_WHOLE = 20  # digits
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@cache
def shipped_law() -> Law:
    """The law of the packs that hold from the start, older law first; packs only offered are left out."""
    return merge(pack.law for pack in shipped_packs() if pack.scope == "national")


def shipped_packs() -> list[Pack]:
    """All packs that come with the application, older law first."""
    packs = [read_pack(path) for path in sorted(SHIPPED.glob("*.json"))]
    return sorted(packs, key=lambda pack: (pack.valid_from, pack.id))


@cache
def shipped_awards() -> frozenset[str]:
    """Codes of the catalogue, for packs that speak of awards without describing them."""
    contents = (json.loads(path.read_text(encoding="utf-8")) for path in SHIPPED.glob("*.json"))
    return frozenset(row["code"] for content in contents for row in content.get("award_types", ()))


def read_pack(path: Path, **known) -> Pack:
    """A pack from a file; raises PackError naming file, line and entry."""
    return read_text(path.read_bytes(), path.name, **known)


def read_text(raw: bytes, name: str, *, awards: Collection[str] | None = None, base: Law | None = None) -> Pack:
    """A pack from the bytes of a file of that name; raises PackError naming file, line and entry."""
    if len(raw) > LARGEST:
        raise PackError(f"{name}: tệp lớn hơn {LARGEST // 1_000_000} MB, không phải là một gói quy định.")
    try:
        text = raw.decode("utf-8-sig")
        content = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole)
        _refuse_unprintable(content, name)
    except UnicodeDecodeError:
        raise PackError(f"{name}: tệp không phải là chữ UTF-8. Hãy lưu lại tệp với bảng mã UTF-8.") from None
    except json.JSONDecodeError as slip:
        raise PackError(f"{name}, dòng {slip.lineno}: không đúng cú pháp JSON. {MEND_JSON}") from None
    except RecursionError:
        raise PackError(f"{name}: các mục lồng nhau quá sâu.") from None
    except _WrittenTwiceError as slip:
        raise PackError(f"{name}, dòng {slip.line_in(text)}: mục “{slip.key}” ghi hai lần.") from None
    try:
        return parse_pack(content, awards=awards, base=base)
    except PackError as error:
        raise error.placed(name, text) from None


def parse_pack(content: Any, *, awards: Collection[str] | None = None, base: Law | None = None) -> Pack:
    """A pack from parsed JSON; raises PackError with every slip.

    `awards` are the codes known besides the pack's own (the catalogue that ships, when not given); `base` is the
    law it is laid over, to find standards that need each other.
    """
    if not isinstance(content, Mapping):
        raise PackError("Gói quy định phải là một đối tượng JSON, mở đầu bằng dấu {.")
    head = Line(content, "gói quy định")
    slips: list[Slip] = []
    found = _entries(head, slips)
    facts = _tried(lambda: _head(head), slips)
    if not slips:
        known = {entry.code for name, _, entry in found if name == "award_types"}
        slips += overlaps(found)
        slips += unknown_awards(found, known | set(shipped_awards() if awards is None else awards))
        slips += circles(found, base)
    if slips:
        raise PackError(slips=tuple(slips[:MOST_SLIPS]))
    return _built(facts, found)


def _head(head: Line) -> dict[str, Any]:
    head.only(frozenset((*HEAD_KEYS, *SECTIONS)))
    starts, ends = head.day("valid_from"), head.day("valid_to", optional=True)
    if ends is not None and ends < starts:
        raise head.wrong("valid_to", "ngày hết hiệu lực trước ngày có hiệu lực")
    return {
        "id": _identifier(head),
        "title": head.text("title", most=300),
        "legal_basis": head.names("legal_basis") if head.row.get("legal_basis") else (),
        "scope": head.text("scope", PACK_SCOPES, default="national"),
        "valid_from": starts,
        "valid_to": ends,
        "replaces": _codes(head, "replaces"),
        "amends": _codes(head, "amends"),
        "note": head.text("note", default="", most=1000),
        "content": head.row,
    }


def _identifier(head: Line) -> str:
    """The pack's own id: it stands in addresses and file names."""
    found = head.text("id", most=40)
    if not IDENTIFIER.fullmatch(found):
        raise head.wrong("id", f"“{found}” chỉ được gồm chữ không dấu, số, dấu gạch nối, dấu chấm")
    return found


def _codes(head: Line, key: str) -> tuple[str, ...]:
    value = head.row.get(key)
    if not value:
        return ()
    return (head.text(key, most=40),) if isinstance(value, str) else head.names(key)


def _entries(head: Line, slips: list[Slip]) -> Found:
    found: Found = []
    for section in SECTIONS.values():
        for line in _tried(lambda section=section: list(head.lines(section.name)), slips) or ():
            read = _tried(lambda section=section, line=line: section.entries(line), slips)
            found += [(section.name, line, entry) for entry in read or ()]
    return found


def _tried(read, slips: list[Slip]):
    """What is read, or None with what was wrong put down."""
    try:
        return read()
    except PackError as error:
        slips.extend(error.slips)
        return None


def _built(facts: dict[str, Any], found: Found) -> Pack:
    by_section: dict[str, tuple[Entry, ...]] = {
        name: tuple(entry for each, _, entry in found if each == name) for name in SECTIONS
    }
    types, powers, rules = (by_section.pop(name) for name in ("award_types", "authorities", "rules"))
    law = Law(rules=rules, award_types=types, authorities=powers)
    return Pack(law=law, **facts, **by_section)


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_WHOLE:
        raise PackError(f"Gói quy định: số {digits[:LONGEST_WHOLE]}… dài quá mức. Hãy sửa con số ấy.")
    return int(digits)


def _no_number(word: str) -> None:
    """NaN and Infinity are no numbers of JSON, though Python reads them."""
    raise PackError(f"Gói quy định: “{word}” không phải là số. Hãy ghi một con số.")


def _refuse_unprintable(content: Any, name: str) -> None:
    """Characters that no database keeps: NUL, halves of a pair."""
    try:
        said = json.dumps(content, ensure_ascii=False)
        said.encode()
    except UnicodeEncodeError:
        said = "\\u0000"
    if "\\u0000" in said:
        raise PackError(f"{name}: có ký tự không in được. Hãy tìm và gõ lại mục có ký tự đó.")


class _WrittenTwiceError(ValueError):
    def __init__(self, key: str):
        self.key = key

    def line_in(self, text: str) -> int:
        """The line of the last time the key is written, the nearest a reader gets."""
        return text.count("\n", 0, text.rfind(json.dumps(self.key, ensure_ascii=False))) + 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON in which no key stands twice."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _WrittenTwiceError(next(key for key in keys if keys.count(key) > 1))
    return made
