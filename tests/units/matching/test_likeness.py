"""Two descriptions, one score: what adds up, what contradicts, what settles."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.matching.likeness import Described, compare


def described(name="Nguyễn Văn An", key="nguyen van an", **more) -> Described:
    facts = {"birth_date": date(1985, 5, 20), "birth_year": 1985, "sex": "male"}
    return Described(name=name, name_key=key, **facts | more)


CASES = [
    ({}, 90, ("cùng họ tên", "cùng ngày sinh", "cùng giới tính")),
    ({"name": "Nguyễn Vân An"}, 85, ("họ tên chỉ khác dấu", "cùng ngày sinh", "cùng giới tính")),
    ({"name": "Nguyễn Văn Ánh", "key": "nguyen van anh"}, 70, ("cùng ngày sinh", "họ tên gần giống", "cùng giới tính")),
    ({"birth_date": None}, 65, ("cùng họ tên", "cùng năm sinh", "cùng giới tính")),
    ({"birth_date": None, "birth_year": None, "sex": ""}, 45, ("cùng họ tên",)),
    ({"birth_date": date(1985, 6, 20)}, 35, ("cùng họ tên", "cùng năm sinh nhưng khác ngày", "cùng giới tính")),
    ({"birth_date": date(1984, 5, 20)}, 40, ("cùng họ tên", "cùng ngày, tháng sinh, năm lệch một", "cùng giới tính")),
    ({"birth_date": date(1970, 1, 2)}, 5, ("cùng họ tên", "khác ngày sinh", "cùng giới tính")),
    ({"birth_date": None, "birth_year": 1970}, 5, ("cùng họ tên", "khác năm sinh", "cùng giới tính")),
    ({"sex": "female"}, 55, ("cùng họ tên", "cùng ngày sinh", "khác giới tính")),
    ({"name": "Trần Thị Bình", "key": "tran thi binh"}, 5, ("khác họ tên", "cùng ngày sinh", "cùng giới tính")),
]


@pytest.mark.parametrize(("other", "score", "reasons"), CASES)
def test_what_is_known_adds_up(other, score, reasons):
    likeness = compare(described(), described(**other))

    assert (likeness.score, likeness.reasons) == (score, reasons)


def test_day_and_month_swapped():
    likeness = compare(described(birth_date=date(1985, 5, 6)), described(birth_date=date(1985, 6, 5)))

    assert likeness.reasons == ("cùng họ tên", "ngày và tháng sinh đổi chỗ", "cùng giới tính")


def test_the_same_id_settles_it():
    one = described(ids=frozenset({"new", "old"}))
    other = described(name="Trần Thị Bình", key="tran thi binh", sex="female", ids=frozenset({"old"}))
    likeness = compare(one, other)

    assert (likeness.score, likeness.reasons, likeness.band) == (
        100,
        ("cùng số định danh",),
        "rất có thể là một người",
    )


def test_two_different_ids_are_two_people():
    likeness = compare(described(ids=frozenset({"a"})), described(ids=frozenset({"b"})))

    assert (likeness.score, likeness.reasons[0], likeness.is_likely) == (20, "khác số định danh", False)


def test_the_same_place_tips_a_bare_name():
    bare = {"birth_date": None, "birth_year": None, "sex": ""}
    places = frozenset({"so-xd"})
    likeness = compare(described(**bare, places=places), described(**bare, places=places | {"khac"}))

    assert (likeness.score, likeness.is_likely) == (60, True)
    assert likeness.reasons == ("cùng họ tên", "cùng đơn vị hoặc đơn vị kế thừa")


def test_one_name_in_one_unit_is_shown_though_born_in_another_year():
    here = {"places": frozenset({"xa"}), "sex": ""}
    one = described("Truong Thi Bich", "truong thi bich", birth_date=None, birth_year=1988, **here)
    other = described("Trương Thị Bích", "truong thi bich", birth_date=date(1974, 10, 22), birth_year=1974, **here)
    likeness = compare(one, other)

    assert (likeness.score, likeness.is_likely, likeness.is_to_be_shown, likeness.band) == (
        10,
        False,
        True,
        "có thể trùng",
    )
    assert likeness.reasons == ("khác năm sinh", "họ tên chỉ khác dấu", "cùng đơn vị hoặc đơn vị kế thừa")


@pytest.mark.parametrize(
    "facts", [{"places": frozenset({"khac"})}, {"ids": frozenset({"b"})}, {"name": "Lê An", "key": "le an"}]
)
def test_elsewhere_or_with_another_id_or_name_it_is_not_shown(facts):
    here = {"places": frozenset({"xa"}), "birth_date": date(1970, 1, 1), "birth_year": 1970}
    one = described(**here, ids=frozenset({"a"}))

    assert compare(one, described(**{"places": here["places"]} | facts)).is_to_be_shown is False


SIDES = st.builds(
    Described,
    name=st.sampled_from(["An", "Ân", "Bình"]),
    name_key=st.sampled_from(["an", "binh"]) | st.text("abn", max_size=8),
    birth_date=st.none() | st.dates(date(1980, 1, 1), date(1982, 1, 1)),
    birth_year=st.none() | st.integers(1980, 1982),
    sex=st.sampled_from(["", "male", "female"]),
    ids=st.frozensets(st.sampled_from("ab"), max_size=1),
    places=st.frozensets(st.sampled_from("xyz")),
)


@given(SIDES, SIDES)
def test_it_does_not_matter_who_is_asked_first(one, other):
    likeness = compare(one, other)

    assert likeness == compare(other, one)
    assert 0 <= likeness.score <= 100
    assert likeness.score < 100 or one.ids & other.ids
