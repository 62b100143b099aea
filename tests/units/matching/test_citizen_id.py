"""The twelve digits: what they say, and what cannot be."""

from hypothesis import given
from hypothesis import strategies as st

from units.matching import citizen_id

NUMBER = "048185001234"  # born 1985, a woman


def test_what_the_digits_say():
    assert (citizen_id.born_in(NUMBER), citizen_id.sex_in(NUMBER)) == (1985, "female")
    assert (citizen_id.born_in("048207001234"), citizen_id.sex_in("048207001234")) == (2007, "male")


def test_only_the_last_three_digits_are_shown():
    assert citizen_id.masked(NUMBER) == "•••••••••234"


def test_a_number_as_people_write_it_fits_its_person():
    assert citizen_id.problems("048 185-001.234", birth_year=1985, sex="female") == []


def test_what_is_not_known_is_not_asked():
    assert citizen_id.problems(NUMBER) == []


def test_letters_and_wrong_lengths_are_refused():
    for typed in ("04818500123", "0481850012345", "04818500123A", "", "٠٤٨١٨٥٠٠١٢٣٤"):
        assert citizen_id.problems(typed) == [
            "Số định danh cá nhân (căn cước) phải có đúng 12 chữ số. Hãy kiểm tra lại trên thẻ."
        ]


def test_a_place_that_is_none_is_refused_and_a_country_is_not():
    [problem] = citizen_id.problems("003185001234")

    assert problem == "Ba số đầu “003” không phải mã tỉnh, thành phố. Hãy kiểm tra lại trên thẻ."
    assert citizen_id.problems("142185001234") == []


def test_each_contradiction_is_named():
    assert citizen_id.problems(NUMBER, birth_year=1986, sex="male") == [
        "Số này là của người sinh năm 1985, nhưng ở đây ghi 1986. Hãy kiểm tra lại số và ngày sinh.",
        "Số này là của người có giới tính nữ. Hãy kiểm tra lại số và giới tính.",
    ]


@given(
    place=st.sampled_from(["001", "048", "096", "100", "250"]),
    year=st.integers(1900, 2099),
    female=st.booleans(),
    rest=st.integers(0, 999_999),
)
def test_a_number_made_by_the_rule_fits_and_says_what_it_was_made_of(place, year, female, rest):
    number = f"{place}{(year - 1900) // 100 * 2 + female}{year % 100:02}{rest:06}"
    sex = "female" if female else "male"

    assert citizen_id.problems(number, birth_year=year, sex=sex) == []
    assert (citizen_id.born_in(number), citizen_id.sex_in(number)) == (year, sex)
    assert len(citizen_id.problems(number, birth_year=year + 1)) == 1


@given(st.text(max_size=30))
def test_no_text_brings_it_down(typed):
    assert isinstance(citizen_id.problems(typed, birth_year=1985, sex="male"), list)
