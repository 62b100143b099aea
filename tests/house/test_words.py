"""Years, awards and laws are data: code and templates that name them grow old."""

import ast
import json
import re
from pathlib import Path

import pytest

from tests.house.tree import PACKAGES, files, text_of

DATA = {"migrations", "law", "demo"}
YEAR = re.compile(r"(?<!\d)20(?!00)\d\d(?!\d)")  # 2000 is a count more often than a year
LAW_NUMBER = re.compile(r"\d+/(?:20\d\d|\{)\S*/(?:NĐ-CP|QH\d+)|\d+/\d{4}/(?:NĐ-CP|QH\d+|TT-\w+)")
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|/\*.*?\*/|^\s*//[^\n]*", re.S | re.M)

CODE = [path for path in files(".py", under=PACKAGES) if not DATA & {*path.parts, path.stem}]
TEMPLATES = files(".html", ".txt", ".xml", under=("templates",))
STATIC = files(".js", ".css", under=("static",))


def spoken(source: str) -> list[str]:
    """Every constant of a module but its docstrings, as text."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = set()
    for node in ast.walk(tree):
        if isinstance(node, documented) and ast.get_docstring(node, clean=False) is not None:
            docstrings.add(id(node.body[0].value))
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    return [str(node.value) for node in constants if isinstance(node.value, (str, int, float))]


def without_comments(path: Path) -> str:
    return COMMENT.sub("", text_of(path))


def award_names() -> set[str]:
    """The full names of titles and awards in the law packs, long enough to be nothing else."""
    names = set()
    for pack in files(".json", under=("awards",)):
        for award in json.loads(text_of(pack)).get("award_types", []):
            names.add(award["name"])
    return {name for name in names if len(name) > len("Chiến sĩ thi đua")}


@pytest.mark.parametrize("path", CODE, ids=str)
def test_code_names_no_year_and_no_law(path):
    said = spoken(text_of(path))

    assert [text for text in said if YEAR.search(text)] == []
    assert [text for text in said if LAW_NUMBER.search(text)] == []


@pytest.mark.parametrize("path", TEMPLATES + STATIC, ids=str)
def test_pages_name_no_year_and_no_law(path):
    assert YEAR.findall(without_comments(path)) == []
    assert LAW_NUMBER.findall(without_comments(path)) == []


def test_awards_are_named_in_data_only():
    names = award_names()
    said = {str(path): " ".join(spoken(text_of(path))) for path in CODE}
    said |= {str(path): without_comments(path) for path in TEMPLATES}

    assert names
    assert {path: [n for n in names if n in text] for path, text in said.items() if any(n in text for n in names)} == {}


def test_the_search_sees_a_year_but_not_in_a_docstring():
    assert spoken('"""Nghị định 30/2020."""\nSINCE = 2024\n') == ["2024"]
    assert LAW_NUMBER.search("Nghị định 98/2023/NĐ-CP")
