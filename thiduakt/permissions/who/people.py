"""Doors of people and what is known of them."""

DOORS = ()
