"""Template tags and filters of the house, built into every template (settings, TEMPLATES).

How each is written in a page: docs/guide/components.md. Tags that hold more than a line of HTML
render a file in templates/components/.
"""

import tomllib
from functools import lru_cache
from itertools import zip_longest
from uuid import uuid4

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.text import capfirst

from thiduakt.base import mistakes, tones, vietnamese
from thiduakt.base.paging import COUNTED_UP_TO

register = template.Library()

register.filter("vn_number", vietnamese.number)
register.filter("vn_money", vietnamese.money)
register.filter("vn_date", vietnamese.short_date)
register.filter("vn_weekday_date", vietnamese.weekday_date)
register.filter("vn_datetime", vietnamese.moment)
register.filter("vn_due", vietnamese.due)
register.filter("vn_weekday_due", vietnamese.weekday_due)
register.filter("vn_file_size", vietnamese.file_size)
register.filter("mistakes_of", mistakes.of_field)
register.filter("days_left", vietnamese.days_left)
register.filter("tone_of", tones.of_state)
register.filter("tone_of_days", tones.of_days)


@register.filter
def get(mapping, key):
    """Look a key up whose name is only known in the template: ``{{ counts|get:unit.pk }}``."""
    return mapping.get(key, "")


@register.simple_tag
def version():
    """The version of this copy, as the project file states it."""
    return _version(settings.BASE_DIR / "pyproject.toml")


@lru_cache(maxsize=1)
def _version(file):
    return tomllib.loads(file.read_text())["project"]["version"] if file.exists() else ""


# Small marks ------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str):
    """A decorative bootstrap icon; the words stand beside it."""
    return format_html('<i class="bi bi-{}" aria-hidden="true"></i>', name)


@register.simple_tag
def status_tag(text: str, tone: str = "none"):
    """A status in words, coloured by tone: wait, warn, late, ok, gold, none."""
    return format_html('<span class="tag tag-{}">{}</span>', tone, capfirst(text))


@register.simple_tag
def state_tag(thing, field: str = "state"):
    """The status tag of a model's choice field."""
    label = getattr(thing, f"get_{field}_display")()
    return status_tag(label, tones.of_state(getattr(thing, field)))


@register.simple_tag
def days_left_tag(days: int | None):
    """Working days that remain, as a status tag; nothing when unknown."""
    return status_tag(vietnamese.days_left(days), tones.of_days(days)) if days is not None else ""


@register.simple_tag
def key_figure(value, label: str):
    """A big number with its words (in a ``<div class="figures">``)."""
    return format_html('<div class="figure"><b class="key">{}</b><span>{}</span></div>', value, label)


@register.inclusion_tag("components/crumbs.html")
def crumbs(*labels_and_urls):
    """The way to this page: label, url, label, url, …; a last label without url is the page itself."""
    labels, urls = labels_and_urls[::2], labels_and_urls[1::2]
    return {"steps": list(zip_longest(labels, urls, fillvalue=""))}


# Parts of a page --------------------------------------------------------------------------------


@register.inclusion_tag("components/deadline_banner.html")
def deadline_banner(due_at, days=None, label="Hạn nộp", note=""):
    """Date, weekday, hour when set, working days left; on top of anything with a deadline."""
    return {"due_at": due_at, "days": days, "label": label, "note": note}


@register.inclusion_tag("components/summary_row.html")
def summary_row(label, value="", url="", change="Sửa", tone=""):
    """One row of ``<dl class="summary">``; an empty value is said in words, not left blank."""
    return {"label": label, "value": value, "url": url, "change": change, "tone": tone}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms):
    """Every error of the forms (or formsets) with a link to its field; nothing when all are valid.

    The mark on each form tells its own template that the errors of no field stand here already.
    """
    shown = [form for form in forms if form is not None and form.is_bound]
    for form in shown:
        for each in (form, *getattr(form, "forms", ())):
            each.summary_shown = True
    return {"errors": [mistake for form in shown for mistake in mistakes.of_form(form)]}


@register.inclusion_tag("components/empty_state.html")
def empty_state(title, text="", url="", action="", icon="inbox"):
    """What will be here one day, and the first step towards it."""
    return {"title": title, "text": text, "url": url, "action": action, "icon": icon}


@register.inclusion_tag("components/act_button.html")
def act_button(url, label, key="", verdict=None, look="outline-secondary", small=False, **values):
    """A form with one button that does an act by POST; a refusing verdict shows its reason instead.

    ``key`` is the idempotency key of the act (made here when absent); further keyword values travel
    as hidden inputs.
    """
    return {
        "url": url,
        "label": label,
        "key": key or uuid4(),
        "refusal": verdict.reason if verdict is not None and not verdict else "",
        "look": look,
        "small": small,
        "values": values,
    }


@register.inclusion_tag("components/next_page.html", takes_context=True)
def next_page(context, next_key, shown=0, total=None, noun=""):
    """The foot of a keyset list: how many are shown, and the address of the next page."""
    query = context["request"].GET.copy()
    is_first = not query.pop("after", None)
    first_query = query.urlencode()
    query["after"] = next_key or ""
    return {
        "next_query": query.urlencode() if next_key else "",
        "first_query": first_query,
        "is_first": is_first,
        "shown": shown,
        "total": total,
        "noun": noun,
    }


@register.filter
def vn_count(number: int) -> str:
    """A count as `counted()` gives it: beyond its limit only "hơn 999" is known."""
    return f"hơn {vietnamese.number(COUNTED_UP_TO)}" if number > COUNTED_UP_TO else vietnamese.number(number)


@register.simple_tag
def idempotency_key():
    """The hidden input that lets a pressed-twice form do its act once."""
    return format_html('<input type="hidden" name="key" value="{}">', uuid4())


@register.simple_block_tag
def table_region(content, label):
    """Wrap a wide table: scrolls on its own at phone width and can be reached by keyboard."""
    return render_to_string("components/table_region.html", {"content": content, "label": label})


@register.simple_block_tag
def more_acts(content, label="Việc khác"):
    """The acts beside the primary one, folded under one button; works without JavaScript."""
    return render_to_string("components/more_acts.html", {"content": content, "label": label})
