"""What an officer does to one entry of the law: end it, let it hold again, put another in its place, add one.

A pack's row is never edited: it is closed, and what takes its place stands in the province's own pack.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from awards.actions.law_tables import write_tables
from awards.actions.packs import hash_of, known_beside
from awards.choices import LOCAL_PACK, PackScope, PackState
from awards.eligibility.pack import SECTIONS, Pack, PackError, parse_pack
from awards.facts.law_entries import SECTION_OF, TABLES, as_written, entry_name
from awards.models import AwardType, LawPack, LawStep
from awards.policies.packs import may_change_law
from thiduakt.base.acts import lock, repeated
from thiduakt.base.vietnamese import short_date
from units.models import Post, StoredFile

DAY = timedelta(days=1)
TITLE = "Quy định do tỉnh tự nhập"


@transaction.atomic
def end_entry(
    *, row: models.Model, on: date, note: str, document: str, actor: Post,
    file: StoredFile | None = None, key: UUID | None = None,
) -> LawStep:  # fmt: skip
    """Let an entry hold until the end of a day and no longer. Raises ValidationError when it has ended before."""
    may_change_law(actor).require()
    row = lock(row)
    if before := repeated(LawStep.objects, key):
        return before
    _close(row, on)
    return _note("end", row, actor, note, document, file, key, after={"closed_on": on.isoformat()})


@transaction.atomic
def reopen_entry(
    *, row: models.Model, note: str, document: str, actor: Post, file: StoredFile | None = None, key: UUID | None = None
) -> LawStep:
    """Lift what an officer ended: the entry holds again for as long as its pack says."""
    may_change_law(actor).require()
    row = lock(row)
    if before := repeated(LawStep.objects, key):
        return before
    if row.closed_on is None:
        raise ValidationError("Mục này không bị kết thúc nên không cần mở lại.")
    if LawPack.objects.filter(pk=row.pack, state=PackState.ENDED).exists():
        raise ValidationError("Cả gói chứa mục này đã kết thúc. Hãy thêm một mục mới của tỉnh.")
    closed, row.closed_on = row.closed_on, None
    row.save(update_fields=["closed_on"])
    return _note("reopen", row, actor, note, document, file, key, after={"closed_on": None}, before_closed=closed)


@transaction.atomic
def override_entry(
    *, row: models.Model, written: Mapping[str, Any], note: str, document: str, actor: Post,
    file: StoredFile | None = None, key: UUID | None = None,
) -> LawStep:  # fmt: skip
    """Put the province's own entry in the place of one, from a day on; the old one ends the day before.

    `written` is the new entry as a pack writes it. Raises ValidationError with what the pack's reader finds.
    """
    may_change_law(actor).require()
    row = lock(row)
    if before := repeated(LawStep.objects, key):
        return before
    section = SECTION_OF[type(row)]
    if section == "award_types":
        raise ValueError("A type of award has one row for life: describe_award() is the act.")
    starts = date.fromisoformat(written["valid_from"])
    if starts <= row.valid_from:
        raise ValidationError(
            {"valid_from": f"Mục cũ có hiệu lực từ {short_date(row.valid_from)}; mục mới phải bắt đầu sau ngày đó."}
        )
    old = as_written(row)
    if row.ends_on is None or row.ends_on >= starts:
        _close(row, starts - DAY)
    _write_local(section, written, instead_of=row if row.pack == LOCAL_PACK else None)
    return _note("override", row, actor, note, document, file, key, after=dict(written), before=old)


@transaction.atomic
def describe_award(
    *, row: AwardType, written: Mapping[str, Any], seen: str, note: str, document: str, actor: Post,
    file: StoredFile | None = None, key: UUID | None = None,
) -> LawStep:  # fmt: skip
    """Describe a type of award anew, on every page at once; its code and the days it holds stay as they are.

    `seen` is the hash of the description that was looked at (`hash_of(as_written(row))`). Packs that are loaded
    later leave the province's own description alone.
    """
    may_change_law(actor).require()
    row = lock(row)
    if before := repeated(LawStep.objects, key):
        return before
    old = as_written(row)
    if seen != hash_of(old):
        raise ValidationError("Danh hiệu vừa được người khác sửa. Hãy tải lại trang, xem mô tả mới rồi sửa tiếp.")
    written = {**written, "code": row.code, **{name: old[name] for name in ("valid_from", "valid_to")}}
    _write_local("award_types", written)
    row.refresh_from_db()
    return _note("override", row, actor, note, document, file, key, after=written, before=old)


@transaction.atomic
def add_entry(
    *, section: str, written: Mapping[str, Any], note: str, document: str, actor: Post,
    file: StoredFile | None = None, key: UUID | None = None,
) -> LawStep:  # fmt: skip
    """Add an entry of the province's own. Raises ValidationError with what the pack's reader finds."""
    may_change_law(actor).require()
    if before := repeated(LawStep.objects, key):
        return before
    if section == "award_types":
        _refuse_known(written["code"])
    pack = _write_local(section, written)
    entry = pack.section(section)[-1]
    row = row_of(section, entry)
    return _note("add", row, actor, note, document, file, key, after=dict(written), before=None)


def row_of(section: str, entry) -> models.Model:
    """The row of the province's own pack that holds a pack's entry."""
    table = TABLES[section]
    found = {table.column(name): getattr(entry, name) for name in SECTIONS[section].key}
    return table.model.objects.get(pack=LOCAL_PACK, valid_from=entry.valid_from, **found)


def _refuse_known(code: str) -> None:
    if known := AwardType.objects.filter(code__iexact=code).first():
        raise ValidationError(
            {"code": f"Mã {known.code} đã dùng cho “{known.name}”. Mỗi mã dùng mãi; hãy đặt mã khác."}
        )


def _close(row: models.Model, on: date) -> None:
    if row.ends_on is not None and row.ends_on <= on:
        raise ValidationError({"on": f"Mục này đã hết hiệu lực sau ngày {short_date(row.ends_on)}."})
    if on < row.valid_from - DAY:
        raise ValidationError({"on": f"Mục này có hiệu lực từ {short_date(row.valid_from)}; chọn ngày muộn hơn."})
    row.closed_on = on
    row.save(update_fields=["closed_on"])


def _write_local(section: str, written: Mapping[str, Any], instead_of: models.Model | None = None) -> Pack:
    """The province's own pack with one entry more, checked whole and written to the tables."""
    row, _ = LawPack.objects.get_or_create(pk=LOCAL_PACK, defaults=_empty(written["valid_from"]))
    row = lock(row)
    content = dict(row.content)
    rows = [dict(each) for each in content.get(section, ())]
    if section == "award_types":
        rows = [each for each in rows if each["code"] != written["code"]]
    if instead_of is not None:
        _shorten(rows, section, instead_of, date.fromisoformat(written["valid_from"]) - DAY)
    content[section] = [*rows, dict(written)]
    content["valid_from"] = min(content["valid_from"], written["valid_from"])
    try:
        pack = parse_pack(content, **known_beside(parse_pack(content, awards=known_beside()["awards"])))
    except PackError as error:
        raise ValidationError([slip.sentence for slip in error.slips]) from error
    write_tables(pack)
    row.content, row.sha256, row.valid_from = content, hash_of(content), pack.valid_from
    row.save(update_fields=["content", "sha256", "valid_from"])
    return pack


def _shorten(rows: list[dict], section: str, old: models.Model, last: date) -> None:
    """The own entry that is replaced ends in the file as well, so that the two do not overlap."""
    same = as_written(old)
    for each in rows:
        if each["valid_from"] == same["valid_from"] and all(
            each.get(name) == same.get(name) for name in SECTIONS[section].own if name in ("id", "code", "award")
        ):
            each["valid_to"] = last.isoformat()


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


def _note(move, row, actor, note, document, file, key, *, after, before="own", before_closed=None) -> LawStep:
    """The journal line of an act on an entry. Raises ValidationError without reason or document."""
    if not note.strip():
        raise ValidationError({"note": "Hãy ghi lý do."})
    if not document.strip():
        raise ValidationError({"document": "Hãy ghi văn bản làm căn cứ."})
    if before == "own":
        before = {"closed_on": before_closed.isoformat() if before_closed else None}
    return LawStep.objects.create(
        section=SECTION_OF[type(row)],
        entry=entry_name(row),
        pack=row.pack,
        move=move,
        actor=actor,
        note=note.strip(),
        document=document.strip(),
        file=file,
        key=key,
        before=before,
        after=after,
    )
