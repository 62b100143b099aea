"""A unit's registration: opened, filled, handed in; taken or returned by the office."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from campaigns.choices import RegistrationState
from campaigns.models import Plan, RegisteredTarget, RegisteredTitle, Registration, RegistrationStep, Target
from campaigns.notices import RegistrationMoved
from campaigns.policies import PlanPolicy, RegistrationPolicy
from campaigns.statistics import is_asked
from campaigns.workflow import REGISTRATION_MOVES
from thiduakt.base.acts import lock, repeated, take_move
from thiduakt.base.clock import today
from units.models import Person, Post, Unit


@transaction.atomic
def open_registration(*, plan: Plan, actor: Post) -> Registration:
    """The registration of the actor's unit under a plan: made once, found again afterwards."""
    plan = lock(plan)
    PlanPolicy(actor, plan).can_register(is_asked=is_asked(plan, actor.unit)).require()
    registration, is_new = Registration.objects.get_or_create(plan=plan, unit=actor.unit, defaults={"year": plan.year})
    if is_new:
        registration.steps.create(move="open", target=RegistrationState.DRAFT, actor=actor)
    return registration


@transaction.atomic
def register_targets(*, registration: Registration, values: dict[int, Decimal | None], actor: Post) -> Registration:
    """Set the values undertaken, by target; None takes a target out. Targets of other plans are refused."""
    registration = _held(registration, actor)
    known = set(Target.objects.filter(plan=registration.plan_id, pk__in=values).values_list("pk", flat=True))
    if known != set(values):
        raise ValidationError("Có chỉ tiêu không thuộc kế hoạch này.")
    for target, value in values.items():
        if value is None:
            registration.targets.filter(target=target).delete()
        else:
            RegisteredTarget.objects.update_or_create(
                registration=registration, target_id=target, defaults={"value": value}
            )
    _note(registration, actor, f"mức đăng ký của {len(values)} chỉ tiêu")
    return registration


@transaction.atomic
def add_titles(
    *, registration: Registration, code: str, actor: Post, people: Iterable[Person] = (), units: Iterable[Unit] = ()
) -> int:
    """Register people and collectives for a title; returns how many are new."""
    registration = _held(registration, actor)
    before = registration.titles.count()
    rows = [RegisteredTitle(registration=registration, person=person, award_code=code) for person in people]
    rows += [RegisteredTitle(registration=registration, unit=unit, award_code=code) for unit in units]
    RegisteredTitle.objects.bulk_create(rows, ignore_conflicts=True)
    added = registration.titles.count() - before
    if added:
        _note(registration, actor, f"thêm {added} lượt đăng ký danh hiệu {code}")
    return added


@transaction.atomic
def drop_title(*, registration: Registration, title: int, actor: Post) -> None:
    """Take a title out again; doing it twice changes nothing more."""
    registration = _held(registration, actor)
    row = registration.titles.filter(pk=title).select_related("person", "unit").first()
    if row:
        row.delete()
        _note(registration, actor, f"bỏ danh hiệu {row.award_code} của {row.person or row.unit}")


@transaction.atomic
def move_registration(
    *, registration: Registration, move: str, actor: Post, note: str = "", key: UUID | None = None
) -> RegistrationStep:
    """Hand in, take or return; a second press gives the first one's line."""
    registration = lock(registration)
    again = repeated(registration.steps, key)
    if again:
        return again
    step = REGISTRATION_MOVES[move]
    policy = RegistrationPolicy(actor, registration)
    policy.can(step).require()
    changes = {}
    if step.target == RegistrationState.SUBMITTED:
        if not (registration.targets.exists() or registration.titles.exists()):
            raise ValidationError("Bản đăng ký còn trống: hãy nhập ít nhất một chỉ tiêu hoặc một danh hiệu.")
        changes["submitted_at"] = timezone.now()
    entry = take_move(registration, step, policy=policy, steps=registration.steps, note=note, key=key, **changes)
    RegistrationMoved(entry, today()).post()
    return entry


def _note(registration: Registration, actor: Post, note: str) -> None:
    """A journal line that moves nothing."""
    state = registration.state
    registration.steps.create(move="fill", source=state, target=state, actor=actor, note=note)


def _held(registration: Registration, actor: Post) -> Registration:
    registration = lock(registration)
    RegistrationPolicy(actor, registration).can_edit().require()
    return registration
