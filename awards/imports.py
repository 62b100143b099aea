"""Nominees from a workbook: every mistake with row and column at once, nothing written here."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from awards.actions.dossiers import require_alive
from awards.actions.wishes import Wish, mistakes_of, types_of
from awards.models import AwardType, Dossier
from thiduakt.base.sheets import Formula, Sheet, UnreadableError, Value, letter_of, read_sheets, text_of
from thiduakt.base.sheets import Row as Cells
from thiduakt.base.text import search_key, squeeze
from units.intake.layouts import (
    ENUMERATED,
    FOOT,
    HEADER_WITHIN,
    ROMAN,
    TOTAL,
    depth_of,
    headings,
    is_index,
    is_numbered,
)
from units.intake.values import Day, WrongError, day
from units.models import Employment, Household

MOST_ROWS = 1000
MOST_BESIDE = 200
"""Lines of titles, groups, totals and signatures that may stand around the list."""
LONGEST = 30_000
COLUMNS = {
    "household": ("Chủ hộ", ("chu ho", "ho va ten chu ho", "ho ten chu ho", "ho gia dinh")),
    "name": ("Họ và tên", ("ho va ten", "ho ten")),
    "birth": ("Ngày sinh", ("ngay sinh", "nam sinh", "ngay thang nam sinh")),
    "position": ("Chức vụ", ("chuc vu", "chuc danh")),
    "unit": ("Đơn vị", ("don vi", "phong", "dia chi")),
    "award": ("Danh hiệu", ("danh hieu", "hinh thuc", "de nghi")),
    "achievement": ("Thành tích tóm tắt", ("thanh tich", "tom tat")),
}
REQUIRED = ("name", "award")
# "Hộ ông Lê Văn Hòa" in the column of names: with its mark, for Hồ is a family name.
A_HOUSEHOLD = re.compile(r"hộ\s+(gia đình\s+)?((ông|bà)\s+)?", re.IGNORECASE)


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
    job: Employment | None

    @property
    def place(self) -> str:
        """What tells the subject from its namesakes: work today, of a household its address."""
        if self.job is None:
            return self.wish.household.paper_address
        return f"{self.job.position}, {self.job.unit.label}"


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
    cells: dict[str, Value]
    letters: dict[str, str]

    def text(self, key: str) -> str:
        return squeeze(text_of(self.cells.get(key)))

    @property
    def head_of_household(self) -> str:
        """The name of the head where the line speaks of a household; else empty."""
        name = self.text("household") or self.text("name")
        found = A_HOUSEHOLD.match(name)
        return name[found.end() :] if found else self.text("household")

    def wrong(self, key: str, message: str) -> Mistake:
        return Mistake(self.number, self.letters.get(key, ""), COLUMNS[key][0], message)


def read_nominees(content: bytes, *, dossier: Dossier, on: date, kind: str = "xlsx") -> NomineeSheet:
    """Read a list that has passed the check of uploads; `kind` is its ending.

    Raises ValidationError when it is no list of ours, or when the unit has ended.
    """
    require_alive(dossier.unit, on)
    lines = _lines(content, kind)
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


def _lines(content: bytes, kind: str) -> list[_Line]:
    try:
        sheets = read_sheets(content, kind, most_rows=MOST_ROWS + MOST_BESIDE, longest=LONGEST, formulas=True)
    except UnreadableError as error:
        raise ValidationError(error.sentence) from error
    lines = _people_of(*_listed(sheets))
    if not lines:
        raise ValidationError("Bảng không có dòng nào dưới hàng tiêu đề. Hãy điền danh sách rồi gửi lại.")
    if len(lines) > MOST_ROWS:
        raise ValidationError(f"Bảng có hơn {MOST_ROWS} dòng. Hãy chia thành nhiều tệp.")
    return lines


def _listed(sheets: list[Sheet]) -> tuple[Sheet, int, dict[str, int]]:
    """The first sheet with our headings, the row above its first line, and where each column stands."""
    for sheet in sheets:
        for row in sheet.rows[:HEADER_WITHIN]:
            depth = depth_of(sheet, row.number)
            places = _places(sheet, row.number, depth)
            if "award" in places and ("name" in places or "household" in places):
                return sheet, row.number + depth - 1, places
    needed = " và ".join(f"“{COLUMNS[key][0]}”" for key in REQUIRED)
    raise ValidationError(
        f"Không thấy hàng tiêu đề có cột {needed} trong {HEADER_WITHIN} dòng đầu của trang tính nào. "
        "Hãy dùng tệp mẫu của hồ sơ này."
    )


def _places(sheet: Sheet, header: int, depth: int) -> dict[str, int]:
    """Columns by key; of headings in several lines the whole wording decides, else its lowest line."""
    lowest = headings(sheet, header + depth - 1, 1)
    places: dict[str, int] = {}
    for place, words in sorted(headings(sheet, header, depth).items()):
        key = _column_of(words) or _column_of(lowest.get(place, ""))
        if key:
            places.setdefault(key, place)
    return places


def _column_of(heading: str) -> str | None:
    words = re.sub(r"[^a-z0-9]+", " ", search_key(heading)).strip()
    for key, (_, starts) in COLUMNS.items():
        if words.startswith(starts):
            return key
    return None


def _people_of(sheet: Sheet, header: int, places: dict[str, int]) -> list[_Line]:
    """The lines below the headings; index lines, groups, totals and signatures are left."""
    letters = {key: letter_of(place) for key, place in places.items()}
    lines, ended = [], False
    for row in sheet.rows:
        cells = {key: row.at(place) for key, place in places.items() if row.at(place) is not None}
        if row.number <= header or not cells or is_index(row):
            continue
        goes_on = is_numbered(row) or len(cells) > len(REQUIRED)
        ended = _signs(row) or (ended and not goes_on)
        if not ended and ("award" in cells or not _heads_or_sums(row)):
            lines.append(_Line(row.number, cells, letters))
    return lines


def _signs(row: Cells) -> bool:
    """Whether the line is the foot of the list: place and day, who signs as what."""
    said = [search_key(text_of(cell)) for cell in row.cells if cell is not None]
    return not is_numbered(row) and all(FOOT.search(each) or len(each) < len("ab") for each in said)


def _heads_or_sums(row: Cells) -> bool:
    """Whether the line heads a group (`I. PHÒNG NỘI VỤ`) or adds the lines up."""
    said = [text_of(cell) for cell in row.cells if cell is not None]
    if is_numbered(row):
        return False
    return bool(TOTAL.match(search_key(said[0])) or ENUMERATED.match(said[0]) or ROMAN.match(said[0]))


class _Reader:
    """Compares lines with the people of the unit and the awards of the round; a few queries for all lines."""

    def __init__(self, dossier: Dossier, on: date, lines: list[_Line]):
        self.home, self.on = dossier.unit, on
        self.allowed = list(types_of(dossier.round, on))
        self.known = {search_key(name): name for name in AwardType.objects.values_list("name", flat=True)}
        self.households = _households(dossier, on, lines)
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
        subject = self._household(line) if line.head_of_household else self._job(line)
        award = self._award(line)
        mistakes = [found for found in (subject, award) if isinstance(found, Mistake)]
        if mistakes:
            return mistakes
        achievement = text_of(line.cells.get("achievement"))
        if isinstance(subject, Household):
            return Row(line.number, Wish(award, household=subject, achievement=achievement), None)
        return Row(line.number, Wish(award, person=subject.person, achievement=achievement), subject)

    def _household(self, line: _Line) -> Household | Mistake:
        name, column = line.head_of_household, "household" if line.text("household") else "name"
        found = self.households[search_key(name)]
        found = [each for each in found if each.head_name.lower() == name.lower()] or found
        where = search_key(line.text("unit"))
        if len(found) > 1 and where:
            found = [each for each in found if where in search_key(each.paper_address)] or found
        if not found:
            listed = f"trong danh sách hộ gia đình của {self.home.name}"
            return line.wrong(
                column, f"Không có hộ nào có chủ hộ tên {name} {listed}. Hãy xem lại tên, hoặc ghi hộ trước."
            )
        if len(found) > 1:
            return line.wrong(column, f"Có {len(found)} hộ có chủ hộ tên {name}. Hãy ghi địa chỉ để phân biệt.")
        return found[0]

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
        birth = _birth(line, self.on)
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


def _households(dossier: Dossier, on: date, lines: list[_Line]) -> dict[str, list[Household]]:
    """Households of the unit that the lines name, by the search key of the head; no query where none is named."""
    keys = {search_key(name) for line in lines if (name := line.head_of_household)}
    found = defaultdict(list)
    if keys:
        rows = Household.objects.of_unit(dossier.unit).followed(on).filter(search_key__in=keys)
        for household in rows.select_related("unit", "person").order_by("pk"):
            found[household.search_key].append(household)
    return found


def _unreadable(line: _Line):
    for key, value in line.cells.items():
        if isinstance(value, Formula):
            yield line.wrong(key, "Ô là công thức. Hãy dán giá trị thay cho công thức.")


def _birth(line: _Line, on: date) -> Day | Mistake | None:
    """A day, or only a year; None when the cell is empty."""
    try:
        return day(line.cells.get("birth"), "ngày sinh", on)
    except WrongError as error:
        return line.wrong("birth", str(error))


def _born(person, birth: Day) -> bool:
    if birth.day is None or person.birth_date is None:
        return person.birth_year in (birth.year, None)
    return person.birth_date == birth.day
