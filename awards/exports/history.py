"""The blank list of past awards: columns in the usual words, and a sheet that explains them."""

from thiduakt.base.books import Book

COLUMNS = (
    ("STT", 6, "Số thứ tự; không bắt buộc."),
    ("Họ và tên, tập thể, chủ hộ", 32, "Bắt buộc. Hộ gia đình ghi “Hộ ông …”, “Hộ bà …”."),
    ("Ngày sinh", 14, "Ngày/tháng/năm hoặc chỉ năm; giúp phân biệt người trùng tên."),
    ("Chức vụ", 26, "Chức vụ khi được khen; với hộ gia đình ghi địa chỉ."),
    ("Đơn vị", 32, "Đơn vị khi được khen, ghi tên khi đó; phần mềm hiểu cả tên cũ."),
    ("Danh hiệu, hình thức", 30, "Bắt buộc, ghi như vẫn quen: CSTĐ cơ sở, LĐTT, Bằng khen của Chủ tịch UBND tỉnh…"),
    ("Năm", 14, "Một năm, một giai đoạn (năm đầu-năm cuối) hoặc năm học."),
    ("Số quyết định", 20, "Ví dụ: 123/QĐ-UBND. Cũng nhận một cột “QĐ số … ngày … của …”."),
    ("Ngày quyết định", 16, "Bắt buộc, đủ ngày, tháng, năm; nếu cả tệp một quyết định thì ghi ở trang gửi tệp."),
    ("Cơ quan quyết định", 30, "Ví dụ: Chủ tịch UBND tỉnh. Cần khi danh hiệu chỉ ghi “Bằng khen”, “Giấy khen”."),
    ("Người ký", 22, "Không bắt buộc."),
    ("Loại hình khen thưởng", 22, "Công trạng, đột xuất, phong trào, chuyên đề, cống hiến, niên hạn, đối ngoại."),
    ("Số bằng", 16, "Số bằng, giấy chứng nhận; không bắt buộc."),
    ("Tiền thưởng", 16, "Số tiền, đơn vị đồng; không bắt buộc."),
)


def history_template() -> bytes:
    """The blank list as a workbook."""
    with Book() as book:
        book.sheet("Danh sách", [(heading, width) for heading, width, _ in COLUMNS], fixed=2)
        explained = book.sheet("Giải thích các cột", (("Cột", 28), ("Cách ghi", 90)))
        for line, (heading, _, words) in enumerate(COLUMNS, start=1):
            explained.write_string(line, 0, heading)
            explained.write_string(line, 1, words)
    return book.content
