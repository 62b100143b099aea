"""How accounts come about and change hands: invitations by a one-time code, and the journal of accounts and posts."""

import uuid
from hashlib import sha256

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.crypto import salted_hmac

from thiduakt.base.journal import Step
from units.choices import InvitationKind, InvitationState
from units.models.account import Post, User

# Capital letters and figures that nobody takes for one another on paper.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 16
GROUP = 4


def hash_of(code: str) -> str:
    """SHA-256 of a code as typed: small letters, blanks and hyphens make no difference."""
    letters = "".join(char for char in code.upper() if char.isalnum())
    return sha256(letters.encode()).hexdigest()


class Invitation(models.Model):
    """A one-time code with which somebody sets the own password.

    The code is kept nowhere: it is computed from the key of the installation whenever a letter leaves or a slip is
    printed. The row holds only its hash, by which the code that somebody types is found again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="invitations", verbose_name="tài khoản")
    kind = models.CharField("loại", max_length=10, choices=InvitationKind)
    code_hash = models.CharField("SHA-256 của mã", max_length=64, unique=True, editable=False)
    by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người mời")
    batch = models.UUIDField("lần nhập", null=True, blank=True, db_index=True, editable=False)
    created_at = models.DateTimeField("mời lúc", auto_now_add=True)
    expires_at = models.DateTimeField("dùng đến")
    used_at = models.DateTimeField("đã dùng lúc", null=True, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "lời mời"
        verbose_name_plural = "lời mời"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at=None, revoked_at=None),
                name="one_open_invitation_per_account",
                violation_error_message="Tài khoản này đã có một lời mời chưa dùng.",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(revoked_at=None), name="invitation_is_used_or_revoked_not_both"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="invitation_lasts_a_while"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.user}"

    @property
    def code(self) -> str:
        """The code in groups of four, as it is printed and sent."""
        number = int.from_bytes(salted_hmac("units.invitation", self.pk.hex, algorithm="sha256").digest())
        letters = ""
        for _ in range(CODE_LENGTH):
            number, place = divmod(number, len(ALPHABET))
            letters += ALPHABET[place]
        return "-".join(letters[start : start + GROUP] for start in range(0, CODE_LENGTH, GROUP))

    @property
    def link(self) -> str:
        """Where the code is used. It stands behind #, which browsers keep to themselves: no server writes it down."""
        return f"{reverse('units:invitation')}#{self.code}"

    def state_at(self, now) -> str:
        """Open, or why it opens nothing any more (a value of InvitationState)."""
        if self.used_at:
            return InvitationState.USED
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.OPEN if now < self.expires_at else InvitationState.EXPIRED


class PostStep(Step):
    """The journal of an account: its posts given and ended, invitations, locks, work handed over."""

    user = models.ForeignKey(User, models.PROTECT, related_name="steps", verbose_name="tài khoản")
    post = models.ForeignKey(Post, models.SET_NULL, null=True, blank=True, related_name="steps", verbose_name="vai trò")

    class Meta(Step.Meta):
        verbose_name = "nhật ký tài khoản"
        verbose_name_plural = "nhật ký tài khoản"
