"""Error pages in Vietnamese; each says what to do next."""

import sys

from django.shortcuts import render

from thiduakt.base.guards import AWAY, ControlCharacter, unavailable
from thiduakt.base.typed import typed_in
from thiduakt.base.verdict import Refused


def bad_request(request, exception=None):
    """400: the reason when we wrote it, nothing of the machine's own words."""
    is_ours = isinstance(exception, ControlCharacter)
    reason = str(exception) if is_ours else ""
    # Only our own guard has read the form before it refused; a form that is no form is not read again.
    return render(None, "400.html", {"reason": reason, "typed": typed_in(request) if is_ours else []}, status=400)


def forbidden(request, exception=None):
    """403 with the reason the policy gave."""
    reason = exception.reason if isinstance(exception, Refused) else ""
    return render(request, "403.html", {"reason": reason, "typed": []}, status=403)


def missing(request, exception=None):
    """404 for what is not there, or not for this reader."""
    return render(request, "404.html", status=404)


def broken(request):
    """500, or 503 when the database failed before or after the view; touches neither database nor session."""
    error = sys.exception()
    if isinstance(error, AWAY):
        return unavailable(request, error)
    return render(None, "500.html", status=500)
