"""Samples of signing in safely."""

ARGUMENTS = {}  # address name -> (samples, thing) -> list of arguments, where not [thing.pk]
TYPED = {}  # address name -> (samples, thing) -> the filled form


def things(samples) -> dict:
    return {}
