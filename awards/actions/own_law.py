"""The province's own pack: an entry more, an entry withdrawn. Its content and its rows always say the same."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from awards.actions.law_tables import write_tables
from awards.actions.packs import hash_of, known_beside
from awards.choices import LOCAL_PACK, PackScope, PackState
from awards.eligibility.pack import SECTIONS, Pack, PackError, parse_pack
from awards.eligibility.pack.lines import Line
from awards.facts.law_entries import SECTION_OF, entry_name
from awards.models import LawPack, LawStep
from thiduakt.base.acts import lock

DAY = timedelta(days=1)
TITLE = "Quy định do tỉnh tự nhập"


def write_own(section: str, written: Mapping[str, Any], instead_of: models.Model | None = None) -> Pack:
    """The province's own pack with one entry more; `instead_of` is the own row that ends the day before."""
    LawPack.objects.get_or_create(pk=LOCAL_PACK, defaults=_empty(written["valid_from"]))
    content, rows = _content(section)
    if section == "award_types":
        rows = [each for each in rows if each["code"] != written["code"]]
    if instead_of is not None:
        last = date.fromisoformat(written["valid_from"]) - DAY
        rows = _changed(section, rows, instead_of, valid_to=last.isoformat())
    return _store(content | {section: [*rows, dict(written)]})


def withdraw_own(row: models.Model) -> None:
    """Take a row out of the province's own pack: it holds on no day. The journal keeps what it said."""
    section = SECTION_OF[type(row)]
    content, rows = _content(section)
    _store(content | {section: _changed(section, rows, row)})


def reopen_own(row: models.Model) -> None:
    """Give an own row the last day back that it had before another own row took its place."""
    section = SECTION_OF[type(row)]
    steps = LawStep.objects.filter(section=section, entry=entry_name(row), move="override").order_by("-pk")
    starts = row.valid_from.isoformat()
    was = next((step.before for step in steps if step.before and step.before.get("valid_from") == starts), None)
    if was is not None:
        content, rows = _content(section)
        _store(content | {section: _changed(section, rows, row, valid_to=was.get("valid_to"))})
        row.refresh_from_db()


def _content(section: str) -> tuple[dict[str, Any], list[dict]]:
    content = dict(lock(LawPack.objects.get(pk=LOCAL_PACK)).content)
    return content, [dict(each) for each in content.get(section, ())]


def _store(content: dict[str, Any]) -> Pack:
    """The content checked whole and written to the tables. Raises ValidationError with what the reader finds."""
    starts = [each["valid_from"] for name in SECTIONS for each in content.get(name, ())]
    content["valid_from"] = min([content["valid_from"], *starts])
    try:
        pack = parse_pack(content, **known_beside(parse_pack(content, awards=known_beside()["awards"])))
    except PackError as error:
        raise ValidationError([slip.sentence for slip in error.slips]) from error
    write_tables(pack)
    facts = {"content": content, "sha256": hash_of(content), "valid_from": pack.valid_from}
    LawPack.objects.filter(pk=LOCAL_PACK).update(**facts)
    return pack


def _changed(section: str, rows: list[dict], row: models.Model, **said) -> list[dict]:
    """The rows with the one that stands for a table's row changed, or without it where nothing is said.

    A written row that names several awards is split: the others stay as they are.
    """
    found = []
    for each in rows:
        keys = [SECTIONS[section].key_of(entry) for entry in SECTIONS[section].entries(Line(each, section))]
        own = tuple(getattr(row, row._meta.get_field(name).attname) for name in row.entry_key)
        if each["valid_from"] != row.valid_from.isoformat() or own not in keys:
            found.append(each)
            continue
        if len(keys) > 1:
            found.append(each | {"awards": [code for code in each["awards"] if code != own[0]]})
            each = each | {"awards": [own[0]]}
        if said:
            found.append(each | said)
    return found


def _empty(starts: str) -> dict[str, Any]:
    content = {"id": LOCAL_PACK, "title": TITLE, "scope": "province", "valid_from": starts, "valid_to": None}
    return {
        "title": TITLE,
        "scope": PackScope.PROVINCE,
        "valid_from": date.fromisoformat(starts),
        "content": content,
        "sha256": hash_of(content),
        "state": PackState.ACTIVE,
        "activated_at": timezone.now(),
    }
