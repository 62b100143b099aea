"""Doors of the storey of who: units, people, blocs, accounts."""

from thiduakt.permissions.who import blocs, imports, people, posts, reorganisations, security, units

WHO = (
    *units.DOORS,
    *reorganisations.DOORS,
    *people.DOORS,
    *imports.DOORS,
    *blocs.DOORS,
    *posts.DOORS,
    *security.DOORS,
)
