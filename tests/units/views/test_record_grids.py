"""Discipline, holds and initiatives of a whole unit on one page: filled rows are saved at once or not at all."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.factories.people import HoldFactory
from tests.factories.units import EmploymentFactory, UnitFactory
from units.models import Discipline, Hold, Initiative, InitiativeAuthor

JUDGEMENTS, INITIATIVES = reverse("units:judgement_grid"), reverse("units:initiative_grid")


@pytest.fixture
def people(unit):
    return [EmploymentFactory(unit=unit, person__full_name=name).person for name in ("Lê Văn An", "Trần Thị Bình")]


def row(subject, **typed) -> dict:
    return {f"r-{subject.pk}-{name}": value for name, value in typed.items()}


HELD = {"what": "hold:thanh_tra", "starts_on": "01/03/2026"}
FOUND = {"name": "Số hóa hồ sơ", "year": "2025", "scope": "tinh", "recognised_by": "CHU_TICH_UBND_TINH"}


def test_filled_rows_of_people_and_of_the_unit_are_saved_once(login, unit_head, unit, people):
    client, key = login(unit_head), str(uuid4())
    punished = row(people[0], what="discipline:khien_trach", starts_on="2/3/2026", document="QĐ 5")
    for _ in range(2):
        assert client.post(JUDGEMENTS, punished | row(unit, **HELD) | {"key": key}).status_code == 302

    assert list(Discipline.objects.values_list("person", "form", "starts_on", "document")) == [
        (people[0].pk, "khien_trach", date(2026, 3, 2), "QĐ 5")
    ]
    assert list(Hold.objects.values_list("unit", "reason")) == [(unit.pk, "thanh_tra")]
    assert next((step.label, step.note) for step in unit.steps.order_by("-pk")) == (
        "ghi cho cả đơn vị",
        "2 dòng kỷ luật, tạm dừng xét",
    )
    assert people[0].steps.get().note == "khiển trách"
    assert people[1].steps.count() == 0


def test_one_wrong_row_keeps_all_and_what_was_typed(login, unit_head, unit, people):
    wrong = row(people[1], what="hold:thanh_tra", starts_on="31/02/2026", document="QĐ 6")
    response = login(unit_head).post(JUDGEMENTS, row(people[0], **HELD) | wrong)

    assert Hold.objects.count() == 0
    assert [text for _, text in response.context["grid"].errors] == [
        "Trần Thị Bình – Từ ngày phải là một ngày có thật, viết theo dạng ngày/tháng/năm."
    ]
    assert 'value="QĐ 6"' in response.text


def test_what_is_lacking_is_told_by_its_column(login, unit_head, people):
    client = login(unit_head)
    lacks = client.post(JUDGEMENTS, row(people[0], document="QĐ 6")).context["grid"].errors
    found = client.post(INITIATIVES, row(people[0], number="6")).context["grid"].errors

    assert [text for _, text in lacks] == [
        "Lê Văn An – Kỷ luật, tạm dừng: hãy chọn kỷ luật, tạm dừng.",
        "Lê Văn An – Từ ngày: hãy nhập ngày.",
    ]
    assert [text for _, text in found] == [
        "Lê Văn An – Tên sáng kiến: hãy nhập tên sáng kiến.",
        "Lê Văn An – Năm công nhận: hãy nhập năm công nhận.",
        "Lê Văn An – Phạm vi: hãy chọn phạm vi.",
        "Lê Văn An – Thẩm quyền công nhận: hãy chọn thẩm quyền công nhận.",
    ]


def test_what_is_in_force_stands_beside_the_name(login, unit_head, people):
    HoldFactory(person=people[0], starts_on=date(2026, 3, 1))
    HoldFactory(person=people[1], starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 1))
    rows = login(unit_head).get(JUDGEMENTS).context["grid"].rows

    assert [(line.name, line.known) for line in rows if line.known] == [
        ("Lê Văn An", ["đang xác minh khiếu nại, tố cáo từ 01/03/2026"])
    ]


def test_who_may_not_judge_is_told_so(login, unit_officer, unit_head):
    assert login(unit_officer).get(JUDGEMENTS).status_code == 403
    other = UnitFactory(name="Sở Y tế")
    assert login(unit_head).get(JUDGEMENTS, {"unit": other.name}).status_code == 403


def test_rows_of_one_name_are_co_authors(login, unit_officer, people):
    typed = row(people[0], **FOUND, share="60") | row(people[1], **FOUND | {"name": "SỐ HÓA HỒ SƠ"}, share="40")
    login(unit_officer).post(INITIATIVES, typed)

    assert Initiative.objects.count() == 1
    assert list(InitiativeAuthor.objects.order_by("-share").values_list("person", "share")) == [
        (people[0].pk, Decimal(60)),
        (people[1].pk, Decimal(40)),
    ]


def test_an_only_author_needs_no_share_two_do(login, unit_officer, people):
    client = login(unit_officer)
    client.post(INITIATIVES, row(people[0], **FOUND))
    assert InitiativeAuthor.objects.get().share == 100
    again = {**FOUND, "name": "Một cửa lưu động"}
    response = client.post(INITIATIVES, row(people[0], **again, share="60") | row(people[1], **again))

    assert response.context["grid"].refused == ["Phần đóng góp của mỗi tác giả phải lớn hơn 0 %."]
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize("address", [JUDGEMENTS, INITIATIVES])
@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_count(login, unit_head, unit, address, count, django_assert_max_num_queries):
    for _ in range(count):
        EmploymentFactory(unit=unit)
    client = login(unit_head)
    with django_assert_max_num_queries(10):
        client.get(address)
