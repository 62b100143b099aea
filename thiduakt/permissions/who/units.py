"""Doors of organisations."""

from thiduakt.permissions.door import page

DOORS = (
    page("units:units"),
    page("units:unit", "unit"),
)
