"""Where the rows come from: awards that count, yearly grades, initiatives, discipline; one row set each."""

from collections.abc import Iterable

from django.db.models import Case, F, IntegerField, Max, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, ExtractYear

from awards.eligibility.case import Counting
from awards.eligibility.law import Law
from awards.eligibility.terms import KINDS, MERIT_WORDS, RATINGS
from awards.facts.screening.question import Question
from awards.facts.screening.sql import Sql, rows_of, sql
from awards.models import Award, ConfirmedGap
from units.models import Discipline, InitiativeAuthor, Rating, Unit

COLUMNS = {"ca_nhan": "person_id", "tap_the": "unit_id", "ho_gia_dinh": "household_id"}
FOR_EVER = 9999
# A unit, and the units before it whose years an officer has confirmed to run on.
KIN = Sql("""
SELECT id, id FROM subject
UNION SELECT kin.id, step.predecessor_id FROM kin
JOIN units_succession step ON step.successor_id = kin.former AND step.carries_on
""")


class Sources:
    """Row sets over the subjects of one question; `own` is the subject alone, `wide` also whom it carries on."""

    def __init__(self, asked: Question, law: Law, counting: Counting):
        self.asked, self.law, self.counting = asked, law, counting
        self.column = COLUMNS[asked.subject]
        self.is_unit = asked.subject == "tap_the"
        self.is_household = asked.subject == "ho_gia_dinh"
        self.is_merit = asked.kind not in KINDS or asked.kind in MERIT_WORDS
        self.restarts = counting.restarts and not self.is_household

    def given(self, codes: Iterable[str], *, as_basis: bool) -> Sql:
        """id, code, year, till, score (2 counts, 1 may count) of the awards that count towards a standard."""
        rows = self._standing(codes).filter(self._in_time(), year__lte=self.asked.year).exclude(self._powerless(codes))
        if self.is_merit:
            rows = rows.exclude(kind__in=self.counting.excluded_kinds)
        till = Coalesce(ExtractYear("period_to"), "year", output_field=IntegerField())
        doubt = self._undated() | self._signed_by_others(codes) | self._of_doubtful_kind(codes)
        score = Case(When(doubt, then=Value(1)), default=Value(2), output_field=IntegerField())
        found = rows_of(rows.values(self.column, "award_type_id", "year", till=till, score=score))
        columns = Sql("a.award_type_id AS code, a.year, a.till, a.score")
        return self._wide(columns, found, after_restart=as_basis)

    def years(self) -> Sql:
        """id, year of every award of the register, whether it counts or not."""
        return self._wide(Sql("a.year"), rows_of(Award.objects.standing().values(self.column, "year")))

    def given_for_the_year(self, codes: Iterable[str], *, kind: str | None = None, free: Iterable[str] = ()) -> Sql:
        """id of those who hold one of the awards for the award year: of that kind, or of none of the free kinds."""
        rows = self._standing(codes).filter(year=self.asked.year).exclude(kind__in=tuple(free))
        if kind is not None:
            rows = rows.filter(self._in_time(), kind=kind)
        return self._wide(Sql(""), rows_of(rows.values(self.column)))

    def grades(self, **which) -> Sql:
        """id, year, place of the yearly grade; a unit without one of its own has the lowest of those it carries on."""
        order = [When(grade=word, then=Value(place)) for place, word in enumerate(RATINGS)]
        place = Case(*order, default=Value(len(RATINGS)), output_field=IntegerField())
        rows = Rating.objects.filter(**which).values(self.column, "year", place=place)
        if not self.is_unit:
            return self._own(Sql("a.year, a.place"), rows_of(rows))
        return sql(
            """SELECT kin.id, r.year,
            COALESCE(MAX(CASE WHEN kin.former = kin.id THEN r.place END), MIN(r.place)) AS place
            FROM kin JOIN (?) r ON r.unit_id = kin.former GROUP BY kin.id, r.year""",
            rows_of(rows),
        )

    def initiatives(self) -> Sql:
        """id, year, scope, recognised_by of the initiatives of people."""
        rows = InitiativeAuthor.objects.values(
            "person_id", made=F("initiative__year"), scope=F("initiative__scope"), giver=F("initiative__recognised_by")
        )
        return self._own(Sql("a.made AS year, a.scope, a.giver"), rows_of(rows))

    def founding(self) -> Sql:
        """id, since: the year in which the unit, or the oldest of those it carries on, was founded."""
        rows = rows_of(Unit.objects.values("pk", since=ExtractYear("founded_on")))
        return sql(
            "SELECT kin.id, MIN(u.since) AS since FROM kin JOIN (?) u ON u.pk = kin.former GROUP BY kin.id", rows
        )

    def ended(self) -> Sql:
        """id of the units that have ended by the day."""
        rows = rows_of(Unit.objects.filter(ended_on__lte=self.asked.on).values("pk"))
        return sql("SELECT subject.id FROM subject JOIN (?) u ON u.pk = subject.id", rows)

    def among(self, rows: QuerySet, *columns: str) -> Sql:
        """id of the subjects that have such a row of their own."""
        said = Sql(", ".join(f"a.{name}" for name in columns))
        return self._own(said, rows_of(rows.values(self.column, *columns)))

    def gaps(self) -> Sql | None:
        """id, year of the years an officer has confirmed not to break a run."""
        return self._own(
            Sql("a.year"), rows_of(ConfirmedGap.objects.filter(withdrawn_at=None).values(self.column, "year"))
        )

    def restart(self) -> Sql:
        """id, last: the last year that does not count because discipline was not over at its end."""
        whole = Q(ends_on__month=12, ends_on__day=31)
        year = ExtractYear("ends_on")
        last = Case(
            When(ends_on=None, then=Value(FOR_EVER)), When(whole, then=year), default=year - 1,
            output_field=IntegerField(),
        )  # fmt: skip
        rows = Discipline.objects.filter(starts_on__lte=self.asked.on, **{f"{self.column}__isnull": False})
        return rows_of(rows.order_by().values(self.column).annotate(last=Max(last)))

    def at_level(self, level: str) -> list[str]:
        """Codes of the awards of this level on the day, without the one asked for."""
        codes = {each.code for each in self.law.award_types} - {self.asked.award}
        return sorted(code for code in codes if self.law.award_type(code, self.asked.on).level == level)

    def _standing(self, codes: Iterable[str]) -> QuerySet:
        return Award.objects.standing().filter(award_type__in=tuple(codes) or ("",))

    def _in_time(self) -> Q:
        return Q(decided_on=None) | Q(decided_on__lte=self.asked.on)

    def _undated(self) -> Q:
        """Without its date an award counts only when its year was over; a date before its year is a slip."""
        return Q(decided_on=None, year__gte=self.asked.on.year) | Q(decided_on__year__lt=F("year"))

    def _of_doubtful_kind(self, codes: Iterable[str]) -> Q:
        """Of no kind we know, where the award is also given for kinds that are left out."""
        types = [(code, self.law.award_type(code, self.asked.on)) for code in codes]
        mixed = [code for code, each in types if each and self.counting.excluded_kinds & set(each.kinds)]
        return Q(award_type__in=mixed) & ~Q(kind__in=tuple(KINDS)) if mixed and self.is_merit else Q(pk=None)

    def _signed_by_others(self, codes: Iterable[str]) -> Q:
        """Signed, since our law began, by somebody whom the catalogue does not name for this award at all."""
        found = Q(pk=None)
        for code in codes:
            powers = self.law.deciders(code)
            if powers:
                known = sorted({power.decider for power in powers})
                found |= Q(award_type=code) & _covered(powers) & ~Q(authority__in=["", *known])
        return found

    def _powerless(self, codes: Iterable[str]) -> Q:
        """Signed by someone who had no power over the award that day; before our law begins nobody can say."""
        found = Q(pk=None)
        for code in codes:
            powers = self.law.deciders(code)
            for decider in sorted({power.decider for power in powers}):
                held = Q(pk=None)
                for power in (power for power in powers if power.decider == decider):
                    ends = Q() if power.valid_to is None else Q(decided_on__lte=power.valid_to)
                    held |= Q(decided_on__gte=power.valid_from) & ends
                found |= Q(award_type=code, authority=decider) & _covered(powers) & ~held
        return found

    def _own(self, columns: Sql, rows: Sql) -> Sql:
        comma = Sql(", " if columns.text else "")
        return sql(f"SELECT subject.id?? FROM subject JOIN (?) a ON a.{self.column} = subject.id", comma, columns, rows)

    def _wide(self, columns: Sql, rows: Sql, *, after_restart: bool = False) -> Sql:
        """Rows of the subject and of those it carries on; `after_restart` only of years that count again."""
        whose, key = ("kin", "former") if self.is_unit else ("subject", "id")
        comma = Sql(", " if columns.text else "")
        text = f"SELECT {whose}.id?? FROM {whose} JOIN (?) a ON a.{self.column} = {whose}.{key}"
        found = sql(text, comma, columns, rows)
        if not (after_restart and self.restarts):
            return found
        later = "WHERE restart.last IS NULL OR a.year > restart.last"
        return sql(f"? LEFT JOIN restart ON restart.{self.column} = {whose}.id {later}", found)


def _covered(powers) -> Q:
    """Decided since the first power over the award that we know of."""
    return Q(decided_on__gte=min(power.valid_from for power in powers))
