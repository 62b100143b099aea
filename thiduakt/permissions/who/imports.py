"""Doors of imports."""

from thiduakt.permissions.door import ALL, MISSING, UNITS, act, form, page
from units.choices import Role

MAY = UNITS | {Role.OFFICE_OFFICER, Role.REVIEWER, Role.SYSTEM_OFFICER}
NOT = ALL - MAY

DOORS = (
    page("units:imports", sees=MAY, refused=NOT),
    form("units:import_new", sees=MAY, refused=NOT),
    page("units:import_template", sees=MAY, refused=NOT),
    page("units:import", "import checked", sees=MAY, elsewhere=MISSING),
    form("units:import_columns", "import checked", sees=MAY, elsewhere=MISSING),
    form("units:import_lines", "import checked", sees=MAY, elsewhere=MISSING),
    page("units:import_findings", "import checked", sees=MAY, elsewhere=MISSING),
    act("units:import_skip", "import checked", may=MAY, elsewhere=MISSING),
    act("units:import_cancel", "import checked", may=MAY, elsewhere=MISSING),
    act("units:import_retry", "import failed", may=MAY, elsewhere=MISSING),
    form("units:import_apply", "import checked", sees=MAY, elsewhere=MISSING),
    form("units:import_undo", "import done", sees=MAY, elsewhere=MISSING),
)
