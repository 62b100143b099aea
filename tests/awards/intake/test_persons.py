"""Who of the books a line means: sure only when one is far enough ahead."""

from datetime import date

from awards.intake.persons import NAMESAKES, NOBODY, UNLIKE, Asked, Known, settle

HERE = frozenset({"so-y-te"})


def known(pk="a", name="Nguyễn Văn An", key="nguyen van an", birth=None, year=1975, places=HERE, mark=None):
    return Known(pk, name, key, birth, year, "", mark, places)


def asked(name="Nguyễn Văn An", birth=1975, own=HERE, **more):
    return Asked(name, "nguyen van an", birth, own=own, near=own, **more)


def test_name_year_and_unit_are_enough():
    found = settle(asked(), [known()])
    assert (found.match.pk, found.match.score) == ("a", 95)


def test_name_and_unit_are_enough_when_the_line_says_no_more():
    assert settle(asked(birth=None), [known()]).match.pk == "a"


def test_two_of_one_name_and_year_wait():
    found = settle(asked(), [known("a"), known("b")])
    assert (found.match, found.doubt, len(found.likely)) == (None, NAMESAKES, 2)


def test_three_who_fit_wait():
    assert len(settle(asked(birth=None), [known("a"), known("b"), known("c")]).likely) == 3


def test_the_unit_tells_namesakes_apart():
    found = settle(asked(), [known("a"), known("b", places=frozenset({"so-noi-vu"}))])
    assert found.match.pk == "a"


def test_another_unit_needs_a_look():
    found = settle(asked(), [known(places=frozenset({"so-noi-vu"}))])
    assert (found.match, found.doubt) == (None, UNLIKE)


def test_born_in_another_year_is_somebody_else():
    assert settle(asked(birth=1960), [known()]).doubt == NOBODY
    assert settle(asked(birth=date(1960, 1, 1)), [known(birth=date(1975, 1, 1))]).doubt == NOBODY


def test_the_citizen_id_settles_it():
    found = settle(asked(birth=1960, ids=frozenset({"x"})), [known(mark="x"), known("b", year=1960)])
    assert (found.match.pk, found.match.score) == ("a", 100)
