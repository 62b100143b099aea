"""Whoever looks like somebody in the books is shown before a record is written, and a person decides."""

from units.facts.likeness import Asked, Candidate, candidates_for
from units.models import Person, Unit

DESCRIBING = ("full_name", "birth_date", "birth_year", "sex", "citizen_id")


def likely_for(typed: dict, *, unit: Unit | None, known: Person | None = None) -> list[Candidate]:
    """Who may be the person described by the typed fields; `known` is the record itself when there is one."""
    facts = {name: typed[name] for name in DESCRIBING}
    asked = Asked(key=0, unit=unit, known=known.pk if known else None, **facts)
    return candidates_for([asked]).get(0, [])


def mark_of(alike: list[Candidate]) -> str:
    """What the box "somebody else" stands for: exactly these people, not others that a later change brings up."""
    return " ".join(sorted(str(each.person.pk) for each in alike))


def are_told_apart(request, alike: list[Candidate]) -> bool:
    """Whether the reader has said of each of them that it is somebody else."""
    said = set(request.POST.get("sure", "").split())
    return {str(each.person.pk) for each in alike} <= said


def shown(request, alike: list[Candidate]) -> dict:
    """Context of the part that shows them."""
    seen = Person.objects.visible_to(request.actor).filter(pk__in=[each.person.pk for each in alike])
    return {
        "alike": alike,
        "alike_mark": mark_of(alike),
        "seen": set(seen.values_list("pk", flat=True)) if alike else set(),
    }
