"""Closed vocabularies of units, people and posts."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    PROVINCE = "province", "UBND tỉnh, thành phố"
    OFFICE = "office", "văn phòng"
    DEPARTMENT = "department", "sở, ban, ngành"
    SECTION = "section", "phòng, ban, đơn vị trực thuộc"
    DISTRICT = "district", "UBND huyện (đã kết thúc)"
    COMMUNE = "commune", "UBND xã, phường, đặc khu"
    MASS = "mass", "tổ chức đảng, đoàn thể"
    ENTERPRISE = "enterprise", "doanh nghiệp"
    SCHOOL = "school", "trường học"
    FORCES = "forces", "lực lượng vũ trang"
    OTHER = "other", "khác"


class UnitLevel(TextChoices):
    PROVINCE = "province", "cấp tỉnh"
    DISTRICT = "district", "cấp huyện (đã kết thúc)"
    COMMUNE = "commune", "cấp xã"
    GRASSROOTS = "grassroots", "cơ sở"


class UnitLine(TextChoices):
    """By which line a unit hangs in the tree."""

    ORGANISATIONAL = "organisational", "theo ngành, tổ chức"
    TERRITORIAL = "territorial", "theo địa bàn"


# What a kind usually is; an officer may say otherwise.
LEVEL_OF_KIND = {
    UnitKind.PROVINCE: UnitLevel.PROVINCE,
    UnitKind.OFFICE: UnitLevel.PROVINCE,
    UnitKind.DEPARTMENT: UnitLevel.PROVINCE,
    UnitKind.MASS: UnitLevel.PROVINCE,
    UnitKind.FORCES: UnitLevel.PROVINCE,
    UnitKind.DISTRICT: UnitLevel.DISTRICT,
    UnitKind.COMMUNE: UnitLevel.COMMUNE,
}
TERRITORIAL_KINDS = frozenset({UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE})


class Role(TextChoices):
    OFFICE_OFFICER = "office_officer", "Chuyên viên văn phòng"
    UNIT_OFFICER = "unit_officer", "Chuyên viên đơn vị"
    UNIT_HEAD = "unit_head", "Thủ trưởng đơn vị"
    REVIEWER = "reviewer", "Ban Thi đua - Khen thưởng"
    SECRETARY = "secretary", "Thư ký Hội đồng"
    LEADER = "leader", "Lãnh đạo quyết định"
    CLERK = "clerk", "Văn thư"
    SYSTEM_OFFICER = "system_officer", "Quản trị hệ thống"


UNIT_ROLES = frozenset({Role.UNIT_OFFICER, Role.UNIT_HEAD})
# The Board and the secretary of the council serve the whole province, wherever their desk stands.
BOARD_ROLES = frozenset({Role.REVIEWER, Role.SECRETARY})
OFFICE_ROLES = frozenset({Role.OFFICE_OFFICER, Role.REVIEWER, Role.SECRETARY, Role.LEADER, Role.CLERK})
# Those who sign, and so may have somebody sign in their place for a time.
SIGNING_ROLES = frozenset({Role.UNIT_HEAD, Role.LEADER})


class Capacity(TextChoices):
    """In what capacity a person signs (Nghị định 30/2020, Điều 13)."""

    HEAD = "head", "cấp trưởng"
    KT = "kt", "KT. (ký thay)"
    TM = "tm", "TM. (thay mặt)"
    TL = "tl", "TL. (thừa lệnh)"
    TUQ = "tuq", "TUQ. (thừa ủy quyền)"


# Capacities in which one signs for another: who stands in for a head cannot name deputies of the own.
DERIVED = frozenset({Capacity.KT, Capacity.TL, Capacity.TUQ})
# These stand on the paper with the document that allows them.
WITH_DOCUMENT = frozenset({Capacity.TL, Capacity.TUQ})


class DepartureKind(TextChoices):
    """Why somebody leaves the office."""

    RETIRED = "retired", "nghỉ hưu"
    MOVED = "moved", "chuyển công tác"
    RESIGNED = "resigned", "thôi việc"
    OTHER = "other", "lý do khác"


class InvitationKind(TextChoices):
    INVITE = "invite", "lời mời dùng phần mềm"
    RESET = "reset", "đặt lại mật khẩu"


class InvitationState(TextChoices):
    OPEN = "open", "chờ dùng"
    USED = "used", "đã dùng"
    REVOKED = "revoked", "đã thu hồi"
    EXPIRED = "expired", "hết hạn"


class Sex(TextChoices):
    MALE = "male", "nam"
    FEMALE = "female", "nữ"


class PositionClass(TextChoices):
    """Who a person is in the yearly statistics of commendation."""

    PROVINCE_LEADER = "province_leader", "lãnh đạo cấp tỉnh"
    DEPARTMENT_LEADER = "department_leader", "lãnh đạo cấp sở, xã"
    OTHER_LEADER = "other_leader", "lãnh đạo khác từ phó trưởng phòng"
    ENTREPRENEUR = "entrepreneur", "doanh nhân"
    DIRECT_WORKER = "direct_worker", "người trực tiếp lao động, công tác"


class EmploymentKind(TextChoices):
    MAIN = "main", "công tác chính"
    SECONDED = "seconded", "biệt phái"
    STUDY = "study", "cử đi học"
    MATERNITY = "maternity", "nghỉ thai sản"


class PersonAct(TextChoices):
    """What is done with a person's record, as its journal says it."""

    ADD = "add", "lập hồ sơ"
    CHANGE = "change", "sửa hồ sơ"
    EMPLOY = "employ", "ghi quá trình công tác"
    CHANGE_EMPLOYMENT = "change_employment", "sửa quá trình công tác"
    RATE = "rate", "ghi xếp loại"
    DISCIPLINE = "discipline", "ghi kỷ luật"
    HOLD = "hold", "ghi tạm dừng xét"
    INITIATIVE = "initiative", "ghi sáng kiến"
    MERGE = "merge", "gộp hồ sơ"
    IMPORT = "import", "nhập từ danh sách"
    REMOVE = "remove_record", "gỡ bỏ dòng ghi nhầm"
    REORGANISE = "reorganise", "chuyển theo việc sắp xếp đơn vị"
    ASK = "ask_correction", "đề nghị sửa"
    LINK_ACCOUNT = "link_account", "gắn tài khoản"
    UNLINK_ACCOUNT = "unlink_account", "bỏ gắn tài khoản"


class UnitAct(TextChoices):
    """What is done with a unit outside of reorganisations, as its journal says it."""

    FOUND = "found", "ghi đơn vị vào phần mềm"
    MEND = "mend_facts", "sửa thông tin"
    CONTACT = "write_contact", "sửa liên hệ"
    HEADS = "count_heads", "ghi số người"
    CONTINUITY = "confirm_continuity", "xác nhận tiếp nối thành tích"
    IMPORT_FOUND = "import_found", "ghi vào phần mềm từ bảng tính"
    IMPORT_MEND = "import_mend", "sửa từ bảng tính"
    IMPORT_UNDO = "import_undo", "hoàn tác lần nhập bảng tính"
    RATE = "rate", "ghi xếp loại"
    DISCIPLINE = "discipline", "ghi kỷ luật"
    HOLD = "hold", "ghi tạm dừng xét"
    REMOVE = "remove_record", "gỡ bỏ dòng ghi nhầm"
    RECORDS = "records", "ghi cho cả đơn vị"
    IMPORT = "import", "nhập từ danh sách"


class OwnTopic(TextChoices):
    """The pages of one's own data; the values stand in the address."""

    RECORD = "ho-so", "Hồ sơ, thành tích"
    ACCOUNT = "tai-khoan", "Tài khoản, đăng nhập"
    TRACES = "nhat-ky", "Ai đã xem, đã thay đổi"


class SensitiveSight(TextChoices):
    """What of a citizen id somebody has seen."""

    REVEAL = "reveal", "xem đầy đủ số của một người"
    LIST = "list", "xem danh sách có số"
    SEARCH = "search", "tìm theo số"
    EXPORT = "export", "tải tệp có số"


class Grade(TextChoices):
    """Yearly rating of a person or a unit."""

    NOT_COMPLETED = "khong_hoan_thanh", "không hoàn thành nhiệm vụ"
    COMPLETED = "hoan_thanh", "hoàn thành nhiệm vụ"
    GOOD = "hoan_thanh_tot", "hoàn thành tốt nhiệm vụ"
    EXCELLENT = "hoan_thanh_xuat_sac", "hoàn thành xuất sắc nhiệm vụ"


class DisciplineForm(TextChoices):
    REPRIMAND = "khien_trach", "khiển trách"
    WARNING = "canh_cao", "cảnh cáo"
    DEMOTION = "giang_chuc", "giáng chức"
    REMOVAL = "cach_chuc", "cách chức"
    DISMISSAL = "buoc_thoi_viec", "buộc thôi việc"


class HoldReason(TextChoices):
    DISCIPLINE = "xem_xet_ky_luat", "đang xem xét kỷ luật"
    INVESTIGATION = "dieu_tra", "đang điều tra"
    INSPECTION = "thanh_tra", "đang thanh tra, kiểm tra có dấu hiệu vi phạm"
    COMPLAINT = "khieu_nai", "đang xác minh khiếu nại, tố cáo"
    PRESS = "bao_chi", "đang xác minh tin báo chí nêu"


class Scope(TextChoices):
    """How far an initiative takes effect."""

    GRASSROOTS = "co_so", "cấp cơ sở"
    PROVINCE = "tinh", "cấp tỉnh"
    NATION = "toan_quoc", "toàn quốc"


class Recogniser(TextChoices):
    """Who recognises an initiative; the codes the standards of awards know."""

    PROVINCE_CHAIR = "CHU_TICH_UBND_TINH", "Chủ tịch UBND tỉnh"
    DEPARTMENT_HEAD = "THU_TRUONG_SO_NGANH", "Thủ trưởng sở, ban, ngành"
    COMMUNE_CHAIR = "CHU_TICH_UBND_XA", "Chủ tịch UBND xã, phường"
    DISTRICT_CHAIR = "CHU_TICH_UBND_HUYEN", "Chủ tịch UBND huyện (trước khi kết thúc)"
    OTHER = "KHAC", "Cơ quan khác"


class BlocRole(TextChoices):
    HEAD = "head", "trưởng khối"
    DEPUTY = "deputy", "phó khối"
    MEMBER = "member", "thành viên"


class ReorganisationKind(TextChoices):
    MERGE = "merge", "sáp nhập"
    SPLIT = "split", "chia tách"
    RENAME = "rename", "đổi tên"
    TRANSFER = "transfer", "chuyển cơ quan chủ quản"
    DISSOLVE = "dissolve", "giải thể"
    FOUND = "found", "thành lập"
    COMBINED = "combined", "sắp xếp kết hợp"


class ReorganisationState(TextChoices):
    DRAFT = "draft", "đang soạn"
    APPLIED = "applied", "đã áp dụng"
    UNDONE = "undone", "đã hoàn tác"
    CANCELLED = "cancelled", "đã hủy"


class ChangeAct(TextChoices):
    """What a line of a plan of reorganisation does to its unit."""

    FOUND = "found", "thành lập"
    CHANGE = "change", "thay đổi, tiếp nhận"
    END = "end", "kết thúc"


class Channel(TextChoices):
    APP = "app", "trong phần mềm"
    EMAIL = "email", "thư điện tử"


class LetterState(TextChoices):
    NEW = "new", "chờ gửi"
    CLAIMED = "claimed", "đang gửi"
    SENT = "sent", "đã gửi"
    IN_DOUBT = "in_doubt", "không chắc đã gửi"
    FAILED = "failed", "không gửi được"
    CANCELLED = "cancelled", "đã hủy"


class SignInWay(TextChoices):
    PASSWORD = "password", "mật khẩu"
    CODE = "code", "mật khẩu và mã xác thực"
    RECOVERY = "recovery", "mật khẩu và mã dự phòng"
    OFFICE = "office", "tài khoản cơ quan"


class SignInResult(TextChoices):
    IN = "in", "vào được"
    WRONG_CODE = "wrong_code", "sai mã ở bước hai"


class SignInEnd(TextChoices):
    """Why a sign-in is over."""

    LEFT = "left", "tự đăng xuất"
    IDLE = "idle", "hết hạn vì không hoạt động"
    REVOKED = "revoked", "chủ tài khoản cho thoát"
    PASSWORD = "password", "đổi mật khẩu"
    RESET = "reset", "quản trị hệ thống đặt lại"


class BlocLevel(TextChoices):
    """Who organises the blocs; the codes are those of the rules on flags."""

    NATION = "trung_uong", "Trung ương"
    PROVINCE = "tinh", "cấp tỉnh"
    SECTOR = "nganh", "sở, ngành"
    COMMUNE = "xa", "cấp xã"


class DivisionState(TextChoices):
    DRAFT = "draft", "đang soạn"
    ISSUED = "issued", "đã ban hành"
    RECORDED = "recorded", "ghi theo quyết định giấy"
    DROPPED = "dropped", "đã hủy"


# Divisions and amendments that hold: issued here, or recorded from a paper issued elsewhere.
IN_FORCE = frozenset({DivisionState.ISSUED, DivisionState.RECORDED})


class BlocDocumentKind(TextChoices):
    PROGRAMME = "programme", "chương trình, kế hoạch của khối"
    PLEDGE = "pledge", "giao ước thi đua"
    HALF_YEAR = "half_year", "sơ kết 6 tháng"
    YEAR_END = "year_end", "tổng kết năm"
    OTHER = "other", "văn bản khác"


# Who may take in lists of people: of the own unit and below, or of any unit.
IMPORTERS = UNIT_ROLES | {Role.OFFICE_OFFICER, Role.REVIEWER, Role.SYSTEM_OFFICER}
# Who enters discipline and holds, alone or by a list.
JUDGES = frozenset({Role.UNIT_HEAD, Role.OFFICE_OFFICER, Role.REVIEWER})


class ImportKind(TextChoices):
    PEOPLE = "people", "danh sách người"
    RATINGS = "ratings", "kết quả xếp loại"
    UNIT_RATINGS = "unit_ratings", "kết quả xếp loại tập thể"
    JUDGEMENTS = "judgements", "kỷ luật, tạm dừng xét"
    INITIATIVES = "initiatives", "sáng kiến"
    UNITS = "units", "danh sách đơn vị"

    @property
    def is_of_records(self) -> bool:
        """Whether its lines add records to people and units that are known, and change nothing else of them."""
        return self in (ImportKind.UNIT_RATINGS, ImportKind.JUDGEMENTS, ImportKind.INITIATIVES)


class ImportStage(TextChoices):
    MAPPING = "mapping", "chọn cột"
    CHECKING = "checking", "đang kiểm tra"
    CHECKED = "checked", "đã kiểm tra"
    APPLYING = "applying", "đang ghi"
    DONE = "done", "đã ghi"
    UNDOING = "undoing", "đang hoàn tác"
    UNDONE = "undone", "đã hoàn tác"
    CANCELLED = "cancelled", "đã bỏ"


class ImportOutcome(TextChoices):
    NEW = "new", "mới"
    CHANGED = "changed", "có thay đổi"
    SAME = "same", "không đổi"
    UNSURE = "unsure", "cần chọn"
    ERROR = "error", "có lỗi"
    SKIP = "skip", "bỏ qua"


class ImportChoice(TextChoices):
    """What the officer says of a line that may be somebody already known."""

    SAME = "same", "cùng một người"
    NEW = "new", "người khác, tạo mới"
    SKIP = "skip", "bỏ qua dòng này"
