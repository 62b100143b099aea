"""Doors of the law as data: everybody reads it, the Board changes it, the offices try packs on rounds."""

from thiduakt.permissions.door import ALL, NOBODY, OFFICE, form, page
from units.choices import Role

BOARD = {Role.REVIEWER}
OFFERED, ACTIVE, ENTRY = "pack offered", "pack active", "entry of the law"

LAW = (
    page("awards:law"),
    page("awards:law_award", "award type"),
    page("awards:law_changes"),
    page("awards:law_entry", ENTRY),
    form("awards:law_entry_end", ENTRY, sees=BOARD, refused=ALL),
    form("awards:law_entry_reopen", "closed entry of the law", sees=BOARD, refused=ALL),
    form("awards:law_entry_override", ENTRY, sees=BOARD, refused=ALL),
    form("awards:law_entry_add", "section of the law", sees=BOARD, refused=ALL),
    page("awards:packs"),
    form("awards:pack_new", sees=BOARD, refused=ALL),
    page("awards:pack", OFFERED),
    page("awards:pack_file", OFFERED),
    page("awards:pack_diff", OFFERED),
    form("awards:pack_activate", OFFERED, sees=BOARD, refused=ALL),
    form("awards:pack_activate", ACTIVE, sees=NOBODY, refused=ALL),
    form("awards:pack_drop", OFFERED, sees=BOARD, refused=ALL),
    form("awards:pack_end", ACTIVE, sees=BOARD, refused=ALL),
    form("awards:pack_end", OFFERED, sees=NOBODY, refused=ALL),
    page("awards:simulation", sees=OFFICE),
    page("awards:simulation_xlsx", sees=OFFICE),
)
