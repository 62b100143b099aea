"""Doors every request passes: clean text in, a calm page while the database is away, the worker woken."""

import logging
import uuid

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import BadRequest, ValidationError
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import QueryDict
from django.shortcuts import render

from thiduakt.base.jobs import wake
from thiduakt.base.text import has_control, nfc
from thiduakt.base.typed import typed_in

log = logging.getLogger(__name__)
AWAY = (OperationalError, InterfaceError)
CROSSED = "Có người vừa làm cùng việc này, hoặc bạn đã bấm hai lần; hệ thống chỉ nhận một lần."
TOO_LARGE = "Có chỗ vừa nhập quá dài hoặc quá lớn so với ô của nó."
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class ControlCharacter(BadRequest):
    """Refused by us, with a sentence for the reader; Django's own refusals speak English."""


def _clean(query: QueryDict) -> QueryDict:
    """The same values in NFC. Raises ControlCharacter on NUL and the like."""
    clean = QueryDict(mutable=True, encoding=query.encoding)
    for key, values in query.lists():
        if any(has_control(value) for value in [key, *values]):
            raise ControlCharacter("Nội dung gửi lên có ký tự điều khiển không đọc được. Hãy xóa và nhập lại.")
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
            raise ControlCharacter("Địa chỉ có ký tự không đọc được.")
        request.GET = _clean(request.GET)
        if request.method == "POST":
            request.POST = _clean(request.POST)


class SignedInMiddleware(LoginRequiredMiddleware):
    """Who is not signed in goes to the login page; a form sent after the session ended is shown to be copied first."""

    def handle_no_permission(self, request, view_func):
        typed = typed_in(request)
        if not typed:
            return super().handle_no_permission(request, view_func)
        sentence = "Phiên đăng nhập đã hết hạn, nên chưa có gì được lưu. Hãy đăng nhập lại rồi gửi lại."
        return render(request, "403.html", {"reason": sentence, "typed": typed}, status=403)


def unavailable(request, error: Exception):
    """503 with a code for the log, what was typed, and when to try again."""
    code = uuid.uuid4().hex[:8]
    log.error("Cơ sở dữ liệu không trả lời (mã %s): %s", code, error)
    response = render(None, "503.html", {"code": code, "typed": typed_in(request)}, status=503)
    response["Retry-After"] = "30"
    return response


def not_done(request, error: Exception):
    """409 for an act that its view did not see refused: two at the same moment, or a rule of the database's own."""
    if isinstance(error, ValidationError):
        reason = " ".join(error.messages)
    else:
        log.warning("Không ghi được tại %s: %s", request.path, type(error).__name__, exc_info=error)
        reason = CROSSED if isinstance(error, IntegrityError) else TOO_LARGE
    return render(None, "409.html", {"reason": reason, "typed": typed_in(request)}, status=409)


class UnavailableMiddleware:
    """A calm page while the database is away, or when it refuses a row. Never a half of an act, never a bare 500.

    What fails outside a view meets the first of these pages in `thiduakt.errors`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if isinstance(error, AWAY):
            return unavailable(request, error)
        return not_done(request, error) if isinstance(error, (IntegrityError, DataError, ValidationError)) else None


class WakeMiddleware:
    """After each act the worker is told once to look at its rows."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method not in SAFE_METHODS and response.status_code < 400:
            wake()
        return response
