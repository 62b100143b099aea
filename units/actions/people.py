"""A person's record: entered once, put right, never deleted."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated
from thiduakt.base.sealing import fingerprints
from units.actions.employments import employ
from units.choices import PersonAct
from units.matching.citizen_id import bare, problems
from units.models import Employment, Person, PersonStep, Post, User
from units.policies.people import may_keep, may_keep_at


@transaction.atomic
def add_person(
    *, facts: dict, work: Employment | None = None, actor: Post, citizen_id: str = "", key: UUID | None = None
) -> Person:
    """A new record from `facts` (keys of Person.FACTS) and the first employment; a second press gives the first record.

    Raises Refused, or ValidationError by field. Likely duplicates are the caller's to show first (candidates_for).
    """
    may_keep_at(actor, work.unit if work else None).require()
    lock(actor)  # two presses of one button take turns
    again = repeated(PersonStep.objects, key)
    if again:
        return again.person
    person = Person(**facts)
    number_person(person, citizen_id, actor)
    person.full_clean()
    person.save()
    person.steps.create(move=PersonAct.ADD, actor=actor, key=key)
    if work:
        work.person = person
        employ(work)
    return person


@transaction.atomic
def change_person(*, person: Person, facts: dict, actor: Post, citizen_id: str | None = None) -> Person:
    """Put facts right; `citizen_id` None leaves the number as it is, empty forgets it. No change leaves no line."""
    person = lock(person)
    may_keep(actor, person).require()
    changed = [name for name in Person.FACTS if name in facts and getattr(person, name) != facts[name]]
    for name in changed:
        setattr(person, name, facts[name])
    if citizen_id is not None and bare(citizen_id) != person.citizen_id:
        changed.append("citizen_id_sealed")
        number_person(person, citizen_id, actor)
    elif person.citizen_id_sealed and {"birth_date", "birth_year", "sex"} & {*changed}:
        _check_number(person, person.citizen_id)
    if changed:
        person.full_clean()
        person.save()
        labels = [str(Person._meta.get_field(name).verbose_name) for name in changed]
        person.steps.create(move=PersonAct.CHANGE, actor=actor, note=", ".join(labels))
    if "full_name" in changed:
        _name_account(person)
    return person


def _name_account(person: Person) -> None:
    """An account is called what its person is called."""
    account = User.objects.filter(person=person).first()
    if account:
        account.full_name = person.full_name
        account.save()


def number_person(person: Person, citizen_id: str, actor: Post | None) -> None:
    """Seal a checked number into the record (not saved). Raises ValidationError for the field citizen_id."""
    digits = bare(citizen_id)
    if digits:
        person.set_keys()
        _check_number(person, digits)
        _check_alone(person, digits, actor)
    person.set_citizen_id(digits)


def _check_number(person: Person, digits: str) -> None:
    year = person.birth_date.year if person.birth_date else person.birth_year
    found = problems(digits, birth_year=year, sex=person.sex)
    if found:
        raise ValidationError({"citizen_id": found})


def _check_alone(person: Person, digits: str, actor: Post | None) -> None:
    same = Person.objects.filter(citizen_id_hash__in=fingerprints(digits)).exclude(pk=person.pk)
    if not same.exists():
        return
    seen = same.visible_to(actor).first() if actor else None
    whose = f"của {seen.full_name}" if seen else "của một người khác"
    raise ValidationError(
        {"citizen_id": f"Số định danh này đã có ở hồ sơ {whose}. Hãy kiểm tra lại số, hoặc dùng hồ sơ ấy."}
    )
