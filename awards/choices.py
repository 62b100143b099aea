"""Closed vocabularies of dossiers, councils, decisions and awards."""

from django.db.models import TextChoices


class AwardKind(TextChoices):
    TITLE = "title", "danh hiệu thi đua"
    FORM = "form", "hình thức khen thưởng"


class CommendationKind(TextChoices):
    MERIT = "cong_trang", "công trạng"
    SUDDEN = "dot_xuat", "đột xuất"
    MOVEMENT = "phong_trao", "phong trào thi đua"
    THEMATIC = "chuyen_de", "chuyên đề"
    DEVOTION = "cong_hien", "quá trình cống hiến"
    SERVICE = "nien_han", "niên hạn"
    FOREIGN = "doi_ngoai", "đối ngoại"


class DossierState(TextChoices):
    DRAFT = "draft", "đang soạn"
    SUBMITTED = "submitted", "đã trình"
    IN_APPRAISAL = "in_appraisal", "đang thẩm định"
    RETURNED = "returned", "chờ bổ sung"
    APPRAISED = "appraised", "đã thẩm định"
    DECIDED = "decided", "đã có quyết định"
    ARCHIVED = "archived", "đã lưu trữ"
    WITHDRAWN = "withdrawn", "đã rút"
    REJECTED = "rejected", "không đủ điều kiện"


WITH_UNIT = frozenset({DossierState.DRAFT, DossierState.RETURNED})
WITH_BOARD = frozenset({DossierState.SUBMITTED, DossierState.IN_APPRAISAL})
CLOSED = frozenset({DossierState.ARCHIVED, DossierState.WITHDRAWN, DossierState.REJECTED})
HANDED_IN = frozenset(
    {
        DossierState.SUBMITTED,
        DossierState.IN_APPRAISAL,
        DossierState.RETURNED,
        DossierState.APPRAISED,
        DossierState.DECIDED,
        DossierState.ARCHIVED,
    }
)


class NomineeState(TextChoices):
    PROPOSED = "proposed", "đề nghị"
    FOR = "for", "thẩm định: đồng ý"
    AGAINST = "against", "thẩm định: không đồng ý"
    PASSED = "passed", "Hội đồng thông qua"
    FAILED = "failed", "Hội đồng không thông qua"
    NOT_NEEDED = "not_needed", "không phải qua Hội đồng"
    DECIDED = "decided", "đã khen thưởng"
    NOT_DECIDED = "not_decided", "không khen thưởng"
    WITHDRAWN = "withdrawn", "đã rút"


NOMINEE_OPEN = frozenset(
    {
        NomineeState.PROPOSED,
        NomineeState.FOR,
        NomineeState.PASSED,
        NomineeState.NOT_NEEDED,
    }
)
# A refusal of the Board (AGAINST) is neither: until the dossier is concluded it may be reconsidered.
NOMINEE_CLOSED = frozenset(
    {NomineeState.FAILED, NomineeState.DECIDED, NomineeState.NOT_DECIDED, NomineeState.WITHDRAWN}
)
READY_FOR_DECISION = frozenset({NomineeState.PASSED, NomineeState.NOT_NEEDED})


class Section(TextChoices):
    """Parts of a dossier's task list."""

    SUBJECTS = "doi-tuong", "Đối tượng đề nghị"
    STANDARDS = "tieu-chuan", "Danh hiệu và tiêu chuẩn"
    REPORTS = "thanh-tich", "Báo cáo thành tích"
    OPINIONS = "y-kien", "Ý kiến, xác nhận"
    FILES = "tai-lieu", "Tài liệu kèm theo"
    CHECK = "kiem-tra", "Kiểm tra và trình"


class AttachmentKind(TextChoices):
    REPORT = "bao_cao_thanh_tich", "báo cáo thành tích"
    MINUTES = "bien_ban_binh_xet", "biên bản bình xét"
    INITIATIVE = "chung_nhan_sang_kien", "chứng nhận sáng kiến, đề tài"
    RATING = "xep_loai", "kết quả xếp loại"
    OTHER = "khac", "tài liệu khác"


class Standing(TextChoices):
    """What the rules say of a nominee (the verdicts of `awards.eligibility`); a person decides."""

    ELIGIBLE = "eligible", "đủ điều kiện"
    NOT_ELIGIBLE = "not_eligible", "chưa đủ điều kiện"
    NEEDS_EVIDENCE = "needs_evidence", "cần bổ sung minh chứng"
    ON_HOLD = "on_hold", "tạm dừng xét"
    NO_RULE = "no_rule", "chưa có tiêu chuẩn để đối chiếu"
    WRONG_SUBJECT = "wrong_subject", "không đúng đối tượng"
    NO_AUTHORITY = "no_authority", "không có thẩm quyền"


class ReturnState(TextChoices):
    OPEN = "open", "chờ bổ sung"
    ANSWERED = "answered", "đã bổ sung"
    ACCEPTED = "accepted", "đạt"


# What the unit has still to mend, or has mended and the Board has not yet looked at.
UNSETTLED = frozenset({ReturnState.OPEN, ReturnState.ANSWERED})


class AppraisalVerdict(TextChoices):
    FOR = "for", "đồng ý"
    AGAINST = "against", "không đồng ý"


class CouncilRole(TextChoices):
    CHAIR = "chair", "Chủ tịch Hội đồng"
    VICE = "vice", "Phó Chủ tịch Hội đồng"
    SECRETARY = "secretary", "Thư ký Hội đồng"
    MEMBER = "member", "Ủy viên"


class Attendance(TextChoices):
    PRESENT = "present", "có mặt"
    WRITTEN = "written", "ý kiến bằng văn bản"
    ABSENT = "absent", "vắng mặt"


class SessionState(TextChoices):
    PLANNED = "planned", "sắp họp"
    OPEN = "open", "đang họp"
    CLOSED = "closed", "đã kết thúc"


class DecisionState(TextChoices):
    DRAFT = "draft", "dự thảo"
    SIGNED = "signed", "đã ký, chờ số"
    NUMBERED = "numbered", "đã có số"
    APPLIED = "applied", "đã áp dụng"
    REVOKED = "revoked", "đã bị hủy bỏ"
    CANCELLED = "cancelled", "không dùng"


class AwardState(TextChoices):
    VALID = "valid", "có hiệu lực"
    REVOKED = "revoked", "đã hủy bỏ"
    RESTORED = "restored", "đã phục hồi"
    REPLACED = "replaced", "đã thay thế"


class AwardSource(TextChoices):
    DECIDED = "decided", "quyết định trên hệ thống"
    ENTERED = "entered", "nhập tay"
    IMPORTED = "imported", "nhập từ tệp"
    SCANNED = "scanned", "đọc từ bản quét"


class Confidence(TextChoices):
    """How sure the office is of a row: it has the paper; it has a list or somebody's word; something does not fit."""

    CERTAIN = "certain", "chắc chắn"
    LIKELY = "likely", "có cơ sở"
    DOUBTFUL = "doubtful", "cần kiểm tra"


class RevocationGround(TextChoices):
    """Why awards are taken back: the codes of the law's rule, and the slip of the office's own pen."""

    FALSE_DECLARATION = "gian_doi_ke_khai", "gian dối trong kê khai thành tích"
    FALSE_PAPERS = "thong_tin_sai_hoac_gia_mao_ho_so", "cung cấp thông tin sai hoặc làm giả hồ sơ, giấy tờ"
    UNLAWFUL = "tham_dinh_xet_duyet_trai_luat", "thẩm định, xét duyệt trái quy định"
    VIOLATION = "ket_luan_vi_pham_trong_ky_thanh_tich", "có kết luận vi phạm trong kỳ thành tích"
    CONVICTION = "bi_ket_an_tu", "bị kết án tù bằng bản án đã có hiệu lực (tước danh hiệu vinh dự)"
    MISTAKEN_ENTRY = "ghi_nham", "ghi nhầm vào sổ, không có quyết định khen thưởng này"


class PrizeSubject(TextChoices):
    """Kinds of recipients as the packs write them."""

    PERSON = "ca_nhan", "cá nhân"
    UNIT = "tap_the", "tập thể"
    HOUSEHOLD = "ho_gia_dinh", "hộ gia đình"


class PayoutState(TextChoices):
    PAID = "paid", "đã chi"
    REVERSED = "reversed", "đã hủy"


class FundKind(TextChoices):
    """What comes into the emulation fund, and what goes out of it."""

    BUDGET = "budget", "ngân sách cấp"
    DONATION = "donation", "tài trợ, đóng góp"
    RECOVERED = "recovered", "thu hồi tiền thưởng"
    OTHER_INCOME = "other_income", "thu khác"
    PRIZE = "prize", "tiền thưởng"
    CERTIFICATE = "certificate", "in giấy chứng nhận, bằng khen"
    FRAME = "frame", "khung, huy hiệu, hộp đựng"
    ORGANISING = "organising", "tổ chức phong trào, hội nghị"
    OTHER_COST = "other_cost", "chi khác"


FUND_INCOME = frozenset({FundKind.BUDGET, FundKind.DONATION, FundKind.RECOVERED, FundKind.OTHER_INCOME})


class PackScope(TextChoices):
    NATIONAL = "national", "toàn quốc"
    PROVINCE = "province", "của tỉnh"


class PackState(TextChoices):
    OFFERED = "offered", "chưa áp dụng"
    ACTIVE = "active", "đang áp dụng"
    ENDED = "ended", "đã kết thúc"
    DROPPED = "dropped", "đã bỏ"


# The province's own pack: what its officers enter or override on screen.
LOCAL_PACK = "dia-phuong"


class QuotaScope(TextChoices):
    """Where a quota is counted."""

    UNIT = "unit", "từng đơn vị"
    BLOC = "bloc", "từng khối, cụm"
    PROVINCE = "province", "toàn tỉnh"


# Kinds of lists this storey takes in by the steps of units.
HISTORY, CLEARANCE = "history", "clearance"


class SubjectClass(TextChoices):
    """Classes of people that some standards are for."""

    CIVIL_SERVANT = "cong_chuc", "cán bộ, công chức, viên chức"
    WORKER = "cong_nhan", "công nhân"
    FARMER = "nong_dan", "nông dân"
    LABOURER = "nguoi_lao_dong", "người lao động khác"
    FORCES = "llvt", "lực lượng vũ trang nhân dân"
    ENTERPRISE = "doanh_nghiep", "doanh nghiệp"
    AGENCY = "co_quan", "cơ quan, đơn vị"


class Organiser(TextChoices):
    PROVINCE = "tinh", "tỉnh"
    COMMUNE = "xa", "xã, phường"
    CENTRE = "trung_uong", "Hội đồng Thi đua - Khen thưởng Trung ương"


class Launcher(TextChoices):
    PRESIDENT = "CHU_TICH_NUOC", "Chủ tịch nước"
    PRIME_MINISTER = "THU_TUONG", "Thủ tướng Chính phủ"
    PROVINCE = "tinh", "Chủ tịch UBND tỉnh"
    COMMUNE = "xa", "Chủ tịch UBND xã"
    AGENCY = "co_quan", "cơ quan, đơn vị"


class Stage(TextChoices):
    HALFWAY = "so_ket", "sơ kết"
    FINAL = "tong_ket", "tổng kết"


class ClearanceVerdict(TextChoices):
    """What another agency says of somebody put forward."""

    HOLD = "hold", "tạm dừng xét"
    CLEAR = "clear", "không vướng"
