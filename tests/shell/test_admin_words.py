"""The admin site speaks Vietnamese throughout: what Django's catalogue lacks, ours has."""

import gettext
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin, auth
from django.urls import reverse
from django.utils import translation

from units.models import User

ENTRY = re.compile(r'(?:^msgctxt "(?P<context>.*)"\n)?^msgid (?P<text>(?:".*"\n)+)', re.MULTILINE)
SAME = {"ID", "Email", "%(class_name)s %(instance)s"}
OURS = Path(settings.LOCALE_PATHS[0]) / "vi/LC_MESSAGES"


def texts(path: Path) -> list[tuple[str, str]]:
    """Context and text of each entry of a catalogue."""
    found = ENTRY.finditer(path.read_text(encoding="utf-8"))
    pairs = [(each["context"] or "", "".join(re.findall(r'^"(.*)"$', each["text"], re.MULTILINE))) for each in found]
    return [(context, text.replace("\\n", "\n").replace('\\"', '"')) for context, text in pairs if text]


@pytest.mark.parametrize("app", [admin, auth], ids=lambda app: app.__name__)
def test_every_word_of_the_pages_is_in_vietnamese(app):
    here = Path(app.__file__).parent / "locale/en/LC_MESSAGES/django.po"
    with translation.override("vi"):
        said = {t: translation.pgettext(c, t) if c else translation.ngettext(t, t, 1) for c, t in texts(here)}
        english = {text for text, shown in said.items() if shown == text == translation.gettext(text)}

    assert sorted(english - SAME) == []


def test_every_word_of_the_scripts_is_in_vietnamese(login, system_officer):
    User.objects.filter(pk=system_officer.user_id).update(is_staff=True, is_superuser=True)
    script = login(system_officer).get(reverse("admin:jsi18n")).text
    catalogue = json.loads(re.search(r"const newcatalog = (\{.*?\n *\});", script, re.DOTALL)[1])
    here = Path(admin.__file__).parent / "locale/en/LC_MESSAGES/djangojs.po"

    assert {f"{context}\x04{text}" if context else text for context, text in texts(here)} - catalogue.keys() == set()


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_what_is_compiled_is_what_is_written(name):
    with (OURS / f"{name}.mo").open("rb") as file:
        compiled = {key[0] if isinstance(key, tuple) else key for key in gettext.GNUTranslations(file)._catalog} - {""}

    assert {f"{context}\x04{text}" if context else text for context, text in texts(OURS / f"{name}.po")} == compiled
