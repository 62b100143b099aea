"""Doors of accounts and posts."""

from thiduakt.permissions.door import ALL, MISSING, SEES, Door, act, form, page
from units.choices import Role

HEAD, REVIEWER, SYSTEM = Role.UNIT_HEAD, Role.REVIEWER, Role.SYSTEM_OFFICER
MANAGERS = {HEAD, REVIEWER, SYSTEM}
# An officer's account lies with the head of the unit, a head's with the Board.
OF_OFFICER = {HEAD, SYSTEM}

DOORS = (
    Door(name="units:invitation", sees=ALL, may=ALL, anonymous=SEES),
    page("units:accounts", sees=MANAGERS, refused=ALL - MANAGERS),
    form("units:account_new", sees=MANAGERS, refused=ALL),
    form("units:post_give_known", sees=MANAGERS, refused=ALL),
    form("units:account_import", sees=MANAGERS, refused=ALL),
    page("units:account_template", sees=MANAGERS, refused=ALL - MANAGERS),
    form("units:accounts_reinvite", sees=MANAGERS, refused=ALL),
    form("units:accounts_waiting", sees=MANAGERS, refused=ALL),
    page("units:invitation_slips", sees=MANAGERS, refused=ALL - MANAGERS),
    page("units:managed_account", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
    page("units:managed_account", "head's post", sees=MANAGERS, elsewhere=MISSING),
    form("units:account_correct", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
    form("units:account_invite", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
    form("units:account_invite", "head's post", sees={REVIEWER, SYSTEM}, refused={HEAD}, elsewhere=MISSING),
    page("units:invitation_slip", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
    act("units:invitation_revoke", "officer's post", may=OF_OFFICER, elsewhere=MISSING),
    form("units:account_lock", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
    act("units:account_reopen", "officer's post", may=OF_OFFICER, elsewhere=MISSING),
    form("units:account_leave", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
    form("units:account_leave", "head's post", sees={REVIEWER, SYSTEM}, refused={HEAD}, elsewhere=MISSING),
    form("units:account_return", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
    form("units:post_give", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
    form("units:post_end", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
    form("units:post_end", "head's post", sees={REVIEWER, SYSTEM}, refused={HEAD}, elsewhere=MISSING),
    form("units:post_deputy", "head's post", sees=MANAGERS, elsewhere=MISSING),
    form("units:post_hand_over", "officer's post", sees=OF_OFFICER, elsewhere=MISSING),
)
