"""Whom a unit wants to put forward for what, and why that may not be."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from awards.choices import NOMINEE_OPEN
from awards.models import AwardType, Dossier, Nominee
from campaigns.models import Round
from units.models import Employment, Household, Person, Unit

SUBJECTS = {"person": "cá nhân", "unit": "tập thể", "household": "hộ gia đình"}


@contextmanager
def alone():
    """The last net of the database: two people put somebody forward for the same award at the same moment."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise ValidationError(
            "Có đối tượng vừa được đề nghị cùng danh hiệu, hình thức này trong hồ sơ khác. Hãy tải lại trang."
        ) from error


@dataclass(frozen=True, slots=True)
class Wish:
    """One award asked for one person, one unit or one household."""

    award_type: AwardType
    person: Person | None = None
    unit: Unit | None = None
    household: Household | None = None
    achievement: str = ""

    @property
    def group(self) -> str:
        """The kind of subject: "person", "unit" or "household"."""
        return "person" if self.person else "unit" if self.unit else "household"

    @property
    def subject_name(self) -> str:
        if self.household:
            return self.household.paper_name
        return self.person.full_name if self.person else self.unit.name

    @property
    def subject_key(self) -> tuple:
        return self.award_type.code, getattr(self, self.group).pk


def types_of(round_: Round, on: date) -> QuerySet[AwardType]:
    """The awards that may be asked for in the round, by the catalogue of the day."""
    return AwardType.objects.in_force(on).filter(code__in=round_.award_codes)


def jobs_of(wishes: Iterable[Wish], dossier: Dossier, on: date) -> dict:
    """The main work of each person on the day inside the dossier's unit, by person."""
    people = [wish.person.pk for wish in wishes if wish.person]
    there = Employment.objects.main().on(on).filter(person__in=people, unit__path__startswith=dossier.unit.path)
    return {job.person_id: job for job in there.select_related("unit")}


def mistakes_of(wishes: list[Wish], dossier: Dossier, jobs: dict, on: date) -> dict[int, list[str]]:
    """Why a wish cannot be, by its place in the list; four queries however many wishes."""
    allowed = set(types_of(dossier.round, on).values_list("code", flat=True))
    taken, seen = _taken(wishes, dossier), set()
    wrong = defaultdict(list)
    for place, wish in enumerate(wishes):
        wrong[place] += _wrong_award(wish, allowed)
        wrong[place] += _wrong_subject(wish, dossier, jobs, on)
        if wish.subject_key in seen:
            wrong[place].append(f"{wish.subject_name} có hai lần với cùng một đề nghị.")
        elif wish.subject_key in taken:
            where = "trong hồ sơ này" if taken[wish.subject_key] == dossier.pk else "trong hồ sơ khác"
            wrong[place].append(
                f"{wish.subject_name} đang được đề nghị {wish.award_type.name} năm {dossier.round.year} {where}."
            )
        seen.add(wish.subject_key)
    return {place: messages for place, messages in wrong.items() if messages}


def _wrong_award(wish: Wish, allowed: set[str]) -> list[str]:
    if wish.award_type.code not in allowed:
        return [f"{wish.award_type.name} không xét trong đợt này."]
    if not getattr(wish.award_type, f"for_{wish.group}"):
        return [f"{wish.award_type.name} không xét cho {SUBJECTS[wish.group]} ({wish.subject_name})."]
    return []


def _wrong_subject(wish: Wish, dossier: Dossier, jobs: dict, on: date) -> list[str]:
    home = dossier.unit
    if wish.person and wish.person.pk not in jobs:
        return [f"{wish.subject_name} không công tác chính tại {home.name} ngày {on:%d/%m/%Y}."]
    if wish.unit and not wish.unit.path.startswith(home.path):
        return [f"{wish.subject_name} không thuộc {home.name}."]
    if wish.unit and wish.unit.ended_on and wish.unit.ended_on < on:
        return [f"{wish.subject_name} đã kết thúc hoạt động ngày {wish.unit.ended_on:%d/%m/%Y}."]
    return _wrong_household(wish, home, on) if wish.household else []


def _wrong_household(wish: Wish, home: Unit, on: date) -> list[str]:
    household = wish.household
    if not household.unit.path.startswith(home.path):
        return [f"{wish.subject_name} thuộc {household.unit.name}, không thuộc {home.name}."]
    if household.ended_on and household.ended_on <= on:
        return [f"{wish.subject_name} đã thôi theo dõi từ ngày {household.ended_on:%d/%m/%Y}."]
    return []


def _taken(wishes: list[Wish], dossier: Dossier) -> dict[tuple, object]:
    """Who is already put forward for what this year, and in which dossier."""
    open_ones = Nominee.objects.filter(state__in=NOMINEE_OPEN, year=dossier.round.year)
    asked = Q(pk=None)
    for group in SUBJECTS:
        asked |= Q(**{f"{group}__in": [getattr(wish, group).pk for wish in wishes if wish.group == group]})
    rows = open_ones.filter(asked).values_list("award_type_id", "person", "unit", "household", "dossier_id")
    return {(code, person or unit or household): dossier for code, person, unit, household, dossier in rows}
