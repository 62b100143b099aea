"""Every page of the permission table says once what it is, and offers at most one main act."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tests.shell.samples import Samples
from thiduakt.permissions.table import DOORS

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """Counts headings of the first order, and main buttons in sight: not in folded details or a closed dialog."""

    def __init__(self, html: str):
        super().__init__()
        self.open: list[bool] = []
        self.headings, self.acts = 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        folded = (tag in {"details", "dialog"} and "open" not in given) or tag == "noscript"
        if tag == "h1":
            self.headings += 1
        if "btn-primary" in classes and not any(self.open):
            self.acts.append(given.get("href") or given.get("name") or "button")
        if tag not in VOID:
            self.open.append(folded)

    def handle_endtag(self, tag):
        if tag not in VOID and self.open:
            self.open.pop()


@pytest.fixture(scope="module")
def samples(demo):
    return Samples()


@pytest.fixture(autouse=True)
def media(settings, demo):
    settings.MEDIA_ROOT = demo


@pytest.mark.parametrize("door", [door for door in DOORS if door.sees], ids=lambda d: f"{d.name} {d.about}".strip())
def test_a_page_has_one_heading_and_at_most_one_main_act(door, samples, client, db):
    seen = {}
    for role in sorted(door.sees):
        actor = samples.actor(role, samples.unit_of(door))
        client.force_login(actor.user)
        response = client.get(reverse(door.name, args=samples.args(door, actor)))
        if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
            page = Page(response.content.decode())
            seen[role] = (page.headings, len(page.acts) <= 1 or page.acts)
        elif response.streaming:
            response.getvalue()

    assert seen == dict.fromkeys(seen, (1, True))


def test_the_count_sees_two_main_acts_and_overlooks_folded_ones():
    page = Page('<h1>A</h1><a class="btn btn-primary" href="/a/">A</a><br><button class="btn btn-primary">B</button>')
    folded = Page(
        '<details><summary>A</summary><button class="btn btn-primary">B</button></details><dialog>'
        '<button class="btn btn-primary">C</button></dialog>'
    )

    assert (page.headings, len(page.acts)) == (1, 2)
    assert (folded.headings, folded.acts) == (0, [])
