"""What every office keeps: counters of numbers, letters, files."""

import uuid

from django.db import models

from units.choices import Channel, LetterState
from units.models.account import Post, User
from units.models.unit import Unit
from units.querysets import LetterQuerySet


class Counter(models.Model):
    """The last number given in a series of an issuer and year; taken under lock, last in the act."""

    issuer = models.ForeignKey(Unit, models.PROTECT, related_name="counters", verbose_name="cơ quan")
    series = models.CharField("loại sổ", max_length=20)
    year = models.PositiveSmallIntegerField("năm")
    last = models.PositiveIntegerField("số cuối", default=0)

    class Meta:
        verbose_name = "sổ cấp số"
        verbose_name_plural = "sổ cấp số"
        constraints = [models.UniqueConstraint(fields=["issuer", "series", "year"], name="counter_once")]

    def __str__(self):
        return f"{self.issuer} {self.series} {self.year}: {self.last}"


class Letter(models.Model):
    """One message to one reader over one channel; the key makes it unique for ever."""

    key = models.CharField("khóa", max_length=200, unique=True)
    to = models.ForeignKey(User, models.CASCADE, related_name="letters", verbose_name="người nhận")
    channel = models.CharField("kênh", max_length=6, choices=Channel)
    subject = models.CharField("tiêu đề", max_length=200)
    body = models.TextField("nội dung")
    link = models.CharField("đường dẫn", max_length=300, blank=True)
    # The code of an invitation stands in no row: it is written into the mail as it leaves.
    invitation = models.ForeignKey(
        "units.Invitation", models.CASCADE, null=True, blank=True, related_name="letters", verbose_name="lời mời"
    )
    state = models.CharField("trạng thái", max_length=10, choices=LetterState, default=LetterState.NEW)
    attempt = models.PositiveSmallIntegerField("lần thử", default=0)
    error = models.TextField("lỗi", blank=True)
    created_at = models.DateTimeField("tạo lúc", auto_now_add=True)
    claimed_at = models.DateTimeField("nhận gửi lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "thư"
        verbose_name_plural = "thư"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["to", "channel", "-id"], name="letter_tray"),
            models.Index(fields=["state", "channel"], name="letter_outbox"),
        ]

    def __str__(self):
        return self.subject


class StoredFile(models.Model):
    """A file kept by the hash of its content; the content never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.PositiveIntegerField("cỡ (byte)")
    media_type = models.CharField("loại nội dung", max_length=100)
    name = models.CharField("tên tệp", max_length=255)
    stored_by = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    stored_at = models.DateTimeField("lưu lúc", auto_now_add=True)
    # The row and its hash stay as a witness when the content has been kept for as long as it may be.
    removed_at = models.DateTimeField("xóa nội dung lúc", null=True, blank=True)

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"

    def __str__(self):
        return self.name
