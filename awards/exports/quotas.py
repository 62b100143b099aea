"""Quotas with their use, and the exceptions, as a workbook."""

from collections.abc import Iterable

from awards.facts.quotas import Standing
from awards.models import QuotaException
from thiduakt.base.books import Book
from thiduakt.base.vietnamese import moment

USE = (
    ("Nơi", 40), ("Hạn mức", 60), ("Đã dùng", 10), ("Được phép", 10), ("Còn", 8), ("Vượt", 8), ("Trên số", 10),
    ("Mức", 12), ("Căn cứ", 40),
)  # fmt: skip
EXCEPTIONS = (
    ("Nơi", 40), ("Danh hiệu, hình thức", 36), ("Được thêm", 10), ("Lý do", 50), ("Văn bản", 30), ("Người ghi", 24),
    ("Ghi lúc", 20), ("Rút lúc", 20),
)  # fmt: skip
FIRST = 3


def quota_workbook(year: int, standings: Iterable[Standing], exceptions: Iterable[QuotaException]) -> bytes:
    """Two sheets: the use of every limit, and who was allowed more and why."""
    with Book() as book:
        page = book.sheet("Hạn mức", USE, title=f"Hạn mức khen thưởng năm {year}")
        for row, each in enumerate(standings, start=FIRST):
            state = each.state
            severity = "không được vượt" if state.limit.severity == "block" else "cảnh báo"
            texts = {0: each.place.name, 1: each.sentence, 7: severity, 8: state.limit.citation}
            for column, text in texts.items():
                page.write_string(row, column, text, book.text)
            for column, number in enumerate((state.used, state.allowed, state.left, state.over, state.whole), start=2):
                page.write_number(row, column, number)
        page = book.sheet("Ngoại lệ", EXCEPTIONS, title=f"Ngoại lệ về hạn mức năm {year}")
        for row, each in enumerate(exceptions, start=FIRST):
            page.write_number(row, 2, each.extra)
            texts = {0: each.place, 1: each.award_name, 3: each.reason, 4: each.document, 5: each.by.user.full_name}
            texts |= {6: moment(each.at), 7: moment(each.withdrawn_at)}
            for column, text in texts.items():
                page.write_string(row, column, text, book.text)
    return book.content
