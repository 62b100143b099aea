"""The published schema of packs and their parser say the same."""

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from awards.eligibility.pack import MARKS, SECTIONS, PackError, parse_pack
from awards.eligibility.rules import KNOWN_KINDS

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "docs" / "goi-quy-dinh.schema.json").read_text(encoding="utf-8"))
CHECK = Draft202012Validator(SCHEMA)
PACKS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "awards" / "law").glob("*.json")}
# Keys a section cannot do without, each left out in turn below.
NEEDED = [(name, key) for name, part in SCHEMA["properties"].items() if name in SECTIONS
          for key in part["items"]["required"]]  # fmt: skip


def first_of(section):
    """A small pack with one entry of the section, as it ships."""
    pack = next(pack for pack in PACKS.values() if pack.get(section))
    return {"id": "p", "title": "Gói", "valid_from": "2024-01-01", section: [copy.deepcopy(pack[section][0])]}


def slips(pack) -> bool:
    try:
        parse_pack(pack)
    except PackError:
        return True
    return False


@pytest.mark.parametrize("name", PACKS)
def test_the_packs_that_ship_fit_the_schema(name):
    assert [error.message for error in CHECK.iter_errors(PACKS[name])] == []


def test_the_schema_knows_every_section_key_mark_and_kind():
    properties = SCHEMA["properties"]

    assert {name: set(properties[name]["items"]["properties"]) for name in SECTIONS} == {
        name: set(section.keys) for name, section in SECTIONS.items()
    }
    assert set(properties["rules"]["items"]["properties"]["kind"]["enum"]) == KNOWN_KINDS
    assert properties["rules"]["items"]["properties"]["mark"]["enum"] == list(MARKS)


@pytest.mark.parametrize(("section", "key"), NEEDED)
def test_what_the_schema_demands_the_parser_demands(section, key):
    pack = first_of(section)
    del pack[section][0][key]

    assert (CHECK.is_valid(pack), slips(pack)) == (False, True)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(
    "change",
    [
        {"la": 1},
        {"mark": "SURE"},
        {"valid_from": "01/01/2024"},
        {"citation": ""},
        {"valid_to": 5},
        {"note": "x" * 1001},
    ],
    ids=["unknown key", "mark", "day", "no source", "end", "long note"],
)
def test_what_the_schema_refuses_the_parser_refuses(section, change):
    pack = first_of(section)
    assert (CHECK.is_valid(pack), slips(pack)) == (True, False)
    pack[section][0] |= change

    assert (CHECK.is_valid(pack), slips(pack)) == (False, True)


@pytest.mark.parametrize("code", ["GK NGÀNH", "GK/1", ""])
def test_a_code_that_no_address_can_hold_is_refused_by_both(code):
    pack = first_of("award_types")
    pack["award_types"][0]["code"] = code

    assert slips(pack)
    assert not CHECK.is_valid(pack)
