"""Every layout an office sends says the same of the same people."""

from datetime import date

import pytest

from tests.factories.lists import BIRTHS, LAYOUTS, NAMES, POSITIONS, ROOMS, SEXES
from thiduakt.base.sheets import read_sheets
from thiduakt.base.text import search_key
from units.intake.facts import facts_of
from units.intake.layouts import Line, layout_of, lines_of

ON = date(2025, 6, 30)


def people_in(content: bytes, kind: str) -> list[tuple]:
    found = []
    for sheet in read_sheets(content, kind):
        for line in lines_of(sheet, layout_of(sheet, year=2025, remembered={})):
            if isinstance(line, Line):
                facts, findings = facts_of(line, ON)
                assert findings == []
                where = facts.unit or line.group or sheet.name
                born = facts.birth and facts.birth.day
                found.append((facts.name, born, facts.sex, facts.position, search_key(where)))
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_four_people(layout):
    content, kind = LAYOUTS[layout]

    assert people_in(content, kind) == [
        (NAMES[n], BIRTHS[n], SEXES[n], POSITIONS[n], search_key(ROOMS[n])) for n in range(4)
    ]
