"""Addresses that only take what a form sends: known before one goes there, and explained to who opens one."""

from django.http import HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST


def post_only(view):
    """`require_POST` that can be seen from outside, by `answers_get`."""

    guarded = require_POST(view)
    guarded.post_only = True
    return guarded


def answers_get(path: str) -> bool:
    """Whether the path, without query, may be opened as a page. One that is nobody's may: it is told so there."""
    try:
        view = resolve(path).func
    except Resolver404:
        return True
    kind = getattr(view, "view_class", None)
    if kind is None:
        return not getattr(view, "post_only", False)
    return "get" in kind.http_method_names and hasattr(kind, "get")


class NotSoMiddleware:
    """A page in Vietnamese where Django refuses the method with an empty answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or response.content:
            return response
        page = render(request, "405.html", status=response.status_code)
        page["Allow"] = response["Allow"]
        return page
