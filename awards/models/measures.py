"""What the law counts and prescribes, as dated rows: quotas, time limits, papers, routes, kinds, rounding."""

from django.db import models
from django.db.models import Q

from awards.models.cited import Cited, once_per_start, share_of_whole


class Quota(Cited):
    """How many may have `numerator` when so many have `denominator`; the fields say what a pack's entry says.

    `award_code` "*" holds for all. `counts` lists what is counted: "open" dossiers, "decided" awards.
    """

    entry_key = ("code",)

    code = models.CharField("mã", max_length=30)
    award_code = models.CharField("danh hiệu (mã)", max_length=20, db_index=True)
    scope = models.CharField("phạm vi", max_length=10)
    of_class = models.CharField("nhóm đối tượng", max_length=40, blank=True)
    numerator = models.CharField("tử số", max_length=40)
    denominator = models.CharField("mẫu số", max_length=40)
    share = models.DecimalField("tỷ lệ", max_digits=5, decimal_places=4, null=True, blank=True)
    most = models.PositiveIntegerField("số tối đa", null=True, blank=True)
    raised_to = models.DecimalField("nâng lên", max_digits=5, decimal_places=4, null=True, blank=True)
    raised_if = models.CharField("khi đơn vị đạt", max_length=40, blank=True)
    fewer_than = models.PositiveIntegerField("khi mẫu số dưới", null=True, blank=True)
    then_most = models.PositiveIntegerField("thì tối đa", null=True, blank=True)
    rounding = models.CharField("làm tròn", max_length=10, default="down")
    severity = models.CharField("mức", max_length=5, default="warn")
    counts = models.JSONField("những gì được tính", default=list)

    class Meta:
        verbose_name = "tỷ lệ, số lượng"
        verbose_name_plural = "tỷ lệ, số lượng"
        constraints = [
            once_per_start("quota_once_per_start", "code"),
            share_of_whole("quota_share_between_0_and_1", "share"),
            models.CheckConstraint(
                condition=Q(share__isnull=True) ^ Q(most__isnull=True), name="quota_is_share_or_number"
            ),
        ]

    def __str__(self):
        return self.code


class TimeLimit(Cited):
    """Something due: so many days after an event, or each year by a day (MM-DD)."""

    entry_key = ("code",)

    code = models.CharField("mã", max_length=30)
    award_codes = models.JSONField("danh hiệu (mã)", default=list)
    who = models.CharField("ai làm", max_length=200)
    what = models.CharField("việc", max_length=300)
    days = models.PositiveIntegerField("số ngày", null=True, blank=True)
    day_kind = models.CharField("loại ngày", max_length=10, default="working")
    after = models.CharField("tính từ", max_length=200, blank=True)
    starts = models.CharField("từ ngày hằng năm", max_length=5, blank=True)
    by = models.CharField("trước ngày hằng năm", max_length=5, blank=True)

    class Meta:
        verbose_name = "thời hạn"
        verbose_name_plural = "thời hạn"
        constraints = [once_per_start("time_limit_once_per_start", "code")]

    def __str__(self):
        return self.what


class Component(Cited):
    """A paper the dossier of an award must hold; `when` says in which case only."""

    entry_key = ("award_code", "code")

    award_code = models.CharField("danh hiệu (mã)", max_length=20)
    code = models.CharField("giấy tờ (mã)", max_length=40)
    label = models.CharField("giấy tờ", max_length=200)
    when = models.CharField("khi nào", max_length=200, blank=True)

    class Meta:
        verbose_name = "thành phần hồ sơ"
        verbose_name_plural = "thành phần hồ sơ"
        constraints = [once_per_start("component_once_per_start", "award_code", "code")]

    def __str__(self):
        return self.label


class Route(Cited):
    """The way of a dossier ("*" = of all awards without a row of their own)."""

    entry_key = ("award_code",)

    award_code = models.CharField("danh hiệu (mã)", max_length=20)
    needs_council = models.BooleanField("phải qua Hội đồng", default=True)
    appraiser = models.CharField("ai thẩm định", max_length=200, blank=True)
    party_opinion = models.CharField("ý kiến của cấp ủy", max_length=300, blank=True)
    other_opinion = models.CharField("hiệp y", max_length=300, blank=True)
    publishes = models.BooleanField("lấy ý kiến nhân dân, công khai", default=False)

    class Meta:
        verbose_name = "đường đi của hồ sơ"
        verbose_name_plural = "đường đi của hồ sơ"
        constraints = [once_per_start("route_once_per_start", "award_code")]

    def __str__(self):
        return self.award_code


class KindOfCommendation(Cited):
    """A kind of commendation and the heading under which statistics count it."""

    entry_key = ("code",)

    code = models.CharField("mã", max_length=20)
    name = models.CharField("tên", max_length=100)
    statistics = models.CharField("nhóm thống kê", max_length=40)

    class Meta:
        verbose_name = "loại hình khen thưởng"
        verbose_name_plural = "loại hình khen thưởng"
        constraints = [once_per_start("kind_once_per_start", "code")]

    def __str__(self):
        return self.name


class PrizeRounding(Cited):
    """To which step of đồng a prize is rounded: up, down or half_up."""

    step = models.PositiveIntegerField("bước (đồng)")
    direction = models.CharField("hướng", max_length=10)

    class Meta:
        verbose_name = "làm tròn tiền thưởng"
        verbose_name_plural = "làm tròn tiền thưởng"
        constraints = [once_per_start("rounding_once_per_start")]

    def __str__(self):
        return f"{self.step} ({self.direction})"


class LawNote(Cited):
    """What the law says that nothing is computed from; shown beside what it concerns."""

    entry_key = ("code",)

    code = models.CharField("mã", max_length=30)
    topic = models.CharField("chủ đề", max_length=60)
    award_codes = models.JSONField("danh hiệu (mã)", default=list)
    text = models.CharField("nội dung", max_length=1000)

    class Meta:
        verbose_name = "điều cần biết"
        verbose_name_plural = "điều cần biết"
        constraints = [once_per_start("law_note_once_per_start", "code")]

    def __str__(self):
        return self.text
