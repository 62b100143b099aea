"""Doors of the storey of who: units, people, blocs, accounts."""

from thiduakt.permissions.who import blocs, imports, mine, people, posts, reorganisations, security, units

WHO = (
    *units.DOORS,
    *reorganisations.DOORS,
    *people.DOORS,
    *imports.DOORS,
    *blocs.DOORS,
    *mine.DOORS,
    *posts.DOORS,
    *security.DOORS,
)
