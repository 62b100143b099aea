"""Plain JSON to records: every slip is named in one sentence an officer can act on."""

import math
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .law import Law
from .record import BlocRank, Discipline, Hold, Initiative, Members, MovementResult, PastAward, Record
from .terms import LEAVES, RATINGS, SCOPE_ALIASES, SCOPES, SEXES, SUBJECTS

FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST = 10_000_000  # members of one collective, years of one movement: more is a slip of the pen
MONTHS = 12


class RecordError(ValueError):
    """The input is not what the contract says; the message is for the person at the keyboard."""


def read_records(content: Any, law: Law) -> list[Record]:
    """`{"records": [...]}` as records; raises RecordError with the place and what to put there."""
    if not isinstance(content, Mapping) or not isinstance(content.get("records"), list):
        raise RecordError('Tệp phải là một đối tượng JSON có danh sách "records".')
    return [_read_record(row, place, law) for place, row in enumerate(content["records"], start=1)]


def _read_record(row: Any, place: int, law: Law) -> Record:
    where = f"Bản ghi thứ {place}"
    if not isinstance(row, Mapping):
        raise RecordError(f"{where} không phải là một đối tượng JSON.")
    name = row.get("id")
    if name is not None and (isinstance(name, bool) or not isinstance(name, (str, int))):
        raise RecordError(f"{where}, mục “id”: phải là chữ hoặc số nguyên.")
    where = where if name is None else f"Bản ghi “{str(name)[:60]}”"
    at = Place(row, where)
    award = at.text("award", needed=True)
    if law.award_type(award, at.day("on", needed=True)) is None:
        raise RecordError(f"{where}: danh mục không có danh hiệu, hình thức khen thưởng mã “{award}”.")
    return Record(
        id=row.get("id"),
        award=award,
        subject=at.word("subject", SUBJECTS, needed=True),
        award_year=at.year("award_year", needed=True),
        on=at.day("on", needed=True),
        subject_class=at.text("subject_class"),
        kind=at.text("kind"),
        path=at.text("path"),
        decided_by=at.text("decided_by"),
        achievement=at.text("achievement_id"),
        posthumous=at.flag("posthumous"),
        awards=at.rows("awards", _award),
        ratings=at.by_year("ratings", lambda p: p.word("value", RATINGS)),
        initiatives=at.rows("initiatives", _initiative),
        discipline=at.rows("discipline", _discipline),
        holds=at.rows("holds", _hold),
        service_months=at.by_year("service_months", lambda p: p.number("value", most=MONTHS)),
        confirmed_gaps=frozenset(at.rows("confirmed_gaps", lambda p: p.year("value", needed=True)) or ()),
        members=at.by_year("members", _members),
        bloc=at.one("bloc", _bloc),
        movement=at.one("movement", _movement),
        exists_since=at.year("exists_since"),
        dissolved_on=at.day("dissolved_on"),
        dissolution_known="dissolved_on" in row,
        declared=at.flags("declared"),
        received_on=at.day("received_on"),
        sex=at.word("sex", SEXES),
        leave_months=at.by_year("leave_months", _leave),
        unit_ratings=at.by_year("unit_ratings", lambda p: p.word("value", RATINGS)),
        circumstances=at.one("circumstances", _circumstances) or {},
    )


class Place:
    """One JSON object and where it stands, so that a slip can be named."""

    def __init__(self, row: Mapping[str, Any], where: str):
        self.row, self.where = row, where

    def wrong(self, key: str, wanted: str) -> RecordError:
        return RecordError(f"{self.where}, mục “{key}”: {wanted}.")

    def get(self, key: str, needed: bool = False) -> Any:
        value = self.row.get(key)
        if value is None and needed:
            raise self.wrong(key, "bắt buộc phải có")
        return value

    def text(self, key: str, *, needed: bool = False) -> str | None:
        value = self.get(key, needed)
        if value is not None and (not isinstance(value, str) or (needed and not value.strip())):
            raise self.wrong(key, "phải là chữ")
        return value

    def word(self, key: str, words: Mapping[str, str], *, needed: bool = False) -> str | None:
        value = self.text(key, needed=needed)
        if value is not None and value not in words:
            raise self.wrong(key, f"“{value}” không thuộc các giá trị {', '.join(words)}")
        return value

    def number(self, key: str, *, most: int = MOST) -> int | float | None:
        value = self.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not value >= 0 or math.isinf(value):
            raise self.wrong(key, "phải là số không âm")
        if value > most:
            raise self.wrong(key, f"không được lớn hơn {most}")
        return value

    def whole(self, key: str) -> int | None:
        value = self.number(key)
        if value is not None and not isinstance(value, int):
            raise self.wrong(key, "phải là số nguyên")
        return value

    def year(self, key: str, *, needed: bool = False) -> int | None:
        value = self.get(key, needed)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not FIRST_YEAR <= value <= LAST_YEAR:
            raise self.wrong(key, f"“{value}” không phải là một năm")
        return value

    def flag(self, key: str) -> bool | None:
        value = self.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, "phải là true, false hoặc null")
        return value

    def day(self, key: str, *, needed: bool = False) -> date | None:
        value = self.get(key, needed)
        if value is None:
            return None
        try:
            return date.fromisoformat(value) if len(value) == len("yyyy-mm-dd") else _no_day()
        except (TypeError, ValueError):
            raise self.wrong(key, f"“{value}” không phải là ngày dạng năm-tháng-ngày") from None

    def rows(self, key: str, read: Callable[["Place"], Any]) -> tuple | None:
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, list):
            raise self.wrong(key, "phải là một danh sách")
        return tuple(read(self._inside(each, f"{key}[{n}]")) for n, each in enumerate(value))

    def by_year(self, key: str, read: Callable[["Place"], Any]) -> dict | None:
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise self.wrong(key, "phải là một đối tượng theo năm")
        found = {self._key_year(key, year): read(self._inside(each, f"{key}.{year}")) for year, each in value.items()}
        return {year: each for year, each in found.items() if each is not None}

    def one(self, key: str, read: Callable[["Place"], Any]) -> Any:
        value = self.get(key)
        if value is not None and not isinstance(value, Mapping):
            raise self.wrong(key, "phải là một đối tượng")
        return None if value is None else read(self._inside(value, key))

    def flags(self, key: str) -> dict[str, bool]:
        return self.one(key, lambda p: {k: p.flag(k) for k in p.row if p.row[k] is not None}) or {}

    def needs_object(self) -> None:
        """Refuse a bare value where an object belongs."""
        if "value" in self.row:
            raise RecordError(f"{self.where}: phải là một đối tượng.")

    def word_of(self, key: str, words: Mapping[str, str]) -> str:
        """The key itself, when it is one of the words."""
        if key not in words:
            raise self.wrong(key, f"không thuộc các giá trị {', '.join(words)}")
        return key

    def _inside(self, value: Any, key: str) -> "Place":
        row = value if isinstance(value, Mapping) else {"value": value}
        return Place(row, f"{self.where}, mục “{key}”")

    def _key_year(self, key: str, text: Any) -> int:
        if not (isinstance(text, str) and len(text) == 4 and text.isascii() and text.isdigit()):
            raise self.wrong(key, f"“{text}” không phải là một năm")
        return Place({"year": int(text)}, f"{self.where}, mục “{key}”").year("year", needed=True)


def _award(at: Place) -> PastAward:
    return PastAward(
        code=at.text("code", needed=True),
        year=at.year("year", needed=True),
        decided_on=at.day("decided_on"),
        kind=at.text("kind"),
        decision=at.text("decision") or "",
        decided_by=at.text("decided_by"),
        achievement=at.text("achievement_id"),
        proposed=at.flag("proposed") or False,
        period_to=at.day("period_to"),
    )


def _initiative(at: Place) -> Initiative:
    scope = at.text("scope")
    at = Place({**at.row, "scope": SCOPE_ALIASES.get(scope, scope)}, at.where)
    return Initiative(
        year=at.year("year", needed=True),
        scope=at.word("scope", SCOPES),
        recognised_by=at.text("recognised_by"),
        document=at.text("document") or "",
    )


def _discipline(at: Place) -> Discipline:
    starts, ends = _period(at)
    return Discipline(form=at.text("form"), starts=starts, ends=ends)


def _hold(at: Place) -> Hold:
    starts, ends = _period(at)
    return Hold(reason=at.text("reason"), starts=starts, ends=ends, source=at.text("source") or "")


def _period(at: Place) -> tuple[date | None, date | None]:
    at.needs_object()
    starts, ends = at.day("from"), at.day("to")
    if starts and ends and ends < starts:
        raise at.wrong("to", "ngày kết thúc trước ngày bắt đầu")
    return starts, ends


def _members(at: Place) -> Members:
    at.needs_object()
    names = ("count", "not_completed", "ldtt", "cstdcs", "canh_cao_or_more", "women")
    found = {name: at.whole(name) for name in names}
    total = found["count"]
    over = [name for name in names[1:] if total is not None and found[name] is not None and found[name] > total]
    if over:
        raise at.wrong(over[0], "không được lớn hơn số thành viên")
    return Members(**found)


def _leave(at: Place) -> dict[str, int | float]:
    at.needs_object()
    found = {kind: at.number(at.word_of(kind, LEAVES), most=MONTHS) for kind in at.row}
    return {kind: months for kind, months in found.items() if months is not None}


def _circumstances(at: Place) -> dict[str, int | float]:
    """Facts by name: true is 1, false is 0, a number stands for itself."""
    found = {name: int(at.row[name]) if isinstance(at.row[name], bool) else at.number(name) for name in at.row}
    return {name: value for name, value in found.items() if value is not None}


def _bloc(at: Place) -> BlocRank:
    organiser, exceeded = at.text("organised_by"), at.flag("targets_exceeded")
    return BlocRank(year=at.year("year"), rank=at.whole("rank"), organised_by=organiser, targets_exceeded=exceeded)


def _movement(at: Place) -> MovementResult:
    return MovementResult(
        code=at.text("code"),
        launched_by=at.text("launched_by"),
        years=at.whole("years"),
        outstanding=at.flag("outstanding"),
        stage=at.text("at"),
    )


def _no_day() -> date:
    raise ValueError("not a calendar day")
