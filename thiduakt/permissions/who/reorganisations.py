"""Doors of reorganisations."""

DOORS = ()
