"""What can be found, each kind with its own way of looking and of telling."""

from django.urls import reverse

from awards.choices import AwardState
from awards.facts.finding.results import CAP, Hit, Place, backwards
from awards.facts.finding.search import Search
from awards.models import Award, Decision, Dossier
from campaigns.choices import PlanState
from campaigns.models import Plan
from thiduakt.base.clock import today
from thiduakt.base.searching import starts_any, starts_words
from thiduakt.base.text import search_key
from thiduakt.base.vietnamese import short_date
from units.models import Employment, Person, Unit, UnitState

# Of many namesakes only the awards of the best are looked at.
HAND = 50
STANDING = frozenset({AwardState.VALID, AwardState.RESTORED})


def _in_order(rows, pks: list[str]) -> list:
    found = {str(row.pk): row for row in rows.filter(pk__in=pks)}
    return [found[pk] for pk in pks if pk in found]


class Kind:
    """What all kinds answer: `places` of what fits (CAP + 1 at most of each way), `hits` for some of them."""

    @staticmethod
    def is_cut(search: Search) -> bool:
        """Whether there is more than `places` tells."""
        return False


class People(Kind):
    code, name = "nguoi", "Người"

    @staticmethod
    def places(search: Search) -> list[Place]:
        return search.people

    @staticmethod
    def hits(pks: list[str], search: Search) -> list[Hit]:
        work = Employment.objects.main().on(today()).filter(person__in=pks).select_related("unit")
        notes = {row.person_id: f"{row.position}, {row.unit.label}" for row in work}
        return [
            Hit(each.full_name, _joined(each.birth_year and f"sinh {each.birth_year}", notes.get(each.pk)),
                each.get_absolute_url())
            for each in _in_order(Person.objects.visible_to(search.actor), pks)
        ]  # fmt: skip


class Units(Kind):
    code, name = "don-vi", "Đơn vị"

    @staticmethod
    def places(search: Search) -> list[Place]:
        return search.units

    @staticmethod
    def hits(pks: list[str], search: Search) -> list[Hit]:
        units = _in_order(Unit.objects.visible_to(search.actor).select_related("parent"), pks)
        states = UnitState.objects.filter(unit__in=pks, ends_on__isnull=False).order_by("starts_on")
        old = {state.unit_id: state.name for state in starts_any(states, search.words)}
        ended = "kết thúc {}"
        return [
            Hit(unit.name, _joined(unit.parent and unit.parent.label, _old_name(unit, old.get(unit.pk))),
                unit.get_absolute_url(), ended.format(short_date(unit.ended_on)) if unit.ended_on else "")
            for unit in units
        ]  # fmt: skip


class Plans(Kind):
    code, name = "ke-hoach", "Kế hoạch"

    @staticmethod
    def places(search: Search) -> list[Place]:
        rows = starts_any(Plan.objects.visible_to(search.actor), search.words).order_by("-year", "pk")
        over = {PlanState.SUPERSEDED, PlanState.CANCELLED}
        return [
            search.place(key, is_over=state in over, order=backwards(year), pk=pk)
            for pk, key, year, state in rows.values_list("pk", "search_key", "year", "state")[: CAP + 1]
        ]

    @staticmethod
    def hits(pks: list[str], search: Search) -> list[Hit]:
        over = {PlanState.SUPERSEDED, PlanState.CANCELLED, PlanState.DRAFT}
        return [
            Hit(f"{plan.full_number} {plan.title}", plan.issuer_name, plan.get_absolute_url(),
                plan.get_state_display() if plan.state in over else "")
            for plan in _in_order(Plan.objects.visible_to(search.actor), pks)
        ]  # fmt: skip


class Dossiers(Kind):
    """By parts of the code (words with a digit) and by the unit (all other words)."""

    code, name = "ho-so", "Hồ sơ"

    @staticmethod
    def places(search: Search) -> list[Place]:
        rows = Dossier.objects.visible_to(search.actor).order_by("-code")
        numbers = [word for word in search.wanted.words if any(char.isdigit() for char in word)]
        for word in numbers:
            rows = rows.filter(code__icontains=word)
        if len(numbers) < len(search.wanted.words):
            units = Dossiers._units(search, numbers)
            if not units:
                return []
            rows = rows.filter(unit__in=units)
        return [
            search.place(search_key(code), is_over=False, order=backwards(place), pk=pk)
            for place, (pk, code) in enumerate(reversed(rows.values_list("pk", "code")[: CAP + 1]))
        ]

    @staticmethod
    def _units(search: Search, numbers: list[str]) -> list:
        if not numbers:
            return search.unit_keys
        names = [word for word in search.wanted.words if word not in numbers]
        return list(starts_words(Unit.objects.visible_to(search.actor), names).values_list("pk", flat=True)[:CAP])

    @staticmethod
    def hits(pks: list[str], search: Search) -> list[Hit]:
        rows = Dossier.objects.visible_to(search.actor).select_related("unit", "round")
        return [
            Hit(row.code, f"{row.unit.label} · {row.round.name}", row.get_absolute_url(), row.get_state_display())
            for row in _in_order(rows, pks)
        ]


class Decisions(Kind):
    """By number and symbol, or by the words of the title."""

    code, name = "quyet-dinh", "Quyết định"

    @staticmethod
    def places(search: Search) -> list[Place]:
        rows = Decision.objects.visible_to(search.actor)
        rows = rows.search(search.wanted.text) if search.is_exact else starts_any(rows, search.words)
        found = rows.order_by("-created_at", "pk").values_list("pk", "search_key", "state")[: CAP + 1]
        return [
            search.place(key, is_over=state in ("revoked", "cancelled"), order=f"{place:04d}", pk=pk)
            for place, (pk, key, state) in enumerate(found)
        ]

    @staticmethod
    def hits(pks: list[str], search: Search) -> list[Hit]:
        return [
            Hit(row.full_number, row.title, row.get_absolute_url(), row.get_state_display())
            for row in _in_order(Decision.objects.visible_to(search.actor), pks)
        ]


class Awards(Kind):
    """Of the people and units found, and under a decision number; else by the words of the register itself."""

    code, name = "thanh-tich", "Thành tích"

    @staticmethod
    def places(search: Search) -> list[Place]:
        rows = Award.objects.visible_to(search.actor)
        people, units = Awards._best(search.people), Awards._best(search.units)
        found = Awards._of(rows.filter(decision_number__in=_numbers(search.wanted.text)), search)
        if people:
            found += Awards._of(rows.filter(person__in=list(people)), search, people)
        if units:
            found += Awards._of(rows.filter(unit__in=list(units)), search, units)
        if not people and not units and search.is_exact:
            found += Awards._of(starts_any(rows, search.words, indexed=search.actor.sees_all), search)
        return [*dict.fromkeys(found)]

    @staticmethod
    def is_cut(search: Search) -> bool:
        return max(len(search.people), len(search.units)) > HAND

    @staticmethod
    def _best(holders: list[Place]) -> dict[str, Place]:
        return {place.pk: place for place in sorted(holders)[:HAND]}

    @staticmethod
    def _of(rows, search: Search, holders: dict[str, Place] | None = None) -> list[Place]:
        """Places of awards: that of the holder where it is known, else by the name in the register."""
        columns = rows.order_by().values_list("pk", "name", "decided_on", "state", "person_id", "unit_id")
        places = []
        for pk, name, day, state, person, unit in columns[: CAP + 1]:
            holder = (holders or {}).get(str(person or unit))
            tier, misses = (holder.tier, holder.misses) if holder else search.rank(search_key(name))
            over = state not in STANDING
            places.append(Place(tier, over, misses, backwards(day.toordinal()), str(pk)))
        return places

    @staticmethod
    def hits(pks: list[str], search: Search) -> list[Hit]:
        rows = Award.objects.visible_to(search.actor).select_related("award_type", "person", "unit")
        return [
            Hit(f"{row.name} · {row.award_type.name} {row.year}",
                _joined(row.unit_name if row.unit_name != row.name else "", row.decision_number), _story_of(row),
                row.get_state_display() if row.state not in STANDING else "")
            for row in _in_order(rows, pks)
        ]  # fmt: skip


def _numbers(text: str) -> list[str]:
    """A decision number as it may stand in the register: with and without the leading zero."""
    number, slash, symbol = text.upper().partition("/")
    plain = number.strip().lstrip("0")
    return [f"{plain}{slash}{symbol}", f"{plain.zfill(2)}{slash}{symbol}"] if slash and plain.isdigit() else [text]


def _story_of(award: Award) -> str:
    if award.person_id:
        return reverse("awards:person", args=[award.person_id])
    if award.unit_id:
        return reverse("awards:unit_awards", args=[award.unit_id])
    return f"{reverse('awards:register')}?unit={award.holder_unit_id}"


def _old_name(unit: Unit, old: str | None) -> str:
    return f"tên cũ: {old}" if old and old != unit.name else ""


def _joined(*parts) -> str:
    return " · ".join(part for part in parts if part)


KINDS = (People, Units, Plans, Dossiers, Decisions, Awards)
