"""Doors of the past brought in, and of lists of other agencies."""

from thiduakt.permissions.door import ALL, form, page
from units.choices import Role

KEEP = {Role.OFFICE_OFFICER, Role.REVIEWER, Role.SECRETARY}
ASK = {Role.OFFICE_OFFICER, Role.REVIEWER}

PAST = (
    page("awards:history", sees=KEEP, refused=ALL - KEEP),
    form("awards:history_new", sees=KEEP, refused=ALL),
    page("awards:history_template", sees=KEEP, refused=ALL - KEEP),
    page("awards:history_queue", sees=KEEP, refused=ALL - KEEP),
    form("awards:history_line", "line that waits", sees=KEEP, refused=ALL),
    form("awards:history_records", "list of the past", sees=KEEP, refused=ALL),
    page("awards:clearances", sees=ASK, refused=ALL - ASK),
    form("awards:clearance_new", sees=ASK, refused=ALL),
    form("awards:clearance_lines", "list of an agency", sees=ASK, refused=ALL),
)
