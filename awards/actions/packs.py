"""Packs of law: taken in, put into force, ended. The tables of law follow; each act is one line of the journal."""

import hashlib
import json
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from awards.actions.law_tables import write_tables, written
from awards.choices import LOCAL_PACK, PackState
from awards.eligibility.law import Law
from awards.eligibility.pack import Pack, PackError, parse_pack, read_pack, read_text, shipped_packs
from awards.facts.rulebook import whole_law
from awards.models import AwardType, LawPack, PackStep, Rule
from awards.policies.packs import PackPolicy, may_change_law
from awards.workflow import PACK_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from units.models import Post, StoredFile

SYSTEM_JOB = "nạp gói quy định"
DAY = timedelta(days=1)


@transaction.atomic
def load_pack(source: Path | Mapping[str, Any] | Pack) -> Pack:
    """Put a pack into force by the system's own hand, or bring it up to date; again changes nothing.

    Raises PackError. What officers settled stays: which rules are in use, which entries or packs they ended.
    """
    pack = _as_pack(source)
    row = LawPack.objects.select_for_update().filter(pk=pack.id).first()
    if row and row.state == PackState.ENDED:
        raise PackError(f"Gói “{pack.id}” đã kết thúc áp dụng. Hãy đặt mã khác cho gói mới.")
    kept = _kept(pack, row)
    write_tables(pack)
    if row is None or kept or row.state != PackState.ACTIVE:
        row = row or LawPack.objects.get(pk=pack.id)
        source_state = row.state if kept is not True else ""
        row.state, row.activated_at = PackState.ACTIVE, row.activated_at or timezone.now()
        row.save(update_fields=["state", "activated_at"])
        PackStep.objects.create(
            pack=row, move="load", source=source_state, target=row.state, job=SYSTEM_JOB, facts=counts_of(pack)
        )
    return pack


@transaction.atomic
def load_packs() -> list[Pack]:
    """All packs that come with the application: the nation's in force, older law first; a province's on offer."""
    packs = shipped_packs()
    ended = set(LawPack.objects.filter(state=PackState.ENDED).values_list("pk", flat=True))
    active = set(LawPack.objects.filter(state=PackState.ACTIVE).values_list("pk", flat=True))
    # Releases that kept no packs left rows alone in the tables: what they loaded goes on to hold.
    active |= set(Rule.objects.order_by().values_list("pack", flat=True).distinct())
    for pack in packs:
        if pack.id in ended:
            continue
        if pack.scope == "national" or pack.id in active:
            load_pack(pack)
        else:
            _kept(pack, LawPack.objects.filter(pk=pack.id).first(), job=SYSTEM_JOB)
    return packs


@transaction.atomic
def offer_pack(
    *, raw: bytes, name: str, actor: Post, document: str = "", file: StoredFile | None = None, key: UUID | None = None
) -> LawPack:
    """Take in a pack's file without putting it into force. Raises ValidationError with each slip and its line."""
    may_change_law(actor).require()
    if before := repeated(PackStep.objects, key):
        return before.pack
    try:
        pack = read_text(raw, name, **known_beside())
        pack = read_text(raw, name, **known_beside(pack))
    except PackError as error:
        raise ValidationError({"pack": [slip.sentence for slip in error.slips]}) from error
    row = LawPack.objects.select_for_update().filter(pk=pack.id).first()
    if pack.id == LOCAL_PACK or (row and row.state in (PackState.ACTIVE, PackState.ENDED)):
        raise ValidationError({"pack": _taken(pack.id)})
    if row and row.state == PackState.DROPPED:
        take_move(row, PACK_MOVES["offer"], policy=PackPolicy(actor, row), steps=row.steps)
    _write_row(pack, row)
    row = LawPack.objects.get(pk=pack.id)
    PackStep.objects.create(
        pack=row, move="offer", target=row.state, actor=actor, key=key,
        document=document.strip(), file=file, facts=counts_of(pack),
    )  # fmt: skip
    return row


@transaction.atomic
def activate_pack(
    *, pack: LawPack, actor: Post, seen: str, document: str, file: StoredFile | None = None, key: UUID | None = None
) -> PackStep:
    """Put a pack on offer into force: its entries enter the tables, packs it replaces end the day before.

    `seen` is the hash of the content that was looked at. Raises ValidationError when it no longer fits the law.
    """
    pack = lock(pack)
    if before := repeated(pack.steps, key):
        return before
    policy = PackPolicy(actor, pack)
    policy.can("activate").require()
    if seen != pack.sha256:
        raise ValidationError("Gói vừa được thay bằng một tệp khác. Hãy xem lại rồi đưa vào áp dụng.")
    if not document.strip():
        raise ValidationError({"document": "Hãy ghi văn bản làm căn cứ đưa gói vào áp dụng."})
    read = parsed(pack)
    write_tables(read)
    for code in read.replaces:
        _end_replaced(code, read, actor)
    now = timezone.now()
    step = take_move(pack, PACK_MOVES["activate"], policy=policy, steps=pack.steps, key=key,
                     activated_by=actor, activated_at=now)  # fmt: skip
    return _documented(step, document, file, counts_of(read))


@transaction.atomic
def end_pack(
    *, pack: LawPack, on: date, note: str, document: str, actor: Post,
    file: StoredFile | None = None, key: UUID | None = None,
) -> PackStep:  # fmt: skip
    """End a pack: `on` is the last day on which its entries hold."""
    pack = lock(pack)
    if before := repeated(pack.steps, key):
        return before
    policy = PackPolicy(actor, pack)
    policy.can("end").require()
    if not document.strip():
        raise ValidationError({"document": "Hãy ghi văn bản làm căn cứ kết thúc gói."})
    step = take_move(pack, PACK_MOVES["end"], policy=policy, steps=pack.steps, note=note, key=key, ended_on=on)
    _close_entries(pack, on)
    return _documented(step, document, file, {})


@transaction.atomic
def drop_pack(*, pack: LawPack, note: str, actor: Post, key: UUID | None = None) -> PackStep:
    """Lay a pack on offer aside; its file stays to be read."""
    pack = lock(pack)
    if before := repeated(pack.steps, key):
        return before
    policy = PackPolicy(actor, pack)
    return take_move(pack, PACK_MOVES["drop"], policy=policy, steps=pack.steps, note=note, key=key)


def parsed(pack: LawPack) -> Pack:
    """The content checked against the law as it is now. Raises ValidationError."""
    try:
        return parse_pack(pack.content, **known_beside(parse_pack(pack.content, awards=_codes())))
    except PackError as error:
        raise ValidationError([slip.sentence for slip in error.slips]) from error


def known_beside(pack: Pack | None = None) -> dict[str, Any]:
    """What a pack may speak of besides itself: the catalogue, and the rules of packs it does not replace."""
    if pack is None:
        return {"awards": _codes(), "base": None}
    gone = {pack.id, *pack.replaces}
    return {"awards": _codes(), "base": Law(whole_law(without=gone).rules, (), ())}


def counts_of(pack: Pack) -> dict[str, int]:
    """How many entries each section holds; empty ones left out."""
    counts = {name: len(rows) for name, rows in pack.content.items() if isinstance(rows, list)}
    return {name: count for name, count in counts.items() if count and name != "legal_basis"}


def hash_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of the content, whatever its spacing."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _as_pack(source: Path | Mapping[str, Any] | Pack) -> Pack:
    if isinstance(source, Pack):
        return source
    known = {"awards": _codes() or None}
    return parse_pack(source, **known) if isinstance(source, Mapping) else read_pack(Path(source), **known)


def _codes() -> Collection[str]:
    return frozenset(AwardType.objects.values_list("code", flat=True))


def _kept(pack: Pack, row: LawPack | None, job: str = "") -> bool | None:
    """Store the file where it is new: True for a new pack, False for new content, None for nothing new."""
    if row is not None and row.sha256 == hash_of(pack.content):
        return None
    _write_row(pack, row)
    if job:
        stored = LawPack.objects.get(pk=pack.id)
        PackStep.objects.create(pack=stored, move="offer", target=stored.state, job=job, facts=counts_of(pack))
    return row is None


def _write_row(pack: Pack, row: LawPack | None) -> None:
    facts = {
        "title": pack.title,
        "scope": pack.scope,
        "legal_basis": list(pack.legal_basis),
        "valid_from": pack.valid_from,
        "valid_to": pack.valid_to,
        "replaces": list(pack.replaces),
        "amends": list(pack.amends),
        "note": pack.note,
        "content": dict(pack.content),
        "sha256": hash_of(pack.content),
    }
    if row is None:
        LawPack.objects.create(code=pack.id, **facts)
        return
    for field, value in facts.items():
        setattr(row, field, value)
    row.save(update_fields=list(facts))


def _taken(code: str) -> str:
    return (
        f"Mã gói “{code}” đã dùng cho một gói đang hoặc đã áp dụng. Hãy đặt mã khác trong mục “id”; "
        f"nếu gói mới thay cả gói cũ, thêm mục “replaces”: [“{code}”]."
    )


def _end_replaced(code: str, by: Pack, actor: Post) -> None:
    old = LawPack.objects.select_for_update().filter(pk=code, state=PackState.ACTIVE).first()
    if old is None:
        raise ValidationError(f"Gói thay thế gói “{code}”, nhưng không có gói nào mang mã đó đang áp dụng.")
    last = by.valid_from - DAY
    note = f"Được thay bằng gói “{by.title}”."
    take_move(old, PACK_MOVES["end"], policy=PackPolicy(actor, old), steps=old.steps, note=note, ended_on=last)
    _close_entries(old, last)


def _close_entries(pack: LawPack, on: date) -> None:
    """Entries that would hold longer are closed on the day; types of award stay in the catalogue."""
    empty = parse_pack({"id": pack.code, "title": pack.title, "valid_from": pack.valid_from.isoformat()}, awards=())
    for model, _ in written(empty):
        rows = model.objects.filter(pack=pack.code).exclude(valid_to__lte=on).exclude(closed_on__lte=on)
        rows.update(closed_on=on)


def _documented(step: PackStep, document: str, file: StoredFile | None, facts: dict) -> PackStep:
    step.document, step.file, step.facts = document.strip(), file, facts
    step.save(update_fields=["document", "file", "facts"])
    return step
