"""Workbooks of imports: the list to fill in, and what must be mended. No cell becomes a formula."""

from collections.abc import Iterable
from io import BytesIO

import xlsxwriter

from units.models import ImportRow

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
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
FINDINGS = (("Trang tính", 20), ("Dòng", 8), ("Cột", 6), ("Tên cột", 24), ("Họ và tên", 28), ("Cần sửa", 80))
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def people_template() -> bytes:
    """The blank list, and a sheet that explains its columns."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        head, text = _formats(book)
        sheet = book.add_worksheet("Danh sách")
        explained = book.add_worksheet("Giải thích các cột")
        explained.set_column(0, 0, 24, text)
        explained.set_column(1, 1, 90, text)
        explained.write_row(0, 0, ["Cột", "Cách ghi"], head)
        for place, (heading, width, words) in enumerate(TEMPLATE):
            sheet.set_column(place, place, width, text)
            sheet.write_string(0, place, heading, head)
            explained.write_string(place + 1, 0, heading)
            explained.write_string(place + 1, 1, words)
        sheet.freeze_panes(1, 2)
    return target.getvalue()


def findings_workbook(rows: Iterable[ImportRow]) -> bytes:
    """Every finding with sheet, row and column."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        head, text = _formats(book)
        sheet = book.add_worksheet("Cần sửa")
        for place, (heading, width) in enumerate(FINDINGS):
            sheet.set_column(place, place, width, text)
            sheet.write_string(0, place, heading, head)
        line = 0
        for row in rows:
            for found in row.findings:
                line += 1
                sheet.write_string(line, 0, row.sheet)
                sheet.write_number(line, 1, row.number)
                for place, said in enumerate((found["column"], found["label"], row.name, found["message"]), start=2):
                    sheet.write_string(line, place, said)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(line, 1), len(FINDINGS) - 1)
    return target.getvalue()


def _formats(book):
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#F3F4F6"})
    return head, book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
