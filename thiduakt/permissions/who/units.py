"""Doors of organisations."""

from thiduakt.permissions.door import ALL, form, page
from thiduakt.permissions.who.people import JUDGE, KEEP
from units.choices import Role

KEEPERS = {Role.SYSTEM_OFFICER, Role.OFFICE_OFFICER}

DOORS = (
    page("units:units"),
    page("units:unit_tree"),
    page("units:provinces"),
    page("units:unit_export"),
    page("units:unit", "unit"),
    page("units:unit_history", "unit"),
    form("units:unit_new", sees=KEEPERS, refused=ALL),
    form("units:unit_import", sees=KEEPERS, refused=ALL),
    form("units:unit_facts", "unit", sees=KEEPERS, refused=ALL),
    form("units:unit_contact", "unit", sees=KEEPERS | {Role.UNIT_HEAD}, refused=ALL, elsewhere=403),
    form("units:unit_headcount", "unit", sees=KEEPERS | {Role.UNIT_HEAD}, refused=ALL, elsewhere=403),
    form("units:unit_rating", "unit", sees=KEEP, refused=ALL, elsewhere=403),
    form("units:unit_discipline_new", "unit", sees=JUDGE, refused=ALL, elsewhere=403),
    form("units:unit_discipline", "unit", sees=JUDGE, refused=ALL, elsewhere=403),
    form("units:unit_hold_new", "unit", sees=JUDGE, refused=ALL, elsewhere=403),
    form("units:unit_hold", "unit", sees=JUDGE, refused=ALL, elsewhere=403),
    form("units:unit_discipline_remove", "unit", sees=JUDGE, refused=ALL, elsewhere=403),
    form("units:unit_hold_remove", "unit", sees=JUDGE, refused=ALL, elsewhere=403),
    form("units:unit_rating_remove", "unit", sees=KEEP, refused=ALL, elsewhere=403),
    form("units:continuity", "succession", sees={Role.REVIEWER, Role.OFFICE_OFFICER}, refused=ALL),
)
