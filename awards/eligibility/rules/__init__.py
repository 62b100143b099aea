"""The kinds of conditions a pack may use, by name."""

from collections.abc import Callable, Mapping
from typing import Any

from ..case import Case
from . import collective, general, history, person, standing
from .outcome import Outcome

Test = Callable[[Case, Mapping[str, Any]], Outcome]

KINDS: dict[str, Test] = {
    "rating": person.rating,
    "head_rating": person.head_rating,
    "service": person.service,
    "counts_as_service": person.counts_as_service,
    "clean_year": person.clean_year,
    "initiative": person.initiative,
    "times_in_a_row": history.times_in_a_row,
    "times_given": history.times_given,
    "not_twice": history.not_twice,
    "one_state_award_a_year": history.one_state_award_a_year,
    "excluded_kinds": history.excluded_kinds,
    "submitted_after": history.submitted_after,
    "not_alongside": history.not_alongside,
    "new_period": history.new_period,
    "standing": standing.standing,
    "years_since": standing.years_since,
    "member_share": collective.member_share,
    "members_complete": collective.members_complete,
    "members_clean": collective.members_clean,
    "members_hold": collective.members_hold,
    "bloc_leader": collective.bloc_leader,
    "movement_result": collective.movement_result,
    "existence": collective.existence,
    "not_dissolved": collective.not_dissolved,
    "no_hold": general.no_hold,
    "discipline_over": general.discipline_over,
    "declared": general.declared,
    "declared_when": general.declared_when,
    "of_class": general.of_class,
    "posthumous_allowed": general.posthumous_allowed,
    "preference": general.preference,
    "notice": general.notice,
}
# Kinds made of other kinds, see `compound`; `quota` looks at a whole unit, never at one nominee.
COMPOUND = frozenset({"all_of", "any_of", "meets"})
UNIT_WIDE = frozenset({"quota"})
# Says under which text a dossier is judged, see `transition`.
GOVERNING = frozenset({"transition"})
NOT_TESTED = UNIT_WIDE | GOVERNING
KNOWN_KINDS = frozenset(KINDS) | COMPOUND | NOT_TESTED

# Which part of a record a kind cannot do without; checked when a pack is loaded.
REQUIRED: dict[str, tuple[str, ...]] = {
    "rating": ("at_least",),
    "service": ("months",),
    "clean_year": ("form",),
    "initiative": ("scope",),
    "times_in_a_row": ("award", "times"),
    "times_given": ("award", "times"),
    "one_state_award_a_year": ("level",),
    "excluded_kinds": ("kinds",),
    "standing": ("good", "years"),
    "years_since": ("prior", "years"),
    "member_share": ("counted", "share"),
    "members_hold": ("counted", "count"),
    "bloc_leader": ("organised_by",),
    "movement_result": ("launched_by",),
    "existence": ("years",),
    "declared": ("statements",),
    "declared_when": ("when", "statements"),
    "counts_as_service": ("leave",),
    "submitted_after": ("award",),
    "not_alongside": ("award",),
    "preference": ("share",),
    "transition": ("before",),
    "of_class": ("classes", "label"),
    "notice": ("message",),
    "all_of": ("of",),
    "any_of": ("of",),
    "meets": ("award",),
    "quota": ("share", "numerator", "of"),
}
