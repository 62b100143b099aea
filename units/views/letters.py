"""The tray of letters in the application."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from thiduakt.base.paging import page_of
from units.actions.letters import read_letter
from units.models import Letter


@require_GET
def letters(request):
    """The newest first; `?unread=1` only those not yet read."""
    tray = Letter.objects.of(request.user)
    only_unread = request.GET.get("unread") == "1"
    shown = tray.unread() if only_unread else tray.inbox()
    page = page_of(shown, order=("-pk",), after=request.GET.get("after", ""))
    return render(request, "units/letters.html", {"page": page, "only_unread": only_unread})


@require_GET
def letter(request, pk):
    """One letter; opening it marks it as read."""
    found = get_object_or_404(Letter.objects.of(request.user).inbox(), pk=pk)
    read_letter(letter=found, user=request.user)
    return render(request, "units/letter.html", {"letter": found})
