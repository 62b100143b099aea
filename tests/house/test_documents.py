"""What the documents say is there is there: links, commands, variables, accounts, pictures, words on screen."""

import importlib
import re
import unicodedata
from functools import cache
from os.path import normpath
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class

from reports.management.demo.source import PASSWORD, facts
from tests.house.test_words import spoken
from tests.house.tree import PACKAGES, ROOT, STOREYS, files, repository_files, text_of

DOCUMENTS = [path for path in files(".md") if path.parts[0] != "tests"]
GUIDE = [path for path in DOCUMENTS if path.parent == Path("docs/guide") and path.name != "components.md"]
README = Path("README.md")
FENCE = re.compile(r"^```.*?^```", re.S | re.M)
CODE = re.compile(r"^```\w*\n(.*?)^```|`([^`\n]+)`", re.S | re.M)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
ITALIC = re.compile(r"(?<![*\w])\*(?!\*|\s)([^*|`]+?)\*(?![*\w])")
VARIABLE = re.compile(r"(?m)^#?([A-Z_]+)=")
MOST_PICTURE_BYTES = 250_000


def code_lines(path: Path) -> list[str]:
    """Every line of fenced code and every piece of inline code."""
    pieces = [fenced or inline for fenced, inline in CODE.findall(text_of(path))]
    return [line for piece in pieces for line in piece.splitlines()]


def anchors(path: Path) -> set[str]:
    """The names under which the headings of a page can be reached."""
    headings = re.findall(r"(?m)^#+ +(.+?) *$", FENCE.sub("", text_of(path)))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def is_dead(link: str, page: Path) -> bool:
    target, _, anchor = link.partition("#")
    there = (ROOT / page.parent / target).resolve() if target else ROOT / page
    if not there.is_relative_to(ROOT) or not there.exists():
        return True
    return bool(anchor) and anchor not in anchors(there.relative_to(ROOT))


@pytest.mark.parametrize("page", DOCUMENTS, ids=str)
def test_every_link_and_picture_leads_somewhere(page):
    links = LINK.findall(FENCE.sub("", text_of(page)))

    assert [link for link in links if not link.startswith("https://") and is_dead(link, page)] == []


@pytest.mark.parametrize("page", DOCUMENTS, ids=str)
def test_every_script_that_is_named_exists(page):
    named = set(re.findall(r"(?<![\w/.])(?:script|\.ci)/\w[\w.]*(?<!\.)", "\n".join(code_lines(page))))
    known = {str(path) for path in repository_files()}

    assert named - known == set()


@pytest.mark.parametrize("page", DOCUMENTS, ids=str)
def test_every_command_and_option_that_is_named_exists(page):
    known = get_commands()
    for line in code_lines(page):
        for name, rest in re.findall(r"manage\.py (\w+)([^\n|]*)", line):
            assert name in known, line
            options = re.findall(r"(?<!\S)(--\w[\w-]*)", rest.partition("#")[0])
            parser = load_command_class(known[name], name).create_parser("manage.py", name)
            assert [option for option in options if option not in parser._option_string_actions] == [], line


def test_options_beside_a_command_in_the_table_exist():
    known = get_commands()
    rows = re.findall(r"(?m)^\| `manage\.py (\w+)[^`]*` \| (.*) \|$", text_of(README))

    assert rows
    for name, words in rows:
        parser = load_command_class(known[name], name).create_parser("manage.py", name)
        named = re.findall(r"`(--\w[\w-]*)", words)
        assert [option for option in named if option not in parser._option_string_actions] == [], name


def test_our_commands_stand_in_the_readme():
    ours = {name for name, app in get_commands().items() if app in {*STOREYS, "thiduakt"}}
    named = set(re.findall(r"manage\.py (\w+)", text_of(README)))

    assert ours - named - {"bench"} == set()
    assert "script/bench" in text_of(README)


def test_variables_are_the_same_in_the_readme_the_example_and_the_code():
    explained = set(VARIABLE.findall(text_of(Path(".env.example"))))
    table = re.search(r"(?s)\n\| Biến \|.*?\n\n", text_of(README))[0]
    first_cells = [row.split("|")[1] for row in table.split("\n") if row.startswith("| `")]
    in_readme = set(re.findall(r"`([A-Z_]+)`", " ".join(first_cells)))
    readers = [*files(".py", under=("thiduakt", "docker")), *map(Path, ("docker-compose.yml", "script/server"))]
    readers += [Path("docker/Caddyfile"), Path("manage.py")]
    read = {name for path in readers for name in re.findall(r"[\"'{]([A-Z_]{3,})\b", text_of(path))}

    assert in_readme == explained
    assert explained - read == set()


def test_demo_accounts_are_those_of_the_demo():
    table = re.search(r"(?s)\n\| Tên đăng nhập \|.*?\n\n", text_of(README))[0]
    named = {login for row in table.splitlines()[3:] for login in re.findall(r"`([\w.]+)`", row)}

    assert named == {login for login, *_ in facts()["accounts"]}
    assert f"`{PASSWORD}`" in text_of(README)


@pytest.mark.parametrize("folder", ["docs/decisions", "docs/guide"])
def test_the_index_of_a_folder_names_every_page(folder):
    pages = {path.name for path in DOCUMENTS if path.parent == Path(folder)} - {"README.md"}

    assert set(LINK.findall(text_of(Path(folder) / "README.md"))) & pages == pages


def test_names_of_code_in_the_glossary_exist():
    choices = {name for storey in STOREYS for name in vars(importlib.import_module(f"{storey}.choices"))}
    known = {model.__name__ for model in apps.get_models()} | choices
    named = re.findall(r"`([A-Z]\w+)`", text_of(Path("docs/glossary.md")))

    assert [name for name in named if name not in known] == []


def test_pictures_are_small_and_shown():
    pictures = files(".png", under=("docs",))
    shown = {Path(normpath(page.parent / link)) for page in DOCUMENTS for link in LINK.findall(text_of(page))}

    assert [str(path) for path in pictures if (ROOT / path).stat().st_size > MOST_PICTURE_BYTES] == []
    assert [str(path) for path in pictures if path not in shown] == []


@cache
def words_on_screen() -> str:
    """All that templates and constants say, in small letters; tags between words of a sentence are gone."""
    sources = [text_of(path) for path in files(".html", under=("templates",))]
    written = [re.sub(r"<[^>]*>|{%.*?%}|{#.*?#}|{{.*?}}", " ", source) for source in sources]
    in_tags = [" ".join(re.findall(r'"([^"]*)"', source)) for source in sources]
    in_code = [" ".join(spoken(text_of(path))) for path in files(".py", under=PACKAGES)]
    return plain(" ".join([*written, *in_tags, *in_code]))


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def is_on_screen(phrase: str) -> bool:
    pattern = r".{0,60}?".join(re.escape(part.strip()) for part in plain(phrase).split("…"))
    return re.search(rf"(?<!\w){pattern}(?!\w)", words_on_screen()) is not None


@pytest.mark.parametrize("page", [README, *GUIDE], ids=str)
def test_words_of_the_screen_are_quoted_as_they_stand(page):
    text = text_of(page).partition("## In English")[0]
    quoted = [" ".join(phrase.split()) for phrase in ITALIC.findall(FENCE.sub("", text))]

    assert [phrase for phrase in quoted if phrase != "nghiêng" and not is_on_screen(phrase)] == []


def test_a_wrong_quotation_and_a_dead_link_are_seen():
    assert not is_on_screen("Nút không bao giờ có")
    assert is_on_screen("Lưu thành dự thảo kế hoạch")
    assert is_dead("docs/khong-co.md", README)
    assert is_dead("CONTRIBUTING.md#khong-co", README)
