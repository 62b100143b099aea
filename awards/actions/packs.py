"""Load a pack of law into the tables that officers see and the checks read."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import models, transaction

from awards.eligibility.law import Entry
from awards.eligibility.pack import Pack, parse_pack, read_pack, shipped_packs
from awards.models import Authority, AwardType, BaseSalary, LegalGround, PrizeRate, Rule, Threshold

SUBJECT_FIELDS = {"ca_nhan": "for_person", "tap_the": "for_unit", "ho_gia_dinh": "for_household"}


@transaction.atomic
def load_pack(source: Path | Mapping[str, Any] | Pack) -> Pack:
    """Bring the tables in step with a pack; loading it again changes nothing. Raises PackError.

    Rows of the pack that it no longer holds are dropped, types of award never. Whether a rule is in use
    (`is_active`) is the officer's: it is set on the first load only.
    """
    pack = _as_pack(source)
    types = [AwardType(**_award_type(row), **_cited(t, pack)) for row, t in _pairs(pack)]
    _upsert(AwardType, types, ["code"])
    _replace(pack, Authority, ["award_type", "code", "valid_from"], map(_authority, pack.law.authorities))
    _replace(pack, Rule, ["code", "valid_from"], map(_rule, pack.law.rules), keep=["is_active"])
    _replace(pack, Threshold, ["award_code", "valid_from"], map(_threshold, pack.thresholds))
    _replace(pack, PrizeRate, ["award_type", "subject", "valid_from"], map(_prize, pack.prizes))
    _replace(pack, BaseSalary, ["valid_from"], [(s, {"amount": s.amount}) for s in pack.base_salaries])
    _replace(pack, LegalGround, ["paper", "position", "valid_from"], map(_ground, pack.grounds))
    return pack


@transaction.atomic
def load_packs() -> list[Pack]:
    """All packs that come with the application, older law first."""
    return [load_pack(pack) for pack in shipped_packs()]


def _as_pack(source: Path | Mapping[str, Any] | Pack) -> Pack:
    if isinstance(source, Pack):
        return source
    return parse_pack(source) if isinstance(source, Mapping) else read_pack(Path(source))


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
        "kinds": list(row.get("kinds", ())),
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


def _threshold(entry) -> tuple[Entry, dict[str, Any]]:
    return entry, {"award_code": entry.award, "share": entry.share}


def _prize(entry) -> tuple[Entry, dict[str, Any]]:
    return entry, {"award_type_id": entry.award, "subject": entry.subject, "multiple": entry.multiple}


def _ground(row: Mapping[str, Any]) -> tuple[Entry, dict[str, Any]]:
    shared = Entry(**{name: row[name] for name in ("citation", "mark", "valid_from", "valid_to")})
    return shared, {name: row[name] for name in ("paper", "text", "position")}


def _cited(entry: Entry, pack: Pack) -> dict[str, Any]:
    known = asdict(entry)
    return {name: known[name] for name in ("citation", "mark", "valid_from", "valid_to")} | {"pack": pack.id}


def _replace(pack: Pack, model: type[models.Model], key: list[str], rows: Iterable, keep: Iterable[str] = ()) -> None:
    """Write the pack's rows of one kind and drop those it held before and holds no more."""
    found = [model(**fields, **_cited(entry, pack)) for entry, fields in rows]
    _upsert(model, found, key, keep)
    columns = [model._meta.get_field(name).attname for name in key]
    held = {tuple(getattr(row, column) for column in columns) for row in found}
    stored = model.objects.filter(pack=pack.id).values_list("pk", *columns)
    model.objects.filter(pk__in=[pk for pk, *rest in stored if tuple(rest) not in held]).delete()


def _upsert(model: type[models.Model], rows: list, key: list[str], keep: Iterable[str] = ()) -> None:
    settled = {*key, *keep, "id"}
    fields = [field.name for field in model._meta.concrete_fields if field.name not in settled]
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=key, update_fields=fields)
