"""An officer takes in a pack that changes one rule from a date, sees whose verdict changes, puts it into force."""

import json
import re

import pytest
from playwright.sync_api import expect

from awards.models import LawPack, Nominee, Rule
from campaigns.models import Round
from thiduakt.base.clock import today

pytestmark = pytest.mark.journey


def new_pack() -> bytes:
    """From today the provincial title asks for five grassroots titles in a row, not three."""
    rule = {
        "id": "CSTDT-01",
        "award": "CSTD_TINH",
        "subject": "ca_nhan",
        "severity": "block",
        "kind": "times_in_a_row",
        "parameters": {"award": "CSTDCS", "times": 5},
        "citation": "Quy chế thử, Điều 3",
        "mark": "RECALLED",
        "valid_from": today().isoformat(),
        "valid_to": None,
    }
    starts = today().isoformat()
    pack = {"id": "thu", "title": "Quy chế thử", "scope": "province", "valid_from": starts, "rules": [rule]}
    return json.dumps(pack, ensure_ascii=False, indent=1).encode()


def test_a_pack_that_changes_one_rule(office):
    officer, told = office.as_("ban.tdkt"), list(Nominee.objects.order_by("pk").values_list("findings", flat=True))
    office.go(officer, "/quy-dinh/goi/")
    office.click(officer, "Nhận gói mới", role="link")
    officer.get_by_label("Tệp gói quy định").set_input_files(
        {"name": "thu.json", "mimeType": "application/json", "buffer": new_pack()}
    )
    officer.get_by_label("Gói này theo văn bản nào").fill("Quyết định thử")
    office.click(officer, "Kiểm tra và nhận gói")
    expect(officer.get_by_role("heading", name="Quy chế thử", level=1)).to_be_visible()
    office.click(officer, "So sánh")
    expect(officer.get_by_text("1 mục đổi")).to_be_visible()

    round = Round.objects.get()
    office.go(officer, f"/quy-dinh/thu/?round={round.pk}&pack=thu")
    expect(officer.get_by_text("Quy chế thử, Điều 3").first).to_be_visible()

    office.go(officer, "/quy-dinh/goi/thu/")
    office.click(officer, "Đưa vào áp dụng", role="link")
    expect(officer.get_by_text("1 mục chưa đối chiếu được với văn bản gốc")).to_be_visible()
    officer.get_by_label("Văn bản làm căn cứ").fill("Quyết định thử")
    office.click(officer, "Đưa vào áp dụng")

    assert LawPack.objects.get(pk="thu").state == "active"
    assert Rule.objects.in_force(today()).get(code="CSTDT-01").parameters["times"] == 5
    assert list(Nominee.objects.order_by("pk").values_list("findings", flat=True)) == told


def test_a_head_sees_for_everybody_what_is_possible_and_why_not(office):
    head = office.as_("gd.xd")
    office.go(head, "/co-the-de-nghi/")
    people = head.locator("main table tbody tr")
    assert people.count() == 40
    assert all(re.search("Đủ|đủ|Thiếu|Tạm dừng", said) for said in people.all_inner_texts())

    not_yet = people.locator("td[data-label*='Chiến sĩ thi đua cấp tỉnh'] a").filter(has_text="Chưa đủ").first
    not_yet.click()
    head.wait_for_load_state("networkidle")
    office.look(head)
    expect(head.locator("main")).to_contain_text("Luật Thi đua, khen thưởng, Điều 22 khoản 1 điểm a")
    expect(head.get_by_text(re.compile("Đủ điều kiện (từ năm|khi)")).first).to_be_visible()
