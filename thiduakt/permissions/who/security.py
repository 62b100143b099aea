"""Doors of signing in safely."""

from thiduakt.permissions.door import ALL, MISSING, NOBODY, SYSTEM, Door, act, form, page

DOORS = (
    Door(name="units:login_code", sees=ALL, onward=ALL, may=ALL),
    page("units:office_login", sees=NOBODY, anonymous=MISSING),
    page("units:office_back", sees=NOBODY, anonymous=MISSING),
    form("units:prove"),
    page("units:sessions"),
    act("units:session_end", "own sign-in"),
    act("units:sessions_end_others"),
    act("units:session_extend"),
    page("units:second_factor"),
    form("units:second_factor_new"),
    form("units:second_factor_remove"),
    page("units:recovery_codes"),
    form("units:recovery_codes_new"),
    page("units:second_factors", sees=SYSTEM, refused=ALL),
    form("units:second_factor_reset", "account of another", sees=SYSTEM, refused=ALL),
)
