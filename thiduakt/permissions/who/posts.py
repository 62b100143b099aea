"""Doors of accounts and posts."""

DOORS = ()
