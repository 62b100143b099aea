"""Lists of other agencies: holds for those put forward, with their source; others are left alone."""

from datetime import date

import pytest
from django.urls import reverse

from awards.actions.clearances.opening import open_clearance
from awards.intake.clearances import CLEAR, HOLD, hold_reason, verdict_of
from awards.models import Clearance, ClearanceAgency, Nominee, TimeLimit
from tests.factories.awards import CITED
from tests.factories.dossiers import draft_dossier
from tests.factories.history import TODAY, employed, work
from tests.factories.lists import book
from thiduakt.base.uploads import check_content
from units.actions.imports.opening import ask_to_apply, ask_to_undo, map_columns
from units.choices import HoldReason
from units.models import Hold, Household

HEADS = ("STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Nội dung vi phạm")


@pytest.fixture
def police(db):
    return agency("Công an tỉnh")


def agency(name) -> ClearanceAgency:
    """As the migration wrote it; tests that flush the database take that along."""
    return ClearanceAgency.objects.get_or_create(name=name, defaults={"topic": "vi phạm"})[0]


@pytest.fixture
def nominee(unit_head):
    dossier = draft_dossier(unit_head, names=["Nguyễn Văn Hòa"])
    person = dossier.nominees.get().person
    type(person).objects.filter(pk=person.pk).update(birth_year=1975, birth_date=None)
    return dossier.nominees.get()


def taken(agency, *lines, actor, usual=HOLD, heads=HEADS, apply=True):
    """A list as an officer takes it in and a worker writes it."""
    checked = check_content(book(("DS", [heads, *lines])), "ds.xlsx", ("xlsx",))
    batch = open_clearance(
        agency=agency, year=2026, usual=usual, about="vi phạm giao thông", document="CV 12/CAT", on=TODAY,
        checked=checked, actor=actor,
    )  # fmt: skip
    map_columns(batch=batch, mapping=batch.mapping, headings={}, actor=actor)
    work()
    if apply:
        batch.refresh_from_db()
        ask_to_apply(batch=batch, actor=actor)
        work()
    batch.refresh_from_db()
    return batch


def line(name="Nguyễn Văn Hòa", year=1975, reason="Nồng độ cồn"):
    return (1, name, year, "Sở Xây dựng", reason)


def test_a_nominee_is_held_with_the_source(reviewer, police, nominee):
    batch = taken(police, line(), actor=reviewer)
    hold = Hold.objects.get()
    assert (hold.person, hold.starts_on, hold.ends_on) == (nominee.person, TODAY, None)
    assert hold.document == "Công an tỉnh: Nồng độ cồn, CV 12/CAT"
    found = Clearance.objects.get()
    assert (found.agency, found.nominee, found.verdict, found.hold) == (police, nominee, HOLD, hold)
    assert batch.counts == {"new": 1}
    assert nominee.person.steps.filter(move="import").exists()


def test_who_is_not_put_forward_is_left_alone(reviewer, police, nominee, unit):
    employed(unit, "Trần Văn Khác", 1980)
    batch = taken(police, line("Trần Văn Khác", 1980), line("Người Ngoài Sổ", 1990), actor=reviewer)
    assert not Hold.objects.exists()
    assert batch.counts == {"skip": 2}
    assert batch.rows.first().findings[0]["message"] == "Không có trong danh sách đề nghị đang mở."


def test_the_name_of_somebody_put_forward_is_never_passed_over(reviewer, police, nominee):
    """Read as a collective, or at a unit nobody knows: an officer looks; born in another year: somebody else."""
    heads = ("STT", "Họ và tên", "Đơn vị", "Nội dung vi phạm")
    batch = taken(police, (1, "Tổ Nguyễn Văn Hòa", "", "Trốn thuế"), actor=reviewer, heads=heads)
    assert batch.counts == {"skip": 1}
    type(nominee.person).objects.filter(pk=nominee.person_id).update(full_name="Đoàn Kết", search_key="doan ket")
    batch = taken(police, (1, "Đoàn Kết", "", "Trốn thuế"), actor=reviewer, heads=heads, apply=False)
    assert set(batch.counts) <= {"unsure", "error"}
    batch = taken(police, line("Đoàn Kết", 1999), actor=reviewer)
    assert batch.counts == {"skip": 1}


def test_the_same_list_again_holds_nobody_twice(reviewer, police, nominee):
    taken(police, line(), actor=reviewer)
    assert taken(police, line(), actor=reviewer).counts == {"same": 1}
    assert Hold.objects.count() == 1


def test_a_list_that_clears_confirms(reviewer, nominee):
    tax = agency("Thuế tỉnh")
    taken(tax, line(reason="Đã nộp đủ thuế"), actor=reviewer)
    assert not Hold.objects.exists()
    assert Clearance.objects.get().verdict == CLEAR


def test_taken_back(reviewer, police, nominee):
    batch = taken(police, line(), actor=reviewer)
    ask_to_undo(batch=batch, actor=reviewer)
    work()
    assert not Hold.objects.exists()
    assert not Clearance.objects.exists()


def test_two_who_fit_wait(reviewer, police, nominee, unit):
    employed(unit, "Nguyễn Văn Hòa", 1975)
    batch = taken(police, line(), actor=reviewer)
    assert batch.counts == {"unsure": 1}
    assert not Hold.objects.exists()


def test_who_has_sent_and_who_is_late(reviewer, police, nominee, login):
    TimeLimit.objects.create(
        code="X", who="Công an tỉnh", what="gửi danh sách vi phạm", by="03-10",
        **CITED | {"valid_from": date(2020, 1, 1)},
    )  # fmt: skip
    client = login(reviewer)
    page = client.get(reverse("awards:clearances"), {"nam": "2026"}).content.decode()
    assert "trước 10/03/2026" in page
    taken(police, line(), actor=reviewer)
    page = client.get(reverse("awards:clearances"), {"nam": "2026"}).content.decode()
    assert "đã gửi 20/11/2026" in page


@pytest.mark.parametrize(
    ("outcome", "reason", "verdict"),
    [
        ("", "", HOLD), ("Không vi phạm", "", CLEAR), ("", "Đã nộp thuế đủ", CLEAR), ("", "Chưa nộp đủ thuế", HOLD),
        ("", "Còn nợ BHXH 3 tháng", HOLD), ("", "Không có đơn thư", CLEAR), ("Đủ điều kiện", "", CLEAR),
        ("Không đủ điều kiện", "", HOLD), ("", "Đang xác minh đơn tố cáo", HOLD),
    ],
)  # fmt: skip
def test_words_of_agencies(outcome, reason, verdict):
    assert verdict_of(outcome, reason, HOLD) == verdict


def test_reasons_by_words():
    assert hold_reason("Đang bị khởi tố", HoldReason.INSPECTION) == HoldReason.INVESTIGATION
    assert hold_reason("điều gì khác", HoldReason.COMPLAINT) == HoldReason.COMPLAINT


def test_a_namesake_is_chosen_where_the_line_stands(reviewer, police, nominee, unit, login):
    employed(unit, "Nguyễn Văn Hòa", 1975)
    batch, client = taken(police, line(), actor=reviewer), login(reviewer)
    url = reverse("awards:clearance_lines", args=[batch.pk])
    page = client.get(url)
    assert f'value="{nominee.person_id}"' in page.content.decode()

    row = batch.rows.get()
    assert "hãy chọn một người" in client.post(url, {"line": row.pk}, follow=True).content.decode()
    client.post(url, {"line": row.pk, "person": nominee.person_id})
    hold = Hold.objects.get()
    assert (hold.person_id, hold.document) == (nominee.person_id, "Công an tỉnh: Nồng độ cồn, CV 12/CAT")
    assert Clearance.objects.get().hold == hold
    assert batch.steps.filter(move="settle", actor=reviewer).count() == 1

    batch.refresh_from_db()
    assert batch.counts == {"new": 1}
    ask_to_undo(batch=batch, actor=reviewer)
    work()
    assert not Hold.objects.exists()
    assert not Clearance.objects.exists()


def test_who_is_none_of_those_put_forward_is_left_out(reviewer, police, nominee, unit, login):
    employed(unit, "Nguyễn Văn Hòa", 1975)
    batch = taken(police, line(), actor=reviewer)
    login(reviewer).post(
        reverse("awards:clearance_lines", args=[batch.pk]), {"line": batch.rows.get().pk, "person": "none"}
    )
    assert not Hold.objects.exists()
    batch.refresh_from_db()
    assert batch.counts == {"skip": 1}


def test_the_head_of_a_household_put_forward_is_named_with_what_to_do(reviewer, police, nominee, unit):
    head = Household.objects.create(head_name="Phạm Thị Hộ", unit=unit)
    Nominee.objects.filter(pk=nominee.pk).update(person=None, household=head)
    batch = taken(police, line("Phạm Thị Hộ", 1970), actor=reviewer)
    assert batch.counts == {"unsure": 1}
    assert "đưa hộ ra khỏi danh sách đề nghị" in batch.rows.get().findings[0]["message"]
