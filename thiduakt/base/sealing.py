"""Numbers that say who somebody is: kept sealed, found again by their fingerprint only.

`settings.PERSONAL_DATA_KEYS` lists secrets, the newest first: the first seals, all of them open, so that a key can
be changed while rows of the old one remain (`manage.py reseal_people` writes them anew).
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

UNREADABLE = "Không mở được số định danh đã mã hóa: máy chủ thiếu khóa cũ trong PERSONAL_DATA_KEYS."


class UnsealError(Exception):
    """No key at hand opens what was sealed."""


def seal(text: str) -> str:
    """The text under the newest key; sealing twice gives two different results."""
    return _keys().encrypt(text.encode()).decode()


def unseal(token: str) -> str:
    """What was sealed, by whichever key. Raises UnsealError."""
    try:
        return _keys().decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise UnsealError(UNREADABLE) from error


def fingerprint(text: str) -> str:
    """64 hexadecimal digits under the newest key: what a row keeps."""
    return fingerprints(text)[0]


def fingerprints(text: str) -> list[str]:
    """The fingerprint under every key: what a search compares while a key is being changed."""
    return [
        hmac.new(_derived("tim", secret), text.encode(), hashlib.sha256).hexdigest()
        for secret in settings.PERSONAL_DATA_KEYS
    ]


def _keys() -> MultiFernet:
    return _opened(tuple(settings.PERSONAL_DATA_KEYS))


@lru_cache(maxsize=8)
def _opened(secrets: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(urlsafe_b64encode(_derived("niem", secret))) for secret in secrets])


def _derived(purpose: str, secret: str) -> bytes:
    """32 bytes of a secret for one purpose: the key that seals never serves to search."""
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest()
