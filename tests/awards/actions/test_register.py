"""The register is never edited: lines are entered, put right by new ones, taken back and restored, with a trace."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from awards.actions.counts import fold_counts, recount_register
from awards.actions.entering import Entry, correct_award, enter_award, entry_of
from awards.actions.payments import pay_prizes
from awards.actions.revoking import Paper, restore_award, revoke_award, revoke_decision
from awards.choices import AwardState, Confidence, NomineeState, RevocationGround
from awards.models import Award, AwardCount, Decision, Revocation
from awards.models.award import Award as AwardModel
from awards.models.triggers import MAY_CHANGE
from awards.policies.payments import PaymentList
from tests.factories.awards import AwardFactory, AwardTypeFactory
from tests.factories.councils import (
    AuthorityFactory,
    BaseSalaryFactory,
    PrizeRateFactory,
    applied,
    appraised,
    drafted,
    numbered,
)
from tests.factories.trees import SuccessionFactory
from tests.factories.units import PersonFactory, PostFactory, UnitFactory
from thiduakt.base.clock import today
from thiduakt.base.verdict import Refused
from units.choices import Role
from units.models import Letter

ON = date(2026, 3, 1)


def entry(**values) -> Entry:
    values = {
        "award_type": AwardTypeFactory(), "holder_unit": values.pop("unit", None) or UnitFactory(), "year": 2024,
        "name": "Lê Văn Đức", "decision_number": "12/QĐ-CU", "decided_on": date(2024, 12, 20), "decided_by": "Sở Cũ",
    } | values  # fmt: skip
    return Entry(**values)


def paper(**values) -> Paper:
    return Paper(**{
        "ground": RevocationGround.VIOLATION, "decision_number": "5/QĐ-HB", "decided_on": date(2026, 2, 1),
        "decided_by": "Sở Cũ", "conclusion_number": "1/KL-TTr", "conclusion_on": date(2026, 1, 5),
    } | values)  # fmt: skip


def numbers() -> dict[tuple, int]:
    """The counts that are not 0, by everything they are kept by."""
    keys = ("unit", "year", "award_type", "kind", "state", "source", "subject")
    rows = AwardCount.objects.by(*keys)
    return {tuple(row[key] for key in keys): row["total"] for row in rows}


def counted_anew() -> dict[tuple, int]:
    recount_register()
    return numbers()


def test_a_line_is_entered_once_with_its_journal(reviewer, unit):
    person, key = PersonFactory(), uuid4()
    wanted = entry(unit=unit, confidence=Confidence.LIKELY)
    first, second = (
        enter_award(subject=person, entry=wanted, note="Sổ cũ", actor=reviewer, on=ON, key=key) for _ in range(2)
    )

    assert (first, Award.objects.get()) == (second, first)
    assert (first.source, first.state, first.person, len(first.lookup_code)) == ("entered", "valid", person, 12)
    assert [(step.move, step.note, step.actor) for step in first.steps.all()] == [("enter", "Sổ cũ", reviewer)]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"decided_on": date(2026, 3, 2)}, "decided_on"),
        ({"year": 2025}, "year"),
        ({"period_from": date(2024, 5, 1), "period_to": date(2024, 4, 1)}, "period_to"),
        ({"authority": "CHU_TICH_UBND_HUYEN"}, "authority"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(reviewer, values, field):
    with pytest.raises(ValidationError) as error:
        enter_award(subject=PersonFactory(), entry=entry(**values), note="", actor=reviewer, on=ON)

    assert (list(error.value.error_dict), Award.objects.count()) == ([field], 0)


def test_the_same_award_twice_in_a_year_needs_a_word(reviewer):
    person, first = PersonFactory(), entry()
    enter_award(subject=person, entry=first, note="", actor=reviewer, on=ON)
    again = replace(first, decision_number="77/QĐ-CU")

    with pytest.raises(ValidationError) as same:
        enter_award(subject=person, entry=replace(first, is_another=True), note="", actor=reviewer, on=ON)
    with pytest.raises(ValidationError) as other:
        enter_award(subject=person, entry=again, note="", actor=reviewer, on=ON)
    enter_award(subject=person, entry=replace(again, is_another=True), note="", actor=reviewer, on=ON)

    fields = [list(error.value.error_dict) for error in (same, other)]
    assert (fields, Award.objects.count()) == ([["decision_number"], ["is_another"]], 2)


def test_only_the_board_writes(unit_head, leader):
    award = AwardFactory(holder_unit=unit_head.unit)
    for actor in (unit_head, leader):
        for act in (
            lambda actor: enter_award(subject=PersonFactory(), entry=entry(), note="", actor=actor, on=ON),
            lambda actor: correct_award(award=award, entry=entry(), note="x", actor=actor, on=ON),
            lambda actor: revoke_award(award=award, paper=paper(), note="x", actor=actor, on=ON),
        ):
            with pytest.raises(Refused):
                act(actor)


def test_a_wrong_line_is_put_right_by_a_new_one(reviewer, unit_head):
    old = AwardFactory(holder_unit=unit_head.unit, year=2024, decided_on=date(2024, 12, 20))
    right = replace(entry_of(old), year=2023)
    new = correct_award(award=old, entry=right, note="Ghi sai năm", actor=reviewer, on=ON)
    old.refresh_from_db()

    assert (old.state, old.year, new.state, new.year, new.supersedes) == ("replaced", 2024, "valid", 2023, old)
    assert list(Award.objects.standing()) == [new]
    assert [step.move for step in (*old.steps.all(), *new.steps.all())] == ["replace", "supersede"]
    assert Letter.objects.filter(to=unit_head.user, channel="app").count() == 1
    with pytest.raises(Refused):
        correct_award(award=old, entry=right, note="Lần nữa", actor=reviewer, on=ON)


def test_putting_right_changes_something_and_says_why(reviewer):
    old = AwardFactory()
    with pytest.raises(ValidationError):
        correct_award(award=old, entry=entry_of(old), note="Không đổi gì", actor=reviewer, on=ON)
    with pytest.raises(ValidationError):
        correct_award(award=old, entry=replace(entry_of(old), year=2024), note=" ", actor=reviewer, on=ON)

    assert [(award.pk, award.state) for award in Award.objects.all()] == [(old.pk, "valid")]


def test_taken_back_and_restored_it_counts_again(reviewer):
    award = AwardFactory()
    revoke_award(award=award, paper=paper(amount_back=500_000, fund="Quỹ tỉnh"), note="Gian dối", actor=reviewer, on=ON)
    taken = list(Award.objects.standing())
    restore_award(award=award, note="Kết luận lại số 9", actor=reviewer)
    award.refresh_from_db()

    assert (taken, list(Award.objects.standing()), award.state) == ([], [award], AwardState.RESTORED)
    assert [step.move for step in award.steps.all()] == ["revoke", "restore"]
    assert award.steps.first().revocation == Revocation.objects.get()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"decided_on": date(2026, 3, 2)}, "decided_on"),
        ({"decided_on": date(2020, 1, 1)}, "decided_on"),
        ({"amount_back": 10}, "fund"),
        ({"conclusion_number": ""}, "conclusion_number"),
        ({"conclusion_on": date(2026, 2, 2)}, "conclusion_on"),
    ],
)
def test_taking_back_wants_whole_papers(reviewer, values, field):
    award = AwardFactory()
    with pytest.raises(ValidationError) as error:
        revoke_award(award=award, paper=paper(**values), note="Gian dối", actor=reviewer, on=ON)

    award.refresh_from_db()
    assert (list(error.value.error_dict), award.state) == ([field], "valid")


@pytest.mark.parametrize(
    "field", sorted(field.name for field in AwardModel._meta.concrete_fields if field.name not in MAY_CHANGE | {"id"})
)
def test_the_database_lets_nobody_edit_a_line(db, field):
    award = AwardFactory()
    AwardTypeFactory(code="KHAC")
    column, old = Award._meta.get_field(field).attname, getattr(award, field)
    # Any key will do for a link: the row is refused before it is looked up.
    links = dict.fromkeys(
        ("unit", "household", "holder_unit", "decision", "nominee", "document", "supersedes"), uuid4()
    )
    dates = dict.fromkeys(("decided_on", "period_from", "period_to"), date(1999, 1, 1))
    figures = dict.fromkeys(("prize", "register_number", "movement", "year"), 1999)
    other = links | dates | figures | {"award_type": "KHAC", "entered_at": award.entered_at - timedelta(days=1)}
    change = {column: other.get(field, "khác")}
    with pytest.raises(IntegrityError, match="không sửa dòng đã ghi"), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(**change)

    award.refresh_from_db()
    assert getattr(award, field) == old


def test_counts_follow_every_act(reviewer, unit):
    first, second, third = (AwardFactory(holder_unit=unit, year=2020 + number) for number in range(3))
    revoke_award(award=first, paper=paper(), note="Gian dối", actor=reviewer, on=ON)
    restore_award(award=first, note="Kết luận lại", actor=reviewer)
    correct_award(award=second, entry=replace(entry_of(second), year=2019), note="Sai năm", actor=reviewer, on=ON)
    Award.objects.bulk_create([Award(
        unit=unit, holder_unit=unit, award_type=first.award_type, year=2018, name="Sở", decision_number="1",
        decided_on=ON, decided_by="Sở", search_key="so",
    ) for _ in range(5)])  # fmt: skip
    third.delete()

    kept = numbers()
    assert kept == counted_anew()
    whole = {key: number for key, number in kept.items() if key[0] is None}
    assert sum(whole.values()) == sum(kept.values()) - sum(whole.values()) == Award.objects.count() == 8
    fold_counts()
    assert numbers() == kept


def test_counts_are_seen_as_far_as_the_register(reviewer, unit_head, stranger):
    below = UnitFactory(parent=unit_head.unit)
    for holder in (unit_head.unit, below, stranger.unit):
        AwardFactory(holder_unit=holder)

    seen = [AwardCount.objects.visible_to(post).total() for post in (reviewer, unit_head, stranger)]
    assert seen == [3, 2, 1]
    assert AwardCount.objects.by_unit(reviewer).of_unit(below).total() == 1


@pytest.fixture
def decided(province, unit, leader, secretary, clerk):
    """A decision on three people, applied."""
    AuthorityFactory()
    PrizeRateFactory()
    BaseSalaryFactory()
    nominees = appraised(3, state=NomineeState.PASSED, unit=unit)
    return applied(numbered(drafted(nominees, leader, secretary), leader, clerk), clerk)


def test_a_decision_is_taken_back_with_all_that_still_counts(decided, leader, reviewer, unit_head):
    first, *_ = decided.awards.order_by("register_number")
    on, papers = today(), paper(decided_on=today())
    correct_award(award=first, entry=replace(entry_of(first), signer="Ai đó"), note="Thiếu", actor=reviewer, on=on)
    key = uuid4()
    steps = {
        revoke_decision(decision=decided, paper=papers, note="Trái luật", actor=leader, on=on, key=key).pk
        for _ in range(2)
    }

    decided.refresh_from_db()
    assert (len(steps), decided.state, Award.objects.standing().count()) == (1, "revoked", 0)
    assert sorted(decided.awards.values_list("state", flat=True)) == ["replaced", "revoked", "revoked", "revoked"]
    assert Revocation.objects.get().steps.count() == 3
    letters = Letter.objects.filter(to=unit_head.user, channel="app", subject__contains="bị hủy bỏ")
    assert ["3 đối tượng" in letter.subject for letter in letters] == [True]
    assert numbers() == counted_anew()


def test_a_prize_is_not_paid_again_for_a_line_put_right(decided, clerk, reviewer):
    pay_prizes(decision=decided, unit=None, paid_on=today(), document="PC 1", actor=clerk, on=today())
    paid, award = PaymentList(decided).paid, decided.awards.first()
    correct_award(award=award, entry=replace(entry_of(award), name="Tên Đúng"), note="Sai", actor=reviewer, on=today())

    now = PaymentList(decided)
    assert (now.due, now.paid, now.payable) == (0, paid, [])
    assert [row.pk for row in Decision.objects.with_payments("du")] == [decided.pk]


def test_a_slip_of_the_pen_is_no_ground_for_what_was_decided_here(decided, reviewer, leader):
    slip = paper(ground=RevocationGround.MISTAKEN_ENTRY, decided_on=today())
    for act in (
        lambda: revoke_award(award=decided.awards.first(), paper=slip, note="x", actor=reviewer, on=today()),
        lambda: revoke_decision(decision=decided, paper=slip, note="x", actor=leader, on=today()),
    ):
        with pytest.raises(ValidationError):
            act()


def test_a_unit_that_has_ended_is_told_through_its_heir(reviewer, unit):
    award = AwardFactory(holder_unit=UnitFactory(ended_on=today() - timedelta(days=3)))
    heir = PostFactory(unit=unit, role=Role.UNIT_HEAD)
    SuccessionFactory(predecessor=award.holder_unit, successor=unit)
    revoke_award(award=award, paper=paper(), note="Gian dối", actor=reviewer, on=ON)

    assert Letter.objects.filter(to=heir.user, channel="app").count() == 1
