"""Doors of one's own data, and of the journal of citizen ids seen."""

from thiduakt.permissions.door import ALL, form, page
from units.choices import Role

DOORS = (
    page("units:own_data"),
    page("units:own_data_json"),
    page("units:own_data_xlsx"),
    form("units:own_data_correct"),
    page("units:sensitive_reads", sees={Role.OFFICE_OFFICER, Role.SYSTEM_OFFICER}, refused=ALL),
)
