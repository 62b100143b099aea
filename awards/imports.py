"""Nominees from a workbook: every mistake with row and column at once, nothing written here."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from django.core.exceptions import ValidationError
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from awards.actions.dossiers import require_alive
from awards.actions.wishes import Wish, mistakes_of, types_of
from awards.models import AwardType, Dossier
from thiduakt.base.text import has_control, nfc, search_key, squeeze
from units.models import Employment

HEADER_WITHIN = 10
MOST_ROWS = 1000
WIDEST = 40
LONGEST = 30_000
COLUMNS = {
    "name": ("Họ và tên", ("ho va ten", "ho ten")),
    "birth": ("Ngày sinh", ("ngay sinh", "nam sinh", "ngay thang nam sinh")),
    "position": ("Chức vụ", ("chuc vu", "chuc danh")),
    "unit": ("Đơn vị", ("don vi", "phong")),
    "award": ("Danh hiệu", ("danh hieu", "hinh thuc", "de nghi")),
    "achievement": ("Thành tích tóm tắt", ("thanh tich", "tom tat")),
}
REQUIRED = ("name", "award")
DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and in which cell."""

    row: int
    column: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sheet as it will be put forward."""

    number: int
    wish: Wish
    job: Employment


@dataclass(frozen=True, slots=True)
class NomineeSheet:
    """What a workbook says: rows to put forward, and the cells to mend first."""

    rows: tuple[Row, ...]
    mistakes: tuple[Mistake, ...]
    read: int

    @property
    def wishes(self) -> list[Wish]:
        return [row.wish for row in self.rows]


@dataclass(frozen=True, slots=True)
class _Line:
    """Cells of one line by the key of their column."""

    number: int
    cells: dict[str, object]
    letters: dict[str, str]

    def text(self, key: str) -> str:
        value = self.cells.get(key)
        value = int(value) if isinstance(value, float) and value.is_integer() else value
        return squeeze(str(value)) if value is not None else ""

    def wrong(self, key: str, message: str) -> Mistake:
        return Mistake(self.number, self.letters.get(key, ""), COLUMNS[key][0], message)


def read_nominees(content: bytes, *, dossier: Dossier, on: date) -> NomineeSheet:
    """Read a workbook that has passed the check of uploads.

    Raises ValidationError when it is no list of ours, or when the unit has ended.
    """
    require_alive(dossier.unit, on)
    lines = _lines(content)
    reader = _Reader(dossier, on, lines)
    rows, mistakes = [], []
    for line in lines:
        found = reader.row(line)
        (rows if isinstance(found, Row) else mistakes).extend([found] if isinstance(found, Row) else found)
    rules = mistakes_of([row.wish for row in rows], dossier, reader.jobs, on)
    by_number = {line.number: line for line in lines}
    mistakes += [by_number[rows[n].number].wrong("award", text) for n, texts in rules.items() for text in texts]
    good = [row for n, row in enumerate(rows) if n not in rules]
    return NomineeSheet(tuple(good), tuple(sorted(mistakes, key=lambda m: (m.row, m.column))), len(lines))


def _lines(content: bytes) -> list[_Line]:
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = next(each for each in book.worksheets if each.sheet_state == "visible")
        # A sheet may claim any size; only what we would take is looked at.
        table = list(sheet.iter_rows(max_row=HEADER_WITHIN + MOST_ROWS + 1, max_col=WIDEST))
        book.close()
    except Exception as error:  # a damaged sheet may fail anywhere inside the library; nothing of it is kept
        raise ValidationError("Không đọc được bảng tính. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại.") from error
    start, places = _header(table)
    lines = [_line(cells, places) for cells in table[start + 1 :]]
    lines = [line for line in lines if line]
    if not lines:
        raise ValidationError("Bảng không có dòng nào dưới hàng tiêu đề. Hãy điền danh sách rồi gửi lại.")
    if len(lines) > MOST_ROWS:
        raise ValidationError(f"Bảng có hơn {MOST_ROWS} dòng. Hãy chia thành nhiều tệp.")
    return lines


def _header(table) -> tuple[int, dict[str, int]]:
    """The row of headings among the first rows, and where each column stands."""
    for n, cells in enumerate(table[:HEADER_WITHIN]):
        places = {}
        for place, cell in enumerate(cells):
            key = _column_of(cell.value)
            if key and key not in places:
                places[key] = place
        if all(key in places for key in REQUIRED):
            return n, places
    needed = " và ".join(f"“{COLUMNS[key][0]}”" for key in REQUIRED)
    raise ValidationError(
        f"Không thấy hàng tiêu đề có cột {needed} trong {HEADER_WITHIN} dòng đầu của trang tính thứ nhất. "
        "Hãy dùng tệp mẫu của hồ sơ này."
    )


def _column_of(value: object) -> str | None:
    words = re.sub(r"[^a-z0-9]+", " ", search_key(str(value or ""))).strip()
    for key, (_, starts) in COLUMNS.items():
        if words.startswith(starts):
            return key
    return None


def _line(cells, places: dict[str, int]) -> _Line | None:
    """The cells of a row; None when nothing is written in any column of ours."""
    values = {key: cells[place] for key, place in places.items() if place < len(cells)}
    filled = {key: cell for key, cell in values.items() if cell.value is not None and str(cell.value).strip()}
    if not filled:
        return None
    letters = {key: get_column_letter(place + 1) for key, place in places.items()}
    shown = {key: _Formula() if cell.data_type == "f" else cell.value for key, cell in filled.items()}
    return _Line(next(iter(filled.values())).row, shown, letters)


class _Formula:
    """A cell that computes something: what it shows is not what is stored."""

    def __str__(self):
        return "công thức"


class _Reader:
    """Compares lines with the people of the unit and the awards of the round; a few queries for all lines."""

    def __init__(self, dossier: Dossier, on: date, lines: list[_Line]):
        self.home = dossier.unit
        self.allowed = list(types_of(dossier.round, on))
        self.known = {search_key(name): name for name in AwardType.objects.values_list("name", flat=True)}
        keys = {search_key(line.text("name")) for line in lines}
        there = Employment.objects.main().on(on).filter(unit__path__startswith=self.home.path)
        self.by_name = defaultdict(list)
        for job in there.filter(person__search_key__in=keys).select_related("person", "unit"):
            self.by_name[job.person.search_key].append(job)
        self.jobs = {job.person_id: job for jobs in self.by_name.values() for job in jobs}

    def row(self, line: _Line) -> Row | list[Mistake]:
        mistakes = list(_unreadable(line))
        if mistakes:
            return mistakes
        job = self._job(line)
        award = self._award(line)
        mistakes = [found for found in (job, award) if isinstance(found, Mistake)]
        if mistakes:
            return mistakes
        achievement = nfc(str(line.cells.get("achievement") or "")).strip()
        return Row(line.number, Wish(award, person=job.person, achievement=achievement), job)

    def _job(self, line: _Line) -> Employment | Mistake:
        name = line.text("name")
        if not name:
            return line.wrong("name", "Hãy ghi họ và tên.")
        jobs = self.by_name.get(search_key(name), [])
        exact = [job for job in jobs if job.person.full_name.lower() == name.lower()]
        jobs = exact or jobs
        if not jobs:
            return line.wrong(
                "name", f"Không có người tên {name} đang công tác tại {self.home.name}. Hãy xem lại họ tên."
            )
        birth = _birth(line)
        if isinstance(birth, Mistake):
            return birth
        if birth:
            jobs = [job for job in jobs if _born(job.person, birth)]
            if not jobs:
                return line.wrong("birth", f"{name} có trong đơn vị nhưng ngày sinh không khớp. Hãy xem lại ngày sinh.")
        where = search_key(line.text("unit"))
        if len(jobs) > 1 and where:
            jobs = [job for job in jobs if where in job.unit.search_key] or jobs
        if len(jobs) > 1:
            return line.wrong("birth", f"Có {len(jobs)} người tên {name}. Hãy ghi ngày sinh để phân biệt.")
        return jobs[0]

    def _award(self, line: _Line) -> AwardType | Mistake:
        text = line.text("award")
        if not text:
            return line.wrong("award", "Hãy chọn danh hiệu, hình thức đề nghị.")
        key = search_key(text)
        for award in self.allowed:
            if key in (award.code.lower(), search_key(award.name)):
                return award
        if key in self.known:
            return line.wrong("award", f"{self.known[key]} không xét trong đợt này.")
        return line.wrong(
            "award", f"Không có danh hiệu, hình thức nào tên “{text[:80]}”. Hãy chọn trong danh sách của cột."
        )


def _unreadable(line: _Line):
    for key, value in line.cells.items():
        if isinstance(value, _Formula):
            yield line.wrong(key, "Ô là công thức. Hãy dán giá trị thay cho công thức.")
        elif isinstance(value, str) and (has_control(value) or len(value) > LONGEST):
            yield line.wrong(key, "Ô có ký tự không đọc được hoặc quá dài.")


def _birth(line: _Line) -> date | int | Mistake | None:
    """A day, or only a year; None when the cell is empty."""
    value = line.cells.get("birth")
    if isinstance(value, datetime):
        return value.date()
    text = line.text("birth")
    if not text:
        return None
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    match = DAY.fullmatch(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except (TypeError, ValueError):
        return line.wrong("birth", f"“{text[:40]}” không phải là ngày sinh (ngày/tháng/năm) hay năm sinh.")


def _born(person, birth: date | int) -> bool:
    if isinstance(birth, int) or person.birth_date is None:
        year = birth if isinstance(birth, int) else birth.year
        return person.birth_year in (year, None)
    return person.birth_date == birth
