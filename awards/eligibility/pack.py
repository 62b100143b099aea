"""A pack of law: JSON to dated values, each slip named with the entry it stands in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from .law import Authority, AwardType, Entry, Law, Rule, merge
from .rules import COMPOUND, KNOWN_KINDS, REQUIRED
from .terms import SUBJECTS

SHIPPED = Path(__file__).parent.parent / "law"
SEVERITIES = ("block", "warn", "info")
MARKS = ("VERIFIED", "VERIFIED_SECONDARY", "VERIFIED_HISTORICAL", "RECALLED", "DRAFT_ONLY", "DERIVED")


class PackError(ValueError):
    """The pack cannot be used; the message names the entry and what to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Entry):
    """Share of all members: of votes for an award ("*" = all others), or present ("quorum")."""

    award: str
    share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PrizeRate(Entry):
    award: str
    subject: str
    multiple: Decimal
    is_cap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseSalary(Entry):
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One law or one province's regulation, with everything that holds by it."""

    id: str
    title: str
    legal_basis: tuple[str, ...]
    scope: str
    valid_from: date
    valid_to: date | None
    law: Law
    type_rows: tuple[Mapping[str, Any], ...]
    thresholds: tuple[Threshold, ...]
    prizes: tuple[PrizeRate, ...]
    base_salaries: tuple[BaseSalary, ...]
    components: tuple[Mapping[str, Any], ...]
    grounds: tuple[Mapping[str, Any], ...]


@cache
def shipped_law() -> Law:
    """All packs that come with the application, older law first."""
    return merge(pack.law for pack in shipped_packs())


def shipped_packs() -> list[Pack]:
    packs = [read_pack(path) for path in sorted(SHIPPED.glob("*.json"))]
    return sorted(packs, key=lambda pack: (pack.valid_from, pack.id))


def read_pack(path: Path) -> Pack:
    """A pack from a file; raises PackError naming line or entry."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise PackError(f"{path.name}: tệp không phải là chữ UTF-8.") from None
    except json.JSONDecodeError as slip:
        raise PackError(f"{path.name}, dòng {slip.lineno}: không đúng cú pháp JSON.") from None
    return parse_pack(content)


def parse_pack(content: Any) -> Pack:
    """A pack from parsed JSON; raises PackError naming the entry."""
    if not isinstance(content, Mapping):
        raise PackError("Gói quy định phải là một đối tượng JSON.")
    head = Line(content, "gói quy định")
    types = tuple(_award_type(line) for line in head.lines("award_types"))
    law = Law(
        rules=tuple(_rule(line) for line in head.lines("rules")),
        award_types=types,
        authorities=tuple(_authority(line) for line in head.lines("authorities")),
    )
    pack = Pack(
        id=head.text("id"),
        title=head.text("title"),
        legal_basis=tuple(content.get("legal_basis", ())),
        scope=content.get("scope", "national"),
        valid_from=head.day("valid_from"),
        valid_to=head.day("valid_to", optional=True),
        law=law,
        type_rows=tuple(content.get("award_types", ())),
        thresholds=tuple(
            _threshold(line, award) for line in head.lines("thresholds") for award in line.names("awards")
        ),
        prizes=tuple(_prize(line) for line in head.lines("prizes")),
        base_salaries=tuple(_base_salary(line) for line in head.lines("base_salaries")),
        components=tuple(line.row for line in head.lines("components") if line.dated()),
        grounds=tuple(_ground(line) for line in head.lines("grounds")),
    )
    _refuse_overlaps(pack)
    return pack


class Line:
    """One entry of a pack and its name, so that a slip can be named."""

    def __init__(self, row: Mapping[str, Any], where: str):
        self.row, self.where = row, where

    def wrong(self, key: str, wanted: str) -> PackError:
        return PackError(f"{self.where}, mục “{key}”: {wanted}.")

    def get(self, key: str) -> Any:
        if key not in self.row:
            raise self.wrong(key, "bắt buộc phải có")
        return self.row[key]

    def text(self, key: str, words: tuple[str, ...] = ()) -> str:
        value = self.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "phải là chữ")
        if words and value not in words:
            raise self.wrong(key, f"“{value}” không thuộc các giá trị {', '.join(words)}")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        value = self.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
            raise self.wrong(key, "phải là danh sách mã")
        return tuple(value)

    def number(self, key: str) -> Decimal:
        value = self.get(key)
        try:
            found = Decimal(str(value))
        except InvalidOperation:
            raise self.wrong(key, f"“{value}” không phải là số") from None
        if isinstance(value, bool) or not found.is_finite() or found <= 0:
            raise self.wrong(key, f"“{value}” phải là số dương")
        return found

    def day(self, key: str, *, optional: bool = False) -> date | None:
        value = self.row.get(key) if optional else self.get(key)
        if value is None and optional:
            return None
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise self.wrong(key, f"“{value}” không phải là ngày dạng năm-tháng-ngày") from None

    def lines(self, key: str) -> Iterator["Line"]:
        rows = self.row.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            raise self.wrong(key, "phải là danh sách các đối tượng")
        for place, row in enumerate(rows, start=1):
            yield Line(row, f"{key}, mục thứ {place} ({row.get('id') or row.get('code') or row.get('award') or '?'})")

    def dated(self) -> dict[str, Any]:
        """Source, mark and validity: every entry has them."""
        starts, ends = self.day("valid_from"), self.day("valid_to", optional=True)
        if ends is not None and ends < starts:
            raise self.wrong("valid_to", "ngày hết hiệu lực trước ngày có hiệu lực")
        mark = self.text("mark", MARKS)
        return {"citation": self.text("citation"), "mark": mark, "valid_from": starts, "valid_to": ends}


def _award_type(line: Line) -> AwardType:
    return AwardType(
        code=line.text("code"),
        name=line.text("name"),
        kind=line.text("kind", ("title", "form")),
        level=line.text("level", ("nha_nuoc", "bo_nganh_tinh", "co_so")),
        recipients=line.names("recipients"),
        kinds=tuple(line.row.get("kinds", ())),
        posthumous=bool(line.row.get("posthumous", False)),
        periodicity=line.row.get("periodicity", ""),
        **line.dated(),
    )


def _authority(line: Line) -> Authority:
    return Authority(award=line.text("award"), decider=line.text("decider"), title=line.text("title"), **line.dated())


def _rule(line: Line) -> Rule:
    kind = line.text("kind", tuple(sorted(KNOWN_KINDS)))
    parameters = line.row.get("parameters", {})
    _check_parameters(line, kind, parameters)
    return Rule(
        id=line.text("id"),
        award=line.text("award"),
        subject=line.text("subject", (*SUBJECTS, "any")),
        path=line.row.get("path"),
        severity=line.text("severity", SEVERITIES),
        kind=kind,
        parameters=parameters,
        note=line.row.get("note", ""),
        is_active=line.row.get("is_active", True),
        **line.dated(),
    )


def _check_parameters(line: Line, kind: str, parameters: Any) -> None:
    """The figures a kind cannot do without are there, also inside all_of and any_of."""
    if kind not in KNOWN_KINDS:
        raise line.wrong("kind", f"“{kind}” không phải là loại điều kiện được hỗ trợ")
    if not isinstance(parameters, Mapping):
        raise line.wrong("parameters", "phải là một đối tượng")
    for key in REQUIRED.get(kind, ()):
        if key not in parameters:
            raise line.wrong("parameters", f"thiếu “{key}” cho loại điều kiện “{kind}”")
    if kind in COMPOUND and "of" in parameters:
        for part in parameters["of"]:
            _check_parameters(line, part.get("kind", ""), part)


def _threshold(line: Line, award: str) -> Threshold:
    share = line.number("share")
    if share > 1:
        raise line.wrong("share", "phải từ 0 đến 1")
    return Threshold(award=award, share=share, **line.dated())


def _prize(line: Line) -> PrizeRate:
    subject, is_cap = line.text("subject", tuple(SUBJECTS)), bool(line.row.get("is_cap", False))
    return PrizeRate(
        award=line.text("award"), subject=subject, multiple=line.number("multiple"), is_cap=is_cap, **line.dated()
    )


def _base_salary(line: Line) -> BaseSalary:
    return BaseSalary(amount=int(line.number("amount")), **line.dated())


def _ground(line: Line) -> dict[str, Any]:
    position = int(line.number("position"))
    return {"paper": line.text("paper"), "text": line.text("text"), "position": position, **line.dated()}


def _refuse_overlaps(pack: Pack) -> None:
    """Two entries of one key never hold on the same day."""
    keyed: list[tuple[tuple, Entry]] = [
        *((("award_types", t.code), t) for t in pack.law.award_types),
        *((("authorities", a.award, a.decider), a) for a in pack.law.authorities),
        *((("rules", r.id), r) for r in pack.law.rules if r.is_active),
        *((("thresholds", t.award), t) for t in pack.thresholds),
        *((("prizes", p.award, p.subject), p) for p in pack.prizes),
        *((("base_salaries",), s) for s in pack.base_salaries),
    ]
    last: dict[tuple, Entry] = {}
    for key, entry in sorted(keyed, key=lambda pair: (pair[0], pair[1].valid_from)):
        before = last.get(key)
        if before and (before.valid_to is None or before.valid_to >= entry.valid_from):
            raise PackError(
                f"{' '.join(key)}: hai mục có thời gian hiệu lực trùng nhau từ {entry.valid_from:%d/%m/%Y}."
            )
        last[key] = entry
