"""The law as dated rows, loaded from packs: types of award, who decides, rules, shares, money."""

from django.db import models

from awards.choices import AwardKind
from awards.models.cited import Cited, once_per_start, share_of_whole


class AwardType(Cited):
    """A title or form of commendation; the code is for life."""

    entry_key = ("code",)

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
    proposer = models.CharField("ai trình", max_length=300, blank=True)
    paper_size = models.CharField("khổ giấy chứng nhận (mm)", max_length=9, blank=True)
    province_use = models.CharField("mức dùng ở tỉnh", max_length=20, blank=True)

    class Meta:
        verbose_name = "danh hiệu, hình thức"
        verbose_name_plural = "danh hiệu, hình thức"
        ordering = ["precedence", "code"]

    def __str__(self):
        return self.name


class Authority(Cited):
    """Who decides an award, from when to when."""

    entry_key = ("award_type", "code")

    award_type = models.ForeignKey(AwardType, models.CASCADE, to_field="code", related_name="authorities")
    code = models.CharField("thẩm quyền (mã)", max_length=40)
    title = models.CharField("thẩm quyền", max_length=200)

    class Meta:
        verbose_name = "thẩm quyền"
        verbose_name_plural = "thẩm quyền"
        constraints = [once_per_start("authority_once_per_start", "award_type", "code")]

    def __str__(self):
        return self.title


class Rule(Cited):
    """A checkable standard; `award_code` "*" holds for every award. Parameters are read by the pure engine."""

    entry_key = ("code",)

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
        constraints = [once_per_start("rule_once_per_start", "code")]

    def __str__(self):
        return self.code


class Threshold(Cited):
    """The share of all council members an award needs ("*" for those without one of their own)."""

    entry_key = ("award_code",)

    award_code = models.CharField("danh hiệu (mã)", max_length=20)
    share = models.DecimalField("tỷ lệ phải đạt", max_digits=5, decimal_places=4)
    is_secret = models.BooleanField("bỏ phiếu kín", default=False)

    class Meta:
        verbose_name = "tỷ lệ phiếu"
        verbose_name_plural = "tỷ lệ phiếu"
        constraints = [
            once_per_start("threshold_once_per_start", "award_code"),
            share_of_whole("share_between_0_and_1", "share"),
        ]

    def __str__(self):
        return f"{self.award_code}: {self.share}"


class PrizeRate(Cited):
    """Prize as a multiple of the base salary, by who receives it."""

    entry_key = ("award_type", "subject")

    award_type = models.ForeignKey(AwardType, models.CASCADE, to_field="code", related_name="prize_rates")
    subject = models.CharField("đối tượng", max_length=20)
    multiple = models.DecimalField("hệ số", max_digits=7, decimal_places=3)
    is_cap = models.BooleanField("là mức tối đa", default=False)

    class Meta:
        verbose_name = "mức tiền thưởng"
        verbose_name_plural = "mức tiền thưởng"
        constraints = [once_per_start("prize_once_per_start", "award_type", "subject")]

    def __str__(self):
        return f"{self.award_type_id} × {self.multiple}"


class BaseSalary(Cited):
    """Lương cơ sở, in đồng a month."""

    amount = models.PositiveIntegerField("mức (đồng/tháng)")

    class Meta:
        verbose_name = "lương cơ sở"
        verbose_name_plural = "lương cơ sở"
        constraints = [once_per_start("base_salary_once_per_start")]

    def __str__(self):
        return f"{self.amount} từ {self.valid_from}"


class LegalGround(Cited):
    """A căn cứ line that papers of a kind carry while it is in force."""

    entry_key = ("paper", "position")

    paper = models.CharField("loại giấy tờ", max_length=20)
    text = models.CharField("nội dung căn cứ", max_length=400)
    position = models.PositiveSmallIntegerField("thứ tự")

    class Meta:
        verbose_name = "căn cứ pháp lý"
        verbose_name_plural = "căn cứ pháp lý"
        ordering = ["paper", "position"]
        constraints = [once_per_start("ground_once_per_start", "paper", "position")]

    def __str__(self):
        return self.text
