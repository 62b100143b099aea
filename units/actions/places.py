"""Places in blocs of a division in force, from a day on: the old row ends the day before, a new one begins."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError

from thiduakt.base.vietnamese import short_date
from units.models import Bloc, BlocMember, BlocTerm, Unit
from units.policies.blocs import LEADING


def leave_place(member: BlocMember, starts_on: date) -> None:
    """The place and its term end the day before. Raises ValidationError when they have not begun by then.

    Call inside the act, with the division locked; all who leave do so before anybody takes a place.
    """
    terms = member.terms.filter(ends_on=None)
    begun = max([member.starts_on or member.bloc.division.begins_on, *terms.values_list("starts_on", flat=True)])
    if begun >= starts_on:
        raise ValidationError(
            {
                "starts_on": f"{member.unit.name} giữ vai trò {member.get_role_display()} của {member.bloc.name} từ "
                f"{short_date(begun)}; hãy chọn ngày sau đó."
            }
        )
    member.ends_on = starts_on - timedelta(days=1)
    member.save(update_fields=["ends_on"])
    terms.update(ends_on=member.ends_on)


def take_place(*, unit: Unit, bloc: Bloc, role: str, starts_on: date, basis: str) -> BlocMember:
    """The unit stands in the bloc as that from the day on; who leads begins a term."""
    facts = {"role": role, "starts_on": starts_on, "basis": basis.strip()[:200]}
    member = BlocMember.objects.create(unit=unit, bloc=bloc, **facts)
    if role in LEADING:
        BlocTerm.objects.create(member=member, **facts)
    return member
