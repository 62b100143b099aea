"""The tables of law, brought in step with a pack: what it says is written, what it says no more is dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db import models

from awards.choices import LOCAL_PACK, PackState
from awards.eligibility.law import Entry
from awards.eligibility.pack import Pack
from awards.models import (
    Authority,
    AwardType,
    BaseSalary,
    Component,
    KindOfCommendation,
    LawNote,
    LawPack,
    LegalGround,
    PrizeRate,
    PrizeRounding,
    Quota,
    Route,
    Rule,
    Threshold,
    TimeLimit,
)

CITED = ("citation", "mark", "valid_from", "valid_to", "note")
KEPT = ("is_active", "closed_on")
TEXTS = ("of_class", "raised_if")
SUBJECT_FIELDS = {"ca_nhan": "for_person", "tap_the": "for_unit", "ho_gia_dinh": "for_household"}


def write_tables(pack: Pack) -> None:
    """Bring the tables in step with a pack; writing it again changes nothing.

    Rows of the pack that it no longer holds are dropped, types of award never. Whether a rule is in use
    (`is_active`) and when an entry was closed are the officer's: no writing touches them.
    """
    if types := list(_types(pack)):
        _upsert(AwardType, types, ["code"])
    for model, rows in written(pack):
        _replace(pack, model, rows)


def written(pack: Pack) -> Iterable[tuple[type[models.Model], Iterable]]:
    """For each table what the pack says: (entry, fields) pairs."""
    yield Authority, map(_authority, pack.law.authorities)
    yield Rule, map(_rule, pack.law.rules)
    yield Quota, ((q, _plain(q, "counts", id="code", award="award_code")) for q in pack.quotas)
    yield Route, ((r, _plain(r, award="award_code")) for r in pack.routes)
    yield Threshold, ((t, _plain(t, award="award_code", secret="is_secret")) for t in pack.thresholds)
    yield Component, ((c, _plain(c, award="award_code")) for c in pack.components)
    yield TimeLimit, ((t, _plain(t, "awards", id="code", awards="award_codes")) for t in pack.time_limits)
    yield PrizeRate, ((p, _plain(p, award="award_type_id")) for p in pack.prizes)
    yield PrizeRounding, ((r, _plain(r)) for r in pack.prize_rounding)
    yield BaseSalary, ((s, _plain(s)) for s in pack.base_salaries)
    yield KindOfCommendation, ((k, _plain(k)) for k in pack.kinds)
    yield LawNote, ((n, _plain(n, "awards", id="code", awards="award_codes")) for n in pack.notes)
    yield LegalGround, ((g, _plain(g)) for g in pack.grounds)


def _types(pack: Pack) -> Iterable[AwardType]:
    """The catalogue's rows to write. One row stands for a code all its life: it began when it first began, and it
    reads as the province describes it, else as the youngest pack in force does."""
    pairs = list(_pairs(pack))
    stored = {old.code: old for old in AwardType.objects.filter(code__in=[entry.code for _, entry in pairs])}
    younger = LawPack.objects.filter(state=PackState.ACTIVE, valid_from__gt=pack.valid_from) if stored else ()
    above = {LOCAL_PACK, *(other.pk for other in younger)} - {pack.id} if pack.id != LOCAL_PACK else set()
    for row, entry in pairs:
        old, cited = stored.get(entry.code), _cited(entry, pack)
        if old and old.pack in above:
            continue
        if old:
            cited["valid_from"] = min(old.valid_from, cited["valid_from"])
        yield AwardType(**_award_type(row), **cited)


def _pairs(pack: Pack) -> Iterable[tuple[Mapping[str, Any], Entry]]:
    return zip(pack.type_rows, pack.law.award_types, strict=True)


def _award_type(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "name": row["name"],
        "kind": row["kind"],
        "family": row.get("family", ""),
        "level": row["level"],
        "needs_council": row.get("needs_council", True),
        "precedence": row.get("precedence", 999),
        "periodicity": row.get("periodicity", ""),
        "is_posthumous": row.get("posthumous", False),
        "kinds": list(row.get("kinds") or ()),
        "proposer": row.get("proposer") or "",
        "paper_size": row.get("paper_size") or "",
        "province_use": row.get("province_use") or "",
        **{field: subject in row["recipients"] for subject, field in SUBJECT_FIELDS.items()},
    }


def _authority(entry) -> tuple[Entry, dict[str, Any]]:
    return entry, {"award_type_id": entry.award, "code": entry.decider, "title": entry.title}


def _rule(entry) -> tuple[Entry, dict[str, Any]]:
    return entry, {
        "code": entry.id,
        "award_code": entry.award,
        "kind": entry.kind,
        "subject": entry.subject,
        "path": entry.path or "",
        "severity": entry.severity,
        "parameters": dict(entry.parameters),
        "is_active": entry.is_active,
    }


def _plain(entry: Entry, *lists: str, **named: str) -> dict[str, Any]:
    """The entry's own fields as columns: some under another name, tuples as lists, nothing as an empty text."""
    own = {name: value for name, value in asdict(entry).items() if name not in CITED}
    columns = {named.get(name, name): list(value) if name in lists else value for name, value in own.items()}
    return {name: "" if value is None and name in TEXTS else value for name, value in columns.items()}


def _cited(entry: Entry, pack: Pack) -> dict[str, Any]:
    known = asdict(entry)
    return {name: known[name] for name in CITED} | {"pack": pack.id}


def _replace(pack: Pack, model: type[models.Model], rows: Iterable) -> None:
    """Write the pack's rows of one kind and drop those it held before and holds no more."""
    key = [*model.entry_key, "valid_from", "pack"]
    found = [model(**fields, **_cited(entry, pack)) for entry, fields in rows]
    if found:
        _upsert(model, found, key)
    columns = [model._meta.get_field(name).attname for name in key]
    held = {tuple(getattr(row, column) for column in columns) for row in found}
    stored = model.objects.filter(pack=pack.id).values_list("pk", *columns)
    model.objects.filter(pk__in=[pk for pk, *rest in stored if tuple(rest) not in held]).delete()


def _upsert(model: type[models.Model], rows: list, key: list[str]) -> None:
    settled = {*key, *KEPT, "id"}
    fields = [field.name for field in model._meta.concrete_fields if field.name not in settled]
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=key, update_fields=fields)
