"""The payment list of a decision and the ledger of a fund as workbooks."""

from collections.abc import Iterable

from awards.facts.fund import FundYear
from awards.models import FundEntry
from awards.policies.payments import PaymentList
from thiduakt.base.books import Book
from thiduakt.base.vietnamese import short_date
from units.models import Unit

PAYMENTS = (
    ("STT", 6), ("Họ và tên, tập thể, hộ", 32), ("Đơn vị", 32), ("Danh hiệu, hình thức", 34), ("Hệ số", 9),
    ("Lương cơ sở", 14), ("Tiền thưởng", 15), ("Đã chi", 15), ("Ngày chi", 12), ("Chứng từ", 24), ("Còn phải chi", 15),
    ("Ghi chú", 50),
)  # fmt: skip
TOTALS = (("Đơn vị", 40), ("Số đối tượng", 14), ("Tiền thưởng", 16), ("Đã chi", 16), ("Còn phải chi", 16))
ENTRIES = (
    ("Ngày", 12), ("Khoản", 30), ("Nội dung", 50), ("Chứng từ", 26), ("Thu", 16), ("Chi", 16), ("Người ghi", 24),
    ("Ghi chú", 24),
)  # fmt: skip
YEARS = (("Năm", 8), ("Năm trước chuyển sang", 22), ("Thu", 18), ("Chi", 18), ("Còn lại", 18))
FIRST = 3  # the row under title and headings


def payment_workbook(sheet: PaymentList) -> bytes:
    """Every line, then the totals by unit."""
    number = sheet.decision.full_number
    with Book() as book:
        money = book.file.add_format({"num_format": "#,##0", "valign": "top"})
        page = book.sheet("Chi thưởng", PAYMENTS, title=f"Danh sách chi thưởng theo Quyết định {number}")
        for row, line in enumerate(sheet.lines, start=FIRST):
            _write_line(book, page, row, line, sheet.prizes.base_salary, money)
        foot = FIRST + len(sheet.lines)
        page.write_string(foot, 1, "Tổng cộng", book.head)
        for column, amount in ((6, sheet.total), (7, sheet.paid), (10, sheet.due)):
            page.write_number(foot, column, amount, money)
        page.write_string(foot + 1, 1, f"Bằng chữ: {sheet.words}.", book.text)
        _write_totals(book, sheet, money)
    return book.content


def _write_line(book: Book, page, row: int, line, base_salary: int, money) -> None:
    award = line.award
    page.write_number(row, 0, line.number)
    for column, text in ((1, award.name), (2, line.unit.name), (3, award.award_type.name), (11, line.reason)):
        page.write_string(row, column, text, book.text)
    if line.multiple is not None:
        page.write_number(row, 4, float(line.multiple))
    page.write_number(row, 5, base_salary, money)
    if line.prize is not None:
        page.write_number(row, 6, line.prize, money)
    if line.paid:
        page.write_number(row, 7, line.paid.amount, money)
        page.write_string(row, 8, short_date(line.paid.payout.paid_on), book.text)
        page.write_string(row, 9, line.paid.payout.document, book.text)
    page.write_number(row, 10, line.due, money)


def _write_totals(book: Book, sheet: PaymentList, money) -> None:
    page = book.sheet("Theo đơn vị", TOTALS, title="Tổng hợp theo đơn vị")
    for row, each in enumerate(sheet.by_unit, start=FIRST):
        page.write_string(row, 0, each.unit.name, book.text)
        for column, amount in enumerate((len(each.lines), each.total, each.paid, each.due), start=1):
            page.write_number(row, column, amount, money)


def fund_workbook(owner: Unit, year: FundYear, years: Iterable[FundYear], entries: Iterable[FundEntry]) -> bytes:
    """The entries of one year, then all years with what was carried over."""
    with Book() as book:
        money = book.file.add_format({"num_format": "#,##0", "valign": "top"})
        title = f"Sổ quỹ thi đua, khen thưởng năm {year.year} · {owner.name}"
        page = book.sheet(f"Năm {year.year}", ENTRIES, title=title)
        for row, entry in enumerate(entries, start=FIRST):
            said = "Ghi đảo" if entry.reverses_id else ""
            texts = {0: short_date(entry.dated_on), 1: entry.get_kind_display(), 2: entry.note, 3: entry.document}
            texts |= {6: entry.by.user.full_name, 7: said}
            for column, text in texts.items():
                page.write_string(row, column, text, book.text)
            sign = -1 if entry.reverses_id else 1
            page.write_number(row, 4 if entry.is_income else 5, sign * entry.amount, money)
        page = book.sheet("Các năm", YEARS, title=f"Quỹ thi đua, khen thưởng · {owner.name}")
        for row, each in enumerate(years, start=FIRST):
            page.write_number(row, 0, each.year)
            for column, amount in enumerate((each.carried, each.income, each.spending, each.balance), start=1):
                page.write_number(row, column, amount, money)
    return book.content
