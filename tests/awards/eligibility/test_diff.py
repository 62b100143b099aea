"""What differs between two packs, and entries in words."""

from dataclasses import asdict

import pytest

from awards.eligibility.diff import diff
from awards.eligibility.pack import SECTIONS, parse_pack, shipped_packs
from awards.eligibility.telling import told, value_in_words

VALID = {"citation": "Luật, Điều 1", "mark": "VERIFIED", "valid_from": "2024-01-01", "valid_to": None}
SHARE = {"awards": ["CSTDCS"], "share": "0.8", **VALID}
SALARY = {"amount": 100, **VALID}


def pack(**sections):
    return parse_pack({"id": "p", "title": "Gói", "valid_from": "2024-01-01", **sections})


def test_a_pack_is_like_itself():
    for each in shipped_packs():
        assert diff(each, each) == []


def test_added_removed_and_changed_field_by_field():
    later = SHARE | {"share": "0.7", "citation": "Luật, Điều 2"}
    found = diff(pack(thresholds=[SHARE], base_salaries=[SALARY]), pack(thresholds=[later], quotas=[]))

    assert [(each.section, each.key, each.what) for each in found] == [
        ("thresholds", ("CSTDCS",), "changed"),
        ("base_salaries", (), "removed"),
    ]
    assert {change.field: str(change.after) for change in found[0].changes} == {
        "share": "0.7",
        "citation": "Luật, Điều 2",
    }


def test_a_new_period_is_added_beside_the_old_one():
    older, younger = SHARE | {"valid_to": "2024-12-31"}, SHARE | {"valid_from": "2025-01-01", "share": "0.9"}

    found = diff(pack(thresholds=[SHARE]), pack(thresholds=[older, younger]))

    assert [each.what for each in found] == ["changed", "added"]
    assert [change.field for change in found[0].changes] == ["valid_to"]


def test_every_shipped_entry_reads_as_words():
    for each in shipped_packs():
        for name in SECTIONS:
            lines = [told(name, asdict(entry), str) for entry in each.section(name)]
            assert [line for line in lines if not line or "{" in line or "None" in line or "điều kiện “" in line] == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("share", "0.155", "15,5 %"), ("mark", "RECALLED", "chưa đối chiếu được"), ("valid_to", None, "không có")],
)
def test_values_in_words(field, value, words):
    assert value_in_words(field, value, str) == words
