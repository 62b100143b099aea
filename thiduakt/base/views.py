"""Small pages and mixins that every storey uses."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views import View
from django.views.decorators.http import require_safe

from thiduakt.base.typed import typed_in


@login_not_required
@require_safe
def health(request):
    """For the process manager: the web process answers and reaches its database."""
    connection.ensure_connection()
    return JsonResponse({"status": "ok"})


@login_not_required
def csrf_failure(request, reason=""):
    """An expired form: nothing was saved, what was typed is shown again to be copied."""
    sentence = "Phiên làm việc của trang này đã hết hạn, nên chưa có gì được lưu. Hãy mở lại trang và gửi lại."
    return render(request, "403.html", {"reason": sentence, "typed": typed_in(request)}, status=403)


class ActView(View):
    """POST does one act and goes on; an error becomes a message on the page one came from.

    Subclasses implement `act()` (returns what `redirect` understands) and `back()`.
    """

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        try:
            return redirect(self.act(**kwargs))
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
            return redirect(self.back(**kwargs))


class PartialMixin:
    """The same template for the page and for its rows alone, when htmx asks."""

    partial = "rows"

    def get_template_names(self):
        names = super().get_template_names()
        return [f"{name}#{self.partial}" for name in names] if self.request.htmx else names
