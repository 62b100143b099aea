"""Decisions: drafted, signed, numbered, applied."""

from django.http import Http404
from django.views import View


def decisions(request):
    raise Http404


def decision(request, pk):
    raise Http404


def decision_done(request, pk):
    raise Http404


class DecisionCreateView(View):
    pass


class DecisionEditView(View):
    pass


class DecisionSignView(View):
    pass


class DecisionNumberView(View):
    pass


class DecisionApplyView(View):
    pass


class DecisionCancelView(View):
    pass
