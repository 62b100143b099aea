"""Of whom a desk may ask what they could be put forward for: of those whose records it keeps."""

from datetime import date

from django.db.models import QuerySet

from thiduakt.base.verdict import YES, Verdict, no
from units.choices import OFFICE_ROLES, UNIT_ROLES
from units.models import Household, Person, Post, Unit

ASKING = OFFICE_ROLES | UNIT_ROLES


def may_ask(actor: Post) -> Verdict:
    """Whether the desk has to do with nominations at all."""
    return (
        YES if actor.role in ASKING else no("Việc đối chiếu tiêu chuẩn là của đơn vị và các cơ quan xét khen thưởng.")
    )


def people_of(actor: Post, on: date) -> QuerySet[Person]:
    """Those who work in the unit or below it, or worked there last; of the whole province for offices that see all."""
    return Person.objects.kept_by(actor, on) if may_ask(actor) else Person.objects.none()


def units_of(actor: Post) -> QuerySet[Unit]:
    """The own unit and those below it; all for offices that see all."""
    if not may_ask(actor):
        return Unit.objects.none()
    return Unit.objects.all() if actor.sees_all else Unit.objects.within(actor.unit)


def households_of(actor: Post) -> QuerySet[Household]:
    """The households of the unit and of those below it; all for offices that see all."""
    return Household.objects.visible_to(actor) if may_ask(actor) else Household.objects.none()


def may_start(actor: Post, on: date) -> Verdict:
    """Whether the desk may put somebody forward itself."""
    if actor.role not in UNIT_ROLES:
        return no("Đề nghị khen thưởng do đơn vị quản lý đối tượng lập.")
    if actor.unit.ended_on and actor.unit.ended_on < on:
        return no(f"{actor.unit.name} đã kết thúc hoạt động, không đề nghị khen thưởng được nữa.")
    return YES
