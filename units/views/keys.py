"""The idempotency key of a form."""

from uuid import UUID


def key_of(request) -> UUID | None:
    """The hidden `key` of the posted form; None when absent or broken, then nothing is recognised as a repeat."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None
