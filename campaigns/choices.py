"""Closed vocabularies of plans, targets, deadlines and registrations."""

from django.db.models import TextChoices


class PlanKind(TextChoices):
    PLAN = "plan", "kế hoạch"
    PROGRAMME = "programme", "chương trình khối, cụm"
    GUIDANCE = "guidance", "hướng dẫn"


class PlanState(TextChoices):
    DRAFT = "draft", "dự thảo"
    ISSUED = "issued", "đã ban hành"
    SUPERSEDED = "superseded", "đã thay thế"
    CANCELLED = "cancelled", "đã hủy"


class Comparator(TextChoices):
    APPROX = "approx", "khoảng"
    AT_LEAST = ">=", "từ … trở lên"
    MORE = ">", "trên"
    AT_MOST = "<=", "không quá"
    LESS = "<", "dưới"
    EQUAL = "=", "đạt"
    INCREASE = "increase", "tăng"
    DECREASE = "decrease", "giảm"
    IS = "is", "đạt/không đạt"


WITHOUT_VALUE = frozenset({Comparator.INCREASE, Comparator.DECREASE, Comparator.IS})


class DeadlineKind(TextChoices):
    PLAN = "plan", "kế hoạch của đơn vị"
    REGISTRATION = "registration", "đăng ký thi đua"
    SCORECARD = "scorecard", "bảng tự chấm điểm"
    INTERIM_REPORT = "interim_report", "báo cáo sơ kết"
    FINAL_REPORT = "final_report", "báo cáo tổng kết"
    NOMINATIONS = "nominations", "hồ sơ đề nghị khen thưởng"
    OTHER = "other", "việc khác"


# Handed in by a report of the unit; the others have a record of their own.
BY_REPORT = frozenset(
    {
        DeadlineKind.PLAN,
        DeadlineKind.SCORECARD,
        DeadlineKind.INTERIM_REPORT,
        DeadlineKind.FINAL_REPORT,
        DeadlineKind.OTHER,
    }
)


class DeadlineRule(TextChoices):
    """How the text states the day."""

    BEFORE = "before", "trước ngày"
    BY = "by", "chậm nhất ngày"
    ON = "on", "ngày"
    UNTIL = "until", "đến hết"
    BEFORE_YEARLY = "before_yearly", "trước ngày … hằng năm"


class RegistrationState(TextChoices):
    DRAFT = "draft", "đang soạn"
    SUBMITTED = "submitted", "đã gửi"
    ACCEPTED = "accepted", "đã tiếp nhận"
    RETURNED = "returned", "trả lại"


HANDED_IN = frozenset({RegistrationState.SUBMITTED, RegistrationState.ACCEPTED})


class ReportState(TextChoices):
    DRAFT = "draft", "đang soạn"
    SUBMITTED = "submitted", "đã nộp"


class RoundKind(TextChoices):
    ANNUAL = "annual", "tổng kết năm"
    THEMATIC = "thematic", "chuyên đề"
    SUDDEN = "sudden", "đột xuất"


class MovementKind(TextChoices):
    REGULAR = "regular", "thường xuyên"
    THEMATIC = "thematic", "theo chuyên đề"
    PHASED = "phased", "theo đợt"


class IntakeState(TextChoices):
    OPEN = "open", "đang kiểm tra"
    SAVED = "saved", "đã lưu thành dự thảo"
