"""Types of award on screen: one is added, one is described anew; the code is for life, packs do not undo it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from awards.actions.law_entries import add_entry, describe_award
from awards.actions.packs import hash_of, load_pack, load_packs
from awards.facts.law_entries import as_written
from awards.models import AwardType, BaseSalary, LawPack, LawStep
from thiduakt.base.clock import today

pytestmark = pytest.mark.django_db
PAPER = {"note": "Theo quy chế mới.", "document": "Quyết định 01"}
SOON = today() + timedelta(days=30)
TYPE = {
    "name": "Giấy khen của Trưởng Công an xã",
    "kind": "form",
    "level": "co_so",
    "family": "giay_khen",
    "recipients": ["ca_nhan", "tap_the"],
    "kinds": ["cong_trang"],
    "periodicity": "adhoc",
    "precedence": "90",
    "paper_size": "297x210",
    "citation": "Quy chế, Điều 5",
}


@pytest.fixture(autouse=True)
def law(db):
    load_packs()


@pytest.fixture
def board(client, reviewer):
    client.force_login(reviewer.user)
    return client


def added(board, **said):
    url = reverse("awards:law_entry_add", args=["award_types"])
    return board.post(url, PAPER | TYPE | {"code": "GK_CAX", "valid_from": f"{today():%d/%m/%Y}"} | said)


def described(board, row, **said):
    url = reverse("awards:law_entry_override", args=["award_types", row.pk])
    seen = board.get(url).context["form"]["seen"].value()
    return board.post(url, PAPER | TYPE | {"seen": seen} | said)


def test_a_type_of_the_province_is_added_and_can_be_asked_for(board):
    reply = added(board)

    row = AwardType.objects.get(code="GK_CAX")
    assert reply.url == reverse("awards:law_award", args=["GK_CAX"])
    assert (row.for_person, row.for_unit, row.for_household, row.kinds) == (True, True, False, ["cong_trang"])
    assert (row.paper_size, row.pack, row.mark, row.needs_council) == ("297x210", "dia-phuong", "LOCAL", False)
    page = board.get(reverse("awards:law")).text
    assert "Giấy khen của Trưởng Công an xã" in page
    assert LawStep.objects.get().move == "add"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"code": "ldtt"}, "Mã LDTT đã dùng cho “Lao động tiên tiến”"),
        ({"code": "GK CAX"}, "Mã chỉ gồm chữ không dấu"),
        ({"paper_size": "A4"}, "297x210"),
        ({"recipients": []}, "bắt buộc"),
        ({"document": ""}, "bắt buộc"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_typed_text_stays(board, said, told):
    page = added(board, **said).text

    assert told in page
    assert "Quy chế, Điều 5" in page
    assert (AwardType.objects.count(), LawStep.objects.count()) == (65, 0)


def test_a_second_press_adds_nothing_and_complains_of_nothing(board):
    key = "6c1f7a2e-6d0c-4a53-9d0f-2f3b1c9e0a11"
    replies = [added(board, key=key) for _ in range(2)]

    assert [reply.url for reply in replies] == [reverse("awards:law_award", args=["GK_CAX"])] * 2
    assert LawStep.objects.count() == 1


def test_a_type_is_described_anew_and_packs_leave_it_so(board):
    row = AwardType.objects.get(code="GK_XA")
    started = row.valid_from
    assert described(board, row).status_code == 302
    described(board, row, name="Giấy khen cấp xã")
    load_packs()
    LawPack.objects.filter(pk="vn-2022").update(sha256="")
    load_packs()

    row.refresh_from_db()
    assert (row.code, row.name, row.paper_size, row.valid_from) == ("GK_XA", "Giấy khen cấp xã", "297x210", started)
    last = LawStep.objects.order_by("pk").last()
    assert (last.move, last.note, last.after["name"]) == ("override", "Theo quy chế mới.", "Giấy khen cấp xã")
    assert last.before["name"] == "Giấy khen của Trưởng Công an xã"
    assert "Theo quy chế mới." in board.get(reverse("awards:law_entry", args=["award_types", row.pk])).text


def test_whoever_looked_at_an_older_description_looks_again(board, reviewer):
    row = AwardType.objects.get(code="GK_XA")
    seen = hash_of(as_written(row))
    written = as_written(row) | {"name": "Giấy khen cấp xã", "citation": "Quy chế"}
    describe_award(row=row, written=written, seen=seen, actor=reviewer, **PAPER)

    with pytest.raises(ValidationError, match="vừa được người khác sửa"):
        describe_award(row=row, written=written, seen=seen, actor=reviewer, **PAPER)
    assert LawStep.objects.count() == 1


def test_a_type_of_a_younger_pack_began_when_it_first_began(reviewer):
    old = AwardType.objects.get(code="GK_XA")
    written = as_written(old) | {"name": "Giấy khen cấp xã", "valid_from": f"{SOON}"}
    load_pack({"id": "sau", "title": "Gói sau", "valid_from": f"{SOON}", "award_types": [written]})
    load_packs()
    LawPack.objects.filter(pk="vn-2022").update(sha256="")
    load_packs()

    row = AwardType.objects.get(code="GK_XA")
    assert (row.name, row.pack, row.valid_from) == ("Giấy khen cấp xã", "sau", old.valid_from)


def test_the_province_speaks_of_an_award_that_another_pack_brought(reviewer):
    written = as_written(AwardType.objects.get(code="GK_XA")) | {"code": "GK_MOI"}
    load_pack({"id": "tinh", "title": "Gói tỉnh", "valid_from": "2025-01-01", "award_types": [written]})
    entry = {"award": "GK_MOI", "subject": "ca_nhan", "multiple": "0.3", "citation": "Quy chế", "mark": "LOCAL"}

    add_entry(section="prizes", written=entry | {"valid_from": "2025-01-01"}, actor=reviewer, **PAPER)

    assert AwardType.objects.get(code="GK_MOI").prize_rates.get().pack == "dia-phuong"


def test_what_holds_for_all_can_be_added_where_nothing_stands_yet(board):
    BaseSalary.objects.all().delete()

    page = board.get(reverse("awards:law_award", args=["chung"])).text

    assert reverse("awards:law_entry_add", args=["base_salaries"]) in page
    assert "Chưa có mục nào vào ngày này." in page
