"""The register of awards and the search over everything."""

from django.http import Http404


def register(request):
    raise Http404


def person(request, pk):
    raise Http404


def unit(request, pk):
    raise Http404


def search(request):
    raise Http404
