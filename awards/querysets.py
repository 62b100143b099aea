"""The questions the office asks about dossiers, nominees, decisions and the register."""

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce

from awards.choices import (
    CLOSED,
    HANDED_IN,
    WITH_BOARD,
    WITH_UNIT,
    AttachmentKind,
    AwardState,
    DossierState,
    NomineeState,
)
from thiduakt.base.searching import Wanted, starts_words
from thiduakt.base.text import search_key
from units.choices import OFFICE_ROLES, UNIT_ROLES
from units.querysets import LINK, below


class DatedQuerySet(models.QuerySet):
    """Rows of the law: each valid from one day to another."""

    def in_force(self, on):
        """Rows that hold on the day; of two for one entry (of the nation, of the province) the younger."""
        return self.valid_on(on).filter(~Exists(self._younger(on)))

    def valid_on(self, on):
        """Every row whose days take in this one, also those that a younger row has taken the place of."""
        not_ended = Q(valid_to=None) | Q(valid_to__gte=on)
        not_closed = Q(closed_on=None) | Q(closed_on__gte=on)
        return self.filter(not_ended, not_closed, valid_from__lte=on)

    def _younger(self, on):
        same = {field: OuterRef(field) for field in self.model.entry_key}
        if hasattr(self.model, "is_active"):
            same["is_active"] = True
        later = Q(valid_from__gt=OuterRef("valid_from")) | Q(valid_from=OuterRef("valid_from"), pk__gt=OuterRef("pk"))
        return self.model.objects.valid_on(on).filter(later, **same)


class DossierQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Offices see what has been handed in (those of a unit: in it and below); a unit sees its own."""
        if actor.role in OFFICE_ROLES:
            # Said by what is left out: the list then walks along its order instead of sorting all states.
            rows = self.exclude(state=DossierState.DRAFT)
            return rows if actor.sees_all else rows.filter(below(actor))
        if actor.role in UNIT_ROLES:
            return self.kept_by(actor.unit_id)
        return self.none()

    def kept_by(self, unit):
        """Dossiers of the unit, and those of units that have ended with which it goes on."""
        return self.filter(Q(unit=unit) | Q(carried_by=unit))

    def left_over(self):
        """Drafts that their unit had not handed in when it ended."""
        return self.filter(state=DossierState.DRAFT, carried_by__isnull=False)

    def open(self):
        return self.exclude(state__in=CLOSED)

    def with_unit(self):
        return self.filter(state__in=WITH_UNIT)

    def with_board(self):
        return self.filter(state__in=WITH_BOARD)

    def late(self, on):
        return self.filter(state__in=WITH_UNIT, round__closes_on__lt=on)

    def search(self, words):
        """Dossiers whose code or unit's name holds all the words, with or without marks."""
        for word in search_key(words).split():
            self = self.filter(Q(code__icontains=word) | Q(unit__search_key__contains=word))
        return self

    def waiting_mend(self):
        """Returned to the unit, which has not answered everything yet."""
        return self.filter(state=DossierState.RETURNED)

    def lacking_reports(self):
        """Some nominee has neither a written achievement nor a report file."""
        nominees = self.model._meta.get_field("nominees").related_model.objects
        return self.filter(Exists(nominees.filter(dossier=OuterRef("pk")).without_report()))

    def in_queue_of(self, actor):
        """What the Board has to do: dossiers nobody has taken, and those the reviewer holds."""
        mine = Q(state=DossierState.IN_APPRAISAL, taken_by=actor.pk)
        return self.filter(Q(state=DossierState.SUBMITTED) | mine)

    def for_list(self):
        """All that a row shows, the counts as subqueries so that paging stays cheap."""
        return self.select_related("unit", "carried_by", "round", "taken_by__user").annotate(
            person_count=self._count("nominees", Q(person__isnull=False)),
            unit_count=self._count("nominees", Q(unit__isnull=False)),
            household_count=self._count("nominees", Q(household__isnull=False)),
            open_items=self._count("return_items", Q(state="open")),
            mend_by=self._first_due(),
        )

    def _first_due(self):
        items = self.model._meta.get_field("return_items").related_model.objects
        waiting = items.filter(dossier=OuterRef("pk"), state="open").order_by("due_on")
        return Subquery(waiting.values("due_on")[:1])

    def _count(self, relation, condition):
        rows = self.model._meta.get_field(relation).related_model.objects.filter(condition, dossier=OuterRef("pk"))
        counted = rows.order_by().values("dossier").annotate(n=Count("pk")).values("n")
        return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)


class NomineeQuerySet(models.QuerySet):
    def visible_to(self, actor):
        if actor.role in OFFICE_ROLES:
            rows = self.filter(dossier__state__in=HANDED_IN | {DossierState.REJECTED})
            return rows if actor.sees_all else rows.filter(below(actor, "dossier__unit"))
        if actor.role in UNIT_ROLES:
            return self.filter(Q(dossier__unit=actor.unit_id) | Q(dossier__carried_by=actor.unit_id))
        return self.none()

    def for_list(self):
        return self.select_related("award_type", "person", "unit", "household", "dossier__unit")

    def standing(self):
        """Still asked for: not withdrawn."""
        return self.exclude(state=NomineeState.WITHDRAWN)

    def without_report(self):
        """Nominees with neither a written achievement nor a report file."""
        files = self.model._meta.get_field("attachments").related_model.objects
        reports = files.filter(nominee=OuterRef("pk"), kind=AttachmentKind.REPORT)
        return self.filter(achievement="").exclude(Exists(reports))

    def awaiting_vote(self):
        """Appraised in favour, in dossiers the Board has concluded, not yet voted."""
        return self.filter(state=NomineeState.FOR, dossier__state=DossierState.APPRAISED)

    def ready_for_decision(self):
        """Passed (or in no need of a vote) and not in a decision that stands."""
        lines = self.model._meta.get_field("decision_lines").related_model
        taken = lines.objects.filter(nominee=OuterRef("pk")).exclude(decision__state="cancelled")
        return self.filter(state__in=[NomineeState.PASSED, NomineeState.NOT_NEEDED]).exclude(Exists(taken))


class DecisionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Offices of the province see all, those of a unit its own besides; units see what has been applied."""
        if actor.sees_all:
            return self
        applied = Q(state__in=["applied", "revoked"])
        if actor.role not in OFFICE_ROLES:
            return self.filter(applied)
        # A clerk's desk may stand under the unit that decides; the province itself has its own clerks.
        path = actor.unit.path
        over = [path[:end] for end in range(2 * LINK, len(path), LINK)]
        return self.filter(applied | below(actor, "issuer") | Q(issuer__path__in=over))

    def search(self, words):
        """Decisions whose number is typed (“12” or “12/QĐ-UBND”), or whose title holds all the words."""
        number, _, symbol = words.strip().partition("/")
        if number.isascii() and number.isdigit() and len(number) <= 9:
            return self.filter(number=int(number), symbol__istartswith=symbol.strip())
        for word in search_key(words).split():
            self = self.filter(search_key__contains=word)
        return self

    def for_list(self):
        return self.select_related("issuer").annotate(line_count=Count("lines"))

    def with_payments(self, paid: str = ""):
        """`award_count` and `paid_count` of each; `paid`: "chua" (nothing), "phan" (a part), "du" (all), or any."""
        awards = self.model._meta.get_field("awards").related_model.objects.filter(decision=OuterRef("pk"))
        rows = self.annotate(
            award_count=_number_of(awards.exclude(state=AwardState.REPLACED), "decision"),
            paid_count=_number_of(awards.filter(payout_lines__stands=True), "decision"),
        )
        wanted = {
            "chua": Q(paid_count=0),
            "phan": Q(paid_count__gt=0, paid_count__lt=F("award_count")),
            "du": Q(award_count__gt=0, paid_count__gte=F("award_count")),
        }
        return rows.filter(wanted.get(paid, Q()))


class SessionQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Votes are the office's matter; units never see them."""
        if actor.role not in OFFICE_ROLES:
            return self.none()
        return self if actor.sees_all else self.filter(below(actor, "council__unit"))


class AwardQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """The register: offices of the province see all, a unit its own people and itself (and units below)."""
        return self if actor.sees_all else self.filter(below(actor, "holder_unit"))

    def standing(self):
        """Awards that count: valid or restored."""
        return self.filter(state__in=["valid", "restored"])

    def search(self, words, *, narrowed=False):
        """Awards whose holder's or unit's name has all the words, with or without marks.

        `narrowed` says that the rows are few already: the index over the words of all awards is then left aside.
        """
        return starts_words(self, Wanted.typed(words).words, indexed=not narrowed)

    def for_list(self):
        return self.select_related("award_type", "person", "unit", "decision")


class FundQuerySet(models.QuerySet):
    """Lines of the emulation fund."""

    def of(self, owner):
        """The ledger of one office."""
        return self.filter(owner=owner)

    def by_year(self):
        """(year, kind, total in đồng) with entries set off taken away: one query for all years."""
        sign = Case(When(reverses=None, then=F("amount")), default=-F("amount"))
        return self.order_by().values("year", "kind").annotate(total=Sum(sign)).order_by("year", "kind")


class AwardCountQuerySet(models.QuerySet):
    def visible_to(self, actor):
        """Counts of what the actor sees of the register: of all of it, or of the units of the own tree."""
        return self.filter(unit=None) if actor.sees_all else self.filter(below(actor))

    def of_unit(self, unit):
        """Counts under the unit and those below it, out of the counts by unit."""
        return self.filter(unit__path__startswith=unit.path)

    def by_unit(self, actor):
        """Counts that name a unit; who sees the whole register otherwise has those that name none."""
        return self.filter(unit__isnull=False) if actor.sees_all else self.visible_to(actor)

    def total(self) -> int:
        return self.aggregate(total=Sum("awards"))["total"] or 0

    def by(self, *fields):
        """Rows of the fields' values and `total`, without those of which there are none any more."""
        rows = self.order_by().values(*fields).annotate(total=Sum("awards"))
        return rows.exclude(total=0)


def handed_in_dossier(dossiers):
    """Over DeadlineAssignment rows: the unit has handed in a dossier in the deadline's round, or its plan's."""
    mine = dossiers.filter(unit=OuterRef("unit"), state__in=HANDED_IN)
    in_round = Exists(mine.filter(round=OuterRef("deadline__round")))
    in_plan = Exists(mine.filter(round__plan=OuterRef("deadline__plan")))
    return Q(in_round) | Q(in_plan, deadline__round=None)


def _number_of(rows, by: str):
    """How many rows each outer row has."""
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)
