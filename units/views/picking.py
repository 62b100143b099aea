"""What fits what is being typed into a box of a form."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from thiduakt.base.searching import LONGEST, Wanted
from units.forms.picking import SOURCES
from units.views.people import people
from units.views.units import units


@require_GET
def picks(request, source):
    """The best of a source for `q`, to stand under the box; opened by itself, the list that holds them all."""
    if source not in SOURCES:
        raise Http404("Không có danh sách này.")
    if not request.htmx:
        return people(request) if source == "nguoi" else units(request)
    found, words = SOURCES[source], request.GET.get("q", "")[:LONGEST]
    enough = Wanted.typed(words).is_enough
    context = {"words": enough, "picks": found.picks(found.rows(request.actor), words) if enough else []}
    # Without the request: nothing of the frame around a page is asked for.
    return render(None, "units/parts/picks.html", context)
