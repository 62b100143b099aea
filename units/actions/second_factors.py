"""The second step: a code of the moment from the owner's phone, or one of ten codes kept on paper."""

import logging
import secrets
from datetime import datetime

import pyotp
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from pyotp.exceptions import OTPVerificationError

from thiduakt.base.sealing import UnsealError, fingerprint, fingerprints, seal, unseal
from units.actions.sign_ins import revoke_sign_ins
from units.choices import SignInEnd, SignInWay
from units.models import Post, RecoveryCode, SecondFactor, SecurityStep, User
from units.notices.security import SecondFactorReset
from units.policies.security import can_reset_second_factor

log = logging.getLogger(__name__)
ISSUER = "Thi đua - Khen thưởng"
# Steps of thirty seconds that a phone's clock may be off, to either side.
SKEW = 1
RECOVERY_CODES, RECOVERY_LENGTH = 10, 10
# Without the letters and digits that look alike on paper.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
WRONG = "Mã không đúng hoặc đã hết hạn. Hãy xem đồng hồ điện thoại có đặt giờ tự động không, rồi nhập mã đang hiện."
USED = "Mã dự phòng này đã dùng rồi; mỗi mã chỉ dùng được một lần. Hãy nhập mã dự phòng khác chưa dùng."
NOT_OURS = "Mã dự phòng không đúng. Hãy xem lại từng chữ trên giấy; mã của lần tạo trước không còn dùng được."


def new_secret() -> str:
    """A key for a phone, 32 letters and digits."""
    return pyotp.random_base32()


def address_of_key(*, user: User, secret: str) -> str:
    """What the QR code says to the application on the phone."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.username, issuer_name=ISSUER)


@transaction.atomic
def set_up_second_factor(*, user: User, actor: Post, secret: str, code: str, now: datetime) -> list[str]:
    """Turn it on once the phone has shown that it holds the key; returns the recovery codes, readable only now.

    Raises ValidationError for a wrong code.
    """
    step = _step_of(secret, _plain(code), now)
    if step is None:
        raise ValidationError({"code": WRONG})
    facts = {"sealed": seal(secret), "last_step": step, "since": now}
    SecondFactor.objects.update_or_create(user=user, defaults=facts)
    SecurityStep.objects.create(user=user, actor=actor, move="second_factor_on")
    return _write_recovery_codes(user)


@transaction.atomic
def new_recovery_codes(*, user: User, actor: Post) -> list[str]:
    """Ten new codes; the old ones open nothing any more."""
    SecurityStep.objects.create(user=user, actor=actor, move="recovery_codes")
    return _write_recovery_codes(user)


@transaction.atomic
def remove_second_factor(*, user: User, actor: Post) -> None:
    """The owner turns it off."""
    _drop(user)
    SecurityStep.objects.create(user=user, actor=actor, move="second_factor_off")


@transaction.atomic
def reset_second_factor(*, user: User, actor: Post) -> None:
    """Phone and codes are lost: it is taken off, every sign-in ends, the owner gets a letter. Raises Refused."""
    can_reset_second_factor(actor, user).require()
    _drop(user)
    revoke_sign_ins(user=user, actor=None, end=SignInEnd.RESET)
    step = SecurityStep.objects.create(user=user, actor=actor, move="second_factor_reset")
    SecondFactorReset(step).post()


def take_code(*, user: User, code: str, now: datetime) -> str | None:
    """The way it opens (SignInWay.CODE or RECOVERY), or None. No code opens twice, however fast one presses."""
    plain = _plain(code)
    if len(plain) == 6 and plain.isdecimal():
        return SignInWay.CODE if _take_step(user, plain, now) else None
    marks = fingerprints(_marked(user, plain))
    taken = RecoveryCode.objects.filter(user=user, mark__in=marks, used_at=None).update(used_at=timezone.now())
    return SignInWay.RECOVERY if taken else None


def why_not(*, user: User, code: str) -> str:
    """The sentence for a code that opened nothing: the clock of a phone has no part in a recovery code."""
    plain = _plain(code)
    if len(plain) != RECOVERY_LENGTH:
        return WRONG
    used = RecoveryCode.objects.filter(user=user, mark__in=fingerprints(_marked(user, plain))).exclude(used_at=None)
    return USED if used.exists() else NOT_OURS


@transaction.atomic
def reseal_second_factors() -> int:
    """Every key of a phone under the newest key of the office; returns how many. Raises UnsealError."""
    factors = list(SecondFactor.objects.select_for_update().order_by("pk"))
    for factor in factors:
        factor.sealed = seal(unseal(factor.sealed))
    SecondFactor.objects.bulk_update(factors, ["sealed"])
    return len(factors)


def has_second_factor(user: User) -> bool:
    """Whether a code is asked for after the password."""
    return SecondFactor.objects.filter(user=user).exists()


def _take_step(user: User, code: str, now: datetime) -> bool:
    factor = SecondFactor.objects.filter(user=user).first()
    try:
        step = _step_of(unseal(factor.sealed), code, now) if factor else None
    except UnsealError as error:
        log.error("%s (%s)", error, user.username)
        return False
    if step is None:
        return False
    return bool(SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step).update(last_step=step))


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    try:
        return pyotp.TOTP(secret).verify_and_get_timecode(code, for_time=now, valid_window=SKEW)
    except OTPVerificationError:
        return None


def _write_recovery_codes(user: User) -> list[str]:
    codes = ["".join(secrets.choice(LETTERS) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, mark=fingerprint(_marked(user, code))) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _drop(user: User) -> None:
    if not SecondFactor.objects.filter(user=user).delete()[0]:
        raise ValidationError("Tài khoản này chưa bật xác thực hai bước.")
    RecoveryCode.objects.filter(user=user).delete()


def _plain(code: str) -> str:
    return "".join(char for char in code.lower() if char.isalnum())


def _marked(user: User, code: str) -> str:
    return f"recovery:{user.pk}:{code}"
