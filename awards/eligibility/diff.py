"""What differs between two packs: entries added, left out, changed field by field."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from .law import Entry, Law, Rule
from .pack import SECTIONS, Pack

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
SIDE_BY_SIDE = frozenset({"declared", "declared_when", "notice"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of an entry: what it was, what it is."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that the two packs do not say alike. `before` is None when added, `after` when removed."""

    section: str
    key: tuple
    before: Entry | None
    after: Entry | None
    changes: tuple[FieldChange, ...] = ()

    @property
    def what(self) -> str:
        if self.before is None:
            return ADDED
        return REMOVED if self.after is None else CHANGED


def diff(before: Pack, after: Pack) -> list[Difference]:
    """All differences, section by section in the order of the file, keys in order."""
    return [found for name in SECTIONS for found in _of_section(name, before.section(name), after.section(name))]


def standing_beside(law: Law, pack: Pack) -> list[tuple[Rule, Rule]]:
    """Rules of a pack that test the same of an award as a rule of the law, under another id: both hold then.

    Statements and notices are left out: several of them are meant to stand side by side.
    """
    ids = {rule.id for rule in pack.law.rules}
    held = {_tested(rule): rule for rule in law.rules if rule.id not in ids and rule.in_force(pack.valid_from)}
    pairs = [(rule, held.get(_tested(rule))) for rule in pack.law.rules if rule.kind not in SIDE_BY_SIDE]
    return [(rule, other) for rule, other in pairs if other is not None]


def _tested(rule: Rule) -> tuple:
    return rule.award, rule.subject, rule.path, rule.kind


def changed_fields(before: Entry, after: Entry) -> tuple[FieldChange, ...]:
    """The fields in which two entries of one kind differ."""
    names = [field.name for field in fields(before)]
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in names]
    return tuple(FieldChange(name, one, other) for name, one, other in pairs if one != other)


def _of_section(name: str, before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Iterator[Difference]:
    old, new = _by_key(name, before), _by_key(name, after)
    for key in sorted(old | new):
        for one, other in _paired(old.get(key, []), new.get(key, [])):
            if one is None or other is None:
                yield Difference(name, key, one, other)
            elif one != other:
                yield Difference(name, key, one, other, changed_fields(one, other))


def _by_key(name: str, entries: tuple[Entry, ...]) -> dict[tuple, list[Entry]]:
    found = defaultdict(list)
    for entry in sorted(entries, key=lambda each: each.valid_from):
        found[SECTIONS[name].key_of(entry)].append(entry)
    return found


def _paired(old: list[Entry], new: list[Entry]) -> list[tuple[Entry | None, Entry | None]]:
    """Entries of one name: those that begin on the same day belong together, the others in their order."""
    by_start = {entry.valid_from: entry for entry in new}
    pairs = [(entry, by_start.pop(entry.valid_from, None)) for entry in old]
    left = list(by_start.values())
    pairs = [(one, other if other or not left else left.pop(0)) for one, other in pairs]
    return pairs + [(None, other) for other in left]
