"""Which agencies have sent their lists this year, by when they should, and what they say of somebody."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from awards.choices import CLEARANCE, ClearanceVerdict
from awards.models import Clearance, ClearanceAgency, Nominee, TimeLimit
from thiduakt.base.text import search_key
from units.choices import ImportStage
from units.models import ImportBatch

COMMON = frozenset({"tinh", "so", "co", "quan", "thanh", "pho"})


@dataclass(frozen=True, slots=True)
class Answer:
    """An agency, the day its list is due (None: no rule names one), and what has come from it."""

    agency: ClearanceAgency
    due_on: date | None
    lists: int
    last_on: date | None
    holds: int
    clears: int

    def is_late(self, on: date) -> bool:
        return not self.lists and self.due_on is not None and on > self.due_on


def answers(year: int) -> list[Answer]:
    """One line for each agency that is asked; four queries."""
    counts = Clearance.objects.filter(year=year, batch__stage=ImportStage.DONE).values("agency")
    told = {
        row["agency"]: row
        for row in counts.annotate(
            holds=Count("pk", filter=Q(verdict=ClearanceVerdict.HOLD)),
            clears=Count("pk", filter=Q(verdict=ClearanceVerdict.CLEAR)),
        ).order_by()
    }
    sent: dict[int, list[date]] = {}
    batches = ImportBatch.objects.filter(kind=CLEARANCE, stage=ImportStage.DONE, details__year=year)
    for agency, on in batches.values_list("details__agency", "as_of"):
        sent.setdefault(agency, []).append(on)
    limits = list(TimeLimit.objects.exclude(by="").filter(what__icontains="gửi").order_by("pk"))
    found = []
    for agency in ClearanceAgency.objects.filter(is_active=True):
        row, days = told.get(agency.pk, {}), sent.get(agency.pk, [])
        due = _due(agency, limits, year)
        found.append(Answer(agency, due, len(days), max(days, default=None), row.get("holds", 0), row.get("clears", 0)))
    return found


def said_of(nominee: Nominee) -> list[Clearance]:
    """What agencies say of the subject for the year of the nomination, the holds first."""
    if not (nominee.person_id or nominee.unit_id):
        return []
    whose = {"person": nominee.person_id} if nominee.person_id else {"unit": nominee.unit_id}
    rows = Clearance.objects.filter(**whose, year=nominee.year)
    return list(rows.select_related("agency").order_by("-verdict", "agency__position", "pk"))


def _due(agency: ClearanceAgency, limits: list[TimeLimit], year: int) -> date | None:
    """The day that the law in force in that year gives the agency."""
    own = _words(agency.time_limit_who or agency.name)
    for limit in limits:
        named, (month, day) = _words(limit.who), map(int, limit.by.split("-"))
        on = date(year, month, day)
        in_force = limit.valid_from <= on and (limit.valid_to is None or limit.valid_to >= on)
        if in_force and named and (named <= own or own <= named):
            return on
    return None


def _words(name: str) -> frozenset[str]:
    return frozenset(search_key(name).split()) - COMMON
