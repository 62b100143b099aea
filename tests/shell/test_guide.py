"""The handbook's page on rights says what the table says, in words, for every address."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from thiduakt.management.commands.permission_table import GUIDE
from thiduakt.permissions import guide as page
from thiduakt.permissions.door import MISSING, UNITS, act, form
from thiduakt.permissions.guide import forgotten_words, guide
from thiduakt.permissions.situations import SITUATIONS
from thiduakt.permissions.table import DOORS
from thiduakt.permissions.words import AREAS
from units.choices import Role

NAMES = [name for area in AREAS.values() for name in area]


def test_every_address_and_situation_has_its_words():
    assert forgotten_words() == []


def test_no_words_are_left_of_addresses_that_are_gone():
    assert set(NAMES) - {door.name for door in DOORS} == set()
    assert len(NAMES) == len(set(NAMES))
    assert set(SITUATIONS) - {door.about for door in DOORS} == set()


def test_the_page_of_the_handbook_is_current():
    """If not: manage.py permission_table --guide."""
    assert Path(GUIDE).read_text("utf-8") == guide()


def test_a_line_says_who_sees_who_does_and_what_a_stranger_finds(monkeypatch):
    doors = [
        form("awards:dossier_submit", "dossier draft", sees=Role.UNIT_HEAD, refused=UNITS, elsewhere=MISSING),
        act("units:logout"),
    ]
    monkeypatch.setattr(page, "DOORS", doors)
    lines = guide().splitlines()

    assert "| ký và trình hồ sơ | hồ sơ đang soạn | Thủ trưởng đơn vị | Thủ trưởng đơn vị | không thấy |" in lines
    assert "| đăng xuất | | | mọi vai trò | |" in lines
    assert "* **Hồ sơ khen thưởng**: ký và trình hồ sơ." in lines


def test_an_address_without_words_stops_the_command(monkeypatch):
    monkeypatch.setattr(page, "DOORS", [act("units:moi_them", "khi khác")])

    with pytest.raises(CommandError, match=r"chưa có lời cho .*: khi khác, units:moi_them"):
        call_command("permission_table", guide=True)
