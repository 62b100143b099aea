"""Which records of people the lines of a list of accounts belong to: offered in the preview, chosen before the act."""

from collections.abc import Mapping
from dataclasses import replace

from units.actions.accounts import Newcomer
from units.facts.account_people import choices_of, chosen, owners_for
from units.facts.likeness import Asked, Candidate
from units.imports.accounts import AccountSheet
from units.models import Post


def owners_in(sheet: AccountSheet, actor: Post) -> dict[int, list[Candidate]]:
    """By the number of the line; lines without anybody like them have no entry."""
    return owners_for([Asked(key=number, full_name=one.full_name, unit=one.unit) for number, one in sheet.rows], actor)


def asked_of(owners: dict[int, list[Candidate]], typed: Mapping[str, str]) -> dict[int, dict]:
    """What the preview asks of a line: name of its field, choices, and what was chosen so far."""
    fields = {number: f"person-{number}" for number in owners}
    return {
        number: {"field": field, "choices": choices_of(owners[number]), "value": typed.get(field, "")}
        for number, field in fields.items()
    }


def decided(
    sheet: AccountSheet, owners: dict[int, list[Candidate]], typed: Mapping[str, str]
) -> tuple[list[Newcomer], list[int]]:
    """The newcomers with the records chosen for them, and the numbers of lines nobody has decided yet."""
    asked, newcomers, undecided = asked_of(owners, typed), [], []
    for number, one in sheet.rows:
        question = asked.get(number)
        if question and question["value"] not in dict(question["choices"]):
            undecided.append(number)
        person = chosen(question["value"]) if question and number not in undecided else None
        newcomers.append(replace(one, person=person))
    return newcomers, undecided
