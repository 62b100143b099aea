"""Samples of people and what is known of them."""

from tests.factories.people import AuthorFactory, DisciplineFactory, HoldFactory, HouseholdFactory, RatingFactory
from thiduakt.base.clock import today
from units.models import Employment


def colleague(samples, person):
    """Another person of the same unit."""
    there = Employment.objects.main().on(today()).filter(unit=samples.things["unit"])
    return there.exclude(person=person).first().person


ARGUMENTS = {  # address name -> (samples, thing) -> list of arguments, where not [thing.pk]
    "units:employment": lambda s, person: [person.pk, person.employments.first().pk],
    "units:discipline": lambda s, person: [person.pk, person.disciplines.last().pk],
    "units:hold": lambda s, person: [person.pk, person.holds.last().pk],
    "units:discipline_remove": lambda s, person: [person.pk, person.disciplines.last().pk],
    "units:hold_remove": lambda s, person: [person.pk, person.holds.last().pk],
    "units:rating_remove": lambda s, person: [person.pk, person.ratings.last().pk],
    "units:initiative": lambda s, person: [person.pk, person.initiatives.first().pk],
    "units:picks": lambda s, person: ["don-vi"],
    "units:person_merge_with": lambda s, person: [person.pk, colleague(s, person).pk],
}
REMOVED = {"reason": "Ghi nhầm người"}
TYPED = dict.fromkeys(
    ("units:discipline_remove", "units:hold_remove", "units:rating_remove"), lambda s, person: REMOVED
)  # address name -> (samples, thing) -> the filled form


def things(samples) -> dict:
    person = samples.things["person"]
    DisciplineFactory(person=person)
    HoldFactory(person=person)
    RatingFactory(person=person, year=1990)
    AuthorFactory(person=person)
    return {"household": HouseholdFactory(unit=samples.things["unit"])}
