"""Rooms stay small enough to be read in one go."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import PACKAGES, files, text_of

CODE = [path for path in files(".py", under=(*PACKAGES, "script", "docker")) if "migrations" not in path.parts]
TESTS = files(".py", under=("tests",))
TEMPLATES = files(".html", ".txt", ".xml", under=("templates",))
NO_DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "data", "process", "handle", "misc"}


def line_count(path: Path) -> int:
    return text_of(path).count("\n")


def too_long(tree: ast.AST, kinds: tuple[type, ...], limit: int) -> list[str]:
    nodes = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    return [node.name for node in nodes if node.end_lineno - node.lineno + 1 > limit]


def large(paths: list[Path], limit: int) -> dict[str, int]:
    return {str(path): lines for path in paths if (lines := line_count(path)) > limit}


@pytest.mark.parametrize("path", CODE, ids=str)
def test_functions_and_classes_are_short(path):
    tree = ast.parse(text_of(path))

    assert too_long(tree, (ast.FunctionDef, ast.AsyncFunctionDef), 50) == []
    assert too_long(tree, (ast.ClassDef,), 200) == []


def test_files_are_short():
    assert large(CODE, 400) == {}
    assert large(TESTS, 600) == {}


def test_templates_are_short():
    assert large(TEMPLATES, 200) == {}


def test_modules_are_named_for_what_they_are():
    parts = {part for path in CODE for part in (*path.parts[:-1], path.stem)}

    assert parts & NO_DRAWERS == set()


def test_the_measure_sees_a_long_function():
    source = "def long():\n" + "    pass\n" * 50

    assert too_long(ast.parse(source), (ast.FunctionDef,), 50) == ["long"]
    assert too_long(ast.parse(source.removesuffix("    pass\n")), (ast.FunctionDef,), 50) == []
