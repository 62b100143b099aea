"""The register of awards (sổ thành tích): a row for each, for life."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from awards.choices import AwardSource, AwardState, CommendationKind, Confidence
from awards.models.decision import Decision
from awards.models.dossier import Nominee, one_subject
from awards.models.keys import BookKeyField, LookupCodeField, spelled
from awards.models.law import AwardType
from awards.querysets import AwardQuerySet
from campaigns.models import Movement
from thiduakt.base.text import search_key
from units.models import Household, Person, StoredFile, Unit

NOT_PLAIN = [AwardState.REVOKED, AwardState.RESTORED, AwardState.REPLACED]


class Award(models.Model):
    """An award in the register, for life. Only its state changes, and only by an act; what was wrong is put right by a
    new row that `supersedes` it (`awards.models.triggers` keeps this in the database as well).

    `holder_unit` is the unit under which it is counted: the unit itself, or that of the person or household then.
    `period_from`/`period_to` are the period of achievement; both empty when it is the year.
    """

    # What counts when an import is taken back; the rest is never edited, keys for finding are nobody's work.
    WEIGHTY = ("state", "person_id", "unit_id", "household_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="awards")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="awards")
    household = models.ForeignKey(Household, models.PROTECT, null=True, blank=True, related_name="awards")
    holder_unit = models.ForeignKey(Unit, models.PROTECT, related_name="held_awards", verbose_name="đơn vị khi đó")
    award_type = models.ForeignKey(AwardType, models.PROTECT, to_field="code", related_name="awards")
    year = models.PositiveSmallIntegerField("năm thành tích")
    period_from = models.DateField("thành tích từ ngày", null=True, blank=True)
    period_to = models.DateField("đến ngày", null=True, blank=True)
    kind = models.CharField("loại hình", max_length=12, choices=CommendationKind, default=CommendationKind.MERIT)
    movement = models.ForeignKey(
        Movement,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="awards",
        verbose_name="phong trào",
    )
    movement_name = models.CharField("tên phong trào", max_length=500, blank=True, default="", db_default="")
    name = models.CharField("tên khi được tặng", max_length=200)
    position_title = models.CharField("chức vụ khi đó", max_length=150, blank=True)
    unit_name = models.CharField("đơn vị khi đó", max_length=200, blank=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="awards")
    nominee = models.OneToOneField(Nominee, models.PROTECT, null=True, blank=True, related_name="award")
    decision_number = models.CharField("số quyết định", max_length=60)
    decided_on = models.DateField("ngày quyết định")
    decided_by = models.CharField("cơ quan, người quyết định", max_length=200)
    authority = models.CharField("thẩm quyền (mã)", max_length=40, blank=True)
    signer = models.CharField("người ký quyết định", max_length=200, blank=True, default="", db_default="")
    prize = models.PositiveIntegerField("tiền thưởng (đồng)", null=True, blank=True)
    register_number = models.PositiveIntegerField("số sổ vàng", null=True, blank=True)
    certificate_number = models.CharField("số bằng, giấy", max_length=60, blank=True, default="", db_default="")
    state = models.CharField("trạng thái", max_length=8, choices=AwardState, default=AwardState.VALID)
    source = models.CharField("nguồn", max_length=8, choices=AwardSource, default=AwardSource.DECIDED)
    confidence = models.CharField(
        "độ tin cậy", max_length=8, choices=Confidence, default=Confidence.CERTAIN, db_default=Confidence.CERTAIN.value
    )
    # The scan or list it came from; of what was decided here the papers of the decision tell.
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, db_index=False, related_name="+")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    search_key = models.CharField(max_length=420, editable=False)
    sort_key = BookKeyField(max_length=450)
    lookup_code = LookupCodeField("mã tra cứu")
    entered_at = models.DateTimeField("vào sổ lúc", auto_now_add=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = "thành tích"
        verbose_name_plural = "sổ thành tích"
        ordering = ["-decided_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=one_subject(),
                name="award_has_one_subject",
                violation_error_message="Mỗi khen thưởng của đúng một cá nhân, tập thể hoặc hộ gia đình.",
            ),
            models.CheckConstraint(
                condition=Q(period_from=None) | Q(period_to=None) | Q(period_to__gte=F("period_from")),
                name="award_period_in_order",
                violation_error_message="Kỳ thành tích phải kết thúc từ ngày bắt đầu trở đi.",
            ),
            models.UniqueConstraint(
                fields=["supersedes"],
                condition=Q(supersedes__isnull=False),
                name="award_superseded_once",
                violation_error_message="Dòng này đã được thay thế rồi.",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "award_type", "year"], name="award_of_person"),
            models.Index(fields=["unit", "award_type", "year"], name="award_of_unit"),
            models.Index(fields=["holder_unit", "year"], name="award_of_holder"),
            models.Index(fields=["-decided_on", "id"], name="award_newest"),
            models.Index(
                fields=["-decided_on", "id"], condition=Q(household__isnull=False), name="award_of_households"
            ),
            models.Index(fields=["search_key"], name="award_search"),
            models.Index(fields=["decision_number"], name="award_decision_number"),
            models.Index(fields=["year", "award_type", "sort_key", "id"], name="award_in_the_book"),
            models.Index(fields=["year", "-decided_on", "id"], name="award_of_year"),
            models.Index(fields=["award_type", "-decided_on", "id"], name="award_of_type"),
            models.Index(fields=["source", "-decided_on", "id"], name="award_from_source"),
            models.Index(fields=["kind", "-decided_on", "id"], name="award_of_kind"),
            models.Index(fields=["-decided_on", "id"], condition=Q(state__in=NOT_PLAIN), name="award_not_plain"),
            models.Index(fields=["name", "year"], name="award_by_name"),
            models.Index(fields=["lookup_code"], name="award_lookup_code"),
            models.Index(fields=["movement"], condition=Q(movement__isnull=False), name="award_of_movement"),
            models.Index(fields=["document"], condition=Q(document__isnull=False), name="award_of_document"),
        ]

    def __str__(self):
        return f"{self.name}: {self.award_type_id} {self.year}"

    def save(self, **kwargs):
        """Keep the search key in step."""
        self.set_keys()
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("awards:award", args=[self.pk])

    @property
    def spelled_code(self) -> str:
        """The code in three groups of four, as it stands on paper."""
        return spelled(self.lookup_code or "")

    def set_keys(self) -> None:
        """Derive the search key; bulk inserts call it themselves. (Sort key and code come by their fields.)"""
        self.search_key = search_key(f"{self.name} {self.unit_name}")
