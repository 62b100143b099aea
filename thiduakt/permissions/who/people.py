"""Doors of people and what is known of them."""

from thiduakt.permissions.door import ALL, MISSING, SYSTEM, UNITS, act, form, page
from units.choices import Role

KEEP = UNITS | SYSTEM | {Role.OFFICE_OFFICER, Role.REVIEWER}
JUDGE = {Role.UNIT_HEAD, Role.OFFICE_OFFICER, Role.REVIEWER}
OWN = {"refused": ALL, "elsewhere": MISSING}

DOORS = (
    page("units:people"),
    form("units:person_new", sees=KEEP, refused=ALL),
    act("units:person_by_id"),
    form("units:ratings", sees=KEEP, refused=ALL),
    form("units:judgement_grid", sees=JUDGE, refused=ALL),
    form("units:initiative_grid", sees=KEEP, refused=ALL),
    page("units:person", "person", elsewhere=MISSING),
    form("units:person_edit", "person", sees=KEEP, **OWN),
    form("units:person_reveal", "person", elsewhere=MISSING),
    form("units:person_receive", "person", sees=KEEP, refused=ALL),
    form("units:employment_new", "person", sees=KEEP, **OWN),
    form("units:employment", "person", sees=KEEP, **OWN),
    form("units:discipline_new", "person", sees=JUDGE, **OWN),
    form("units:discipline", "person", sees=JUDGE, **OWN),
    form("units:hold_new", "person", sees=JUDGE, **OWN),
    form("units:hold", "person", sees=JUDGE, **OWN),
    form("units:rating", "person", sees=KEEP, **OWN),
    form("units:discipline_remove", "person", sees=JUDGE, **OWN),
    form("units:hold_remove", "person", sees=JUDGE, **OWN),
    form("units:rating_remove", "person", sees=KEEP, **OWN),
    form("units:initiative_new", "person", sees=KEEP, **OWN),
    form("units:initiative", "person", sees=KEEP, **OWN),
    page("units:person_merge", "person", sees=KEEP, **OWN),
    form("units:person_merge_with", "person", sees=KEEP, **OWN),
    page("units:picks"),
    page("units:households"),
    form("units:household_new", sees=KEEP, refused=ALL),
    form("units:household", "household", sees=KEEP, **OWN),
)
