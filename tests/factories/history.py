"""The past for tests: a small catalogue, people and units of former times, lists and decisions as files."""

from datetime import date
from io import BytesIO

from docx import Document

from awards.actions.history.opening import open_history
from awards.choices import AwardKind
from awards.models import Authority
from tests.factories.awards import CITED, AwardTypeFactory
from tests.factories.lists import book
from tests.factories.units import EmploymentFactory, PersonFactory
from thiduakt.base.uploads import check_content
from units.actions.imports.opening import ask_to_apply, map_columns
from units.actions.imports.working import run_next_import
from units.models import ImportBatch, Post, Unit

TODAY = date(2026, 11, 20)
HEADS = ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Danh hiệu", "Năm", "Số quyết định", "Ngày quyết định",
         "Cơ quan quyết định")  # fmt: skip
TYPES = (
    ("LDTT", "Lao động tiên tiến", AwardKind.TITLE, "person"),
    ("CSTDCS", "Chiến sĩ thi đua cơ sở", AwardKind.TITLE, "person"),
    ("TTLDXS", "Tập thể lao động xuất sắc", AwardKind.TITLE, "unit"),
    ("BK_TINH", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", AwardKind.FORM, "all"),
    ("GK_HUYEN", "Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện", AwardKind.FORM, "all"),
    ("GDVH", "Gia đình văn hóa", AwardKind.TITLE, "household"),
)


def catalogue() -> None:
    """A few awards, and the district's authority that has ended."""
    for code, name, kind, subject in TYPES:
        takes = {f"for_{each}": subject in (each, "all") for each in ("person", "unit", "household")}
        AwardTypeFactory(code=code, name=name, kind=kind, **takes)
    facts = CITED | {"valid_to": date(2025, 6, 30), "code": "CHU_TICH_UBND_HUYEN", "title": "Chủ tịch UBND cấp huyện"}
    Authority.objects.create(award_type_id="GK_HUYEN", **facts)


def employed(unit: Unit, name="Nguyễn Văn Hòa", year=1975, position="Chuyên viên"):
    """Somebody of the books who works in the unit since long."""
    person = PersonFactory(full_name=name, birth_date=None, birth_year=year)
    EmploymentFactory(person=person, unit=unit, position=position, starts_on=date(2005, 1, 1))
    return person


def line(name="Nguyễn Văn Hòa", **said):
    """A line of the usual table; `said` by the names below."""
    usual = {"birth": 1975, "position": "Chuyên viên", "unit": "Sở Xây dựng", "award": "LĐTT", "year": 2019,
             "number": "12/QĐ-SXD", "day": "20/12/2019", "issuer": "Giám đốc Sở Xây dựng"} | said  # fmt: skip
    return (1, name, *usual.values())


def table(*lines) -> bytes:
    """A workbook of lines under the usual headings."""
    return book(("Lịch sử", [HEADS, *lines]))


def opened(content: bytes, *, actor: Post, name="lich-su.xlsx", defaults=None) -> ImportBatch:
    """A list sent by an officer."""
    kinds = ("xlsx", "csv", "docx", "pdf")
    checked = check_content(content, name, kinds)
    return open_history(checked=checked, defaults=defaults or {}, document="", actor=actor, on=TODAY)


def work() -> None:
    """Let a worker do all that waits."""
    while run_next_import():
        pass


def judged(content: bytes, *, actor: Post, **facts) -> ImportBatch:
    """A list that has been read and judged with the guessed columns."""
    batch = opened(content, actor=actor, **facts)
    if batch.mapping:
        map_columns(batch=batch, mapping=batch.mapping, headings={}, actor=actor)
    work()
    batch.refresh_from_db()
    return batch


def entered(content: bytes, *, actor: Post, **facts) -> ImportBatch:
    """A list whose certain lines are in the register."""
    batch = judged(content, actor=actor, **facts)
    ask_to_apply(batch=batch, actor=actor)
    work()
    batch.refresh_from_db()
    return batch


def word(text: str) -> bytes:
    """A Word file of the lines; runs of `| a | b |` become tables."""
    document, table = Document(), []
    for each in [*text.splitlines(), ""]:
        if each.startswith("|"):
            table.append([cell.strip() for cell in each.strip("|").split("|")])
            continue
        if table:
            made = document.add_table(rows=len(table), cols=len(table[0]))
            for row, cells in zip(made.rows, table, strict=True):
                for cell, said in zip(row.cells, cells, strict=True):
                    cell.text = said
            table = []
        document.add_paragraph(each)
    content = BytesIO()
    document.save(content)
    return content.getvalue()
