"""Doors every request passes: clean text in, a calm page while the database is away, the worker woken."""

import logging
import uuid

from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import QueryDict
from django.shortcuts import render

from thiduakt.base.jobs import wake
from thiduakt.base.text import has_control, nfc

log = logging.getLogger(__name__)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def _clean(query: QueryDict) -> QueryDict:
    """The same values in NFC. Raises BadRequest on NUL and other control characters."""
    clean = QueryDict(mutable=True, encoding=query.encoding)
    for key, values in query.lists():
        if any(has_control(value) for value in [key, *values]):
            raise BadRequest("Nội dung gửi lên có ký tự điều khiển không đọc được. Hãy xóa và nhập lại.")
        clean.setlist(nfc(key), [nfc(value) for value in values])
    clean._mutable = False
    return clean


class CleanTextMiddleware:
    """NFC at the door; control characters are refused with 400."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, *_):
        if has_control(request.path):
            raise BadRequest("Địa chỉ có ký tự không đọc được.")
        request.GET = _clean(request.GET)
        if request.method == "POST":
            request.POST = _clean(request.POST)


class UnavailableMiddleware:
    """503 with a code while the database is away, never a bare 500."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if not isinstance(error, (OperationalError, InterfaceError)):
            return None
        code = uuid.uuid4().hex[:8]
        log.error("Cơ sở dữ liệu không trả lời (mã %s): %s", code, error)
        typed = [(key, value) for key, value in request.POST.items() if key != "csrfmiddlewaretoken"]
        response = render(None, "503.html", {"code": code, "typed": typed}, status=503)
        response["Retry-After"] = "30"
        return response


class WakeMiddleware:
    """After each act the worker is told once to look at its rows."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method not in SAFE_METHODS and response.status_code < 400:
            wake()
        return response
