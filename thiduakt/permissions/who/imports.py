"""Doors of imports."""

DOORS = ()
