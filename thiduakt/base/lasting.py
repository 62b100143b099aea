"""Long work on many objects that all stay to its end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """What there is now lives until the end: the collector of garbage need not go through it again and again."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
