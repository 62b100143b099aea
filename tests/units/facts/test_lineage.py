"""The chain of units before and after one, and the tree a page can hold."""

from datetime import date
from itertools import pairwise

import pytest

from tests.factories.trees import ReorganisationFactory, SuccessionFactory
from tests.factories.units import UnitFactory
from units.choices import ReorganisationKind
from units.facts.lineage import past_of
from units.facts.tree import MOST_SHOWN, tree_on
from units.models import UnitState

DAY = date(2025, 7, 1)
MERGED, RENAMED = date(2015, 1, 1), date(2020, 1, 1)


@pytest.fixture
def chain(db):
    """A and B became C, which was renamed, and became D."""
    a, b = UnitFactory(name="A"), UnitFactory(name="B")
    c, d = UnitFactory(name="C mới"), UnitFactory(name="D")
    UnitState.objects.create(unit=c, name="C cũ", starts_on=MERGED, ends_on=date(2019, 12, 31))
    UnitState.objects.create(unit=c, name="C mới", starts_on=RENAMED)
    merger = ReorganisationFactory(effective_on=MERGED)
    for old in (a, b):
        SuccessionFactory(reorganisation=merger, predecessor=old, successor=c)
    SuccessionFactory(reorganisation=ReorganisationFactory(effective_on=date(2025, 7, 1)), predecessor=c, successor=d)
    return a, b, c, d


def told(links) -> list[tuple[str, str]]:
    return [(link.predecessor_name, link.successor_name) for link in links]


def test_the_chain_backwards_and_forwards_with_the_names_of_the_day(chain):
    a, _, c, d = (past_of(unit).chain for unit in chain)

    assert (told(a.back), told(a.forth)) == ([], [("A", "C cũ"), ("C mới", "D")])
    assert (told(c.back), told(c.forth)) == ([("A", "C cũ"), ("B", "C cũ")], [("C mới", "D")])
    assert (told(d.back), told(d.forth)) == ([("C mới", "D"), ("A", "C cũ"), ("B", "C cũ")], [])


def test_who_directly_follows_whom(chain):
    a, b, c, d = chain

    assert past_of(d).chain.predecessors == [c]
    assert past_of(c).chain.predecessors == [a, b]
    assert past_of(a).chain.successors == [c]


def test_without_reorganisation_there_is_no_chain(unit):
    assert not past_of(unit).chain


@pytest.mark.parametrize("steps", [1, 3, 30])
def test_a_long_chain_costs_what_a_short_one_costs(db, steps, django_assert_num_queries):
    units = UnitFactory.create_batch(steps + 1)
    for old, new in pairwise(units):
        SuccessionFactory(predecessor=old, successor=new)

    with django_assert_num_queries(4):
        assert len(past_of(units[-1]).chain.back) == steps


def test_only_the_nearest_steps_are_taken_and_it_is_said(db):
    units = UnitFactory.create_batch(6)
    for year, (old, new) in enumerate(pairwise(units), start=2010):
        SuccessionFactory(predecessor=old, successor=new, reorganisation__effective_on=date(year, 7, 1))
    first, middle, last = (past_of(units[n], most=2).chain for n in (0, 2, 5))

    assert [link.succession.predecessor for link in last.back] == [units[4], units[3]]
    assert [link.succession.successor for link in first.forth] == [units[1], units[2]]
    assert [(chain.more_back, chain.more_forth) for chain in (first, middle, last)] == [
        (False, True), (False, True), (True, False)
    ]  # fmt: skip
    assert [chain.hides_successors for chain in (first, middle, last)] == [False] * 3


def test_of_many_direct_successors_some_are_left_out(unit):
    for _ in range(3):
        SuccessionFactory(predecessor=unit)

    assert past_of(unit, most=2).chain.hides_successors
    assert not past_of(unit, most=3).chain.hides_successors


def state(unit, name, start, end=None, parent=None):
    return UnitState.objects.create(unit=unit, name=name, starts_on=start, ends_on=end, parent=parent)


def test_the_parent_of_an_old_state_is_called_as_then(unit):
    state(unit, "Sở Kiến trúc", date(2010, 1, 1), date(2014, 12, 31))
    state(unit, "Sở Xây dựng", date(2015, 1, 1))
    section = UnitFactory(name="Phòng Quy hoạch", parent=unit)
    for name, start, end in (
        ("Tổ Một", date(2005, 1, 1), date(2011, 5, 31)),
        ("Phòng Một", date(2011, 6, 1), date(2015, 6, 30)),
        ("Phòng Quy hoạch", date(2015, 7, 1), None),
    ):
        state(section, name, start, end, parent=unit)

    assert [(found.name, above) for found, above in past_of(section).states] == [
        ("Phòng Quy hoạch", "Sở Xây dựng"),
        ("Phòng Một", "Sở Kiến trúc"),
        ("Tổ Một", "Sở Kiến trúc"),
    ]


def shown(branches) -> list:
    return [(branch.unit.state_name, shown(branch.below), branch.folded) for branch in branches]


def test_the_tree_on_a_day_is_that_of_the_day(unit):
    section = UnitFactory(name="Phòng Hai", parent=unit)
    UnitState.objects.create(unit=section, name="Phòng Một", parent=unit.parent, starts_on=MERGED, ends_on=RENAMED)
    before, after = tree_on(MERGED, unit.parent), tree_on(date(2026, 1, 1), unit.parent)

    assert shown(before.branches) == [
        ("Ủy ban nhân dân tỉnh Hòa Giang", [("Phòng Một", [], 0), ("Sở Xây dựng", [], 0)], 0)
    ]
    assert shown(after.branches) == [
        ("Ủy ban nhân dân tỉnh Hòa Giang", [("Sở Xây dựng", [("Phòng Hai", [], 0)], 0)], 0)
    ]


def test_a_page_is_filled_level_by_level_and_the_rest_folded(db):
    root = UnitFactory(name="Gốc")
    first, second = UnitFactory(name="Một", parent=root), UnitFactory(name="Hai", parent=root)
    UnitFactory.create_batch(MOST_SHOWN, parent=first)
    UnitFactory(name="Ba", parent=second)
    tree = tree_on(date(2026, 1, 1), root)

    assert shown(tree.branches) == [("Gốc", [("Hai", [("Ba", [], 0)], 0), ("Một", [], MOST_SHOWN)], 0)]
    assert (tree.total, tree.shown) == (MOST_SHOWN + 4, 4)
    assert tree_on(date(2026, 1, 1), first).shown == MOST_SHOWN + 1


def test_a_tree_in_which_two_stand_under_each_other_still_ends(db):
    one = UnitFactory()
    two = UnitFactory(parent=one)
    UnitState.objects.create(unit=one, name="Một", parent=two, starts_on=one.founded_on)

    assert tree_on(date(2026, 1, 1), one).total == 2
    assert tree_on(date(2026, 1, 1)).total == 2


def test_each_step_of_a_combined_act_says_what_happened(db):
    act = ReorganisationFactory(effective_on=DAY, kind=ReorganisationKind.COMBINED)
    a, b, c, d, e, f = (UnitFactory(name=name) for name in "ABCDEF")
    joined, east, west, anew = (UnitFactory(name=name, founded_on=DAY) for name in ("AB", "Đ", "T", "M"))
    for one, two in ((a, joined), (b, joined), (c, east), (c, west), (d, anew), (e, f)):
        SuccessionFactory(reorganisation=act, predecessor=one, successor=two)
    state(a, "A cũ", date(2010, 1, 1), date(2015, 1, 1))
    state(a, "A", date(2015, 1, 2), parent=b)

    assert [past_of(unit).chain.back[0].what for unit in (joined, east, west, anew, f)] == [
        "Sáp nhập", "Chia tách", "Chia tách", "Tổ chức lại thành đơn vị mới", "Sáp nhập",
    ]  # fmt: skip
    assert [what for *_, what in past_of(a).told] == ["Đổi tên, chuyển cơ quan chủ quản", ""]
