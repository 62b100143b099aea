"""The past is brought in while others work: one award makes one line of the register, whoever comes first."""

from datetime import date
from functools import partial

import pytest

from awards.actions.entering import Entry, enter_award
from awards.actions.history import entering, queue
from awards.actions.history.queue import Settlement, settle_line
from awards.models import Award, AwardType
from tests.factories.history import catalogue, employed, entered, judged, line, table
from tests.factories.units import PostFactory, UnitFactory
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from thiduakt.base.clock import today
from units.actions.imports.opening import ask_to_apply
from units.actions.imports.working import run_next_import
from units.choices import ImportChoice, ImportOutcome, Role

pytestmark = ON_POSTGRESQL


@pytest.fixture
def unit(db):
    catalogue()
    return UnitFactory(name="Sở Xây dựng", short_name="Sở Xây dựng")


@pytest.fixture
def clerks(unit):
    return [PostFactory(unit=unit, role=Role.REVIEWER) for _ in range(2)]


def enter_while_imported(unit, clerks, monkeypatch) -> tuple[int, list]:
    """A list is written while a clerk enters its award by hand; both have seen that the register lacks it."""
    person = employed(unit)
    batch = judged(table(line()), actor=clerks[0])
    ask_to_apply(batch=batch, actor=clerks[0])
    entry = Entry(
        award_type=AwardType.objects.get(code="LDTT"), holder_unit=unit, year=2019, name=person.full_name,
        decision_number="12/QĐ-SXD", decided_on=date(2019, 12, 20), decided_by="Giám đốc Sở Xây dựng",
    )  # fmt: skip
    meeting = Meeting(2, patience=1)
    monkeypatch.setattr(entering, "award_of", meeting.before(entering.award_of))
    monkeypatch.setattr("awards.actions.entering._kept", lambda *_: meeting.wait())
    by_hand = partial(enter_award, subject=person, entry=entry, note="Sổ cũ", actor=clerks[1], on=today())
    done = at_once(run_next_import, by_hand)
    return Award.objects.filter(person=person).count(), done


def test_an_award_entered_by_hand_meanwhile_is_not_written_again(unit, clerks, monkeypatch):
    count, done = enter_while_imported(unit, clerks, monkeypatch)

    assert count == 1, done


def test_control_without_locks_it_stands_twice(unit, clerks, monkeypatch):
    without_locks(monkeypatch)
    count, done = enter_while_imported(unit, clerks, monkeypatch)

    assert count == 2, done


def settle_twice(unit, clerks, monkeypatch) -> tuple[list[str], int]:
    """Two clerks choose each another of two namesakes for one waiting line."""
    twins = [employed(unit), employed(unit)]
    row = entered(table(line()), actor=clerks[0]).rows.get()
    assert row.outcome == ImportOutcome.UNSURE
    monkeypatch.setattr(queue, "_enter", Meeting(2).before(queue._enter))
    works = [
        partial(settle_line, row=row, actor=clerk, settlement=Settlement(ImportChoice.SAME, chosen=("person", str(pk))))
        for clerk, pk in zip(clerks, (twin.pk for twin in twins), strict=True)
    ]
    return sorted(type(one).__name__ for one in at_once(*works)), Award.objects.count()


def test_two_clerks_settle_one_line_once(unit, clerks, monkeypatch):
    assert settle_twice(unit, clerks, monkeypatch) == (["ImportRow", "Refused"], 1)


def test_control_without_locks_only_the_key_of_the_award_stops_the_second(unit, clerks, monkeypatch):
    without_locks(monkeypatch)

    assert settle_twice(unit, clerks, monkeypatch) == (["ImportRow", "IntegrityError"], 1)
