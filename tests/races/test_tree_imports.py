"""Two lists that found the same unit at the same moment: the unit stands once."""

import pytest

from tests.factories.imports import work
from tests.races.together import ON_POSTGRESQL, Meeting, at_once, without_locks
from tests.units.actions.imports.test_tree import line, workbook
from thiduakt.base.clock import today
from thiduakt.base.uploads import check_content
from units.actions import tree
from units.actions.imports import working
from units.actions.imports.opening import ask_to_apply, open_tree_import
from units.actions.imports.working import run_next_import
from units.choices import ImportStage
from units.models import ImportBatch, Unit

pytestmark = ON_POSTGRESQL


def work_off() -> int:
    done = 0
    while run_next_import():
        done += 1
    return done


@pytest.fixture
def waiting(unit, system_officer, office_officer):
    """Two equal lists, read and confirmed by two officers."""
    content = check_content(workbook(line(name="Phòng A", parent="Sở Xây dựng")), "don-vi.xlsx", ("xlsx",))
    officers = (system_officer, office_officer)
    batches = [open_tree_import(checked=content, actor=actor, on=today()) for actor in officers]
    work()
    for batch, actor in zip(batches, officers, strict=True):
        ask_to_apply(batch=batch, actor=actor)


def test_two_equal_lists_at_once_found_each_unit_once(waiting, monkeypatch):
    monkeypatch.setattr(working, "_one_at_a_time", Meeting(2).before(working._one_at_a_time))

    assert sum(at_once(work_off, work_off)) == 2
    assert Unit.objects.filter(name="Phòng A").count() == 1
    assert sorted(ImportBatch.objects.values_list("stage", flat=True)) == [ImportStage.CHECKED, ImportStage.DONE]


def test_control_without_the_turnstile_the_unit_stands_twice(waiting, monkeypatch):
    without_locks(monkeypatch)
    monkeypatch.setattr(tree, "groupby", Meeting(2).before(tree.groupby))
    at_once(work_off, work_off)

    assert Unit.objects.filter(name="Phòng A").count() == 2
