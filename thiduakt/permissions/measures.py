"""Doors of money and quotas: payments of prizes, the fund, shares and their exceptions."""

from thiduakt.permissions.door import ALL, OFFICE, PARTIES, form, page
from units.choices import Role

WRITERS = OFFICE - {Role.LEADER}

PAYMENTS = (
    page("awards:payments", sees=OFFICE, refused=ALL),
    page("awards:payment_list", "decision applied", sees=OFFICE, refused=ALL),
    page("awards:payment_print", "decision applied", sees=OFFICE, refused=ALL),
    page("awards:payment_xlsx", "decision applied", sees=OFFICE, refused=ALL),
    form("awards:payment_pay", "decision applied", sees=WRITERS, refused=ALL),
    form("awards:payment_cap", "decision with a cap", sees=WRITERS, refused=ALL),
    form("awards:payment_back", "payout", sees=WRITERS, refused=ALL),
    page("awards:fund", sees=OFFICE, refused=ALL),
    page("awards:fund_xlsx", sees=OFFICE, refused=ALL),
    form("awards:fund_entry", sees=WRITERS, refused=ALL),
    form("awards:fund_back", "fund entry", sees=WRITERS, refused=ALL),
    page("awards:prize_calculator"),
)

ALLOWERS = {Role.REVIEWER, Role.OFFICE_OFFICER}

QUOTAS = (
    page("awards:quotas", sees=PARTIES, refused=ALL),
    page("awards:quotas_xlsx", sees=PARTIES, refused=ALL),
    form("awards:quota_exception", sees=ALLOWERS, refused=ALL),
    form("awards:quota_withdraw", "exception from a quota", sees=ALLOWERS, refused=ALL),
)
