"""Workbooks of imports: the list to fill in, and what must be mended. No cell becomes a formula."""

from collections.abc import Iterable

from thiduakt.base.books import Book
from units.models import ImportRow

# Heading, width, what to write in it.
TEMPLATE = (
    ("STT", 6, "Số thứ tự; không bắt buộc."),
    ("Họ và tên", 28, "Bắt buộc. Cả họ, đệm và tên trong một ô, hoặc hai cột “Họ đệm” và “Tên”."),
    ("Ngày sinh", 14, "Ngày/tháng/năm, hoặc chỉ năm. Giúp phân biệt người trùng tên."),
    ("Giới tính", 10, "Nam hoặc Nữ. Cũng nhận một cột “Nữ” đánh dấu x."),
    ("Số CCCD", 16, "12 chữ số. Được mã hóa khi lưu; giúp nhận ra người đã có."),
    ("Dân tộc", 12, "Ví dụ: Kinh."),
    ("Ngày vào Đảng", 14, "Ngày, hoặc dấu x nếu là đảng viên mà không rõ ngày."),
    ("Chức vụ", 28, "Bắt buộc với người mới."),
    ("Đơn vị", 30, "Phòng, ban, đơn vị trực thuộc, đúng tên trong phần mềm. Để trống nếu thuộc thẳng đơn vị."),
    ("Từ ngày", 14, "Ngày giữ chức vụ; để trống thì lấy ngày của danh sách."),
    ("Xếp loại năm …", 26, "Thay dấu … bằng năm; mỗi năm một cột. Ghi hoàn thành xuất sắc (HTXSNV), hoàn thành tốt…"),
)
FINDINGS = (("Trang tính", 20), ("Dòng", 8), ("Cột", 6), ("Tên cột", 24), ("Tên", 28), ("Cần sửa", 80))


def people_template() -> bytes:
    """The blank list, and a sheet that explains its columns."""
    with Book() as book:
        book.sheet("Danh sách", [(heading, width) for heading, width, _ in TEMPLATE], fixed=2)
        explained = book.sheet("Giải thích các cột", (("Cột", 24), ("Cách ghi", 90)))
        for line, (heading, _, words) in enumerate(TEMPLATE, start=1):
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
