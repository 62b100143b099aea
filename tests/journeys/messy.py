"""A list of people as a district office keeps it: title lines, merged headings, groups, a total, a signature."""

from pathlib import Path
from random import Random

from openpyxl import Workbook

FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"]
MIDDLES = ["Đức", "Minh", "Ngọc", "Thanh", "Quốc", "Hữu", "Xuân", "Thu", "Kim", "Hồng"]
GIVEN = [
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hòa",
    "Hùng",
    "Khánh",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Nam",
    "Nga",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Thảo",
    "Vân",
    "Yến",
]
POSITIONS = ("Chuyên viên", "Trưởng phòng", "Phó Trưởng phòng", "Văn thư", "Kế toán")
HEADINGS = (
    "STT",
    "Họ và tên",
    "Ngày, tháng, năm sinh",
    "",
    "Dân tộc",
    "Chức vụ, chức danh",
    "Ngày vào Đảng",
    "Ghi chú",
)
COLUMNS = "ABCDEFGH"
FORMS = ("{d:02d}/{m:02d}/{y}", "{d}.{m}.{y}", "{d}-{m}-{y}")


def messy_list(path: Path, sections: tuple[str, ...], count: int) -> list[tuple[str, int, str]]:
    """Write the workbook; returns (full name, birth year, section) of everybody, all different."""
    chance, book = Random(count), Workbook()
    sheet = book.active
    sheet.title = "DS CBCC"
    _head(sheet)
    row, people, known = 9, [], set()
    for number, section in enumerate(sections, 1):
        sheet[f"A{row}"] = f"{'I' * number if number < 4 else 'IV'}. {section.upper()}"
        sheet.merge_cells(f"A{row}:H{row}")
        for _ in range(count // len(sections)):
            row += 1
            person = _write(sheet, row, chance, known, len(people) + 1)
            people.append((*person, section))
        row += 1
    sheet[f"B{row}"] = f"Tổng cộng: {len(people)} người"
    sheet[f"G{row + 2}"], sheet[f"G{row + 3}"] = "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"
    book.save(path)
    return people


def _head(sheet) -> None:
    sheet["A1"], sheet["F1"] = "UBND HUYỆN BÌNH HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    sheet["A4"] = "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC"
    sheet["A5"] = "(Kèm theo Công văn số      /UBND-NV)"
    for letter, heading in zip(COLUMNS, HEADINGS, strict=True):
        sheet[f"{letter}7"] = heading
        if letter not in "CD":
            sheet.merge_cells(f"{letter}7:{letter}8")
    sheet.merge_cells("A4:H4")
    sheet.merge_cells("C7:D7")
    sheet["C8"], sheet["D8"] = "Nam", "Nữ"


def _write(sheet, row: int, chance: Random, known: set, number: int) -> tuple[str, int]:
    is_man = chance.random() < 0.5
    while True:
        words = (chance.choice(FAMILIES), "Văn" if is_man else "Thị", chance.choice(MIDDLES), chance.choice(GIVEN))
        name, year = " ".join(words), chance.randint(1966, 1999)
        if (name, year) not in known:
            break
    known.add((name, year))
    birth = chance.choice(FORMS).format(d=chance.randint(1, 28), m=chance.randint(1, 12), y=year)
    sheet[f"A{row}"], sheet[f"B{row}"] = number, name.upper() if chance.random() < 0.1 else name
    sheet[f"{'C' if is_man else 'D'}{row}"] = birth
    sheet[f"E{row}"], sheet[f"F{row}"] = "Kinh", chance.choice(POSITIONS)
    if chance.random() < 0.3:
        sheet[f"G{row}"] = f"19/05/{year + 25}"
    return name, year
