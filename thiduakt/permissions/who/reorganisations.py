"""Doors of reorganisations."""

from thiduakt.permissions.door import ALL, NOBODY, act, form, page
from units.choices import Role

DRAFTERS = {Role.OFFICE_OFFICER, Role.SYSTEM_OFFICER}
DRAFT, SPLIT, APPLIED = "reorganisation draft", "reorganisation with people", "reorganisation applied"

FORMS = (
    "reorganisation_edit", "reorganisation_end", "reorganisation_change", "reorganisation_found",
    "reorganisation_people_list",
)  # fmt: skip

DOORS = (
    page("units:reorganisations"),
    form("units:reorganisation_new", sees=DRAFTERS, refused=ALL),
    page("units:reorganisation", APPLIED),
    page("units:reorganisation", DRAFT, sees=DRAFTERS),
    *(form(f"units:{name}", DRAFT, sees=DRAFTERS) for name in FORMS),
    *(form(f"units:{name}", APPLIED, sees=NOBODY, refused=ALL) for name in FORMS),
    form("units:reorganisation_line", DRAFT, sees=DRAFTERS),
    act("units:reorganisation_line_drop", DRAFT, may=DRAFTERS),
    page("units:reorganisation_people", DRAFT, sees=DRAFTERS),
    page("units:reorganisation_people", APPLIED, sees=NOBODY, refused=ALL),
    act("units:reorganisation_person_add", SPLIT, may=DRAFTERS),
    act("units:reorganisation_person_drop", SPLIT, may=DRAFTERS),
    page("units:reorganisation_effects", DRAFT, sees=DRAFTERS),
    page("units:reorganisation_effects", APPLIED, sees=NOBODY, refused=ALL),
    act("units:reorganisation_positions", DRAFT, may=DRAFTERS),
    form("units:reorganisation_apply", DRAFT, sees=DRAFTERS),
    form("units:reorganisation_apply", APPLIED, sees=NOBODY, refused=ALL),
    form("units:reorganisation_undo", APPLIED, sees=DRAFTERS, refused=ALL),
    form("units:reorganisation_undo", DRAFT, sees=NOBODY, refused=DRAFTERS),
    form("units:reorganisation_cancel", DRAFT, sees=DRAFTERS),
    form("units:reorganisation_cancel", APPLIED, sees=NOBODY, refused=ALL),
)
