"""Lists of people taken in: the file, what its columns mean, what each line would do, and what was done."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse

from thiduakt.base.jobs import Job, JobState
from thiduakt.base.journal import Step
from units.choices import ImportChoice, ImportKind, ImportOutcome, ImportStage
from units.listings import LISTINGS, Listing, label_of
from units.models.account import Post
from units.models.office import StoredFile
from units.models.person import Person
from units.models.unit import Unit
from units.querysets.imports import ImportBatchQuerySet


class ImportBatch(Job):
    """One list of one unit. `stage` says how far it is; the job's state whether a worker has something to do.

    Lists of units need no mapping. They and lists of records keep in `trace` what writing them has changed; other
    lists keep that by row.
    `mapping` is a list of sheets: {"name", "used", "header", "depth", "grouped", "columns": {"B": "name", …}}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("loại danh sách", max_length=12, default=ImportKind.PEOPLE)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="imports", verbose_name="đơn vị")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    as_of = models.DateField("danh sách tính đến ngày")
    document = models.CharField("văn bản kèm danh sách", max_length=200, blank=True)
    stage = models.CharField("giai đoạn", max_length=10, choices=ImportStage, default=ImportStage.MAPPING)
    mapping = models.JSONField("ý nghĩa các cột", default=list)
    counts = models.JSONField("số dòng theo kết quả", default=dict)
    trace = models.JSONField("dấu vết để hoàn tác", default=list, encoder=DjangoJSONEncoder)
    # What holds for every line: said at opening, or read in the heading of a paper.
    details = models.JSONField("nói chung cho cả danh sách", default=dict)
    note = models.TextField("lời nhắn của lần xử lý trước", blank=True)
    asked_by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người nhập")

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = "lần nhập danh sách"
        verbose_name_plural = "lần nhập danh sách"
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["unit", "-created_at"], name="import_of_unit")]

    def __str__(self):
        return f"{self.file.name} ({self.unit.label})"

    def get_absolute_url(self):
        return reverse("units:import", args=[self.pk])

    @property
    def is_of_units(self) -> bool:
        return self.kind == ImportKind.UNITS

    @property
    def is_of_records(self) -> bool:
        return self.listing is not None or ImportKind(self.kind).is_of_records

    @property
    def listing(self) -> Listing | None:
        """What an upper storey has said of this kind of list; None for those of this storey."""
        return LISTINGS.get(self.kind)

    def get_kind_display(self) -> str:
        """The kind in words."""
        return label_of(self.kind)

    @property
    def home(self) -> tuple[str, str]:
        """Label and address of the page such lists stand on."""
        label, name = self.listing.home if self.listing else ("Nhập danh sách", "units:imports")
        return label, reverse(name)

    @property
    def noun(self) -> str:
        """What the list is about."""
        if self.is_of_records:
            return "dòng"
        return "đơn vị" if self.is_of_units else "người"

    @property
    def again_url(self) -> str:
        """Where another file of the kind is sent."""
        if self.listing:
            return reverse(self.listing.again)
        if self.is_of_units:
            return reverse("units:unit_import")
        return f"{reverse('units:import_new')}?don-vi={self.unit_id}"

    @property
    def is_working(self) -> bool:
        """Whether a worker has, or soon takes, something to do for it."""
        return self.state in (JobState.QUEUED, JobState.RUNNING)

    @property
    def unsettled(self) -> int:
        """Lines that are not certain."""
        return self.count(ImportOutcome.UNSURE) + self.count(ImportOutcome.ERROR)

    def count(self, outcome: str) -> int:
        """How many lines have this outcome."""
        return self.counts.get(outcome, 0)


class ImportRow(models.Model):
    """A line of a list: what it says, what is wrong with it, and what it would do or did.

    `facts` holds no citizen id in clear. `changes` are [{"label", "old", "new"}]; `candidates` [{"id", "score",
    "reasons"}]; `findings` [{"column", "label", "message", "is_error"}]; `undo` what to put back.
    """

    # What a line wrote stands elsewhere; the line only tells of it.
    ONLY_TELLS = True

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows", verbose_name="lần nhập")
    place = models.PositiveIntegerField("thứ tự")
    # Lists of people name each of them once (0); of other lists every line stands for itself (its own place).
    nth = models.PositiveIntegerField("lần thứ mấy của một người", default=0)
    sheet = models.CharField("trang tính", max_length=100)
    number = models.PositiveIntegerField("dòng")
    name = models.CharField("họ và tên", max_length=200, blank=True)
    name_key = models.CharField(max_length=120, blank=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị")
    facts = models.JSONField("nội dung", default=dict)
    findings = models.JSONField("lỗi", default=list)
    outcome = models.CharField("kết quả", max_length=8, choices=ImportOutcome)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="import_rows", verbose_name="người"
    )
    changes = models.JSONField("thay đổi", default=list)
    candidates = models.JSONField("có thể là", default=list)
    choice = models.CharField("người nhập chọn", max_length=4, choices=ImportChoice, blank=True)
    undo = models.JSONField("để hoàn tác", default=dict, encoder=DjangoJSONEncoder)
    doubt = models.CharField("vì sao chưa chắc", max_length=20, blank=True)

    class Meta:
        verbose_name = "dòng danh sách"
        verbose_name_plural = "dòng danh sách"
        ordering = ["batch", "place"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "place"], name="import_row_once"),
            models.UniqueConstraint(
                fields=["batch", "person", "nth"],
                condition=Q(outcome__in=["new", "changed", "same"]),
                name="import_person_once",
                violation_error_message="Người này đã ở một dòng khác của danh sách.",
            ),
        ]
        indexes = [
            models.Index(fields=["batch", "outcome", "place"], name="import_row_outcome"),
            models.Index(fields=["doubt", "batch", "place"], condition=~Q(doubt=""), name="import_row_doubt"),
        ]

    def __str__(self):
        return f"{self.sheet}, dòng {self.number}"


class ImportStep(Step):
    """The journal of an import."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="steps", verbose_name="lần nhập")

    class Meta(Step.Meta):
        verbose_name = "nhật ký nhập danh sách"
        verbose_name_plural = "nhật ký nhập danh sách"


class ColumnMemory(models.Model):
    """What an officer of a unit said a heading means; the next list of the unit is read so."""

    ONLY_TELLS = True

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="column_memories", verbose_name="đơn vị")
    heading = models.CharField("tiêu đề (không dấu)", max_length=120)
    meaning = models.CharField("ý nghĩa", max_length=20, blank=True)

    class Meta:
        verbose_name = "cột đã nhớ"
        verbose_name_plural = "cột đã nhớ"
        constraints = [models.UniqueConstraint(fields=["unit", "heading"], name="column_remembered_once")]

    def __str__(self):
        return f"{self.heading}: {self.meaning}"
