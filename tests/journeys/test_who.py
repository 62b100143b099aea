"""A district ends, its people are found in five communes, and a new head names who stands in: in a real browser."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, Page, expect

from reports.management.demo.source import PASSWORD
from tests.journeys.messy import messy_list
from tests.journeys.office import Office
from thiduakt.base.clock import today
from units.choices import ReorganisationState, Role
from units.models import Employment, Invitation, Person, Post, Reorganisation, Unit

pytestmark = pytest.mark.journey

DISTRICT = "Ủy ban nhân dân huyện Bình Hòa"
SECTIONS = ("Văn phòng HĐND và UBND", "Phòng Nội vụ", "Phòng Tài chính - Kế hoạch", "Phòng Giáo dục và Đào tạo")
COMMUNES = tuple(f"UBND xã Bình {side}" for side in ("Đông", "Tây", "Nam", "Bắc", "Trung"))
COUNT = 800
WAIT = 90_000


def vn(day) -> str:
    return f"{day:%d/%m/%Y}"


def save(office: Office, page: Page) -> None:
    """Press the one primary button of the form."""
    page.locator("main form button.btn-primary").last.click()
    page.wait_for_load_state("networkidle")


def found(office: Office, page: Page, name: str, kind: str, above: str) -> None:
    """Enter a unit that is there already."""
    page.goto("/don-vi/moi/")
    page.get_by_label("Tên đơn vị (bắt buộc)").fill(name)
    page.get_by_label("Loại (bắt buộc)").select_option(kind)
    page.get_by_label("Trực thuộc", exact=True).fill(above)
    page.get_by_label("Thành lập ngày").fill("01/01/2015")
    save(office, page)


def bring_in(office: Office, file: Path) -> None:
    """The list as it is: columns are recognised, lines checked, and written once confirmed."""
    page = office.as_("van.phong")
    office.go(page, "/nhap-danh-sach/moi/")
    page.get_by_label("Của đơn vị (bắt buộc)").fill(DISTRICT)
    page.get_by_label("Danh sách tính đến ngày").fill("30/06/2025")
    page.locator("input[type=file]").set_input_files(file)
    office.click(page, "Đọc tệp")
    expect(page.get_by_label("Cột C là")).to_have_value(re.compile("."))
    office.click(page, "Kiểm tra danh sách")
    page.get_by_role("link", name="Ghi danh sách").wait_for(timeout=WAIT)
    office.look(page)
    office.click(page, "Ghi danh sách…", role="link")
    expect(page.get_by_role("heading", name=re.compile(f"{COUNT} người"))).to_be_visible()
    office.click(page, "Ghi danh sách")
    page.get_by_text("Đã ghi danh sách").wait_for(timeout=WAIT)
    office.look(page)
    assert Employment.objects.filter(unit__path__startswith=Unit.objects.get(name=DISTRICT).path).count() == COUNT


def plan_communes(office: Office) -> str:
    """One plan: five communes are founded, the district and its sections end; most people go to the last commune."""
    page = office.as_("van.phong")
    office.go(page, "/sap-xep-don-vi/them/")
    page.get_by_label("Tên việc sắp xếp").fill("Sắp xếp huyện Bình Hòa thành năm xã")
    page.get_by_label("Có hiệu lực từ ngày").fill("01/07/2025")
    page.get_by_label("Văn bản (bắt buộc)").fill("Nghị quyết số 1677/NQ-UBTVQH15")
    save(office, page)
    plan = Reorganisation.objects.get(name__contains="Bình Hòa").get_absolute_url()
    for commune in COMMUNES:
        page.goto(f"{plan}thanh-lap/")
        page.get_by_label("Tên đơn vị (bắt buộc)").fill(commune.replace("UBND", "Ủy ban nhân dân"))
        page.get_by_label("Loại (bắt buộc)").select_option("commune")
        page.get_by_label("Trực thuộc", exact=True).fill("Ủy ban nhân dân tỉnh Hòa Giang")
        page.get_by_label("Tên ngắn").fill(commune)
        save(office, page)
    office.go(page, f"{plan}ket-thuc/")
    page.get_by_label("Đơn vị kết thúc (bắt buộc)").fill("uy ban nhan dan huyen binh hoa")
    page.get_by_label("Kết thúc cả các đơn vị trực thuộc").check()
    page.get_by_label("Đơn vị đang hoạt động tiếp nhận").fill("\n".join(COMMUNES))
    page.get_by_label("Người và việc đang làm chuyển về").fill(COMMUNES[-1])
    save(office, page)
    office.look(page)
    return plan


def except_some(office: Office, plan: str, people: list[tuple[str, int, str]], file: Path) -> None:
    """Four of five go elsewhere, by a list; one wrong line and nobody is written."""
    page, book = office.as_("van.phong"), Workbook()
    book.active.append(["Họ và tên", "Năm sinh", "Đơn vị cũ", "Đơn vị mới"])
    for number, (name, year, section) in enumerate(people):
        if number % 5:
            book.active.append([name, year, section, COMMUNES[number % 5 - 1]])
    book.active.append(["Người Không Có", 1980, SECTIONS[0], COMMUNES[0]])
    book.save(file)
    office.go(page, f"{plan}nguoi/danh-sach/")
    page.locator("input[type=file]").set_input_files(file)
    save(office, page)
    expect(page.get_by_text("Không có Người Không Có")).to_be_visible()
    office.look(page)
    book.active.delete_rows(book.active.max_row)
    book.save(file)
    page.locator("input[type=file]").set_input_files(file)
    save(office, page)
    office.look(page)


def apply_plan(office: Office, plan: str) -> None:
    page = office.as_("van.phong")
    office.go(page, f"{plan}tac-dong/")
    expect(page.get_by_text(f"Người: {COUNT}")).to_be_visible()
    office.go(page, f"{plan}ap-dung/")
    office.click(page, "Áp dụng việc sắp xếp")
    office.look(page)
    assert Unit.objects.get(name=DISTRICT).ended_on.isoformat() == "2025-06-30"
    for commune in COMMUNES:
        here = Employment.objects.main().on(today()).filter(unit__short_name=commune)
        assert here.count() == COUNT / len(COMMUNES)


def find_under_the_commune(office: Office, person: tuple[str, int, str], commune: str) -> None:
    """Found by name; works at the commune today, and the old section stands in the history under its name."""
    page, (name, year, section) = office.as_("van.phong"), person
    found = Person.objects.get(full_name=name, birth_year=year)
    office.go(page, f"/con-nguoi/?q={name}&unit={commune}")
    page.locator(f"main a[href*='{found.pk}']").first.click()
    page.wait_for_load_state("networkidle")
    office.look(page)
    text = page.locator("main").inner_text()
    assert commune in text
    assert section in text


def enter_by_slip(page: Page, login: str, slip: str) -> None:
    """What somebody with a paper slip does: open the page, type the code, choose a password, sign in."""
    page.goto("/loi-moi/")
    page.locator("main input[type=text]").first.fill(slip)
    page.locator("main form button.btn-primary").click()
    page.wait_for_load_state("networkidle")
    page.get_by_label("Đúng, đây là tôi").check()
    for box in page.locator("main input[type=password]").all():
        box.fill(PASSWORD)
    page.locator("main form button.btn-primary").click()
    page.wait_for_load_state("networkidle")
    page.fill("[name=username]", login)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_role("heading", name="Bàn làm việc").wait_for()


def invite(office: Office, page: Page, name: str, unit: str, role: str, title: str) -> tuple[str, str]:
    """Open an account; returns the login and the code on its slip."""
    office.go(page, "/tai-khoan/quan-ly/moi/")
    page.get_by_label("Họ và tên").first.fill(name)
    page.get_by_label("Đơn vị (bắt buộc)").fill(unit)
    page.get_by_label("Vai trò (bắt buộc)").select_option(role)
    page.get_by_label("Chức vụ ghi trên văn bản").fill(title)
    save(office, page)
    office.look(page)
    office.click(page, "In giấy mời", role="link")
    return page.locator("main dd").first.inner_text(), page.locator(".slip-code").inner_text()


@pytest.fixture
def newcomer(office, live_server):
    """Opens a window for somebody who was just invited."""
    browser: Browser = office.as_("van.phong").context.browser
    return lambda: browser.new_context(base_url=live_server.url, viewport={"width": 1366, "height": 900}).new_page()


def test_people_of_an_old_district_are_found_in_five_communes(office, tmp_path):
    page = office.as_("van.phong")
    found(office, page, DISTRICT, "district", "Ủy ban nhân dân tỉnh Hòa Giang")
    for section in SECTIONS:
        found(office, page, section, "section", DISTRICT)
    people = messy_list(tmp_path / "danh-sach.xlsx", SECTIONS, COUNT)

    bring_in(office, tmp_path / "danh-sach.xlsx")
    plan = plan_communes(office)
    except_some(office, plan, people, tmp_path / "chuyen-rieng.xlsx")
    apply_plan(office, plan)
    find_under_the_commune(office, people[0], COMMUNES[-1])
    find_under_the_commune(office, people[241], COMMUNES[0])
    assert Reorganisation.objects.get(name__contains="Bình Hòa").state == ReorganisationState.APPLIED
    assert office.complaints == []


def test_a_head_invites_two_officers_and_one_stands_in_for_a_week(office, newcomer):
    system = office.as_("quan.tri")
    slip = invite(office, system, "Nguyễn Văn Trưởng", "UBND xã An Phú", Role.UNIT_HEAD, "Chủ tịch")
    head = newcomer()
    enter_by_slip(head, *slip)
    office.look(head)
    first = invite(office, head, "Lê Thị Phó", "UBND xã An Phú", Role.UNIT_OFFICER, "Phó Chủ tịch")
    second = invite(office, head, "Trần Văn Viên", "UBND xã An Phú", Role.UNIT_OFFICER, "Công chức")
    deputy, officer = newcomer(), newcomer()
    enter_by_slip(deputy, *first)
    enter_by_slip(officer, *second)
    office.look(officer)
    assert Invitation.objects.filter(used_at=None).count() == 0

    own = Post.objects.get(user__full_name="Nguyễn Văn Trưởng")
    office.go(head, f"/vai-tro/{own.pk}/lam-thay/")
    head.get_by_label("Người làm thay").select_option(str(Post.objects.get(user__full_name="Lê Thị Phó").user_id))
    head.get_by_label(re.compile("^Từ ngày")).fill(vn(today()))
    head.get_by_label(re.compile("^Đến hết ngày")).fill(vn(today() + timedelta(days=7)))
    head.get_by_label("Chức vụ ghi trên văn bản").fill("Phó Chủ tịch")
    head.get_by_label("Căn cứ").fill("12/UQ-UBND")
    save(office, head)
    office.look(head)
    office.go(deputy, "/vai-tro/")
    as_head = deputy.locator("main .rows b", has_text="Thủ trưởng đơn vị")
    expect(as_head).to_be_visible()
    office.click(deputy, "Dùng vai trò này")
    office.go(deputy, "/tai-khoan/quan-ly/")

    post = Post.objects.get(stands_in_for=own)
    Post.objects.filter(pk=post.pk).update(starts_on=today() - timedelta(days=8), ends_on=today() - timedelta(days=1))
    office.go(deputy, "/vai-tro/")
    expect(as_head).to_have_count(0)
