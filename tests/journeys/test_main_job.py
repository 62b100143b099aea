"""From a pasted kế hoạch to an award in the register, as different people, in a real browser."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from django.core.management import call_command
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from awards.choices import DossierState
from awards.models import Award, Dossier, Nominee
from campaigns.models import Plan, Round
from reports.management.demo.plans import SOURCE
from tests.journeys.office import Office
from thiduakt.base.clock import today
from units.models import Letter

pytestmark = pytest.mark.journey

ACHIEVEMENT = "Hoàn thành sớm hai công trình trọng điểm, tiết kiệm chi phí và có sáng kiến được áp dụng toàn Sở."
PDF_WAIT = 60_000


def vn(day) -> str:
    return f"{day:%d/%m/%Y}"


def paper_text(page: Page, label: str) -> str:
    """Wait until the worker has made the paper, download it and read it."""
    link = page.get_by_role("link", name=re.compile(label))
    link.wait_for(timeout=PDF_WAIT)
    with page.expect_download() as download:
        link.click()
    with pdfplumber.open(download.value.path()) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def bring_in_and_issue(office: Office) -> Plan:
    """Steps 2 and 3: paste, review, correct, draft, issue, see the paper appear."""
    page, year = office.as_("van.phong"), today().year
    text = SOURCE.read_text(encoding="utf-8").format(
        year=year, report_day=vn(today() + timedelta(days=9)), interim_day=vn(today() + timedelta(days=8))
    )
    office.go(page, "/ke-hoach/nhap/")
    page.get_by_label("Dán văn bản kế hoạch").fill(text.replace("phục vụ người dân", "vì người dân"))
    office.click(page, "Đọc văn bản")
    expect(page.get_by_text("Tỷ lệ hồ sơ nộp trực tuyến toàn trình").first).to_be_visible()
    office.click(page, "Lưu thành dự thảo kế hoạch")
    office.click(page, "Ban hành", role="link")
    page.get_by_label("Hạn đăng ký thi đua").fill(vn(today() + timedelta(days=5)))
    office.click(page, "Xem lại trước khi ban hành")
    office.click(page, "Ban hành")
    plan = Plan.objects.get(title__contains="vì người dân")
    assert plan.full_number == "02/KH-UBND"
    assert "02/KH-UBND" in paper_text(page, r"Kế hoạch \(PDF")
    return plan


def register(office: Office, plan: Plan) -> None:
    """Step 4: a head registers; the office reminds only those who have not."""
    head = office.as_("gd.xd")
    office.go(head, "/")
    expect(head.get_by_text(f"Bản đăng ký thi đua năm {plan.year}").first).to_be_visible()
    office.go(head, plan.get_absolute_url())
    office.click(head, "Bắt đầu đăng ký")
    office.go(head, head.url + "chi-tieu/")
    head.locator("input.value-input").first.fill("98,5")
    office.click(head, "Lưu mức đăng ký")
    office.go(head, head.url + "danh-hieu/")
    head.get_by_label("Danh hiệu").select_option("CSTDCS")
    head.locator("[name=people]").first.check()
    office.click(head, "Thêm vào bản đăng ký")
    office.go(head, plan.registrations.get().get_absolute_url())
    office.click(head, "Gửi đăng ký", role="link")
    office.click(head, "Gửi đăng ký")
    chaser = office.as_("van.phong")
    office.go(chaser, f"/dang-ky/?plan={plan.pk}")
    before = Letter.objects.count()
    office.click(chaser, "Nhắc đơn vị chưa đăng ký")
    new = Letter.objects.order_by("pk")[before:]
    assert {letter.to.username for letter in new} & {"gd.xd", "so.xd"} == set()
    assert {letter.to.username for letter in new} >= {"gd.tc", "gd.yt"}
    registration = plan.registrations.get()
    office.go(chaser, registration.get_absolute_url())
    office.click(chaser, "Tiếp nhận")


def open_round(office: Office) -> Round:
    """The Board opens a round for one more kind of dossier."""
    board = office.as_("ban.tdkt")
    office.go(board, "/dot-xet/moi/")
    board.get_by_label("Tên đợt").fill("Đợt xét bổ sung cuối năm")
    board.get_by_label("Loại").select_option("annual")
    board.get_by_label("Chiến sĩ thi đua cấp tỉnh").first.check()
    board.get_by_label("Chiến sĩ thi đua cơ sở").first.check()
    board.get_by_label("Đến hết ngày").fill(vn(today() + timedelta(days=7)))
    board.locator("main form[method=post] button.btn-primary").click()
    board.wait_for_load_state("networkidle")
    office.look(board)
    return Round.objects.get(name="Đợt xét bổ sung cuối năm")


def prepare_dossier(office: Office, opened: Round) -> Dossier:
    """Step 5: the officer opens, nominates from the list, tells the achievements, attaches, checks."""
    officer = office.as_("so.tc")
    office.go(officer, "/ho-so/mo/")
    officer.locator(f"[name=round][value='{opened.pk}']").check()
    office.click(officer, "Mở hồ sơ")
    dossier = Dossier.objects.get(round=opened)
    office.go(officer, f"{dossier.get_absolute_url()}doi-tuong/")
    free = officer.locator(".pick .form-check", has_not_text="đã có")
    free.nth(2).locator("input").check()
    free.nth(3).locator("input").check()
    officer.locator("select[name=award_type]").select_option(label="Chiến sĩ thi đua cấp tỉnh")
    office.click(officer, "Thêm vào hồ sơ")
    for nominee in dossier.nominees.all():
        office.go(officer, nominee.get_absolute_url())
        officer.get_by_role("textbox", name=re.compile("Báo cáo thành tích")).fill(ACHIEVEMENT)
        officer.get_by_role("button", name=re.compile("^Lưu")).last.click()
        officer.wait_for_load_state("networkidle")
    office.go(officer, f"{dossier.get_absolute_url()}y-kien/")
    officer.get_by_label(re.compile("Ý kiến của tập thể")).fill("Tập thể bỏ phiếu kín, nhất trí đề nghị.")
    office.click(officer, "Lưu")
    attach(office, officer, f"{dossier.get_absolute_url()}tai-lieu/", "bien_ban_binh_xet", "bien-ban.pdf")
    office.go(officer, f"{dossier.get_absolute_url()}kiem-tra/")
    office.click(officer, "Báo thủ trưởng trình hồ sơ")
    return dossier


def attach(office: Office, page: Page, address: str, kind: str, name: str) -> None:
    """Choose a real PDF and attach it."""
    office.go(page, address)
    page.locator("select[name=tep-kind]").select_option(kind)
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": a_pdf()})
    office.click(page, "Đính kèm")


def a_pdf() -> bytes:
    from pypdf import PdfWriter  # noqa: PLC0415 -- only this step needs it

    writer, target = PdfWriter(), BytesIO()
    writer.add_blank_page(width=595, height=842)
    writer.write(target)
    return target.getvalue()


def submit(office: Office, dossier: Dossier) -> None:
    """The head signs and submits; the tờ trình names everybody."""
    head = office.as_("gd.tc")
    office.go(head, f"{dossier.get_absolute_url()}kiem-tra/")
    office.click(head, "Trình hồ sơ", role="link")
    office.click(head, "Ký và trình")
    expect(head.get_by_text(dossier.code).first).to_be_visible()
    office.go(head, dossier.get_absolute_url())
    text = paper_text(head, r"Tờ trình")
    assert [nominee.name for nominee in dossier.nominees.all() if nominee.name not in text] == []


def appraise(office: Office, dossier: Dossier) -> None:
    """Step 6: return itemised, the unit mends only that, conclude per nominee."""
    board, nominee = office.as_("ban.tdkt"), dossier.nominees.first()
    office.go(board, dossier.get_absolute_url())
    office.click(board, "Nhận thẩm định")
    office.go(board, f"{dossier.get_absolute_url()}tham-dinh/tra-lai/")
    board.locator("[name=muc-0-section]").select_option("thanh-tich")
    board.locator("[name=muc-0-nominee]").select_option(str(nominee.pk))
    board.locator("[name=muc-0-lacking]").fill("Số liệu so với năm trước")
    board.locator("[name=muc-0-ground]").fill("Báo cáo phải nêu kết quả cụ thể")
    office.click(board, "Trả lại đơn vị")
    mend(office, dossier, nominee)
    office.go(board, dossier.get_absolute_url())
    office.click(board, "Nhận thẩm định")
    office.go(board, f"{dossier.get_absolute_url()}tham-dinh/")
    office.click(board, "Đạt")
    for place in (1, 2):
        office.go(board, f"{dossier.get_absolute_url()}tham-dinh/?n={place}")
        board.get_by_label("Đồng ý", exact=True).check()
        board.locator("form#ket-luan button").click()
        board.wait_for_load_state("networkidle")
    office.go(board, f"{dossier.get_absolute_url()}tham-dinh/ket-luan/")
    office.click(board, "Kết luận")


def mend(office: Office, dossier: Dossier, nominee: Nominee) -> None:
    officer, head = office.as_("so.tc"), office.as_("gd.tc")
    office.go(officer, f"{dossier.get_absolute_url()}bo-sung/")
    expect(officer.get_by_text("Võ Minh Tâm")).to_have_count(0)
    office.go(officer, nominee.get_absolute_url())
    officer.get_by_role("textbox", name=re.compile("Báo cáo thành tích")).fill(
        f"{ACHIEVEMENT} Tăng 12% so với năm trước."
    )
    officer.get_by_role("button", name=re.compile("^Lưu")).last.click()
    officer.wait_for_load_state("networkidle")
    office.go(officer, f"{dossier.get_absolute_url()}bo-sung/")
    officer.get_by_role("textbox").last.fill("Đã bổ sung số liệu so với năm trước.")
    office.click(officer, "Đã bổ sung xong mục này")
    office.go(head, f"{dossier.get_absolute_url()}kiem-tra/")
    office.click(head, "Trình lại hồ sơ", role="link")
    office.click(head, "Trình lại")


def vote(office: Office, opened: Round) -> None:
    """Step 7: a session, who took part, the votes, the result against all members."""
    secretary = office.as_("thu.ky")
    office.go(secretary, f"/hoi-dong/moi/?round={opened.pk}")
    secretary.get_by_label("Hội đồng").select_option(index=1)
    secretary.get_by_label("Đợt xét").select_option(str(opened.pk))
    secretary.get_by_label("Ngày họp").fill(vn(today()))
    secretary.get_by_label("Bắt đầu lúc").fill("8:00")
    secretary.get_by_label("Địa điểm").fill("Phòng họp số 1")
    office.click(secretary, "Lập phiên họp")
    address = secretary.url
    office.click(secretary, "Bắt đầu họp")
    office.go(secretary, f"{address}thanh-phan/")
    secretary.locator("main select").last.select_option("written")
    office.click(secretary, "Lưu thành phần")
    office.go(secretary, f"{address}phieu/")
    counts = secretary.locator("main input.count")
    for place, number in enumerate(["9", "1", "0", "7", "3", "0"]):
        counts.nth(place).fill(number)
    office.click(secretary, "Lưu kết quả")
    office.go(secretary, f"{address}ket-thuc/")
    secretary.get_by_label(re.compile("Kết thúc lúc")).fill("10:15")
    secretary.get_by_label(re.compile("[Ýý] kiến")).fill("Hội đồng bỏ phiếu kín, kiểm phiếu công khai.")
    office.click(secretary, "Kết thúc phiên họp, chốt 2 kết quả")
    assert "90" in paper_text(secretary, r"Biên bản \(PDF")


def decide(office: Office, opened: Round) -> Award:
    """Step 8: draft, signature, number, and one application behind the page that repeats the number."""
    secretary, leader, clerk = office.as_("thu.ky"), office.as_("lanh.dao"), office.as_("van.thu")
    passed = Nominee.objects.get(dossier__round=opened, state="passed")
    office.go(secretary, "/quyet-dinh/soan/")
    secretary.locator(f"a[href*='{opened.pk}']").click()
    secretary.get_by_role("button", name="Lập dự thảo, trình ký").click()
    secretary.wait_for_load_state("networkidle")
    address = secretary.url
    office.look(secretary)
    office.go(leader, f"{address}ky/")
    office.click(leader, "Ký quyết định")
    office.go(clerk, f"{address}so/")
    office.click(clerk, "Cấp số")
    office.go(clerk, f"{address}ap-dung/")
    clerk.get_by_label(re.compile("Nhập lại số")).fill("2")
    office.click(clerk, "Áp dụng cho 1 cá nhân")
    expect(clerk.get_by_text("Có lỗi cần sửa")).to_be_visible()
    clerk.get_by_label(re.compile("Nhập lại số")).fill("1")
    office.click(clerk, "Áp dụng cho 1 cá nhân")
    office.go(clerk, address)
    assert passed.name in paper_text(clerk, r"Quyết định \(PDF")
    return Award.objects.get(nominee=passed)


def look_up(office: Office, award: Award) -> None:
    """Steps 9 and 11: the register without marks, the person's life, the numbers as a workbook."""
    board = office.as_("ban.tdkt")
    office.go(board, f"/so-thanh-tich/?q={award.person.search_key.replace(' ', '+')}")
    expect(board.get_by_text(award.decision_number).first).to_be_visible()
    office.go(board, f"/so-thanh-tich/nguoi/{award.person_id}/")
    expect(board.get_by_text(award.decision_number).first).to_be_visible()
    office.go(board, f"/tim/?q={award.person.search_key.replace(' ', '+')}")
    office.go(board, f"/bao-cao/?nam={award.year}")
    with board.expect_download() as download:
        board.get_by_role("link", name="Tải XLSX").click()
    sheet = load_workbook(BytesIO(Path(download.value.path()).read_bytes())).worksheets[0]
    assert "Sở Tài chính" in {row[0].value for row in sheet.iter_rows()}


def remind(office: Office, plan: Plan) -> None:
    """Step 10: three days before the report is due, those who owe it find a letter; none twice."""
    due_on = plan.deadlines.get(kind="final_report").due_on
    for _ in range(2):
        call_command("send_reminders", on=(due_on - timedelta(days=3)).isoformat())
    reminders = Letter.objects.filter(key__startswith="reminder:", to__username="gd.xd", channel="app")
    assert [letter.subject for letter in reminders if plan.deadlines.get(kind="final_report").what in letter.subject]
    assert len({letter.key for letter in reminders}) == reminders.count()
    office.go(office.as_("gd.xd"), "/thu/")
    expect(office.as_("gd.xd").get_by_text("Nhắc hạn").first).to_be_visible()


def test_from_a_plan_to_an_award_in_the_register(office):
    plan = bring_in_and_issue(office)
    register(office, plan)
    opened = open_round(office)
    dossier = prepare_dossier(office, opened)
    submit(office, dossier)
    appraise(office, dossier)
    vote(office, opened)
    award = decide(office, opened)
    look_up(office, award)
    remind(office, plan)

    dossier.refresh_from_db()
    assert dossier.state == DossierState.DECIDED
    assert (award.year, award.state, award.decision.full_number) == (today().year, "valid", "02/QĐ-UBND")
