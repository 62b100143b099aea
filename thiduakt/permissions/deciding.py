"""Doors of what people decide beside the rules: other conclusions, declarations, years that break no run."""

from thiduakt.permissions.door import MISSING, NOBODY, PARTIES, UNITS, form, page
from units.choices import Role

REVIEWER = Role.REVIEWER

DECIDING = (
    form("awards:nominee_declare", "dossier draft", sees=UNITS, elsewhere=MISSING),
    form("awards:nominee_declare", "dossier submitted", sees=PARTIES, may=NOBODY, elsewhere=MISSING),
    form("awards:overrule", "dossier in appraisal", sees=REVIEWER, refused=PARTIES, elsewhere=MISSING),
    form("awards:overrule", "dossier submitted", sees=NOBODY, refused=PARTIES, elsewhere=MISSING),
    form("awards:overrule_withdraw", "dossier in appraisal", sees=REVIEWER, refused=PARTIES, elsewhere=MISSING),
    page("awards:overrule_file", "dossier in appraisal", sees=PARTIES, elsewhere=MISSING),
    form("awards:gaps", "person", may=REVIEWER, elsewhere=MISSING),
    form("awards:gap_withdraw", "confirmed year", sees=REVIEWER, refused=PARTIES, elsewhere=MISSING),
    page("awards:gap_file", "confirmed year", sees=PARTIES, elsewhere=MISSING),
)
