"""The register while several write to it: counts lose nothing, a line is put right once, a twin is seen."""

from dataclasses import replace
from functools import partial
from threading import Thread

import pytest
from django.db import connection

from awards.actions.counts import fold_counts, recount_register
from awards.actions.entering import correct_award, enter_award, entry_of
from awards.models import Award, AwardCount, triggers
from tests.factories.awards import AwardFactory, AwardTypeFactory
from tests.factories.units import PersonFactory, PostFactory, UnitFactory
from tests.races.together import ON_POSTGRESQL, at_once, without_locks
from thiduakt.base.clock import today
from units.choices import Role

pytestmark = ON_POSTGRESQL


@pytest.fixture(autouse=True)
def kept(db):
    """Truncating the tables of the test before leaves the triggers in place; say so."""
    assert not triggers.install(connection)


def write(holder, award_type, count: int) -> None:
    for number in range(count):
        award = AwardFactory(holder_unit=holder, award_type=award_type, year=2020 + number % 3)
        Award.objects.filter(pk=award.pk).update(state=("valid", "revoked")[number % 2])


def totals() -> dict:
    return {
        (row["unit"], row["year"], row["state"]): row["total"] for row in AwardCount.objects.by("unit", "year", "state")
    }


def test_writers_and_those_who_fold_and_recount_agree_in_the_end():
    units, award_type = [UnitFactory() for _ in range(3)], AwardTypeFactory()
    done = at_once(
        *(partial(write, unit, award_type, 12) for unit in (*units, *units)),
        *(fold_counts,) * 3,
        *(recount_register,) * 2,
    )

    kept_now = totals()
    recount_register()
    assert [each for each in done if each is not None] == []
    assert kept_now == totals()
    assert AwardCount.objects.filter(unit=None).total() == Award.objects.count() == 72


def recount_while_somebody_writes(monkeypatch) -> tuple[int, int]:
    """Somebody enters an award between the clearing and the counting; returns what is counted and what there is."""
    award = partial(AwardFactory, holder_unit=UnitFactory(), award_type=AwardTypeFactory(), person=PersonFactory())
    made, writers = triggers._insert, []

    def meanwhile(*args):
        if not writers:
            writers.append(Thread(target=lambda: (award(), connection.close())))
            writers[0].start()
            writers[0].join(1)
        return made(*args)

    monkeypatch.setattr(triggers, "_insert", meanwhile)
    recount_register()
    writers[0].join()
    return AwardCount.objects.filter(unit=None).total(), Award.objects.count()


def test_who_writes_while_the_counts_are_made_anew_waits(monkeypatch):
    assert recount_while_somebody_writes(monkeypatch) == (1, 1)


def test_control_without_the_hold_it_is_counted_twice(monkeypatch):
    monkeypatch.setattr(triggers, "hold", lambda *_: None)

    assert recount_while_somebody_writes(monkeypatch) == (2, 1)


def two_at_once(work):
    """Two of the Board do the same at the same moment."""
    actors = [PostFactory(unit=UnitFactory(), role=Role.REVIEWER) for _ in range(2)]
    return at_once(*(partial(work, actor=actor) for actor in actors))


def test_a_line_is_put_right_once():
    award = AwardFactory()
    entry = replace(entry_of(award), signer="Người ký")
    done = two_at_once(partial(correct_award, award=award, entry=entry, note="Thiếu", on=today()))

    assert (sorted(type(one).__name__ for one in done), Award.objects.count()) == (["Award", "Refused"], 2), done


def enter_the_same_twice():
    person, award_type, unit = PersonFactory(), AwardTypeFactory(), UnitFactory()
    entry = entry_of(AwardFactory(award_type=award_type, holder_unit=unit))
    two_at_once(partial(enter_award, subject=person, entry=entry, note="Sổ cũ", on=today()))
    return Award.objects.filter(person=person).count()


def test_two_who_enter_one_award_make_one_line():
    assert enter_the_same_twice() == 1


def test_control_without_locks_there_are_two_lines(monkeypatch):
    without_locks(monkeypatch)

    assert enter_the_same_twice() == 2
