"""Households (hộ gia đình): a subject of commendation that is neither a person nor a unit."""

import re
import uuid

from django.db import models
from django.db.models import Q

from thiduakt.base.journal import Step
from thiduakt.base.text import given_name_key, search_key, squeeze
from units.choices import Sex
from units.models.person import Person
from units.models.unit import Unit
from units.querysets.households import HouseholdQuerySet

FORMS_OF_ADDRESS = {Sex.MALE: "ông ", Sex.FEMALE: "bà "}
OFFICE = re.compile(r"^(ủy ban nhân dân|ubnd)\s+", re.IGNORECASE)


class Household(models.Model):
    """A household at a commune, known by its head; the head may be a person of the books or not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    head_name = models.CharField("họ và tên chủ hộ", max_length=100)
    sort_key = models.CharField(max_length=320, editable=False, db_index=True)
    search_key = models.CharField(max_length=120, editable=False, db_index=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="households", verbose_name="chủ hộ trong sổ"
    )
    address = models.CharField("địa chỉ (thôn, tổ dân phố)", max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="households", verbose_name="xã, phường")
    ended_on = models.DateField("thôi theo dõi từ ngày", null=True, blank=True)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = "hộ gia đình"
        verbose_name_plural = "hộ gia đình"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "search_key", "address"],
                condition=Q(ended_on=None),
                name="one_household_per_head_and_address",
                violation_error_message="Hộ gia đình này đã có trong danh sách của xã, phường.",
            )
        ]

    def __str__(self):
        return f"Hộ {self.head_name}"

    def save(self, **kwargs):
        """Keep the sort and search keys in step with the name of the head."""
        self.set_keys()
        super().save(**kwargs)

    def set_keys(self) -> None:
        """Derive the keys; bulk inserts call it themselves."""
        self.head_name, self.address = squeeze(self.head_name), squeeze(self.address)
        self.sort_key, self.search_key = given_name_key(self.head_name), search_key(self.head_name)

    @property
    def paper_name(self) -> str:
        """As papers name it: `Hộ ông Lê Văn Hòa`, without the form of address where the head has no record."""
        address = FORMS_OF_ADDRESS.get(self.person.sex, "") if self.person_id else ""
        return f"Hộ {address}{self.head_name}"

    @property
    def paper_address(self) -> str:
        """As papers name it: `Thôn Đông, xã An Phú`."""
        return ", ".join(part for part in (self.address, OFFICE.sub("", self.unit.name)) if part)


class HouseholdStep(Step):
    """The journal of a household."""

    WORDS = {"add": "Ghi vào danh sách", "change": "Sửa"}

    household = models.ForeignKey(Household, models.PROTECT, related_name="steps", verbose_name="hộ gia đình")

    class Meta(Step.Meta):
        verbose_name = "nhật ký hộ gia đình"
        verbose_name_plural = "nhật ký hộ gia đình"

    @property
    def label(self) -> str:
        """What was done, in words."""
        return self.WORDS[self.move]
