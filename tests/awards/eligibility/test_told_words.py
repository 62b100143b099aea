"""What a page says of an entry is the office's language: no codes, no days written for machines."""

import re
from dataclasses import asdict

import pytest

from awards.eligibility.kinds import BLANKS, KIND_WORDS
from awards.eligibility.pack import SECTIONS, shipped_packs
from awards.eligibility.rules import KNOWN_KINDS, REQUIRED
from awards.eligibility.telling import field_in_words, told, value_in_words

MACHINE = re.compile(r"[A-Za-z0-9]+_[A-Za-z0-9_]*|\d{4}-\d{2}-\d{2}|[{}\[\]]")
PACKS = shipped_packs()
NAMES = {each.code: each.name for pack in PACKS for each in pack.law.award_types}
ENTRIES = [(pack.id, name, entry) for pack in PACKS for name in SECTIONS for entry in pack.section(name)]
CODES = {"id", "code"}


def name_of(code):
    return NAMES.get(code, code)


def test_no_entry_is_told_in_machine_words():
    lines = [told(name, asdict(entry), name_of) for _, name, entry in ENTRIES]

    assert len(lines) > 500
    assert [line for line in lines if MACHINE.search(line)] == []


def test_no_field_is_shown_in_machine_words():
    wrong = set()
    for _, name, entry in ENTRIES:
        given = asdict(entry)
        for key, value in given.items():
            words = value_in_words(key, value, name_of, given.get("kind", ""))
            if key not in CODES and (MACHINE.search(words) or field_in_words(key) == key):
                wrong.add((name, key, words))
    assert wrong == set()


def test_every_kind_of_condition_has_a_name():
    assert set(KIND_WORDS) == KNOWN_KINDS


@pytest.mark.parametrize("kind", BLANKS)
def test_a_blank_asks_for_all_that_its_kind_needs(kind):
    assert set(REQUIRED.get(kind, ())) <= set(BLANKS[kind])
