"""What a cell means: dates in all the ways people write them, yes and no, grades, names. Errors are whole sentences."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from thiduakt.base.sheets import Value, text_of
from thiduakt.base.text import search_key, squeeze

OLDEST = 1900
# Day 1 of a workbook's calendar; the two days before March 1900 that Excel miscounts concern nobody.
EXCEL_BEGINS = date(1899, 12, 30)
SERIALS = range(2_000, 73_051)
YOUNGEST = 14
MONTH_MARKED = re.compile(r"(?:thang\s*)?(\d{1,2})\s*[/.\- ]\s*(?:nam\s*)?(\d{4})")
DAY_MARKED = re.compile(
    r"(?:ngay\s*)?(\d{1,2})\s*(?:[/.\-,]|\s*thang\s*|\s)\s*(\d{1,2})\s*(?:[/.\-,]|\s*nam\s*|\s)\s*(\d{2}|\d{4})"
)
BORN = re.compile(r"^(?:sinh(?: ngay| nam)?|nam sinh|ngay sinh)\s*:?\s*")
BACKWARDS = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{2}:\d{2}(?::\d{2})?)?")
YEAR_ONLY = re.compile(r"(?:nam\s*)?(\d{4})")
NAME_SHAPE = re.compile(r"[^\W\d_]+(?:[ '’.\-]+[^\W\d_]+)+\.?")
YES = frozenset({"x", "v", "co", "1", "yes", "dung", "✓", "✔", "√", "*", "dv", "dang vien", "+"})
NO = frozenset({"", "0", "khong", "no", "-", "–", "chua"})
MALE_WORDS, FEMALE_WORDS = frozenset({"nam", "m", "male", "trai"}), frozenset({"nu", "f", "female", "gai"})
GRADES = (
    ("khong_hoan_thanh", r"^(khong hoan thanh|kht|khtnv|khong ht|chua hoan thanh|d$)"),
    ("hoan_thanh_xuat_sac", r"xuat sac|^(htxs|htxsnv|xs|htxsnvu|a$)"),
    ("hoan_thanh_tot", r"^(hoan thanh tot|httnv|htt|tot|b$)"),
    ("hoan_thanh", r"^(hoan thanh|htnv|ht|c$)"),
)
DISCIPLINES = (
    ("khien_trach", r"khien trach"),
    ("canh_cao", r"canh cao"),
    ("giang_chuc", r"giang chuc|ha bac luong"),
    ("cach_chuc", r"cach chuc|bai nhiem"),
    ("buoc_thoi_viec", r"thoi viec|sa thai"),
)
HOLDS = (
    ("xem_xet_ky_luat", r"ky luat"),
    ("dieu_tra", r"dieu tra|khoi to|truy to"),
    ("thanh_tra", r"thanh tra|kiem tra|kiem toan"),
    ("khieu_nai", r"khieu nai|to cao|don thu"),
    ("bao_chi", r"bao chi|bao neu|truyen thong"),
)
SCOPES = (
    ("toan_quoc", r"toan quoc|ca nuoc|quoc gia"),
    ("tinh", r"\btinh\b|thanh pho"),
    ("co_so", r"co so|don vi|xa|huyen"),
)
RECOGNISERS = (
    (
        "CHU_TICH_UBND_TINH",
        r"ubnd (tinh|thanh pho)|uy ban nhan dan (tinh|thanh pho)|hoi dong sang kien (cap )?tinh|^tinh$",
    ),
    ("CHU_TICH_UBND_XA", r"ubnd (xa|phuong|dac khu)|uy ban nhan dan (xa|phuong|dac khu)|^(xa|phuong)$"),
    ("CHU_TICH_UBND_HUYEN", r"ubnd (huyen|quan|thi xa)|uy ban nhan dan (huyen|quan|thi xa)|^huyen$"),
    ("THU_TRUONG_SO_NGANH", r"\b(so|ban|nganh|giam doc|thu truong|truong ban)\b"),
)
LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){8,}")
ERROR_CELL = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)")


class WrongError(Exception):
    """A cell that says nothing of the kind; the text is a sentence for the list of findings."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or only the year when no more is said."""

    year: int
    day: date | None = None

    def __str__(self):
        return f"{self.day:%d/%m/%Y}" if self.day else str(self.year)


def text(value: Value, longest: int) -> str:
    """A cell as one line of text. Raises WrongError when a formula failed in it or it is too long."""
    said = squeeze(text_of(value))
    if ERROR_CELL.fullmatch(said):
        raise WrongError(f"Ô báo lỗi công thức {said}. Hãy ghi giá trị.")
    if len(said) > longest:
        raise WrongError(f"Ô dài hơn {longest} chữ. Hãy ghi ngắn lại.")
    return said


def words(value: Value, longest: int) -> str:
    """A cell of words. Raises WrongError for a number as long as a citizen id, which belongs in its own column."""
    said = text(value, longest)
    if LONG_NUMBER.search(said):
        raise WrongError("Ô có dãy số dài như số định danh. Hãy xem lại cột này là gì.")
    return said


def day(value: Value, what: str, on: date) -> Day | None:
    """A date or a year; None for an empty cell. `on` is the day of the list, which years of two digits lie before.

    Raises WrongError; `what` names the thing in the sentence ("ngày sinh").
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _checked(Day(value.year, value), what, str(text_of(value)), on)
    said = text(value, 60)
    if search_key(said) in NO and said != "0":
        return None
    return _checked(_read(search_key(said), on), what, said, on)


def _read(said: str, on: date) -> Day | None:
    """The day or year in a text without marks."""
    said = BORN.sub("", said.rstrip("."))
    if found := BACKWARDS.fullmatch(said):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := DAY_MARKED.fullmatch(said):
        year = int(found[3])
        return _day(_century(year, on) if len(found[3]) == 2 else year, int(found[2]), int(found[1]))
    if found := MONTH_MARKED.fullmatch(said):
        return Day(int(found[2])) if 1 <= int(found[1]) <= 12 else None
    if (found := YEAR_ONLY.fullmatch(said)) and OLDEST <= int(found[1]) < OLDEST + 200:
        return Day(int(found[1]))
    if re.fullmatch(r"\d+(?:\.0+)?|\d{5}\.\d+", said):
        return _number(int(float(said)), len(said))
    return None


def _number(number: int, length: int) -> Day | None:
    """The serial of a workbook, or a day written without signs (01071985)."""
    if number in SERIALS:
        found = EXCEL_BEGINS + timedelta(days=number)
        return Day(found.year, found)
    if length == 8:
        return _day(number % 10_000, number // 10_000 % 100, number // 1_000_000)
    return None


def _day(year: int, month: int, number: int) -> Day | None:
    try:
        return Day(year, date(year, month, number))
    except ValueError:
        return None


def _century(short: int, on: date) -> int:
    """85 is 1985; 24 is the year before the list, when the list is of 2025."""
    year = on.year - on.year % 100 + short
    return year if year <= on.year else year - 100


def _checked(found: Day | None, what: str, said: str, on: date) -> Day:
    if found is None:
        raise WrongError(f"“{said[:40]}” không phải là {what}. Hãy ghi ngày/tháng/năm hoặc năm.")
    if not OLDEST <= found.year <= on.year + 1:
        raise WrongError(f"{what.capitalize()} {found} không hợp lý. Hãy xem lại.")
    return found


def birth(value: Value, on: date) -> Day | None:
    """A birth date or year of somebody old enough to work. Raises WrongError."""
    found = day(value, "ngày sinh", on)
    if found and found.year > on.year - YOUNGEST:
        raise WrongError(f"Sinh {found} thì chưa đủ {YOUNGEST} tuổi. Hãy xem lại ngày sinh.")
    return found


def name(value: Value) -> str:
    """A person's name in one line; typed all in capitals, or without any, it gets its usual form. Raises WrongError."""
    said = text(value, 100)
    if not said:
        raise WrongError("Hãy ghi họ và tên.")
    said = re.sub(r"^\(?(?:ông|bà|đ/c|đồng chí|anh|chị)\)?[.:]?\s+", "", said, flags=re.IGNORECASE)
    if not NAME_SHAPE.fullmatch(said):
        raise WrongError(f"“{said[:60]}” không phải là họ và tên đầy đủ. Hãy ghi cả họ và tên, không kèm số hay dấu.")
    return said.title() if said in (said.upper(), said.lower()) else said


def ticked(value: Value) -> bool:
    """Whether a box is marked. Raises WrongError for anything that is neither yes nor no."""
    said = search_key(text(value, 60))
    if said in YES:
        return True
    if said in NO:
        return False
    raise WrongError(f"“{text_of(value)[:40]}” không phải là dấu x. Hãy ghi x hoặc để trống.")


def sex(value: Value) -> str:
    """ "male", "female", or "" for an empty cell. Raises WrongError."""
    said = search_key(text(value, 60))
    if said in MALE_WORDS:
        return "male"
    if said in FEMALE_WORDS:
        return "female"
    if said in NO:
        return ""
    raise WrongError(f"“{text_of(value)[:40]}” không phải là giới tính. Hãy ghi Nam hoặc Nữ.")


def grade(value: Value) -> str:
    """The code of a yearly rating, "" for an empty cell. Raises WrongError."""
    said = re.sub(r"[^a-z]+", " ", search_key(text(value, 100))).strip()
    if not said:
        return ""
    for code, wording in GRADES:
        if re.search(wording, said):
            return code
    raise WrongError(
        f"“{text_of(value)[:40]}” không phải là mức xếp loại. "
        "Hãy ghi hoàn thành xuất sắc, hoàn thành tốt, hoàn thành hoặc không hoàn thành nhiệm vụ."
    )


def discipline(value: Value) -> str:
    """The code of a disciplinary measure, "" for an empty cell. Raises WrongError."""
    return _coded(
        value, DISCIPLINES, "hình thức kỷ luật", "khiển trách, cảnh cáo, giáng chức, cách chức, buộc thôi việc"
    )


def hold(value: Value) -> str:
    """The code of what holds somebody back, "" for an empty cell. Raises WrongError."""
    told = "đang xem xét kỷ luật, điều tra, thanh tra, xác minh khiếu nại tố cáo, xác minh tin báo chí nêu"
    return _coded(value, HOLDS, "lý do tạm dừng xét", told)


def scope(value: Value) -> str:
    """The code of how far an initiative takes effect, "" for an empty cell. Raises WrongError."""
    return _coded(value, SCOPES, "phạm vi ảnh hưởng", "cơ sở, tỉnh hoặc toàn quốc")


def recogniser(value: Value) -> str:
    """The code of who recognised an initiative, "" for an empty cell; any other office is "KHAC"."""
    said = search_key(text(value, 200))
    return next((code for code, wording in RECOGNISERS if re.search(wording, said)), "KHAC") if said else ""


def year(value: Value, what: str, on: date) -> int | None:
    """A year, not one to come. Raises WrongError."""
    found = day(value, what, on)
    if found and found.year > on.year:
        raise WrongError(f"{what.capitalize()} {found.year} chưa tới. Hãy xem lại.")
    return found.year if found else None


def share(value: Value) -> str:
    """A percentage as a plain number in text ("62.5"), "" for an empty cell; 0,6 in a cell of percents is 60.

    Raises WrongError.
    """
    said = text(value, 20).replace("%", "").replace(",", ".").strip()
    if not said:
        return ""
    if not re.fullmatch(r"\d{1,3}(?:\.\d+)?", said):
        raise WrongError(f"“{text_of(value)[:20]}” không phải là tỷ lệ phần trăm. Hãy ghi số từ 1 đến 100.")
    found = float(said) * (100 if isinstance(value, float) and value <= 1 else 1)
    if not 0 < found <= 100:
        raise WrongError("Phần đóng góp phải lớn hơn 0 và không quá 100 %. Hãy xem lại.")
    return f"{found:.2f}".rstrip("0").rstrip(".")


def _coded(value: Value, codes: tuple, what: str, offered: str) -> str:
    said = search_key(text(value, 200))
    if said in NO:
        return ""
    for code, wording in codes:
        if re.search(wording, said):
            return code
    raise WrongError(f"“{text_of(value)[:40]}” không phải là {what}. Hãy ghi: {offered}.")


def party(value: Value, on: date) -> tuple[bool, Day | None]:
    """Membership of the Party, and since when if the cell says so. Raises WrongError."""
    try:
        return ticked(value), None
    except WrongError:
        return True, day(value, "ngày vào Đảng", on)


def citizen_id(value: Value) -> str:
    """Digits of a citizen id (12) or an old identity card (9), "" for an empty cell. Raises WrongError.

    A number kept as a number has lost its zeros in front: one or two of them are put back.
    """
    said = re.sub(r"[\s.'\-]", "", text(value, 60))
    if not said or said in NO:
        return ""
    if said.isdigit() and len(said) in (10, 11) and int(said[: len(said) - 9]) < 97:
        said = said.zfill(12)
    if not (said.isascii() and said.isdigit() and len(said) in (9, 12)):
        raise WrongError("Số căn cước phải có 12 chữ số (hoặc 9 chữ số của chứng minh nhân dân). Hãy xem lại.")
    return said


def looks_like(field: str, said: str) -> bool:
    """Whether a cell could stand in a column of names, birth dates or citizen ids."""
    if field == "birth":
        return _read(search_key(said), date.max) is not None
    if field == "citizen_id":
        return bool(re.fullmatch(r"'?\d{9,12}", said.replace(" ", "")))
    return bool(NAME_SHAPE.fullmatch(said)) and 2 <= len(said.split()) <= 6
