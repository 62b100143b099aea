"""Bad rows, double presses, two officers at once, a worker that dies: nothing half, nothing twice."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from openpyxl.utils import get_column_letter

from tests.factories.imports import applied, checked, make_rooms, opened, plain
from tests.factories.lists import FULL, NAMES, PLAIN, book
from tests.factories.units import PostFactory
from thiduakt.base.jobs import MAX_ATTEMPTS, JobState
from thiduakt.base.uploads import check_content
from thiduakt.base.verdict import Refused
from units.actions.imports import working
from units.actions.imports.opening import (
    ask_to_apply,
    ask_to_undo,
    cancel_import,
    map_columns,
    open_import,
    retry_import,
)
from units.actions.imports.undoing import obstacles
from units.actions.imports.working import run_next_import
from units.choices import ImportOutcome, ImportStage, Role
from units.models import ColumnMemory, Discipline, Employment, ImportBatch, ImportRow, Person, PersonStep

pytestmark = pytest.mark.django_db
ROWS, BAD_EVERY = 5000, 125
LETTERS = "ABCDEGHIKLMNOPQRSTUVXY"


@pytest.fixture
def rooms(unit):
    return make_rooms(unit)


def named(n: int) -> str:
    """A name of its own for each number."""
    first, rest = divmod(n, len(LETTERS) ** 2)
    middle, last = divmod(rest, len(LETTERS))
    return f"Trần {LETTERS[first]}a {LETTERS[middle]}o {LETTERS[last]}i"


def five_thousand() -> bytes:
    """A list with a wrong date in every hundred and twenty-fifth row."""
    rows = [
        (n + 1, named(n), "32/13/1985" if n % BAD_EVERY == 7 else "01/02/1985", "Nam", "Chuyên viên", None)
        for n in range(ROWS)
    ]
    return book(("DS", [PLAIN, *rows]))


def test_forty_bad_rows_of_five_thousand_are_all_named_and_nothing_is_written(unit, unit_officer):
    batch = checked(five_thousand(), unit=unit, actor=unit_officer)
    bad = list(batch.rows.filter(outcome=ImportOutcome.ERROR))

    assert batch.counts == {ImportOutcome.NEW: ROWS - 40, ImportOutcome.ERROR: 40}
    assert [(row.number, row.findings[0]["column"]) for row in bad] == [
        (n + 2, get_column_letter(3)) for n in range(7, ROWS, BAD_EVERY)
    ]
    with pytest.raises(Refused, match="Còn 40 dòng có lỗi"):
        ask_to_apply(batch=batch, actor=unit_officer)
    assert (Person.objects.count(), Employment.objects.count()) == (0, 0)


def test_opening_and_confirming_twice_is_once(unit, rooms, unit_officer):
    key, facts = uuid4(), {"unit": unit, "actor": unit_officer}
    batch = opened(plain(), **facts)
    file = check_content(plain(), "ds.xlsx", ("xlsx",))
    more = {"kind": "people", "as_of": batch.as_of, "document": "", "checked": file, "key": key}
    assert open_import(**facts, **more) == open_import(**facts, **more)

    batch = checked(plain(), **facts)
    press = uuid4()
    ask_to_apply(batch=batch, actor=unit_officer, key=press)
    ask_to_apply(batch=batch, actor=unit_officer, key=press)
    while run_next_import():
        pass
    ask_to_apply(batch=batch, actor=unit_officer, key=press)

    assert run_next_import() is False
    assert Person.objects.count() == 4


def test_the_second_of_two_equal_lists_is_checked_again_instead_of_written(unit, rooms, unit_officer, unit_head):
    first, second = (checked(plain(), unit=unit, actor=actor) for actor in (unit_officer, unit_head))
    for batch, actor in ((first, unit_officer), (second, unit_head)):
        ask_to_apply(batch=batch, actor=actor)
    while run_next_import():
        pass
    second.refresh_from_db()

    assert (second.stage, second.counts) == (ImportStage.CHECKED, {ImportOutcome.SAME: 4})
    assert second.note.startswith("Dữ liệu về 4 dòng đã thay đổi từ khi kiểm tra, nên chưa ghi gì.")
    assert Person.objects.count() == 4


@pytest.mark.parametrize("stage", [ImportStage.CHECKING, ImportStage.APPLYING])
def test_a_worker_that_dies_is_followed_by_another(stage, unit, rooms, unit_officer, monkeypatch):
    if stage == ImportStage.CHECKING:
        batch = opened(plain(), unit=unit, actor=unit_officer)
        map_columns(batch=batch, mapping=batch.mapping, headings={}, actor=unit_officer)
    else:
        batch = checked(plain(), unit=unit, actor=unit_officer)
        ask_to_apply(batch=batch, actor=unit_officer)
    dead = ImportBatch.objects.claim_next(timezone.now())
    assert run_next_import() is False
    ImportBatch.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert run_next_import() is True
    batch.refresh_from_db()

    assert (batch.state, batch.attempt) == (JobState.DONE, 2)
    assert (batch.rows.count(), Person.objects.count()) == (4, 4 if stage == ImportStage.APPLYING else 0)
    with pytest.raises(working.LostError):
        working._held(dead)


def test_a_failure_in_the_middle_writes_nothing_and_gives_up_after_three_tries(unit, rooms, unit_officer, monkeypatch):
    batch = checked(plain(), unit=unit, actor=unit_officer)
    ask_to_apply(batch=batch, actor=unit_officer)

    def broken(*args):
        raise RuntimeError

    monkeypatch.setattr("units.actions.imports.applying._write_ratings", broken)
    for _ in range(MAX_ATTEMPTS):
        ImportBatch.objects.update(not_before=None)
        run_next_import()
    batch.refresh_from_db()
    assert (batch.state, Person.objects.count()) == (JobState.FAILED, 0)
    monkeypatch.undo()
    retry_import(batch=batch, actor=unit_officer)
    run_next_import()

    assert Person.objects.count() == 4


def test_a_dropped_import_leaves_its_journal_only(unit, rooms, unit_officer):
    batch = checked(plain(), unit=unit, actor=unit_officer)
    cancel_import(batch=batch, actor=unit_officer)

    assert ImportRow.objects.count() == 0
    assert [step.move for step in batch.steps.all()] == ["open", "map", "work", "cancel"]
    with pytest.raises(Refused, match="Lần nhập này đã bỏ"):
        ask_to_apply(batch=batch, actor=unit_officer)


def test_what_was_built_on_an_import_stands_in_the_way(unit, rooms, unit_officer):
    batch = applied(plain(), unit=unit, actor=unit_officer)
    assert obstacles(batch) == []
    person = Person.objects.get(full_name=NAMES[0])
    Discipline.objects.create(person=person, form="khien_trach", starts_on=batch.as_of)
    Employment.objects.filter(person__full_name=NAMES[1]).update(ends_on=batch.as_of)
    assert obstacles(batch) == [
        f"{NAMES[0]}: đã có kỷ luật.",
        f"{NAMES[1]}: quá trình công tác đã thay đổi.",
    ]
    ask_to_undo(batch=batch, actor=unit_officer)
    run_next_import()
    batch.refresh_from_db()

    assert batch.stage == ImportStage.DONE
    assert batch.note.startswith(f"Chưa hoàn tác được. {NAMES[0]}: đã có kỷ luật.")
    assert Person.objects.count() == 4


def test_undoing_changes_puts_back_what_was(unit, rooms, unit_officer):
    applied(plain(), unit=unit, actor=unit_officer)
    before = list(Person.objects.order_by("pk").values()), list(Employment.objects.order_by("pk").values())
    head = (*PLAIN, "Dân tộc", "Xếp loại năm 2024")
    rows = [(*row[:4], "Giám đốc", row[5], "Tày", "HTTNV") for row in FULL]
    later = batch_on_a_later_day(book(("DS", [head, *rows])), unit, unit_officer)
    assert later.counts == {ImportOutcome.CHANGED: 4}
    assert set(Employment.objects.filter(ends_on=None).values_list("position", flat=True)) == {"Giám đốc"}
    ask_to_undo(batch=later, actor=unit_officer)
    run_next_import()

    assert (list(Person.objects.order_by("pk").values()), list(Employment.objects.order_by("pk").values())) == before
    assert PersonStep.objects.filter(person__full_name=NAMES[0]).count() == 3


def batch_on_a_later_day(content, unit, actor) -> ImportBatch:
    return applied(
        content, unit=unit, actor=actor, on=opened(plain(), unit=unit, actor=actor).as_of + timedelta(days=30)
    )


def test_columns_once_taught_are_known_the_next_time(unit, unit_officer):
    content = book(("DS", [("Tên gọi của người", "Việc đang làm"), ("Vũ Văn Một", "Lái xe"), ("Vũ Văn Hai", "Bảo vệ")]))
    batch = opened(content, unit=unit, actor=unit_officer)
    assert batch.mapping[0]["columns"] == {"0": "", "1": ""}
    taught = {"ten goi cua nguoi": "name", "viec dang lam": "position"}
    map_columns(batch=batch, mapping=batch.mapping, headings=taught, actor=unit_officer)

    assert opened(content, unit=unit, actor=unit_officer).mapping[0]["columns"] == {"0": "name", "1": "position"}
    assert ColumnMemory.objects.count() == 2


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEADER, Role.SECRETARY])
def test_other_desks_take_no_lists(role, unit, office):
    with pytest.raises(Refused):
        opened(plain(), unit=unit, actor=PostFactory(role=role, unit=office))


def test_a_unit_takes_no_list_of_another(unit, stranger):
    with pytest.raises(Refused):
        opened(plain(), unit=unit, actor=stranger)
