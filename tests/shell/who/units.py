"""Samples of organisations."""

from tests.factories.people import DisciplineFactory, HoldFactory, RatingFactory
from tests.factories.trees import SuccessionFactory

ARGUMENTS = {
    "units:unit_discipline": lambda s, unit: [unit.pk, unit.disciplines.last().pk],
    "units:unit_hold": lambda s, unit: [unit.pk, unit.holds.last().pk],
    "units:unit_discipline_remove": lambda s, unit: [unit.pk, unit.disciplines.last().pk],
    "units:unit_hold_remove": lambda s, unit: [unit.pk, unit.holds.last().pk],
    "units:unit_rating_remove": lambda s, unit: [unit.pk, unit.ratings.last().pk],
}  # address name -> (samples, thing) -> list of arguments, where not [thing.pk]
TYPED = {  # address name -> (samples, thing) -> the filled form
    "units:unit_new": lambda s, thing: {"name": "Phòng Mới", "kind": "section", "founded_on": "01/07/2025"},
    "units:unit_facts": lambda s, unit: {"kind": unit.kind, "symbol": "MOI"},
    "units:unit_contact": lambda s, unit: {"phone": "0900 000 001"},
    "units:unit_headcount": lambda s, unit: {
        "year": "2026", "leaders": "3", "civil_servants": "20", "public_employees": "0", "workers": "1", "women": "9",
    },
    **dict.fromkeys(
        ("units:unit_discipline_remove", "units:unit_hold_remove", "units:unit_rating_remove"),
        lambda s, unit: {"reason": "Nhập hai lần"},
    ),
    "units:continuity": lambda s, succession: {"carries_on": "1", "basis": "Văn bản của Sở Nội vụ"},
}  # fmt: skip


def things(samples) -> dict:
    unit = samples.things["unit"]
    DisciplineFactory(person=None, unit=unit)
    HoldFactory(person=None, unit=unit)
    RatingFactory(person=None, unit=unit, year=1990)
    return {"succession": SuccessionFactory(successor=samples.things["unit"])}
