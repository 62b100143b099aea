"""Dated acts that end, join, divide, found, rename or move units: first a plan, then applied once."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from thiduakt.base.journal import Step
from units.choices import ChangeAct, ReorganisationKind, ReorganisationState, UnitKind
from units.models.account import Post
from units.models.person import Person
from units.models.unit import Unit
from units.querysets.reorganisations import ReorganisationQuerySet


class Reorganisation(models.Model):
    """One decision on units, taking effect on a day. `trace` is what applying has changed, to take it back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("tên việc sắp xếp", max_length=200, blank=True)
    kind = models.CharField(
        "loại", max_length=10, choices=ReorganisationKind, default=ReorganisationKind.COMBINED, editable=False
    )
    state = models.CharField(
        "trạng thái", max_length=10, choices=ReorganisationState, default=ReorganisationState.DRAFT, editable=False
    )
    effective_on = models.DateField("có hiệu lực từ")
    decision = models.CharField("văn bản", max_length=300)
    decided_on = models.DateField("ngày văn bản", null=True, blank=True)
    decided_by = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    shorten_positions = models.BooleanField("rút gọn chức vụ ghi tên đơn vị kết thúc", default=False)
    created_by = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name="người soạn"
    )
    applied_at = models.DateTimeField("áp dụng lúc", null=True, blank=True, editable=False)
    trace = models.JSONField("dấu vết", default=list, editable=False, encoder=DjangoJSONEncoder)

    objects = ReorganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "sắp xếp đơn vị"
        verbose_name_plural = "sắp xếp đơn vị"
        ordering = ["-effective_on"]
        indexes = [models.Index(fields=["-effective_on", "-id"], name="reorganisation_by_day")]

    def __str__(self):
        return self.name or f"{self.get_kind_display()} {self.decision}"

    def get_absolute_url(self):
        return reverse("units:reorganisation", args=[self.pk])


class UnitChange(models.Model):
    """One line of the plan: a unit is founded, ended, or changed (empty name and parent: it stays as it is).

    `new_id` is the key a founded unit will get; `unit` is filled when it has. `people_to` is where people of an
    ended unit go unless a PersonMove says otherwise.
    """

    reorganisation = models.ForeignKey(Reorganisation, models.CASCADE, related_name="changes")
    position = models.PositiveSmallIntegerField("thứ tự")
    act = models.CharField("việc", max_length=6, choices=ChangeAct)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="changes", verbose_name="đơn vị")
    new_id = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField("loại", max_length=20, choices=UnitKind, blank=True)
    name = models.CharField("tên mới", max_length=200, blank=True)
    short_name = models.CharField("tên ngắn", max_length=100, blank=True)
    symbol = models.CharField("ký hiệu trong số văn bản", max_length=20, blank=True)
    place_name = models.CharField("địa danh trên văn bản", max_length=100, blank=True)
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="trực thuộc")
    parent_change = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="trực thuộc đơn vị mới"
    )
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors")
    people_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="receives", verbose_name="người chuyển về"
    )
    new_position = models.CharField("chức vụ ở nơi mới", max_length=150, blank=True)

    class Meta:
        verbose_name = "việc trong phương án"
        verbose_name_plural = "việc trong phương án"
        ordering = ["reorganisation", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reorganisation", "unit"],
                name="unit_changed_once_in_a_plan",
                violation_error_message="Đơn vị này đã có trong phương án.",
            ),
            models.CheckConstraint(
                condition=Q(act="found") | Q(unit__isnull=False),
                name="only_founding_has_no_unit_yet",
                violation_error_message="Hãy chọn đơn vị.",
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        """How the unit is called after the day; for an ended one, how it was called."""
        if self.act != ChangeAct.END and self.name:
            return self.short_name or self.name
        return self.unit.label if self.unit_id else ""

    @property
    def key(self) -> uuid.UUID:
        """The key of the unit, also before it is founded."""
        return self.unit_id or self.new_id


class PersonMove(models.Model):
    """An exception to the rule: this person goes from the source to this target."""

    source = models.ForeignKey(UnitChange, models.CASCADE, related_name="exceptions", verbose_name="từ đơn vị")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="người")
    target = models.ForeignKey(UnitChange, models.CASCADE, related_name="arrivals", verbose_name="đến đơn vị")
    position = models.CharField("chức vụ ở nơi mới", max_length=150, blank=True)

    class Meta:
        verbose_name = "người chuyển riêng"
        verbose_name_plural = "người chuyển riêng"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "person"],
                name="person_leaves_a_unit_once",
                violation_error_message="Người này đã có trong danh sách chuyển riêng.",
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="person_moves_elsewhere",
                violation_error_message="Đơn vị đến phải khác đơn vị đi.",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.source} → {self.target}"


class Succession(models.Model):
    """Who follows whom in a reorganisation; `carries_on` once an officer has confirmed that the years run on."""

    WEIGHTY = ("predecessor_id", "successor_id", "carries_on")

    reorganisation = models.ForeignKey(Reorganisation, models.CASCADE, related_name="successions")
    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="successions", verbose_name="đơn vị trước")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="origins", verbose_name="đơn vị sau")
    carries_on = models.BooleanField("tiếp nối thành tích", default=False, editable=False)
    basis = models.CharField("căn cứ", max_length=300, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name="người xác nhận"
    )
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "kế thừa"
        verbose_name_plural = "kế thừa"
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="no_unit_succeeds_itself",
                violation_error_message="Một đơn vị không kế thừa chính nó.",
            ),
            models.CheckConstraint(
                condition=Q(carries_on=False) | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="continuity_is_confirmed_by_somebody",
                violation_error_message="Tiếp nối thành tích phải có người xác nhận.",
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor}"


class ReorganisationStep(Step):
    """Journal of a reorganisation."""

    reorganisation = models.ForeignKey(Reorganisation, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        verbose_name = "bước của việc sắp xếp"
        verbose_name_plural = "bước của việc sắp xếp"
