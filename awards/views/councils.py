"""Council sessions: who took part, how they voted, what passed."""

from django.http import Http404
from django.views import View


def sessions(request):
    raise Http404


def session(request, pk):
    raise Http404


class SessionCreateView(View):
    pass


class SeatsView(View):
    pass


class VotesView(View):
    pass


class SessionOpenView(View):
    pass


class SessionCloseView(View):
    pass
