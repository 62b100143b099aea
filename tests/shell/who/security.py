"""Samples of signing in safely."""

from units.choices import Role

# address name -> (samples, thing) -> list of arguments, where not [thing.pk]
ARGUMENTS = {}
TYPED = {}  # address name -> (samples, thing) -> the filled form


def things(samples) -> dict:
    return {"account of another": samples.actor(Role.CLERK).user}
