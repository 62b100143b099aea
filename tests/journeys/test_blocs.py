"""A year of a bloc: copied from last year, units placed, issued; the head calls, the members sign."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfWriter

from thiduakt.base.clock import today
from units.models import BlocDivision, PledgeSignature

pytestmark = pytest.mark.journey


def pdf(name: str) -> dict:
    """A file as the browser sends it."""
    target, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(target)
    return {"name": name, "mimeType": "application/pdf", "buffer": target.getvalue()}


def test_blocs_from_last_years_list_to_the_signed_pledge(office):
    BlocDivision.objects.update(year=today().year - 1)
    last_year = BlocDivision.objects.get()
    last_year.blocs.update(year=last_year.year)
    for bloc in last_year.blocs.all():
        bloc.members.update(year=last_year.year)

    board = office.as_("ban.tdkt")
    office.go(board, last_year.get_absolute_url())
    office.click(board, "Chép sang năm sau", role="link")
    board.get_by_label("Người ký").select_option(index=1)
    office.click(board, "Chép thành dự thảo")
    office.click(board, "Xếp đơn vị vào khối", role="link")
    board.get_by_label("Khối của Ủy ban nhân dân xã An Phú").select_option(index=2)
    office.click(board, "Lưu")
    expect(board.get_by_text("Đã lưu danh sách khối.")).to_be_visible()
    office.click(board, "Xong, về bản chia khối", role="link")
    office.click(board, "Ban hành", role="link")
    office.click(board, "Ban hành")
    expect(board.get_by_text("các đơn vị nhận thư")).to_be_visible()
    paper = board.get_by_role("link", name="Quyết định chia khối (PDF, bản chính thức)")
    expect(paper).to_be_visible(timeout=60_000)

    bloc = BlocDivision.objects.get(state="issued").blocs.order_by("position").first()
    head = office.as_("gd.tc")
    office.go(head, bloc.get_absolute_url())
    office.click(head, "Đăng văn bản của khối", role="link")
    head.get_by_label("Loại").select_option("pledge")
    head.get_by_label("Tên văn bản").fill("Giao ước thi đua của khối")
    head.set_input_files("input[type=file]", pdf("giao-uoc.pdf"))
    office.click(head, "Đăng")
    office.click(head, "Ký giao ước", role="link")
    office.click(head, "Ký giao ước")
    expect(head.get_by_text("đã ký giao ước thi đua")).to_be_visible()

    other = office.as_("gd.nv")
    other.goto("/")
    expect(other.get_by_role("link", name="Ký giao ước thi đua Chờ ký")).to_be_visible()
    office.go(other, bloc.get_absolute_url())
    office.click(other, "Ký giao ước", role="link")
    office.click(other, "Ký giao ước")
    assert PledgeSignature.objects.filter(member__bloc=bloc).count() == 2


def test_own_data_and_the_lists_of_blocs_can_be_read(office):
    for login, address in [
        ("gd.xd", "/tai-khoan/du-lieu/"),
        ("gd.xd", "/tai-khoan/du-lieu/de-nghi-sua/"),
        ("quan.tri", "/bao-mat/xem-so-dinh-danh/"),
        ("gd.xd", "/khoi-thi-dua/"),
        ("ban.tdkt", "/khoi-thi-dua/lap/"),
    ]:
        page = office.as_(login)
        office.go(page, address)
        expect(page.locator("main h1")).to_have_count(1)
        assert page.url.endswith(address)
    assert office.complaints == []
