"""One search over everything the reader may see: all kinds, one kind page by page, and while typing."""

from urllib.parse import quote

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from awards.facts.finding import find_everywhere, find_in
from thiduakt.base.searching import LONGEST, Wanted

SUGGESTED = 3


@require_GET
def search(request):
    """The best of each kind, or one kind (`nhom`) page by page."""
    words, kind = _typed(request), request.GET.get("nhom", "")
    if kind:
        return _one_kind(request, words, kind)
    found = find_everywhere(words, request.actor)
    return render(request, "awards/search.html", {**_asked(words), "found": found})


def _one_kind(request, words: str, kind: str):
    try:
        found = find_in(kind, words, request.actor, after=request.GET.get("after", ""))
    except KeyError as error:
        raise Http404("Không có nhóm kết quả này.") from error
    group = found.groups[0] if found.groups else None
    return render(request, "awards/search_group.html", {**_asked(words), "found": found, "group": group})


@require_GET
def suggestions(request):
    """The first few of each kind, to stand under the box while one types; by itself, the whole page."""
    if not request.htmx:
        return search(request)
    words = _typed(request)
    found = find_everywhere(words, request.actor, size=SUGGESTED)
    # Without the request: nothing of the frame around a page is asked for.
    return render(None, "awards/parts/suggestions.html", {**_asked(words), "found": found})


def _typed(request) -> str:
    return request.GET.get("q", "").strip()[:LONGEST]


def _asked(words: str) -> dict:
    digits = words.replace(" ", "")
    return {
        "words": words,
        "quoted": quote(words),
        "is_enough": Wanted.typed(words).is_enough,
        # Nine digits or twelve are a citizen id: never looked up here, where it would stay in the address.
        "is_citizen_id": digits.isdigit() and len(digits) in (9, 12),
    }
