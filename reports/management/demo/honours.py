"""Three years of ratings, initiatives and awards, so that eligibility has something to look at."""

from datetime import date
from random import Random

from awards.choices import AwardSource, AwardState
from awards.models import Award
from reports.management.demo.source import fact_date, facts
from units.choices import Grade, Scope
from units.models import Household, Initiative, InitiativeAuthor, Person, Rating, Unit

LDTT, CSTDCS, GDVH = "LDTT", "CSTDCS", "GDVH"


def make_history(units: dict[str, Unit], people: dict[str, list[Person]], year: int, random: Random) -> None:
    """Ratings and awards of the three years before `year`; the current rating for most."""
    ratings, awards = [], []
    for key, staff in people.items():
        for place, person in enumerate(staff):
            strong = place % 4 == 0
            for past in range(year - 3, year + 1):
                if past == year and place % 5 == 4:
                    continue  # not rated yet: "unknown" on screen
                grade = _grade(strong, random)
                ratings.append(Rating(person=person, year=past, grade=grade, document=f"Thông báo xếp loại năm {past}"))
                if past < year:
                    awards += _awards(
                        person, units, key, past, grade, (strong and place % 8 == 0) or grade == Grade.EXCELLENT
                    )
    for key in people:
        ratings += [
            Rating(unit=units[key], year=past, grade=Grade.EXCELLENT if past % 2 else Grade.GOOD)
            for past in range(year - 3, year)
            if not units[key].absence_in(past)
        ]
    awards += [_family_award(household, units, year - 1) for household in Household.objects.filter(person=None)]
    Rating.objects.bulk_create(ratings, batch_size=500)
    Award.objects.bulk_create(awards, batch_size=500)
    _make_initiatives(people, year, random)


def _grade(strong: bool, random: Random) -> str:
    if strong:
        return Grade.EXCELLENT
    return random.choices([Grade.EXCELLENT, Grade.GOOD, Grade.COMPLETED], [15, 75, 10])[0]


def _awards(person: Person, units: dict[str, Unit], key: str, year: int, grade: str, honoured: bool) -> list[Award]:
    if grade == Grade.COMPLETED:
        return []
    codes = [LDTT, CSTDCS] if honoured else [LDTT]
    return [_award(person, units, key, year, code) for code in codes]


def _award(person: Person, units: dict[str, Unit], key: str, year: int, code: str) -> Award:
    decided_on = date(year, 12, 18)
    top = _holder(units, key, decided_on)
    number = 90 + year % 10 if code == LDTT else 110 + year % 10
    by = "Chủ tịch Ủy ban nhân dân huyện An Trường" if top == units["district"] else f"Thủ trưởng {top.label}"
    award = Award(
        person=person, holder_unit=top, award_type_id=code, year=year, name=person.full_name,
        position_title="Công chức", unit_name=top.name, decision_number=f"{number}/QĐ-{top.symbol}",
        decided_on=decided_on, decided_by=by, state=AwardState.VALID, source=AwardSource.IMPORTED,
        authority="CHU_TICH_UBND_HUYEN" if top == units["district"] else "THU_TRUONG_SO_NGANH",
    )  # fmt: skip
    award.set_keys()
    return award


def _family_award(household: Household, units: dict[str, Unit], year: int) -> Award:
    decided_on = date(year, 11, 18)
    key = next(key for key, unit in units.items() if unit == household.unit)
    top = _holder(units, key, decided_on)
    award = Award(
        household=household, holder_unit=top, award_type_id=GDVH, year=year, name=household.paper_name,
        unit_name=household.paper_address, decision_number=f"{70 + year % 10}/QĐ-{top.symbol}",
        decided_on=decided_on, decided_by=f"Chủ tịch {top.name}", state=AwardState.VALID, source=AwardSource.IMPORTED,
    )  # fmt: skip
    award.set_keys()
    return award


def _holder(units: dict[str, Unit], key: str, on: date) -> Unit:
    """The unit under which the award was given: the district before it ended, else the office at the top."""
    if key.startswith("commune") and on <= fact_date("district_ended_on"):
        return units["district"]
    return units[key.split("/")[0]]


def _make_initiatives(people: dict[str, list[Person]], year: int, random: Random) -> None:
    authors, rows = [], []
    for staff in people.values():
        for place, person in enumerate(staff):
            if place % 4 == 0:
                scope = Scope.PROVINCE if place % 8 == 0 else Scope.GRASSROOTS
                authors.append(person)
                rows.append(_initiative(year - place % 2, scope, random))
    Initiative.objects.bulk_create(rows)
    InitiativeAuthor.objects.bulk_create(
        InitiativeAuthor(initiative=row, person=person, share=100) for row, person in zip(rows, authors, strict=True)
    )


def _initiative(year: int, scope: str, random: Random) -> Initiative:
    provincial = scope == Scope.PROVINCE
    return Initiative(
        year=year, scope=scope, name=random.choice(facts()["initiatives"]),
        recognised_by="CHU_TICH_UBND_TINH" if provincial else "THU_TRUONG_SO_NGANH",
        document=f"Quyết định công nhận sáng kiến năm {year}",
    )  # fmt: skip
