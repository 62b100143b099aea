"""Two records become one: everything moves, every conflict is a person's choice, the gone record stays in a picture."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from tests.factories.awards import AwardFactory, AwardTypeFactory, NomineeFactory
from tests.factories.campaigns import RegistrationFactory
from tests.factories.people import (
    AuthorFactory,
    DisciplineFactory,
    HoldFactory,
    HouseholdFactory,
    InitiativeFactory,
    RatingFactory,
    numbered,
)
from tests.factories.units import EmploymentFactory, PersonFactory, UnitFactory, UserFactory
from thiduakt.base.verdict import Refused
from units.actions.merging import ALREADY, merge_people
from units.belongings import BELONGINGS
from units.facts.merging import plan_of_merge
from units.models import Employment, Person, PersonMerge, Rating

GOOD, BEST = "hoan_thanh_tot", "hoan_thanh_xuat_sac"


@pytest.fixture
def kept(unit):
    return EmploymentFactory(unit=unit, person__full_name="Nguyễn Văn An").person


@pytest.fixture
def gone(unit):
    return EmploymentFactory(
        unit=unit,
        person__full_name="Nguyễn Văn An",
        starts_on=date(2010, 1, 1),
        ends_on=date(2014, 12, 31),
    ).person


def merge(kept, gone, actor, choices=None, **more) -> PersonMerge:
    return merge_people(kept=kept, gone=gone, choices=choices or {}, actor=actor, **more)


def test_everything_moves_and_the_gone_record_is_a_signpost(kept, gone, reviewer, unit):
    rows = [
        RatingFactory(person=gone),
        DisciplineFactory(person=gone),
        HoldFactory(person=gone),
        AuthorFactory(person=gone),
        HouseholdFactory(person=gone),
        AwardFactory(person=gone, holder_unit=unit),
        NomineeFactory(person=gone),
        RegistrationFactory(unit=unit).titles.create(person=gone, award_code="LDTT"),
        gone.employments.get(),
    ]
    account = UserFactory(person=gone)
    merge(kept, gone, reviewer)
    gone.refresh_from_db()
    account.refresh_from_db()
    for row in rows:
        row.refresh_from_db()

    assert [row.person for row in rows] == [kept] * len(rows)
    assert (gone.merged_into, account.person) == (kept, kept)
    assert list(Person.objects.present()) == [kept]
    assert [list(person.steps.values_list("move", "note")) for person in (kept, gone)] == [
        [("merge", f"nhận hồ sơ {gone.pk}")],
        [("merge", f"gộp vào hồ sơ {kept.pk}")],
    ]


def test_the_picture_holds_every_row_of_both(kept, gone, reviewer):
    RatingFactory(person=gone, year=2020)
    RatingFactory(person=kept, year=2021)
    HoldFactory(person=gone)
    pictured = merge(kept, gone, reviewer).snapshot

    assert [row["model"] for row in pictured["gone"]] == [
        "units.person",
        "units.employment",
        "units.rating",
        "units.hold",
    ]
    assert [row["model"] for row in pictured["kept"]] == ["units.person", "units.employment", "units.rating"]
    assert pictured["gone"][0]["fields"]["full_name"] == "Nguyễn Văn An"


def test_facts_one_record_lacks_come_from_the_other(kept, reviewer):
    Person.objects.filter(pk=kept.pk).update(birth_date=None, birth_year=None, sex="")
    kept.refresh_from_db()
    gone = numbered(ethnic_group="Kinh", is_party_member=True, party_joined_on=date(2010, 2, 3))
    plan = plan_of_merge(kept, Person.objects.get(pk=gone.pk))
    merge(kept, gone, reviewer, {"full_name": "kept"})
    kept.refresh_from_db()
    gone.refresh_from_db()

    assert plan.filled == [
        *("ngày sinh", "năm sinh", "giới tính", "dân tộc", "đảng viên", "ngày vào Đảng", "số định danh"),
    ]
    assert (kept.full_name, kept.birth_date, kept.ethnic_group) == ("Nguyễn Văn An", date(1985, 5, 20), "Kinh")
    assert (kept.citizen_id, gone.citizen_id, gone.citizen_id_hash) == ("048085001234", "", None)


def test_nothing_is_chosen_silently(kept, gone, reviewer):
    Person.objects.filter(pk=gone.pk).update(birth_date=date(1985, 6, 20), full_name="Nguyễn Văn Ân")
    theirs = RatingFactory(person=gone, grade=BEST)
    RatingFactory(person=kept, grade=GOOD)
    with pytest.raises(ValidationError) as refusal:
        merge(kept, gone, reviewer)

    assert refusal.value.message_dict == {
        "full_name": ["Hãy chọn một trong hai: Họ và tên."],
        "birth_date": ["Hãy chọn một trong hai: Ngày sinh."],
        f"rating-{theirs.pk}": ["Hãy chọn một trong hai: Xếp loại năm 2025."],
    }
    assert Rating.objects.count() == 2


@pytest.mark.parametrize(("answer", "grade"), [("kept", GOOD), ("gone", BEST)])
def test_of_two_ratings_of_a_year_the_chosen_one_stands(kept, gone, reviewer, answer, grade):
    theirs = RatingFactory(person=gone, grade=BEST)
    mine = RatingFactory(person=kept, grade=GOOD)
    merged = merge(kept, gone, reviewer, {f"rating-{theirs.pk}": answer})

    assert list(Rating.objects.values_list("person", "grade")) == [(kept.pk, grade)]
    assert {row["pk"] for row in [*merged.snapshot["kept"], *merged.snapshot["gone"]]} > {mine.pk, theirs.pk}


@pytest.mark.parametrize("answer", ["kept", "gone"])
def test_of_two_main_places_at_one_time_the_chosen_one_stands(kept, reviewer, answer):
    row = EmploymentFactory(person__full_name="Nguyễn Văn An", starts_on=date(2020, 1, 1))
    chosen = row.pk if answer == "gone" else kept.employments.get().pk
    merge(kept, row.person, reviewer, {f"employment-{row.pk}": answer})

    assert list(Employment.objects.values_list("pk", "person")) == [(chosen, kept.pk)]


@pytest.mark.parametrize(("answer", "number"), [("kept", "048085001234"), ("gone", "048085009999")])
def test_of_two_citizen_ids_the_chosen_one_stands(reviewer, answer, number):
    kept, gone = numbered(full_name="An"), numbered("048085009999", full_name="An")
    merge(kept, gone, reviewer, {"citizen_id": answer})

    assert Person.objects.get(pk=kept.pk).citizen_id == number


def test_a_year_chosen_against_a_day_lets_the_day_go(kept, reviewer):
    Person.objects.filter(pk=kept.pk).update(birth_date=None, birth_year=1986)
    gone = PersonFactory(full_name="Nguyễn Văn An")
    merge(Person.objects.get(pk=kept.pk), gone, reviewer, {"birth_year": "kept"})
    kept.refresh_from_db()

    assert (kept.birth_date, kept.birth_year) == (None, 1986)


def test_two_authorships_of_one_initiative_become_one(kept, gone, reviewer):
    initiative = InitiativeFactory()
    for person, share in ((kept, 60), (gone, 40)):
        AuthorFactory(initiative=initiative, person=person, share=share)
    assert plan_of_merge(kept, gone).dropped == [("sáng kiến", 1)]
    merge(kept, gone, reviewer)

    assert list(initiative.shares.values_list("person", "share")) == [(kept.pk, Decimal(100))]


def test_two_nominations_for_one_thing_must_be_settled_first(kept, gone, reviewer):
    kind = AwardTypeFactory()
    dossier = NomineeFactory(person=kept, award_type=kind).dossier
    other = NomineeFactory(person=gone, award_type=kind)
    with pytest.raises(ValidationError) as refusal:
        merge(kept, gone, reviewer)

    assert refusal.value.messages == [
        f"Cả hai hồ sơ đang được đề nghị {kind.name} năm 2026 (hồ sơ {other.dossier.code}). Hãy bỏ một đề nghị rồi gộp."
    ]
    assert dossier.nominees.get().person == kept


def test_two_accounts_the_kept_one_stays(kept, gone, reviewer):
    mine, theirs = UserFactory(person=kept), UserFactory(person=gone)
    assert plan_of_merge(kept, gone).accounts == [
        f"Hồ sơ giữ lại đã có tài khoản {mine.username}; tài khoản {theirs.username} không còn gắn với ai."
    ]
    merged = merge(kept, gone, reviewer)
    theirs.refresh_from_db()

    assert (theirs.person, merged.snapshot["gone_account"]) == (None, str(theirs.pk))


def test_signposts_are_never_chained(kept, gone, reviewer):
    first = PersonFactory(full_name="Nguyễn Văn An")
    merge(gone, first, reviewer)
    merge(kept, gone, reviewer)
    first.refresh_from_db()

    assert first.merged_into == kept


def test_a_second_press_gives_the_first_merge_and_a_second_merge_is_refused(kept, gone, reviewer):
    key = uuid4()
    assert merge(kept, gone, reviewer, key=key) == merge(kept, gone, reviewer, key=key)
    with pytest.raises(ValidationError) as refusal:
        merge(gone, kept, reviewer)

    assert refusal.value.messages == [ALREADY]
    with pytest.raises(ValidationError, match="Hãy chọn hai hồ sơ khác nhau"):
        merge(kept, kept, reviewer)


def test_a_unit_merges_only_what_it_keeps(kept, gone, unit_officer, stranger):
    other = EmploymentFactory(person__full_name="Nguyễn Văn An", unit=UnitFactory()).person
    with pytest.raises(Refused):
        merge(kept, other, unit_officer)
    with pytest.raises(Refused):
        merge(kept, gone, stranger)
    assert merge(kept, gone, unit_officer).kept == kept


def test_whatever_points_to_a_person_is_thought_of():
    """A new kind of row that hangs on a person must say what becomes of it in a merge."""
    itself = {"units.Employment", "units.Rating", "units.User", "units.Person", "units.PersonMerge"}
    stays = {"units.PersonStep", "units.SensitiveRead", "units.ImportRow"}
    pointing = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Person
    }

    assert pointing == {each.model for each in BELONGINGS} | itself | stays
