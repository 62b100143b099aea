"""What was entered by mistake is taken out: once, with a reason, by whoever may enter it; the journal keeps it."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories.awards import NomineeFactory
from tests.factories.people import DisciplineFactory, HoldFactory, RatingFactory
from tests.factories.units import EmploymentFactory
from thiduakt.base.verdict import Refused
from units.actions.removing import remove_record
from units.models import Discipline, Hold, Rating

WHY = {"reason": "Ghi nhầm người cùng tên"}


@pytest.fixture
def person(unit):
    return EmploymentFactory(unit=unit).person


def test_the_journal_keeps_what_was_taken_out_and_why(person, unit, unit_head):
    key = uuid4()
    reprimand = {"starts_on": date(2026, 3, 1), "form": "khien_trach"}
    row = DisciplineFactory(person=person, **reprimand, ends_on=date(2027, 3, 1), document="QĐ 5")
    steps = {remove_record(row=row, actor=unit_head, key=key, **WHY) for _ in range(2)}
    remove_record(row=HoldFactory(person=None, unit=unit, starts_on=date(2026, 3, 1)), actor=unit_head, **WHY)

    assert (Discipline.objects.count(), Hold.objects.count(), len(steps)) == (0, 0, 1)
    assert [(step.label, step.note) for step in [person.steps.get(), unit.steps.get()]] == [
        (
            "gỡ bỏ dòng ghi nhầm",
            "kỷ luật: khiển trách từ ngày 01/03/2026 đến hết ngày 01/03/2027 (QĐ 5). Lý do: Ghi nhầm người cùng tên",
        ),
        (
            "gỡ bỏ dòng ghi nhầm",
            "tạm dừng xét: đang xác minh khiếu nại, tố cáo từ ngày 01/03/2026. Lý do: Ghi nhầm người cùng tên",
        ),
    ]


def test_who_may_enter_it_may_take_it_out(person, unit_officer, stranger, reviewer):
    rating, hold = RatingFactory(person=person), HoldFactory(person=person)
    for row, actor in ((hold, unit_officer), (hold, stranger), (rating, stranger)):
        with pytest.raises(Refused):
            remove_record(row=row, actor=actor, **WHY)
    remove_record(row=rating, actor=unit_officer, **WHY)
    remove_record(row=hold, actor=reviewer, **WHY)

    assert (Rating.objects.count(), Hold.objects.count(), person.steps.count()) == (0, 0, 2)


def test_nothing_goes_without_a_reason_or_twice(person, unit_head):
    row = HoldFactory(person=person)
    with pytest.raises(ValidationError, match="nêu lý do"):
        remove_record(row=row, reason=" ", actor=unit_head)
    remove_record(row=row, actor=unit_head, key=uuid4(), **WHY)
    with pytest.raises(ValidationError, match="vừa được gỡ bỏ ở nơi khác"):
        remove_record(row=row, actor=unit_head, key=uuid4(), **WHY)

    assert person.steps.count() == 1


@pytest.mark.parametrize(
    ("state", "year", "is_kept"),
    [("submitted", 2025, True), ("appraised", 2025, True), ("returned", 2025, False), ("submitted", 2023, False)],
)
def test_a_rating_stays_while_a_submitted_dossier_rests_on_it(person, unit, unit_head, state, year, is_kept):
    rating = RatingFactory(person=person, year=2024)
    asked = {"dossier__state": state, "dossier__unit": unit, "dossier__code": "HS-1"}
    NomineeFactory(person=person, unit=None, year=year, findings={"rows": []}, **asked)
    if is_kept:
        with pytest.raises(ValidationError, match="Hồ sơ đã trình HS-1 được xét theo xếp loại này"):
            remove_record(row=rating, actor=unit_head, **WHY)
    else:
        remove_record(row=rating, actor=unit_head, **WHY)

    assert Rating.objects.count() == int(is_kept)
