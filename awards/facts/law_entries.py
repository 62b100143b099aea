"""Entries of the rule book as rows of the tables: which table keeps which section, and how a row reads as an entry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models

from awards.choices import LOCAL_PACK
from awards.eligibility.pack import SECTIONS
from awards.eligibility.telling import MARKS, SURE, told
from awards.models import (
    Authority,
    AwardType,
    BaseSalary,
    Component,
    KindOfCommendation,
    LawNote,
    LegalGround,
    PrizeRate,
    PrizeRounding,
    Quota,
    Route,
    Rule,
    Threshold,
    TimeLimit,
)

SUBJECT_FIELDS = {"ca_nhan": "for_person", "tap_the": "for_unit", "ho_gia_dinh": "for_household"}
CITED = ("citation", "mark", "valid_from", "valid_to", "note")


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a section; `renamed` leads from a pack's field to its column, where they differ."""

    model: type[models.Model]
    own: tuple[str, ...]
    renamed: Mapping[str, str] = field(default_factory=dict)
    award: str = ""

    def column(self, name: str) -> str:
        return self.renamed.get(name, name)


CODED = {"id": "code", "award": "award_code"}
TABLES: dict[str, Table] = {
    "award_types": Table(
        AwardType,
        ("code", "name", "kind", "family", "level", "precedence", "periodicity", "posthumous", "kinds", "needs_council",
         "proposer", "paper_size", "province_use"),
        {"posthumous": "is_posthumous"},
        "code",
    ),
    "authorities": Table(Authority, ("award", "decider", "title"), {"award": "award_type_id", "decider": "code"},
                         "award_type"),
    "rules": Table(Rule, ("id", "award", "subject", "path", "severity", "kind", "parameters", "is_active"), CODED,
                   "award_code"),
    "quotas": Table(Quota, tuple(key for key in SECTIONS["quotas"].own), CODED, "award_code"),
    "routes": Table(
        Route, ("award", "needs_council", "appraiser", "party_opinion", "other_opinion", "publishes"), CODED,
        "award_code",
    ),
    "thresholds": Table(Threshold, ("award", "share", "secret"), {**CODED, "secret": "is_secret"}, "award_code"),
    "components": Table(Component, ("award", "code", "label", "when"), {"award": "award_code"}, "award_code"),
    "time_limits": Table(TimeLimit, tuple(SECTIONS["time_limits"].own), {"id": "code", "awards": "award_codes"}),
    "prizes": Table(PrizeRate, ("award", "subject", "multiple", "is_cap"), {"award": "award_type_id"}, "award_type"),
    "prize_rounding": Table(PrizeRounding, ("step", "direction")),
    "base_salaries": Table(BaseSalary, ("amount",)),
    "kinds": Table(KindOfCommendation, ("code", "name", "statistics")),
    "notes": Table(LawNote, ("id", "topic", "awards", "text"), {"id": "code", "awards": "award_codes"}),
    "grounds": Table(LegalGround, ("paper", "position", "text")),
}  # fmt: skip
SECTION_OF = {table.model: name for name, table in TABLES.items()}


def fields_of(row: models.Model) -> dict[str, Any]:
    """A row as a pack's entry would say it, values as they are."""
    table = TABLES[SECTION_OF[type(row)]]
    found = {name: getattr(row, table.column(name)) for name in (*table.own, *CITED)}
    if isinstance(row, AwardType):
        found["recipients"] = [code for code, column in SUBJECT_FIELDS.items() if getattr(row, column)]
    return found


def as_written(row: models.Model) -> dict[str, Any]:
    """A row as JSON of a pack: dates and numbers as text, one award in a list where the section asks for it."""
    section = SECTION_OF[type(row)]
    found = {name: _plain(value) for name, value in fields_of(row).items()}
    if section in ("routes", "thresholds", "components"):
        found["awards"] = [found.pop("award")]
    if section == "components":
        found["required"] = [{"code": found.pop("code"), "label": found.pop("label")}]
    return {name: value for name, value in found.items() if value not in ("", None) or name == "valid_to"}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if type(value).__name__ == "Decimal" else value


def entry_name(row: models.Model) -> str:
    """What an entry is called over all its rows: its key's values."""
    key = [row._meta.get_field(name).attname for name in row.entry_key]
    return " · ".join(str(getattr(row, name)) for name in key)[:120]


def in_place_of(row: models.Model) -> list[models.Model]:
    """The province's own rows of the same entry that begin after an officer closed this one, the first one first."""
    if row.closed_on is None:
        return []
    same = {name: getattr(row, row._meta.get_field(name).attname) for name in row.entry_key}
    own = type(row).objects.filter(pack=LOCAL_PACK, valid_from__gt=row.closed_on, **same)
    return list(own.exclude(pk=row.pk).order_by("valid_from", "pk"))


class Names:
    """Names of awards by code; one query."""

    def __init__(self):
        self._names = dict(AwardType.objects.values_list("code", "name"))

    def __call__(self, code: str) -> str:
        return self._names.get(code, code)

    def __contains__(self, code: str) -> bool:
        return code in self._names


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the law as a page shows it."""

    row: models.Model
    section: str
    text: str
    mark: str
    is_sure: bool
    has_ended: bool


def shown(row: models.Model, name_of: Names, on: date) -> Shown:
    """The row with its words."""
    section = SECTION_OF[type(row)]
    text = told(section, fields_of(row), name_of)
    ended = bool(row.ends_on and row.ends_on < on)
    return Shown(row, section, text, MARKS.get(row.mark, row.mark), row.mark in SURE, ended)
