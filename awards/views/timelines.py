"""The years of a person, of a household and of a unit through all it came from."""

from django.db.models import Case, Count, Max, Value, When
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from awards.choices import NOMINEE_OPEN
from awards.exports.register import timeline_book
from awards.facts.book import STANDING
from awards.models import Award, AwardCount, AwardType, Nominee
from awards.policies.register import may_enter
from awards.views.strips import strip
from thiduakt.base.books import XLSX
from thiduakt.base.clock import today
from thiduakt.base.vietnamese import short_date
from units.choices import OFFICE_ROLES
from units.models import Employment, Household, Rating, Succession, Unit
from units.policies.people import may_keep_at
from units.policies.units import may_see_unit_awards
from units.views.people import person_or_404

YEARS_SHOWN = 10
NOUN = "khen thưởng"


@require_GET
def person(request, pk):
    """A person's years: awards, ratings, initiatives; discipline for the offices only."""
    found = person_or_404(request, pk)
    if found.pk != pk:
        return redirect("awards:person", found.pk)
    kinds = _of_person(request, found)
    if _wants_book(request):
        return _workbook(found.full_name, _by_year(**kinds))
    context = {
        "person": found,
        "work": found.employments.select_related("unit").order_by("-starts_on"),
        "disciplines": kinds["disciplines"],
        "may_see_discipline": request.actor.role in OFFICE_ROLES,
        "may_enter": may_enter(request.actor),
        **_timeline(request, kinds),
    }
    return render(request, "awards/person.html", context)


def _of_person(request, person) -> dict:
    may_see_discipline = request.actor.role in OFFICE_ROLES
    return {
        "awards": list(_awards_of(person, request.actor).select_related("award_type", "decision")),
        "ratings": list(person.ratings.order_by("-year", "pk")),
        "initiatives": list(person.initiatives.order_by("-year", "pk")),
        "disciplines": list(person.disciplines.order_by("-starts_on", "pk")) if may_see_discipline else [],
    }


def _awards_of(person, actor):
    """Who works here today brings the whole past along; of others a unit sees what was won here."""
    works_here = Employment.objects.main().on(today()).filter(person=person, unit__path__startswith=actor.unit.path)
    mine = Award.objects.filter(person=person)
    shown = mine if actor.sees_all or works_here.exists() else mine.visible_to(actor)
    return shown.order_by("-decided_on", "pk")


@require_GET
def household(request, pk):
    """A household: who it is, its years of awards, and what it is put forward for now."""
    seen = Household.objects.visible_to(request.actor).select_related("unit", "person")
    found = get_object_or_404(seen, pk=pk)
    kinds = {"awards": list(found.awards.select_related("award_type", "decision").order_by("-decided_on", "pk"))}
    if _wants_book(request):
        return _workbook(found.paper_name, _by_year(**kinds))
    asked = Nominee.objects.visible_to(request.actor).filter(household=found, state__in=NOMINEE_OPEN)
    context = {
        "household": found,
        "nominations": asked.select_related("award_type", "dossier__round").order_by("-year", "pk"),
        "steps": found.steps.select_related("actor__user").order_by("pk"),
        "may_keep": may_keep_at(request.actor, found.unit),
        "may_enter": may_enter(request.actor),
        **_timeline(request, kinds),
    }
    return render(request, "awards/household.html", context)


@require_GET
def unit(request, pk):
    """A unit's years: its awards and ratings, and how many of its people and households were honoured; also those of
    units it came from, marked as such. Some years at a time: a unit may have thousands of awards."""
    found = get_object_or_404(Unit.objects.visible_to(request.actor), pk=pk)
    if not may_see_unit_awards(request.actor, found):
        raise Http404("Thành tích của đơn vị khác không xem được ở đây.")
    # Asked first: as a part of the next questions it makes PostgreSQL read all awards.
    former = list(Unit.objects.before(found).values_list("pk", flat=True))
    if _wants_book(request):
        return _workbook(found.name, _by_year(**_of_unit(found, former, range(10_000))))
    types = _types_of([found.pk, *former])
    chosen = next((each for each in types if each.code == request.GET.get("award")), None)
    numbers, kept = _numbers_of([found.pk, *former], chosen), f"&award={chosen.code}" if chosen else ""
    rated = set() if chosen else _rated([found.pk, *former])
    years, before = _some(set(numbers["all"]) | rated, request.GET.get("truoc", ""))
    context = {
        "unit": found,
        "types": types,
        "award_type": chosen,
        "kept": kept,
        "years": _by_year(**_of_unit(found, former, years, chosen)),
        "before": before,
        "is_first": not request.GET.get("truoc"),
        "strip": strip(numbers["standing"], lambda year: f"?truoc={year + 1}{kept}#year-{year}", NOUN),
        "may_enter": may_enter(request.actor),
        "predecessors": Succession.objects.filter(successor=found).select_related("predecessor", "reorganisation"),
        "successors": Succession.objects.filter(predecessor=found).select_related("successor", "reorganisation"),
    }
    return render(request, "awards/unit_awards.html", context)


def _types_of(units: list) -> list[AwardType]:
    """Awards of which the units hold any."""
    codes = [row["award_type"] for row in AwardCount.objects.filter(unit__in=units).by("award_type")]
    return list(AwardType.objects.filter(code__in=codes).order_by("precedence", "code"))


def _numbers_of(units: list, award_type: AwardType | None) -> dict[str, dict[int, int]]:
    """Year → how many awards (of one type) the units held: those that count (`standing`), and `all` lines."""
    found = {"standing": {}, "all": {}}
    counts = AwardCount.objects.filter(unit__in=units, **_of_type(award_type))
    for row in counts.by("year", "state"):
        kinds = ("standing", "all") if row["state"] in STANDING else ("all",)
        for kind in kinds:
            found[kind][row["year"]] = found[kind].get(row["year"], 0) + row["total"]
    return found


def _rated(units: list) -> set[int]:
    return set(Rating.objects.filter(unit__in=units).order_by().values_list("year", flat=True).distinct())


def _some(years: set[int], before: str) -> tuple[list[int], int | None]:
    """The next years to show, the latest first, and the year before which more are asked for; None at the end."""
    limit = int(before) if before.isascii() and before.isdigit() and len(before) <= 4 else None
    left = sorted((year for year in years if limit is None or year < limit), reverse=True)
    return left[:YEARS_SHOWN], left[YEARS_SHOWN - 1] if len(left) > YEARS_SHOWN else None


def _of_type(award_type: AwardType | None) -> dict:
    return {"award_type": award_type} if award_type else {}


def _of_unit(unit: Unit, former: list, years, award_type: AwardType | None = None) -> dict:
    """Rows of the unit and of those it came from, in some years (descending, or a range); of one award only if asked
    for, without ratings then."""
    span = {"year__gte": min(years), "year__lte": max(years)} if years else {"year": 0}
    awards = _with_former(Award.objects.select_related("award_type", "decision"), unit, former)
    ratings = _with_former(Rating.objects.select_related("unit"), unit, former)
    of_type = _of_type(award_type)
    return {
        "awards": awards.filter(**span, **of_type).order_by("-decided_on", "pk"),
        "ratings": ratings.none() if award_type else ratings.filter(**span).order_by("year", "pk"),
        "others": _others(unit, former, of_type).filter(**span),
    }


def _others(unit: Unit, former: list, of_type: dict):
    """How many people and households were honoured, by year, award and unit: its own first, then those of units it
    came from, which `former` names as they were called then."""
    rows = Award.objects.standing().filter(holder_unit__in=[unit.pk, *former], unit=None, **of_type)
    is_former = Case(When(holder_unit=unit, then=Value(False)), default=Value(True))
    kinds = rows.annotate(is_former=is_former).values(
        *("year", "award_type__name", "award_type__precedence", "is_former", "holder_unit__name")
    )
    return kinds.annotate(people=Count("person"), households=Count("household"), former=Max("unit_name")).order_by(
        "is_former", "award_type__precedence", "award_type__name", "holder_unit__name"
    )


def _with_former(rows, unit: Unit, former: list):
    """Rows of the unit and of all units it came from; `is_former` tells them apart."""
    return rows.filter(unit__in=[unit.pk, *former]).annotate(
        is_former=Case(When(unit=unit, then=Value(False)), default=Value(True))
    )


def _timeline(request, kinds: dict) -> dict:
    """The years of one person or household, of one award only if it is asked for; and the picture of them."""
    awards = kinds["awards"]
    numbers: dict[int, int] = {}
    for award in awards:
        numbers[award.year] = numbers.get(award.year, 0) + (award.state in STANDING)
    types = sorted({award.award_type for award in awards}, key=lambda each: (each.precedence, each.code))
    chosen = next((each for each in types if each.code == request.GET.get("award")), None)
    if chosen:
        kinds = {"awards": [award for award in awards if award.award_type_id == chosen.code]}
    return {
        "years": _by_year(**kinds),
        "strip": strip(numbers, lambda year: f"#year-{year}", NOUN),
        "types": types,
        "award_type": chosen,
    }


def _year_of(row) -> int:
    if isinstance(row, dict):
        return row["year"]
    return row.year if hasattr(row, "year") else row.starts_on.year


def _by_year(**kinds) -> list[dict]:
    """Rows of several kinds gathered by their year, the latest year first."""
    years: dict[int, dict] = {}
    for kind, rows in kinds.items():
        for row in rows:
            year = _year_of(row)
            entry = years.setdefault(year, {"year": year, **{name: [] for name in kinds}})
            entry[kind].append(row)
    return [years[year] for year in sorted(years, reverse=True)]


def _wants_book(request) -> bool:
    return request.GET.get("tai") == "xlsx"


def _workbook(name: str, years: list[dict]) -> HttpResponse:
    """The whole timeline as a workbook."""
    rows = (row for year in years for row in _rows(year))
    response = HttpResponse(timeline_book(f"Quá trình khen thưởng · {name}", rows), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="qua-trinh-khen-thuong.xlsx"'
    return response


def _rows(year: dict):
    """Texts of one year: year, what it is, content, paper, day, unit then, note."""
    number = str(year["year"])
    for award in year["awards"]:
        state = "" if award.state == "valid" else award.get_state_display()
        yield (number, "Khen thưởng", award.award_type.name, award.decision_number, short_date(award.decided_on),
               award.unit_name, state)  # fmt: skip
    for row in year.get("others", ()):
        said = f"{row['award_type__name']}: {row['people']} cá nhân, {row['households']} hộ"
        yield number, "Khen trong đơn vị", said, "", "", row["former"] or row["holder_unit__name"], ""
    for row in year.get("initiatives", ()):
        yield number, "Sáng kiến", row.name, "", "", "", row.get_scope_display()
    for row in year.get("ratings", ()):
        yield number, "Xếp loại", row.get_grade_display(), row.document, "", "", ""
    for row in year.get("disciplines", ()):
        until = f"đến {short_date(row.ends_on)}" if row.ends_on else "chưa ghi ngày hết"
        yield number, "Kỷ luật", row.get_form_display(), row.document, short_date(row.starts_on), "", until
