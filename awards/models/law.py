"""The law as dated rows, loaded from packs: types of award, who decides, rules, shares, money."""

from django.db import models
from django.db.models import Q

from awards.choices import AwardKind
from awards.querysets import DatedQuerySet


class Cited(models.Model):
    """A row of the law: where it stands, how sure we are, from when to when it holds."""

    citation = models.CharField("căn cứ", max_length=300)
    mark = models.CharField("mức xác minh", max_length=30)
    valid_from = models.DateField("có hiệu lực từ")
    valid_to = models.DateField("đến hết", null=True, blank=True)
    pack = models.CharField("bộ quy định", max_length=40)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class AwardType(Cited):
    """A title or form of commendation; the code is for life."""

    code = models.CharField("mã", max_length=20, unique=True)
    name = models.CharField("tên", max_length=200)
    kind = models.CharField("loại", max_length=6, choices=AwardKind)
    family = models.CharField("nhóm", max_length=40)
    level = models.CharField("cấp", max_length=30)
    for_person = models.BooleanField("cho cá nhân", default=False)
    for_unit = models.BooleanField("cho tập thể", default=False)
    for_household = models.BooleanField("cho hộ gia đình", default=False)
    needs_council = models.BooleanField("phải qua Hội đồng", default=True)
    precedence = models.PositiveSmallIntegerField("thứ tự hiển thị")
    periodicity = models.CharField("chu kỳ xét", max_length=20, blank=True)
    is_posthumous = models.BooleanField("có truy tặng", default=False)
    kinds = models.JSONField("loại hình khen thưởng", default=list, blank=True)

    class Meta:
        verbose_name = "danh hiệu, hình thức"
        verbose_name_plural = "danh hiệu, hình thức"
        ordering = ["precedence", "code"]

    def __str__(self):
        return self.name


class Authority(Cited):
    """Who decides an award, from when to when."""

    award_type = models.ForeignKey(AwardType, models.CASCADE, to_field="code", related_name="authorities")
    code = models.CharField("thẩm quyền (mã)", max_length=40)
    title = models.CharField("thẩm quyền", max_length=200)

    class Meta:
        verbose_name = "thẩm quyền"
        verbose_name_plural = "thẩm quyền"
        constraints = [
            models.UniqueConstraint(fields=["award_type", "code", "valid_from"], name="authority_once_per_start")
        ]

    def __str__(self):
        return self.title


class Rule(Cited):
    """A checkable standard; `award_code` "*" holds for every award. Parameters are read by the pure engine."""

    code = models.CharField("mã quy tắc", max_length=30)
    award_code = models.CharField("danh hiệu (mã)", max_length=20, db_index=True)
    kind = models.CharField("loại", max_length=40)
    subject = models.CharField("đối tượng", max_length=20)
    path = models.CharField("nhánh tiêu chuẩn", max_length=20, blank=True)
    severity = models.CharField("mức", max_length=5)
    parameters = models.JSONField("tham số", default=dict)
    is_active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "quy tắc"
        verbose_name_plural = "quy tắc"
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="rule_once_per_start")]

    def __str__(self):
        return self.code


class Threshold(Cited):
    """The share of all council members an award needs ("*" for those without one of their own)."""

    award_code = models.CharField("danh hiệu (mã)", max_length=20)
    share = models.DecimalField("tỷ lệ phải đạt", max_digits=5, decimal_places=4)

    class Meta:
        verbose_name = "tỷ lệ phiếu"
        verbose_name_plural = "tỷ lệ phiếu"
        constraints = [
            models.UniqueConstraint(fields=["award_code", "valid_from"], name="threshold_once_per_start"),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="share_between_0_and_1"),
        ]

    def __str__(self):
        return f"{self.award_code}: {self.share}"


class PrizeRate(Cited):
    """Prize as a multiple of the base salary, by who receives it."""

    award_type = models.ForeignKey(AwardType, models.CASCADE, to_field="code", related_name="prize_rates")
    subject = models.CharField("đối tượng", max_length=20)
    multiple = models.DecimalField("hệ số", max_digits=7, decimal_places=3)

    class Meta:
        verbose_name = "mức tiền thưởng"
        verbose_name_plural = "mức tiền thưởng"
        constraints = [
            models.UniqueConstraint(fields=["award_type", "subject", "valid_from"], name="prize_once_per_start")
        ]

    def __str__(self):
        return f"{self.award_type_id} × {self.multiple}"


class BaseSalary(Cited):
    """Lương cơ sở, in đồng a month."""

    amount = models.PositiveIntegerField("mức (đồng/tháng)")

    class Meta:
        verbose_name = "lương cơ sở"
        verbose_name_plural = "lương cơ sở"
        constraints = [models.UniqueConstraint(fields=["valid_from"], name="base_salary_once_per_start")]

    def __str__(self):
        return f"{self.amount} từ {self.valid_from}"


class LegalGround(Cited):
    """A căn cứ line that papers of a kind carry while it is in force."""

    paper = models.CharField("loại giấy tờ", max_length=20)
    text = models.CharField("nội dung căn cứ", max_length=400)
    position = models.PositiveSmallIntegerField("thứ tự")

    class Meta:
        verbose_name = "căn cứ pháp lý"
        verbose_name_plural = "căn cứ pháp lý"
        ordering = ["paper", "position"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "position", "valid_from"], name="ground_once_per_start")
        ]

    def __str__(self):
        return self.text
