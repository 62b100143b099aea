"""Every template can be compiled and is used by somebody; every style sheet and script too."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs

from tests.house.tree import PACKAGES, files, text_of

TEMPLATES = [path.relative_to("templates") for path in files(".html", ".txt", ".xml", under=("templates",))]
ASSETS = [path.relative_to("static") for path in files(".css", ".js", ".svg", ".png", ".ico", under=("static",))]
# Names that Django itself asks for.
ASKED_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html", "registration/login.html"}
NAMED = re.compile(r"""["']([\w./-]+\.(?:html|txt|xml|css|js|svg|png|ico))(?:#[\w-]+)?["']""")


def patterns_in(source: str) -> set[str]:
    """Regular expressions for the names a module may build, f-strings included."""
    nodes = list(ast.walk(ast.parse(source)))
    formatted = [node.values for node in nodes if isinstance(node, ast.JoinedStr)]
    pieces = {id(piece) for values in formatted for piece in values}
    plain = [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in pieces]

    found = {re.escape(text.partition("#")[0]) for text in plain}
    for values in formatted:
        found.add("".join(re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w-]+" for p in values))
    return {pattern for pattern in found if re.search(r"\\?\.(?:html|txt|xml|css|js|svg|png|ico)$", pattern)}


def is_asked_for_by_others(template: Path) -> bool:
    """Django's error pages, and templates of installed applications that ours replace."""
    folders = get_app_template_dirs("templates")
    return str(template) in ASKED_BY_DJANGO or any((folder / template).is_file() for folder in folders)


@cache
def used_names() -> re.Pattern:
    """One expression that matches every name some module, page or style sheet asks for."""
    in_code = set().union(*(patterns_in(text_of(path)) for path in files(".py", under=PACKAGES)))
    in_pages = set()
    for path in files(".html", ".txt", ".xml", under=("templates",)):
        mine = str(path.relative_to("templates"))
        in_pages |= {re.escape(name) for name in NAMED.findall(text_of(path)) if name != mine}
    in_sheets = set()
    for path in files(".css", under=("static",)):
        in_sheets |= {rf"(?:.*/)?{re.escape(Path(name).name)}" for name in re.findall(r"url\(([^)]+)\)", text_of(path))}
    return re.compile("|".join(sorted(in_code | in_pages | in_sheets)))


def test_every_template_is_used():
    unused = [template for template in TEMPLATES if not used_names().fullmatch(str(template))]

    assert [str(template) for template in unused if not is_asked_for_by_others(template)] == []


def test_every_style_sheet_script_and_picture_is_used():
    assert [str(asset) for asset in ASSETS if not used_names().fullmatch(str(asset))] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_template_compiles(template):
    assert get_template(str(template)).template.name == str(template)


def test_the_search_reads_f_strings_and_partials():
    assert patterns_in('name = f"reports/documents/{kind}.html"') == {r"reports/documents/[\w-]+\.html"}
    assert patterns_in('name = "awards/list.html#rows"') == {r"awards/list\.html"}
