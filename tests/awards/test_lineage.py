"""Awards and ratings follow the lineage of units as far as an officer has confirmed it; an ended unit asks for none."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from awards.actions.nominees import nominate
from awards.actions.wishes import Wish
from awards.facts import Asked, gather
from awards.imports import read_nominees
from tests.factories.awards import AwardFactory, AwardTypeFactory, DossierFactory
from tests.factories.trees import SuccessionFactory
from tests.factories.units import EmploymentFactory, UnitFactory
from thiduakt.base.clock import today
from units.choices import Grade
from units.models import Rating, Succession, Unit

ON = date(2026, 11, 20)


def follow(old: Unit, new: Unit, confirmed_by=None) -> Succession:
    sure = {"carries_on": True, "confirmed_by": confirmed_by, "confirmed_at": timezone.now()} if confirmed_by else {}
    return SuccessionFactory(predecessor=old, successor=new, **sure)


def give(unit: Unit, year: int, code: str = "TTLDXS"):
    kind = AwardTypeFactory(code=code, name=f"Danh hiệu {code}", for_person=False, for_unit=True)
    facts = {"decision_number": f"{year}/QĐ", "decided_on": date(year, 12, 20)}
    return AwardFactory(person=None, unit=unit, holder_unit=unit, award_type=kind, year=year, name=unit.name, **facts)


def known_of(unit: Unit):
    return gather([Asked(key="it", award="TTLDXS", year=2026, unit=unit.pk)], ON)["it"]


@pytest.fixture
def old(db):
    return UnitFactory(name="Huyện Cũ", founded_on=date(1990, 1, 1), ended_on=date(2025, 6, 30))


@pytest.fixture
def new(db):
    return UnitFactory(name="Xã Mới", founded_on=date(2025, 7, 1))


def test_years_run_on_when_an_officer_has_confirmed_it(old, new, reviewer):
    give(old, 2024)
    give(new, 2025)
    Rating.objects.create(unit=old, year=2024, grade=Grade.EXCELLENT)
    Rating.objects.create(unit=new, year=2025, grade=Grade.GOOD)
    follow(old, new, reviewer)
    record = known_of(new)

    assert [(award.year, award.decision) for award in record.awards] == [
        (2024, "QĐ 2024/QĐ (Huyện Cũ)"),
        (2025, "QĐ 2025/QĐ"),
    ]
    assert record.ratings == {2024: Grade.EXCELLENT, 2025: Grade.GOOD}
    assert record.exists_since == 1990


def test_years_do_not_run_on_by_themselves(old, new):
    give(old, 2024)
    Rating.objects.create(unit=old, year=2024, grade=Grade.EXCELLENT)
    follow(old, new)
    record = known_of(new)

    assert (record.awards, record.ratings, record.exists_since) == ((), {}, 2025)


def test_years_run_on_through_each_confirmed_step_only(old, new, reviewer):
    oldest, between = UnitFactory(founded_on=date(1980, 1, 1)), UnitFactory(founded_on=date(1985, 1, 1))
    follow(oldest, between)
    follow(between, old, reviewer)
    follow(old, new, reviewer)

    assert known_of(new).exists_since == 1985


def test_of_several_before_the_lowest_grade_counts_and_the_own_one_goes_first(old, new, reviewer):
    other = UnitFactory(ended_on=date(2025, 6, 30))
    for each, grade in ((old, Grade.EXCELLENT), (other, Grade.GOOD)):
        follow(each, new, reviewer)
        for year in (2024, 2025):
            Rating.objects.create(unit=each, year=year, grade=grade)
    Rating.objects.create(unit=new, year=2025, grade=Grade.COMPLETED)

    assert known_of(new).ratings == {2024: Grade.GOOD, 2025: Grade.COMPLETED}


def test_the_page_of_a_unit_tells_awards_of_those_before_it_as_theirs(login, reviewer, old, new):
    oldest = UnitFactory(name="Huyện Xưa")
    follow(oldest, old)
    follow(old, new)
    give(oldest, 2020)
    give(new, 2025)
    Rating.objects.create(unit=old, year=2024, grade=Grade.EXCELLENT)
    response = login(reviewer).get(reverse("awards:unit_awards", args=[new.pk]))
    years = [
        (year["year"], [row.is_former for row in year["awards"]], [row.is_former for row in year["ratings"]])
        for year in response.context["years"]
    ]

    assert years == [(2025, [False], []), (2024, [], [True]), (2020, [True], [])]
    assert "Của đơn vị tiền thân: Huyện Xưa" in response.text
    assert "Của đơn vị tiền thân: Xã Mới" not in response.text


def test_the_register_of_a_unit_holds_those_it_carries_on_when_asked(login, reviewer, unit_officer, old, new):
    other = UnitFactory(name="Huyện Khác")
    follow(old, new, confirmed_by=reviewer)
    follow(other, new)
    for each in (old, other, new):
        give(each, 2024)
    client, query = login(reviewer), {"unit": str(new.pk)}

    alone, both = (client.get(reverse("awards:register"), query | more) for more in ({}, {"former": "1"}))

    assert "Kể cả đơn vị tiền thân" in alone.text
    found = [(sorted(row.name for row in each.context["page"].rows), each.context["total"]) for each in (alone, both)]
    assert found == [(["Xã Mới"], 1), (["Huyện Cũ", "Xã Mới"], 2)]
    assert [chip["label"] for chip in both.context["filter"].chips][-1] == "Kể cả đơn vị tiền thân"
    of_another = login(unit_officer).get(reverse("awards:register"), query | {"former": "1"})
    assert (of_another.context["page"].rows, of_another.context["filter"].former) == ([], set())


def test_the_years_of_a_unit_may_be_those_of_one_award(login, reviewer, old, new):
    follow(old, new)
    give(old, 2010, code="CO_TINH")
    give(new, 2025)
    AwardFactory(holder_unit=new, year=2026)
    Rating.objects.create(unit=new, year=2024, grade=Grade.EXCELLENT)

    response = login(reviewer).get(reverse("awards:unit_awards", args=[new.pk]), {"award": "CO_TINH"})

    assert [(year["year"], len(year["awards"]), len(year["others"])) for year in response.context["years"]] == [
        (2010, 1, 0)
    ]
    assert {each.code for each in response.context["types"]} == {"CO_TINH", "TTLDXS", "CSTDCS"}
    assert [cell["number"] for cell in response.context["strip"] if cell["number"]] == [1]


def test_a_unit_before_does_not_show_what_came_later(login, reviewer, old, new):
    follow(old, new)
    give(new, 2025)

    assert login(reviewer).get(reverse("awards:unit_awards", args=[old.pk])).context["years"] == []


@pytest.fixture
def ended(unit, unit_officer):
    """A draft whose unit has ended meanwhile."""
    dossier = DossierFactory(unit=unit)
    unit.ended_on = date(today().year - 1, 6, 30)
    unit.save()
    return dossier


def test_an_ended_unit_puts_nobody_forward(ended, unit, unit_officer):
    wish = Wish(AwardTypeFactory(), person=EmploymentFactory(unit=unit).person)

    with pytest.raises(ValidationError, match=r"Sở Xây dựng đã kết thúc hoạt động ngày .* Hãy lập hồ sơ ở đơn vị tiếp"):
        nominate(dossier=ended, wishes=[wish], actor=unit_officer, on=today())
    assert ended.nominees.count() == 0


def test_nor_by_a_workbook(ended):
    with pytest.raises(ValidationError, match="không đề nghị khen thưởng được nữa"):
        read_nominees(b"", dossier=ended, on=today())
