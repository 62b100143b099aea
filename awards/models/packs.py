"""Packs of law as they were handed in, and the journals of what was done with them and with their entries."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from awards.choices import PackScope, PackState
from thiduakt.base.journal import Step
from units.models import Post, StoredFile


class LawPack(models.Model):
    """A pack: `content` is the whole file. The tables of law hold the entries of packs once activated."""

    code = models.CharField("mã gói", max_length=40, primary_key=True)
    title = models.CharField("tên gói", max_length=300)
    scope = models.CharField("phạm vi", max_length=10, choices=PackScope)
    legal_basis = models.JSONField("căn cứ", default=list)
    valid_from = models.DateField("có hiệu lực từ")
    valid_to = models.DateField("đến hết", null=True, blank=True)
    replaces = models.JSONField("thay thế gói", default=list)
    amends = models.JSONField("sửa đổi gói", default=list)
    note = models.CharField("ghi chú", max_length=1000, blank=True)
    content = models.JSONField("nội dung")
    sha256 = models.CharField("SHA-256", max_length=64)
    state = models.CharField("trạng thái", max_length=10, choices=PackState, default=PackState.OFFERED)
    activated_by = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người đưa vào áp dụng"
    )
    activated_at = models.DateTimeField("đưa vào áp dụng lúc", null=True, blank=True)
    ended_on = models.DateField("áp dụng đến hết ngày", null=True, blank=True)
    offered_at = models.DateTimeField("nhận lúc", auto_now_add=True)

    class Meta:
        verbose_name = "gói quy định"
        verbose_name_plural = "gói quy định"
        ordering = ["-valid_from", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")), name="pack_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(activated_at__isnull=False), name="active_pack_was_activated"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("awards:pack", args=[self.code])


# What the journals of packs and entries call their moves.
MOVE_WORDS = {
    "load": "nạp vào áp dụng",
    "offer": "nhận gói",
    "activate": "đưa vào áp dụng",
    "drop": "bỏ gói",
    "end": "kết thúc",
    "reopen": "cho áp dụng lại",
    "override": "thay bằng mục của tỉnh",
    "add": "thêm mục của tỉnh",
    "withdraw": "rút mục của tỉnh",
}


class Documented(Step):
    """A journal line with the document it rests on."""

    document = models.CharField("văn bản căn cứ", max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp")

    class Meta(Step.Meta):
        abstract = True

    @property
    def label(self) -> str:
        """The move in the office's words."""
        return MOVE_WORDS.get(self.move, self.move)


class PackStep(Documented):
    """A line of a pack's journal: offered, activated, loaded anew, ended; `facts` holds the counts then."""

    pack = models.ForeignKey(LawPack, models.PROTECT, related_name="steps")
    facts = models.JSONField("số liệu khi đó", default=dict)

    class Meta(Documented.Meta):
        verbose_name = "nhật ký gói quy định"
        verbose_name_plural = "nhật ký gói quy định"


class LawStep(Documented):
    """An officer's act on one entry of the law: `section` and `entry` name it, whatever rows it has had."""

    section = models.CharField("phần", max_length=30)
    entry = models.CharField("mục", max_length=120)
    pack = models.CharField("gói", max_length=40)
    before = models.JSONField("trước", null=True, blank=True)
    after = models.JSONField("sau", null=True, blank=True)

    class Meta(Documented.Meta):
        verbose_name = "nhật ký mục quy định"
        verbose_name_plural = "nhật ký mục quy định"
        indexes = [models.Index(fields=["section", "entry"], name="law_step_of_entry")]

    @property
    def ends_on(self) -> date | None:
        """The last day that the act gave the entry."""
        said = (self.after or {}).get("closed_on")
        return date.fromisoformat(said) if said else None
