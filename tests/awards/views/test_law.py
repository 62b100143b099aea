"""Pages of the law: what holds on a day, an entry's history, packs, what changes, acts with their reasons."""

import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.actions.packs import load_packs
from awards.models import BaseSalary, LawPack, LawStep, Rule
from tests.awards.test_simulation import PACK
from thiduakt.base.clock import today

pytestmark = pytest.mark.django_db
PAPER = {"note": "Theo quy chế mới.", "document": "Quyết định 01"}
SOON = today() + timedelta(days=30)


@pytest.fixture(autouse=True)
def law(db):
    load_packs()


@pytest.fixture
def board(client, reviewer):
    client.force_login(reviewer.user)
    return client


def text(client, name, *args, **query):
    reply = client.get(reverse(name, args=args), query)
    assert reply.status_code == 200
    return " ".join(reply.content.decode().split())


def sent(name, content):
    return SimpleUploadedFile(name, json.dumps(content, indent=1).encode())


def test_the_catalogue_of_a_day(board):
    now, then = text(board, "awards:law"), text(board, "awards:law", on="2025-06-30")

    assert "Chủ tịch Ủy ban nhân dân cấp huyện" in then
    assert "Chủ tịch Ủy ban nhân dân cấp huyện" not in now
    assert "64 danh hiệu" in now
    assert "65 danh hiệu" in then
    assert "297 × 210" in now


def test_an_award_says_every_entry_with_source_and_mark(board):
    page = text(board, "awards:law_award", "CSTD_TINH")

    assert "3 lần liên tục được tặng" in page
    assert "Luật Thi đua, khen thưởng, Điều 22 khoản 1 điểm a" in page
    assert "đã đối chiếu với văn bản" in page.lower()


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("awards:law", []),
        ("awards:law_award", ["LDTT"]),
        ("awards:law_award", ["chung"]),
        ("awards:packs", []),
        ("awards:pack", ["vn-2022"]),
        ("awards:pack_diff", ["bac-ninh-2025"]),
        ("awards:pack_activate", ["bac-ninh-2025"]),
    ],
)
def test_pages_cost_the_same_however_long_the_law(board, name, args, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        text(board, name, *args)


def test_the_day_a_decree_lapses_is_told_before(board):
    page = text(board, "awards:law_changes", on="2027-03-01")

    assert "hết hiệu lực từ ngày này" in page
    assert "cần gói quy định mới trước ngày này" in page
    assert "01/03/2027" in text(board, "awards:law")


def test_a_pack_is_taken_in_looked_at_and_put_into_force(board):
    reply = board.post(reverse("awards:pack_new"), {"document": "QĐ 01", "pack": sent("moi.json", PACK)})
    pack = LawPack.objects.get(pk="tinh-moi")
    assert reply.url == pack.get_absolute_url()
    differs = text(board, "awards:pack_diff", "tinh-moi")
    assert "1 mục đổi" in differs
    assert "hoàn thành tốt nhiệm vụ" in differs

    asks = text(board, "awards:pack_activate", "tinh-moi")
    assert "với 1 mục, từ ngày 01/01/2027?" in asks
    board.post(reverse("awards:pack_activate", args=["tinh-moi"]), {"document": "QĐ 01", "seen": pack.sha256})

    assert Rule.objects.in_force(date(2027, 1, 1)).get(code="LDTT-01").pack == "tinh-moi"


@pytest.mark.parametrize(("code", "is_told"), [("TINH-01", True), ("LDTT-01", False)])
def test_a_standard_that_only_adds_to_one_of_the_law_is_told_before(board, code, is_told):
    pack = PACK | {"rules": [PACK["rules"][0] | {"id": code}]}
    board.post(reverse("awards:pack_new"), {"document": "QĐ 01", "pack": sent("moi.json", pack)})

    for name in ("awards:pack", "awards:pack_activate"):
        page = text(board, name, "tinh-moi")
        assert ("đứng cạnh tiêu chuẩn đang có" in page) is is_told
        assert ("“TINH-01” đứng cạnh “LDTT-01”" in page) is is_told


def test_unsure_entries_are_listed_before_activation(board):
    unsure = PACK["rules"][0] | {"mark": "RECALLED"}
    board.post(reverse("awards:pack_new"), {"document": "QĐ 01", "pack": sent("moi.json", PACK | {"rules": [unsure]})})

    assert "1 mục chưa đối chiếu được với văn bản gốc" in text(board, "awards:pack_activate", "tinh-moi")


def test_slips_of_a_pack_stand_at_the_field_with_their_lines(board):
    bad = PACK | {"rules": [PACK["rules"][0] | {"kindd": "x"}]}
    reply = board.post(reverse("awards:pack_new"), {"document": "QĐ 01", "pack": sent("hong.json", bad)})

    page = reply.content.decode()
    assert "hong.json, dòng " in page
    assert "có phải là “kind” không" in page
    assert not LawPack.objects.filter(pk="tinh-moi").exists()


def test_a_figure_is_replaced_from_a_day_and_the_journal_says_why(board):
    row = Rule.objects.get(code="CSTDT-01")
    url = reverse("awards:law_entry_override", args=["rules", row.pk])
    said = PAPER | {"severity": "block", "is_active": "on", "parameter-0": "CSTDCS", "parameter-1": "2"}
    reply = board.post(url, said | {"valid_from": f"{SOON:%d/%m/%Y}", "citation": "Quy chế, Điều 3"})

    assert reply.status_code == 302
    assert Rule.objects.in_force(SOON).get(code="CSTDT-01").parameters["times"] == 2
    page = text(board, "awards:law_entry", "rules", row.pk)
    assert "Theo quy chế mới." in page
    assert "2 lần liên tục được tặng" in page
    assert "Tỉnh cho mục này hết hiệu lực" in page


def test_what_was_typed_stays_when_it_is_refused(board):
    row = Rule.objects.get(code="CSTDT-01")
    url = reverse("awards:law_entry_override", args=["rules", row.pk])
    said = PAPER | {"severity": "block", "parameter-0": "CSTDCS", "parameter-1": "2", "citation": "Quy chế, Điều 3"}
    page = board.post(url, said | {"valid_from": "01/01/2020"}).content.decode()

    assert "mục mới phải bắt đầu sau ngày đó" in page
    assert "Quy chế, Điều 3" in page
    assert LawStep.objects.count() == 0


def test_an_entry_is_added_like_another(board):
    reply = board.post(
        reverse("awards:law_entry_add", args=["base_salaries"]),
        PAPER | {"amount": "2700000", "valid_from": f"{SOON:%d/%m/%Y}", "citation": "Nghị định mới"},
    )

    assert reply.status_code == 302
    assert BaseSalary.objects.in_force(SOON).get().amount == 2_700_000


def test_units_read_the_law_and_see_no_buttons(client, unit_head):
    client.force_login(unit_head.user)
    row = Rule.objects.get(code="CSTDT-01")

    page = text(client, "awards:law_entry", "rules", row.pk)

    assert "Thay từ một ngày" not in page
    assert client.get(reverse("awards:law_entry_end", args=["rules", row.pk])).status_code == 403
