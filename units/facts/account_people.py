"""Which records of people an account may belong to: alike by name, of the unit, and nobody's account yet."""

from collections.abc import Hashable, Iterable
from uuid import UUID

from thiduakt.base.clock import today
from thiduakt.base.vietnamese import short_date
from units.facts.likeness import Asked, Candidate, candidates_for
from units.models import Person, Post, User

NOBODY = "none"


def owners_for(rows: Iterable[Asked], actor: Post) -> dict[Hashable, list[Candidate]]:
    """For each row, by its key, the free records the actor keeps, the likeliest first; none is no entry."""
    found = candidates_for(rows)
    met = {each.person.pk for few in found.values() for each in few}
    free = Person.objects.kept_by(actor, today()).filter(pk__in=met, user=None).values_list("pk", flat=True)
    free = set(free) if met else set()
    kept = {key: [each for each in few if each.person.pk in free] for key, few in found.items()}
    return {key: few for key, few in kept.items() if few}


def owners_of(user: User, full_name: str, actor: Post) -> list[Candidate]:
    """The same for an account there is, at each unit where it holds or held a post."""
    units = {post.unit_id: post.unit for post in user.posts.select_related("unit")}
    found = owners_for([Asked(key=pk, full_name=full_name, unit=unit) for pk, unit in units.items()], actor)
    best = {each.person.pk: each for few in found.values() for each in few}
    return sorted(best.values(), key=lambda each: (-each.likeness.score, each.person.sort_key))


def described(person: Person) -> str:
    """`Trương Thị Bích, sinh 22/10/1974`."""
    if person.birth_date:
        return f"{person.full_name}, sinh {short_date(person.birth_date)}"
    return f"{person.full_name}, sinh năm {person.birth_year}" if person.birth_year else person.full_name


def in_words(each: Candidate) -> str:
    """Who, at what work, and why they may be the same."""
    work = f", {each.work.position}, {each.work.unit.label}" if each.work else ""
    return f"{described(each.person)}{work} ({each.likeness.band}: {', '.join(each.likeness.reasons)})"


def choices_of(alike: list[Candidate], current: Person | None = None) -> list[tuple[str, str]]:
    """Value and words: the record it has, those that may be meant, none."""
    mine = [(str(current.pk), f"{described(current)} (đang gắn)")] if current else []
    offered = [(str(each.person.pk), f"Đúng là {in_words(each)}") for each in alike]
    return [*mine, *offered, (NOBODY, "Không gắn hồ sơ nào" if current else "Chưa có hồ sơ, hoặc là người khác")]


def chosen(value: str) -> UUID | None:
    """The record behind a chosen value."""
    return None if value == NOBODY else UUID(value)
