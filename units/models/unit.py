"""Organisations that live through time: an identity, and dated states that describe it."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from thiduakt.base.journal import Step
from thiduakt.base.searching import SearchKeyField
from thiduakt.base.text import name_sort_key, search_key, squeeze
from units.choices import LEVEL_OF_KIND, TERRITORIAL_KINDS, UnitAct, UnitKind, UnitLevel, UnitLine
from units.querysets import LINK, UnitQuerySet
from units.querysets.lives import MARK

LONGEST_KEY = 400


class Unit(models.Model):
    """Any organisation with a place in the tree. Name, parent and path repeat the current UnitState."""

    # What counts when the act that founded the unit is taken back; a telephone number does not.
    WEIGHTY = ("name", "parent_id", "founded_on", "ended_on")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("loại", max_length=20, choices=UnitKind)
    level = models.CharField("cấp", max_length=16, choices=UnitLevel, blank=True)
    line = models.CharField("quan hệ trực thuộc", max_length=16, choices=UnitLine, blank=True)
    name = models.CharField("tên đơn vị", max_length=200)
    short_name = models.CharField("tên ngắn", max_length=100, blank=True)
    code = models.CharField("mã đơn vị", max_length=40, blank=True)
    symbol = models.CharField("ký hiệu trong số văn bản", max_length=20, blank=True)
    place_name = models.CharField("địa danh trên văn bản", max_length=100, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="trực thuộc"
    )
    path = models.CharField("vị trí trong cây", max_length=400, editable=False, db_index=True)
    search_key = models.CharField(max_length=320, editable=False, db_index=True)
    sort_key = models.CharField(max_length=LONGEST_KEY, editable=False, db_index=True, default="")
    founded_on = models.DateField("thành lập ngày")
    founded_by = models.CharField("văn bản thành lập", max_length=300, blank=True)
    ended_on = models.DateField("kết thúc ngày", null=True, blank=True)
    ended_by = models.CharField("văn bản kết thúc", max_length=300, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    address = models.CharField("địa chỉ", max_length=300, blank=True)
    fields_of_work = models.CharField("lĩnh vực công tác", max_length=500, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        verbose_name_plural = "đơn vị"
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("founded_on")),
                name="unit_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày thành lập trở đi.",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="unit_code_once",
                violation_error_message="Mã đơn vị này đã được dùng.",
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        """Keep the search key and the path in step with name and parent."""
        self.set_keys()
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("units:unit", args=[self.pk])

    def clean(self):
        """The tree has no circles."""
        goes_round = self.parent_id and (
            self.parent_id == self.pk or (self.path and self.parent.path.startswith(self.path))
        )
        if goes_round:
            raise ValidationError({"parent": "Đơn vị không thể trực thuộc chính nó hoặc đơn vị bên dưới nó."})

    @property
    def label(self) -> str:
        """Short name where there is one."""
        return self.short_name or self.name

    @property
    def mark(self) -> str:
        """What lists of units are known by: the code, else a part of the key; `named` understands both."""
        return self.code or f"{MARK}{self.pk.hex[: LINK - 1]}"

    @property
    def is_of_the_province(self) -> bool:
        """The province itself, or the office right under it."""
        return self.kind == UnitKind.PROVINCE or (self.kind == UnitKind.OFFICE and len(self.path) == 2 * LINK)

    def absence_in(self, year: int) -> str:
        """Why nothing of the year can be the unit's; empty where it lived on some day of the year."""
        if year < self.founded_on.year:
            return f"{self.name} thành lập ngày {self.founded_on:%d/%m/%Y}, chưa hoạt động trong năm {year}."
        if self.ended_on and year > self.ended_on.year:
            return f"{self.name} đã kết thúc ngày {self.ended_on:%d/%m/%Y}, không còn hoạt động trong năm {year}."
        return ""

    def set_keys(self) -> None:
        """Derive keys, path and what the kind implies; bulk inserts call it themselves, parents first."""
        usual = UnitLine.TERRITORIAL if self.kind in TERRITORIAL_KINDS else UnitLine.ORGANISATIONAL
        self.level = self.level or LEVEL_OF_KIND.get(self.kind, UnitLevel.GRASSROOTS)
        self.line = self.line or usual
        self.name = squeeze(self.name)
        self.search_key = search_key(f"{self.name} {self.short_name}")
        self.sort_key = name_sort_key(self.name)[:LONGEST_KEY]
        self.path = f"{self.parent.path if self.parent_id else ''}{self.pk.hex[: LINK - 1]}/"


class UnitState(models.Model):
    """What a unit was called and where it stood, from one day to another."""

    WEIGHTY = ("unit_id", "name", "parent_id", "starts_on", "ends_on")

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="states", verbose_name="đơn vị")
    name = models.CharField("tên đơn vị", max_length=200)
    short_name = models.CharField("tên ngắn", max_length=100, blank=True)
    symbol = models.CharField("ký hiệu", max_length=20, blank=True)
    place_name = models.CharField("địa danh", max_length=100, blank=True)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="trực thuộc")
    starts_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến ngày", null=True, blank=True)
    document = models.CharField("theo văn bản", max_length=300, blank=True)
    search_key = SearchKeyField(max_length=320, of=("name", "short_name"))

    class Meta:
        verbose_name = "tên theo thời gian"
        verbose_name_plural = "tên theo thời gian"
        ordering = ["unit", "starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "starts_on"], name="unit_state_starts_once"),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(ends_on=None),
                name="unit_has_one_current_state",
                violation_error_message="Đơn vị chỉ có một tên hiện hành.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="unit_state_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """A unit has one name on a day."""
        if not self.starts_on or self.unit_id is None:
            return
        others = UnitState.objects.filter(unit=self.unit_id).exclude(pk=self.pk)
        meeting = others.filter(Q(ends_on=None) | Q(ends_on__gte=self.starts_on))
        if self.ends_on:
            meeting = meeting.filter(starts_on__lte=self.ends_on)
        if meeting.exists():
            raise ValidationError("Thời gian này trùng với một tên khác của đơn vị. Hãy xem lại từ ngày, đến ngày.")


class UnitStep(Step):
    """The journal of a unit: founding, facts, contact, headcount, continuity."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="steps", verbose_name="đơn vị")

    class Meta(Step.Meta):
        verbose_name = "bước của đơn vị"
        verbose_name_plural = "bước của đơn vị"

    @property
    def label(self) -> str:
        """What was done, in words."""
        return UnitAct(self.move).label if self.move in UnitAct else self.move
