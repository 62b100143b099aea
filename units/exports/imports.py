"""Workbooks of imports: the list to fill in, and what must be mended. No cell becomes a formula."""

from collections.abc import Iterable
from dataclasses import dataclass

from thiduakt.base.books import Book
from units.choices import ImportKind
from units.models import ImportRow

# Heading, width, what to write in it.
Column = tuple[str, int, str]
NUMBERED: Column = ("STT", 6, "Số thứ tự; không bắt buộc.")
WHO: tuple[Column, ...] = (
    ("Họ và tên", 28, "Bắt buộc. Cả họ, đệm và tên trong một ô, hoặc hai cột “Họ đệm” và “Tên”."),
    ("Ngày sinh", 14, "Ngày/tháng/năm, hoặc chỉ năm. Giúp phân biệt người trùng tên."),
    ("Số CCCD", 16, "12 chữ số. Được mã hóa khi lưu; giúp nhận ra người đã có."),
)
PLACE = "Phòng, ban, đơn vị trực thuộc, đúng tên trong phần mềm. Để trống nếu thuộc thẳng đơn vị."
PAPER: Column = ("Văn bản", 30, "Số, ngày, cơ quan ban hành.")
GRADED = "Thay dấu … bằng năm; mỗi năm một cột. Ghi hoàn thành xuất sắc (HTXSNV), hoàn thành tốt…"
RATED: Column = ("Xếp loại năm …", 26, GRADED)
PEOPLE: tuple[Column, ...] = (
    NUMBERED,
    *WHO[:2],
    ("Giới tính", 10, "Nam hoặc Nữ. Cũng nhận một cột “Nữ” đánh dấu x."),
    WHO[2],
    ("Dân tộc", 12, "Ví dụ: Kinh."),
    ("Ngày vào Đảng", 14, "Ngày, hoặc dấu x nếu là đảng viên mà không rõ ngày."),
    ("Chức vụ", 28, "Bắt buộc với người mới."),
    ("Đơn vị", 30, PLACE),
    ("Từ ngày", 14, "Ngày giữ chức vụ; để trống thì lấy ngày của danh sách."),
    RATED,
)
JUDGEMENTS: tuple[Column, ...] = (
    NUMBERED,
    ("Họ và tên", 28, "Để trống nếu là kỷ luật, tạm dừng xét của cả đơn vị."),
    *WHO[1:],
    ("Đơn vị", 30, f"{PLACE} Của tập thể thì bắt buộc."),
    ("Hình thức kỷ luật", 20, "Khiển trách, cảnh cáo, giáng chức, cách chức, buộc thôi việc. Hoặc cột bên."),
    ("Lý do tạm dừng xét", 34, "Xem xét kỷ luật, điều tra, thanh tra, khiếu nại tố cáo, báo chí nêu."),
    ("Từ ngày", 14, "Bắt buộc, đủ ngày, tháng, năm."),
    ("Đến hết ngày", 14, "Để trống khi chưa biết. Gửi lại dòng cũ có ngày hết để kết thúc."),
    PAPER,
)
INITIATIVES: tuple[Column, ...] = (
    NUMBERED,
    *WHO,
    ("Đơn vị", 30, PLACE),
    ("Tên sáng kiến", 50, "Bắt buộc. Đồng tác giả: mỗi người một dòng, tên sáng kiến và năm viết giống nhau."),
    ("Phần đóng góp (%)", 18, "Của tác giả ở dòng này; một tác giả thì để trống."),
    ("Năm công nhận", 16, "Để trống thì lấy năm của ngày quyết định."),
    ("Phạm vi ảnh hưởng", 20, "Bắt buộc: cơ sở, tỉnh hoặc toàn quốc."),
    ("Thẩm quyền công nhận", 30, "Bắt buộc, ví dụ: Giám đốc Sở Xây dựng; Chủ tịch UBND tỉnh."),
    ("Số quyết định", 18, "Số quyết định công nhận."),
    ("Ngày quyết định", 16, "Ngày quyết định công nhận."),
)
UNIT_RATINGS: tuple[Column, ...] = (NUMBERED, ("Đơn vị", 40, "Bắt buộc, đúng tên trong phần mềm."), RATED, PAPER)


@dataclass(frozen=True, slots=True)
class Template:
    """A blank list: the name of its file and its columns."""

    name: str
    columns: tuple[Column, ...]


TEMPLATES = {
    ImportKind.PEOPLE: Template("mau-danh-sach-nguoi", PEOPLE),
    ImportKind.RATINGS: Template("mau-xep-loai", (NUMBERED, *WHO, ("Đơn vị", 30, PLACE), RATED)),
    ImportKind.UNIT_RATINGS: Template("mau-xep-loai-tap-the", UNIT_RATINGS),
    ImportKind.JUDGEMENTS: Template("mau-ky-luat-tam-dung", JUDGEMENTS),
    ImportKind.INITIATIVES: Template("mau-sang-kien", INITIATIVES),
}
FINDINGS = (("Trang tính", 20), ("Dòng", 8), ("Cột", 6), ("Tên cột", 24), ("Tên", 28), ("Cần sửa", 80))


def blank_list(kind: str) -> bytes:
    """The blank list, and a sheet that explains its columns."""
    columns = TEMPLATES[ImportKind(kind)].columns
    with Book() as book:
        book.sheet("Danh sách", [(heading, width) for heading, width, _ in columns], fixed=2)
        explained = book.sheet("Giải thích các cột", (("Cột", 24), ("Cách ghi", 90)))
        for line, (heading, _, words) in enumerate(columns, start=1):
            explained.write_string(line, 0, heading)
            explained.write_string(line, 1, words)
    return book.content


def findings_workbook(rows: Iterable[ImportRow]) -> bytes:
    """Every finding with sheet, row and column."""
    with Book() as book:
        sheet, line = book.sheet("Cần sửa", FINDINGS), 0
        for row in rows:
            for found in row.findings:
                line += 1
                sheet.write_string(line, 0, row.sheet)
                sheet.write_number(line, 1, row.number)
                for place, said in enumerate((found["column"], found["label"], row.name, found["message"]), start=2):
                    sheet.write_string(line, place, said)
        sheet.autofilter(0, 0, max(line, 1), len(FINDINGS) - 1)
    return book.content
