"""A new pack changes one rule from a day: the officer tries it, puts it into force, and units see what it means."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from awards.choices import CLOSED, PackState
from awards.models import LawPack, Nominee, Rule
from tests.journeys.office import Office
from thiduakt.base.clock import today
from units.models import Unit

pytestmark = pytest.mark.journey

RULE, PAPER = "CSTDT-01", "Quyết định số 12/QĐ-UBND, Điều 3"


def pack_file(path: Path, *, award: str = "CSTD_TINH") -> Path:
    """From today on the lower title has to be held once more in a row than the law asks."""
    rule = {
        "id": RULE,
        "award": award,
        "subject": "ca_nhan",
        "severity": "block",
        "kind": "times_in_a_row",
        "parameters": {"award": "CSTDCS", "times": 4},
        "citation": PAPER,
        "mark": "VERIFIED",
        "valid_from": today().isoformat(),
        "valid_to": None,
    }
    head = {"id": "hoa-giang-moi", "title": "Quy định mới của tỉnh", "scope": "province", "legal_basis": [PAPER]}
    pack = head | {"valid_from": today().isoformat(), "valid_to": None, "rules": [rule]}
    path.write_text(json.dumps(pack, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def offer(office: Office, good: Path, bad: Path) -> None:
    """A slip is named with its line and nothing is kept; the mended file is taken in."""
    page = office.as_("ban.tdkt")
    office.go(page, "/quy-dinh/goi-moi/")
    for file in (bad, good):
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_label("Gói này theo văn bản nào").fill(PAPER)
        office.click(page, "Kiểm tra và nhận gói")
        if file is bad:
            expect(page.get_by_text(re.compile(r"[Dd]òng \d+")).first).to_be_visible()
            assert not LawPack.objects.filter(pk="hoa-giang-moi").exists()
    expect(page.get_by_role("heading", name="Quy định mới của tỉnh")).to_be_visible()


def try_out(office: Office) -> int:
    """Who would change; the dossiers stay as they are."""
    page = office.as_("ban.tdkt")
    kept = list(Nominee.objects.order_by("pk").values("pk", "findings", "state"))
    office.go(page, "/quy-dinh/thu/")
    page.get_by_label("Đợt xét", exact=True).select_option(index=1)
    page.get_by_label("Gói quy định", exact=True).select_option("hoa-giang-moi")
    office.click(page, "Thử")
    rows = page.locator("main table tbody tr")
    assert rows.count() > 0
    expect(rows.first).to_contain_text(PAPER)
    expect(rows.first).to_contain_text("Chiến sĩ thi đua cấp tỉnh")
    assert list(Nominee.objects.order_by("pk").values("pk", "findings", "state")) == kept
    return rows.count()


def put_into_force(office: Office) -> None:
    page = office.as_("ban.tdkt")
    office.go(page, "/quy-dinh/goi/hoa-giang-moi/")
    office.click(page, "Đưa vào áp dụng", role="link")
    page.get_by_label(re.compile("^Văn bản làm căn cứ")).fill(PAPER)
    office.click(page, "Đưa vào áp dụng")
    assert LawPack.objects.get(pk="hoa-giang-moi").state == PackState.ACTIVE
    held = Rule.objects.in_force(today()).filter(code=RULE)
    assert [rule.pack for rule in held] == ["hoa-giang-moi"]


def see_what_each_may_get(office: Office) -> None:
    """The head of the unit: everybody of the unit, award by award, and why not."""
    page = office.as_("gd.xd")
    office.go(page, "/co-the-de-nghi/")
    people = page.locator("main table tbody tr")
    assert people.count() == 40
    assert all(re.search("Đủ|đủ|Thiếu|Tạm dừng", row) for row in people.all_inner_texts())
    column = page.locator("main table thead").get_by_text("Chiến sĩ thi đua cấp tỉnh")
    expect(column.first).to_be_visible()
    cell = people.locator("td[data-label*='Chiến sĩ thi đua cấp tỉnh'] a").filter(has_text=re.compile("đủ|Thiếu")).first
    cell.click()
    page.wait_for_load_state("networkidle")
    office.look(page)
    expect(page.locator("main")).to_contain_text(PAPER)
    expect(page.get_by_text(re.compile("Đủ điều kiện (từ năm|khi)")).first).to_be_visible()


def test_a_new_rule_is_tried_put_into_force_and_explained(office, tmp_path):
    good = pack_file(tmp_path / "goi.json")
    bad = pack_file(tmp_path / "goi-sai.json", award="KHONG_CO")
    decided = Nominee.objects.filter(dossier__state__in=CLOSED).exclude(findings=None)
    old = {nominee.pk: nominee.findings for nominee in decided}
    assert old
    assert Unit.objects.filter(name="Sở Xây dựng").exists()

    offer(office, good, bad)
    changed = try_out(office)
    put_into_force(office)
    see_what_each_may_get(office)

    assert changed > 0
    assert {nominee.pk: nominee.findings for nominee in decided.all()} == old
