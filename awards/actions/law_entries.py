"""What an officer does to one entry of the law: end it, let it hold again, put another in its place, add one.

A pack's row is never edited: it is closed, and what takes its place stands in the province's own pack.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction

from awards.actions.own_law import reopen_own, withdraw_own, write_own
from awards.actions.packs import hash_of
from awards.choices import LOCAL_PACK, PackState
from awards.eligibility.pack import SECTIONS
from awards.facts.law_entries import SECTION_OF, TABLES, as_written, entry_name, in_place_of
from awards.models import AwardType, LawPack, LawStep
from awards.policies.packs import may_change_law
from thiduakt.base.acts import lock, repeated
from thiduakt.base.vietnamese import short_date
from units.models import Post, StoredFile

DAY = timedelta(days=1)


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
    """Lift what an officer ended: the entry holds again for as long as its pack says.

    The province's own rows that took its place are withdrawn in the same act, each with its journal line: on every
    day the law is what it was before them.
    """
    may_change_law(actor).require()
    row = lock(row)
    if before := repeated(LawStep.objects, key):
        return before
    if row.closed_on is None:
        raise ValidationError("Mục này không bị kết thúc nên không cần mở lại.")
    if LawPack.objects.filter(pk=row.pack, state=PackState.ENDED).exists():
        raise ValidationError("Cả gói chứa mục này đã kết thúc. Hãy thêm một mục mới của tỉnh.")
    for own in in_place_of(row):
        own = lock(own)
        _note("withdraw", own, actor, note, document, file, None, after=None, before=as_written(own))
        withdraw_own(own)
    if row.pack == LOCAL_PACK:
        reopen_own(row)
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
    write_own(section, written, instead_of=row if row.pack == LOCAL_PACK else None)
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
    write_own("award_types", written)
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
    pack = write_own(section, written)
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
