"""Doors of blocs."""

DOORS = ()
