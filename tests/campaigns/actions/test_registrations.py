"""Registering: opened once, filled by the unit, sent by its head, taken or returned by the office; and chasing."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from campaigns.actions.chasing import Reminded, remind_missing
from campaigns.actions.registrations import (
    add_titles,
    drop_title,
    move_registration,
    open_registration,
    register_targets,
)
from campaigns.choices import RegistrationState
from campaigns.models import DeadlineAssignment, Registration, RegistrationStep
from campaigns.statistics import asked_to_register, registration_progress
from tests.factories.campaigns import TargetFactory
from tests.factories.units import PersonFactory, PostFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.choices import Role
from units.models import Letter


@pytest.fixture
def registration(issued, unit_head):
    return open_registration(plan=issued, actor=unit_head)


def filled(registration, actor):
    target = registration.plan.targets.first()
    return register_targets(registration=registration, values={target.pk: Decimal("96.5")}, actor=actor)


def sent(registration, head):
    filled(registration, head)
    return move_registration(registration=registration, move="submit", actor=head)


def test_a_registration_is_opened_once(issued, unit_head, unit_officer):
    first = open_registration(plan=issued, actor=unit_officer)

    assert open_registration(plan=issued, actor=unit_head) == first
    assert RegistrationStep.objects.filter(registration=first).count() == 1


def test_only_units_that_were_asked_register(issued, stranger, office_officer):
    with pytest.raises(Refused, match="không giao cho đơn vị"):
        open_registration(plan=issued, actor=stranger)
    with pytest.raises(Refused):
        open_registration(plan=issued, actor=office_officer)


def test_a_draft_takes_no_registration(draft, unit_head):
    with pytest.raises(Refused, match="dự thảo, không nhận đăng ký"):
        open_registration(plan=draft, actor=unit_head)


def test_values_are_set_changed_and_taken_out(registration, unit_officer):
    first, second = registration.plan.targets.all()
    register_targets(
        registration=registration, values={first.pk: Decimal("96.5"), second.pk: Decimal(97)}, actor=unit_officer
    )
    register_targets(registration=registration, values={first.pk: Decimal(98), second.pk: None}, actor=unit_officer)

    assert list(registration.targets.values_list("target", "value")) == [(first.pk, Decimal(98))]


def test_targets_of_other_plans_are_refused(registration, unit_officer):
    with pytest.raises(ValidationError, match="không thuộc kế hoạch này"):
        register_targets(registration=registration, values={TargetFactory().pk: Decimal(1)}, actor=unit_officer)


def test_titles_are_added_once_and_dropped(registration, unit_officer):
    people = PersonFactory.create_batch(2)
    act = {"registration": registration, "code": "LDTT", "actor": unit_officer}

    assert add_titles(**act, people=people, units=[registration.unit]) == 3
    assert add_titles(**act, people=people) == 0
    title = registration.titles.first()
    drop_title(registration=registration, title=title.pk, actor=unit_officer)
    drop_title(registration=registration, title=title.pk, actor=unit_officer)
    assert registration.titles.count() == 2
    assert list(registration.steps.order_by("pk").values_list("move", "actor", "note"))[1:] == [
        ("fill", unit_officer.pk, "thêm 3 lượt đăng ký danh hiệu LDTT"),
        ("fill", unit_officer.pk, f"bỏ danh hiệu LDTT của {title.person or title.unit}"),
    ]


def test_the_head_sends_and_the_office_is_told(registration, unit_head, office_officer):
    key = uuid4()
    filled(registration, unit_head)
    first = move_registration(registration=registration, move="submit", actor=unit_head, key=key)
    again = move_registration(registration=registration, move="submit", actor=unit_head, key=key)

    registration.refresh_from_db()
    assert first == again
    assert registration.state == RegistrationState.SUBMITTED
    assert registration.submitted_at is not None
    letters = Letter.objects.filter(key__startswith="registration-moved:", channel="app")
    assert [letter.to for letter in letters] == [office_officer.user]


def test_an_empty_registration_is_not_sent(registration, unit_head):
    with pytest.raises(ValidationError, match="còn trống"):
        move_registration(registration=registration, move="submit", actor=unit_head)


def test_an_officer_of_the_unit_does_not_send(registration, unit_officer):
    filled(registration, unit_officer)

    with pytest.raises(Refused, match="Thủ trưởng đơn vị"):
        move_registration(registration=registration, move="submit", actor=unit_officer)


def test_a_sent_registration_is_not_changed_until_it_is_returned(registration, unit_head, office_officer):
    sent(registration, unit_head)
    with pytest.raises(Refused, match="chỉ sửa được khi được trả lại"):
        filled(registration, unit_head)

    with pytest.raises(ValidationError, match="phải nêu lý do"):
        move_registration(registration=registration, move="return", actor=office_officer, note=" ")
    move_registration(registration=registration, move="return", actor=office_officer, note="Mức thấp.")
    filled(registration, unit_head)
    move_registration(registration=registration, move="submit", actor=unit_head)
    move_registration(registration=registration, move="accept", actor=office_officer)

    registration.refresh_from_db()
    assert registration.state == RegistrationState.ACCEPTED
    moves = ["open", "fill", "submit", "return", "fill", "submit", "accept"]
    assert [step.move for step in registration.steps.all()] == moves


def test_units_do_not_touch_the_registration_of_others(registration, other_head):
    with pytest.raises(Refused, match="thuộc đơn vị khác"):
        filled(registration, other_head)


def test_sending_fulfils_the_obligation(registration, issued, unit_head, other_head):
    owed = DeadlineAssignment.objects.owed().filter(deadline__plan=issued)
    assert owed.count() == 2

    sent(registration, unit_head)

    assert [row.unit for row in owed.all()] == [other_head.unit]
    assert registration_progress(issued).missing == 1


def test_without_a_registration_deadline_the_carriers_are_asked(issued, unit_head, other_head):
    issued.deadlines.all().delete()

    assert set(asked_to_register(issued)) == {unit_head.unit, other_head.unit}


def test_only_those_who_have_not_registered_are_reminded(issued, registration, unit_head, other_head, office_officer):
    sent(registration, unit_head)

    assert remind_missing(plan=issued, actor=office_officer, on=today()) == Reminded(units=1)
    told = Letter.objects.filter(key__startswith="registration-wanted:", channel="app")
    assert [letter.to for letter in told] == [other_head.user]


def test_a_second_reminder_on_the_same_day_sends_nothing(issued, office_officer):
    key = uuid4()
    assert remind_missing(plan=issued, actor=office_officer, on=today(), key=key) == Reminded(units=2)
    assert remind_missing(plan=issued, actor=office_officer, on=today(), key=key) == Reminded(units=0)
    assert remind_missing(plan=issued, actor=office_officer, on=today(), key=uuid4()) == Reminded(units=0, already=2)
    assert Letter.objects.filter(key__startswith="registration-wanted:", channel="app").count() == 2

    tomorrow = today() + timedelta(days=1)
    assert remind_missing(plan=issued, actor=office_officer, on=tomorrow, key=uuid4()) == Reminded(units=2)


def test_a_unit_without_accounts_is_counted_as_unreachable(issued, office_officer, other_head, province):
    lonely = UnitFactory(parent=province)
    registration = issued.deadlines.get(kind="registration")
    DeadlineAssignment.objects.create(deadline=registration, unit=lonely)

    assert remind_missing(plan=issued, actor=office_officer, on=today()) == Reminded(units=2, unreachable=1)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.OFFICE_OFFICER, Role.REVIEWER}))
def test_other_roles_do_not_remind(issued, office, role):
    with pytest.raises(Refused):
        remind_missing(plan=issued, actor=PostFactory(unit=office, role=role), on=today())


def test_a_unit_sees_only_its_own_registration(registration, unit_officer, other_head, office_officer):
    assert list(Registration.objects.visible_to(unit_officer)) == [registration]
    assert list(Registration.objects.visible_to(other_head)) == []
    assert list(Registration.objects.visible_to(office_officer)) == [registration]
