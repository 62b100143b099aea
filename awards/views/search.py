"""One search over everything the reader may see, grouped by what was found."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from awards.models import Decision, Dossier
from campaigns.models import Plan
from thiduakt.base.clock import today
from thiduakt.base.vietnamese import short_date
from units.models import Employment, Person, Unit

SHOWN = 8
FEWEST_LETTERS = 2
LONGEST = 100


@require_GET
def search(request):
    """People, units, plans, dossiers and decisions by name, code or number, with or without marks."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    groups = _groups(words, request.actor) if len(words) >= FEWEST_LETTERS else []
    context = {"words": words, "groups": [group for group in groups if group["rows"]], "fewest": FEWEST_LETTERS}
    return render(request, "awards/search.html", context)


def _groups(words: str, actor) -> list[dict]:
    """Each group: its name, its first rows as (title, note, address), where the rest is."""
    found = [
        ("people", "Người", _people(words, actor), reverse("awards:register")),
        ("units", "Đơn vị", _units(words, actor), reverse("units:units")),
        ("plans", "Kế hoạch", _plans(words, actor), ""),
        ("dossiers", "Hồ sơ", _dossiers(words, actor), reverse("awards:dossiers")),
        ("decisions", "Quyết định", _decisions(words, actor), reverse("awards:decisions")),
    ]
    return [
        {"code": code, "name": name, "rows": rows[:SHOWN], "more": _more(rows, url, words)}
        for code, name, rows, url in found
    ]


def _more(rows: list, url: str, words: str) -> str:
    return f"{url}?{urlencode({'q': words})}" if url and len(rows) > SHOWN else ""


def _people(words, actor) -> list[tuple]:
    people = list(Person.objects.visible_to(actor).search(words).order_by("sort_key", "pk")[: SHOWN + 1])
    work = Employment.objects.main().on(today()).filter(person__in=people).select_related("unit")
    notes = {row.person_id: f"{row.position}, {row.unit.label}" for row in work}
    return [(each.full_name, notes.get(each.pk, ""), reverse("awards:person", args=[each.pk])) for each in people]


def _units(words, actor) -> list[tuple]:
    units = Unit.objects.visible_to(actor).search(words).order_by("ended_on", "name", "pk")[: SHOWN + 1]
    ended = "đã kết thúc ngày {}"
    return [
        (each.name, ended.format(short_date(each.ended_on)) if each.ended_on else "", each.get_absolute_url())
        for each in units
    ]


def _plans(words, actor) -> list[tuple]:
    plans = Plan.objects.visible_to(actor).search(words).order_by("-year", "-pk")[: SHOWN + 1]
    return [(f"{each.full_number} {each.title}", each.issuer_name, each.get_absolute_url()) for each in plans]


def _dossiers(words, actor) -> list[tuple]:
    rows = Dossier.objects.visible_to(actor).search(words).select_related("unit", "round").order_by("-code")
    return [
        (each.code, f"{each.unit.label} · {each.round.name}", each.get_absolute_url()) for each in rows[: SHOWN + 1]
    ]


def _decisions(words, actor) -> list[tuple]:
    rows = Decision.objects.visible_to(actor).search(words).order_by("-created_at", "pk")
    return [(each.full_number, each.title, each.get_absolute_url()) for each in rows[: SHOWN + 1]]
