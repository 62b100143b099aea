"""A record is entered once, its number sealed; whoever puts it right leaves a line."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.factories.people import MAN_OF_1985, numbered
from tests.factories.units import EmploymentFactory, PersonFactory
from thiduakt.base.verdict import Refused
from units.actions.people import add_person, change_person
from units.actions.sensitive import reveal_citizen_id
from units.models import Employment, Person, SensitiveRead

FACTS = {"full_name": "Nguyễn Văn An", "birth_date": date(1985, 5, 20), "sex": "male"}


def begins(unit, **more) -> Employment:
    facts = {"position": "Chuyên viên", "position_class": "direct_worker", "starts_on": date(2020, 1, 1)}
    return Employment(unit=unit, **facts | more)


def steps(person) -> list[tuple[str, str]]:
    return list(person.steps.values_list("move", "note"))


def test_a_record_with_its_first_work(unit, unit_officer):
    person = add_person(facts=FACTS, work=begins(unit), actor=unit_officer, citizen_id="048 085 001 234")
    kept = Person.objects.get()

    assert (kept.citizen_id, kept.citizen_id_masked, kept.birth_year) == (MAN_OF_1985, "•••••••••234", 1985)
    assert kept.employments.get().unit == unit
    assert steps(person) == [("add", "")]


def test_a_second_press_gives_the_first_record(unit, unit_officer):
    key = uuid4()
    made = [add_person(facts=FACTS, work=begins(unit), actor=unit_officer, key=key) for _ in range(2)]

    assert made[0] == made[1]
    assert Person.objects.count() == 1


def test_another_units_officer_and_a_clerk_are_refused(unit, stranger, clerk):
    with pytest.raises(Refused, match=r"^Đơn vị này không thuộc đơn vị của bạn\.$"):
        add_person(facts=FACTS, work=begins(unit), actor=stranger)
    with pytest.raises(Refused, match=r"^Hồ sơ con người do .* cập nhật\.$"):
        add_person(facts=FACTS, work=begins(unit), actor=clerk)
    assert Person.objects.count() == 0


def test_a_number_that_contradicts_the_person_is_refused(unit, unit_officer):
    with pytest.raises(ValidationError) as refusal:
        add_person(facts=FACTS | {"sex": "female"}, work=begins(unit), actor=unit_officer, citizen_id=MAN_OF_1985)

    assert refusal.value.message_dict == {
        "citizen_id": ["Số này là của người có giới tính nam. Hãy kiểm tra lại số và giới tính."]
    }


def test_a_number_belongs_to_one_record_and_names_it_only_to_who_may_see_it(unit, unit_officer, reviewer):
    numbered(full_name="Trần Văn Bình")
    for actor, whose in ((unit_officer, "của một người khác"), (reviewer, "của Trần Văn Bình")):
        with pytest.raises(ValidationError) as refusal:
            add_person(facts=FACTS, work=begins(unit), actor=actor, citizen_id=MAN_OF_1985)
        [sentence] = refusal.value.message_dict["citizen_id"]
        assert sentence == f"Số định danh này đã có ở hồ sơ {whose}. Hãy kiểm tra lại số, hoặc dùng hồ sơ ấy."


def test_a_number_is_found_taken_while_a_key_is_changed(unit, reviewer, settings):
    numbered()
    settings.PERSONAL_DATA_KEYS = ["khoa-moi", *settings.PERSONAL_DATA_KEYS]
    with pytest.raises(ValidationError):
        add_person(facts=FACTS, work=begins(unit), actor=reviewer, citizen_id=MAN_OF_1985)


def test_what_is_put_right_stands_in_the_journal_without_the_number(unit, unit_officer):
    person = EmploymentFactory(unit=unit).person
    facts = {"full_name": "Nguyễn Văn Ân", "ethnic_group": "Kinh"}
    change_person(person=person, facts=facts, citizen_id=MAN_OF_1985, actor=unit_officer)
    change_person(person=person, facts=facts, actor=unit_officer)
    person.refresh_from_db()

    assert (person.full_name, person.citizen_id) == ("Nguyễn Văn Ân", MAN_OF_1985)
    assert steps(person) == [("change", "họ và tên, dân tộc, số định danh (mã hóa)")]


def test_a_day_of_birth_must_go_with_the_number_already_kept(unit, unit_officer):
    person = numbered()
    EmploymentFactory(unit=unit, person=person)
    with pytest.raises(ValidationError, match="người sinh năm 1985"):
        change_person(person=person, facts={"birth_date": date(1986, 1, 1)}, actor=unit_officer)


def test_the_unit_one_has_left_keeps_the_record_no_more(unit, unit_officer, province):
    left = EmploymentFactory(unit=unit, ends_on=date(2024, 1, 1)).person
    change_person(person=left, facts={"ethnic_group": "Kinh"}, actor=unit_officer)
    EmploymentFactory(person=left, starts_on=date(2024, 1, 2))
    with pytest.raises(Refused, match="hiện không công tác tại đơn vị của bạn"):
        change_person(person=left, facts={"ethnic_group": "Tày"}, actor=unit_officer)


def test_who_sees_the_number_is_written_down(unit, unit_head):
    person = numbered()
    EmploymentFactory(unit=unit, person=person)

    assert reveal_citizen_id(person=person, actor=unit_head) == MAN_OF_1985
    assert list(SensitiveRead.objects.values_list("actor", "what", "count", "person")) == [
        (unit_head.pk, "reveal", 1, person.pk)
    ]


def test_the_number_stays_shut_to_others(stranger, unit):
    person = numbered()
    EmploymentFactory(unit=unit, person=person)
    with pytest.raises(Refused, match="Số định danh đầy đủ chỉ mở cho"):
        reveal_citizen_id(person=person, actor=stranger)
    assert SensitiveRead.objects.count() == 0


def test_party_day_without_membership_is_refused(unit, unit_officer):
    person = PersonFactory()
    EmploymentFactory(unit=unit, person=person)
    with pytest.raises(ValidationError, match="phải chọn là đảng viên"):
        change_person(
            person=person, facts={"is_party_member": False, "party_joined_on": date(2010, 2, 3)}, actor=unit_officer
        )
