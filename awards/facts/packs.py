"""A stored pack as values, and the law in force as if it were a pack, to lay beside it."""

from dataclasses import replace
from datetime import date

from awards.eligibility.law import Law
from awards.eligibility.pack import SECTIONS, Pack, parse_pack
from awards.facts.law_entries import TABLES, as_written
from awards.models import AwardType, LawPack


def as_pack(row: LawPack) -> Pack:
    """The pack's content read; raises PackError when this release cannot read it."""
    codes = frozenset(AwardType.objects.values_list("code", flat=True))
    return parse_pack(row.content, awards=codes)


def in_force_beside(pack: Pack) -> Pack:
    """The entries in force on the pack's first day that have the keys of its own: what it would take the place of."""
    on = pack.valid_from
    content = {"id": "dang-ap-dung", "title": "Quy định đang áp dụng", "valid_from": on.isoformat()}
    for name, table in TABLES.items():
        if pack.section(name):
            content[name] = [as_written(row) for row in table.model.objects.in_force(on).exclude(pack=pack.id)]
    whole = parse_pack(content, awards=frozenset(AwardType.objects.values_list("code", flat=True)))
    return _narrowed(whole, pack)


def _narrowed(whole: Pack, to: Pack) -> Pack:
    """Only the entries whose keys the other pack has as well."""
    kept = {}
    for name, section in SECTIONS.items():
        keys = {section.key_of(entry) for entry in to.section(name)}
        kept[name] = tuple(entry for entry in whole.section(name) if section.key_of(entry) in keys)
    law = Law(rules=kept.pop("rules"), award_types=kept.pop("award_types"), authorities=kept.pop("authorities"))
    return replace(whole, law=law, **kept)


def day_of(pack: LawPack, today: date) -> date:
    """The day on which a pack is tried: its first one, or today when it has begun."""
    return max(pack.valid_from, today)
