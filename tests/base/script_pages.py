"""Small pages on which the scripts are tried in a real browser; not part of the application."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template import engines
from django.urls import path

POSTED = []
POLLED = []

FORM = """{% extends "base.html" %}{% load crispy_forms_filters %}{% block title %}Ghi{% endblock %}{% block content %}
{% error_summary form %}<h1>Ghi</h1><form method="post" action="{{ action }}" data-draft novalidate>{% csrf_token %}
{{ form|crispy }}<div class="acts-row"><button class="btn btn-primary" data-save-next>Lưu</button></div></form>
{% endblock %}"""
DONE = """{% extends "base.html" %}{% block title %}Xong{% endblock %}{% block content %}<h1>Xong</h1>{% endblock %}"""
LOGIN = """{% extends "base.html" %}{% block page_kind %}login{% endblock %}{% block content %}<h1>Đăng nhập</h1>
{% endblock %}"""
POLL = """{% extends "base.html" %}{% block content %}<h1>Chờ</h1>{% include "components/rendering.html" %}
{% endblock %}"""


class NoteForm(forms.Form):
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea)
    agree = forms.BooleanField(label="Đồng ý")
    secret = forms.CharField(label="Mã", widget=forms.PasswordInput, required=False)


def page(request, source, **context):
    return HttpResponse(engines["django"].from_string(source).render(context, request))


@login_not_required
def form(request):
    bound = NoteForm(request.POST or None)
    if request.method == "POST":
        POSTED.append(request.POST["note"])
        if bound.is_valid():
            return page(request, DONE)
    return page(request, FORM, form=bound, action="", has_errors=bool(bound.errors))


@login_not_required
def expired(request):
    """The same form at the same address, but the session has gone when it is sent."""
    if request.method == "POST":
        return page(request, LOGIN)
    return page(request, FORM, form=NoteForm(), action="")


@login_not_required
def slow(request):
    return page(request, FORM, form=NoteForm(), action="/cham/nhan/")


@login_not_required
def slow_target(request):
    """204 keeps the browser on the page, as a slow line would."""
    POSTED.append(request.POST["note"])
    return HttpResponse(status=204)


def _line(state: str) -> dict:
    texts = {"id": "r1", "label": "Tờ trình", "error": "", "file_url": "/tep/", "retry_url": ""}
    return texts | {"state": state, "progress": 50, "status_url": "/cho/dong/"}


@login_not_required
def poll(request):
    POLLED.clear()
    return page(request, POLL, **_line("queued"))


@login_not_required
def poll_line(request):
    POLLED.append(request.path)
    return page(request, '{% include "components/rendering.html" %}', **_line("running" if len(POLLED) < 2 else "done"))


urlpatterns = [
    path("ghi/", form),
    path("het-phien/", expired),
    path("cham/", slow),
    path("cham/nhan/", slow_target),
    path("cho/", poll),
    path("cho/dong/", poll_line),
]
