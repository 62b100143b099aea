"""Doors of signing in safely."""

DOORS = ()
