"""Doors of blocs."""

from thiduakt.permissions.door import ALL, NOBODY, OFFICE, REFUSED, UNITS, act, form, page
from units.choices import Role

DIVIDERS = {Role.OFFICE_OFFICER, Role.REVIEWER}
ISSUERS = DIVIDERS | {Role.CLERK}

DOORS = (
    page("units:blocs"),
    form("units:division_new", sees=DIVIDERS, refused=ALL),
    page("units:division", "division in force"),
    page("units:division", "division draft", sees=OFFICE),
    form("units:division_edit", "division draft", sees=DIVIDERS, refused=OFFICE),
    form("units:division_edit", "division in force", sees=NOBODY, refused=ALL),
    form("units:division_place", "division draft", sees=DIVIDERS, refused=OFFICE),
    form("units:division_place", "division in force", sees=NOBODY, refused=ALL),
    form("units:division_issue", "division draft", sees=ISSUERS, refused=OFFICE),
    form("units:division_issue", "division in force", sees=NOBODY, refused=ALL),
    form("units:division_record", "division draft", sees=ISSUERS, refused=OFFICE),
    form("units:division_drop", "division draft", sees=DIVIDERS, refused=OFFICE),
    form("units:amendment_new", "division in force", sees=DIVIDERS, refused=ALL),
    form("units:amendment_new", "division draft", sees=NOBODY, refused=OFFICE),
    page("units:amendment", "amendment in force"),
    page("units:amendment", "amendment draft", sees=OFFICE),
    form("units:amendment_edit", "amendment draft", sees=DIVIDERS, refused=OFFICE),
    form("units:amendment_edit", "amendment in force", sees=NOBODY, refused=ALL),
    form("units:amendment_line", "amendment draft", sees=DIVIDERS, refused=OFFICE),
    act("units:amendment_line_drop", "amendment draft", may=DIVIDERS, knows=OFFICE),
    form("units:amendment_issue", "amendment draft", sees=ISSUERS, refused=OFFICE),
    form("units:amendment_issue", "amendment in force", sees=NOBODY, refused=ALL),
    form("units:amendment_record", "amendment draft", sees=ISSUERS, refused=OFFICE),
    form("units:amendment_drop", "amendment draft", sees=DIVIDERS, refused=OFFICE),
    form("units:bloc_new", "division draft", sees=DIVIDERS, refused=OFFICE),
    form("units:bloc_rename", "bloc of a draft", sees=DIVIDERS, refused=OFFICE),
    form("units:bloc_drop", "bloc of a draft", sees=DIVIDERS, refused=OFFICE),
    page("units:bloc", "bloc led by the unit"),
    page("units:bloc", "bloc of a draft", sees=OFFICE),
    form("units:bloc_document_new", "bloc led by the unit", sees=UNITS, refused=ALL, elsewhere=REFUSED),
    form("units:bloc_sign", "bloc led by the unit", sees=Role.UNIT_HEAD, refused=ALL, elsewhere=REFUSED),
    act("units:bloc_remind", "bloc led by the unit", may=UNITS, knows=ALL, elsewhere=REFUSED),
    form("units:bloc_appoint", "bloc led by the unit", sees=DIVIDERS, refused=ALL),
    page("units:bloc_document", "paper of the bloc"),
    form("units:bloc_document_withdraw", "paper of the bloc", sees=UNITS, refused=ALL, elsewhere=REFUSED),
)
