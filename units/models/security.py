"""Signing in: known browsers, open and past sign-ins, the second step, single sign-on; and what was done about them."""

from django.db import models

from thiduakt.base.journal import Step
from units.choices import SignInEnd, SignInResult, SignInWay
from units.models.account import User
from units.querysets.security import SignInQuerySet


class KnownDevice(models.Model):
    """A browser that has let this account in before: whoever guesses elsewhere does not slow it down."""

    user = models.ForeignKey(User, models.CASCADE, related_name="devices", verbose_name="tài khoản")
    mark = models.CharField("dấu (băm)", max_length=64)
    name = models.CharField("thiết bị", max_length=100)
    first_at = models.DateTimeField("lần đầu", auto_now_add=True)
    last_at = models.DateTimeField("lần cuối", auto_now=True)

    class Meta:
        verbose_name = "thiết bị quen"
        verbose_name_plural = "thiết bị quen"
        constraints = [models.UniqueConstraint(fields=["user", "mark"], name="device_once")]

    def __str__(self):
        return self.name


class SignIn(models.Model):
    """Somebody who knew the password (or came from the office's own door): let in, or turned away at the code.

    `session_key` is there as long as the session may be ended from here.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins", verbose_name="tài khoản")
    at = models.DateTimeField("lúc", auto_now_add=True)
    way = models.CharField("cách đăng nhập", max_length=10, choices=SignInWay)
    result = models.CharField("kết quả", max_length=10, choices=SignInResult, default=SignInResult.IN)
    address = models.GenericIPAddressField("địa chỉ")
    device = models.CharField("thiết bị", max_length=100, blank=True)
    session_key = models.CharField("phiên", max_length=40, null=True, blank=True, unique=True, editable=False)
    seen_at = models.DateTimeField("hoạt động lần cuối", auto_now_add=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    end = models.CharField("kết thúc vì", max_length=10, choices=SignInEnd, blank=True)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = "lần đăng nhập"
        verbose_name_plural = "lần đăng nhập"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["user", "-id"], name="sign_in_of_user")]

    def __str__(self):
        return f"{self.user} {self.at:%d/%m/%Y %H:%M}"


class SecondFactor(models.Model):
    """The key that the owner's phone holds as well; `last_step` keeps a code from being taken twice."""

    user = models.OneToOneField(User, models.CASCADE, related_name="second_factor", verbose_name="tài khoản")
    sealed = models.TextField("khóa (đã mã hóa)", editable=False)
    since = models.DateTimeField("bật lúc", auto_now_add=True)
    last_step = models.BigIntegerField("lượt mã cuối", default=0)

    class Meta:
        verbose_name = "xác thực hai bước"
        verbose_name_plural = "xác thực hai bước"

    def __str__(self):
        return str(self.user)


class RecoveryCode(models.Model):
    """For the day the phone is lost; only the hash is kept, and each opens once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes", verbose_name="tài khoản")
    mark = models.CharField("mã (băm)", max_length=64, editable=False)
    used_at = models.DateTimeField("dùng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "mã dự phòng"
        verbose_name_plural = "mã dự phòng"
        constraints = [models.UniqueConstraint(fields=["user", "mark"], name="recovery_code_once")]

    def __str__(self):
        return str(self.user)


class SingleSignOn(models.Model):
    """Who the office's own sign-in means by a subject."""

    user = models.ForeignKey(User, models.CASCADE, related_name="single_sign_ons", verbose_name="tài khoản")
    issuer = models.CharField("nơi xác nhận", max_length=200)
    subject = models.CharField("mã ở nơi xác nhận", max_length=255)
    since = models.DateTimeField("gắn lúc", auto_now_add=True)

    class Meta:
        verbose_name = "tài khoản cơ quan"
        verbose_name_plural = "tài khoản cơ quan"
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="subject_means_one_account")]

    def __str__(self):
        return f"{self.user} · {self.subject}"


class SecurityStep(Step):
    """What was done about an account's sign-in, by its owner or by those who look after it."""

    user = models.ForeignKey(User, models.PROTECT, related_name="security_steps", verbose_name="tài khoản")

    class Meta(Step.Meta):
        verbose_name = "nhật ký đăng nhập an toàn"
        verbose_name_plural = "nhật ký đăng nhập an toàn"
