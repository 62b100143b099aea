"""What people say beside the rules: another conclusion on one finding, statements and facts a unit vouches for."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from awards.choices import Launcher, Organiser, Stage, SubjectClass
from awards.models.dossier import Nominee
from units.models import Post, StoredFile


class Grounds(models.Model):
    """On what paper something rests: number and day, the file where there is one."""

    reason = models.TextField("lý do")
    document_number = models.CharField("số, ký hiệu văn bản", max_length=100)
    document_on = models.DateField("ngày văn bản")
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp văn bản"
    )
    by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người ghi")
    at = models.DateTimeField("ghi lúc", auto_now_add=True)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Post, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người rút"
    )
    withdrawn_reason = models.TextField("lý do rút", blank=True)

    class Meta:
        abstract = True

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None

    @property
    def paper(self) -> str:
        """The document as a sentence names it."""
        return f"văn bản số {self.document_number} ngày {self.document_on:%d/%m/%Y}"


class Overrule(Grounds):
    """An officer concludes otherwise than the rules on one finding. The finding stays; this stands beside it, also
    when it has been withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nominee = models.ForeignKey(Nominee, models.CASCADE, related_name="overrules", verbose_name="đề nghị")
    rule = models.CharField("mã quy tắc", max_length=30)
    is_met = models.BooleanField("kết luận là đạt")
    finding = models.JSONField("kết quả đối chiếu khi kết luận")

    class Meta:
        verbose_name = "kết luận khác kết quả đối chiếu"
        verbose_name_plural = "kết luận khác kết quả đối chiếu"
        ordering = ["nominee", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nominee", "rule"],
                condition=Q(withdrawn_at=None),
                name="one_overrule_per_finding",
                violation_error_message="Đã có kết luận khác cho tiêu chuẩn này; hãy rút kết luận ấy trước.",
            )
        ]

    def __str__(self):
        return f"{self.nominee}: {self.rule} {self.said}"

    def get_absolute_url(self):
        return reverse("awards:overrule_withdraw", args=[self.nominee.dossier_id, self.pk])

    @property
    def said(self) -> str:
        return "đạt" if self.is_met else "không đạt"


class Declaration(models.Model):
    """One statement a standard asks for, confirmed or denied by those who know; the wording as it was read."""

    nominee = models.ForeignKey(Nominee, models.CASCADE, related_name="declarations", verbose_name="đề nghị")
    statement = models.CharField("mã nội dung", max_length=80)
    text = models.CharField("nội dung xác nhận", max_length=500)
    is_true = models.BooleanField("đúng như vậy")
    by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người xác nhận")
    at = models.DateTimeField("xác nhận lúc", auto_now=True)

    class Meta:
        verbose_name = "nội dung đơn vị xác nhận"
        verbose_name_plural = "nội dung đơn vị xác nhận"
        ordering = ["nominee", "pk"]
        constraints = [models.UniqueConstraint(fields=["nominee", "statement"], name="statement_declared_once")]

    def __str__(self):
        return self.text


class NomineeFacts(models.Model):
    """Facts of a nominee that no other table holds, with the paper that proves them."""

    nominee = models.OneToOneField(Nominee, models.CASCADE, related_name="facts", verbose_name="đề nghị")
    subject_class = models.CharField("nhóm đối tượng", max_length=20, choices=SubjectClass, blank=True)
    is_posthumous = models.BooleanField("truy tặng", default=False)
    bloc_rank = models.PositiveSmallIntegerField("thứ hạng trong cụm, khối thi đua", null=True, blank=True)
    bloc_organiser = models.CharField("cấp tổ chức cụm, khối", max_length=20, choices=Organiser, blank=True)
    targets_exceeded = models.BooleanField("vượt các chỉ tiêu, nhiệm vụ", null=True, blank=True)
    movement = models.CharField("phong trào thi đua", max_length=200, blank=True)
    movement_launcher = models.CharField("cấp phát động", max_length=20, choices=Launcher, blank=True)
    movement_years = models.PositiveSmallIntegerField("thời gian phong trào (năm)", null=True, blank=True)
    movement_stage = models.CharField("lần đánh giá", max_length=10, choices=Stage, blank=True)
    movement_outstanding = models.BooleanField("được đánh giá dẫn đầu, tiêu biểu", null=True, blank=True)
    evidence = models.CharField("văn bản chứng minh", max_length=300, blank=True)
    by = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name="người khai")
    at = models.DateTimeField("khai lúc", auto_now=True)

    class Meta:
        verbose_name = "dữ kiện đơn vị khai"
        verbose_name_plural = "dữ kiện đơn vị khai"

    def __str__(self):
        return f"Dữ kiện của {self.nominee}"
