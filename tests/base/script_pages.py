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

UNBROKEN = "Nghiêng" * 14
WIDE = """{% extends "base.html" %}{% block title %}Rộng{% endblock %}{% block content %}<h1>{{ name }}</h1>
<p>{{ name }}</p>
<ul class="rows"><li><div class="row-2"><b>{{ name }}</b><span class="due">1/1/2026</span></div></li></ul>
<div class="form-check"><input class="form-check-input" type="checkbox" id="a">
<label class="form-check-label" for="a">{{ name }}</label></div>
{% table_region "Người" %}<table class="table stack"><tbody><tr><th scope="row">{{ name }}</th></tr></tbody></table>
{% endtable_region %}{% include "components/chart.html" with title="Số" table_id="so" kind="bar" stacked=True only %}
<table id="so"><thead><tr><th>Đơn vị</th><th data-series>Số</th></tr></thead><tbody>
{% for each in bars %}
<tr><th>Ủy ban nhân dân xã Trung tâm thứ {{ each }} của tỉnh</th><td>{{ each }}</td></tr>{% endfor %}
</tbody></table>{% endblock %}{% block scripts %}
<script src="{% static "vendor/chart/chart.umd.min.js" %}" defer></script>
<script src="{% static "js/charts.js" %}" defer></script>{% endblock %}"""


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


@login_not_required
def wide(request):
    """A name without a space wherever names stand, and a chart of many bars."""
    return page(request, WIDE, name=UNBROKEN, bars=range(1, 13))


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
    path("rong/", wide),
    path("cho/", poll),
    path("cho/dong/", poll_line),
]
