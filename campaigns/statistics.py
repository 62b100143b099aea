"""Who is asked to register under a plan, and who has."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from campaigns.choices import DeadlineKind
from campaigns.models import DeadlineAssignment, Plan, Registration, TargetAssignment
from units.models import Unit


def asked_to_register(plan: Plan) -> QuerySet[Unit]:
    """Units that owe a registration: by its deadline where the plan has one, else all that carry its targets.

    Annotated with `has_registered`, `registration_pk` and `registration_state`.
    """
    owed = DeadlineAssignment.objects.filter(deadline__plan=plan, deadline__kind=DeadlineKind.REGISTRATION)
    carried = TargetAssignment.objects.filter(target__plan=plan)
    written = Registration.objects.filter(plan=plan, unit=OuterRef("pk"))
    owes, carries = Q(pk__in=owed.values("unit")), Q(pk__in=carried.values("unit"))
    return Unit.objects.filter(owes | (carries & ~Exists(owed))).annotate(
        has_registered=Exists(written.handed_in()),
        registration_pk=Subquery(written.values("pk")),
        registration_state=Subquery(written.values("state")),
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """How many units are asked and how many have handed in."""

    asked: int
    done: int

    @property
    def missing(self) -> int:
        return self.asked - self.done


def registration_progress(plan: Plan) -> Progress:
    """Counts over the units asked to register."""
    flags = list(asked_to_register(plan).values_list("has_registered", flat=True))
    return Progress(asked=len(flags), done=sum(flags))


def is_asked(plan: Plan, unit: Unit) -> bool:
    """Whether the plan was assigned to the unit: a target, or a registration owed."""
    carries = Q(target__plan=plan, unit=unit)
    owes = Q(deadline__plan=plan, deadline__kind=DeadlineKind.REGISTRATION, unit=unit)
    return TargetAssignment.objects.filter(carries).exists() or DeadlineAssignment.objects.filter(owes).exists()
