"""From what was typed to groups of hits."""

from bisect import bisect_right

from awards.facts.finding.kinds import Awards, Decisions, Dossiers, Households, People, Plans, Units
from awards.facts.finding.named import Blocs, Papers, Types
from awards.facts.finding.results import Found, Group, Place
from awards.facts.finding.search import Search
from awards.models import Decision
from campaigns.models import Plan
from thiduakt.base.candidates import CAP, words_known
from thiduakt.base.searching import Wanted, mended
from units.models import Bloc, Household, Person, Unit, UnitState

SHOWN = 6
PAGE = 50
NAMED = (Person, Unit, UnitState, Household, Bloc, Plan, Decision)
KINDS = (People, Units, Households, Blocs, Plans, Dossiers, Decisions, Papers, Types, Awards)


def find_everywhere(text: str, actor, *, size: int = SHOWN) -> Found:
    """The first `size` hits of each kind; where nothing fits, what fits with one slip undone."""
    return _first_found(text, actor, KINDS, size, "")


def find_in(code: str, text: str, actor, *, after: str = "", size: int = PAGE) -> Found:
    """One page of the hits of one kind. Raises KeyError for an unknown kind, Http404 for a broken `after`."""
    kinds = {kind.code: kind for kind in KINDS}
    return _first_found(text, actor, [kinds[code]], size, after)


def _first_found(text: str, actor, kinds, size: int, after: str) -> Found:
    wanted = Wanted.typed(text)
    if not wanted.is_enough:
        return Found([])
    groups = _groups(Search(wanted, wanted.exactly, actor), kinds, size, after)
    return Found(groups) if groups else _mended(wanted, actor, kinds, size, after)


def _mended(wanted: Wanted, actor, kinds, size: int, after: str) -> Found:
    for reading in mended(wanted, vocabulary):
        groups = _groups(Search(wanted, reading, actor), kinds, size, after)
        if groups:
            return Found(groups, mended=True)
    return Found([])


def _groups(search: Search, kinds, size: int, after: str) -> list[Group]:
    groups = (_group(kind, search, size, after) for kind in kinds)
    return [group for group in groups if group.count]


def _group(kind, search: Search, size: int, after: str) -> Group:
    places = sorted(kind.places(search))
    more, places = len(places) > CAP or kind.is_cut(search), places[:CAP]
    start = bisect_right(places, Place.opened_by(after)) if after else 0
    shown = places[start : start + size]
    hits = [kind.hit(place.row) for place in shown]
    next_key = shown[-1].key if len(places) > start + size else None
    return Group(kind.code, kind.name, kind.taken, hits, len(places), more, next_key)


def vocabulary() -> frozenset[str]:
    """All words of names and titles."""
    return frozenset().union(*map(words_known, NAMED))
