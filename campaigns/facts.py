"""What this storey keeps about a person: titles registered for."""

from collections.abc import Iterator

from campaigns.models import RegisteredTitle
from campaigns.titles import labels_on
from thiduakt.base.clock import today
from units.facts.own_data import Owner, Section, section


def tell_registrations(owner: Owner) -> Iterator[Section]:
    """Titles that units have registered for the person."""
    if owner.person is None:
        return
    titles = RegisteredTitle.objects.filter(person=owner.person).select_related("registration__unit")
    labels = labels_on(today())
    yield section(
        "Danh hiệu đăng ký",
        ("Danh hiệu", "Năm", "Đơn vị đăng ký", "Trạng thái"),
        (
            (labels.get(t.award_code, t.award_code), t.registration.year, t.registration.unit.name,
             t.registration.get_state_display())
            for t in titles.order_by("-registration__year", "pk")
        ),
    )  # fmt: skip
