"""Storeys and rooms look down only; rules are pure; acts know neither request nor queue."""

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import PACKAGES, ROOT, STOREYS, files, text_of

ACTS = [path for path in files(".py", under=STOREYS) if len(path.parts) > 1 and path.parts[1].startswith("actions")]
NOT_FOR_ACTS = ("django.http", "django.shortcuts", "django.contrib.messages", "celery", "requests", "urllib")


def lint_imports(folder: Path) -> subprocess.CompletedProcess:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def imported_modules(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_every_import_looks_down():
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "said"),
    [
        ("units/choices.py", "import awards.models", "units.choices -> awards.models"),
        ("awards/choices.py", "import awards.models", "awards.choices -> awards.models"),
        ("awards/eligibility/planted.py", "import django.db", "awards.eligibility.planted -> django"),
        ("units/drawer.py", "", "drawer"),
    ],
)
def test_a_planted_upward_import_is_named(tmp_path, module, line, said):
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a") as planted:
        planted.write(f"\n{line}\n")

    result = lint_imports(tmp_path)

    assert result.returncode == 1
    assert said in result.stdout


def test_every_module_of_the_shell_stands_on_the_top_storey():
    contracts = tomllib.loads(text_of(Path("pyproject.toml")))["tool"]["importlinter"]["contracts"]
    storeys = next(contract for contract in contracts if contract["id"] == "storeys")
    shell = {name.strip(" ()") for name in storeys["layers"][0].split(":")}
    modules = {f"thiduakt.{path.parts[1].removesuffix('.py')}" for path in files(".py", under=("thiduakt",))}

    assert modules - shell == {"thiduakt.__init__", "thiduakt.base"}


@pytest.mark.parametrize("path", ACTS, ids=str)
def test_an_act_needs_no_request_and_no_queue(path):
    tree = ast.parse(text_of(path))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    asking = [f.name for f in functions for a in (*f.args.args, *f.args.kwonlyargs) if a.arg == "request"]

    assert [name for name in imported_modules(tree) if name.startswith(NOT_FOR_ACTS)] == []
    assert asking == []
