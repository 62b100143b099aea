"""Error pages in Vietnamese; each says what to do next."""

from django.shortcuts import render

from thiduakt.base.verdict import Refused


def bad_request(request, exception=None):
    """400: the reason when we wrote it, nothing of the machine's own words."""
    reason = str(exception) if exception and exception.args else ""
    return render(None, "400.html", {"reason": reason}, status=400)


def forbidden(request, exception=None):
    """403 with the reason the policy gave."""
    reason = exception.reason if isinstance(exception, Refused) else ""
    return render(request, "403.html", {"reason": reason, "typed": []}, status=403)


def missing(request, exception=None):
    """404 for what is not there, or not for this reader."""
    return render(request, "404.html", status=404)


def broken(request):
    """500: touches neither database nor session."""
    return render(None, "500.html", status=500)
