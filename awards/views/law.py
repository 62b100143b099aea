"""The law as it holds on a day: the catalogue, an award with all that is said of it, one entry with its history."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from awards.eligibility.law import EVERY_AWARD
from awards.eligibility.pack import SECTIONS
from awards.eligibility.telling import WORDS, field_in_words, value_in_words
from awards.facts.law_changes import change_days, lapsing_texts, turns
from awards.facts.law_entries import SUBJECT_FIELDS, TABLES, Names, entry_name, fields_of, shown
from awards.models import Authority, AwardType, LawPack, LawStep, PrizeRate
from awards.policies.packs import may_change_law
from thiduakt.base.clock import today
from thiduakt.base.forms import DateField

GENERAL = "chung"
SOON = 400  # days ahead that the page of changes warns of


def day_asked(request) -> date:
    """The day the page is about: `on` in the address, else today; nonsense is today."""
    try:
        return DateField(required=False).clean(request.GET.get("on", "")) or today()
    except ValidationError:
        return today()


@require_GET
def law(request):
    """The catalogue on a day: every award with who gets it, who decides, prize, paper."""
    on, words = day_asked(request), request.GET.get("q", "").strip()[:100]
    rows = list(AwardType.objects.valid_on(on).order_by("precedence", "code"))
    powers, prizes = _by_award(Authority, on), _by_award(PrizeRate, on)
    awards = [_catalogued(row, powers, prizes) for row in rows if words.lower() in f"{row.name} {row.code}".lower()]
    context = {
        "on": on,
        "words": words,
        "awards": awards,
        "days": [day for day in change_days() if 0 < (day.on - today()).days <= SOON],
        "is_today": on == today(),
        "may_change": may_change_law(request.actor),
    }
    return render(request, "awards/law.html", context)


def _by_award(model, on: date) -> dict[str, list]:
    found = {}
    for row in model.objects.in_force(on).order_by("pk"):
        found.setdefault(row.award_type_id, []).append(row)
    return found


def _catalogued(row: AwardType, powers: dict, prizes: dict) -> dict:
    return {
        "row": row,
        "level": WORDS.get(row.level, row.level),
        "recipients": [WORDS[code] for code, column in SUBJECT_FIELDS.items() if getattr(row, column)],
        "deciders": list(dict.fromkeys(power.title for power in powers.get(row.code, ()))),
        "prizes": [(WORDS[each.subject], each.multiple.normalize(), each.is_cap) for each in prizes.get(row.code, ())],
        "periodicity": WORDS.get(row.periodicity, row.periodicity),
        "paper_size": row.paper_size.replace("x", " × "),
    }


@require_GET
def law_award(request, code):
    """All that the law says of an award on a day; “chung” is what holds for all."""
    on, every = day_asked(request), request.GET.get("moi-thoi-ky") == "1"
    award = None if code == GENERAL else get_object_or_404(AwardType, code=code)
    names = Names()
    groups = [_group(name, award, on, every, names) for name in TABLES if award or name != "award_types"]
    may_change = may_change_law(request.actor)
    context = {
        "award": award,
        "code": code,
        "on": on,
        "every": every,
        # Who may add to what holds for all sees also where nothing stands yet.
        "groups": [group for group in groups if group["entries"] or (may_change and not award)],
        "may_change": may_change,
        "facts": _catalogued(award, _by_award(Authority, on), _by_award(PrizeRate, on)) if award else None,
    }
    return render(request, "awards/law_award.html", context)


def _group(section: str, award: AwardType | None, on: date, every: bool, names: Names) -> dict:
    table = TABLES[section]
    rows = table.model.objects.all() if every else table.model.objects.in_force(on)
    order = [*table.model.entry_key, "-valid_from", "pk"]
    found = [row for row in rows.order_by(*order) if _speaks_of(section, row, award)]
    return {
        "section": section,
        "label": SECTIONS[section].label,
        "entries": [shown(row, names, on) for row in found],
    }


def _speaks_of(section: str, row, award: AwardType | None) -> bool:
    codes = codes_of(section, row)
    if award is None:
        return codes is None or EVERY_AWARD in codes or bool(codes & {"quorum", "taking_part"})
    return codes is not None and bool(codes & {award.code, f"level:{award.level}"})


def codes_of(section: str, row) -> set[str] | None:
    """The awards an entry speaks of; None where it speaks of none."""
    column = TABLES[section].award
    if column:
        return {getattr(row, row._meta.get_field(column).attname)}
    return set(row.award_codes) if hasattr(row, "award_codes") else None


@require_GET
def law_entry(request, section, pk):
    """One entry: its fields, all its rows over time, what officers did to it."""
    row = entry_or_404(section, pk)
    on, names = today(), Names()
    same = {field: getattr(row, row._meta.get_field(field).attname) for field in row.entry_key}
    given = fields_of(row)
    kind = given.get("kind", "")
    context = {
        "shown": shown(row, names, on),
        "label": SECTIONS[section].label,
        "section": section,
        "award": _award_of(section, row),
        "fields": [(field_in_words(key), value_in_words(key, value, names, kind)) for key, value in given.items()],
        "rows": [shown(each, names, on) for each in type(row).objects.filter(**same).order_by("valid_from", "pk")],
        "pack": LawPack.objects.filter(pk=row.pack).only("code", "title").first(),
        "steps": LawStep.objects.filter(section=section, entry=entry_name(row)).select_related("actor__user", "file"),
        "may_change": may_change_law(request.actor),
    }
    return render(request, "awards/law_entry.html", context)


def entry_or_404(section: str, pk: int):
    """The row of a section's table."""
    if section not in TABLES:
        raise Http404("Không có phần này trong quy định.")
    return get_object_or_404(TABLES[section].model, pk=pk)


def _award_of(section: str, row) -> AwardType | None:
    codes = codes_of(section, row) or set()
    return AwardType.objects.filter(code__in=codes).first() if len(codes) == 1 else None


@require_GET
def law_changes(request):
    """The days on which the law changes; for a chosen day what begins, changes and ends."""
    days = change_days()
    ahead = [day for day in days if day.on > today()]
    asked = day_asked(request) if request.GET.get("on") else (ahead[0].on if ahead else today())
    names = Names()
    context = {
        "days": list(reversed(days)),
        "ahead": ahead,
        "on": asked,
        "groups": _turned(asked, names),
        "lapsing": lapsing_texts(asked),
    }
    return render(request, "awards/law_changes.html", context)


def _turned(on: date, names: Names) -> list[dict]:
    groups: dict[str, list[dict]] = {}
    for turn in turns(on):
        before = shown(turn.before, names, on) if turn.before else None
        after = shown(turn.after, names, on) if turn.after else None
        codes = codes_of(turn.section, turn.after or turn.before) or set()
        whose = ", ".join(names(code) for code in sorted(codes) if code in names)
        groups.setdefault(turn.section, []).append({"before": before, "after": after, "whose": whose})
    return [{"label": SECTIONS[section].label, "turns": found} for section, found in groups.items()]
