"""Keeping a file: content by hash first, the row after."""

from thiduakt.base import files
from thiduakt.base.text import nfc
from units.models import Post, StoredFile


def keep_file(*, content: bytes, name: str, media_type: str, actor: Post | None) -> StoredFile:
    """Store the bytes and say under which name they came."""
    return StoredFile.objects.create(
        sha256=files.keep(content),
        size=len(content),
        media_type=media_type,
        name=nfc(name)[-255:],
        stored_by=actor,
    )
