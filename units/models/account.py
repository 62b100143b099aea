"""Accounts and dated posts: rights come only from posts in force today."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property

from thiduakt.base.text import given_name_key, search_key, squeeze
from units.choices import BOARD_ROLES, DERIVED, OFFICE_ROLES, SIGNING_ROLES, WITH_DOCUMENT, Capacity, Role
from units.models.person import Person
from units.models.unit import Unit
from units.querysets import PostQuerySet
from units.querysets.accounts import AccountManager


class User(AbstractUser):
    """A login. What it may do stands in its posts; staff and superuser flags open only the admin site."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first_name = last_name = None
    full_name = models.CharField("họ và tên", max_length=100)
    sort_key = models.CharField(max_length=320, editable=False, db_index=True)
    search_key = models.CharField(max_length=260, editable=False)
    person = models.OneToOneField(Person, models.SET_NULL, null=True, blank=True, verbose_name="người")

    objects = AccountManager()

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ["username"]

    def __str__(self):
        return self.full_name or self.username

    def save(self, **kwargs):
        """Keep the sort and search keys in step with name and login."""
        self.full_name = squeeze(self.full_name)
        self.sort_key = given_name_key(self.full_name)
        self.search_key = search_key(f"{self.full_name} {self.username}")
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("units:managed_account", args=[self.pk])

    def get_full_name(self):
        return self.full_name

    def get_short_name(self):
        return self.full_name


class Post(models.Model):
    """A role of a user at a unit, from one day to another, in a capacity to sign."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="posts", verbose_name="tài khoản")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="đơn vị")
    role = models.CharField("vai trò", max_length=20, choices=Role)
    capacity = models.CharField("tư cách ký", max_length=6, choices=Capacity, default=Capacity.HEAD)
    title = models.CharField("chức vụ ghi trên văn bản", max_length=150, blank=True)
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    basis = models.CharField("căn cứ", max_length=200, blank=True)
    stands_in_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="deputies", verbose_name="làm thay"
    )
    granted_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người giao"
    )
    ended_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người cho thôi"
    )
    end_reason = models.CharField("lý do thôi giữ", max_length=300, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "vai trò"
        verbose_name_plural = "vai trò"
        ordering = ["user", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="post_ends_after_it_begins",
                violation_error_message="Ngày thôi giữ vai trò phải từ ngày bắt đầu trở đi.",
            ),
            models.UniqueConstraint(
                fields=["user", "unit", "role"],
                condition=Q(ends_on=None),
                name="one_lasting_post_of_a_kind",
                violation_error_message="Người này đang giữ vai trò này ở đơn vị, không ghi ngày thôi.",
            ),
            models.CheckConstraint(
                condition=~Q(capacity__in=sorted(WITH_DOCUMENT)) | ~Q(basis=""),
                name="order_or_mandate_has_its_document",
                violation_error_message="Ký TL. (thừa lệnh), TUQ. (thừa ủy quyền) phải ghi căn cứ: số, ngày văn bản.",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for=None) | Q(ends_on__isnull=False),
                name="a_deputy_for_a_time_has_a_last_day",
                violation_error_message="Làm thay phải có ngày cuối.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} · {self.unit.label}"

    @property
    def is_derived(self) -> bool:
        """Held for another: as a deputy, by order or by mandate."""
        return self.stands_in_for_id is not None or self.capacity in DERIVED

    @property
    def may_be_held_for(self) -> bool:
        """Whether somebody may stand in for the holder: who signs in the own name."""
        return self.role in SIGNING_ROLES and not self.is_derived

    @cached_property
    def sees_all(self) -> bool:
        """Whether this desk looks over the whole province.

        A leader, clerk or officer of an office does at the province itself, in its office and in the department of
        the Board; elsewhere such a post sees its own unit and what is below.
        """
        if self.role in BOARD_ROLES:
            return True
        if self.role not in OFFICE_ROLES:
            return False
        return self.unit.is_of_the_province or Unit.objects.serving_all(self.unit).exists()


class LoginFailure(models.Model):
    """A try that opened nothing: after a few, the next from that browser, address or account has to wait."""

    login = models.CharField("tên đăng nhập", max_length=150, db_index=True)
    address = models.GenericIPAddressField("địa chỉ")
    # The mark of a known browser of this account; empty for any other.
    device = models.CharField("thiết bị quen (băm)", max_length=64, blank=True)
    at = models.DateTimeField("lúc", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "đăng nhập sai"
        verbose_name_plural = "đăng nhập sai"

    def __str__(self):
        return f"{self.login} {self.at}"
