"""An officer brings five thousand lines of the past in, settles a line that waits, and takes all of it back."""

import re
from itertools import islice, product

import pytest
from playwright.sync_api import expect

from awards.models import Award
from tests.factories.history import line, table
from units.models import Employment, ImportBatch

pytestmark = pytest.mark.journey

LINES = 5000
BAD = (
    line("Vũ Thị Chưa Có", birth=1961),
    line("Đỗ Văn Sai Ngày", birth=1962, day="31/02/2015"),
    line("Lê Thị Danh Hiệu Lạ", birth=1963, award="Giải chạy bộ"),
    line("=HYPERLINK(1)", birth=1964),
)
PATIENT = {"timeout": 240_000}


def lines():
    """Each of the province's people with a title for every year, and some bad lines."""
    jobs = list(Employment.objects.main().select_related("person", "unit").order_by("pk"))
    good = (
        line(
            job.person.full_name,
            birth=job.person.birth_year,
            position=job.position,
            unit=job.unit.name,
            award=award,
            year=year,
            day=f"20/12/{year}",
            number=f"{year}/QĐ",
        )
        for year, award, job in product(range(1985, 2024), ("LĐTT", "CSTĐ cơ sở"), jobs)
    )
    return [*islice(good, LINES - len(BAD)), *BAD]


def test_five_thousand_lines_of_the_past(office):
    officer, before = office.as_("ban.tdkt"), Award.objects.count()
    office.go(officer, "/so-thanh-tich/nhap-lich-su/")
    office.click(officer, "Nhập danh sách, quyết định", role="link")
    officer.get_by_label("Tệp (.xlsx").set_input_files(
        {"name": "so-khen-thuong.xlsx", "mimeType": "application/octet-stream", "buffer": table(*lines())}
    )
    office.click(officer, "Đọc tệp")
    expect(officer).to_have_url(re.compile(r"/cot/$"))
    officer.get_by_role("button", name="Kiểm tra").click()
    officer.get_by_role("link", name="Ghi các dòng chắc chắn…").wait_for(**PATIENT)
    office.look(officer)
    office.click(officer, "Ghi các dòng chắc chắn…", role="link")
    officer.get_by_role("button", name="Ghi danh sách").click()
    officer.get_by_role("heading", name="Đã ghi vào sổ").wait_for(**PATIENT)
    batch = ImportBatch.objects.get(kind="history")
    assert sum(batch.counts.values()) == LINES
    assert Award.objects.count() == before + batch.counts["new"]

    office.click(officer, "Xem các dòng đang chờ", role="link")
    officer.get_by_role("link", name="Vũ Thị Chưa Có").click()
    officer.get_by_label("Chưa có trong sổ: lập hồ sơ mới").check()
    office.click(officer, "Lưu và xem dòng tiếp")
    expect(officer.get_by_text("Đã ghi Vũ Thị Chưa Có vào sổ.")).to_be_visible()
    assert Award.objects.filter(person__full_name="Vũ Thị Chưa Có").count() == 1

    office.go(officer, batch.get_absolute_url())
    office.click(officer, "Hoàn tác cả lần nhập…", role="link")
    officer.get_by_role("button", name="Hoàn tác", exact=True).click()
    officer.get_by_text("Cả lần nhập đã được hoàn tác").wait_for(**PATIENT)
    assert Award.objects.count() == before
