"""Where people work: one main place at a time; whoever overlaps is told with what."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from thiduakt.base.acts import lock, repeated
from thiduakt.base.vietnamese import short_date
from units.choices import EmploymentKind, PersonAct
from units.models import Employment, Person, PersonStep, Post, Unit
from units.policies.people import may_keep, may_keep_at
from units.querysets import in_force


@transaction.atomic
def add_employment(*, person: Person, work: Employment, actor: Post, key: UUID | None = None) -> Employment:
    """One more employment of the person (`work` unsaved, without person); a second press gives the first."""
    person = lock(person)
    may_keep(actor, person).require()
    may_keep_at(actor, work.unit).require()
    if repeated(PersonStep.objects, key):
        return person.employments.latest("pk")
    work.person = person
    employ(work)
    person.steps.create(move=PersonAct.EMPLOY, actor=actor, key=key, note=in_words(work)[:300])
    return work


@transaction.atomic
def receive_person(*, person: Person, work: Employment, actor: Post, key: UUID | None = None) -> Employment:
    """A person who comes from another unit begins here; the old unit has written the last day there first."""
    person = lock(person)
    may_keep_at(actor, work.unit).require()
    if repeated(PersonStep.objects, key):
        return person.employments.latest("pk")
    if person.merged_into_id:
        raise ValidationError("Hồ sơ này đã được gộp vào hồ sơ khác. Hãy tìm lại người này rồi nhận.")
    work.person, work.kind = person, EmploymentKind.MAIN
    employ(work)
    person.steps.create(move=PersonAct.EMPLOY, actor=actor, key=key, note=in_words(work)[:300])
    return work


@transaction.atomic
def change_employment(*, work: Employment, facts: dict, actor: Post) -> Employment:
    """Put an employment right, or end it by `ends_on`; `facts` are fields of Employment."""
    person = lock(work.person)
    may_keep(actor, person).require()
    work = person.employments.select_related("unit").get(pk=work.pk)
    may_keep_at(actor, work.unit).require()
    changed = [name for name, value in facts.items() if getattr(work, name) != value]
    for name in changed:
        setattr(work, name, facts[name])
    if changed:
        may_keep_at(actor, work.unit).require()
        employ(work)
        person.steps.create(move=PersonAct.CHANGE_EMPLOYMENT, actor=actor, note=in_words(work)[:300])
    return work


def employ(work: Employment) -> None:
    """Save an employment that has been checked. Raises ValidationError with sentences that name the other one."""
    if work.ends_on and work.ends_on < work.starts_on:
        raise ValidationError({"ends_on": "Ngày thôi phải từ ngày nhận trở đi."})
    _check_life(work.unit, work)
    other = overlapping(work)
    if other:
        raise ValidationError(
            f"{work.person.full_name} đã có {other.get_kind_display()} trùng thời gian: {in_words(other)}. "
            "Hãy ghi ngày thôi của quá trình ấy trước, hoặc sửa lại ngày."
        )
    work.full_clean()
    work.save()


def overlapping(work: Employment) -> Employment | None:
    """Another employment of the same person and kind that shares a day with this one."""
    same = Employment.objects.filter(person=work.person_id, kind=work.kind).exclude(pk=work.pk)
    begun = same.filter(starts_on__lte=work.ends_on) if work.ends_on else same
    return begun.exclude(ends_on__lt=work.starts_on).select_related("unit").order_by("starts_on").first()


def in_words(work: Employment) -> str:
    """ "Chuyên viên, Sở Xây dựng, từ 01/02/2020 đến nay"."""
    end = short_date(work.ends_on) if work.ends_on else "nay"
    return f"{work.position}, {work.unit.label}, từ {short_date(work.starts_on)} đến {end}"


def _check_life(unit: Unit, work: Employment) -> None:
    """Nobody works in a unit before it is founded or after it has ended."""
    if not Unit.objects.filter(in_force(work.starts_on, "founded_on", "ended_on"), pk=unit.pk).exists():
        raise ValidationError({"starts_on": f"Ngày {short_date(work.starts_on)} {unit.label} không hoạt động."})
    if unit.ended_on and (work.ends_on is None or work.ends_on > unit.ended_on):
        raise ValidationError(
            {"ends_on": f"{unit.label} đã kết thúc ngày {short_date(unit.ended_on)}; hãy ghi ngày thôi không sau đó."}
        )
