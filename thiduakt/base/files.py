"""Files by the hash of their content: written once, never half, never changed; some go when their time is over."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404


def path_of(sha256: str) -> Path:
    """Where the content with this hash lies."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def keep(content: bytes) -> str:
    """Store bytes and return their SHA-256 (hex). Temp name, fsync, rename: a full disk leaves no partial file."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = path_of(sha256)
    if target.exists() and target.stat().st_size == len(content):
        os.utime(target)  # asked for anew: who is about to remove the old one leaves it
        return sha256
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return sha256


def read(sha256: str) -> bytes:
    """The stored bytes. Raises FileNotFoundError when they are gone."""
    return path_of(sha256).read_bytes()


def remove(sha256: str, *, unless_kept_since: float) -> bool:
    """Take the content away for good; False when somebody has kept the same since that moment (a timestamp)."""
    path = path_of(sha256)
    try:
        if path.stat().st_mtime > unless_kept_since:
            return False
        path.unlink()
    except FileNotFoundError:
        pass  # gone already: as wished
    return True


def serve(sha256: str, *, name: str, media_type: str) -> FileResponse:
    """A download that browsers never open in place; the caller has asked the policy. 404 when the bytes are gone."""
    try:
        content = path_of(sha256).open("rb")
    except FileNotFoundError as error:
        raise Http404("Tệp không còn trong kho. Hãy báo người quản trị hệ thống.") from error
    response = FileResponse(content, as_attachment=True, filename=name, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
