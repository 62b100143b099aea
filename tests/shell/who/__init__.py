"""Samples of the storey of who: each area names its things, the arguments of its addresses and what one types."""

from tests.shell.who import blocs, imports, people, posts, reorganisations, security, units

AREAS = (units, reorganisations, people, imports, blocs, posts, security)


def things(samples) -> dict:
    """The things the doors are about, by the words of the door."""
    return {name: thing for area in AREAS for name, thing in area.things(samples).items()}


ARGUMENTS = {name: build for area in AREAS for name, build in area.ARGUMENTS.items()}
TYPED = {name: build for area in AREAS for name, build in area.TYPED.items()}
