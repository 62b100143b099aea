"""Whom the office's own sign-in means: an account that exists already, never a new one."""

from django.db import transaction

from units.models import SecurityStep, SingleSignOn, User

JOB = "đăng nhập bằng tài khoản cơ quan"


@transaction.atomic
def account_of(*, issuer: str, subject: str, email: str, is_verified: bool) -> User | None:
    """The active account that the subject is bound to; else the only one with the verified address, bound from now on.

    None when there is none, when several share the address, or when the address was bound to another subject before:
    an address may be given to a newcomer, an account may not.
    """
    bound = SingleSignOn.objects.select_related("user").filter(issuer=issuer, subject=subject).first()
    if bound:
        return bound.user if bound.user.is_active else None
    if not (email and is_verified):
        return None
    matching = list(User.objects.select_for_update().filter(email__iexact=email)[:2])
    if len(matching) != 1 or not matching[0].is_active or matching[0].single_sign_ons.filter(issuer=issuer).exists():
        return None
    SingleSignOn.objects.get_or_create(issuer=issuer, subject=subject, defaults={"user": matching[0]})
    SecurityStep.objects.create(user=matching[0], job=JOB, move="bind")
    return matching[0]
